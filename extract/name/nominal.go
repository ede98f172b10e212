package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Nominal is a reference without a name ("the company", "both plants", "it")
// and the entities of the same Run that it means.
type Nominal struct {
	token.Span
	Entities []int
}

// sentences that a nominal looks back over.
const memory = 6

// Nominals are the references without a name of the last document, in order.
// The slice is valid until the next Run.
func (r *Runner) Nominals() []Nominal {
	r.noms, r.nomEnts = r.noms[:0], r.nomEnts[:0]
	if len(r.ments) == 0 {
		return nil
	}
	m := 0 // mentions before the sentence
	for s := range r.d.Sentences {
		sent := r.d.Sentences[s]
		for m < len(r.ments) && r.ments[m].First < sent.First {
			m++
		}
		for i := sent.First; i < sent.End; i++ {
			n := len(r.noms)
			r.nominal(s, i, sent.End)
			if len(r.noms) > n {
				i = r.noms[n].End - 1
			}
		}
	}
	return r.noms
}

// nominal resolves what begins at token i, a determiner or a pronoun.
func (r *Runner) nominal(s, i, end int) {
	w := &r.s.words
	if r.trait(i)&pointing == 0 || r.at[i] != 0 {
		return
	}
	p := w.pointers[r.sym(i)]
	if p == pronoun || p == pronouns {
		r.pronoun(s, i, p)
		return
	}
	// the noun: at most two words after the determiner
	for k := i + 1; k < end && k <= i+3; k++ {
		a := r.find(k, r.s.lab.nominal)
		if a == nil {
			if r.at[k] != 0 || !r.d.Tokens[k].Is(token.Letter) || r.trait(k)&function != 0 && w.pointers[r.sym(k)] != several {
				return
			}
			continue
		}
		for b := a; b != nil; b = r.c.Next(b) {
			if b.Label == r.s.lab.nominal && b.End > a.End {
				a = b
			}
		}
		if a.End < end && r.at[a.End] != 0 && r.d.Tokens[a.End].Is(token.Upper) {
			return // the developer Masdar
		}
		if a.End < end && r.trait(a.End)&(facHead) != 0 && a.Entry.Get("kind") == record.Organization {
			return // the company plant
		}
		r.refer(s, token.Span{First: i, End: a.End}, a)
		return
	}
}

// refer resolves a noun to the entities told before it.
func (r *Runner) refer(s int, span token.Span, a *rule.Annotation) {
	want := a.Entry.Get("kind")
	sub := a.Entry.Get("subkind")
	from := len(r.nomEnts)
	if sub == "consortium" {
		r.consortium(from, span)
	} else if a.Entry.Get("number") == "2" {
		far := memory
		if want == record.ProjectKind {
			far *= 3
		}
		for back := 0; back < far && s-back >= 0; back++ {
			r.eachMention(s-back, span.First, func(m *Mention) bool {
				if r.fits(m, want, sub) {
					r.addNominal(from, m.Entity)
				}
				return true
			})
			if len(r.nomEnts)-from >= 2 {
				break
			}
		}
		if len(r.nomEnts)-from < 2 {
			r.nomEnts = r.nomEnts[:from]
		}
	} else {
		for back := 0; back < memory && s-back >= 0 && len(r.nomEnts) == from; back++ {
			r.eachMention(s-back, span.First, func(m *Mention) bool {
				if r.fits(m, want, sub) {
					r.addNominal(from, m.Entity)
					return false
				}
				return true
			})
		}
	}
	if len(r.nomEnts) > from {
		r.noms = append(r.noms, Nominal{span, r.nomEnts[from:len(r.nomEnts):len(r.nomEnts)]})
	}
}

// consortium finds the members of the consortium told before: "a consortium of
// A, B and C".
func (r *Runner) consortium(from int, span token.Span) {
	noun := r.d.Tokens[span.End-1].Sym
	for k := span.First - 1; k >= 0; k-- {
		if r.d.Tokens[k].Sym != noun {
			continue
		}
		m := 0
		for m < len(r.ments) && r.ments[m].First <= k {
			m++
		}
		if m == len(r.ments) || r.ments[m].First > k+6 {
			continue
		}
		for {
			if r.ments[m].Kind == record.Organization {
				r.addNominal(from, r.ments[m].Entity)
			}
			if m+1 == len(r.ments) || !r.joinedBy(r.ments[m].End, r.ments[m+1].First) {
				return
			}
			m++
		}
	}
}

// pronoun resolves "it" and "they" to the organization that the sentence
// before began with, or that stands before in this one.
func (r *Runner) pronoun(s, i int, p pointer) {
	w := &r.s.words
	if n := r.sym(i + 1); n == w.is || n == w.was || n == w.poss {
		return // it is …: of no one who acts
	}
	if i > r.d.Sentences[s].First && r.trait(i-1)&clause == 0 && !r.d.Tokens[i-1].Is(token.Punct) {
		return // no subject
	}
	from := len(r.nomEnts)
	for back := 0; back <= 1 && s-back >= 0 && len(r.nomEnts) == from; back++ {
		told := false
		r.eachMention(s-back, i, func(m *Mention) bool {
			switch m.Kind {
			case record.Organization:
				r.addNominal(from, m.Entity)
				return false
			case record.Place:
				told = r.ents[m.Entity].Entry != nil && r.ents[m.Entity].Entry.Get("alpha3") != "" && m.First < r.d.Sentences[s-back].First+3
			}
			return !told
		})
		if told {
			break // a country acts
		}
	}
	if len(r.nomEnts) > from {
		r.noms = append(r.noms, Nominal{token.Span{First: i, End: i + 1}, r.nomEnts[from:len(r.nomEnts):len(r.nomEnts)]})
	}
}

func (r *Runner) addNominal(from, e int) {
	for _, x := range r.nomEnts[from:] {
		if x == e {
			return
		}
	}
	r.nomEnts = append(r.nomEnts, e)
}

// eachMention calls f for the mentions of a sentence before a token.
func (r *Runner) eachMention(s, before int, f func(m *Mention) bool) {
	sent := r.d.Sentences[s]
	lo, hi := 0, len(r.ments)
	for lo < hi {
		if m := (lo + hi) / 2; r.ments[m].First < sent.First {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for ; lo < len(r.ments) && r.ments[lo].First < sent.End && r.ments[lo].First < before; lo++ {
		if !f(&r.ments[lo]) {
			return
		}
	}
}

// fits reports whether a noun of that kind and subkind can mean the entity.
func (r *Runner) fits(m *Mention, kind, sub string) bool {
	if m.Kind != kind {
		return false
	}
	has := r.ents[m.Entity].Subkind
	switch sub {
	case "":
		return true
	case "company":
		return has == "" || has == "company" || has == "finance" || has == "utility" || has == "developer"
	case "agency":
		switch has { // a council or a commission may be any of these
		case "agency", "ministry", "government", "regulator", "intergovernmental", "association":
			return true
		}
		return false
	case "association":
		return has == "association" || has == "intergovernmental"
	case "bank":
		return has == "bank" || has == "finance" || has == "fund"
	case "university": // an institute or a laboratory
		return has == "university" || has == "agency" || has == "association"
	}
	return has == sub
}

// pointer is a word that begins a reference without a name.
type pointer uint8

const (
	definite pointer = 1 + iota // the, this
	several                     // both, two, all
	owned                       // its, their
	pronoun                     // it
	pronouns                    // they
)

func pointers(lex *lexicon.Lexicon) map[token.Sym]pointer {
	out := map[token.Sym]pointer{}
	for p, words := range map[pointer][]string{
		definite: {"the", "this", "that"}, several: {"both", "two", "these", "those", "three"},
		pronoun: {"it"}, pronouns: {"they"},
	} {
		for _, w := range words {
			out[lex.Vocab.InternString(w)] = p
		}
	}
	return out
}
