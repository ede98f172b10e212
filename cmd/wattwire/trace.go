package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"wattwire/extract"
	"wattwire/extract/source"
)

type traceFlags struct {
	readFlags
	near int
	only string
}

func newTrace(c *console) *cobra.Command {
	var f traceFlags
	cmd := &cobra.Command{
		Use:   "trace FILE",
		Short: "Print which rule fired where and why, and which came near",
		Long: `Print, sentence by sentence, the records of an article with the rule that made
each and what the parts of its pattern or frame stood for; the matches that gave
way to others; and the rules that came near: of which a good part fitted, with
the word at which they failed and what they wanted there (words that another rule
of the kind has settled are left out, but for --rule). FILE may be - for standard
input.`,
		Example: `  wattwire trace article.txt --published 2025-06-17
  wattwire trace article.html --near 0
  wattwire trace article.txt --rule agreement.sign
  echo "The 90 MW Lusaka solar plant opened in May." | wattwire trace - --published 2025-06-17 --rules my-rules/`,
		Args: arguments(1, 1, "one FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.near < 0 {
				return usagef("--near %d: not below 0", f.near)
			}
			return traceFile(cmd.Context(), c, f, args[0])
		},
	}
	f.add(cmd)
	cmd.Flags().IntVar(&f.near, "near", 3, "show at most `N` rules that came near in a sentence")
	cmd.Flags().StringVar(&f.only, "rule", "", "show only what concerns the rule of this `ID`")
	return cmd
}

func traceFile(ctx context.Context, c *console, f traceFlags, path string) error {
	w := tracer{w: c.stdout, paint: painter{on: c.colour()}, flags: f}
	failed, err := eachExtracted(ctx, c, f.readFlags, path, func(x *extract.Extractor, a source.Article) error {
		fmt.Fprintln(w.w, w.paint.bold(strings.TrimSuffix(a.URI+": "+a.Title, ": ")))
		if why := foreign(a); why != "" {
			_, err := fmt.Fprintln(w.w, why)
			return err
		}
		trace, err := x.Trace(ctx, a.Document)
		if err != nil {
			return err
		}
		w.shown = 0
		for i, s := range trace.Sentences {
			w.sentence(i+1, s)
		}
		if w.shown == 0 && f.only != "" {
			fmt.Fprintf(w.w, "\nno rule %s fired or came near\n", f.only)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if failed {
		return errTold
	}
	return nil
}

// tracer prints the traces of sentences.
type tracer struct {
	w     io.Writer
	paint painter
	flags traceFlags
	shown int // sentences of the article printed
}

func (t *tracer) sentence(n int, s extract.SentenceTrace) {
	var b strings.Builder
	for _, r := range s.Records {
		if t.flags.only == "" || t.flags.only == r.Rule.ID {
			t.record(&b, r)
		}
	}
	for _, m := range s.Dropped {
		if t.flags.only == "" || t.flags.only == m.Rule.ID {
			t.dropped(&b, m)
		}
	}
	shown := 0
	for _, m := range s.Near {
		if t.flags.only != "" && t.flags.only != m.Rule.ID || t.flags.only == "" && m.Settled || shown == t.flags.near {
			continue
		}
		shown++
		found := fmt.Sprintf("%q", m.Found)
		if m.Found == "" {
			found = "the end"
		}
		fmt.Fprintf(&b, "  near       %s: fits %q, wanted %s, found %s\n", t.rule(m.Rule), oneLine(m.Text), m.Wanted, found)
	}
	if b.Len() == 0 && t.flags.only != "" {
		return
	}
	t.shown++
	fmt.Fprintf(t.w, "\n%s %s\n%s", t.paint.dim(fmt.Sprintf("%d (%d-%d)", n, s.Start, s.End)), oneLine(s.Text), b.String())
}

func (t *tracer) record(b *strings.Builder, r extract.RecordTrace) {
	fmt.Fprintf(b, "  %-10s %s  %s\n", r.Kind, t.paint.bold(fmt.Sprintf("%q", oneLine(r.Text))), r.Says)
	own := false
	for _, m := range r.Why {
		verb := "by"
		if m.Rule.ID != r.Rule.ID {
			verb = "also"
		}
		own = own || verb == "by"
		fmt.Fprintf(b, "    %s %s%s\n", verb, t.rule(m.Rule), parts(m))
	}
	if r.TypedBy != "" {
		fmt.Fprintf(b, "    type by %s\n", r.TypedBy)
	}
	if !own {
		fmt.Fprintf(b, "    by %s, from another place\n", t.rule(r.Rule))
	}
}

func (t *tracer) dropped(b *strings.Builder, m extract.MatchTrace) {
	if m.JoinedTo != "" {
		fmt.Fprintf(b, "  joined     %s%s, to %q (%s)\n", t.rule(m.Rule), parts(m), oneLine(m.JoinedTo), m.JoinedBy)
		return
	}
	why := "nothing came of it"
	switch {
	case len(m.InFavourOf) > 0:
		why = "in favour of " + strings.Join(m.InFavourOf, ", ")
	case m.Wanted != "":
		why = "wanted " + m.Wanted
	}
	fmt.Fprintf(b, "  dropped    %s%s, %s\n", t.rule(m.Rule), parts(m), why)
}

// rule is a rule's name with the place where it stands.
func (t *tracer) rule(r extract.RuleName) string {
	if r.File == "" {
		return r.ID
	}
	return r.ID + t.paint.dim(fmt.Sprintf(" (%s:%d)", r.File, r.Line))
}

// parts words what a match covers and what its captures stand for.
func parts(m extract.MatchTrace) string {
	s := fmt.Sprintf(" on %q", oneLine(m.Text))
	for i, p := range m.Parts {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		s += fmt.Sprintf("%s%s=%q", sep, p.Name, oneLine(p.Text))
		if p.As != "" {
			s += " " + p.As
		}
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
