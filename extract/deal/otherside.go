package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// sides are those who stand on the other side of an agreement of which only a partner is
// told ("a contract with Bolt"), in the order in which they are tried.
var sides = []func(r *Runner, c *candidate) []int{
	(*Runner).partHolder,
	(*Runner).subjects,
	(*Runner).speaker,
}

// otherSide adds to an agreement of which only a partner is told the one on the other side.
func (r *Runner) otherSide(c *candidate, e *event) {
	if r.whole(c, e) {
		c.parties = append(c.parties, r.subjects(c)...)
		return
	}
	if c.noun < 0 || c.plural || r.markedChunk(c.noun, markTheir) || r.markedAt(c.name.First, markOne) {
		return
	}
	if c.frame != r.s.named && !r.leavesOut(c, e) {
		return
	}
	for i := r.chunks[c.noun].First; i < r.chunks[c.noun].End; i++ {
		if r.genitive(i) {
			return // another's: "Moscow's deal with Acme"
		}
	}
	if n := len(c.parties); n == 0 || n != len(r.partners(e)) && !r.lent(c, n) {
		return
	}
	for _, find := range sides {
		if who := find(r, c); len(who) > 0 {
			for _, p := range who {
				c.parties = add(c.parties, p)
			}
			return
		}
	}
}

// leavesOut reports whether a verb can tell of an agreement without one side of it: a
// passive ("a contract signed with Bolt"), or a gerund ("the outlook from signing a
// contract with Bolt").
func (r *Runner) leavesOut(c *candidate, e *event) bool {
	v := &r.chunks[e.k]
	return v.Passive && c.frame.subject.role != agreement || v.Form == clause.Gerund && len(e.agents) == 0
}

// partners are those whom phrases with "with" name as those with whom an agreement was made.
func (r *Runner) partners(e *event) []int {
	var out []int
	for _, a := range e.told {
		if a.Prep == r.s.with && a.Verb < 0 {
			out = r.partiesOf(a.Nouns, true, out)
		}
	}
	return out
}

// lent reports whether a financing is named with its only party, behind a preposition, so
// that who got it is told around: "Acme lives on a $5 million Kivu Bank loan".
func (r *Runner) lent(c *candidate, n int) bool {
	if n != 1 || c.typ != "financing" || !c.held {
		return false
	}
	if c.noun < 1 || r.chunks[c.noun-1].Kind != clause.Prep {
		return false
	}
	return r.adjacent(c.noun, r.agreementIn(r.chunks[c.noun].Span)) == c.parties[0]
}

// programmeOf adds the public body through which, or under whose programme, the only one told
// of a financing gets it: "received a grant under the ministry's hydrogen programme".
func (r *Runner) programmeOf(c *candidate, e *event) {
	if c.typ != "financing" || len(c.parties) != 1 || c.partnered || public(&r.in.Entities[c.parties[0]]) {
		return
	}
	for _, a := range e.told {
		n := a.Nouns[0]
		if a.Verb >= 0 || a.Prep != r.s.under && a.Prep != r.s.through && a.Prep != r.s.via || r.chunks[n].First >= r.d.Sentences[c.sent].End {
			continue
		}
		who := r.owner(n, nil)
		if p := r.organization(n); p >= 0 {
			who = append(who, p)
		}
		for _, p := range who {
			if public(&r.in.Entities[p]) {
				c.parties, c.sourced = add(c.parties, p), true
				return
			}
		}
	}
}

// whole reports whether nobody is told to have made an agreement that a clause behind
// another says was made, of which then the subjects are all those who did: "Acme and Bolt
// have worked together since May, when an agreement was reached".
func (r *Runner) whole(c *candidate, e *event) bool {
	if c.noun < 0 || c.returns || c.plural || c.status != "signed" || len(c.parties) > 0 {
		return false
	}
	if !c.passive || r.chunks[e.k].Form != clause.Finite {
		return false
	}
	return !r.mainClause(c) && len(r.subjects(c)) > 1
}

// partHolder is the one who has what the agreement is a part or the ground of: "Acme's
// interest in a venture with Bolt", "Kenya's duties under a pact with Peru".
func (r *Runner) partHolder(c *candidate) []int {
	if k := c.noun; k > 1 && r.chunks[k-1].Kind == clause.Prep && r.chunks[k-2].Kind == clause.Noun {
		if r.countries(c.parties) {
			return r.stateOwner(k-2, nil)
		}
		return r.owner(k-2, nil)
	}
	return nil
}

// subjects are those who do what the clause around it tells, or whose the subject is:
// "Acme relies on a contract with Bolt", "Acme's profit rose thanks to a contract with
// Bolt", "Acme builds a plant that will run on a contract with Bolt".
func (r *Runner) subjects(c *candidate) []int {
	if len(c.parties) > 0 && r.in.Entities[c.parties[0]].Kind != record.Organization {
		return nil
	}
	for j := c.noun - 1; j >= 0; j-- {
		v := &r.chunks[j]
		if v.Kind == clause.Stop || v.Kind == clause.Quote {
			return nil
		}
		if !r.predicates(j) {
			continue
		}
		subj := clause.Subject(r.chunks, j)
		who := r.partiesOf(subj, false, nil)
		for _, n := range subj {
			if len(who) == 0 {
				who = r.plantOwner(n, r.owner(n, who))
			}
		}
		if len(who) > 0 || !clause.Relative(r.chunks, j) {
			return who
		}
	}
	return nil
}

// speaker is the firm for which the one speaks who tells of the agreement: "The contract
// with Acme will help, Bolt chief executive Ann Lee said", "Ms Lee said a contract with
// Acme would help".
func (r *Runner) speaker(c *candidate) []int {
	if e := r.spokenFor(c.noun); e >= 0 && r.trades(e) {
		return []int{e}
	}
	return nil
}

// spokenFor is the organization for which the one speaks who says what noun chunk k
// stands in, -1 if none is told.
func (r *Runner) spokenFor(k int) int {
	for j := range r.chunks {
		v := &r.chunks[j]
		n := -1
		switch {
		case j > max(k, 0) && r.saysAs(j):
			n = j // "…”, states Ann Lee"
		case v.Kind != clause.Verb, v.Form != clause.Finite, v.Passive,
			!r.s.marks.Has(v.Sym, markSays) && !r.s.speech.has(r.d.Tokens[v.End-1].Sym):
			continue
		default:
			if subj := clause.Subject(r.chunks, j); r.oneSpeaks(subj) {
				n = subj[0]
			}
		}
		if j > k && j+1 < len(r.chunks) && r.chunks[j+1].Kind == clause.Noun && r.afterQuote(j) {
			n = j + 1 // "…, said Ann Lee"
		}
		if n < 0 || n == k || n > k && n != j+1 && !r.afterQuote(n) {
			continue
		}
		if e := r.principal(n); e >= 0 && r.in.Entities[e].Subkind != "media" {
			return e
		}
	}
	return -1
}

// oneSpeaks reports whether the chunks of a subject name one who speaks, with or without what
// describes that person: "Ann Lee, head of Acme, said".
func (r *Runner) oneSpeaks(subj []int) bool {
	if len(subj) < 2 {
		return len(subj) == 1
	}
	return r.lastMention(r.chunks[subj[0]].Span, r.s.person) != nil && r.apposed(subj[1])
}

// afterQuote reports whether what is said may end just before chunk j.
func (r *Runner) afterQuote(j int) bool {
	return j > 0 && (r.chunks[j-1].Kind == clause.Quote || r.chunks[j-1].Kind == clause.Comma)
}

// saysAs reports whether chunk j, behind a quote, is the name of the one who speaks with a
// verb of speech before it that may also be a noun: "states Ann Lee", "notes Ms Lee".
func (r *Runner) saysAs(j int) bool {
	ch := &r.chunks[j]
	if ch.Kind != clause.Noun || ch.Len() < 2 || !r.afterQuote(j) {
		return false
	}
	if t := &r.d.Tokens[ch.First]; !r.s.speech.has(t.Sym) || t.Is(token.Upper) {
		return false
	}
	return r.lastMention(ch.Span, r.s.person) != nil
}

// principal is the organization for which the person in noun chunk n speaks by office, as
// the article tells where it names the person first; -1 if it tells of none.
func (r *Runner) principal(n int) int {
	if e := r.officeAt(n); e >= 0 {
		return e
	}
	p := r.lastMention(r.chunks[n].Span, r.s.person)
	who := -1
	switch {
	case p != nil:
		who = r.in.Mentions[p.Ref].Entity
	case r.s.cues.Has(r.d.Tokens[r.chunks[n].First].Sym, cueSpeaker) && r.chunks[n].Len() == 1:
		for i := range r.in.Mentions {
			m := &r.in.Mentions[i]
			if m.First >= r.chunks[n].First {
				break
			}
			if m.Kind == record.Person && m.First >= r.d.Sentences[max(0, r.sent-2)].First {
				who = m.Entity
			}
		}
	}
	if who < 0 {
		return -1
	}
	chunks := r.chunks
	defer func() { r.chunks = chunks }()
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if m.Entity != who {
			continue
		}
		r.chunks = r.cl.Sentence(r.d.SentenceOf(m.First))
		for k := range r.chunks {
			if r.chunks[k].Kind == clause.Noun && r.chunks[k].Contains(m.Span) {
				if e := r.officeAt(k); e >= 0 {
					return e
				}
			}
		}
	}
	return -1
}

// officeAt is the organization in which the person in noun chunk k has an office, told in
// the chunk or beside it: "Acme chief executive Ann Lee", "Ann Lee, president of Acme",
// "Acme's Ann Lee", "Ann Lee of Acme", "Ann Lee, a partner at Acme"; -1 if none is told.
func (r *Runner) officeAt(k int) int {
	office, person, first := false, r.lastMention(r.chunks[k].Span, r.s.person) != nil, k
	for ; k < len(r.chunks); k++ {
		switch ch := &r.chunks[k]; ch.Kind {
		case clause.Noun:
			for i := ch.First; i < ch.End; i++ {
				office = office || r.markedAt(i, markEnvoy) || r.s.cues.Has(r.d.Tokens[i].Sym, cueSpeaker) && ch.Len() > 1
			}
			if m := r.lastMention(ch.Span, r.s.org); m != nil {
				if person && k > first {
					office = office || k == first+2 && (r.chunks[k-1].Of || r.chunks[k-1].Sym == r.s.from) || r.d.Word(r.chunks[k-1].First) == "at"
				}
				if k+2 < len(r.chunks) && (r.chunks[k+1].Of || r.d.Word(r.chunks[k+1].First) == "at") {
					if at := r.lastMention(r.chunks[k+2].Span, r.s.org); at != nil {
						m = at // "head of Wind Sales at Acme"
					}
				}
				if office || r.genitive(m.End) && r.lastMention(ch.Span, r.s.person) != nil {
					return r.in.Mentions[m.Ref].Entity
				}
				return -1
			}
		case clause.Prep, clause.Comma:
		default:
			return -1
		}
	}
	return -1
}

// mayTrade reports whether the entity e is a firm, or an organization of which no more is known.
func (r *Runner) mayTrade(e int) bool {
	x := &r.in.Entities[e]
	return x.Kind == record.Organization && (x.Subkind == "" || r.trades(e))
}

// trades reports whether the entity e is a firm, or one of which no more is known than that
// the article names it more than once.
func (r *Runner) trades(e int) bool {
	x := &r.in.Entities[e]
	if x.Subkind != "" {
		return x.Subkind == "company" || isUtility(x)
	}
	n := 0
	for i := range r.in.Mentions {
		if r.in.Mentions[i].Entity == e {
			n++
		}
	}
	return n > 1
}
