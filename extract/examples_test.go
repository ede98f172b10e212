package extract_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"wattwire/extract"
)

// TestRules runs every rule's own examples.
func TestRules(t *testing.T) {
	report := newExtractor(t).TestRules(context.Background())
	if report.Err != nil {
		t.Fatal(report.Err)
	}
	for _, r := range report.Rules {
		t.Run(r.ID, func(t *testing.T) {
			for _, f := range r.Failed {
				t.Error(f)
			}
		})
	}
}

func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// userRules is the smallest rule file that loads, with its examples.
func userRules(examples string) fstest.MapFS {
	return fstest.MapFS{"user.yaml": {Data: []byte("- id: user.fortnight\n  kind: date\n  doc: A user's own.\n  match: fortnight\n" +
		"  set: {type: DURATION, value: P2W}\n" + examples)}}
}

func TestExampleFaults(t *testing.T) {
	_, err := extract.New(extract.Options{RulesName: "mine", Rules: userRules(
		"  fires:\n    - text: A fortnight.\n      yields: {valu: P2W, unit: d}\n  silent:\n    - text: A week.\n      yields: {value: P1W}\n")})
	if err == nil {
		t.Fatal("loaded")
	}
	for _, want := range []string{
		`mine/user.yaml:7: rule "user.fortnight": a record of kind date has no field "unit"`,
		`mine/user.yaml:7: rule "user.fortnight": a record of kind date has no field "valu"`,
		`mine/user.yaml:10: rule "user.fortnight": a silent example yields nothing`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
}

func TestFailedExamples(t *testing.T) {
	x, err := extract.New(extract.Options{RulesName: "mine", Rules: userRules(
		"  fires:\n    - A fortnight.\n    - text: Another fortnight.\n      yields: {value: P3W}\n    - In May 2023.\n  silent: [The fortnight ended.]\n")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range x.TestRules(context.Background()).Failures() {
		if f.Rule == "user.fortnight" {
			got = append(got, f.Error())
		}
	}
	want := []string{
		`mine/user.yaml:8: rule "user.fortnight": on "Another fortnight." wanted value P3W, got P2W`,
		`mine/user.yaml:10: rule "user.fortnight": on "In May 2023." wanted a record, got no record of this rule but "May 2023" by `,
		`mine/user.yaml:11: rule "user.fortnight": on "The fortnight ended." wanted silence, got date "fortnight"`,
	}
	if len(got) != len(want) {
		t.Fatalf("failures:\n%s", strings.Join(got, "\n"))
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("failure %d: %s\nwant %s", i, got[i], want[i])
		}
	}
}

// TestFaultsTogether: faults of reading, of patterns, of stages and of
// examples come at once, in the order of the lines.
func TestFaultsTogether(t *testing.T) {
	_, err := extract.New(extract.Options{RulesName: "mine", Rules: fstest.MapFS{"user.yaml": {Data: []byte(`- id: one
  kind: date
  doc: D.
  match: x (
  colour: red
- id: two
  kind: song
  doc: D.
  match: x
  fires: [x]
  silent: [y]
- id: three
  kind: date
  doc: D.
  match: x
  set: {type: DATE, value: P1D}
  fires:
    - text: x
      yields: {tune: y}
  silent: [y]
`)}}})
	if err == nil {
		t.Fatal("loaded")
	}
	from := 0
	for _, want := range []string{
		`mine/user.yaml:4: rule "one": pattern "x (": ( without )`,
		`mine/user.yaml:5: rule "one": unknown key "colour"`,
		`mine/user.yaml:6: rule "two": no kind of record is called "song"`,
		`mine/user.yaml:18: rule "three": a record of kind date has no field "tune"`,
	} {
		at := strings.Index(err.Error()[from:], want)
		if at < 0 {
			t.Errorf("no %q, or not in order, in\n%v", want, err)
			continue
		}
		from += at
	}
}
