package page

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/phrases.txt
var phrasesFile string

var boilerplate = sync.OnceValue(func() *phrases { return readPhrases(phrasesFile) })

// phrases are the lists of phrases.txt.
type phrases struct {
	starts map[byte][]string // by their first byte
	within []string
	whole  map[string]bool
	ends   map[string]bool
}

// withinReach is the longest line, in bytes, that a phrase within it condemns.
const withinReach = 240

func readPhrases(file string) *phrases {
	p := &phrases{starts: map[byte][]string{}, whole: map[string]bool{}, ends: map[string]bool{}}
	for n, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		kind, phrase, _ := strings.Cut(line, " ")
		switch kind {
		case "start":
			p.starts[phrase[0]] = append(p.starts[phrase[0]], phrase)
		case "within":
			p.within = append(p.within, phrase)
		case "whole":
			p.whole[phrase] = true
		case "end":
			p.ends[phrase] = true
		default:
			panic(fmt.Sprintf("data/phrases.txt:%d: unknown kind %q", n+1, kind))
		}
	}
	return p
}

// A verdict is what the phrases say of a line.
type verdict uint8

const (
	passes verdict = iota
	condemned
	closing // condemned, and the article is over
)

var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "\u00a0", " ")

// judge reads a line for phrases.
func (p *phrases) judge(line string) verdict {
	if len(line) > 2*withinReach {
		return passes
	}
	low := plainQuotes.Replace(strings.ToLower(line))
	low = strings.TrimLeft(low, " *•·►▶»>|-–—")
	bare := strings.TrimRight(low, " .:!…>»|-–—")
	if p.ends[bare] {
		return closing
	}
	if p.whole[bare] {
		return condemned
	}
	if low == "" {
		return condemned
	}
	for _, s := range p.starts[low[0]] {
		if strings.HasPrefix(low, s) && wordEnds(low, s) {
			return condemned
		}
	}
	if len(low) <= withinReach {
		for _, s := range p.within {
			if strings.Contains(low, s) {
				return condemned
			}
		}
	}
	return passes
}

// wordEnds tells that a phrase at the start of a line ends where a word ends.
func wordEnds(line, phrase string) bool {
	if len(line) == len(phrase) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(phrase)
	if !unicode.IsLetter(last) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(line[len(phrase):])
	return !unicode.IsLetter(next)
}
