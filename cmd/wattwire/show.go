package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"wattwire/store"
)

func newShow(c *console) *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:   "show DOC --db FILE",
		Short: "Print an article with its names marked and its records under it",
		Long: `Print an article of a database with the words marked that records point at, and
its records under it. DOC is an id, a uri or the end of one, the URL of the page
or the file that was read. On a terminal the marks are colours (NO_COLOR turns
them off), else they are brackets.`,
		Example: `  wattwire show --db deals.db 17
  wattwire show --db deals.db wire/shelek.txt`,
		Args: arguments(1, 1, "one DOC"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return show(cmd.Context(), c, db, args[0])
		},
	}
	cmd.Flags().StringVar(&db, "db", "", "database `FILE` to read")
	return cmd
}

func show(ctx context.Context, c *console, path, name string) error {
	if path == "" {
		return usagef("show needs --db FILE; see wattwire show --help")
	}
	db, err := store.OpenReader(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	doc, err := store.Document(ctx, db, name)
	if errors.Is(err, store.ErrNoDocument) {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err != nil {
		return queryError(path, err)
	}
	width, tty := terminal(c.stdout)
	paint := painter{on: c.colour()}
	header(c.stdout, doc, paint)
	if tty {
		doc.Text = wrap(doc.Text, min(width, 100))
	}
	body := marked(doc, paint)
	fmt.Fprintf(c.stdout, "\n%s\n", strings.TrimRight(body, "\n"))
	if paint.on {
		fmt.Fprintf(c.stdout, "\n%s\n", paint.legend())
	}
	for _, section := range store.Sections(doc.ID) {
		if err := printSection(ctx, c, path, section, width, paint, db); err != nil {
			return err
		}
	}
	return nil
}

// wrap breaks lines by putting line ends in the place of blanks, so that offsets
// into the text stay true.
func wrap(s string, width int) string {
	runes := []rune(s)
	column, blank := 0, -1
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case '\n':
			column, blank = 0, -1
			continue
		case ' ':
			blank = i
		}
		if column += text.RuneWidth(runes[i]); column > width && blank >= 0 {
			runes[blank] = '\n'
			column = text.StringWidth(string(runes[blank+1 : i+1]))
			blank = -1
		}
	}
	return string(runes)
}

func header(w io.Writer, doc *store.Shown, paint painter) {
	title := doc.Title
	if title == "" {
		title = doc.URI
	}
	fmt.Fprintln(w, paint.bold(title))
	published := doc.Published
	if published != "" && doc.PublishedFrom != "" {
		published += " (" + doc.PublishedFrom + ")"
	}
	var facts []string
	for _, fact := range []string{doc.Byline, doc.Publisher, published, doc.Language} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	if len(facts) > 0 {
		fmt.Fprintln(w, paint.dim(strings.Join(facts, " · ")))
	}
	fmt.Fprintln(w, paint.dim(fmt.Sprintf("document %d: %s", doc.ID, doc.URI)))
	if doc.URL != "" {
		fmt.Fprintln(w, paint.dim(doc.URL))
	}
	if doc.Original != "" {
		fmt.Fprintln(w, paint.dim("reprint of "+doc.Original))
	}
	for _, note := range doc.Notes {
		fmt.Fprintln(w, paint.dim("note: "+note))
	}
}

// painter colours the marks, or brackets them where there is no colour.
type painter struct{ on bool }

func (p painter) bold(s string) string { return p.sgr("1", s) }

func (p painter) dim(s string) string { return p.sgr("2", s) }

func (p painter) sgr(code, s string) string {
	if !p.on {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// colours are the SGR codes of the kinds of mark.
var colours = []struct{ kind, code string }{
	{"agreement", "1;31"},
	{"organization", "36"},
	{"person", "32"},
	{"place", "33"},
	{"project", "35"},
	{"event", "34"},
	{"programme", "34"},
	{"capacity", "1;35"},
	{"milestone", "31"},
	{"quantity", "4"},
	{"date", "4;34"},
}

func colour(kind string) string {
	for _, c := range colours {
		if c.kind == kind {
			return c.code
		}
	}
	return "4"
}

func (p painter) mark(kind, s string) string {
	if !p.on {
		return "[" + s + "]"
	}
	return p.sgr(colour(kind), s)
}

func (p painter) legend() string {
	var parts []string
	for _, c := range colours {
		parts = append(parts, p.mark(c.kind, c.kind))
	}
	return strings.Join(parts, " ")
}

// marked is the text with its marks. Where marks overlap, the longer one that
// starts first is shown.
func marked(doc *store.Shown, paint painter) string {
	runes := []rune(doc.Text)
	var b strings.Builder
	at := 0
	for _, m := range doc.Marks {
		if m.Start < at || m.End > len(runes) {
			continue
		}
		b.WriteString(string(runes[at:m.Start]))
		// Each line is marked by itself, so that wrapping keeps the colours.
		for i, line := range strings.Split(string(runes[m.Start:m.End]), "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(paint.mark(m.Kind, line))
		}
		at = m.End
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}
