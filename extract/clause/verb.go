package clause

import (
	"strings"

	"wattwire/extract/token"
)

// isVerb decides whether the verb form at i is a verb here or stands for a
// noun or an adjective.
func (r *Runner) isVerb(i int) bool { return r.isVerbBehind(i, i) }

// isVerbBehind decides it of the form at i before which a prefix stands from token from on.
func (r *Runner) isVerbBehind(from, i int) bool {
	for _, t := range r.tagged {
		if t == i {
			return true
		}
	}
	f := &r.form
	*f = form{i: i, pos: r.pos(i), next: r.pos(i + 1), np: r.open(from), last: r.last()}
	f.bare = f.np != nil && r.onlyDeterminer(f.np)
	if from > r.first {
		f.prev = r.pos(from - 1)
	}
	f.prefixed = from < i
	if r.sign(noVerbs, f) != nil {
		return false
	}
	var signs []verbSign
	switch p := f.pos; {
	case p&gerund != 0:
		signs = gerunds
	case p&base != 0 && p&(past|noun) == 0 && r.s.due(f.last):
		return true // "due to become operational"
	case p&(past|participle) != 0:
		signs = pasts
	case p&base != 0 && r.caused(i):
		return true
	case p&third != 0 && f.next&prep != 0 && f.np != nil && !f.bare && r.binding(i):
		return r.agrees(f.np, p) // "the contract calls for Acme to"
	case p&noun != 0:
		signs = presents
	default:
		return !f.bare
	}
	s := r.sign(signs, f)
	return s != nil && s.verb
}

// form is a word that can be a verb, as it stands in its sentence.
type form struct {
	i               int
	pos, prev, next pos    // what it, the word before and the word behind can be
	np              *Chunk // the noun chunk that is open before it, nil if none is
	last            *Chunk // the chunk before it, nil at the start
	prefixed        bool   // "co-" stands before it
	bare            bool   // nothing but a determiner is in the noun chunk
}

// A verbSign tells whether a form is a verb. The signs of a list are tried in their order,
// and the first that holds decides; a form for which none holds is no verb.
type verbSign struct {
	verb  bool
	holds func(r *Runner, f *form) bool
}

// sign is the first sign that holds for a form, nil if none does.
func (r *Runner) sign(signs []verbSign, f *form) *verbSign {
	for k := range signs {
		if signs[k].holds(r, f) {
			return &signs[k]
		}
	}
	return nil
}

// beforeNoun reports whether a plain noun or a name stands behind a form.
func (r *Runner) beforeNoun(f *form) bool { return r.nominal(f.i+1) && f.next&(prep|det) == 0 }

// follows reports whether the word before a form is in a set.
func (r *Runner) follows(f *form, set token.Set) bool { return set.Has(r.symAt(f.i - 1)) }

// noVerbs are signs of a form of any kind that is no verb.
var noVerbs = []verbSign{
	{false, func(r *Runner, f *form) bool { // part of a name that no stage knows
		return r.inName(f.i)
	}},
	{false, func(r *Runner, f *form) bool { // part of a word with a hyphen
		return f.i > r.first && r.hyphen(f.i-1) && !f.prefixed || f.i+1 < r.end && r.hyphen(f.i+1)
	}},
	{false, func(r *Runner, f *form) bool { // "Acme's deal to buy"
		return r.symAt(f.i-1) == r.s.possessive && f.pos&noun != 0 && f.pos&(gerund|past|participle) == 0
	}},
	{false, func(r *Runner, f *form) bool { // "named preferred supplier", "named Acme preferred supplier"
		return f.pos&past != 0 && r.s.describing.Has(r.lemma(f.i)) && (f.np == nil || r.isObject(f.np)) && r.beforeNoun(f)
	}},
	{false, func(r *Runner, f *form) bool { // "sold part of its stake"
		return f.pos&noun != 0 && f.pos&(gerund|past|participle|third) == 0 && r.symAt(f.i+1) == r.s.of
	}},
	{false, func(r *Runner, f *form) bool { // "a focus on lower emissions"
		l := f.last
		return l != nil && l.Kind == Prep && l.End == f.i && l.Sym != r.s.dueTo && f.pos&(gerund|past|participle) == 0
	}},
	{false, func(r *Runner, f *form) bool { // "group wins contract to operate"
		return f.pos&base != 0 && f.np != nil && f.np.Len() > 1 && r.pos(f.i-1)&third != 0 && r.c.Find(f.i, r.s.agreement) != nil
	}},
	{false, func(r *Runner, f *form) bool { // "Acme chair Ann Lee"
		return f.pos&base != 0 && f.np != nil && f.np.Named && r.named(f.i+1) && r.c.Find(f.i, r.s.title) != nil
	}},
	{false, func(r *Runner, f *form) bool { // "its venture partners Acme and Bolt", "to partner Acme"
		if f.pos&noun == 0 || f.pos&(base|third) == 0 || f.pos&(past|gerund) != 0 {
			return false
		}
		return r.s.alone.Has(r.lemma(f.i)) && r.named(f.i+1) && (f.np == nil || !f.np.Named)
	}},
	{false, func(r *Runner, f *form) bool { // "world powers to limit", "gas to power customers", not "to power its plants"
		return f.pos&noun != 0 && f.pos&(base|third) != 0 && r.s.material.Has(r.lemma(f.i)) && f.prev&modal == 0 && !r.startsPhrase(f.i+1)
	}},
}

var gerunds = []verbSign{
	{false, func(r *Runner, f *form) bool { // "with leading Chinese firm Acme", "Acme and leading firm Bolt"
		return r.d.Tokens[f.i].Sym == r.s.leading && f.np == nil && f.next&(det|prep|pron|to) == 0
	}},
	{false, func(r *Runner, f *form) bool { // "signed binding deals", "owns operating wind farms"
		return f.np == nil && f.last != nil && f.last.Kind == Verb && !f.last.Passive && r.s.ofThings.Has(f.last.Sym) && r.beforeNoun(f)
	}},
	{false, func(r *Runner, f *form) bool { return r.compounds(f.i) }}, // "an engineering company", "six generating sets"
	{false, func(r *Runner, f *form) bool { return r.c.Find(f.i, r.s.agreement) != nil && r.toldMore(f) }},
	{false, func(r *Runner, f *form) bool { // "a 50 MW floating plant"
		return f.np != nil && (f.bare || r.symAt(f.i-1) == r.s.possessive || r.follows(f, r.s.ordinal) || r.amountOnly(f.np))
	}},
	{true, func(r *Runner, f *form) bool { // "with Acme and Bolt participating", "with Acme taking part"
		if f.np == nil || !f.np.Named {
			return false
		}
		end := f.i + 1
		if r.symAt(end) == r.s.part {
			end++
		} else if !r.s.states.Has(r.lemma(f.i)) {
			return false
		}
		return end == r.end || r.d.Tokens[end].Is(token.Punct)
	}},
	{true, func(r *Runner, f *form) bool { // "with Acme running for five years", not "to Canadian engineering firm Acme"
		return f.np != nil && r.inPhrase() && (r.startsPhrase(f.i+1) || f.np.Named && r.goesOn(f))
	}},
	{true, func(r *Runner, f *form) bool { // "news of Acme buying two plants"
		k := len(r.out) - 2
		return f.np != nil && f.np.Named && k >= 0 && r.out[k].tidings && r.startsNoun(f.i+1)
	}},
	{true, func(r *Runner, f *form) bool {
		return f.np != nil && !r.inPhrase() && (r.startsNoun(f.i+1) || f.next&(prep|to) != 0)
	}},
	{false, func(_ *Runner, f *form) bool { return f.np != nil }},
	{false, func(r *Runner, f *form) bool { return f.last == nil && r.symAt(f.i+1) == r.s.of }}, // "Testing of the plant"
	{true, func(r *Runner, f *form) bool { // "close to taking over a plant", "by teaming up with Acme"
		if !f.behindPrep() || !r.s.particles.Has(r.symAt(f.i+1)) {
			return false
		}
		object := f.i + 2
		return r.startsPhrase(object) || r.s.manner.Has(f.last.Sym) && r.startsNoun(object) ||
			r.pos(object)&prep != 0 && r.startsPhrase(object+1)
	}},
	{true, func(r *Runner, f *form) bool { return r.ofManner(f) && r.completed(f) }},
	{true, func(r *Runner, f *form) bool { // not "of manufacturing slots"
		return f.behindPrep() && !r.ofManner(f) && r.startsPhrase(f.i+1)
	}},
	{false, func(_ *Runner, f *form) bool { return f.behindPrep() }},
	{true, func(r *Runner, f *form) bool { return r.startsNoun(f.i+1) || f.next&(prep|to|adv) != 0 }},
}

// toldMore reports whether what stands behind a gerund tells more of it, as of a noun.
func (r *Runner) toldMore(f *form) bool {
	second := r.pos(f.i + 2)
	switch next := f.next; {
	case next&prep != 0: // "secured financing from Acme"
		return true
	case next&rel != 0 && second&(verbal|modal|aux) != 0: // "funding that could"
		return true
	case next&participle != 0 && r.symAt(f.i+2) == r.s.by: // "financing provided by Acme"
		return true
	case next&gerund != 0: // "financing comprising a loan"
		return r.startsPhrase(f.i+2) || second&prep != 0
	}
	return false
}

// completed reports whether what a verb takes stands behind a gerund.
func (r *Runner) completed(f *form) bool {
	next := r.symAt(f.i + 1)
	switch {
	case r.startsNoun(f.i + 1), f.next&adv != 0 && f.next&prep == 0 && r.startsPhrase(f.i+2): // "by installing turbines"
		return true
	case r.infinitive(f.i + 1), next == r.s.with: // "after failing to agree"
		return true
	}
	return f.next&prep != 0 && r.startsPhrase(f.i+2) && !r.s.ofNoun.Has(next) && next != r.s.by // "after buying out Acme"
}

// goesOn reports whether a time, an infinitive or a particle with an object stands behind a
// gerund that tells of a name.
func (r *Runner) goesOn(f *form) bool {
	switch {
	case r.timeFollows(f.i+1) && (f.next&prep != 0 || r.c.Find(f.i, r.s.agreement) == nil): // "with Acme ending this year"
		return true
	case r.infinitive(f.i + 1): // "with Acme aiming to build"
		return true
	}
	return r.s.particles.Has(r.symAt(f.i+1)) && r.startsPhrase(f.i+2) // "with Acme setting out the terms"
}

// behindPrep reports whether a preposition is the chunk before a form.
func (f *form) behindPrep() bool { return f.last != nil && f.last.Kind == Prep }

// ofManner reports whether a form stands behind a preposition that takes a gerund: "by
// buying", "close to buying".
func (r *Runner) ofManner(f *form) bool {
	return f.behindPrep() && (r.s.manner.Has(f.last.Sym) || r.s.verging.Has(r.symAt(f.last.First-1)))
}

var pasts = []verbSign{
	{false, func(r *Runner, f *form) bool { // "with Nairobi based developer Acme"
		return f.np != nil && f.np.place && r.s.seated.Has(r.lemma(f.i)) && r.beforeNoun(f)
	}},
	{true, func(_ *Runner, f *form) bool { return f.np == nil && f.last != nil && f.last.Kind == Quote }}, // "…," said Smith
	{false, func(r *Runner, f *form) bool { // "will supply enriched uranium", "foresees installed capacity"
		if f.np != nil || f.last == nil || f.pos&participle == 0 {
			return false
		}
		return r.awaits(f.last) && r.beforeNoun(f) && !r.named(f.i+1)
	}},
	{true, func(r *Runner, f *form) bool { // "and began operation", "which entered service"
		return r.qualifies(f) && (f.pos&participle == 0 || f.pos&past != 0 && r.relativeSubject())
	}},
	{true, func(r *Runner, f *form) bool { // "when it acquired Bolt"
		k, l := len(r.out)-1, f.last
		return r.qualifies(f) && l != nil && l.Pronoun && l.End == f.i && f.pos&past != 0 && (k == 0 || r.out[k-1].Kind != Prep)
	}},
	{true, func(r *Runner, f *form) bool { // "Acme (ACM) broke ground", "Acme, a utility, broke ground"
		l := f.last
		return r.qualifies(f) && l != nil && (l.Kind == Paren || l.Kind == Time || l.Kind == Comma) && f.pos&past != 0 && r.subjectBefore()
	}},
	{true, func(r *Runner, f *form) bool {
		l := f.last
		return r.qualifies(f) && l != nil && (l.Kind == Conj || l.Kind == Rel || l.Kind == Comma) && r.startsPhrase(f.i+1)
	}},
	{false, (*Runner).qualifies},                                                         // "of installed capacity"
	{true, func(_ *Runner, f *form) bool { return f.np == nil }},                         // "Developed by Acme, the plant"
	{false, func(r *Runner, f *form) bool { return r.adverb(f.i-1) && r.beforeNoun(f) }}, // "its wholly owned subsidiary"
	{false, func(r *Runner, f *form) bool {
		return f.bare || f.prev&det != 0 || r.symAt(f.i-1) == r.s.possessive || f.pos&past != 0 && r.amountOnly(f.np)
	}},
	{false, func(r *Runner, f *form) bool { // "submitted a joint bid to build"
		return f.pos&noun != 0 && f.pos&base != 0 && f.next&to != 0 && !f.np.Named && r.isObject(f.np)
	}},
	{false, func(r *Runner, f *form) bool { // "launched a takeover bid for", but "with completion set for 2027"
		if f.pos&noun == 0 || f.pos&base == 0 || f.np.Named || !r.s.ofNoun.Has(r.symAt(f.i+1)) {
			return false
		}
		return (r.isObject(f.np) || r.inPhrase()) && !r.timeFollows(f.i+1)
	}},
	{false, func(r *Runner, f *form) bool { // "its three operated assets"
		return f.i > r.first && r.c.Find(f.i-1, r.s.number) != nil && r.beforeNoun(f) && !r.named(f.i+1)
	}},
	{false, func(r *Runner, f *form) bool { // "signed two solar linked deals", "with state owned Acme"
		if !r.s.compounding.Has(r.lemma(f.i)) || f.np.Named || !r.isObject(f.np) && !r.inPhrase() || !r.beforeNoun(f) {
			return false
		}
		_, g := r.span(f.i + 1)
		return f.np.Len() == 1 || g != gName
	}},
	{false, func(r *Runner, f *form) bool { // "with a total installed capacity of 90 MW"
		if f.np.Named || !r.isObject(f.np) && !r.inPhrase() || !r.beforeNoun(f) || r.named(f.i+1) || r.symAt(f.i+2) != r.s.of || f.i+3 >= r.end {
			return false
		}
		_, g := r.span(f.i + 3)
		return g == gAmount
	}},
	{false, func(r *Runner, f *form) bool { // "to supply carbon-neutral liquefied gas"
		k := len(r.out) - 2
		return k >= 0 && r.isObject(f.np) && r.out[k].Form == Infinitive && r.beforeNoun(f) && !r.named(f.i+1)
	}},
	{true, func(*Runner, *form) bool { return true }},
}

// qualifies reports whether a form behind no noun may say of what kind the noun behind it
// is: not "Acme and Bolt each won contracts".
func (r *Runner) qualifies(f *form) bool {
	return f.np == nil && r.beforeNoun(f) && !r.afterVerb() && !r.follows(f, r.s.each)
}

var presents = []verbSign{
	{true, func(r *Runner, f *form) bool { return f.np == nil && f.last != nil && r.behind(f) }},
	{false, func(_ *Runner, f *form) bool { return f.np == nil || f.bare || f.np.Len() == 1 && f.prev&adv != 0 }},
	{true, func(r *Runner, f *form) bool { // "whose contract dates from May", "construction starts in May"
		return f.pos&third != 0 && f.next&prep != 0 && r.s.lasting.Has(r.lemma(f.i)) && r.timeFollows(f.i+1) &&
			(r.ofAgreement() || r.s.timed.Has(r.symAt(f.i-1)))
	}},
	{true, func(r *Runner, f *form) bool { // "Acme, which Bolt owns, has"
		k := len(r.out) - 2
		return k >= 0 && r.out[k].Kind == Rel && f.i+1 < r.end && r.d.Tokens[f.i+1].Is(token.Punct) && r.agrees(f.np, f.pos)
	}},
	{false, func(r *Runner, f *form) bool {
		return !r.agrees(f.np, f.pos) || r.isObject(f.np) || r.inPhrase() && r.second(len(r.out)-1)
	}},
	{false, func(r *Runner, f *form) bool { return r.introduces(f.i) || r.introduces(f.i+1) }}, // "professional services firm Acme has"
	{true, func(r *Runner, f *form) bool {
		return r.lenient && (r.thirdOf(f) || r.headlineVerb(f.np, f.i, f.pos))
	}},
	{true, func(r *Runner, f *form) bool { // headline: "Acme signs deal", "Danish group Acme wins contract"
		return f.np.End == f.i && r.endsInName(f.np) && r.thirdOf(f)
	}},
	{true, func(r *Runner, f *form) bool { // "announces having signed", "announces that"
		that := r.symAt(f.i+1) == r.s.that && !(f.pos&noun != 0 && r.gap(f.i+2)) // not "the wind farms that Acme sold to Bolt"
		return r.startsPhrase(f.i+1) || that || r.infinitive(f.i+1) || f.next&(aux|gerund) == aux|gerund
	}},
}

// thirdOf reports whether a form is a third person before a noun.
func (r *Runner) thirdOf(f *form) bool {
	return f.pos&third != 0 && r.nominal(f.i+1) && !f.next.onlyVerb()
}

// endsInName reports whether a name ends a noun chunk that no determiner begins: "Danish
// group Acme".
func (r *Runner) endsInName(np *Chunk) bool {
	if r.pos(np.First)&det != 0 {
		return false
	}
	for j := np.First; j < np.End; j++ {
		if end, g := r.span(j); g == gName && end == np.End {
			return true
		}
	}
	return false
}

// behind reports whether a form that may be a noun is a verb by what stands before it,
// which is no noun of its own.
func (r *Runner) behind(f *form) bool {
	switch l := f.last; {
	case r.s.due(l):
		return f.pos&base != 0 && r.behindDue(f)
	case l.Kind == Rel, l.Kind == Noun && l.Pronoun:
		return r.startsNoun(f.i+1) || f.next&(to|prep) != 0
	case l.Kind == Conj && r.secondVerb(): // "will begin in May and end in June"
		return r.startsPhrase(f.i+1) || f.next&to != 0 || r.timeFollows(f.i+1)
	case l.Kind == Comma && f.pos&base != 0 && f.next&conj != 0 && r.pos(f.i+2)&base != 0: // "will design, supply and install"
		k := len(r.out) - 2
		return k >= 0 && r.out[k].Kind == Verb && !r.out[k].Passive && (r.out[k].Modal != 0 || r.out[k].Form == Infinitive)
	case l.Kind == Other && f.pos&third != 0 && f.prev&adv != 0 && r.subjectJustBefore():
		return r.startsNoun(f.i+1) || f.next&(to|prep) != 0 // "Acme also supplies power"
	case l.Kind == Time, l.Kind == Paren, l.Kind == Other, l.Kind == Comma && f.pos&third != 0:
		// "Acme, as announced in May, builds the dam", "Acme, a utility, plans to build", "it now plans to build"
		plans := (l.Kind == Comma || l.Kind == Time && f.pos&third != 0) && r.infinitive(f.i+1)
		return (plans || r.startsPhrase(f.i+1)) && r.subjectBefore()
	}
	return false
}

// due reports whether chunk l, which may be nil, is "due to".
func (s *Stage) due(l *Chunk) bool { return l != nil && l.Kind == Prep && l.Sym == s.dueTo }

// behindDue reports whether a base form behind "due to" is a verb, and no noun that is the
// cause of something.
func (r *Runner) behindDue(f *form) bool {
	if r.timeFollows(f.i+1) || f.next&adv != 0 && r.timeFollows(f.i+2) {
		return true // "due to close in May"
	}
	if !r.expected() {
		return false
	}
	if r.startsPhrase(f.i+1) || f.next&prep != 0 && r.startsPhrase(f.i+2) {
		return true // "is due to sign a contract"
	}
	return f.next&function == 0 && r.nominal(f.i+1) && r.timeFollows(f.i+2) // "is due to start operation in May"
}

// introduces reports whether the word at i is a word for a firm before its name, behind
// which the clause goes on or, if no name stands before, ends: "services firm Acme has",
// "partner Bolt will", "with oil and gas firm Acme."
func (r *Runner) introduces(i int) bool {
	if i+1 >= r.end || !r.s.bodies.Has(r.d.Tokens[i].Sym) {
		return false
	}
	end, g := r.span(i + 1)
	if g != gName || end >= r.end {
		return false
	}
	next := r.pos(end)
	switch np := r.open(i); {
	case np == nil:
	case !np.Named && (next&(rel|prep|to) != 0 || r.d.Word(end) == "."): // "with oil and gas firm Acme"
		return true
	case np.place && next&prep != 0: // "to U.S. firm Acme in May"
		return true
	}
	return next&(aux|modal|verbal) != 0 || r.d.Word(end) == "," || r.d.Word(end) == "("
}

// headlineVerb reports whether the word at i, in a sentence without another verb,
// is that of a headline: a name stands before it and a phrase of a verb behind
// ("Acme partners with Bolt", "Acme, Bolt team up on wind").
func (r *Runner) headlineVerb(np *Chunk, i int, p pos) bool {
	if !np.Named || np.End != i {
		return false
	}
	if r.pos(i+1)&(prep|adv) == 0 {
		return p&base != 0 && r.joined() && r.nominal(i+1) // "Acme, Bolt end partnership"
	}
	if r.s.ofNoun.Has(r.d.Tokens[i+1].Sym) && !r.timeFollows(i+1) {
		return false
	}
	n := len(r.out)
	return p&third != 0 || n > 1 && (r.out[n-2].Kind == Comma || r.out[n-2].Kind == Conj)
}

// compounds reports whether the gerund at i and the plain noun behind it make one
// word: "engineering company", "generating set", "emerging states".
func (r *Runner) compounds(i int) bool {
	lemma := r.lemma(i)
	if i+1 >= r.end {
		return false
	}
	t := &r.d.Tokens[i+1]
	if r.open(i) != nil && r.titles(i+1) {
		return true // "battery swapping network Acme"
	}
	a := r.c.Find(i+1, r.s.agreement)
	if a != nil && r.open(i) != nil && !r.capital(i-1) && !strings.HasSuffix(r.d.Word(a.End-1), "s") {
		return true // "an electricity trading agreement"
	}
	if lemma == r.s.generate {
		return r.s.generating.Has(t.Sym)
	}
	if r.s.trades.Has(lemma) {
		return r.s.firms.Has(t.Sym) && r.nameAt(i+2) // "and trading firm Acme"
	}
	return (r.s.fields.Has(lemma) || r.s.states.Has(lemma)) && r.plainNoun(i+1)
}

// plainNoun reports whether the word at i, in small letters, can be a noun.
func (r *Runner) plainNoun(i int) bool {
	t, p := &r.d.Tokens[i], r.pos(i)
	return t.Is(token.Letter) && !t.Is(token.Upper) && p&function == 0 && !p.onlyVerb()
}

// titles reports whether the word at i is a plain singular noun before a name: a
// firm's trade.
func (r *Runner) titles(i int) bool {
	if i+1 >= r.end || !r.plainNoun(i) || strings.HasSuffix(r.d.Word(i), "s") {
		return false
	}
	return r.nameAt(i + 1)
}

// nameAt reports whether a name begins at i, or may.
func (r *Runner) nameAt(i int) bool {
	if i >= r.end {
		return false
	}
	_, g := r.span(i)
	return g == gName || g == gNone && r.capital(i) && r.d.Tokens[i].Is(token.Letter)
}

// caused reports whether the base form at i tells what the object before it is
// seen or made to do: "the deal will see Acme build a plant".
func (r *Runner) caused(i int) bool {
	np, n := r.open(i), len(r.out)-1
	if np == nil { // "let lapse a contract"
		return r.afterVerb() && r.s.causes.Has(r.out[n].Sym) && r.startsPhrase(i+1)
	}
	if r.isObject(np) {
		return r.s.causes.Has(r.out[n-1].Sym) && r.takesMore(np, i)
	}
	if m := r.listHead(n); m < n && r.ofCausing(m) && r.takesMore(np, i) {
		return true // "will see Acme, Bolt and Cue develop a plant"
	}
	for np.Named && n > 2 && r.out[n-1].Kind == Prep && r.out[n-2].Kind == Noun {
		n -= 2 // "let its contract with Acme lapse"
	}
	return np.Named && r.ofCausing(n) && i+1 < r.end && r.d.Tokens[i+1].Is(token.Punct)
}

// takesMore reports whether a phrase stands behind the base form at i, or a preposition where the
// noun chunk np before it is a name.
func (r *Runner) takesMore(np *Chunk, i int) bool {
	return r.startsPhrase(i+1) || np.Named && r.pos(i+1)&prep != 0
}

// ofCausing reports whether chunk n is the object of a verb of seeing or making it do something.
func (r *Runner) ofCausing(n int) bool { return r.isObjectAt(n) && r.s.causes.Has(r.out[n-1].Sym) }

// listHead is the first of the nouns of which chunk n is the last coordinated.
func (r *Runner) listHead(n int) int {
	for n > 2 && (r.out[n-1].Kind == Conj || r.out[n-1].Kind == Comma) && r.out[n-2].Kind == Noun {
		n -= 2
	}
	return n
}

// binding reports whether the word at i is of a verb that can bind what the preposition behind
// it leads to to what an infinitive tells.
func (r *Runner) binding(i int) bool { return r.s.binds.Has(r.lemma(i)) && r.startsPhrase(i+2) }

// expected reports whether a form of "be" in the present stands before the
// preposition that is last: "is due to".
func (r *Runner) expected() bool {
	k := len(r.out) - 2
	if k < 0 {
		return false
	}
	v := &r.out[k]
	return v.Kind == Verb && !v.Past && v.End == r.out[k+1].First && r.s.words.at(r.d.Tokens[v.Head].Sym).pos&be != 0
}

// agrees reports whether a noun chunk can be the subject of a present form.
func (r *Runner) agrees(np *Chunk, p pos) bool {
	w := r.d.Word(np.Head)
	plural := len(w) > 2 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
	if end, g := r.span(np.First); g == gName && end == np.End {
		return true // names of firms take either number
	}
	if p&third != 0 {
		return !plural
	}
	return plural || np.Named && r.joined() // "Kenya and the DRC sign a deal"
}

// joined reports whether a conjunction or a comma joins the noun chunk that is last, to a
// name before it.
func (r *Runner) joined() bool {
	n := len(r.out)
	return n > 2 && (r.out[n-2].Kind == Comma || r.out[n-2].Kind == Conj) && r.out[n-3].Named
}
