// Package tag asks jdkato/prose for parts of speech, with the offsets that
// prose itself does not keep.
//
// It is slow (about 1 MB of text a second) and its model takes a fifth of a
// second to load, so package clause asks only for sentences whose verb its own
// reading leaves in doubt, and the model loads at the first of them.
package tag

import (
	"fmt"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// Word is a word with its Penn Treebank tag.
type Word struct {
	Start, End int // half-open byte interval of the text
	Tag        string
}

// model is prose's own.
var model = sync.OnceValues(func() (*prose.Model, error) {
	doc, err := prose.NewDocument("a", prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("load prose's model: %w", err)
	}
	return doc.Model, nil
})

// Load loads prose's model, once.
func Load() error {
	_, err := model()
	return err
}

// Words are the words of a text with their tags. Words of prose's own making,
// which do not stand in the text, are left out.
func Words(text string) ([]Word, error) {
	m, err := model()
	if err != nil {
		return nil, err
	}
	doc, err := prose.NewDocument(text, prose.UsingModel(m), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("tag a sentence: %w", err)
	}
	var out []Word
	at := 0
	for _, tok := range doc.Tokens() {
		i := strings.Index(text[at:], tok.Text)
		if i < 0 {
			continue
		}
		out = append(out, Word{at + i, at + i + len(tok.Text), tok.Tag})
		at += i + len(tok.Text)
	}
	return out, nil
}
