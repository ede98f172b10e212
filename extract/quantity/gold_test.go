package quantity

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wattwire/extract/record"
)

// TestGold measures the stage on the annotated articles, where they are there,
// as ../shared/gold/score.py does.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/gold/dev/gold/*.json")
	if len(files) == 0 {
		t.Skip("no annotated articles")
	}
	type row struct {
		Text      string
		Start     int
		End       int
		Value     float64
		Max       *float64 `json:"value_max"`
		Unit      string
		Dimension string
		Optional  bool
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= 0.005*math.Max(math.Abs(a), math.Abs(b)) }
	b := load(t)
	tp, fp, fn := 0, 0, 0
	for _, f := range files {
		var gold struct {
			Article    string
			Quantities []row
		}
		var article struct{ Text string }
		read(t, f, &gold)
		if gold.Quantities == nil {
			continue
		}
		read(t, filepath.Join(filepath.Dir(filepath.Dir(f)), "articles", gold.Article), &article)
		qs := b.quantities(article.Text)
		used := make([]bool, len(qs))
		for _, g := range gold.Quantities {
			hit := false
			for i := range qs {
				p := qs[i].Record(&b.Doc)
				most := 0.0
				if g.Max != nil {
					most = *g.Max
				}
				if used[i] || p.Start >= g.End || g.Start >= p.End {
					continue
				}
				if g.Optional {
					used[i] = true
					continue
				}
				if near(p.Value, g.Value) && near(p.ValueMax, most) && (g.Dimension == record.Count || strings.EqualFold(p.Unit, g.Unit)) {
					hit, used[i] = true, true
					break
				}
			}
			switch {
			case g.Optional:
			case hit:
				tp++
			default:
				fn++
				t.Logf("%s: missed %s = %v %s", gold.Article, g.Text, g.Value, g.Unit)
			}
		}
		for i := range qs {
			p := qs[i].Record(&b.Doc)
			if got := string([]rune(article.Text)[p.Start:p.End]); got != p.Text {
				t.Errorf("%s: %d-%d is %q, not %q", gold.Article, p.Start, p.End, got, p.Text)
			}
			if !used[i] && p.Dimension != record.Count && p.Dimension != record.Duration && p.Dimension != record.OtherAmount {
				fp++
				t.Logf("%s: false %s = %v..%v %s", gold.Article, p.Text, p.Value, p.ValueMax, p.Unit)
			}
		}
	}
	p, r := float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn)
	t.Logf("precision %.3f recall %.3f F1 %.3f", p, r, 2*p*r/(p+r))
	if f := 2 * p * r / (p + r); f < 0.96 {
		t.Errorf("F1 %.3f is under 0.96", f)
	}
}

func read(t *testing.T, file string, v any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
