package page

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// update rewrites the expectations: go test ./extract/page -run TestFixtures -update
var update = flag.Bool("update", false, "rewrite the .json files of fixtures/pages from what Parse gives")

const fixtures = "../../fixtures/pages"

// golden is what a fixture's .json file holds.
type golden struct {
	Options       goldenOptions `json:"options,omitzero"`
	Title         string        `json:"title,omitempty"`
	Byline        string        `json:"byline,omitempty"`
	Publisher     string        `json:"publisher,omitempty"`
	URL           string        `json:"url,omitempty"`
	Published     string        `json:"published,omitempty"`
	PublishedFrom string        `json:"published_from,omitempty"`
	Modified      string        `json:"modified,omitempty"`
	Language      string        `json:"language,omitempty"`
	Error         string        `json:"error,omitempty"` // a part of the message
	Text          []string      `json:"text,omitempty"`  // by lines
}

type goldenOptions struct {
	URL         string    `json:"url,omitempty"`
	ContentType string    `json:"content_type,omitempty"`
	NotAfter    time.Time `json:"not_after,omitzero"`
}

// TestFixtures parses every page of fixtures/pages and compares all that is
// found with the .json file beside it.
func TestFixtures(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(fixtures, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 60 {
		t.Errorf("%d fixtures, want at least 60", len(names))
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			expected := strings.TrimSuffix(name, ".html") + ".json"
			var want golden
			data, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatalf("%s: %v", expected, err)
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p, err := Parse(source, Options{URL: want.Options.URL, ContentType: want.Options.ContentType, NotAfter: want.Options.NotAfter})
			got := golden{
				Options: want.Options, Title: p.Title, Byline: p.Byline, Publisher: p.Publisher, URL: p.URL,
				Published: p.Published, PublishedFrom: p.PublishedFrom, Modified: p.Modified, Language: p.Language,
			}
			if p.Text != "" {
				got.Text = strings.Split(p.Text, "\n")
			}
			if err != nil {
				got.Error = err.Error()
				if want.Error != "" && strings.Contains(got.Error, want.Error) && errors.Is(err, ErrNoArticle) {
					got.Error = want.Error
				}
			}
			if *update {
				writeGolden(t, expected, got)
				return
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func writeGolden(t *testing.T, name string, g golden) {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(g); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
