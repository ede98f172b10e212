package source

import (
	"fmt"
	"strings"
)

// readText reads a text or Markdown file: one article, its body as given but
// for a YAML front matter.
func (r *reader) readText(e entry) error {
	raw, err := readAll(e.in, int64(r.limits.Article))
	if err != nil {
		return r.refuse(e.uri, err)
	}
	text, note, err := decodeText(raw)
	if err != nil {
		return r.refuse(e.uri, err)
	}
	d := draft{uri: e.uri, format: e.format, from: fromMetadata}
	d.note(note)
	text = unixLines(text)
	front, body, found := cutFrontMatter(text)
	if found && len(front) <= MaxYAML {
		meta, err := r.keys.readYAML([]byte(front))
		switch {
		case err != nil:
			d.note(fmt.Sprintf("front matter not understood: %v", err))
		case meta != (fields{}):
			d.overlay(meta)
			text = body
		}
	}
	d.text = text
	if e.format == formatMarkdown && d.title == "" {
		d.title = markdownTitle(text)
	}
	if err := r.overlaySidecar(e, &d); err != nil {
		return err
	}
	return r.finish(d)
}

// overlaySidecar gives d what the file beside it tells. A sidecar that cannot
// be read is refused and the article read without it.
func (r *reader) overlaySidecar(e entry, d *draft) error {
	if e.sidecar == nil || !takesSidecar(e.format) {
		return nil
	}
	meta, err := e.sidecar()
	if err != nil {
		return r.refuse(e.uri, fmt.Errorf("sidecar: %w", err))
	}
	d.overlay(meta)
	return nil
}

// cutFrontMatter parts a text that begins with a line --- and has a later one
// from what follows that one.
func cutFrontMatter(text string) (front, body string, found bool) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", text, false
	}
	for at := 0; at < len(rest); {
		line, _, more := strings.Cut(rest[at:], "\n")
		end := at + len(line)
		if trimmed := strings.TrimRight(line, " \t"); trimmed == "---" || trimmed == "..." {
			return rest[:at], strings.TrimPrefix(rest[end:], "\n"), true
		}
		if !more {
			break
		}
		at = end + 1
	}
	return "", text, false
}

// markdownTitle is the first heading where it opens the text.
func markdownTitle(text string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	if title, ok := strings.CutPrefix(first, "# "); ok {
		return strings.TrimSpace(strings.TrimRight(title, "# "))
	}
	return ""
}
