package name

import (
	"testing"

	"wattwire/extract/quantity"
	"wattwire/extract/rule"
	"wattwire/extract/stagetest"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// driver runs the stages up to this one.
type driver struct {
	*stagetest.Reader
	quant *quantity.Runner
	time  *timex.Runner
	run   *Runner
}

func newDriver(t testing.TB) *driver {
	t.Helper()
	r := stagetest.New(t, quantity.Prefixes)
	return &driver{
		Reader: r,
		quant:  stagetest.Must(quantity.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		time:   stagetest.Must(timex.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		run:    stagetest.Must(New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
	}
}

func (d *driver) names(text, title string) ([]Entity, []Mention) {
	var titleDoc token.Doc
	var titleChart rule.Chart
	d.ReadTo(&titleDoc, &titleChart, title)
	c := d.Read(text)
	d.quant.Run(c)
	d.time.Run(c, "")
	return d.run.Run(c, &titleChart)
}
