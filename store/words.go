package store

import "strings"

// words are the numbers of rules, units and types, as values of columns.
type words struct {
	all    map[string]numbered
	lately [512]numbered // by slotOf
}

type numbered struct {
	word string
	id   driverValue
}

// maxWords bounds the words kept in memory.
const maxWords = 20_000

func newWords() *words { return &words{all: map[string]numbered{}} }

// slotOf is the place in lately of a word that is not empty.
func slotOf(word string) int {
	n := len(word)
	return (n + 7*int(word[0]) + 31*int(word[n/2]) + 131*int(word[n-1])) % 512
}

func (w *words) get(word string) (driverValue, bool) {
	l := &w.lately[slotOf(word)]
	if l.word == word {
		return l.id, true
	}
	n, ok := w.all[word]
	if ok {
		*l = n
	}
	return n.id, ok
}

func (w *words) put(word string, id int64) {
	if len(w.all) >= maxWords {
		clear(w.all)
	}
	word = strings.Clone(word) // it may be part of a text
	w.all[word] = numbered{word, id}
}

// wordID finds or makes the number of a word; "" is NULL.
func (w *Writer) wordID(word string) (driverValue, error) {
	if word == "" {
		return nil, nil
	}
	if id, ok := w.words.get(word); ok {
		return id, nil
	}
	id, ok, err := w.q.findWord.integer(word)
	if err != nil {
		return nil, err
	}
	if !ok {
		if id, err = w.q.addWord.insert(word); err != nil {
			return nil, err
		}
	}
	w.words.put(word, id)
	return id, nil
}
