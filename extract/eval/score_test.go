package eval_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wattwire/extract"
	"wattwire/extract/eval"
	"wattwire/extract/record"
	"wattwire/extract/source"
	"wattwire/store"
)

const (
	fixtures = "../../fixtures"
	scorer   = "../../../shared/gold/score.py"
)

// TestScoreAsScorer compares Score with the scorer of databases on the
// fixtures: on what the extractor finds, and on the gold itself, more or less
// disturbed. Each article has a database of its own, since the store gives
// what several articles tell of the fullest name of all.
func TestScoreAsScorer(t *testing.T) {
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("no scorer to compare with")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	gold, err := eval.Load(filepath.Join(fixtures, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	articles := readArticles(t, filepath.Join(fixtures, "articles"))
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	type trial struct {
		name string
		gold eval.Annotation
		r    record.Result
	}
	var trials []trial
	for _, g := range gold {
		a, ok := articles[g.Article]
		if !ok {
			t.Errorf("%s: no such article", g.Article)
			continue
		}
		r, err := x.Extract(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		r.Document = a
		trials = append(trials, trial{"extracted", g, r})
		ideal := fromGold(t, g.File, a)
		trials = append(trials, trial{"ideal", g, ideal})
		for _, rate := range []float64{0.1, 0.4} {
			rnd := rand.New(rand.NewPCG(uint64(len(trials)), 1))
			trials = append(trials, trial{fmt.Sprintf("disturbed %g", rate), g, disturb(fromGold(t, g.File, a), rnd, rate)})
		}
	}
	dir := t.TempDir()
	var in bytes.Buffer
	for i, c := range trials {
		db := filepath.Join(dir, fmt.Sprintf("%d.db", i))
		writeDatabase(t, db, c.r)
		fmt.Fprintf(&in, "%s\t%s\n", db, c.gold.File)
	}
	cmd := exec.Command(python, "testdata/figures.py", scorer)
	cmd.Stdin = &in
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<24)
	for _, c := range trials {
		if !lines.Scan() {
			t.Fatal("the scorer ended early")
		}
		var want eval.Report
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		got := eval.Score(eval.Gold{c.gold}, []record.Result{c.r})
		what := c.name + " " + c.gold.Article
		if d := cmp.Diff(want.Scores, got.Scores, cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-12 })); d != "" {
			t.Errorf("%s: scores (- scorer, + eval)\n%s", what, d)
		}
		if d := cmp.Diff(want.Attributes, got.Attributes); d != "" {
			t.Errorf("%s: attributes (- scorer, + eval)\n%s", what, d)
		}
		if d := cmp.Diff(sides(want.Errors), sides(got.Errors)); d != "" {
			t.Errorf("%s: errors (- scorer, + eval)\n%s", what, d)
		}
		if c.name == "ideal" {
			for k, m := range got.Scores {
				if m.FN > 0 || m.FP > 0 {
					t.Errorf("%s: %s: %+v", what, k, m)
				}
			}
		}
	}
}

// sides are the errors in order, without their wording.
func sides(errs []eval.Error) []string {
	out := []string{}
	for _, e := range errs {
		out = append(out, e.Document+" "+e.Kind+" "+e.Side)
	}
	return out
}

func readArticles(t *testing.T, dir string) map[string]record.Document {
	t.Helper()
	ctx := context.Background()
	files, failed, err := source.List(ctx, []string{dir}, source.Options{})
	if err != nil || len(failed) > 0 {
		t.Fatal(err, failed)
	}
	out := map[string]record.Document{}
	for _, f := range files {
		err := source.Read(ctx, f, source.Options{}, func(a source.Article) error {
			out[a.URI] = a.Document
			return nil
		}, func(f source.Failure) error { return f.Err })
		if err != nil {
			t.Fatal(f.URI, err)
		}
	}
	return out
}

func writeDatabase(t *testing.T, path string, r record.Result) {
	t.Helper()
	w, err := store.OpenWriter(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.BeginSource(store.Source{URI: r.Document.URI}); err != nil {
		t.Fatal(err)
	}
	outcome, why, err := w.Put(store.Article{Result: r, SHA256: "0"})
	if err != nil || outcome != store.Added {
		t.Fatal(r.Document.URI, why, err)
	}
	if err := w.EndSource(true); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
