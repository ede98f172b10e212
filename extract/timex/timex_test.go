package timex

import (
	"fmt"
	"testing"

	"wattwire/extract/stagetest"
)

// bench holds what one run of the stage needs.
type bench struct {
	*stagetest.Reader
	run *Runner
}

func newBench(t testing.TB) *bench {
	t.Helper()
	r := stagetest.New(t, nil)
	return &bench{r, stagetest.Must(New(r.Lex, r.Labels, r.Rules))(t).NewRunner()}
}

func (b *bench) find(text, published string) []Timex { return b.run.Run(b.Read(text), published) }

// TestExamples runs the examples of every rule of dates.
func TestExamples(t *testing.T) {
	b := newBench(t)
	for _, r := range b.Rules {
		if r.Kind != Kind {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			for _, e := range r.Fires {
				yields := e.Yields
				if len(yields) == 0 {
					yields = []map[string]any{{}}
				}
				for _, want := range yields {
					ok := false
					var got []string
					for _, x := range b.find(e.Text, e.Published) {
						rec := x.Record(&b.Doc)
						got = append(got, rec.Rule+" "+rec.Text+" = "+rec.Value)
						have := map[string]string{"text": rec.Text, "type": rec.Type, "value": rec.Value, "first_day": rec.FirstDay, "last_day": rec.LastDay}
						fits := rec.Rule == r.ID
						for k, v := range want {
							fits = fits && have[k] == fmt.Sprint(v)
						}
						ok = ok || fits
					}
					if !ok {
						t.Errorf("%s:%d: %q (%s): no %v in %q", r.File, e.Line, e.Text, e.Published, want, got)
					}
				}
			}
			for _, e := range r.Silent {
				for _, x := range b.find(e.Text, e.Published) {
					if x.Rule.ID == r.ID {
						t.Errorf("%s:%d: %q: found %q", r.File, e.Line, e.Text, b.Doc.Slice(x.Span))
					}
				}
			}
		})
	}
}
