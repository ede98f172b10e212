package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"wattwire/extract"
	"wattwire/extract/record"
)

// program is the command line, built into a folder of its own.
type program struct {
	dir, binary string
}

// ingest reads a folder into a new database and returns the time on the clock,
// the peak memory in MB (0 where the system does not tell), and the size of the
// database in bytes.
func (p program) ingest(ctx context.Context, folder string, jobs int) (took time.Duration, memory float64, bytes int64, err error) {
	db := filepath.Join(p.dir, "bench.db")
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(db + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return 0, 0, 0, err
		}
	}
	self, err := os.Executable()
	if err != nil {
		return 0, 0, 0, err
	}
	// By way of a small process: Linux counts the memory of the one that starts
	// another as the other's.
	cmd := exec.CommandContext(ctx, self, "-child", p.binary, "ingest", folder, "--db", db, "--jobs", strconv.Itoa(jobs))
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(jobs))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, 0, 0, fmt.Errorf("ingest: %w", err)
	}
	var ns int64
	if _, err := fmt.Sscan(string(out), &ns, &memory); err != nil {
		return 0, 0, 0, fmt.Errorf("ingest: %q: %w", out, err)
	}
	took = time.Duration(ns)
	info, err := os.Stat(db)
	if err != nil {
		return 0, 0, 0, err
	}
	return took, memory, info.Size(), nil
}

// runChild runs a command and prints its time in nanoseconds and its peak memory
// in MB.
func runChild(ctx context.Context, args []string) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	from := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		os.Exit(1)
	}
	fmt.Println(time.Since(from).Nanoseconds(), peakOf(cmd.ProcessState))
}

// whole is the rate of the whole program, folder to database, and that in memory
// by turns with it.
func (s *settings) whole(ctx context.Context, p program, as []record.Document, row func(...string)) error {
	folder := filepath.Join(p.dir, "whole")
	if err := write(folder, as); err != nil {
		return err
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	var rate [3]float64
	var bytes int64
	var memory time.Duration
	for range s.rounds {
		d, err := best(1, func() error { return wattwire(x, as) })
		if err != nil {
			return err
		}
		memory = least(memory, d)
		for jobs := 1; jobs <= 2; jobs++ {
			took, _, n, err := p.ingest(ctx, folder, jobs)
			if err != nil {
				return err
			}
			rate[jobs] = max(rate[jobs], mb(as)/took.Seconds())
			bytes = n
		}
	}
	inMemory := mb(as) / memory.Seconds()
	row("whole program, one core", fmt.Sprintf("%.2f MB/s", rate[1]))
	row("whole program, two cores, to one", fmt.Sprintf("%.2f MB/s", rate[2]), "", fmt.Sprintf("%.2f", rate[2]/rate[1]), "1.8")
	row("whole program, two cores, to in memory", fmt.Sprintf("%.2f MB/s", rate[2]), fmt.Sprintf("%.2f MB/s", inMemory),
		fmt.Sprintf("%.2f", rate[2]/inMemory), "0.8")
	row("database over text", fmt.Sprintf("%.1f MB", float64(bytes)/1e6), fmt.Sprintf("%.1f MB", mb(as)),
		fmt.Sprintf("%.2f", float64(bytes)/float64(size(as))), "under 3")
	return nil
}

// peak is the peak memory with few and with many articles.
func (s *settings) peak(ctx context.Context, p program, as []record.Document, row func(...string)) error {
	for _, n := range []int{1000, s.articles} {
		folder := filepath.Join(p.dir, "peak-"+strconv.Itoa(n))
		if err := write(folder, vary(as, func(articles, _ int) bool { return articles < n })); err != nil {
			return err
		}
		_, memory, _, err := p.ingest(ctx, folder, 2)
		if err != nil {
			return err
		}
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
		told := "not told by this system"
		if memory > 0 {
			told = fmt.Sprintf("%.0f MB", memory)
		}
		row(fmt.Sprintf("peak memory, %d articles", n), told, "", "", "300 MB")
	}
	return nil
}

// start is the time of a command on one short article.
func (s *settings) start(ctx context.Context, p program, as []record.Document, row func(...string)) error {
	file := filepath.Join(p.dir, "article.txt")
	if err := os.WriteFile(file, []byte(tenLines(as)), 0o644); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var own, peer time.Duration
	for range 4 * s.rounds {
		from := time.Now()
		if out, err := exec.CommandContext(ctx, p.binary, "extract", file).CombinedOutput(); err != nil {
			return fmt.Errorf("extract: %w\n%s", err, out)
		}
		own = least(own, time.Since(from))
		from = time.Now()
		if out, err := exec.CommandContext(ctx, self, "-first").CombinedOutput(); err != nil {
			return fmt.Errorf("prose: %w\n%s", err, out)
		}
		peer = least(peer, time.Since(from))
	}
	row("start-up, ten-line article", fmt.Sprintf("%.0f ms", own.Seconds()*1000),
		fmt.Sprintf("%.0f ms (prose's first document)", peer.Seconds()*1000), "", "80 ms")
	return nil
}

// tenLines is the first article of about ten lines.
func tenLines(as []record.Document) string {
	for _, a := range as {
		if n := len(a.Text); n > 700 && n < 1100 {
			return a.Text
		}
	}
	return as[0].Text
}
