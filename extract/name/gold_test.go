package name

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var (
	goldSuffix = regexp.MustCompile(`\b(inc|corp|corporation|co|company|ltd|limited|llc|llp|plc|ag|sa|spa|nv|bv|gmbh|as|asa|ab|oyj|jsc|pjsc|ojsc|lp|group|holdings?)\b`)
	goldPoss   = regexp.MustCompile(`\s*'s?\b`)
	goldPunct  = regexp.MustCompile(`[^\pL\pN_&+]+`)
	goldSpace  = regexp.MustCompile(`\s+`)
)

// scoredForms are the forms by which the scorer compares names.
func scoredForms(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		s := strings.Map(func(c rune) rune {
			if unicode.Is(unicode.Mn, c) {
				return -1
			}
			return unicode.ToLower(c)
		}, norm.NFKD.String(n))
		s = strings.NewReplacer("’", "'", "‘", "'", "`", "'").Replace(s)
		s = goldPoss.ReplaceAllString(s, "")
		s = strings.TrimSpace(goldPunct.ReplaceAllString(s, " "))
		for _, a := range []string{"the ", "a ", "an "} {
			if strings.HasPrefix(s, a) {
				s = s[len(a):]
				break
			}
		}
		out[s] = true
		if b := strings.TrimSpace(goldSpace.ReplaceAllString(goldSuffix.ReplaceAllString(s, " "), " ")); b != "" {
			out[b] = true
		}
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

type goldEntity struct {
	Kind, Name string
	Forms      []string
	Optional   bool
}

// TestGold measures the entities by the scorer's logic where the shared gold
// is there; WATTWIRE_ERRORS=1 prints the errors.
func TestGold(t *testing.T) {
	measure(t, filepath.Join("..", "..", "..", "shared", "gold", "dev"),
		map[string]float64{"organization": 0.88, "person": 0.93, "place": 0.92, "project": 0.75, "event": 0.8})
}

func TestFixtures(t *testing.T) {
	measure(t, filepath.Join("..", "..", "fixtures"),
		map[string]float64{"organization": 0.88, "person": 0.93, "place": 0.92, "project": 0.75})
}

// measure scores the articles under root and fails a kind whose F1 is under
// its floor.
func measure(t *testing.T, root string, floor map[string]float64) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(root, "gold", "*.json"))
	if len(files) == 0 {
		t.Skipf("no gold in %s", root)
	}
	d := newDriver(t)
	type tally struct{ tp, fp, fn int }
	sum := map[string]*tally{}
	for _, f := range files {
		var g struct {
			Article  string
			Entities []goldEntity
		}
		var a struct{ Title, Text string }
		read(t, f, &g)
		if filepath.Ext(g.Article) != ".json" {
			continue // in another format; not for this stage
		}
		read(t, filepath.Join(root, "articles", g.Article), &a)
		ents, ments := d.names(a.Text, a.Title)
		forms := make([]map[string]bool, len(ents))
		for i := range ents {
			forms[i] = map[string]bool{}
		}
		for _, m := range ments {
			for k := range scoredForms(d.Doc.Slice(m.Span)) {
				forms[m.Entity][k] = true
			}
		}
		for _, kind := range []string{"organization", "person", "place", "project", "event"} {
			tl := sum[kind]
			if tl == nil {
				tl = &tally{}
				sum[kind] = tl
			}
			var free []map[string]bool
			for _, e := range g.Entities {
				if e.Optional || e.Kind == "programme" {
					free = append(free, scoredForms(append(e.Forms, e.Name)...))
				}
			}
			var pred []int
			for i, e := range ents {
				ok := e.Kind == kind
				for _, fr := range free {
					ok = ok && shared(forms[i], fr) == 0
				}
				if ok {
					pred = append(pred, i)
				}
			}
			used := map[int]bool{}
			for _, e := range g.Entities {
				if e.Kind != kind || e.Optional {
					continue
				}
				gf := scoredForms(append(e.Forms, e.Name)...)
				best, at := 0, -1
				for _, p := range pred {
					if n := shared(gf, forms[p]); !used[p] && n > best {
						best, at = n, p
					}
				}
				if at < 0 {
					tl.fn++
					report("%s\t%s\tmissed\t%s", g.Article, kind, e.Name)
					continue
				}
				used[at] = true
				tl.tp++
			}
			for _, p := range pred {
				if !used[p] {
					tl.fp++
					rules := map[string]bool{}
					for _, m := range ments {
						if m.Entity == p {
							rules[m.Rule.ID] = true
						}
					}
					var ids []string
					for id := range rules {
						ids = append(ids, strings.TrimPrefix(id, "name."))
					}
					sort.Strings(ids)
					report("%s\t%s\tfalse\t%s %v\t%v", g.Article, kind, ents[p].Name, ents[p].Aliases, ids)
				}
			}
		}
	}
	for _, kind := range []string{"organization", "person", "place", "project", "event"} {
		c := sum[kind]
		p, rc := float64(c.tp)/float64(max(1, c.tp+c.fp)), float64(c.tp)/float64(max(1, c.tp+c.fn))
		f := 2 * p * rc / max(1e-9, p+rc)
		t.Logf("%-13s P %.3f R %.3f F1 %.3f  %d %d %d", kind, p, rc, f, c.tp, c.fp, c.fn)
		if f < floor[kind] {
			t.Errorf("%s: F1 %.3f is under %.2f", kind, f, floor[kind])
		}
	}
}

func report(format string, args ...any) {
	if os.Getenv("WATTWIRE_ERRORS") != "" {
		fmt.Printf(format+"\n", args...)
	}
}

func read(t *testing.T, file string, v any) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
