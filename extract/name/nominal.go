package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Nominal is a reference without a name ("the company", "both plants", "it")
// and the entities of the same Run that it means, or else what the title names.
type Nominal struct {
	token.Span
	Entities []int
	Title    []int // indexes into the entities of the title
}

// sentences that a nominal looks back over.
const memory = 6

// sentences that return to a name which only the title gives.
const lead = 3

// Nominals are the references without a name of the last document, in order.
// What the title names is read before the first sentence. The slice is valid
// until the next Run.
func (r *Runner) Nominals(title []Entity) []Nominal {
	r.noms, r.nomEnts, r.title = r.noms[:0], r.nomEnts[:0], title
	if len(r.ments) == 0 && len(title) == 0 {
		return nil
	}
	r.counts = append(r.counts[:0], make([]int, len(r.ents))...)
	r.calls = r.calls[:0]
	for i := range r.ments {
		r.counts[r.ments[i].Entity]++
		r.call(&r.ments[i])
	}
	r.main = -1
	for e, n := range r.counts {
		if n <= 2 || r.main >= 0 && n <= r.counts[r.main] {
			continue
		}
		if x := &r.ents[e]; x.Kind == record.Organization && x.Subkind != "media" {
			r.main = e
		}
	}
	toks, traits, poss := r.d.Tokens, r.traits, r.s.words.poss
	for s := range r.d.Sentences {
		sent, led := &r.d.Sentences[s], s < lead && len(title) > 0
		for i := sent.First; i < sent.End; i++ {
			refers := traits[i]&pointing != 0 || toks[i].Sym == poss && r.ranked(i)
			if !refers && !(led && r.clipped(s, i)) {
				continue
			}
			n := len(r.noms)
			r.nominal(s, i, sent.End)
			if len(r.noms) > n {
				i = r.noms[n].End - 1
			}
		}
	}
	return r.noms
}

// nominal resolves what begins at token i of sentence s, a determiner or a pronoun.
func (r *Runner) nominal(s, i, end int) {
	w := &r.s.words
	p := w.pointer(r.sym(i))
	switch {
	case r.at[i] != 0:
	case r.sym(i) == w.poss:
		r.foremostOf(s, i, end)
	case p == pronoun || p == pronouns:
		r.pronoun(s, i, p)
	case p == definite && w.size(r.sym(i+1)) > 0 && r.endsNoun(i+2, end): // the two agreed
		r.refer(s, &reference{Span: token.Span{First: i, End: i + 2}, kind: record.Organization, plural: true, size: w.size(r.sym(i + 1))})
	case p == 0: // Bolt buys dam of Danish group
		d := description{reference: reference{clipped: true}, first: i, k: i, end: end}
		r.describe(s, &d)
	default:
		d := description{first: i, k: i + 1, end: end}
		d.size = w.size(r.sym(i))
		r.describe(s, &d)
	}
}

// endsNoun reports whether no noun goes on at token i, but the sentence ends, or a mark or a
// verb stands there.
func (r *Runner) endsNoun(i, end int) bool {
	return i >= end || r.d.Tokens[i].Is(token.Punct) || r.verbal(i) || r.s.words.past.Has(r.sym(i))
}

// describe resolves a description, which it reads to its noun.
func (r *Runner) describe(s int, d *description) {
	for d.k < d.end && d.plain <= 2 {
		if done := r.described(d); done {
			break
		}
	}
	if d.Len() > 0 {
		r.refer(s, &d.reference)
	}
}

// description is a reference by a noun, read word by word from the determiner on: "the
// same two Paris-based groups". It has a span when its noun has been found.
type description struct {
	reference
	first   int  // the determiner
	k, end  int  // the word to be read, and where the sentence ends
	plain   int  // plain words read
	joined  bool // "and" stands among them
	nations int  // adjectives of nationality read
}

// described reads on by a word or by words that belong together; true if none can follow.
func (r *Runner) described(d *description) bool {
	w := &r.s.words
	if r.namedAt(d.k) && r.basedAt(d.k, d.end) == 0 {
		return !r.overName(d)
	}
	if a := r.noun(d.k); a != nil {
		r.atNoun(d, a)
		return true
	}
	if a := r.find(d.k, r.s.lab.demonym); a != nil { // the French utility
		return r.overDemonym(d, a)
	}
	switch based := r.basedAt(d.k, d.end); {
	case based > 0: // the Paris-based group
		d.country = r.placeEnding(based - 2)
		d.k = based
	case r.sym(d.first) == w.the && r.compoundEnd(d.k, d.end) > 0: // the state-owned utility
		d.k = r.compoundEnd(d.k, d.end)
	case d.plain == 1 && r.sym(d.k) == w.and: // the oil and gas company
		d.joined = true
		d.k++
	case r.at[d.k] != 0, !r.d.Tokens[d.k].Is(token.Letter), r.trait(d.k)&other != 0, r.trait(d.k)&function != 0 && w.size(r.sym(d.k)) == 0:
		return true
	default:
		if n := w.size(r.sym(d.k)); n > 0 {
			d.size = n
		}
		d.nearest = d.nearest || r.sym(d.k) == w.same
		if r.trait(d.k)&topic == 0 || d.plain == 0 { // the national solar power agency
			d.plain++
		}
		d.k++
	}
	return false
}

// overName reads over a name within a description; false if it is none then.
func (r *Runner) overName(d *description) bool {
	if j := r.compoundEnd(d.k, d.end); j > 0 { // the London-listed group
		d.k = j
		return true
	}
	e := r.placedAt(d.k, d.end)
	if e < 0 || d.plain > 0 {
		return false // the European Commission
	}
	d.country = r.ents[e].Country // the Aberdeen company
	d.k = r.cands[r.at[d.k]-1].End
	d.plain++
	return true
}

// atNoun ends a description with the noun a, if that returns to what was named.
func (r *Runner) atNoun(d *description, a *rule.Annotation) {
	w := &r.s.words
	plural := a.Entry.Get("number") == "2"
	if p := w.pointer(r.sym(d.first)); plural && (d.joined || p == thats || p == 0 && d.nations < 2) {
		return
	}
	if !r.returns(d.first, a, d.end) {
		return
	}
	d.Span, d.kind, d.sub = token.Span{First: d.first, End: a.End}, a.Entry.Get("kind"), a.Entry.Get("subkind")
	d.telling, d.heads = a.Entry.Get("vague") == "", a.Entry.Get("heads")
	d.plural = plural
	if n := w.size(r.sym(a.End - 1)); n > 0 {
		d.size = n // the pair
	}
}

// overDemonym reads over the demonym a; true if that is the noun itself: "the Danes sold".
func (r *Runner) overDemonym(d *description, a *rule.Annotation) bool {
	d.country = a.Entry.Get("alpha3")
	d.k = a.End
	d.nations = 1
	if b := r.find(d.k+1, r.s.lab.demonym); b != nil && r.sym(d.k) == r.s.words.and { // the Belgian and Danish operators
		d.country, d.k, d.nations, d.size = "", b.End, 2, 2
		return false
	}
	if a.First != d.first+1 || r.s.words.pointer(r.sym(d.first)) != definite || !r.people(a.End-1) || d.k >= d.end || !r.predicated(d.k) {
		return false
	}
	d.Span, d.kind, d.sub, d.nation = token.Span{First: d.first, End: d.k}, record.Organization, "company", true
	return true
}

// compoundEnd is the token after the words joined by hyphens that begin at k, the last of
// which has no capital: "state-owned"; 0 if none are.
func (r *Runner) compoundEnd(k, end int) int {
	j := k + 1
	for j+1 < end && r.sym(j) == r.s.words.hyphen && r.glued(j) && r.d.Tokens[j+1].Is(token.Letter) && r.glued(j+1) {
		j += 2
	}
	if j == k+1 || r.d.Tokens[j-1].Is(token.Upper) {
		return 0
	}
	return j
}

// ranked reports whether the possessive at token i is a place's and a superlative follows,
// as of what a firm is to a country: "Kenya's largest utility".
func (r *Runner) ranked(i int) bool {
	if i+2 >= len(r.d.Tokens) {
		return false
	}
	word := r.d.Word(i + 1)
	return len(word) > 5 && word[len(word)-3:] == "est" && r.d.Tokens[i+1].Flags&token.Upper == 0 && !r.oblique(i-1) && r.placeEnding(i) != ""
}

// clipped reports whether an adjective of nationality stands at token i at the head of a
// sentence or behind a preposition, as headlines have it: "Bolt buys dam of Danish group".
func (r *Runner) clipped(s, i int) bool {
	return r.at[i] == 0 && (i == r.d.Sentences[s].First || r.trait(i-1)&preposition != 0) && r.find(i, r.s.lab.demonym) != nil
}

// foremostOf resolves what the genitive of a place at token i begins: "Kenya's largest
// private utility".
func (r *Runner) foremostOf(s, i, end int) {
	for k := i + 2; k < min(i+5, end); k++ {
		if a := r.noun(k); a != nil {
			if a.Entry.Get("kind") == record.Organization && a.Entry.Get("number") == "1" && r.returns(i, a, end) {
				r.refer(s, &reference{
					Span: token.Span{First: i, End: a.End}, kind: record.Organization, sub: a.Entry.Get("subkind"),
					country: r.placeEnding(i), telling: true,
				})
			}
			return
		}
		if r.at[k] != 0 || !r.d.Tokens[k].Is(token.Letter) || r.trait(k)&function != 0 {
			return
		}
	}
}

// unknown reports whether the word at token k, which begins a sentence, is a name that is not
// known.
func (r *Runner) unknown(k int) bool {
	return r.d.Tokens[k].Is(token.Upper) && !r.blocked[k] && r.trait(k)&adverb == 0 && !r.namedAt(k)
}

// namedAt reports whether token k is part of a name.
func (r *Runner) namedAt(k int) bool {
	return r.at[k] != 0 && r.groups[r.root(r.cands[r.at[k]-1].group)].entity > 0
}

// placedAt is the place named at token k just before a noun for an organization,
// -1 if there is none.
func (r *Runner) placedAt(k, end int) int {
	c := &r.cands[r.at[k]-1]
	e := int(r.groups[r.root(c.group)].entity - 1)
	if r.ents[e].Kind != record.Place || c.End >= end {
		return -1
	}
	if a := r.noun(c.End); a == nil || a.Entry.Get("kind") != record.Organization || a.Entry.Get("subkind") != "company" {
		return -1
	}
	return e
}

// reference is a noun that returns to what the article has named.
type reference struct {
	token.Span
	kind, sub string
	heads     string // of names that it may mean
	country   string // that an adjective or a place in it tells
	plural    bool
	nation    bool // "the Danes": only one known to be of the country
	nearest   bool // the same company: the one told last
	clipped   bool // without an article, as in a headline
	telling   bool // a noun that fits few, which rather returns to the one told last
	size      int  // two, three: how many are meant, 0 if not told
}

// people reports whether the word at k is a nation's people: "Danes", "Koreans".
func (r *Runner) people(k int) bool {
	word := r.d.Word(k)
	return len(word) > 3 && word[len(word)-1] == 's' && word[len(word)-2] != 's'
}

// predicated reports whether what follows at k can be what a people do: "the
// Danes sold", not "the Danes in Germany".
func (r *Runner) predicated(k int) bool {
	t := &r.d.Tokens[k]
	if !t.Is(token.Letter) || t.Is(token.Upper) {
		return false
	}
	return r.trait(k)&function == 0 || r.verbal(k) && t.Sym != r.s.words.of && t.Sym != r.s.words.in
}

// noun is the longest entry of the list of nouns that return to something
// named at token k.
func (r *Runner) noun(k int) *rule.Annotation {
	a := r.find(k, r.s.lab.nominal)
	for b := a; b != nil; b = r.c.Next(b) {
		if b.Label == r.s.lab.nominal && b.End > a.End {
			a = b
		}
	}
	return a
}

// nounTo reports whether such a noun begins at token k and ends at token end.
func (r *Runner) nounTo(k, end int) bool {
	a := r.noun(k)
	return a != nil && a.End == end
}

// basedAt is the token after "Paris-based" where that begins at k, 0 if it
// does not.
func (r *Runner) basedAt(k, end int) int {
	for n := k + 1; n+1 < end && n < k+5; n++ {
		if r.sym(n) == r.s.words.hyphen && r.sym(n+1) == r.s.words.based {
			return n + 2
		}
		if !r.d.Tokens[n].Is(token.Upper) && !r.d.Tokens[n].Is(token.Punct) {
			return 0
		}
	}
	return 0
}

// verbal reports whether the word at k is an auxiliary or a past form.
func (r *Runner) verbal(k int) bool {
	word := r.d.Word(k)
	if r.trait(k)&(function|clause) == function && len(word) > 2 && r.sym(k) != r.s.words.and {
		return true
	}
	return len(word) > 4 && word[len(word)-2:] == "ed"
}

// returns reports whether noun a after the determiner at i means what was named
// before, no part of a compound or a description of its own.
func (r *Runner) returns(i int, a *rule.Annotation, end int) bool {
	w := &r.s.words
	next := a.End
	if next < end {
		switch {
		case r.at[next] != 0 && r.d.Tokens[next].Is(token.Upper),
			r.sym(next) == w.of:
			return false // the developer Masdar, the owner of the plant
		case a.Entry.Get("kind") == record.Organization && r.trait(next)&(facHead|topic) != 0:
			return false // the company plant, the utility industry
		}
	}
	if prev := r.sym(i - 1); a.Entry.Get("kind") == record.Organization && (prev == w.is || prev == w.was) {
		return false // it is the operator
	}
	if k := i - 2; k >= 0 && r.sym(i-1) == w.comma && k == r.d.Sentences[r.d.SentenceOf(i)].First && r.unknown(k) {
		return false // Borel, the startup, has
	}
	switch r.d.Word(a.First - 1) {
	case "joint", "parent":
		return false
	}
	return true
}

// pointer is a word that begins a reference without a name.
type pointer uint8

const (
	definite pointer = 1 + iota // the, this
	thats                       // that
	several                     // both, these
	pronoun                     // it
	pronouns                    // they
)

func pointers(lex *lexicon.Lexicon) (out []pointer) {
	for p, words := range map[pointer][]string{
		definite: {"the", "this"}, thats: {"that"}, several: {"both", "these", "those"},
		pronoun: {"it"}, pronouns: {"they"},
	} {
		for _, w := range words {
			setBySym(&out, lex.Vocab.InternString(w), p)
		}
	}
	return out
}

// pointer is the kind of a word that begins such a reference, 0 if it is none.
func (w *words) pointer(y token.Sym) pointer {
	if int(y) < len(w.pointers) {
		return w.pointers[y]
	}
	return 0
}

// size is how many a word counts, 0 if it counts nothing.
func (w *words) size(y token.Sym) int {
	if int(y) < len(w.sizes) {
		return int(w.sizes[y])
	}
	return 0
}

// setBySym sets the element of a word in a table that grows.
func setBySym[T any](table *[]T, y token.Sym, v T) {
	if int(y) >= len(*table) {
		*table = append(*table, make([]T, int(y)+1-len(*table))...)
	}
	(*table)[y] = v
}
