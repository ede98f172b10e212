package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const rssFeed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Grid &amp; Power</title><link>https://example.org/</link>
<item><title>First &amp;#8211; story</title><link>https://example.org/1</link><media:title>no</media:title>
<pubDate>Thu, 28 Mar 2024 10:00:00 +0000</pubDate><dc:creator><![CDATA[A. Writer]]></dc:creator>
<description>Only a summary.</description>
<content:encoded><![CDATA[<p>One  <b>paragraph</b> of&nbsp;text.</p><script>no()</script><p>Another.<br/>Line.</p><p>The post <a href="x">First</a> appeared first on <a href="y">Grid</a>.</p>]]></content:encoded></item>
<item><title>Second</title><guid>https://example.org/2</guid><author>desk@example.org (B. Editor)</author><description>A &lt;i&gt;summary&lt;/i&gt;.</description></item>
<item><title>Third</title><description>Unescaped <br> markup <p>here.</description></item>
<item><title>Empty</title></item>
</channel></rss>`

const atomFeed = `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom site</title>
<entry><title type="html">An &lt;b&gt;entry&lt;/b&gt;</title><link rel="self" href="https://example.org/self"/><link rel="alternate" href="https://example.org/a"/>
<published>2024-03-28T10:00:00Z</published><updated>2024-04-01T00:00:00Z</updated><author><name>C. Author</name><email>c@example.org</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Markup inside.</p><p>Two &amp; three.</p></div></content></entry>
<entry><title>Other</title><updated>2024-04-01T00:00:00Z</updated><content type="text">Plain &lt;5 MW&gt; text.</content></entry>
</feed>`

func TestFeed(t *testing.T) {
	dir := write(t, map[string]string{"a.rss": rssFeed, "b.xml": atomFeed})
	articles, failures := readPaths(t, Options{}, dir)
	var got []string
	for _, a := range articles {
		got = append(got, strings.Join([]string{a.URI, a.Format, a.Title, a.Byline, a.Publisher, a.URL, a.Published, a.Text}, "|"))
	}
	want := []string{
		"a.rss#1|rss|First – story|A. Writer|Grid & Power|https://example.org/1|2024-03-28|One paragraph of text.\nAnother.\nLine.",
		"a.rss#2|rss|Second|B. Editor|Grid & Power|https://example.org/2||A summary.",
		"a.rss#3|rss|Third||Grid & Power|||Unescaped\nmarkup\nhere.",
		"b.xml#1|atom|An entry|C. Author|Atom site|https://example.org/a|2024-03-28|Markup inside.\nTwo & three.",
		"b.xml#2|atom|Other||Atom site||2024-04-01|Plain <5 MW> text.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"a.rss#4: no text in it"}, failures); diff != "" {
		t.Error(diff)
	}
}

func TestFeedRefused(t *testing.T) {
	for name, test := range map[string]struct {
		in       string
		want     string
		articles int
	}{
		"other XML":  {"<?xml version='1.0'?><sitemap><url/></sitemap>", "a.xml: XML that is neither RSS nor Atom", 0},
		"no XML":     {"words", "a.xml: XML that is neither RSS nor Atom", 0},
		"no items":   {"<rss><channel><title>T</title></channel></rss>", "a.xml: a feed without items", 0},
		"ends early": {rssFeed[:strings.Index(rssFeed, "<item><title>Second")+20], "a.xml: broken XML at line 8: it ends too early", 1},
		"long item":  {"<rss><channel><item><description>one</description></item><item><description>" + strings.Repeat("x", 2<<10), "a.xml: an item longer than 1 KiB near line 1: the rest is not read", 1},
	} {
		t.Run(name, func(t *testing.T) {
			articles, failures := readPaths(t, Options{Limits: Limits{Article: 1 << 10}}, write(t, map[string]string{"a.xml": test.in}))
			if diff := cmp.Diff([]string{test.want}, failures); diff != "" {
				t.Error(diff)
			}
			if len(articles) != test.articles {
				t.Errorf("%d articles, want %d", len(articles), test.articles)
			}
		})
	}
}
