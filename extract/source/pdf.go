package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"wattwire/extract/page"
)

var (
	errScanned   = errors.New("no text in it: a scanned PDF, which would need character recognition")
	errPDFSlow   = fmt.Errorf("takes longer than %v to read", PDFTime)
	errPDFLarge  = fmt.Errorf("takes more than %s of memory to read", byteSize(PDFMemory))
	errNoPDF     = errors.New("not PDF data, or damaged")
	errPDFLocked = errors.New("a PDF locked by a password")
)

// pdfCache keeps the machine code of PDFium, which is made from its
// WebAssembly in two seconds when the first PDF of a process is read.
var pdfCache = sync.OnceValue(wazero.NewCompilationCache)

// readPDF reads a press release in PDF. PDFium runs as WebAssembly: it has no
// files, PDFMemory bytes at most, and ends after PDFTime.
func (r *reader) readPDF(e entry) error {
	raw, err := readAll(e.in, r.limits.PDF)
	if err != nil {
		return r.refuse(e.uri, err)
	}
	d, err := r.pdfArticle(raw)
	if err != nil {
		return r.refuse(e.uri, err)
	}
	d.uri, d.format = e.uri, e.format
	if err := r.overlaySidecar(e, &d); err != nil {
		return err
	}
	return r.finish(d)
}

func (r *reader) pdfArticle(raw []byte) (d draft, err error) {
	if !bytes.Contains(raw, []byte(" obj")) { // no PDF has none, and PDFium takes its time to start
		return draft{}, errNoPDF
	}
	var memory pdfMemory
	ctx, cancel := context.WithCancelCause(withPDFMemory(r.ctx, &memory))
	defer cancel(nil)
	defer func() {
		// The bindings of PDFium answer some broken documents with a panic.
		if p := recover(); p != nil {
			err = errors.New("a broken PDF")
		}
		switch {
		case err == nil:
		case context.Cause(ctx) == errPDFSlow:
			err = errPDFSlow
		case memory.exceeded:
			err = errPDFLarge
		}
	}()
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(pdfCache()).WithCloseOnContextDone(true),
	})
	if err != nil {
		return draft{}, fmt.Errorf("start PDFium: %w", err)
	}
	defer pool.Close()
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return draft{}, fmt.Errorf("start PDFium: %w", err)
	}
	defer instance.Kill()
	timer := time.AfterFunc(PDFTime, func() { cancel(errPDFSlow) })
	defer timer.Stop()
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &raw})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return draft{}, errPDFLocked
	case err != nil:
		return draft{}, errNoPDF
	}
	return pdfDraft(instance, opened.Document)
}

// pdfDraft is the article of an open document.
func pdfDraft(instance pdfium.Pdfium, document references.FPDF_DOCUMENT) (draft, error) {
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document})
	if err != nil {
		return draft{}, errors.New("a broken PDF")
	}
	if count.PageCount > PDFPages {
		return draft{}, fmt.Errorf("more than %d pages", PDFPages)
	}
	var d draft
	pages := make([][]pdfLine, count.PageCount)
	broken, hasText := 0, false
	for i := range pages {
		lines, err := pdfPage(instance, requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: i}})
		if err != nil {
			broken++
			d.note(fmt.Sprintf("page %d cannot be read", i+1))
		}
		pages[i] = lines
		hasText = hasText || len(lines) > 0
	}
	switch {
	case broken > 0 && broken == len(pages):
		return draft{}, errors.New("a broken PDF")
	case !hasText:
		return draft{}, errScanned
	}
	d.title, d.text = layoutText(pages)
	meta := map[string]string{}
	if tags, err := instance.GetMetaData(&requests.GetMetaData{Document: document}); err == nil {
		for _, tag := range tags.Tags {
			meta[tag.Tag] = tag.Value
		}
	}
	if d.title == "" && isTitle(meta["Title"]) {
		d.title = meta["Title"]
	}
	d.published, d.from = pdfPublished(d.text, meta["CreationDate"])
	return d, nil
}

// pdfPublished is the day of the dateline, for which the file's making tells
// the year, or else the day when the file was made: D:20240328101500.
func pdfPublished(text, made string) (date, from string) {
	made, _ = strings.CutPrefix(made, "D:")
	if len(made) > 8 {
		made = made[:8]
	}
	made = page.Day(made)
	if _, day := page.Dateline(text); day != "" {
		if rest, ok := strings.CutPrefix(day, "XXXX"); ok && made != "" {
			day = made[:4] + rest
			if day > made { // a release of December put into PDF in January
				year, _ := strconv.Atoi(made[:4])
				day = fmt.Sprintf("%04d%s", year-1, rest)
			}
		}
		if day = page.Day(day); day != "" {
			return day, fromDateline
		}
	}
	return made, fromMetadata
}

// isTitle says whether the title in a file's metadata is one, and not the name
// of the file it was made from.
func isTitle(s string) bool {
	lower := strings.ToLower(s)
	for _, mark := range [...]string{"microsoft word", "untitled", ".doc", ".pdf", ".indd", ".qxd", ".rtf", "powerpoint"} {
		if strings.Contains(lower, mark) {
			return false
		}
	}
	return strings.Contains(strings.TrimSpace(s), " ")
}

// pdfPage are the lines of a page, in the order of the document's content.
func pdfPage(instance pdfium.Pdfium, page requests.Page) ([]pdfLine, error) {
	text, err := instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, err
	}
	count, err := instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, err
	}
	if _, err := instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}); err != nil {
		return nil, err
	}
	if count.Count > PDFChars {
		return nil, fmt.Errorf("more than %d characters", PDFChars)
	}
	got, err := instance.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: page, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
	})
	if err != nil {
		return nil, err
	}
	var lines []pdfLine
	var line pdfLineBuilder
	end := func() {
		if l, ok := line.end(); ok {
			lines = append(lines, l)
		}
	}
	for _, c := range got.Chars {
		if c.Text == "\r" || c.Text == "\n" {
			end()
			continue
		}
		if math.Abs(c.Angle) > 0.2 && math.Abs(c.Angle-2*math.Pi) > 0.2 {
			continue // stamps and margins written sideways
		}
		size := 0.0
		if c.FontInformation != nil {
			size = c.FontInformation.RenderedSize
		}
		box := c.PointPosition
		line.letter(c.Text, box.Left, box.Right, box.Bottom, box.Top, size)
		if isBreakMark(c.Text) {
			end() // what follows stands on the next line
		}
	}
	end()
	return lines, nil
}
