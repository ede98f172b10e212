package milestone

import (
	"testing"

	"wattwire/extract/capacity"
	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/stagetest"
	"wattwire/extract/timex"
)

// driver runs the stages before this one and this one.
type driver struct {
	*stagetest.Reader
	quant *quantity.Runner
	time  *timex.Runner
	names *name.Runner
	caps  *capacity.Runner
	run   *Runner
}

func load(t testing.TB) *driver {
	t.Helper()
	r := stagetest.New(t, quantity.Prefixes)
	cl := stagetest.Must(clause.New(r.Lex, r.Labels))(t)
	return &driver{
		Reader: r,
		quant:  stagetest.Must(quantity.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		time:   stagetest.Must(timex.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		names:  stagetest.Must(name.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		caps:   stagetest.Must(capacity.New(r.Lex, r.Labels, r.Rules, cl))(t).NewRunner(),
		run:    stagetest.Must(New(r.Lex, r.Labels, r.Rules, cl))(t).NewRunner(),
	}
}

// prepare runs the stages before this one.
func (d *driver) prepare(text, published string) Input {
	c := d.Read(text)
	in := Input{Published: published}
	quantities := d.quant.Run(c)
	in.Dates = d.time.Run(c, published)
	in.Entities, in.Mentions = d.names.Run(c, nil)
	in.Nominals = d.names.Nominals(nil)
	in.Capacities, in.Projects = d.caps.Run(c, capacity.Input{Quantities: quantities, Entities: in.Entities, Mentions: in.Mentions})
	return in
}

// milestones are those of a text and the plants that it tells of.
func (d *driver) milestones(text, published string) ([]Milestone, []capacity.Project) {
	in := d.prepare(text, published)
	return d.run.Run(&d.Chart, in), in.Projects
}
