package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wattwire/extract/record"
)

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLoadFaults(t *testing.T) {
	empty, broken, nameless := t.TempDir(), t.TempDir(), t.TempDir()
	write(t, broken, "a.json", `{"article": "a.txt"}`)
	write(t, broken, "b.json", `{"article": `)
	write(t, nameless, "c.json", `{"dates": []}`)
	for path, want := range map[string]string{
		empty:                             "no *.json in this folder",
		broken:                            "b.json: ",
		nameless:                          "c.json: names no article",
		filepath.Join(empty, "none.json"): "none.json",
	} {
		if _, err := Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", path, err, want)
		}
	}
	gold, err := Load(filepath.Join(broken, "a.json"))
	if err != nil || len(gold) != 1 || gold[0].Article != "a.txt" {
		t.Errorf("one file: %v %v", gold, err)
	}
}

// goldOf is the gold of one article.
func goldOf(t *testing.T, text string) Gold {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "g.json", text)
	gold, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func date(start int, value string) record.Date {
	return record.Date{Evidence: record.Evidence{Start: start, End: start + 4, Text: "date", Rule: "r"}, Type: "DATE", Value: value}
}

func TestCompare(t *testing.T) {
	gold := goldOf(t, `{"article": "a.txt", "length": 3, "dates": [
		{"text": "one", "start": 0, "end": 4, "value": "2021"}, {"text": "two", "start": 10, "end": 14, "value": "2022"},
		{"text": "any", "start": 20, "end": 24, "optional": true}]}`)
	score := func(dates ...record.Date) Report {
		return Score(gold, []record.Result{{Document: record.Document{URI: "dir/a.txt", Text: "four"}, Dates: dates}})
	}
	old, now := score(date(0, "2021"), date(10, "2020"), date(20, "1")), score(date(0, "2020"), date(10, "2022"))
	if len(old.Warnings) != 1 || !strings.Contains(old.Warnings[0], "4 characters, the gold was made on 3") {
		t.Errorf("warnings %q", old.Warnings)
	}
	if m := old.Scores["dates"]; m.TP != 1 || m.FP != 1 || m.FN != 1 || m.F1 != 0.5 {
		t.Errorf("dates %+v", m)
	}
	if m := old.Scores["dates found"]; m.TP != 2 || m.FP != 0 {
		t.Errorf("dates found %+v", m)
	}
	c := Compare(&old, &now)
	if len(c.Won) != 2 || c.Won[0].Record != "10-14" || c.Won[0].Side != Missed || c.Won[1].Side != False {
		t.Errorf("won %+v", c.Won)
	}
	if len(c.Lost) != 2 || c.Lost[0].Record != "0-4" {
		t.Errorf("lost %+v", c.Lost)
	}
	if same := Compare(&old, &old); len(same.Won)+len(same.Lost) > 0 {
		t.Errorf("a report differs from itself: %+v", same)
	}
}

func TestMissing(t *testing.T) {
	r := Score(goldOf(t, `{"article": "a.txt", "dates": [{"text": "one", "start": 0, "end": 4, "value": "2021"}]}`), nil)
	if len(r.Missing) != 1 || r.Scores["dates"].FN != 0 {
		t.Errorf("a missing article is counted: %+v", r)
	}
}

// TestNotAsked: a list that the gold does not have is not scored, an empty one
// is.
func TestNotAsked(t *testing.T) {
	r := record.Result{Document: record.Document{URI: "a.txt"}, Dates: []record.Date{date(0, "2021")},
		Capacities: []record.Capacity{{MW: 5, Evidence: record.Evidence{End: 4}}}}
	got := Score(goldOf(t, `{"article": "a.txt", "capacities": []}`), []record.Result{r})
	if got.Scores["dates"].FP != 0 || got.Scores["capacities"].FP != 1 {
		t.Errorf("scores %+v", got.Scores)
	}
}

// TestNone: a null says that none is the right answer; a key left out is not
// asked.
func TestNone(t *testing.T) {
	gold := goldOf(t, `{"article": "a.txt", "capacities": [{"text": "5 MW", "start": 0, "end": 4, "mw": 5, "technology": null, "scope": "project"}]}`)
	r := record.Result{Document: record.Document{URI: "a.txt"},
		Capacities: []record.Capacity{{MW: 5, Technology: "wind", Scope: "project", Status: "operating", Evidence: record.Evidence{End: 4}}}}
	got := Score(gold, []record.Result{r})
	if got.Scores["capacities"].TP != 1 || got.Scores["capacities full"].TP != 0 {
		t.Errorf("scores %+v", got.Scores)
	}
	if got.Attributes["capacity technology"] != (Attribute{0, 1}) || got.Attributes["capacity scope"] != (Attribute{1, 1}) ||
		got.Attributes["capacity status"] != (Attribute{}) {
		t.Errorf("attributes %+v", got.Attributes)
	}
}
