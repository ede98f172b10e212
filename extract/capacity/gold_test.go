package capacity

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type goldRow struct {
	Text       string
	Start, End int
	MW, MWh    *float64
	Optional   bool
	set        map[string]json.RawMessage
}

func (g *goldRow) text(key string) (string, bool) {
	raw, ok := g.set[key]
	var s *string
	if !ok || json.Unmarshal(raw, &s) != nil || s == nil {
		return "", ok
	}
	return *s, true
}

// TestGold measures the stage on the annotated articles, where they are there,
// as ../shared/gold/score.py does.
func TestGold(t *testing.T) {
	dir := "../../../shared/gold/dev"
	if g := os.Getenv("GOLD"); g != "" {
		dir = g
	}
	files, _ := filepath.Glob(dir + "/gold/*.json")
	if len(files) == 0 {
		t.Skip("no annotated articles")
	}
	near := func(a *float64, b float64) bool {
		if a == nil || b == 0 {
			return a == nil && b == 0
		}
		return math.Abs(*a-b) <= 0.005*math.Max(math.Abs(*a), math.Abs(b))
	}
	d := load(t)
	tp, fp, fn, full, asked := 0, 0, 0, 0, 0
	right, of := map[string]int{}, map[string]int{}
	for _, f := range files {
		var gold struct {
			Article    string
			Capacities []json.RawMessage
		}
		var article struct{ Text, Title, Date string }
		read(t, f, &gold)
		if gold.Capacities == nil {
			continue
		}
		if filepath.Ext(gold.Article) != ".json" {
			continue
		}
		read(t, filepath.Join(dir, "articles", gold.Article), &article)
		var rows []goldRow
		for _, raw := range gold.Capacities {
			var g goldRow
			must(t, json.Unmarshal(raw, &g))
			must(t, json.Unmarshal(raw, &g.set))
			rows = append(rows, g)
		}
		d.prepare(article.Text, article.Title, article.Date)
		cs, ps := d.run.Run(&d.Chart, d.in)
		used := make([]bool, len(cs))
		for gi := range rows {
			g := &rows[gi]
			hit := -1
			for i := range cs {
				p := cs[i].Record(&d.Doc)
				if used[i] || p.Start >= g.End || g.Start >= p.End || !near(g.MW, p.MW) || !near(g.MWh, p.MWh) {
					continue
				}
				hit = i
				break
			}
			if g.Optional {
				for i := range cs {
					p := cs[i].Record(&d.Doc)
					if p.Start < g.End && g.Start < p.End {
						used[i] = true
					}
				}
				continue
			}
			asked++
			if hit < 0 {
				fn++
				t.Logf("%s: missed %s", gold.Article, g.Text)
				continue
			}
			used[hit] = true
			tp++
			c := &cs[hit]
			ok := true
			for key, got := range map[string]string{"technology": c.Technology, "scope": c.Scope, "country": c.Country, "status": c.Status, "rating": c.Rating} {
				want, has := g.text(key)
				if !has {
					continue
				}
				of[key]++
				if want == got {
					right[key]++
					continue
				}
				t.Logf("%s: %s %s: %q, gold %q (%s)", gold.Article, g.Text, key, got, want, c.Rule.ID)
				if key == "technology" || key == "scope" || key == "country" {
					ok = false
				}
			}
			for _, key := range []string{"project", "place"} {
				want, _ := g.text(key)
				if want == "" {
					continue
				}
				got := c.Place
				if key == "project" {
					got = ""
					if c.Project >= 0 {
						got = ps[c.Project].Name
					}
				}
				of[key]++
				a, b := strings.ToLower(want), strings.ToLower(got)
				if b != "" && (strings.Contains(a, b) || strings.Contains(b, a)) {
					right[key]++
				} else {
					t.Logf("%s: %s %s: %q, gold %q", gold.Article, g.Text, key, got, want)
				}
			}
			if ok {
				full++
			}
		}
		for i := range cs {
			p := cs[i].Record(&d.Doc)
			if got := string([]rune(article.Text)[p.Start:p.End]); got != p.Text {
				t.Errorf("%s: %d-%d is %q, not %q", gold.Article, p.Start, p.End, got, p.Text)
			}
			if !used[i] {
				fp++
				t.Logf("%s: false %s %s %s", gold.Article, p.Text, p.Technology, p.Scope)
			}
		}
	}
	f1 := func(tp, pred, gold int) float64 { return 2 * float64(tp) / float64(pred+gold) }
	t.Logf("found %.3f (%d, false %d, missed %d), full %.3f", f1(tp, tp+fp, tp+fn), tp, fp, fn, f1(full, tp+fp, asked))
	for _, key := range []string{"technology", "scope", "country", "status", "rating", "project", "place"} {
		t.Logf("%-10s %d/%d", key, right[key], of[key])
	}
	if os.Getenv("GOLD") == "" && (f1(tp, tp+fp, tp+fn) < 0.97 || f1(full, tp+fp, asked) < 0.85) {
		t.Error("under the figures aimed at")
	}
}

func read(t *testing.T, file string, v any) {
	t.Helper()
	text, err := os.ReadFile(file)
	must(t, err)
	must(t, json.Unmarshal(text, v))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
