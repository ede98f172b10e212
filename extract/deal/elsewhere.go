package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// Those who agree may stand outside the clause that tells of the agreement: as
// the subject around the phrase in which it stands, before the preposition of a
// relative clause, in the clause that tells what is done under it, or in the
// sentence before or after.

// doers are the parties that are the subject of the first verb of sentence n;
// with says that those with whom they do it count too.
func (r *Runner) doers(n int, with bool) []int {
	if n < 0 || n >= len(r.d.Sentences) || r.away > 2 {
		return nil
	}
	chunks, sent := r.chunks, r.sent
	defer func() { r.chunks, r.sent, r.away = chunks, sent, r.away-1 }()
	r.chunks, r.sent, r.away = r.cl.Sentence(n), n, r.away+1
	return r.firstDoers(with)
}

// firstDoers are those of the sentence at hand.
func (r *Runner) firstDoers(with bool) []int {
	for k, v := range r.chunks {
		if v.Kind != clause.Verb || v.Form != clause.Finite || clause.Relative(r.chunks, k) {
			continue
		}
		if v.Passive {
			if !r.s.cues.Has(v.Sym, cueChooses) {
				return nil
			}
			return r.partiesOf(r.byWhom(clause.Args(r.chunks, k)), true, nil) // "The port was chosen by Acme"
		}
		if with {
			return r.meeting(k, len(r.chunks))
		}
		return r.partiesOf(clause.Subject(r.chunks, k), true, nil)
	}
	return nil
}

// meeting are the parties that are the subject of verb group k, and those told before chunk end
// with whom they do what it tells, or persons to whom: "Acme met with Bolt", "President Lee
// hosted President Ray".
func (r *Runner) meeting(k, end int) []int {
	out := r.partiesOf(clause.Subject(r.chunks, k), true, nil)
	if len(out) == 0 {
		return nil
	}
	for _, a := range clause.Args(r.chunks, k) {
		if slices.Max(a.Nouns) >= end {
			continue // "Acme met the two"
		}
		if a.Prep == r.s.with || a.Prep == 0 && a.Verb < 0 && r.guest(a.Nouns[0]) {
			out = r.partiesOf(a.Nouns, true, out)
		}
	}
	return out
}

// guest reports whether the noun chunk n is a person or a minister, whom others may meet.
func (r *Runner) guest(n int) bool {
	return r.lastMention(r.chunks[n].Span, r.s.person) != nil || r.markedHead(n, markMinister)
}

// meant appends the parties of the sentence before for which the pronoun in
// chunk k stands, if no other name stands before it.
func (r *Runner) meant(k int, dst []int) []int {
	v := k + 1
	if v < len(r.chunks) && r.chunks[v].Kind == clause.Time {
		v++ // "it last month signed"
	}
	if v == len(r.chunks) || r.chunks[v].Kind == clause.Noun || r.chunks[v].Kind == clause.Prep {
		return dst // "gives it a stake"
	}
	if r.namesBefore(k) {
		return dst
	}
	several := r.markedAt(r.chunks[k].First, markThey)
	if l := r.doers(r.sent-1, several); several == (len(l) > 1) { // "Acme met Bolt. They signed"
		dst = addAll(dst, l)
	}
	return dst
}

// namesBefore reports whether a quotation or the name of an organization or a person stands before
// chunk k, which what a pronoun there means may be.
func (r *Runner) namesBefore(k int) bool { return r.namesIn(0, k) }

// namesIn reports so of the chunks from one to before another.
func (r *Runner) namesIn(from, to int) bool {
	for _, c := range r.chunks[from:to] {
		switch {
		case c.Kind == clause.Quote:
			return true
		case c.Kind != clause.Noun:
		case r.lastMention(c.Span, r.s.org) != nil, r.lastMention(c.Span, r.s.person) != nil:
			return true
		}
	}
	return false
}

// elsewhere gives an agreement of which a passive verb tells without those who
// made it the parties of the sentence before or after: "Acme and Bolt met in
// Lusaka. A memorandum was signed.", "Acme is building a dam. Its power will be sold to
// Bolt."
func (r *Runner) elsewhere(c *candidate) {
	switch c.typ {
	case "financing", "acquisition", "auction_award", "concession":
		return
	}
	power := c.typ == "power_purchase_agreement" && c.object >= 0 && r.chunks[c.object].Definite && r.chunks[c.verb()].Passive
	switch {
	case !r.mainClause(c), (!c.passive || c.noun < 0) && !power:
		return
	case c.plural && !c.partnered, !c.plural && c.returns && r.toldOf(c), c.status == "ended":
		return
	case len(c.parties) > 0 && !c.partnered && !power:
		return
	}
	if land := r.countryEntity(r.in.Lands.Of(r.sent)); land >= 0 && len(c.parties) == 1 && r.countries(c.parties) {
		c.parties = add(c.parties, land) // "KENYA. A contract with Uganda was signed"
		return
	}
	var before []int
	if with := len(c.parties) == 0; r.clauseStart(c.verb()) > 0 {
		before = r.firstDoers(with) // "Acme turns to wind: a contract was signed with Bolt"
	} else {
		before = r.doers(c.sent-1, with)
	}
	if len(c.parties) > 0 {
		if len(before) != 1 || r.in.Entities[before[0]].Kind != record.Organization {
			return
		}
		if !power || !r.lends(before[0]) && !r.contractor(before[0]) {
			c.parties = add(c.parties, before[0])
		}
		return
	}
	if len(before) < 2 && r.sameParagraph(c.sent, c.sent+1) {
		before = r.doers(c.sent+1, false)
	}
	if len(before) > 1 {
		c.parties = append(c.parties, before...)
	}
}

// taker adds to the contract that somebody is told to have awarded the firm whose work under it the
// sentence before tells, and takes the type from that: "Bolt will build the dam. Acme awarded the
// contract in May".
func (r *Runner) taker(c *candidate, e *event) {
	if c.sent == 0 || c.noun < 0 || !c.returns || c.plural || len(c.parties) != 1 || c.status != "signed" || r.toldOf(c) {
		return
	}
	if f := c.frame; f.object.role != agreement || f.preps[r.s.to].role != party || r.won(c) || !works(c.typ) && c.typ != "" {
		return
	}
	if r.chunks[e.k].Passive && len(r.partiesOf(r.byWhom(e.args), false, nil)) == 0 {
		return // "The contract was awarded to Acme"
	}
	chunks, sent := r.chunks, r.sent
	defer func() { r.chunks, r.sent, r.away = chunks, sent, r.away-1 }()
	r.chunks, r.sent, r.away = r.cl.Sentence(c.sent-1), c.sent-1, r.away+1
	v := slices.IndexFunc(r.chunks, func(x clause.Chunk) bool { return x.Kind == clause.Verb && x.Form == clause.Finite })
	if v < 0 {
		return
	}
	subj := clause.Subject(r.chunks, v)
	if x := &r.chunks[v]; x.Sym == r.s.be && v+1 < len(r.chunks) && r.chunks[v+1].Form == clause.Infinitive {
		v++ // "is to build"
	} else if x.Modal == 0 {
		return
	}
	if !r.worksFor(v) || r.chunks[v].Negated {
		return
	}
	who := r.partiesOf(subj, false, nil)
	if len(who) != 1 || slices.Contains(c.parties, who[0]) {
		return
	}
	c.parties = append(c.parties, who[0])
	what := need(0)
	for _, a := range clause.Args(r.chunks, v) {
		if a.Prep == 0 {
			what = r.kindsOf(a.Nouns[0])
			break
		}
	}
	if t := topicOf(r.s.topics[r.chunks[v].Sym], what); works(t) {
		c.typ, c.reading = t, "the work told before"
	}
}

// bySo adds the one firm that the main clause names, where a gerund behind its comma tells of
// a partnership that the subject so makes: "Acme bought a stake in Bolt, forming an alliance".
func (r *Runner) bySo(c *candidate, e *event) {
	k := e.k
	if c.noun < 0 || c.typ != "cooperation_agreement" && c.typ != "joint_venture" {
		return
	}
	if len(c.parties) != 1 || c.partnered || c.plural {
		return
	}
	if k < 3 || r.chunks[k].Form != clause.Gerund || r.chunks[k-1].Kind != clause.Comma {
		return
	}
	v := k - 2
	for v > 0 && (r.chunks[v].Kind != clause.Verb || r.chunks[v].Form != clause.Finite) {
		v--
	}
	with := -1
	for _, a := range clause.Args(r.chunks[:k-1], v) {
		for _, n := range a.Nouns {
			switch firm := r.organization(n); {
			case firm < 0 || firm == with || slices.Contains(c.parties, firm):
			case with >= 0:
				return // which of them is not told
			default:
				with = firm
			}
		}
	}
	if with >= 0 {
		c.parties, c.partnered = append(c.parties, with), true
	}
}

// toldOf reports whether an agreement of a candidate's type was told before it.
func (r *Runner) toldOf(c *candidate) bool {
	for i := range r.cands {
		if a := &r.cands[i]; a.sent < c.sent && sameType(a, c) {
			return true
		}
	}
	return false
}

// mainClause reports whether the verb that tells of an agreement is a finite one
// and nothing subordinate stands before it.
func (r *Runner) mainClause(c *candidate) bool {
	k := c.verb()
	return r.chunks[k].Form == clause.Finite && !slices.ContainsFunc(r.chunks[r.clauseStart(k):k], func(ch clause.Chunk) bool {
		return ch.Kind == clause.Sub || ch.Kind == clause.Rel || ch.Kind == clause.Quote
	})
}

// clauseStart is the chunk behind the last colon or semicolon before chunk k, 0 if there is
// none.
func (r *Runner) clauseStart(k int) int {
	for k > 0 && r.chunks[k-1].Kind != clause.Stop {
		k--
	}
	return k
}

func (r *Runner) sameParagraph(a, b int) bool {
	return b < len(r.d.Sentences) && r.d.Sentences[a].Paragraph == r.d.Sentences[b].Paragraph
}

// around appends the subject of the clause in which an agreement stands in a
// phrase of time: "After signing a contract with Acme, Bolt started work". The
// phrase begins at chunk p.
func (r *Runner) around(p int, dst []int) []int {
	for j := p - 1; j >= 0; j-- {
		switch c := &r.chunks[j]; {
		case c.Kind == clause.Stop, c.Kind == clause.Sub, c.Kind == clause.Rel:
			return dst
		case r.predicates(j):
			return r.doersOf(j, dst)
		}
	}
	for j := p + 1; j < len(r.chunks); j++ {
		switch c := &r.chunks[j]; {
		case c.Kind == clause.Stop, c.Kind == clause.Sub, c.Kind == clause.Rel:
			return dst
		case c.Kind == clause.Verb && c.Form == clause.Finite:
			return r.doersOf(j, dst)
		}
	}
	return dst
}

// doersOf appends the parties that are the subject of the verb group v, or the firm whose it
// is: "Acme's profit rose after the purchase of a dam".
func (r *Runner) doersOf(v int, dst []int) []int {
	subj := clause.Subject(r.chunks, v)
	if out := r.partiesOf(subj, false, dst); len(out) > len(dst) || len(subj) != 1 {
		return out
	}
	return r.owner(subj[0], dst)
}

// predicates reports whether chunk j is a finite verb, or the infinitive of a headline, which
// stands for one: "Bolt to go public after merger with Acme".
func (r *Runner) predicates(j int) bool {
	c := &r.chunks[j]
	return c.Kind == clause.Verb && (c.Form == clause.Finite || c.Form == clause.Infinitive && j == 1 && r.chunks[0].Named)
}

// chooser appends the one who says, before or after the clause of the passive verb group
// k, who has been chosen: "Acme said Bolt had been selected to build its dam", "Bolt has
// been selected to build the dam, Acme said".
func (r *Runner) chooser(k int, dst []int) []int {
	for j := k - 1; j > 0; j-- {
		switch v := &r.chunks[j]; {
		case v.Kind == clause.Stop, v.Kind == clause.Quote, v.Kind == clause.Rel:
			return dst
		case v.Kind != clause.Verb || v.Form != clause.Finite:
			continue
		case v.Passive || !r.s.marks.Has(v.Sym, markSays):
			return dst
		}
		for _, n := range clause.Subject(r.chunks, j) {
			if e := r.organization(n); e >= 0 {
				dst = add(dst, e)
			}
		}
		return dst
	}
	return r.teller(k, dst)
}

// doneTo reports whether the subject of a candidate's verb is the contract that goes to
// somebody, or the power, goods or plant to which somebody does something: "A contract for
// turbines went to Bolt", "The power will be sold to Bolt".
func (r *Runner) doneTo(c *candidate, e *event) bool {
	v := &r.chunks[e.k]
	switch {
	case v.Form != clause.Finite || c.status == "ended" || c.partnered || c.returns || c.plural:
		return false
	case c.noun >= 0 && c.noun < e.k:
		return works(c.typ) && len(e.agents) == 0
	}
	return c.object >= 0 && c.object < e.k && v.Passive && worksOrPower(c.typ)
}

// signedWith reports whether a candidate on power, goods or works is told with one party by a verb
// whose subject is the contract or a plant, so that the other may be who says so: "A contract
// was signed with Bolt", "The plant has a contract with Bolt".
func (r *Runner) signedWith(c *candidate, e *event) bool {
	switch {
	case !c.partnered, c.status == "ended", c.noun < 0, len(e.agents) > 0:
		return false
	case !worksOrPower(c.typ):
		return false
	case c.noun < e.k && r.chunks[e.k].Passive:
		return true // "A contract was signed with Bolt"
	}
	return len(e.subj) == 1 && r.kindsOf(e.subj[0])&(needPlant|needProject|needOutput|needPower) != 0
}

// teller appends the firms that say after the clause of verb group k what that
// tells: "The plant reached financial close, Acme said".
func (r *Runner) teller(k int, dst []int) []int {
	v := k + 2
	for v < len(r.chunks) && (r.chunks[v].Kind != clause.Verb || r.chunks[v].Form != clause.Finite) {
		v++
	}
	if v >= len(r.chunks) || r.chunks[v].Passive || !r.s.marks.Has(r.chunks[v].Sym, markSays) {
		return dst
	}
	if r.chunks[v-1].Kind == clause.Comma || r.chunks[v-1].Kind == clause.Quote {
		if v+1 < len(r.chunks) && r.chunks[v+1].Kind == clause.Noun && r.chunks[v+1].Named { // ", said Acme"
			return r.tellers([]int{v + 1}, dst)
		}
		return dst
	}
	var out []int
	for n := v - 1; n > k; n -= 2 {
		if r.chunks[n].Kind != clause.Noun {
			return dst
		}
		told := len(out)
		if out = r.tellers([]int{n}, out); len(out) == told {
			return dst
		}
		switch r.chunks[n-1].Kind {
		case clause.Comma:
			slices.Reverse(out)
			return addAll(dst, out)
		case clause.Conj:
		default:
			return dst
		}
	}
	return dst
}

// tellers appends the firms named in some noun chunks.
func (r *Runner) tellers(nouns, dst []int) []int {
	for _, n := range nouns {
		e, ok := r.organizationIn(r.chunks[n].Span)
		if !ok {
			continue
		}
		if !r.official(e) && r.in.Entities[e].Subkind != "media" {
			dst = add(dst, e)
		}
	}
	return dst
}

// official reports whether entity e is of a state that lets others agree.
func (r *Runner) official(e int) bool {
	switch r.in.Entities[e].Subkind {
	case "ministry", "government", "regulator":
		return true
	}
	return false
}

// withWhom appends the party before the preposition of the relative clause of
// the verb group k: "Acme, with which Bolt signed a contract".
func (r *Runner) withWhom(k int, f *frame, dst []int) []int {
	for j := k - 1; j > 1; j-- {
		switch r.chunks[j].Kind {
		case clause.Noun, clause.Conj:
			continue
		case clause.Rel:
			if p := &r.chunks[j-1]; p.Kind == clause.Prep && f.preps[p.Sym].role == party {
				n := j - 2
				if r.chunks[n].Kind == clause.Comma && n > 0 {
					n--
				}
				return r.partiesOf([]int{n}, false, dst)
			}
		}
		return dst
	}
	return dst
}

// talking appends the one with whom what the infinitive or gerund k tells is talked of: "in
// talks with Acme to set up a venture", "about setting up a venture", "is negotiating with
// Acme to buy a dam and to sell a mine".
func (r *Runner) talking(k int, dst []int) []int {
	switch f := r.chunks[k].Form; {
	case f == clause.Gerund && k > 0 && r.chunks[k-1].Kind == clause.Prep:
		k--
	case f != clause.Infinitive:
		return dst
	}
	for k > 0 && r.chunks[k-1].Kind == clause.Conj {
		j := k - 1
		for j > 0 && r.chunks[j].Kind != clause.Verb {
			j--
		}
		if r.chunks[j].Form != clause.Infinitive {
			break
		}
		k = j
	}
	talks := r.talksBefore(k)
	if talks < 0 {
		return dst
	}
	for _, a := range clause.Args(r.chunks, talks) {
		if a.Prep == r.s.with && a.Verb < 0 && a.At == talks+1 {
			return r.partiesOf(a.Nouns, true, dst)
		}
	}
	return dst
}

// talksBefore is the noun or verb of talks with somebody of which, behind what is said of whom they
// are with, chunk k tells what they are about: "in talks with Acme, the owner of the dam, to buy";
// -1 if there is none.
func (r *Runner) talksBefore(k int) int {
	for j := k - 1; j > 1; j-- {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Noun, clause.Conj, clause.Paren, clause.Comma, clause.Time, clause.Rel:
		case clause.Verb:
			if !clause.Relative(r.chunks, j) {
				return -1
			}
		case clause.Prep:
			if t := j - 1; ch.Sym == r.s.with && (r.markedHead(t, markPlan) || r.markedChunk(t, markPlan)) {
				return t
			}
		default:
			return -1
		}
	}
	return -1
}

// underIt appends the parties of the relative clause that tells what is done
// under an agreement: "a deal under which Acme will buy power from Bolt".
func (r *Runner) underIt(rel token.Span, dst []int) []int {
	j := r.firstVerb(rel)
	if j < 0 {
		return slices.Compact(dst)
	}
	states := r.countries(dst) // or nobody
	for _, e := range r.partiesOf(clause.Subject(r.chunks, j), states, nil) {
		dst = add(dst, e)
	}
	for _, a := range clause.Args(r.chunks, j) {
		if a.Prep == r.s.to || a.Prep == r.s.from || a.Prep == r.s.by || a.Prep == r.s.forr && r.worksFor(j) {
			dst = r.partiesOf(a.Nouns, states && a.Prep != r.s.from, dst)
		}
	}
	return slices.Compact(dst)
}

// sellsPower reports whether the first verb of a relative clause tells that power
// changes hands.
func (r *Runner) sellsPower(rel token.Span) bool {
	j := r.firstVerb(rel)
	return j >= 0 && r.doing(j, clause.Args(r.chunks, j)) == "power_purchase_agreement"
}

// firstVerb is the first finite verb group within a span, -1 if there is none.
func (r *Runner) firstVerb(sp token.Span) int {
	for j, c := range r.chunks {
		if c.Kind == clause.Verb && c.Form == clause.Finite && sp.Contains(c.Span) {
			return j
		}
	}
	return -1
}
