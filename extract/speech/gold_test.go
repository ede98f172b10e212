package speech

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wattwire/extract/name"
)

// TestGold measures affiliations on the shared annotations, as score.py counts
// them; -v lists the errors.
func TestGold(t *testing.T) {
	base := filepath.Join("..", "..", "..", "shared", "gold", "dev")
	files, err := filepath.Glob(filepath.Join(base, "gold", "*.json"))
	if err != nil || len(files) == 0 {
		t.Skip("no shared gold here")
	}
	d := newDriver(t)
	tp, fp, fn := 0, 0, 0
	for _, f := range files {
		var g struct {
			Article  string
			Entities []struct {
				Name  string
				Forms []string
			}
			Affiliations []struct {
				Person, Organization, Title string
				Optional                    bool
			}
		}
		var a struct{ Text, Title string }
		read(t, f, &g)
		read(t, filepath.Join(base, "articles", g.Article), &a)
		by := map[string]string{}
		for _, e := range g.Entities {
			for _, n := range append(e.Forms, e.Name) {
				by[norm(n)] = norm(e.Name)
			}
		}
		canon := func(forms ...string) string {
			for _, n := range forms {
				if c, ok := by[norm(n)]; ok {
					return c
				}
			}
			return norm(forms[0])
		}
		forms := func(e name.Entity) string { return canon(append([]string{e.Name}, e.Aliases...)...) }
		affils, _ := d.run.Run(&d.Chart, d.before(a.Text, a.Title))
		type pair struct{ person, org string }
		var got []pair
		seen := map[pair]bool{}
		for _, x := range affils {
			p := pair{person: forms(d.entities[x.Person])}
			if x.Organization >= 0 {
				p.org = forms(d.entities[x.Organization])
			}
			if !seen[p] {
				seen[p] = true
				got = append(got, p)
			}
		}
		used := make([]bool, len(got))
		optional := map[string]bool{}
		for _, x := range g.Affiliations {
			if x.Optional {
				optional[canon(x.Person)] = true
				continue
			}
			hit := false
			for i, p := range got {
				if !used[i] && p.person == canon(x.Person) && (x.Organization == "" || p.org == canon(x.Organization)) {
					used[i], hit = true, true
					break
				}
			}
			if hit {
				tp++
			} else {
				fn++
				t.Logf("%s: missed %s / %s", g.Article, x.Person, x.Organization)
			}
		}
		for i, p := range got {
			if !used[i] && !optional[p.person] {
				fp++
				t.Logf("%s: false %s / %s", g.Article, p.person, p.org)
			}
		}
	}
	f1 := 2 * float64(tp) / float64(2*tp+fp+fn)
	t.Logf("tp %d fp %d fn %d F1 %.3f", tp, fp, fn, f1)
	if f1 < 0.8 {
		t.Errorf("F1 %.3f, want 0.80", f1)
	}
}

func norm(s string) string { return strings.ToLower(strings.TrimSuffix(strings.TrimSpace(s), ".")) }

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
