package store

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wattwire/extract/record"
)

// fixtureTexts are the articles of fixtures/, by file name.
func fixtureTexts(t testing.TB) []Article {
	t.Helper()
	files, err := filepath.Glob("../fixtures/articles/*.json")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	var all []Article
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var a struct{ Title, Date, Text string }
		if err := json.Unmarshal(raw, &a); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		all = append(all, plain(filepath.Base(f), a.Date, a.Text))
	}
	return all
}

func plain(uri, published, text string) Article {
	return Article{Result: record.Result{Document: record.Document{URI: uri, Published: published, Text: text}},
		SHA256: uri}
}

// edits are what newsrooms do to a wire story.
var edits = map[string]func(string) string{
	"as it is": func(s string) string { return s },
	"new headline and byline": func(s string) string {
		return "Deal of the week: what the agreement means for the region's grid\nBy our energy staff\n" + s
	},
	"other agency in the dateline": func(s string) string {
		return "LONDON (Newswire) -- " + strings.TrimPrefix(s, firstWords(s, 3))
	},
	"a fifth cut off the end": func(s string) string { return cut(s, 0.8) },
	"half cut off the end":    func(s string) string { return cut(s, 0.5) },
	"copy-edited": func(s string) string {
		s = strings.NewReplacer(" per cent", "%", " percent", "%", "“", `"`, "”", `"`, "—", "-", "programme", "program", "organis", "organiz").Replace(s)
		n := 0 // every ninth "the" goes
		return regexp.MustCompile(` the `).ReplaceAllStringFunc(s, func(m string) string {
			if n++; n%9 == 0 {
				return " "
			}
			return m
		})
	},
	"headline, byline, dateline and a third cut off, with a paywall line": func(s string) string {
		return "Power briefing\nBy A. Correspondent and B. Stringer\nCITY, (Agency) - " + cut(s, 0.66) + "\nSubscribe to read the full story."
	},
	"paragraphs joined and upper-cased lead": func(s string) string {
		lead := firstWords(s, 6)
		return strings.ToUpper(lead) + strings.Join(strings.Fields(strings.TrimPrefix(s, lead)), " ")
	},
}

func firstWords(s string, n int) string {
	return regexp.MustCompile(fmt.Sprintf(`^(\S+\s+){%d}`, n)).FindString(s)
}

func cut(s string, keep float64) string {
	words := strings.SplitAfter(s, " ")
	return strings.Join(words[:int(float64(len(words))*keep)], "")
}

// TestReprintsAreFound measures precision and recall on reprints made of the
// fixtures, all in one database in an order of chance.
func TestReprintsAreFound(t *testing.T) {
	var all []Article
	group := map[string]string{}
	for _, a := range fixtureTexts(t) {
		story := a.Document.URI
		for name, edit := range edits {
			b := plain(story+" "+name, "2024-05-02", edit(a.Document.Text))
			if name == "as it is" {
				b.Document.Published = "2024-05-01"
			}
			if len(sign(b.Document.Text).shingles) == 0 {
				t.Logf("%s: too short", b.Document.URI)
				continue
			}
			group[b.Document.URI] = story
			all = append(all, b)
		}
		// Not the same story: the one before and this one under the same
		// company's closing paragraph.
		b := plain(story+" about", "2024-05-03", firstWords(a.Document.Text, 25)+strings.Repeat(" Talks went on elsewhere about "+story+".", 9)+
			"\nAbout the company: it develops, builds, owns and operates wind and solar plants in more than thirty countries on four continents, "+
			"and sells their power to utilities, to industry and to the public; its shares are traded in Oslo and in London.")
		group[b.Document.URI] = b.Document.URI
		all = append(all, b)
	}
	// Stories written on one pattern.
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 40 {
		b := plain(fmt.Sprintf("pattern %d", i), "2024-05-04", pattern(r))
		group[b.Document.URI] = b.Document.URI
		all = append(all, b)
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	path := temporary(t)
	write(t, path, all...)
	db := open(t, path)
	sound(t, db)

	right, found, asked := 0, 0, 0
	originals := map[string]string{}
	for _, line := range rows(t, db, `SELECT d.uri, coalesce(o.uri, d.uri) FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of`) {
		uri, original, _ := strings.Cut(line, "|")
		originals[uri] = original
	}
	for _, a := range all {
		uri := a.Document.URI
		want := group[uri]
		if want != uri {
			want += " as it is"
		}
		if want != uri {
			asked++
		}
		if originals[uri] != uri {
			found++
			if originals[uri] == want {
				right++
			} else {
				t.Logf("false: %q is told to be %q", uri, originals[uri])
			}
		} else if want != uri {
			t.Logf("missed: %q", uri)
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(asked)
	t.Logf("%d articles, %d reprints: precision %.3f, recall %.3f", len(all), asked, precision, recall)
	if precision < 0.99 || recall < 0.97 {
		t.Errorf("precision %.3f, recall %.3f: below 0.99 and 0.97", precision, recall)
	}
}

// pattern is one of the stories that an agency writes on one pattern a day.
func pattern(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	return fmt.Sprintf("%s said on %s it had signed a power purchase agreement with %s for the %d MW %s %s project. "+
		"Under the %d-year agreement, the plant in %s will supply about %d GWh of electricity a year from %d, %s said in a statement. "+
		"Construction is to begin in the %s quarter, and the total cost is put at $%d million. %s owns %d plants in %d countries.",
		pick("Norlight", "Vetra", "Halden", "Orrin", "Sunward"), pick("Monday", "Tuesday", "Friday"), pick("Kestrel", "Baltic Grid", "Tamarack"),
		r.IntN(900)+10, pick("Aldra", "Berun", "Calto", "Dovre"), pick("wind", "solar", "storage"), r.IntN(20)+5, pick("Poland", "Chile", "Oman"),
		r.IntN(900)+10, 2025+r.IntN(6), pick("the company", "the utility", "the developer"), pick("first", "second", "third"), r.IntN(900)+10,
		pick("Norlight", "Vetra", "Halden"), r.IntN(90)+2, r.IntN(30)+2)
}

func TestTheEarliestIsTheOriginal(t *testing.T) {
	story := "The utility and the developer agreed on the sale of the plant, which stands on the coast and turns two dozen turbines in the wind of every winter since it was built by their fathers."
	articles := []Article{
		plain("c.txt", "", story),
		plain("b.txt", "2024-03-02", story),
		plain("a.txt", "2024-03-02", story),
		plain("z.txt", "2024-03-02T01:00:00+05:00", story), // the evening of the 1st in UTC
		plain("y.txt", "2024-03-01T22:30:00Z", story),
	}
	for _, order := range []string{"01234", "43210", "20413", "31042"} {
		path := temporary(t)
		var shuffled []Article
		for _, c := range order {
			shuffled = append(shuffled, articles[c-'0'])
		}
		n := write(t, path, shuffled...)
		if n.Duplicates != 4 {
			t.Errorf("order %s: %d duplicates", order, n.Duplicates)
		}
		equal(t, "originals in the order "+order, rows(t, open(t, path),
			"SELECT d.uri, o.uri FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of ORDER BY 1"),
			"a.txt|z.txt", "b.txt|z.txt", "c.txt|z.txt", "y.txt|z.txt", "z.txt|-")
	}
}

// retold is the story of the sample's first article as other papers carry it.
func retold(t *testing.T, uri, published, before, after string) Article {
	d := newDraft(t, uri, published, before+"Masdar signed a power purchase deal with KEGOC for the 300 MW Shelek wind farm in Kazakhstan, and for a "+
		"50 MW plant whose name nobody told, at a meeting of the two countries' ministers in the capital, where the talks went on."+after)
	d.entity(record.Organization, "", "Masdar")
	d.entity(record.Organization, "KAZ", "KEGOC")
	e := d.entity(record.ProjectKind, "", "Shelek wind farm")
	p := d.project(record.Project{EntityID: e, Name: "Shelek wind farm", Technology: "wind", MW: 300, Country: "KAZ", Status: "announced"})
	d.capacity("300 MW", 300, p)
	d.agreement("power purchase deal", "power_purchase_agreement", p, "Masdar", "KEGOC")
	p = d.project(record.Project{Name: "50 MW plant", MW: 50, Country: "KAZ"})
	d.capacity("50 MW", 50, p)
	return d.Article
}

func TestRecordsOfReprintsCountOnce(t *testing.T) {
	stories := []Article{
		retold(t, "late.txt", "2025-06-19", "A longer headline of a later day\n", ""),
		retold(t, "first.txt", "2025-06-17", "", " The sun shone."),
		retold(t, "later.txt", "2025-06-18", "By our staff\n", ""),
	}
	var want []string
	for _, order := range []string{"012", "102", "210", "120"} {
		path := temporary(t)
		var shuffled []Article
		for _, c := range order {
			shuffled = append(shuffled, stories[c-'0'])
		}
		write(t, path, shuffled...)
		db := open(t, path)
		sound(t, db)
		equal(t, "deals", rows(t, db, "SELECT uri, type, project FROM deals"), "first.txt|power_purchase_agreement|Shelek wind farm")
		equal(t, "projects", rows(t, db, "SELECT name, mw, country FROM projects ORDER BY mw"),
			"50 MW plant|50|KAZ", "Shelek wind farm|300|KAZ")
		equal(t, "all sources stay", rows(t, db, "SELECT count(*) FROM documents"), "3")
		got := content(t, db)
		if want == nil {
			want = got
		}
		equal(t, "content in the order "+order, got, want...)
	}
}

func TestAGroupPartsWhereItsLinkGoes(t *testing.T) {
	stories := []Article{
		retold(t, "a.txt", "2025-06-17", "", ""),
		retold(t, "b.txt", "2025-06-18", "", " The sun shone."),
		retold(t, "c.txt", "2025-06-19", "By our staff\n", ""),
	}
	path := temporary(t)
	write(t, path, stories...)
	// The original becomes another story.
	changed := newDraft(t, "a.txt", "2025-06-17", "Masdar has nothing to say on the matter today, and nobody else has either, whatever the papers of the "+
		"neighbouring countries may write about it.")
	changed.entity(record.Organization, "", "Masdar")
	write(t, path, changed.Article)
	db := open(t, path)
	sound(t, db)
	equal(t, "originals", rows(t, db, "SELECT d.uri, o.uri FROM documents d LEFT JOIN documents o ON o.id = d.duplicate_of ORDER BY 1"),
		"a.txt|-", "b.txt|-", "c.txt|b.txt")
	equal(t, "content", content(t, db), contentOf(t, changed.Article, stories[1], stories[2])...)
}

func TestBackgroundRepeatedLaterIsNoReprint(t *testing.T) {
	const background = " The plant is to stand on the coast east of the town, where the sea is shallow and the wind blows from the west all winter. " +
		"It was first proposed ten years ago by a group of farmers, who sold their shares to the utility when the permits were late. The utility " +
		"has since spent forty million on surveys of the sea bed and of the birds that cross it in spring and autumn, and on a harbour for the " +
		"ships that are to carry the turbines, whose towers are made of steel from the works on the other side of the bay."
	first := "The ministry approved the wind farm on Tuesday, a month before the date that it had named, and the mayor said he was pleased." + background
	later := "The first turbine of the wind farm was put up on Friday, as the minister watched with the mayor and the children of the school." + background
	for date, want := range map[string]string{"2024-05-20": "later.txt", "": "later.txt", "2025-02-03": ""} {
		path := temporary(t)
		write(t, path, plain("first.txt", "2024-05-17", first), plain("later.txt", date, later))
		if got := strings.Join(rows(t, open(t, path), "SELECT uri FROM documents WHERE duplicate_of IS NOT NULL"), " "); got != want {
			t.Errorf("published on %s: reprints %q, not %q", date, got, want)
		}
	}
	// What is the same to the letter is a reprint whenever it appears.
	path := temporary(t)
	write(t, path, plain("first.txt", "2014-05-17", first), plain("later.txt", "2024-05-17", first))
	equal(t, "reprints", rows(t, open(t, path), "SELECT uri FROM documents WHERE duplicate_of IS NOT NULL"), "later.txt")
}

func TestSignatureLeavesOutWhatDoesNotCount(t *testing.T) {
	const text = "It's the company's first plant in Türkiye, said Ms. Öz: 300 MW by 2030, and more to come in the years that follow it."
	same := []string{
		strings.ToUpper(text), strings.ReplaceAll(text, "'", "’"), strings.ReplaceAll(text, " ", "\n\n"), "— " + strings.ReplaceAll(text, ",", ""),
	}
	want := fmt.Sprint(*sign(text))
	for _, s := range same {
		if got := fmt.Sprint(*sign(s)); got != want {
			t.Errorf("%q has another signature", s)
		}
	}
	if s := sign("Full story to follow."); len(s.shingles) > 0 || s.reprintOf(s) {
		t.Error("a text of four words has a signature")
	}
}

func BenchmarkSign(b *testing.B) {
	text := strings.Repeat("The utility and the developer agreed on the sale of the plant, which stands on the coast. ", 30)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sign(text)
	}
}

func TestALongerVersionTellsOfMore(t *testing.T) {
	brief := retold(t, "brief.txt", "2025-06-17", "", "")
	full := retold(t, "full.txt", "2025-06-18", "", " A contract on its cables went to Prysma.")
	d := &draft{t: t, Article: full}
	d.agreement("contract", "supply_contract", 0)
	full = d.Article
	path := temporary(t)
	write(t, path, full, brief)
	db := open(t, path)
	equal(t, "reprints", rows(t, db, "SELECT uri FROM documents WHERE duplicate_of IS NOT NULL"), "full.txt")
	equal(t, "deals", rows(t, db, "SELECT uri, type FROM deals ORDER BY 1"), "brief.txt|power_purchase_agreement", "full.txt|supply_contract")
}
