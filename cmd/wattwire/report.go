package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/schollz/progressbar/v3"

	"wattwire/extract/source"
	"wattwire/store"
)

// reporter tells how a run goes: a progress bar on a terminal, plain lines in a
// pipe, and a summary at the end. It is for the writer's goroutine.
type reporter struct {
	stdout, stderr io.Writer
	bar            *progressbar.ProgressBar
	clock          func() time.Time
	start, told    time.Time

	read, same, bad int64
	bytes           int64 // of text
	done            int64 // bytes of the file in hand that the bar has counted
}

// tellEvery is the time between two lines of progress in a pipe.
const tellEvery = 10 * time.Second

func newReporter(c *console, files []source.File, clock func() time.Time) *reporter {
	r := &reporter{stdout: c.stdout, stderr: c.stderr, clock: clock, start: clock()}
	r.told = r.start
	if width, ok := terminal(c.stderr); ok {
		var size int64
		for _, f := range files {
			size += max(f.Size, 0)
		}
		r.bar = progressbar.NewOptions64(max(size, 1),
			progressbar.OptionSetWriter(c.stderr),
			progressbar.OptionSetWidth(max(10, min(40, width-50))),
			progressbar.OptionShowBytes(true),
			progressbar.OptionShowTotalBytes(true),
			progressbar.OptionSetDescription("0 articles"),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetPredictTime(true),
		)
	}
	return r
}

// article counts an article that was written.
func (r *reporter) article(bytes int64) {
	r.read++
	r.bytes += bytes
	if r.bar != nil {
		r.done += bytes
		_ = r.bar.Add64(bytes)
	}
	r.tell()
}

func (r *reporter) unchanged(n int64) {
	r.same += n
	r.tell()
}

func (r *reporter) tell() {
	n := r.read + r.same
	switch {
	case r.bar != nil:
		if n%16 == 0 {
			r.bar.Describe(thousands(n) + " articles")
		}
	case n%64 == 0 && r.clock().Sub(r.told) >= tellEvery:
		r.told = r.clock()
		fmt.Fprintf(r.stderr, "%s articles, %.1f MB of text\n", thousands(n), float64(r.bytes)/1e6)
	}
}

// file says that a file is through; the bar, which had counted the text of its
// articles, goes to the file's own size.
func (r *reporter) file(f source.File) {
	if r.bar != nil {
		_ = r.bar.Add64(max(f.Size, 0) - r.done)
		r.done = 0
	}
}

// failed tells what could not be read, above the bar.
func (r *reporter) failed(uri, why string) {
	r.bad++
	r.line("%s: %s", uri, why)
}

func (r *reporter) line(format string, args ...any) {
	if r.bar != nil {
		_ = r.bar.Clear()
	}
	fmt.Fprintf(r.stderr, format+"\n", args...)
	if r.bar != nil {
		_ = r.bar.RenderBlank()
	}
}

// finish takes the bar away.
func (r *reporter) finish() {
	if r.bar != nil {
		_ = r.bar.Clear()
		r.bar = nil
	}
}

// summary prints what became of the articles.
func (r *reporter) summary(n store.Counts, db string) {
	took := r.clock().Sub(r.start).Seconds()
	fmt.Fprintf(r.stdout, "articles  %s read, %s unchanged, %s duplicate, %s failed\n",
		thousands(r.read), thousands(r.same), thousands(n.Duplicates), thousands(r.bad))
	if n.Removed > 0 {
		fmt.Fprintf(r.stdout, "removed   %s, no longer in their files\n", plural(n.Removed, "article"))
	}
	var kinds []string
	for _, k := range []struct {
		n         int64
		one, many string
	}{
		{n.Agreements, "agreement", "agreements"},
		{n.Capacities, "capacity", "capacities"},
		{n.Projects, "new project", "new projects"},
		{n.Milestones, "milestone", "milestones"},
		{n.Affiliations, "affiliation", "affiliations"},
		{n.Quotes, "quote", "quotes"},
		{n.Dates, "date", "dates"},
		{n.Quantities, "quantity", "quantities"},
		{n.Mentions, "mention", "mentions"},
		{n.Entities, "new entity", "new entities"},
	} {
		if k.n > 0 {
			kinds = append(kinds, pluralAs(k.n, k.one, k.many))
		}
	}
	if len(kinds) == 0 {
		kinds = []string{"none"}
	}
	records := strings.Join(kinds, ", ")
	if width, ok := terminal(r.stdout); ok && width > 30 {
		records = strings.ReplaceAll(text.WrapSoft(records, width-11), "\n", "\n          ")
	}
	fmt.Fprintf(r.stdout, "records   %s\n", records)
	rate := 0.0
	if took > 0 {
		rate = float64(r.bytes) / 1e6 / took
	}
	fmt.Fprintf(r.stdout, "speed     %.2f MB of text in %.2f s, %.1f MB/s\n", float64(r.bytes)/1e6, took, rate)
	fmt.Fprintf(r.stdout, "database  %s\n", db)
}

func plural(n int64, word string) string { return pluralAs(n, word, word+"s") }

func pluralAs(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands writes 1234567 as 1,234,567.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
