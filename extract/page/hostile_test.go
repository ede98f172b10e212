package page

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// hostile is a page made to take long or to overflow.
type hostile struct {
	name, page string
	article    bool // it has one
}

// hostiles are such pages of some n parts, so that a walk which is quadratic takes
// sixteen times as long for four times as many.
func hostiles(n int) []hostile {
	article := "<p>The council approved the plan on Tuesday after a debate that lasted for most of the night, and nobody left early.</p>" +
		"<p>Work is to begin in the spring, when the ground is dry enough for the heavy machines that the builder will bring.</p>"
	repeat := strings.Repeat
	return []hostile{
		{"nested divs", repeat("<div>", n) + article + repeat("</div>", n), true},
		{"nested divs never closed", repeat("<div class=a>", n) + article, true},
		{"nested spans", repeat("<span>", n) + article, true},
		{"nested bold", repeat("<b>", n) + article, true},
		{"nested links", repeat("<a href=x>", n) + "</a>" + article, false},
		{"nested lists", repeat("<ul><li>", n) + article, true},
		{"nested tables", repeat("<table><tr><td>", n/10) + article, true},
		{"nested quotes", repeat("<blockquote>", n) + article, true},
		{"nested fonts in paragraphs", repeat("<p><font color=red>", n/10) + article, true},
		{"nested headings", repeat("<h1>", n) + article, false},
		{"nested microdata", repeat("<div itemprop=publisher><div itemprop=author>", 200) + repeat("<i></i>", n) + article, true},
		{"nested dates", repeat("<div class=date>", 400) + repeat("1 May 2020 ", n/10) + article, false},
		{"hover cards", repeat("<span>", 400) + "<img>" + repeat("<i></i>", n) + article, true},
		{"unclosed paragraphs", article + repeat("<p>", n), true},
		{"breaks", repeat("A line without an end that is long enough to be taken for a wrapped one<br>", n/10) + article, true},
		{"comments between breaks", repeat("<br>"+repeat("<!-- x -->", 50), n/100) + article, true},
		{"many classes", `<div class="` + repeat("a-b ", n) + `">` + article + "</div>", true},
		{"a long class", `<div class="` + repeat("ab-", n) + `">` + article + "</div>", true},
		{"many attributes", "<div " + attributes(n/10) + ">" + article, true},
		{"many times", repeat("<time datetime=2020-01-01>x</time>", n/10) + article, true},
		{"many authors", `<meta name=author content="` + repeat("Ann Lee, ", n) + `">` + article, true},
		{"nested JSON", "<script type=application/ld+json>" + repeat("[", n) + "</script>" + article, true},
		{"nested JSON objects", "<script type=application/ld+json>" + repeat(`{"@graph":`, n) + "1" + repeat("}", n) + "</script>" + article, true},
		{"JSON of brackets", "<script type=application/ld+json>[" + repeat(" ,]", n) + "</script>" + article, true},
		{"many JSON objects", "<script type=application/ld+json>[" + repeat(`{"@type":"NewsArticle"},`, n) + "{}]</script>" + article, true},
		{"fonts of all sizes", fonts(500) + repeat("<p>x", n) + article, true},
		{"open bold and italics", repeat("<b>", 3) + repeat("<i>", 3) + repeat("<u>", 3) + repeat("<tt>", 3) + repeat("<em>", 3) + repeat("<p>x", 2*n) + article, true},
		{"end tags of nothing", repeat(repeat("some words and ", 6)+"</x>", n) + article, true},
		{"text in tables", "<table>" + repeat(repeat("some words and ", 6)+"<tr>", n) + "</table>" + article, true},
		{"comments in tables", "<table>" + repeat(repeat("some words and ", 6)+"<!-- -->", n) + "</table>" + article, true},
		{"attributes of many bodies", bodies(n/4) + article, true},
		{"a tag of many attributes", "<div " + attributes(3*n) + ">" + article, true},
		{"an attribute a million times", "<div " + repeat("a=b ", 10*n) + ">" + article, true},
		{"a long word", "<p>" + repeat("x", 5*n) + "</p>" + article, true},
		{"digits", "<p>" + repeat("1.2.", 2*n) + "</p>" + article, true},
		{"entities", repeat("&amp;&lt;&#x41;", n) + article, true},
		{"a long title", "<title>" + repeat("a | ", n) + "</title>" + article, true},
		{"teasers", repeat("<div class=c><h3><a href=x>A headline that links to a story</a></h3>A line of text</div>", n/10) + article, true},
	}
}

// TestHostile parses hostile pages. Each must end, with an article where there is one.
func TestHostile(t *testing.T) {
	for _, c := range hostiles(100_000) {
		t.Run(c.name, func(t *testing.T) {
			p, err := Parse([]byte("<html><body>"+c.page), Options{})
			if err != nil && !errors.Is(err, ErrNoArticle) {
				t.Errorf("error %v", err)
			}
			if c.article && !strings.Contains(p.Text, "the heavy machines that the builder") {
				t.Errorf("article not found in %d bytes of text, error %v", len(p.Text), err)
			}
		})
	}
}

// BenchmarkHostile tells how much longer four times as many parts of a hostile page take:
// some 4 where the time grows in line with the length, some 16 where with its square.
func BenchmarkHostile(b *testing.B) {
	small, large := hostiles(25_000), hostiles(100_000)
	for i := range large {
		b.Run(large[i].name, func(b *testing.B) {
			var took [2]time.Duration
			for b.Loop() {
				for k, page := range [...]string{small[i].page, large[i].page} {
					start := time.Now()
					_, _ = Parse([]byte("<html><body>"+page), Options{})
					took[k] += time.Since(start)
				}
			}
			b.ReportMetric(float64(took[1])/float64(took[0]), "growth")
		})
	}
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d=x ", i)
	}
	return b.String()
}

// fonts are n open elements that differ.
func fonts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<font size=%d>", i)
	}
	return b.String()
}

func bodies(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<body a%d=x>", i)
	}
	return b.String()
}

func TestTooLarge(t *testing.T) {
	_, err := Parse(make([]byte, MaxBytes+1), Options{})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v, want ErrTooLarge", err)
	}
	_, err = Parse([]byte(strings.Repeat("<p>", MaxTags+1)), Options{})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v, want ErrTooLarge", err)
	}
}

func TestNoArticle(t *testing.T) {
	for _, source := range []string{"", "   ", "<html>", "just a word", "<title>Not found</title><h1>404</h1>", "\x00\x01\x02"} {
		p, err := Parse([]byte(source), Options{})
		if !errors.Is(err, ErrNoArticle) {
			t.Errorf("Parse(%q) gives %q and error %v, want ErrNoArticle", source, p.Text, err)
		}
	}
}
