package page

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestWithoutCode(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<style>p { x }</style><p>a`, `<style></style><p>a`},
		{`<SCRIPT async>if (a<b) "</p>"</Script ><p>a`, `<SCRIPT async></Script ><p>a`},
		{`<script type="application/ld+json">{}</script>`, `<script type="application/ld+json">{}</script>`},
		{`<script>a`, `<script>a`},
		{`<!-- <script> --><p>a</p><script>b</script>`, `<!-- <script> --><p>a</p><script></script>`},
		{`<!--><style>a</style>--!>`, `<!--><style></style>--!>`},
		{`<!--!><style>a</style>--!><style>b</style>`, `<!--!><style>a</style>--!><style></style>`},
		{`<p title="<script>">a</p><script>b</script>`, `<p title="<script>">a</p><script></script>`},
		{`<p title=it's>a</p><style>b</style>'`, `<p title=it's>a</p><style></style>'`},
		{`<p ="x>">a<style>b</style>`, `<p ="x>">a<style></style>`},
		{`<title><script></title>a<script>b</script>`, `<title><script></title>a<script></script>`},
		{`<svg><title><style>a</style></title></svg><style>b</style>`, `<svg><title><style>a</style></title></svg><style></style>`},
		{`<svg/><style>b</style>`, `<svg/><style></style>`},
		{`<script><!-- <script>a</script> --></script><style>b</style>`, `<script><!-- <script>a</script> --></script><style>b</style>`},
		{`<plaintext><style>a</style>`, `<plaintext><style>a</style>`},
		{`a < b <style>c</style> </>`, `a < b <style></style> </>`},
	} {
		if got := string(bytes.Join(withoutCode([]byte(c.in)), nil)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// FuzzWithoutCode holds the tree of a page without its code to that of the page.
func FuzzWithoutCode(f *testing.F) {
	names, _ := filepath.Glob("../../fixtures/pages/*.html")
	for _, n := range names {
		source, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source)
	}
	f.Add([]byte(`<p a='b"c>'><!-- x --!><script>a</script><textarea><style></textarea>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		got, want := bare(t, bytes.Join(withoutCode(page), nil)), bare(t, page)
		if !bytes.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", page, got, want)
		}
	})
}

// bare is the tree of a page as text, without that of scripts and style sheets.
func bare(t *testing.T, page []byte) []byte {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Skip(err)
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style || n.DataAtom == atom.Script {
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
		}
	}
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		t.Skip(err)
	}
	return b.Bytes()
}
