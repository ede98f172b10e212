package eval

import (
	"fmt"
	"io"
	"strings"
)

// Change is what one report has over an older one.
type Change struct {
	Won  []Error // errors of the old report that the new one does not have
	Lost []Error // errors of the new report that the old one did not have
	old  *Report
	now  *Report
}

// Compare tells the errors that went from those that came.
func Compare(old, now *Report) Change {
	return Change{Won: without(old.Errors, now.Errors), Lost: without(now.Errors, old.Errors), old: old, now: now}
}

// without are the errors of a that b does not have.
func without(a, b []Error) []Error {
	type key struct{ document, kind, side, record string }
	left := map[key]int{}
	for _, e := range b {
		left[key{e.Document, e.Kind, e.Side, e.Record}]++
	}
	var out []Error
	for _, e := range a {
		k := key{e.Document, e.Kind, e.Side, e.Record}
		if left[k] > 0 {
			left[k]--
			continue
		}
		out = append(out, e)
	}
	return out
}

// Write prints the figures that changed and the records that were won and
// lost, those of the given kinds or all.
func (c *Change) Write(w io.Writer, kinds ...string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s %6s %6s %7s\n", "F1", "before", "now", "change")
	for _, k := range Measures() {
		o, n := c.old.Scores[k], c.now.Scores[k]
		if o != n {
			fmt.Fprintf(&b, "%-18s %6.3f %6.3f %+7.3f   tp %+d fp %+d fn %+d\n", k, o.F1, n.F1, n.F1-o.F1, n.TP-o.TP, n.FP-o.FP, n.FN-o.FN)
		}
	}
	for _, k := range c.now.attributes() {
		o, n := c.old.Attributes[k], c.now.Attributes[k]
		if o != n {
			fmt.Fprintf(&b, "%-22s %4d/%d -> %d/%d\n", k, o.Right, o.Asked, n.Right, n.Asked)
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	for _, part := range []struct {
		title  string
		errors []Error
	}{{"WON", c.Won}, {"LOST", c.Lost}} {
		r := Report{Errors: part.errors}
		if _, err := fmt.Fprintf(w, "\n%s (%d)\n", part.title, len(part.errors)); err != nil {
			return err
		}
		if err := r.WriteErrors(w, kinds...); err != nil {
			return err
		}
	}
	return nil
}
