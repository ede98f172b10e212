package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"wattwire/extract"
	"wattwire/extract/source"
	"wattwire/store"
)

// ahead is how many articles may be read and extracted before the writer takes
// them: it stays at a commit for as long as some hundred articles take.
const ahead = 512

// inHand bounds the bytes of text between reader and writer.
const inHand = 24 << 20

// job is one step for the writer, in the order of the input. What its article
// yields comes through done once an extractor is through with it.
type job struct {
	kind     jobKind
	file     source.File
	article  source.Article
	document int64 // id of an article that has not changed
	count    int64 // articles of a file that has not changed
	failure  source.Failure
	weight   int64
	done     chan outcome
}

type jobKind int

const (
	fileBegins jobKind = iota
	fileEnds           // read to its end
	fileSkipped
	articleRead
	articleUnchanged
	partFailed
)

// outcome is what an extractor made of an article.
type outcome struct {
	article store.Article
	err     error
}

// pipeline takes the articles of files through the extractors to the writer.
type pipeline struct {
	files     []source.File
	options   source.Options
	settings  int64
	since     string
	limit     int
	jobs      int
	again     bool // whether what has not changed is read again
	extractor *extract.Extractor
	known     *store.Known
	writer    *store.Writer
	report    *reporter
	paths     map[string]bool // of files, absolute; made when first asked for
}

// stdin is the path of standard input.
const stdin = "-"

// goMemory bounds what the Go side of a run takes, in bytes: the models and
// lists hold 80 MB, and the collector may not let as much again pile up. SQLite
// has some 60 MB beside it, which makes less than 300 MB in all.
const goMemory = 180 << 20

// Of how many percent of what is in use garbage may be before it is collected.
const (
	loading = 1600 // rules and lists stay to the end: collecting meanwhile finds little
	running = 200
)

// boundMemory sets goMemory where GOMEMLIMIT sets nothing else, and lets the
// garbage grow up to it rather than to what is in use.
func boundMemory(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(goMemory)
	}
}

// errLimit ends the reading when --limit is reached.
var errLimit = errors.New("limit reached")

// run reads until the files are through, the limit is reached or ctx ends; the
// articles in hand are then still written. The channels are bounded, by
// ahead and by inHand, so that memory does not grow with the input.
func (p *pipeline) run(ctx context.Context) error {
	// What breaks the writer ends the reader through the group's context; an
	// interrupt ends the reader alone.
	g, broken := errgroup.WithContext(context.WithoutCancel(ctx))
	reading, stopReading := context.WithCancel(ctx)
	defer stopReading()
	context.AfterFunc(broken, stopReading)

	order := make(chan *job, ahead)
	work := make(chan *job, 4*p.jobs)
	room := semaphore.NewWeighted(inHand)
	g.Go(func() error {
		defer close(order)
		defer close(work)
		err := p.read(reading, order, work, room)
		if errors.Is(err, errLimit) || reading.Err() != nil && broken.Err() == nil {
			return nil
		}
		return err
	})
	for range p.jobs {
		g.Go(func() error {
			for j := range work {
				j.done <- p.extract(broken, j.article)
			}
			return nil
		})
	}
	g.Go(func() error {
		for j := range order {
			if err := p.write(broken, j); err != nil {
				return err
			}
			room.Release(j.weight)
		}
		return nil
	})
	return g.Wait()
}

// read sends the files' articles on, in order.
func (p *pipeline) read(ctx context.Context, order, work chan<- *job, room *semaphore.Weighted) error {
	send := func(c chan<- *job, j *job) error {
		select {
		case c <- j:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	left := p.limit
	for _, f := range p.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if p.limit > 0 && left <= 0 {
			return errLimit
		}
		f, err := p.named(f)
		if err != nil {
			return err
		}
		known, ok, err := p.known.Source(f.URI)
		if err != nil {
			return err
		}
		unchanged := known.Size == f.Size && known.ModTime == f.ModTime.UnixNano() && known.Settings == p.settings
		if ok && unchanged && !p.again && f.Path != stdin {
			left -= int(known.Articles)
			if err := send(order, &job{kind: fileSkipped, file: f, count: known.Articles}); err != nil {
				return err
			}
			continue
		}
		if err := send(order, &job{kind: fileBegins, file: f}); err != nil {
			return err
		}
		err = source.Read(ctx, f, p.options, func(a source.Article) error {
			if f.Path == stdin {
				// The next article that comes this way is another one.
				a.URI = stdin + "#" + a.SHA256[:12]
			}
			if before(a.Published, p.since) {
				return nil
			}
			if p.limit > 0 {
				if left == 0 {
					return errLimit
				}
				left--
			}
			j := &job{kind: articleUnchanged, article: a}
			var err error
			if j.document, err = p.known.Document(a.URI, a.SHA256, p.settings); err != nil {
				return err
			}
			if j.document != 0 && !p.again {
				j.article.Text = ""
				return send(order, j)
			}
			j.kind, j.weight, j.done = articleRead, min(int64(len(a.Text))+1, inHand), make(chan outcome, 1)
			if err := room.Acquire(ctx, j.weight); err != nil {
				return err
			}
			// First to an extractor: the writer must never wait for an article
			// that no extractor will get.
			if err := send(work, j); err != nil {
				return err
			}
			return send(order, j)
		}, func(f source.Failure) error {
			return send(order, &job{kind: partFailed, failure: f})
		})
		if err != nil {
			return err
		}
		if err := send(order, &job{kind: fileEnds, file: f}); err != nil {
			return err
		}
	}
	return nil
}

// before says whether the article of that date is sure to be older than since:
// one of 2024 need not be older than June 2024.
func before(published, since string) bool {
	return published < since[:min(len(since), len(published))]
}

// named gives a file the address under which its articles are known. It is the
// path relative to the folder given; but a file that was read before keeps the
// address that it had, whether its folder was given then, the folder's parent
// or another one beside it. Two folders can hold files of the same address:
// where the other one is still there and is another file, this one goes by its
// path as given, as List does within a run.
func (p *pipeline) named(f source.File) (source.File, error) {
	if f.Path == stdin {
		return f, nil
	}
	path, err := filepath.Abs(f.Path)
	if err != nil {
		return f, fmt.Errorf("%s: %w", f.Path, err)
	}
	before, err := p.known.URI(path)
	if err != nil {
		return f, err
	}
	if before != "" {
		f.URI = before
		return f, nil
	}
	other, err := p.known.Path(f.URI)
	if err != nil || other == "" {
		return f, err
	}
	if other != path && (p.given(other) || !sameContent(other, path)) {
		f.URI = filepath.ToSlash(f.Path)
	}
	return f, nil
}

// given says whether the file at the absolute path is one of this run's.
func (p *pipeline) given(path string) bool {
	if p.paths == nil {
		p.paths = map[string]bool{}
		for _, f := range p.files {
			if abs, err := filepath.Abs(f.Path); err == nil {
				p.paths[abs] = true
			}
		}
	}
	return p.paths[path]
}

// sameContent says whether two files hold the same bytes. A file that is not
// there is none to be told from the other.
func sameContent(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA != nil || errB != nil || os.SameFile(infoA, infoB) {
		return true
	}
	if infoA.Size() != infoB.Size() {
		return false
	}
	fileA, errA := os.Open(a)
	if errA != nil {
		return true
	}
	defer fileA.Close()
	fileB, errB := os.Open(b)
	if errB != nil {
		return true
	}
	defer fileB.Close()
	bufA, bufB := make([]byte, 64<<10), make([]byte, 64<<10)
	for {
		n, errA := io.ReadFull(fileA, bufA)
		m, errB := io.ReadFull(fileB, bufB)
		if n != m || !bytes.Equal(bufA[:n], bufB[:m]) {
			return false
		}
		if errA != nil || errB != nil {
			return true
		}
	}
}

// extract makes the records of an article. An article that makes the extractor
// panic is a failure of its own, not the end of the others.
func (p *pipeline) extract(ctx context.Context, a source.Article) (o outcome) {
	defer func() {
		if r := recover(); r != nil {
			o.err = fmt.Errorf("the extractor panicked: %v", r)
		}
	}()
	o.article = store.Article{SHA256: a.SHA256, Settings: p.settings}
	if o.article.Result, o.article.Notes, o.err = extractArticle(ctx, p.extractor, a); o.err == nil {
		p.writer.Prepare(&o.article)
	}
	return o
}

// write does one step of the writer.
func (p *pipeline) write(ctx context.Context, j *job) error {
	switch j.kind {
	case fileBegins:
		path, err := filepath.Abs(j.file.Path)
		if err != nil {
			return fmt.Errorf("%s: %w", j.file.Path, err)
		}
		src := store.Source{URI: j.file.URI, Path: path, Size: j.file.Size, ModTime: j.file.ModTime.UnixNano(), Settings: p.settings}
		if j.file.Path == stdin {
			src.Path, src.Size = "", -1
		}
		return p.writer.BeginSource(src)
	case fileEnds:
		p.report.file(j.file)
		return p.writer.EndSource(p.since == "" && j.file.Path != stdin)
	case fileSkipped:
		p.report.unchanged(j.count)
		p.report.file(j.file)
		return p.writer.Skip(j.count)
	case articleUnchanged:
		p.report.unchanged(1)
		return p.writer.Unchanged(j.document)
	case partFailed:
		p.report.failed(j.failure.URI, j.failure.Err.Error())
		return p.writer.Fail(j.failure.URI, store.StageRead, j.failure.Err.Error())
	}
	var o outcome
	select {
	case o = <-j.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	if o.err != nil {
		p.report.failed(j.article.URI, o.err.Error())
		return p.writer.Fail(j.article.URI, store.StageExtract, o.err.Error())
	}
	outcome, why, err := p.writer.Put(o.article)
	switch {
	case err != nil:
		return err
	case outcome == store.Failed:
		p.report.failed(j.article.URI, why)
	default:
		p.report.article(int64(len(j.article.Text)))
	}
	return nil
}
