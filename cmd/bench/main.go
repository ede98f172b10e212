// Command bench measures wattwire against the libraries that one would take
// today, and prints one table.
//
//	go -C cmd/bench run . [-corpus DIR] [-pages DIR] [-articles N]
//
// It is a module of its own, so that what it compares with does not weigh on
// those who use wattwire. The corpus is a folder with energy.jsonl.gz and
// general.jsonl.gz; where none is given and none lies in ../shared/corpus beside
// the repository, one is made from the fixtures.
//
// Rates on one core count the CPU time of the process, not the time on the
// clock, and the best of several rounds, so that other work on the machine
// tells little; the whole program's are times on the clock. The run with 100,000
// articles takes most of ten minutes; -articles 3000 leaves it out.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
)

type settings struct {
	root     string // of the repository
	corpus   string // folder, "" for one made from the fixtures
	pages    string // folder of *.html or *.html.gz
	articles int    // of the large run for peak memory
	rounds   int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var s settings
	flag.StringVar(&s.root, "root", "../..", "repository")
	flag.StringVar(&s.corpus, "corpus", "", "`folder` of energy.jsonl.gz and general.jsonl.gz; made from the fixtures if there is none")
	flag.StringVar(&s.pages, "pages", "", "`folder` of HTML pages; the fixtures' if there is none")
	flag.IntVar(&s.articles, "articles", 100_000, "articles of the large run for peak memory")
	flag.IntVar(&s.rounds, "rounds", 5, "rounds, of which the best counts")
	first := flag.Bool("first", false, "make prose's first document and end (used by the command itself)")
	child := flag.Bool("child", false, "run the command given and tell its time and peak memory (used by the command itself)")
	flag.Parse()
	switch {
	case *first:
		firstDocument()
		return
	case *child:
		runChild(ctx, flag.Args())
		return
	}
	if err := s.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (s *settings) run(ctx context.Context) error {
	if s.corpus == "" {
		s.corpus = there(filepath.Join(s.root, "../shared/corpus"))
	}
	if s.pages == "" {
		s.pages = there(filepath.Join(s.root, "../shared/gold/pages/html"))
	}
	if s.pages == "" {
		s.pages = filepath.Join(s.root, "fixtures/pages")
	}
	energy, general, err := s.read(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "wattwire-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p := program{dir: dir, binary: filepath.Join(dir, "wattwire")}
	build := exec.CommandContext(ctx, "go", "build", "-o", p.binary, "./cmd/wattwire")
	build.Dir, build.Stderr = s.root, os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build wattwire: %w", err)
	}

	corpus := s.corpus
	if corpus == "" {
		corpus = "made from the fixtures"
	}
	fmt.Printf("%s\ncorpus %s: energy %d articles, %.1f MB; general %d articles, %.1f MB; pages %s\n\n", machine(), corpus,
		len(energy), mb(energy), len(general), mb(general), s.pages)
	row := func(cells ...string) {
		line := ""
		for i, c := range cells {
			line += fmt.Sprintf("%-*s", [...]int{40, 14, 46, 8, 0}[i], c)
		}
		fmt.Println(strings.TrimRight(line, " "))
	}
	row("", "wattwire", "today's alternative", "ratio", "to reach")
	for _, x := range []func(context.Context, program, func(...string)) error{
		func(_ context.Context, _ program, row func(...string)) error { return s.memory(energy, general, row) },
		func(ctx context.Context, p program, row func(...string)) error { return s.whole(ctx, p, energy, row) },
		func(_ context.Context, _ program, row func(...string)) error { return s.pageRow(row) },
		func(ctx context.Context, p program, row func(...string)) error { return s.peak(ctx, p, energy, row) },
		func(ctx context.Context, p program, row func(...string)) error { return s.start(ctx, p, energy, row) },
	} {
		if err := x(ctx, p, row); err != nil {
			return err
		}
	}
	return nil
}

// there is the path if something lies there, else "".
func there(path string) string {
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

// machine names the machine and what runs on it.
func machine() string {
	host, err := os.Hostname()
	if err != nil {
		host = "machine without a name"
	}
	return fmt.Sprintf("%s, %s, %d cores, %s %s/%s", host, processor(), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// processor is the model of the CPU, where the system tells it in the way of
// Linux.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "processor unknown"
	}
	for line := range strings.Lines(string(text)) {
		if k, v, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(k) == "model name" {
			return strings.TrimSpace(v)
		}
	}
	return "processor unknown"
}
