package clause

import (
	"wattwire/extract/tag"
	"wattwire/extract/token"
)

// Tagged is another parse of sentence n where its verb can only be told by
// parts of speech; false where Sentence stands. It is costly and for sentences
// in which something was found.
func (r *Runner) Tagged(n int) ([]Chunk, bool) {
	r.Sentence(n)
	p := &r.parses[n]
	if p.state == unsure {
		p.state = asked
		r.begin(n)
		r.lenient = true
		if r.ask() {
			r.cut()
			p.state, p.tagged = revised, r.keep()
		}
	}
	if p.state != revised {
		return nil, false
	}
	return r.pool[p.tagged.from:p.tagged.end:p.tagged.end], true
}

// Read has a stage try the parse of sentence n. Where it finds something, it tries
// again with the tags, if they tell anything new; likewise where one of the verbs
// that wake it may be hidden and it would find something with some word or other
// taken for one. Each try starts afresh.
func (r *Runner) Read(n int, wakes func(lemma token.Sym) bool, try func([]Chunk) (found bool)) {
	found := try(r.Sentence(n))
	if !found && !r.doubtful(n, wakes) {
		return
	}
	if found || r.parses[n].state != unsure || r.supposed(n, try) {
		if chunks, ok := r.Tagged(n); ok {
			try(chunks)
			return
		}
	}
	if !found {
		try(r.Sentence(n)) // takes back what was only supposed
	}
}

// mostSupposed is how many words of a sentence are supposed to be verbs in turn.
const mostSupposed = 20

// supposed reports whether a try of sentence n finds something if words of which
// only tags tell whether they are finite verbs are such: all of them, or one. To
// parse a sentence some times costs a fraction of what its tags do; where the words
// are too many for that it says so without a look.
func (r *Runner) supposed(n int, try func([]Chunk) (found bool)) bool {
	var words []int
	r.begin(n)
	for i := r.first; i < r.end; i++ {
		if r.ambivalent(i) {
			words = append(words, i)
		}
	}
	if len(words) > mostSupposed {
		return true
	}
	suppose := func(verbs []int) bool {
		r.begin(n)
		r.lenient, r.tagged = true, append(r.tagged, verbs...)
		r.cut()
		from := len(r.pool)
		s := r.keep()
		found := try(r.pool[s.from:s.end:s.end])
		if len(r.pool) == int(s.end) { // else the try has had another sentence parsed
			r.pool = r.pool[:from]
		}
		return found
	}
	for k := range words {
		if suppose(words[k : k+1]) {
			return true
		}
	}
	return len(words) > 1 && suppose(words)
}

// Walk calls verb for each verb group, then noun for each noun chunk.
func Walk(chunks []Chunk, verb, noun func(k int)) {
	for k := range chunks {
		if chunks[k].Kind == Verb {
			verb(k)
		}
	}
	for k := range chunks {
		if chunks[k].Kind == Noun {
			noun(k)
		}
	}
}

// doubtful reports whether a verb of sentence n can only be told by parts of
// speech, while Sentence has it for a noun or a participle: one of the lemmas
// asked for stands there, and a word in the place of a verb.
func (r *Runner) doubtful(n int, wanted func(lemma token.Sym) bool) bool {
	chunks := r.Sentence(n)
	if s := r.parses[n].state; s == unread || s == sure {
		return false
	}
	r.begin(n)
	asked, placed := false, false
	k := 0
	for i := r.first; i < r.end && !(asked && placed); i++ {
		for k < len(chunks) && chunks[k].End <= i {
			k++
		}
		if k < len(chunks) && chunks[k].finite() || r.capital(i) || i > r.first && r.s.opening.Has(r.d.Tokens[i-1].Sym) {
			continue
		}
		if w := r.s.words.at(r.d.Tokens[i].Sym); w.pos&(base|third|past) != 0 && w.pos&function == 0 {
			asked = asked || wanted(w.lemma)
			placed = placed || r.placed(i, w.pos)
		}
	}
	return asked && placed
}

// placed reports whether the word at i can be a finite verb by its neighbours: a
// noun of its number or a name before it, something that a verb takes behind it.
func (r *Runner) placed(i int, p pos) bool {
	if i == r.first || i+1 == r.end || r.pos(i-1)&function&^adv != 0 || r.d.Tokens[i+1].Sym == r.s.of {
		return false
	}
	w := r.d.Word(i - 1)
	plural := w[len(w)-1] == 's'
	switch {
	case p&past != 0, r.capital(i - 1), p&base != 0 && plural, p&third != 0 && !plural:
		return r.startsNoun(i+1) || r.pos(i+1)&(prep|to|adv) != 0
	}
	return false
}

// ambiguous reports whether a form that can be a noun or a verb stands between two
// nouns.
func (r *Runner) ambiguous() bool {
	for i := r.first + 1; i < r.end-1; i++ {
		if p := r.pos(i); p&noun == 0 || p&function != 0 || r.capital(i) {
			continue
		}
		if r.startsNoun(i+1) && r.d.Tokens[i-1].Is(token.Letter) && r.pos(i-1)&function == 0 {
			return true
		}
	}
	return false
}

// ask has the sentence tagged and reports whether the tags make a form that
// can be a noun a verb.
func (r *Runner) ask() bool {
	last := -1
	for i := r.first; i < r.end; i++ {
		if r.ambivalent(i) {
			last = i
		}
	}
	if last < 0 {
		return false
	}
	// a tag depends on what stands before the word and on the two words after it
	end := last + 1
	for words := 0; end < r.end; end++ {
		if r.d.Tokens[end].Is(token.SpaceBefore) {
			if words++; words == 5 {
				break
			}
		}
	}
	sent := token.Span{First: r.first, End: end}
	start, _ := r.d.Bytes(sent)
	words, err := tag.Words(r.d.Slice(sent))
	if err != nil {
		return false // the reading without tags stands
	}
	for _, w := range words {
		switch w.Tag {
		case "VBD", "VBP", "VBZ":
			if i := r.d.At(start + w.Start); r.ambivalent(i) {
				r.tagged = append(r.tagged, i)
			}
		}
	}
	return len(r.tagged) > 0
}

// ambivalent reports whether the word at i may be the finite verb that only a
// tag tells.
func (r *Runner) ambivalent(i int) bool {
	p := r.pos(i)
	if p&(past|third) == 0 && p&noun != 0 && i > r.first && (r.d.Tokens[i-1].Sym == r.s.one || r.c.Find(i-1, r.s.number) != nil) {
		return false // "one project, the Acme farm, was"
	}
	return p&(base|third|past) != 0 && p&function == 0 && !r.capital(i)
}

// finite reports whether the sentence has a finite verb that is no participle
// by its form.
func (r *Runner) finite() bool {
	for i := range r.out {
		if v := &r.out[i]; v.Kind == Verb && v.Form == Finite && !v.maybe {
			return true
		}
	}
	return false
}

// verbal reports whether the sentence has a finite verb: one by its form, or a
// past form that is no participle, since a subject and an object stand beside
// it.
func (r *Runner) verbal() bool {
	for i := range r.out {
		if v := &r.out[i]; v.Kind == Verb && v.Form == Finite && (!v.maybe || i > 0 && r.hasObject(i)) {
			return true
		}
	}
	return false
}
