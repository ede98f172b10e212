package timex

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type goldDate struct {
	Text       string
	Start, End int
	Value      *string
	Optional   bool
}

// TestGold measures the stage on the shared annotations, as score.py counts
// dates; -v lists the errors.
func TestGold(t *testing.T) {
	for _, c := range []struct {
		dir         string
		found, full float64
	}{{"dev", 0.93, 0.90}, {"meantime", 0.85, 0.78}} {
		t.Run(c.dir, func(t *testing.T) {
			base := filepath.Join("..", "..", "..", "shared", "gold", c.dir)
			files, err := filepath.Glob(filepath.Join(base, "gold", "*.json"))
			if err != nil || len(files) == 0 {
				t.Skip("no shared gold here")
			}
			b := newBench(t)
			var found, full tally
			for _, f := range files {
				var g struct {
					Article string
					Dates   []goldDate
				}
				var a struct{ Text, Date, URL string }
				read(t, f, &g)
				read(t, filepath.Join(base, "articles", g.Article), &a)
				if d := strings.Split(a.Date, "-"); len(d) == 3 && len(d[2]) == 4 { // 03-02-2009
					a.Date = d[2] + "-" + d[1] + "-" + d[0]
				}
				var got []goldDate
				for _, x := range b.find(a.Text, a.Date) {
					r := x.Record(&b.Doc)
					got = append(got, goldDate{Text: r.Text, Start: r.Start, End: r.End, Value: &r.Value})
				}
				var need, free []goldDate
				for _, d := range g.Dates {
					if d.Optional {
						free = append(free, d)
					} else {
						need = append(need, d)
					}
				}
				touch := func(x, y goldDate) bool { return x.Start < y.End && y.Start < x.End }
				same := func(x, y goldDate) bool { return touch(x, y) && (x.Value == nil || *x.Value == *y.Value) }
				hit := pairs(need, got, same)
				kept := got[:0:0]
				for i, x := range got {
					opt := false
					for _, o := range free {
						opt = opt || touch(o, x)
					}
					if !opt || hit[i] >= 0 {
						kept = append(kept, x)
					}
				}
				found.count(need, kept, pairs(need, kept, touch), nil)
				full.count(need, kept, pairs(need, kept, same), func(what, s string) { t.Logf("%s: %s %s", g.Article, what, s) })
			}
			t.Logf("found %v, value %v", found, full)
			if found.f1() < c.found || full.f1() < c.full {
				t.Errorf("F1 found %.3f value %.3f, want %.2f and %.2f", found.f1(), full.f1(), c.found, c.full)
			}
		})
	}
}

func read(t *testing.T, file string, v any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// pairs gives for each of got the gold that it takes, -1 for none; a gold is
// taken once, the first that fits first.
func pairs(need, got []goldDate, same func(x, y goldDate) bool) []int {
	out := make([]int, len(got))
	taken := make([]bool, len(need))
	for i := range got {
		out[i] = -1
		for j := range need {
			if !taken[j] && same(need[j], got[i]) {
				out[i], taken[j] = j, true
				break
			}
		}
	}
	return out
}

type tally struct{ tp, fp, fn int }

func (c *tally) count(need, got []goldDate, pair []int, err func(what, s string)) {
	hit := make([]bool, len(need))
	for i, j := range pair {
		if j >= 0 {
			c.tp++
			hit[j] = true
			continue
		}
		c.fp++
		if err != nil {
			err("false", fmt.Sprintf("%d %s = %s", got[i].Start, got[i].Text, *got[i].Value))
		}
	}
	for j, h := range hit {
		if !h {
			c.fn++
			if err != nil {
				v := "any"
				if need[j].Value != nil {
					v = *need[j].Value
				}
				err("missed", fmt.Sprintf("%d %s = %s", need[j].Start, need[j].Text, v))
			}
		}
	}
}

func (c tally) f1() float64 { return 2 * float64(c.tp) / float64(2*c.tp+c.fp+c.fn) }

func (c tally) String() string {
	return fmt.Sprintf("tp %d fp %d fn %d F1 %.3f", c.tp, c.fp, c.fn, c.f1())
}
