package milestone

import (
	"fmt"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// types are the types of a milestone.
var types = map[string]bool{
	"announced": true, "permitted": true, "financed": true, "construction_started": true, "completed": true,
	"commissioned": true, "expanded": true, "suspended": true, "cancelled": true, "retired": true,
}

// Stage is the compiled knowledge of the package. It is read-only.
type Stage struct {
	clause  *clause.Stage
	verbs   [][]verbFrame         // by the verb's lemma
	nouns   *frame                // the frame of nouns that name a step
	kinds   []kind                // by Sym: what a word names
	pairs   map[[2]token.Sym]kind // what two words name together
	second  []bool                // by Sym: the second of such two words
	wake    []bool                // by Sym: a word for which a sentence is looked at
	asks    []asks                // by the verb's lemma
	senses  []sense
	senseOf []uint16   // by Sym: which of them a word has, 0 for none
	sensed  token.Uses // of words with a sense
	heads   token.Uses // of words that name something, also with the one before
	steps   map[*lexicon.Entry]step
	marks   lexicon.Marks

	step, technology, project, power, energy, measure, money, agreement, org, place rule.Label

	a, of, in, on, at, forr, be, being, is, are, that, the, with, dueTo, see, from, to, possessive, not, and, or, only, by, when token.Sym
}

// step is what a noun of list milestones tells.
type step struct {
	typ string
	// state: the noun names what lasts ("commercial operation"), a verb or a
	// date makes a step of it.
	state bool
	// leave: who is said to get it has no more than the leave to make the step.
	leave bool
	// near: the noun is of plants alone, so that its plant may stand anywhere
	// near it.
	near bool
	// closes: of what a plant is financed with, the noun names that it is financed
	// ("the completion of the loan"); only: of nothing else it names a step.
	closes, only bool
}

// asks is what must stand in a sentence for a frame of a verb to fit there.
type asks struct {
	alone bool      // the verb is enough
	words token.Set // one of these
}

// sense is what a word says of whether to look at a sentence.
type sense struct {
	wakes []token.Sym // the word and the verb of which it is a form, as far as sentences are looked at for them
	verb  *asks       // of that verb
}

// New compiles the rules of kind "milestone" and reads the lists.
func New(lex *lexicon.Lexicon, labels *rule.Labels, rules []*rule.Rule, cl *clause.Stage) (*Stage, []error) {
	s := &Stage{clause: cl, pairs: map[[2]token.Sym]kind{}, steps: map[*lexicon.Entry]step{}}
	s.step, s.technology = labels.Class("milestone"), labels.Class("technology")
	s.project, s.org = labels.Finding(rule.Project), labels.Finding(rule.Organization)
	s.power, s.energy = labels.Finding(rule.Power), labels.Finding(rule.Energy)
	s.place = labels.Finding(rule.Place)
	s.measure = labels.Finding(rule.Amount)
	s.money, s.agreement = labels.Finding(rule.Money), labels.Class("agreement")
	v := lex.Vocab
	s.with, s.that, s.the = v.InternString("with"), v.InternString("that"), v.InternString("the")
	s.being, s.possessive = v.InternString("being"), v.InternString("'s")
	s.not, s.and, s.or = v.InternString("not"), v.InternString("and"), v.InternString("or")
	s.only, s.by, s.when = v.InternString("only"), v.InternString("by"), v.InternString("when")
	s.a, s.is, s.are = v.InternString("a"), v.InternString("is"), v.InternString("are")
	s.of, s.in, s.on = v.InternString("of"), v.InternString("in"), v.InternString("on")
	s.at, s.forr, s.be = v.InternString("at"), v.InternString("for"), v.InternString("be")
	s.dueTo, s.see = v.InternString("due to"), v.InternString("see")
	s.from, s.to = v.InternString("from"), v.InternString("to")
	var faults []error
	byKind := map[kind][]token.Sym{}
	for _, e := range lex.Entries("milestone_objects") {
		k := kindNames[e.Get("object")]
		if k == 0 {
			faults = append(faults, fmt.Errorf("milestone_objects.tsv: entry %q: no kind of thing is called %q", e.Name, e.Get("object")))
			continue
		}
		for _, w := range append([]string{e.Name}, e.Aliases()...) {
			first, last, two := strings.Cut(w, " ")
			if !two {
				if _, after, hyphen := strings.Cut(w, "-"); hyphen {
					first, last, two = "-", after, true
				}
			}
			if two {
				p := [2]token.Sym{v.InternString(first), v.InternString(last)}
				s.pairs[p] |= k
				for int(p[1]) >= len(s.second) {
					s.second = append(s.second, make([]bool, max(256, len(s.second)))...)
				}
				s.second[p[1]] = true
				byKind[k] = append(byKind[k], p[1])
				continue
			}
			sym := v.InternString(w)
			at(&s.kinds, sym, func(x *kind) { *x |= k })
			byKind[k] = append(byKind[k], sym)
			if k == power {
				byKind[newPower] = append(byKind[newPower], sym)
			}
		}
	}
	for _, e := range lex.Entries("milestones") {
		st := step{typ: e.Get("type"), leave: e.Get("use") == "leave", near: e.Get("plant") == "near"}
		st.state = st.leave || e.Get("use") == "state"
		st.only = e.Get("funds") == "only"
		st.closes = st.only || e.Get("funds") == "also"
		if !types[st.typ] {
			faults = append(faults, fmt.Errorf("milestones.tsv: entry %q: %q is no type of milestone", e.Name, st.typ))
		}
		s.steps[e] = st
	}
	s.marks, _ = lex.Marks(nil, "deal_words", marks) // its other marks are for agreements
	var errs []error
	s.marks, errs = lex.Marks(s.marks, "milestone_words", marks)
	faults = append(faults, errs...)
	for _, r := range rules {
		if r.Kind != "milestone" {
			continue
		}
		f, errs := compile(lex, r)
		faults = append(faults, errs...)
		if len(r.Match) > 0 {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: a milestone rule has verbs or nouns, not match", r.File, r.Line, r.ID))
		}
		if len(r.Nouns) > 0 {
			if s.nouns != nil {
				faults = append(faults, fmt.Errorf("%s:%d: rule %q: the frame of nouns is rule %q already", r.File, r.Line, r.ID, s.nouns.rule.ID))
			}
			s.nouns = f
		}
		for _, verb := range r.Verbs {
			if first, _, _ := strings.Cut(verb, " "); cl.Lemma(v.InternString(first)) == 0 {
				faults = append(faults, fmt.Errorf("%s:%d: rule %q: no verb of verbs.tsv is %q", r.File, r.Line, r.ID, first))
			}
			s.addVerb(lex, verb, f, byKind)
		}
	}
	s.senses, s.senseOf, s.sensed, s.heads = make([]sense, 1), make([]uint16, v.Len()), v.NewUser(), v.NewUser()
	for y := 1; y < len(s.senseOf); y++ {
		if s.kind(token.Sym(y)) != 0 || y < len(s.second) && s.second[y] {
			v.Use(token.Sym(y), s.heads)
		}
		if w := s.sense(token.Sym(y)); w.verb != nil || len(w.wakes) > 0 {
			s.senseOf[y] = uint16(len(s.senses))
			s.senses = append(s.senses, w)
			v.Use(token.Sym(y), s.sensed)
		}
	}
	return s, faults
}

// sense is that of a word.
func (s *Stage) sense(y token.Sym) (w sense) {
	l := s.clause.Lemma(y)
	if s.wakes(y) {
		w.wakes = append(w.wakes, y)
	}
	if l != y && s.wakes(l) {
		w.wakes = append(w.wakes, l)
	}
	if int(l) < len(s.asks) && (s.asks[l].alone || len(s.asks[l].words) > 0) {
		w.verb = &s.asks[l]
	}
	return w
}

// addVerb enters a frame under one of its verbs, and the word for which a
// sentence is looked at: of a phrasal verb its last word, of a frame with a
// step word that one, else the verb.
func (s *Stage) addVerb(lex *lexicon.Lexicon, text string, f *frame, byKind map[kind][]token.Sym) {
	words := strings.Fields(text)
	vf := verbFrame{frame: f}
	for _, w := range words[1:] {
		if w == "_" {
			vf.words = append(vf.words, gap)
			continue
		}
		sym := lex.Vocab.InternString(w)
		vf.words, vf.intends = append(vf.words, sym), vf.intends || s.marks.Has(sym, markPlan)
	}
	lemma := lex.Vocab.InternString(words[0])
	at(&s.verbs, lemma, func(l *[]verbFrame) {
		// a phrasal verb goes before the bare one
		i := 0
		for i < len(*l) && len((*l)[i].words) >= len(vf.words) {
			i++
		}
		*l = append((*l)[:i], append([]verbFrame{vf}, (*l)[i:]...)...)
	})
	wake := func(sym token.Sym) {
		at(&s.wake, sym, func(b *bool) { *b = true })
		at(&s.asks, lemma, func(a *asks) { a.words.Add(sym) })
	}
	switch want := f.stepKinds(); {
	case len(vf.words) > 0:
		wake(vf.words[len(vf.words)-1])
	case len(f.then) > 0:
		for sym := range f.then {
			wake(sym)
		}
	case want != 0:
		for k := kind(1); k != 0 && k <= want; k <<= 1 {
			if want&k != 0 {
				for _, sym := range byKind[k] {
					wake(sym)
				}
			}
		}
	default:
		wake(lemma)
		s.asks[lemma].alone = true
	}
}

// at grows a table by Sym and changes the cell of a Sym.
func at[T any](table *[]T, sym token.Sym, change func(*T)) {
	for int(sym) >= len(*table) {
		*table = append(*table, make([]T, max(256, len(*table)))...)
	}
	change(&(*table)[sym])
}

// headed reports whether head may be anything of a token.
func (s *Stage) headed(t *token.Token) bool {
	return t.Uses&s.heads != 0 || t.Is(token.Digit)
}

// head is what the noun that ends at token i names, before a number if it has
// one: "unit 5".
func (s *Stage) head(d *token.Doc, i int) kind {
	if i > 0 && d.Tokens[i].Is(token.Digit) {
		i--
	}
	t := &d.Tokens[i]
	if t.Uses&s.heads == 0 {
		return 0
	}
	y := t.Sym
	k := s.kind(y)
	if i > 0 && int(y) < len(s.second) && s.second[y] {
		k |= s.pairs[[2]token.Sym{d.Tokens[i-1].Sym, y}]
	}
	return k
}

func (s *Stage) kind(sym token.Sym) kind {
	if int(sym) < len(s.kinds) {
		return s.kinds[sym]
	}
	return 0
}

func (s *Stage) wakes(sym token.Sym) bool { return int(sym) < len(s.wake) && s.wake[sym] }

func (s *Stage) frames(lemma token.Sym) []verbFrame {
	if int(lemma) < len(s.verbs) {
		return s.verbs[lemma]
	}
	return nil
}
