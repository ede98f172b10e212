package source

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zlib"
)

// pdfText is a line of text to put on a page, at a place in points.
type pdfText struct {
	x, y, size float64
	text       string
}

// pdfOf is a PDF file with the pages given, set in Helvetica.
func pdfOf(info string, pages ...[]pdfText) string {
	var objects []string
	add := func(s string) int {
		objects = append(objects, s)
		return len(objects)
	}
	add("<</Type/Catalog/Pages 2 0 R>>")
	add("")
	add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	var kids []string
	for _, p := range pages {
		var content strings.Builder
		for _, t := range p {
			escaped := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(t.text)
			fmt.Fprintf(&content, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", t.size, t.x, t.y, escaped)
		}
		stream := add(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", content.Len(), content.String()))
		kids = append(kids, fmt.Sprintf("%d 0 R", add(fmt.Sprintf(
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", stream))))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " "))
	infoObject := add("<<" + info + ">>")
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, infoObject, xref)
	return out.String()
}

// pdfBomb is a PDF file whose one page has a content of size spaces.
func pdfBomb(t *testing.T, size int) string {
	t.Helper()
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	chunk := bytes.Repeat([]byte(" "), 1<<20)
	for range size >> 20 {
		w.Write(chunk)
	}
	w.Close()
	whole := pdfOf("", nil)
	return strings.Replace(whole, "<</Length 0>>\nstream\n", fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s", b.Len(), b.String()), 1)
}

// column sets lines one under the other.
func column(x, y, size float64, lines ...string) []pdfText {
	var out []pdfText
	for _, l := range lines {
		if l != "" {
			out = append(out, pdfText{x, y, size, l})
		}
		y -= 1.3 * size
	}
	return out
}

func TestPDF(t *testing.T) {
	footer := func(n int) pdfText { return pdfText{280, 30, 8, fmt.Sprintf("Page %d of 2", n)} }
	header := pdfText{60, 810, 8, "Example Power plc - Media Office"}
	first := append([]pdfText{footer(1), header}, column(60, 760, 18, "Example Power to build a plant", "of 100 MW in the north")...)
	first = append(first, column(60, 690, 10,
		"ASTANA, March 28 - Example Power plc and the ministry have signed an agree-",
		"ment for a wind farm of 100 MW, to be built in the north of the country by the",
		"end of the decade.",
		"",
		"The plant will replace coal-",
		"fired units that were built fifty years ago and that the ministry wants to shut",
		"down, said the chairman of the company, which")...)
	second := append([]pdfText{footer(2), header}, column(60, 760, 10, "also owns two plants in the south.", "", "About Example Power plc")...)
	a := readOne(t, Options{}, "a.pdf", pdfOf("/Title(Microsoft Word - release.docx)/CreationDate(D:20240402101500Z)", first, second))
	want := "ASTANA, March 28 - Example Power plc and the ministry have signed an agreement for a wind farm of 100 MW, to be built in the north of the country by the end of the decade.\n" +
		"The plant will replace coal-fired units that were built fifty years ago and that the ministry wants to shut down, said the chairman of the company, which also owns two plants in the south.\n" +
		"About Example Power plc"
	if diff := cmp.Diff(want, a.Text); diff != "" {
		t.Error(diff)
	}
	if a.Title != "Example Power to build a plant of 100 MW in the north" || a.Published != "2024-03-28" || a.PublishedFrom != "dateline" {
		t.Errorf("got title %q, published %s from %s", a.Title, a.Published, a.PublishedFrom)
	}
}

func TestPDFColumns(t *testing.T) {
	// The right column stands first in the file.
	page := column(320, 700, 10, "Right one of the plant goes", "on in the second line and", "ends in the third line.", "", "Right two is short.")
	page = append(page, column(60, 700, 10, "Left one of the plant goes", "on in the second line and", "ends in the third line.", "", "Left two is short.")...)
	page = append(page, pdfText{60, 740, 10, "A line over both of the columns, which is longer than either of the two of them is."})
	a := readOne(t, Options{}, "a.pdf", pdfOf("/CreationDate(D:20240402)", page))
	want := "A line over both of the columns, which is longer than either of the two of them is.\n" +
		"Left one of the plant goes on in the second line and ends in the third line.\nLeft two is short.\n" +
		"Right one of the plant goes on in the second line and ends in the third line.\nRight two is short."
	if diff := cmp.Diff(want, a.Text); diff != "" {
		t.Error(diff)
	}
	if a.Published != "2024-04-02" || a.PublishedFrom != "metadata" {
		t.Errorf("published %s from %s", a.Published, a.PublishedFrom)
	}
}

func TestPDFRefused(t *testing.T) {
	whole := pdfOf("", column(60, 700, 10, "Some text."))
	for name, test := range map[string]struct{ in, want string }{
		"scanned": {pdfOf("", nil), "a.pdf: no text in it: a scanned PDF, which would need character recognition"},
		"no PDF":  {"words", "a.pdf: not PDF data, or damaged"},
		"cut":     {whole[:60], "a.pdf: not PDF data, or damaged"},
		"locked": {strings.Replace(whole, "/Root 1 0 R", "/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O("+strings.Repeat("x", 32)+")/U("+strings.Repeat("y", 32)+")>>/ID[(a)(a)]", 1),
			"a.pdf: a PDF locked by a password"},
		"bomb": {pdfBomb(t, PDFMemory+PDFMemory/8), "a.pdf: takes more than 256 MiB of memory to read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, failures := readPaths(t, Options{}, write(t, map[string]string{"a.pdf": test.in}))
			if diff := cmp.Diff([]string{test.want}, failures); diff != "" {
				t.Error(diff)
			}
		})
	}
}
