package name

import (
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// pronoun resolves "it" and "they" to an organization of the sentence before,
// or before in this one: the one that says what follows, else the subject.
func (r *Runner) pronoun(s, i int, p pointer) {
	w := &r.s.words
	if n := r.sym(i + 1); n == w.is || n == w.was || n == w.poss {
		return // it is …: of no one who acts
	}
	sent, speaker := r.d.Sentences[s], r.speaker(s, i)
	told := speaker >= 0 && r.trait(i-1)&preposition == 0 && i+1 < sent.End && r.verbal(i+1)
	if i > sent.First && r.trait(i-1)&clause == 0 && !r.d.Tokens[i-1].Is(token.Punct) && !r.fronted(s, i) && !r.dated(s, i) && !told {
		return // no subject
	}
	from := len(r.nomEnts)
	ref := reference{Span: token.Span{First: i, End: i + 1}, kind: record.Organization, plural: p == pronouns}
	if speaker >= 0 {
		r.addNominal(from, speaker)
	}
	for back := 0; back <= 1 && s-back >= 0 && len(r.nomEnts) == from; back++ {
		best, score, country := -1, 0, false
		var last *Mention
		if e := r.opening(s-back, i); e >= 0 && p == pronoun {
			best, score = e, 8+min(r.counts[e], 4)
		}
		r.eachMention(s-back, i, func(m *Mention) bool {
			if m.Kind == record.Place && best < 0 && r.acts(m, s-back) {
				country = true
				return false
			}
			if m.Kind != record.Organization || m.End == i || r.contrasted(m) {
				return true // "With Acme it has set up a firm", "Unlike Acme, it has"
			}
			n := 1 + min(r.counts[m.Entity], 4)
			if best < 0 {
				n += 3
			}
			if r.oblique(m.First) {
				n -= 3
			}
			if r.ents[m.Entity].Subkind == "media" {
				return true
			}
			if last != nil && p == pronouns && r.joinedBy(last.End, m.First) {
				r.addNominal(from, last.Entity)
				r.addNominal(from, m.Entity)
			}
			last = m
			if n > score {
				best, score = m.Entity, n
			}
			return true
		})
		if country {
			break
		}
		if best >= 0 && len(r.nomEnts) == from {
			r.addNominal(from, best)
		}
	}
	if len(r.nomEnts) > from {
		r.noms = append(r.noms, Nominal{ref.Span, r.nomEnts[from:len(r.nomEnts):len(r.nomEnts)], nil})
	}
}

// contrasted reports whether m stands behind "Unlike" or "With" at the beginning of its sentence and
// before a comma.
func (r *Runner) contrasted(m *Mention) bool {
	k := m.First - 1
	if k >= 0 && r.sym(k) == r.s.words.the {
		k--
	}
	if k < 0 || r.sym(k) != r.s.words.unlike && r.sym(k) != r.s.words.with || r.sym(m.End) != r.s.words.comma {
		return false
	}
	return k == r.d.Sentences[r.d.SentenceOf(k)].First
}

// speaker is the organization in sentence s whose words begin with token i: "Acme said it",
// "the company said late on Friday that it", "Acme told Bolt that it"; -1 if none is.
func (r *Runner) speaker(s, i int) int {
	const long = 12 // tokens behind the verb of saying
	verb, heard := i-1, false
	for first := max(r.d.Sentences[s].First+1, i-long); ; verb-- {
		if verb < first || r.d.Tokens[verb].Is(token.Punct) {
			return -1
		}
		if a := r.find(verb, r.s.lab.speech); a != nil {
			if heard && a.Entry.Get("hearer") == "" {
				return -1
			}
			break
		}
		heard = heard || r.at[verb] != 0
	}
	e := -1
	if n := len(r.noms) - 1; n >= 0 && r.noms[n].End == verb && len(r.noms[n].Entities) == 1 {
		e = r.noms[n].Entities[0]
	}
	r.eachMention(s, verb, func(m *Mention) bool {
		if r.behindAside(m) == verb {
			e = m.Entity
		}
		return true
	})
	if e >= 0 && r.ents[e].Kind != record.Organization {
		return -1
	}
	return e
}

// fronted reports whether a phrase that opens sentence s ends with a name right before token
// i: "With Acme it has set up a firm".
func (r *Runner) fronted(s, i int) bool {
	const lead = 3 // tokens: "together with the"
	first, found := r.d.Sentences[s].First, false
	r.eachMention(s, i, func(m *Mention) bool {
		for k := first; k < m.First && m.End == i && m.First <= first+lead; k++ {
			found = found || r.trait(k)&preposition != 0
		}
		return true
	})
	return found
}

// dated reports whether a date opens sentence s right before token i: "In May it set up a firm".
func (r *Runner) dated(s, i int) bool {
	first := r.d.Sentences[s].First
	if i == first {
		return false
	}
	a := r.find(i-1, r.s.lab.date)
	return a != nil && a.End == i && a.First <= first+1
}

// behindAside is where what follows the name m goes on behind a legal form, brackets and
// the comma that ends an apposition: "its largest client, Acme plc (ACM), said".
func (r *Runner) behindAside(m *Mention) int {
	end, w := m.End, &r.s.words
	for end < len(r.d.Tokens) && r.legal(end) {
		end++
	}
	end = r.behindBrackets(end)
	if r.sym(end) == w.comma && r.sym(m.First-1) == w.comma {
		end++
	}
	return end
}

// behindBrackets is the token behind the brackets at token i, i if none stand there.
func (r *Runner) behindBrackets(i int) int {
	const long = 6 // tokens
	if r.sym(i) == r.s.words.open {
		for k := i + 1; k <= i+long; k++ {
			if r.sym(k) == r.s.words.close {
				return k + 1
			}
		}
	}
	return i
}

// acts reports whether m is a country that is the subject of sentence s.
func (r *Runner) acts(m *Mention, s int) bool {
	if e := r.ents[m.Entity].Entry; e == nil || e.Get("alpha3") == "" {
		return false
	}
	if next := r.sym(m.End); next == r.s.words.poss || next == r.s.words.apos {
		return false
	}
	return m.First < r.d.Sentences[s].First+3 && !r.oblique(m.First)
}

// namesIn reports whether something is named from token first to token end.
func (r *Runner) namesIn(first, end int) bool {
	for i := first; i < end; i++ {
		if r.at[i] != 0 {
			return true
		}
	}
	return false
}

// opening is the organization to which the noun that begins sentence s, or follows the
// comma behind when, where or how something was, before token i returns ("The company has …",
// "In May, the company has …", "Earlier, the company has …"); -1 if none does.
func (r *Runner) opening(s, i int) int {
	const time = 8 // tokens
	first := r.d.Sentences[s].First
	for k := len(r.noms) - 1; k >= 0 && r.noms[k].First >= first; k-- {
		n := &r.noms[k]
		if n.End >= i || len(n.Entities) != 1 || r.ents[n.Entities[0]].Kind != record.Organization {
			continue
		}
		behind := n.First < first+time && (r.sym(n.First-1) == r.s.words.comma || r.dated(s, n.First))
		if n.First <= first+1 || behind && (r.trait(first)&preposition != 0 || !r.namesIn(first, n.First)) {
			return n.Entities[0]
		}
	}
	return -1
}
