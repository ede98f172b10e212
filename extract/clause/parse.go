package clause

import (
	"slices"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/tag"
	"wattwire/extract/token"
)

// group says what an annotation's label means to the parser.
type group uint8

const (
	gNone   group = iota
	gName         // an entity: part of a noun chunk, whatever its words
	gAmount       // an amount: part of a noun chunk
	gTime         // stands alone unless a noun follows
)

// New compiles the word lists for a parser.
func New(lex *lexicon.Lexicon, labels *rule.Labels) (*Stage, []error) {
	w, faults := newWords(lex)
	s := &Stage{words: w, tagger: &tag.Tagger{}, groups: map[rule.Label]group{}}
	for _, f := range []string{rule.Organization, rule.Person, rule.Place, rule.Project, rule.Event, rule.Programme} {
		s.groups[labels.Finding(f)] = gName
	}
	for _, f := range []string{rule.Power, rule.Energy, rule.Money, rule.Percent, rule.Amount} {
		s.groups[labels.Finding(f)] = gAmount
	}
	s.phrases = [3]rule.Label{labels.Class("agreement"), labels.Class("deal_phrase"), labels.Class("milestone")}
	for _, f := range []string{rule.Date, rule.Time, rule.Duration, rule.Frequency} {
		s.groups[labels.Finding(f)] = gTime
	}
	s.definite = syms(lex.Vocab, "the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our", "my", "your", "whose")
	s.possessive = lex.Vocab.InternString("'s")
	s.pair = syms(lex.Vocab, "between", "among")
	s.manner = syms(lex.Vocab, "by", "after", "before", "without", "for", "since", "through", "while")
	s.not = syms(lex.Vocab, "not", "never", "n't", "hardly", "nor", "neither", "no")
	s.by = lex.Vocab.InternString("by")
	s.of = lex.Vocab.InternString("of")
	s.dueTo = lex.Vocab.InternString("due to")
	s.that = lex.Vocab.InternString("that")
	return s, faults
}

func syms(v *token.Vocab, words ...string) map[token.Sym]bool {
	m := map[token.Sym]bool{}
	for _, w := range words {
		m[v.InternString(w)] = true
	}
	return m
}

// Lemma is the base form of the verb that the word of a token can be, 0 if it
// can be none.
func (s *Stage) Lemma(sym token.Sym) token.Sym {
	if w := s.words.at(sym); w.pos&verbal != 0 {
		return w.lemma
	}
	return 0
}

// Function reports whether a word is a function word or a verb form, so that
// it does not go on a run of nouns.
func (s *Stage) Function(sym token.Sym) bool {
	p := s.words.at(sym).pos
	return p&function != 0 || p&verbal != 0 && p&noun == 0
}

// Runner parses sentences one after another; it is for one goroutine.
type Runner struct {
	s     *Stage
	c     *rule.Chart
	d     *token.Doc
	end   int
	out   []Chunk
	skip  []int32 // by token of the sentence: the end of the name or amount that begins there
	kind  []group
	first int
	// lenient: nothing else is the verb of the sentence
	lenient bool
	// tagged are the tokens that the tagger says are finite verbs
	tagged []int
	parses []reading // by sentence of the document
	pool   []Chunk   // of all of them
}

// reading is what is kept of a sentence.
type reading struct {
	plain, tagged span // of the pool
	state         state
}

type span struct{ from, end int32 }

type state uint8

const (
	unread state = iota
	sure
	doubtful // no finite verb was found, but words that can be one
	asked    // the tags told nothing new
	revised
)

// NewRunner returns a Runner.
func (s *Stage) NewRunner() *Runner { return &Runner{s: s} }

// Reset turns to the document of another chart, which holds all names, amounts
// and times, and forgets the parses of the last.
func (r *Runner) Reset(c *rule.Chart) {
	r.c, r.d = c, c.Doc
	n := len(r.d.Sentences)
	if cap(r.parses) < n {
		r.parses = make([]reading, n+n/4)
	}
	r.parses = r.parses[:n]
	clear(r.parses)
	r.pool = r.pool[:0]
}

// Sentence is the parse of sentence n, made once. It asks for no tags; see
// Tagged. The chunks are valid until the next Reset and not to be changed.
func (r *Runner) Sentence(n int) []Chunk {
	p := &r.parses[n]
	if p.state == unread {
		r.begin(n)
		r.cut()
		p.state = sure
		if !r.finite() {
			// a headline or caption: forms that are often nouns may be its verb
			r.lenient = true
			r.cut()
			if !r.verbal() && r.ambiguous() {
				p.state = doubtful
			}
		}
		p.plain = r.keep()
	}
	return r.pool[p.plain.from:p.plain.end:p.plain.end]
}

// Tagged is another parse of sentence n where its verb can only be told by
// parts of speech; false where Sentence stands. It is costly and for sentences
// in which something was found.
func (r *Runner) Tagged(n int) ([]Chunk, bool) {
	r.Sentence(n)
	p := &r.parses[n]
	if p.state == doubtful {
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

// Doubtful reports whether a verb of sentence n can only be told by parts of
// speech and one of the lemmas asked for may be that verb, though Sentence has
// it for a noun or a participle.
func (r *Runner) Doubtful(n int, wanted func(lemma token.Sym) bool) bool {
	chunks := r.Sentence(n)
	if s := r.parses[n].state; s == unread || s == sure {
		return false
	}
	k := 0
	s := r.d.Sentences[n]
	for i := s.First; i < s.End; i++ {
		for k < len(chunks) && chunks[k].End <= i {
			k++
		}
		if k < len(chunks) && chunks[k].Kind == Verb && chunks[k].Form == Finite {
			continue
		}
		if w := r.s.words.at(r.d.Tokens[i].Sym); w.pos&(base|third|past) != 0 && w.pos&function == 0 && wanted(w.lemma) {
			return true
		}
	}
	return false
}

// begin turns to sentence n.
func (r *Runner) begin(n int) {
	s := r.d.Sentences[n].Span
	r.first, r.end = s.First, s.End
	r.lenient, r.tagged = false, r.tagged[:0]
	r.spans(s)
}

// keep adds the chunks of the sentence at hand to the pool.
func (r *Runner) keep() span {
	from := len(r.pool)
	r.pool = append(r.pool, r.out...)
	return span{int32(from), int32(len(r.pool))}
}

func (r *Runner) cut() {
	r.out = r.out[:0]
	for i := r.first; i < r.end; {
		i = r.step(i)
	}
	r.settle()
}

// ambiguous reports whether a form that can be a noun or a verb stands between two
// nouns.
func (r *Runner) ambiguous() bool {
	for i := r.first + 1; i < r.end-1; i++ {
		p := r.pos(i)
		if p&noun != 0 && p&function == 0 && !r.capital(i) && r.startsNoun(i+1) && r.d.Tokens[i-1].Is(token.Letter) && r.pos(i-1)&function == 0 {
			return true
		}
	}
	return false
}

// ask has the sentence tagged and reports whether the tags make a form that
// can be a noun a verb.
func (r *Runner) ask() bool {
	sent := token.Span{First: r.first, End: r.end}
	start, _ := r.d.Bytes(sent)
	words, err := r.s.tagger.Words(r.d.Slice(sent))
	if err != nil {
		return false // the reading without tags stands
	}
	for _, w := range words {
		switch w.Tag {
		case "VBD", "VBP", "VBZ":
			i := r.d.At(start + w.Start)
			if p := r.pos(i); p&(base|third|past) != 0 && p&function == 0 && !r.capital(i) {
				r.tagged = append(r.tagged, i)
			}
		}
	}
	return len(r.tagged) > 0
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

// spans notes the names, amounts and times of the sentence, the longest at each
// token.
func (r *Runner) spans(sent token.Span) {
	n := sent.Len()
	if cap(r.skip) < n {
		r.skip, r.kind = make([]int32, n), make([]group, n)
	}
	r.skip, r.kind = r.skip[:n], r.kind[:n]
	clear(r.skip)
	clear(r.kind)
	for i := sent.First; i < sent.End; i++ {
		for a := r.c.First(i); a != nil; a = r.c.Next(a) {
			g := r.s.groups[a.Label]
			if slices.Contains(r.s.phrases[:], a.Label) && a.Len() > 1 {
				g = gAmount // "engineering, procurement and construction contract"
			}
			if g == gNone || a.End > sent.End || int32(a.End) < r.skip[i-sent.First] {
				continue
			}
			if int32(a.End) == r.skip[i-sent.First] && r.kind[i-sent.First] == gName {
				continue
			}
			r.skip[i-sent.First], r.kind[i-sent.First] = int32(a.End), g
		}
	}
}

func (r *Runner) span(i int) (int, group) {
	if e := r.skip[i-r.first]; e > 0 {
		return int(e), r.kind[i-r.first]
	}
	return 0, gNone
}

func (r *Runner) pos(i int) pos {
	if i >= r.end || i < r.first {
		return 0
	}
	if _, g := r.span(i); g != gNone {
		return 0
	}
	return r.posOf(i)
}

// posOf is what the word at i can be; an unknown one that ends in -ly is an
// adverb.
func (r *Runner) posOf(i int) pos {
	p := r.s.words.at(r.d.Tokens[i].Sym).pos
	if p == 0 && r.adverb(i) {
		return adv
	}
	return p
}

func (r *Runner) last() *Chunk {
	if len(r.out) == 0 {
		return nil
	}
	return &r.out[len(r.out)-1]
}

// open is the noun chunk that token i would continue, nil if there is none.
func (r *Runner) open(i int) *Chunk {
	if l := r.last(); l != nil && l.Kind == Noun && l.End == i && !l.Pronoun {
		return l
	}
	return nil
}

func (r *Runner) add(k Kind, first, end int) int {
	r.out = append(r.out, Chunk{Span: token.Span{First: first, End: end}, Kind: k, Head: end - 1, Sym: r.d.Tokens[first].Sym})
	return end
}

// noun adds tokens to the noun chunk that is open, or opens one.
func (r *Runner) noun(i, end int) int {
	if l := r.open(i); l != nil {
		l.End = end
		l.Head = end - 1
		return end
	}
	r.add(Noun, i, end)
	l := r.last()
	l.Definite = r.s.definite[r.d.Tokens[i].Sym]
	return end
}

// step cuts the chunk, or the piece of a noun chunk, that begins at token i
// and returns where the next begins.
func (r *Runner) step(i int) int {
	if end, g := r.span(i); g != gNone {
		if np := r.open(i); g == gTime && !(np != nil && r.nominal(end) && (r.pos(end)&past == 0 || r.onlyDeterminer(np))) && !r.modifies(end) {
			return r.add(Time, i, end)
		}
		return r.noun(i, end)
	}
	t := r.d.Tokens[i]
	if t.Is(token.Punct) {
		return r.punct(i)
	}
	if np := r.open(i); np != nil && r.hyphen(i-1) || i+1 < r.end && r.hyphen(i+1) {
		return r.noun(i, i+1) // a piece of a compound: "solar-plus-storage"
	}
	if end := r.phraseAt(i); end > 0 {
		return end
	}
	p := r.posOf(i)
	if p == 0 {
		return r.noun(i, i+1)
	}
	if p&(aux|modal) != 0 {
		return r.verbGroup(i)
	}
	if p&to != 0 && r.pos(i+1)&base != 0 && !r.capital(i+1) || p&to != 0 && r.pos(i+1)&adv != 0 && r.pos(i+2)&base != 0 {
		return r.verbGroup(i)
	}
	if p&verbal != 0 && p&function == 0 {
		if r.isVerb(i) {
			return r.verbGroup(i)
		}
		return r.noun(i, i+1)
	}
	return r.functionWord(i, p)
}

// phraseAt adds the function word of several tokens that begins at i and
// returns its end, 0 if there is none.
func (r *Runner) phraseAt(i int) int {
	if r.d.Tokens[i].Sym == 0 {
		return 0
	}
next:
	for _, ph := range r.s.words.phrases[r.d.Tokens[i].Sym] {
		end := i + 1 + len(ph.rest)
		if end > r.end {
			continue
		}
		for k, sym := range ph.rest {
			if r.d.Tokens[i+1+k].Sym != sym {
				continue next
			}
		}
		kind := Prep
		switch {
		case ph.pos&conj != 0:
			kind = Conj
		case ph.pos&adv != 0:
			kind = Other
		}
		r.add(kind, i, end)
		r.last().Sym = ph.sym
		return end
	}
	return 0
}

func (r *Runner) functionWord(i int, p pos) int {
	sym := r.d.Tokens[i].Sym
	switch {
	case p&rel != 0 && (sym != r.s.that || r.relative(i)):
		return r.add(Rel, i, i+1)
	case p&det != 0:
		if r.verbAfter(i) && sym != r.s.that || sym == r.s.that && r.pos(i+1)&(det|pron) != 0 {
			if p&pron != 0 {
				r.add(Noun, i, i+1)
				r.last().Pronoun = true
				return i + 1
			}
			return r.add(Sub, i, i+1)
		}
		r.add(Noun, i, i+1)
		r.last().Definite = r.s.definite[sym]
		return i + 1
	case p&pron != 0:
		r.add(Noun, i, i+1)
		r.last().Pronoun = true
		return i + 1
	case p&to != 0, p&prep != 0 && !(p&sub != 0 && r.clauseAfter(i)):
		r.add(Prep, i, i+1)
		r.last().Pair = r.s.pair[sym]
		return i + 1
	case p&conj != 0:
		return r.add(Conj, i, i+1)
	case p&(but|sub) != 0:
		return r.add(Sub, i, i+1)
	case p&(adv|neg) != 0:
		if np := r.open(i); np != nil && (r.onlyDeterminer(np) || r.d.Tokens[i-1].Sym == r.s.possessive) ||
			np != nil && p&verbal == 0 && r.nominal(i+1) && r.pos(i+1)&verbal == 0 {
			return r.noun(i, i+1) // "a newly built plant"
		}
		if r.verbStarts(i + 1) {
			return r.verbGroup(i)
		}
		return r.add(Other, i, i+1)
	}
	return r.add(Other, i, i+1)
}

// relative reports whether "that" at i opens a relative clause: a noun before
// it and a verb after it.
func (r *Runner) relative(i int) bool {
	l := r.last()
	return l != nil && l.Kind == Noun && l.End == i && (r.verbStarts(i+1) || r.pos(i+1)&(aux|modal) != 0)
}

// verbAfter reports whether what follows a word makes it stand for a noun.
func (r *Runner) verbAfter(i int) bool { return r.pos(i+1)&(aux|modal) != 0 }

// clauseAfter reports whether a clause, not only a noun, follows: a verb stands
// among the next words before a comma.
func (r *Runner) clauseAfter(i int) bool {
	if p := r.pos(i + 1); p&pron != 0 && p&det == 0 {
		return true
	}
	for j := i + 1; j < min(i+12, r.end); j++ {
		if r.d.Tokens[j].Is(token.Punct) && !r.hyphen(j) {
			return false
		}
		if p := r.pos(j); p&(aux|modal) != 0 || p&(past|third) != 0 && p&noun == 0 && (p&participle == 0 || r.startsPhrase(j+1)) {
			return true
		}
	}
	return false
}

// verbStarts reports whether a verb group can begin at i.
func (r *Runner) verbStarts(i int) bool {
	p := r.pos(i)
	if p&(aux|modal) != 0 {
		return true
	}
	if p&(adv|neg) != 0 && p&prep == 0 {
		return r.verbStarts(i + 1)
	}
	return p&(past|third|base) != 0 && p&(noun|function) == 0
}

// nominal reports whether token i can continue a noun chunk.
func (r *Runner) nominal(i int) bool {
	if i >= r.end {
		return false
	}
	if _, g := r.span(i); g != gNone {
		return g != gTime
	}
	t := r.d.Tokens[i]
	if t.Is(token.Punct) {
		return r.hyphen(i)
	}
	p := r.s.words.at(t.Sym).pos
	return p == 0 || p&noun != 0 && p&function == 0 || p&(gerund|participle) != 0 && p&function == 0
}

// modifies reports whether a time at the end of which i stands modifies a noun:
// "the 25-year contract", "a 2030 target".
func (r *Runner) modifies(i int) bool {
	l := r.last()
	return l != nil && l.Kind == Noun && l.End-l.First == 1 && r.s.words.at(r.d.Tokens[l.First].Sym).pos&det != 0 && r.nominal(i)
}

// hyphen reports whether the mark at i joins two words.
func (r *Runner) hyphen(i int) bool {
	if i+1 >= r.end || i == r.first {
		return false
	}
	t, n := r.d.Tokens[i], r.d.Tokens[i+1]
	c := r.d.Text[t.Start]
	return (c == '-' || c == '/' || c == 0xE2 && r.d.Word(i) != "—") && !t.Is(token.SpaceBefore) && !n.Is(token.SpaceBefore) && t.End-t.Start != 2
}

// dateline reports whether all that stands so far is the place and date before
// the dash of a dateline: "TASHKENT, April 3 (Reuters) –".
func (r *Runner) dateline() bool {
	if len(r.out) == 0 || len(r.out) > 6 {
		return false
	}
	for _, c := range r.out {
		switch c.Kind {
		case Comma, Time, Paren:
		case Noun:
			if end, g := r.span(c.First); g != gName || end != c.End {
				return false
			}
		case Stop:
			if r.d.Word(c.First) != "." {
				return false
			}
		default:
			return false
		}
	}
	for _, c := range r.out {
		if c.Kind == Noun {
			return true
		}
	}
	return false
}

func (r *Runner) capital(i int) bool { return r.d.Tokens[i].Is(token.Upper) }

func (r *Runner) punct(i int) int {
	t := r.d.Tokens[i]
	if t.Sym == r.s.possessive {
		if l := r.last(); l != nil && l.Kind == Time && l.End == i {
			l.Kind = Noun // "Monday's signing"
		}
		if r.open(i) != nil {
			return r.noun(i, i+1)
		}
	}
	if r.hyphen(i) && r.open(i) != nil {
		return r.noun(i, i+1)
	}
	switch w := r.d.Word(i); w {
	case ":":
		if !t.Is(token.SpaceBefore) && i+1 < r.end && !r.d.Tokens[i+1].Is(token.SpaceBefore) && r.open(i) != nil {
			return r.noun(i, i+1) // "a 51:49 venture"
		}
		return r.add(Stop, i, i+1)
	case "–", "—", "-", "--":
		if r.dateline() {
			return r.add(Stop, i, i+1)
		}
		return r.add(Comma, i, i+1)
	case ",":
		return r.add(Comma, i, i+1)
	case ";", ".", "!", "?", "...", "…":
		return r.add(Stop, i, i+1)
	case "(", "[":
		depth := 0
		for j := i; j < min(i+60, r.end); j++ {
			switch r.d.Word(j) {
			case "(", "[":
				depth++
			case ")", "]":
				if depth--; depth == 0 {
					return r.add(Paren, i, j+1)
				}
			}
		}
		return r.add(Comma, i, i+1)
	case "“", "``", "\"", "‘":
		if np := r.open(i); np != nil && r.onlyDeterminer(np) {
			return r.noun(i, i+1) // a "pre-project contract"
		}
		return r.add(Quote, i, i+1)
	case "”", "''", "«", "»", "'", "’":
		return r.add(Quote, i, i+1)
	case "$", "€", "£", "%", "#", "№":
		return r.noun(i, i+1)
	case "&":
		return r.add(Conj, i, i+1)
	}
	return r.add(Other, i, i+1)
}
