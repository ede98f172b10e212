package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"wattwire/extract"
	"wattwire/extract/source"
	"wattwire/store"
)

// readFlags are the flags by which articles are found and read.
type readFlags struct {
	published string
	fields    map[string]string
	rules     string
}

func (f *readFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.published, "published", "", "publication `DATE` (2025-06-17, 2025-06) of articles that give none")
	cmd.Flags().StringToStringVar(&f.fields, "map", nil, "names of columns or keys, `text=content,date=published_at`")
	cmd.Flags().StringVar(&f.rules, "rules", "", "`DIR` of rules and lists that add to the built-in ones or replace them")
}

var isoDate = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

// fieldNames are what --map may name, with the field of source.Options.Map.
var fieldNames = map[string]string{"title": "title", "headline": "title", "text": "text", "body": "text", "published": "published",
	"date": "published", "byline": "byline", "author": "byline", "publisher": "publisher", "source": "publisher", "url": "url"}

func (f *readFlags) options(c *console) (source.Options, error) {
	o := source.Options{Published: f.published, Stdin: c.stdin, Map: map[string]string{}}
	if f.published != "" {
		if !isoDate.MatchString(f.published) {
			return o, usagef("--published %q: not a date like 2025-06-17, 2025-06 or 2025", f.published)
		}
		if _, err := time.Parse("2006-01-02", f.published); len(f.published) == 10 && err != nil {
			return o, usagef("--published %q: no such day", f.published)
		}
	}
	for k, v := range f.fields {
		field, ok := fieldNames[k]
		if !ok || v == "" {
			return o, usagef("--map %s=%s: the fields are title, text, date, author, publisher and url", k, v)
		}
		o.Map[field] = v
	}
	return o, nil
}

// folder refuses rules that lie in no folder.
func (f *readFlags) folder() error {
	if f.rules == "" {
		return nil
	}
	info, err := os.Stat(f.rules)
	switch {
	case err != nil:
		return usagef("rules in %s: no such folder", f.rules)
	case !info.IsDir():
		return usagef("rules in %s: not a folder; give the one that it lies in", f.rules)
	}
	return nil
}

// extractor loads the rules, for one article only where it is not nil.
func (f *readFlags) extractor(only *extract.Article) (*extract.Extractor, error) {
	o := extract.Options{Only: only}
	if err := f.folder(); err != nil {
		return nil, err
	}
	if f.rules != "" {
		o.Rules, o.RulesName = os.DirFS(f.rules), f.rules
	}
	boundMemory(loading)
	return extract.New(o)
}

// settings is a digest of the flags that change records, 0 without any. An
// article whose records were made under other settings is extracted again.
func (f *readFlags) settings() (int64, error) {
	var b bytes.Buffer
	if f.published != "" {
		fmt.Fprintf(&b, "published %s\n", f.published)
	}
	keys := make([]string, 0, len(f.fields))
	for k, v := range f.fields {
		keys = append(keys, fmt.Sprintf("map %s %s\n", fieldNames[k], v))
	}
	sort.Strings(keys)
	b.WriteString(strings.Join(keys, ""))
	if f.rules != "" {
		err := fs.WalkDir(os.DirFS(f.rules), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			text, err := fs.ReadFile(os.DirFS(f.rules), name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "rules %s %x\n", name, sha256.Sum256(text))
			return nil
		})
		if err != nil {
			return 0, fmt.Errorf("--rules %s: %w", f.rules, err)
		}
	}
	if b.Len() == 0 {
		return 0, nil
	}
	sum := sha256.Sum256(b.Bytes())
	return int64(binary.BigEndian.Uint32(sum[:4])), nil
}

// globMeta are the signs that mean something in a glob.
var globMeta = regexp.MustCompile(`[][*?{}\\]`)

type ingestFlags struct {
	readFlags
	db               string
	include, exclude []string
	since            string
	limit, jobs      int
	dryRun, again    bool
	cpu, heap        string
}

func newIngest(c *console) *cobra.Command {
	var f ingestFlags
	cmd := &cobra.Command{
		Use:   "ingest PATH... --db FILE",
		Short: "Read articles and write their records to a database",
		Long: `Read articles and write their records to a SQLite file, which is made where it
does not exist.

A PATH is a folder (with all its subfolders), a file, a glob or - for standard
input. Text, Markdown, HTML, JSON, JSON lines, CSV, TSV, RSS and Atom, WARC, zip,
tar, mail, MHTML and PDF are read, also compressed.

A file that was read before and has not changed is skipped; a changed one takes
the place of its records; one that is gone keeps them. What cannot be read is
named on standard error, kept in the table failures, and makes the exit code 1;
the rest is read all the same. Interrupted, the command ends after the articles
in hand; given again, it goes on where it was.`,
		Example: `  wattwire ingest news/ --db deals.db
  wattwire ingest crawl.warc.gz feed.xml --db deals.db --jobs 4
  wattwire ingest articles.csv --db deals.db --map text=content,date=published_at
  wattwire ingest news/ --db deals.db --include '*.html' --exclude 'drafts/**' --since 2024
  curl -s https://example.org/story.html | wattwire ingest - --db deals.db --published 2025-06-17`,
		Args: arguments(1, -1, "at least one PATH"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return ingest(cmd.Context(), c, f, args)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.db, "db", "", "database `FILE` to write")
	cmd.Flags().StringSliceVar(&f.include, "include", nil, "read only files that match one of these `GLOB`s")
	cmd.Flags().StringSliceVar(&f.exclude, "exclude", nil, "leave out files that match one of these `GLOB`s")
	cmd.Flags().StringVar(&f.since, "since", "", "leave out articles published before this `DATE` (those without a date stay)")
	cmd.Flags().IntVar(&f.limit, "limit", 0, "stop after `N` articles")
	cmd.Flags().IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "extract `N` articles at the same time")
	cmd.Flags().BoolVar(&f.again, "again", false, "read and extract again what has not changed, as after an update of the program")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "list the files, with type and size, and stop")
	cmd.Flags().StringVar(&f.cpu, "cpuprofile", "", "write a CPU profile to `FILE`")
	cmd.Flags().StringVar(&f.heap, "memprofile", "", "write a heap profile to `FILE`")
	return cmd
}

func ingest(ctx context.Context, c *console, f ingestFlags, paths []string) (err error) {
	options, err := f.options(c)
	if err != nil {
		return err
	}
	options.Include, options.Exclude = f.include, f.exclude
	if f.db != "" { // it may lie in the folder that is read
		name := globMeta.ReplaceAllString(filepath.Base(f.db), `\$0`)
		options.Exclude = append(slices.Clone(f.exclude), name, name+"-wal", name+"-shm", name+"-journal")
	}
	switch {
	case f.db == "" && !f.dryRun:
		return usagef("ingest needs --db FILE; see wattwire ingest --help")
	case slices.Contains(paths, ""):
		return usagef("an empty PATH; see wattwire ingest --help")
	case f.jobs < 1:
		return usagef("--jobs %d: at least 1", f.jobs)
	case f.limit < 0:
		return usagef("--limit %d: not below 0", f.limit)
	case f.since != "" && !isoDate.MatchString(f.since):
		return usagef("--since %q: not a date like 2025-06-17, 2025-06 or 2025", f.since)
	}
	if err := f.folder(); err != nil {
		return err
	}
	files, missing, err := source.List(ctx, paths, options)
	if errors.Is(err, path.ErrBadPattern) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	if len(files) == 0 && len(missing) == 0 {
		fmt.Fprintf(c.stderr, "nothing to read in %s\n", strings.Join(paths, ", "))
	}
	_, absent := os.Stat(f.db)
	if f.dryRun || len(files) == 0 && len(missing) > 0 && absent != nil { // a mistyped PATH makes no database
		return dryRun(c, files, missing)
	}
	settings, err := f.settings()
	if err != nil {
		return err
	}
	boundMemory(running)
	stop, err := profile(f.cpu, f.heap)
	if err != nil {
		return err
	}
	var warming sync.WaitGroup
	defer warming.Wait()
	if size(files) >= warmSize {
		warming.Go(extract.Warm)
	}
	extractor, writer, known, err := f.open(ctx)
	if err != nil {
		return errors.Join(err, stop())
	}
	report := newReporter(c, files, time.Now)
	err = listed(writer, report, missing)
	if err == nil {
		p := &pipeline{files: files, options: options, settings: settings, since: f.since, limit: f.limit, jobs: f.jobs, again: f.again,
			extractor: extractor, known: known, writer: writer, report: report}
		err = p.run(ctx)
	}
	if serr := stop(); err == nil { // while what is measured is still in memory
		err = serr
	}
	err = errors.Join(err, known.Close())
	if cerr := writer.Close(); err == nil {
		err = cerr
	}
	report.finish()
	if err != nil {
		return err
	}
	report.summary(writer.Counts(), f.db)
	if ctx.Err() != nil {
		fmt.Fprintln(c.stderr, "interrupted: what is read so far is in the database; the same command goes on from here")
		return errTold
	}
	if report.bad > 0 {
		return errTold
	}
	return nil
}

// warmSize is how many bytes make it likely that an article among them needs
// what Warm loads: it is then loaded beside the rules, since all would have to
// wait for it in the midst of the work.
const warmSize = 1 << 20

func size(files []source.File) (bytes int64) {
	for _, f := range files {
		bytes += max(f.Size, 0)
	}
	return bytes
}

// open loads the rules and opens the database, both at once where the rules
// are the program's own. Those of a user may be wrong, and then there is to be
// no database.
func (f *ingestFlags) open(ctx context.Context) (*extract.Extractor, *store.Writer, *store.Known, error) {
	var x *extract.Extractor
	var loading errgroup.Group
	loading.Go(func() (err error) {
		x, err = f.extractor(nil)
		return err
	})
	if f.rules != "" {
		if err := loading.Wait(); err != nil {
			return nil, nil, nil, err
		}
	}
	writer, err := store.OpenWriter(ctx, f.db)
	if err != nil {
		_ = loading.Wait()
		return nil, nil, nil, err
	}
	known, err := store.OpenKnown(ctx, f.db)
	if lerr := loading.Wait(); err == nil && lerr != nil {
		err = errors.Join(lerr, known.Close())
	}
	if err != nil {
		_ = writer.Close()
		return nil, nil, nil, err
	}
	return x, writer, known, nil
}

// listed records what could not be listed.
func listed(w *store.Writer, report *reporter, missing []source.Failure) error {
	if err := w.ClearListFailures(); err != nil {
		return err
	}
	for _, m := range missing {
		report.failed(m.URI, m.Err.Error())
		if err := w.Fail(m.URI, store.StageList, m.Err.Error()); err != nil {
			return err
		}
	}
	return nil
}

func dryRun(c *console, files []source.File, missing []source.Failure) error {
	for _, f := range files {
		format := f.Format
		if format == "" {
			format = "?"
		}
		fmt.Fprintf(c.stdout, "%s\t%s\t%d\n", f.URI, format, f.Size)
	}
	for _, m := range missing {
		fmt.Fprintf(c.stderr, "%s: %v\n", m.URI, m.Err)
	}
	if len(missing) > 0 {
		return errTold
	}
	return nil
}
