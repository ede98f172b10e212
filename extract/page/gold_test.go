package page

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"
)

// shared is the folder of measuring data beside the repository.
const shared = "../../../shared/gold"

// shingles counts the runs of four words of a text, as the scorer of the gold pages does.
func shingles(text string) map[string]int {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	counts := map[string]int{}
	if len(words) == 0 {
		return counts
	}
	for i := 0; i < max(1, len(words)-3); i++ {
		counts[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return counts
}

func overlap(want, got map[string]int) (both, nwant, ngot int) {
	for k, n := range want {
		both += min(n, got[k])
		nwant += n
	}
	for _, n := range got {
		ngot += n
	}
	return both, nwant, ngot
}

func readGzip(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func readShared(t testing.TB, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, name))
	if os.IsNotExist(err) {
		t.Skip("no shared data beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// TestGoldPages measures the bodies of real pages by the measure of
// ../shared/gold/pages/score.py. With PAGE_OUT set to a folder it writes what
// was found beside what is right.
func TestGoldPages(t *testing.T) {
	truth := map[string]struct{ ArticleBody, URL string }{}
	readShared(t, "pages/ground-truth.json", &truth)
	type row struct {
		f1, p, r float64
		page     string
	}
	var rows []row
	var sp, sr, np, nr [3]float64
	for name, want := range truth {
		got, err := Parse(readGzip(t, filepath.Join(shared, "pages/html", name+".html.gz")), Options{})
		if err != nil {
			t.Logf("%s: %v", name[:8], err)
		}
		tp, nw, ng := overlap(shingles(want.ArticleBody), shingles(got.Text))
		half := 1
		if name[0] >= '8' {
			half = 2
		}
		p, r := 0.0, float64(tp)/float64(nw)
		for _, h := range []int{0, half} {
			if ng > 0 {
				p = float64(tp) / float64(ng)
				sp[h] += p
				np[h]++
			}
			sr[h] += r
			nr[h]++
		}
		rows = append(rows, row{2 * p * r / max(p+r, 1e-9), p, r, name})
		if dir := os.Getenv("PAGE_OUT"); dir != "" {
			os.WriteFile(filepath.Join(dir, name[:8]+".got"), []byte(got.Text+"\n"), 0o644)
			os.WriteFile(filepath.Join(dir, name[:8]+".want"), []byte(want.ArticleBody+"\n"), 0o644)
		}
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].f1 < rows[j].f1 })
	for _, r := range rows {
		t.Logf("%.3f  P %.3f  R %.3f  %s  %s", r.f1, r.p, r.r, r.page[:8], truth[r.page].URL)
	}
	for h, name := range []string{"all", "half 0-7", "half 8-f"} {
		p, r := sp[h]/np[h], sr[h]/nr[h]
		t.Logf("%s: P %.3f  R %.3f  F1 %.4f", name, p, r, 2*p*r/(p+r))
	}
	if p, r := sp[0]/np[0], sr[0]/nr[0]; 2*p*r/(p+r) < 0.975 {
		t.Errorf("F1 of the gold pages is %.3f", 2*p*r/(p+r))
	}
}

// TestGoldPublished measures publication dates by the measure of
// ../shared/gold/published/score.py. PAGE_ERRORS=1 lists what is wrong.
func TestGoldPublished(t *testing.T) {
	truth := map[string]struct{ Date, URL string }{}
	readShared(t, "published/dates.json", &truth)
	var right, wrong, none [3]int
	var names []string
	for name := range truth {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		want := truth[name]
		p, _ := Parse(readGzip(t, filepath.Join(shared, "published/html", name)), Options{})
		half := 1 + i%2
		got := p.Published[:min(10, len(p.Published))]
		for _, h := range []int{0, half} {
			switch got {
			case "":
				none[h]++
			case want.Date:
				right[h]++
			default:
				wrong[h]++
			}
		}
		if got != want.Date && os.Getenv("PAGE_ERRORS") != "" {
			t.Logf("%d %s want %s got %q from %s  %s", half, name, want.Date, got, p.PublishedFrom, want.URL)
		}
	}
	for h, name := range []string{"all", "half 1", "half 2"} {
		r, w, n := float64(right[h]), float64(wrong[h]), float64(none[h])
		p, c := r/(r+w), r/(r+n)
		t.Logf("%s: right %v wrong %v none %v  F1 %.4f  accuracy %.4f", name, r, w, n, 2*p*c/(p+c), r/(r+w+n))
	}
	if acc := float64(right[0]) / float64(len(truth)); acc < 0.94 {
		t.Errorf("accuracy of the gold dates is %.3f", acc)
	}
}
