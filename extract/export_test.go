package extract

import (
	"context"
	"time"
)

// Stages are the stages of an article with the time that each has taken, in
// their order.
type Stages struct {
	Names []string
	Took  []time.Duration
}

// ExtractTimed is Extract that adds what each stage takes to s.
func (x *Extractor) ExtractTimed(ctx context.Context, a Article, s *Stages) (Result, error) {
	r := x.pool.Get().(*runner)
	last := time.Now()
	r.lap = func(stage string) {
		now := time.Now()
		i := 0
		for i < len(s.Names) && s.Names[i] != stage {
			i++
		}
		if i == len(s.Names) {
			s.Names, s.Took = append(s.Names, stage), append(s.Took, 0)
		}
		s.Took[i] += now.Sub(last)
		last = now
	}
	res := r.run(a)
	r.lap = nil
	x.pool.Put(r)
	return res, ctx.Err()
}
