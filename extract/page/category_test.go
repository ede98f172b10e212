package page

import (
	"strings"
	"testing"
)

func TestCategorize(t *testing.T) {
	for _, c := range []struct {
		value string
		want  category
	}{
		{"article-body", bodyText},
		{"articleBody main", bodyText},
		{"StoryBody__content", bodyText},
		{"related-links", related},
		{"relatedLinks", related},
		{"entry-content related", related},
		{"share_bar", share},
		{"comments-area", comments},
		{"newsletter-signup", newsletter},
		{"wp-caption-text", caption},
		{"social-embed", unmarked},
		{"overflow-hidden", unmarked},
		{"hidden", hidden},
		{"no-sidebar", unmarked},
		{"tag-social-media category-comments", unmarked},
		{"modal-enabled", unmarked},
		{"paragraph", unmarked},
		{"", unmarked},
		{strings.Repeat("share", 40), unmarked},
	} {
		if got := categorize(c.value); got != c.want {
			t.Errorf("categorize(%q) = %d, want %d", c.value, got, c.want)
		}
	}
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		line string
		want verdict
	}{
		{"Read more: How the dam was built", condemned},
		{"Related articles", closing},
		{"Related Articles:", closing},
		{"Advertisement", condemned},
		{"You can sign up for our newsletter here.", condemned},
		{"Photo: Lena Ostrow", condemned},
		{"Photographs of the dam were shown in court.", passes},
		{"Read moreover", passes},
		{"The company will share its profits with the town.", passes},
		{"Subscribers of the fund will vote in May.", passes},
	} {
		if got := boilerplate().judge(c.line); got != c.want {
			t.Errorf("judge(%q) = %d, want %d", c.line, got, c.want)
		}
	}
}

// TestDataFiles holds the data files to their form: every entry once.
func TestDataFiles(t *testing.T) {
	for name, file := range map[string]string{
		"metadates.txt": metaDatesFile, "phrases.txt": phrasesFile, "datewords.txt": dateWordsFile, "agencies.txt": agenciesFile,
	} {
		seen := map[string]bool{}
		for n, line := range strings.Split(file, "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			if seen[line] {
				t.Errorf("%s:%d: %q stands there twice", name, n+1, line)
			}
			seen[line] = true
			if line != strings.ToLower(line) {
				t.Errorf("%s:%d: %q is not in lower case", name, n+1, line)
			}
		}
	}
	categories := map[string]string{}
	for line := range strings.Lines(classesFile) {
		category, words, ok := strings.Cut(line, ":")
		if line[0] == '#' || !ok {
			continue
		}
		for _, w := range strings.Fields(words) {
			w = strings.Join(nameWords(w, nil), "-")
			if c := categories[w]; c != "" {
				t.Errorf("classes.txt: %q is both %s and %s", w, c, category)
			}
			categories[w] = category
		}
	}
	if !strings.HasPrefix(classesFile, "#") || len(classWords()) < 200 {
		t.Errorf("%d class names", len(classWords()))
	}
	if n := len(monthNumbers()); n < 200 {
		t.Errorf("%d names of months", n)
	}
}
