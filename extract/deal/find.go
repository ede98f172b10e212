package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// candidate is an agreement as one place in the text tells it.
type candidate struct {
	frame   *frame
	typ     string
	generic bool       // its name leaves the type open
	name    token.Span // the words that name it
	noun    int        // chunk that holds these, -1 if a verb names it
	region  token.Span // what tells of it
	clause  token.Span // the clause around it, for dates
	sent    int
	group   int // candidates of one verb
	status  string
	// returns: it points back at one told before ("the agreement").
	returns bool
	another bool
	passive bool // a passive verb names it: "was signed"
	plural  bool
	// partnered: a phrase with "with" or "between" gives a party
	partnered bool
	weak      bool  // its name is also the name of other things
	parties   []int // entities
	witness   []int
	count     int
	// strangers are parties that only the title names; joined: it completed
	// another candidate.
	strangers []string
	joined    bool
	facts
}

// agreementIn is the word for an agreement in a span: the longest, of these the
// last; nil if there is none.
func (r *Runner) agreementIn(sp token.Span) *rule.Annotation {
	var best *rule.Annotation
	for i := sp.First; i < sp.End; i++ {
		if r.named[i] {
			continue // "Investment" in the name of a bank
		}
		if a := r.chart.Find(i, r.s.agreement); a != nil && a.End <= sp.End && (best == nil || a.First >= best.End || a.Len() >= best.Len()) {
			best = a
		}
	}
	return best
}

// triggered reports whether a sentence may tell of an agreement.
func (r *Runner) triggered(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if r.chart.Find(i, r.s.agreement) != nil {
			return true
		}
		if l := r.s.clause.Lemma(r.d.Tokens[i].Sym); l != 0 && r.s.verbs.at(l) != nil {
			return true
		}
	}
	return false
}

// sentence finds the candidates of one sentence.
func (r *Runner) sentence(n int) {
	s := r.d.Sentences[n].Span
	if !r.triggered(s) {
		return
	}
	r.sent = n
	r.chunks = r.cl.Run(r.chart, s)
	r.used = append(r.used[:0], make([]bool, len(r.chunks))...)
	for k := range r.chunks {
		if r.chunks[k].Kind == clause.Verb {
			r.verb(k)
		}
	}
	for k := range r.chunks {
		if r.chunks[k].Kind == clause.Noun && !r.used[k] {
			r.nounFrame(k)
		}
	}
}

// verb tries the frames of the verb group k.
func (r *Runner) verb(k int) {
	v := r.chunks[k]
	var subj []int
	var args []clause.Arg
	ready := false
	for _, f := range r.s.verbs.at(v.Sym) {
		if !r.particle(v, f.particle) {
			continue
		}
		if !ready {
			subj, args, ready = clause.Subject(r.chunks, k), clause.Args(r.chunks, k), true
		}
		if r.try(k, f.frame, subj, args) {
			return
		}
	}
}

func (r *Runner) particle(v clause.Chunk, want []token.Sym) bool {
	i := v.Head + 1
	if len(want) == 0 && i < len(r.d.Tokens) && r.s.marks["particle"][r.d.Tokens[i].Sym] {
		return false // "buy back", "hand over"
	}
	for _, p := range want {
		if i >= len(r.d.Tokens) || r.d.Tokens[i].Sym != p {
			return false
		}
		i++
	}
	return true
}

// try builds the candidates of one frame at the verb group k; false if it does
// not fit.
func (r *Runner) try(k int, f *frame, subj []int, args []clause.Arg) bool {
	v := r.chunks[k]
	objects := r.objects(k, f, subj, args)
	if len(objects) == 0 {
		r.missed(f, k, subj)
		return false
	}
	status, stands := r.status(k, f)
	if !stands {
		r.chart.Trace.Miss(f.rule, v.Span, v.First, "a verb that is not denied")
		for _, o := range objects {
			r.used[o] = true
		}
		return true
	}
	var agents []int // who does it
	if v.Passive && v.Form != clause.Participial && f.object.role != party && objects[0] > k {
		agents = r.partiesOf(subj, false, agents) // "Acme was awarded a contract"
	}
	if f.subject.role == party {
		if v.Passive {
			for _, a := range args {
				if a.Prep == r.s.by && a.Verb < 0 {
					agents = r.partiesOf(a.Nouns, true, agents)
				}
			}
		} else {
			agents = r.partiesOf(subj, true, nil)
		}
	}
	if f.object.role == agreement {
		for _, a := range args { // "awarded Acme a contract"
			if a.Prep != 0 || a.Verb >= 0 || a.Nouns[0] >= objects[0] {
				break
			}
			agents = r.partiesOf(a.Nouns, false, agents)
		}
	}
	end := r.argsEnd(k, args)
	from := len(r.cands)
	for _, o := range objects {
		if r.s.marks["none"][r.d.Tokens[r.chunks[o].First].Sym] {
			r.used[o] = true
			return true // "no agreement has been signed"
		}
	}
	for i, o := range objects {
		c := candidate{frame: f, status: status, sent: r.sent, group: r.sent<<12 | k, noun: -1}
		c.clause = token.Span{First: r.clauseStart(k), End: end}
		c.region = token.Span{First: r.chunks[o].First, End: end}
		if i+1 < len(objects) && r.chunks[objects[i+1]].First > c.region.First {
			c.region.End = r.chunks[objects[i+1]].First
		}
		c.parties = append(c.parties, agents...)
		if f.subject.role == witness {
			c.witness = r.onlookers(k, subj, args)
		}
		if f.object.needs&needAmount != 0 && i == 0 {
			for _, a := range args { // "Acme lends $5 million, Bolt $3 million"
				if a.Prep == 0 && a.Verb < 0 {
					for _, n := range a.Nouns {
						if m := r.lastMention(r.chunks[n].Span, r.s.org); m != nil {
							c.parties = add(c.parties, r.in.Mentions[m.Ref].Entity)
						}
					}
				}
			}
		}
		switch f.object.role {
		case agreement:
			c.noun = o
			r.nameIt(&c, o)
			c.passive = v.Passive
			if o > 0 && o < k && r.s.marks["under"][r.chunks[o-1].Sym] {
				r.governor(&c, o) // "Under a deal signed in May, Acme will"
			}
		case party:
			c.name = v.Span
			c.parties = r.partiesOf([]int{o}, false, c.parties)
			if i > 0 {
				break
			}
			for _, other := range objects[1:] {
				c.parties = r.partiesOf([]int{other}, false, c.parties)
			}
		default:
			c.name = v.Span
			if o > k {
				c.name = token.Span{First: v.First, End: min(r.chunks[o].End, c.region.End)}
			}
		}
		if v.Passive && o < k {
			c.region = token.Span{First: r.chunks[o].First, End: end}
		}
		if f.typ != "" && f.typ != "topic" {
			c.typ, c.generic = f.typ, false
		}
		r.prepositions(&c, f, args)
		r.underOf(&c, k, args)
		r.topic(&c, k)
		r.used[o] = true
		if f.object.role == party && i > 0 {
			break
		}
		if c.typ == "" && c.noun >= 0 && len(c.parties) == 1 && !c.returns {
			c.typ, c.generic = "other", true
		}
		if c.typ == "" && c.noun < 0 || !r.asked(f, &c, args) {
			r.chart.Trace.Miss(f.rule, c.name, c.name.End, "what tells its type, or what the rule needs")
			continue
		}
		r.fired(f, &c, k, o, subj, args)
		r.cands = append(r.cands, c)
	}
	r.share(from)
	return true
}

// onlookers are the witnesses that are the subject of verb group k, or its
// agent in the passive.
func (r *Runner) onlookers(k int, subj []int, args []clause.Arg) []int {
	if !r.chunks[k].Passive {
		return r.witnesses(subj, nil)
	}
	var out []int
	for _, a := range args {
		if a.Prep == r.s.by && a.Verb < 0 {
			out = r.witnesses(a.Nouns, out)
		}
	}
	return out
}

// objects are the noun chunks that fill the object of a frame, nil if none of
// them is of a kind that the frame asks for.
func (r *Runner) objects(k int, f *frame, subj []int, args []clause.Arg) []int {
	var out []int
	if r.chunks[k].Passive {
		for _, n := range subj {
			if f.object.role == agreement && r.it(n) {
				return []int{n} // "It was signed on Monday"
			}
			if f.object.needs == 0 || r.kindsOf(n)&f.object.needs != 0 {
				out = append(out, n)
			}
		}
		if len(out) > 0 || f.object.role != party {
			if len(out) == 0 && f.object.role == agreement { // "was awarded a contract"
				return r.agreementObjects(f, args)
			}
			if len(out) == 0 { // "was awarded 57 MW"
				return r.directObjects(f, args)
			}
			return out
		}
		return nil
	}
	if f.object.role == agreement {
		return r.agreementObjects(f, args)
	}
	out = r.directObjects(f, args)
	if f.object.needs == 0 && len(out) == 0 {
		// a frame that needs no object: the subject stands for it
		for _, a := range args {
			if f.preps[a.Prep].role == party && a.Prep != 0 && a.Verb < 0 {
				return []int{a.Nouns[0]}
			}
		}
	}
	return out
}

// it reports whether chunk n is a pronoun that can return to an agreement of
// the sentence before.
func (r *Runner) it(n int) bool {
	ch := r.chunks[n]
	if !ch.Pronoun || len(r.cands) == 0 || !r.s.marks["it"][r.d.Tokens[ch.First].Sym] {
		return false
	}
	last := r.cands[len(r.cands)-1]
	return last.noun >= 0 && last.sent >= r.sent-1
}

// directObjects are the nouns of the first direct object that fit.
func (r *Runner) directObjects(f *frame, args []clause.Arg) []int {
	var out []int
	for _, a := range args {
		if a.Prep != 0 || a.Verb >= 0 {
			if a.Prep != 0 && f.object.needs == 0 {
				break
			}
			continue
		}
		for _, n := range a.Nouns {
			if f.object.needs == 0 || r.kindsOf(n)&f.object.needs != 0 {
				out = append(out, n)
			}
		}
		break
	}
	return out
}

// kindsOf are the kinds of thing that the noun chunk k names; of a bare amount
// it is what the amount is of: "90 MW of turbines".
func (r *Runner) kindsOf(k int) need {
	sp := r.chunks[k].Span
	out := r.kinds(sp)
	a := r.lastMention(sp, r.s.power)
	if a == nil || a.End != sp.End {
		return out
	}
	if k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && r.chunks[k+2].Kind == clause.Noun {
		of := r.kinds(r.chunks[k+2].Span)
		if of&(needPlant|needStake|needEquipment) != 0 {
			return out | of
		}
	}
	return out | needOutput
}

// agreementObjects are the words for agreements among the arguments: direct
// objects, and what is coordinated with them behind a phrase ("a deal for A, a
// contract for B").
func (r *Runner) agreementObjects(f *frame, args []clause.Arg) []int {
	var out []int
	for x, a := range args {
		if a.Verb >= 0 {
			break
		}
		for i, n := range a.Nouns {
			ann := r.agreementIn(r.chunks[n].Span)
			if ann == nil || !r.heads(ann, r.chunks[n]) || agreementKinds(ann)&f.object.needs == 0 {
				continue
			}
			direct := a.Prep == 0 || len(out) == 0 && r.leads(a.Prep)
			if !direct && i == 0 && x > 0 && r.s.marks["sum"][a.Prep] && r.lastMention(r.chunks[args[x-1].Nouns[0]].Span, r.s.money) != nil {
				direct = true // "$112 million in project financing"
			}
			if direct || len(out) > 0 && i > 0 && ann.Entry.Get("weak") != "y" {
				out = append(out, n)
			}
		}
	}
	return out
}

// heads reports whether a word for an agreement is what its noun chunk is
// about, not a modifier ("contract price", "joint venture partner").
func (r *Runner) heads(a *rule.Annotation, c clause.Chunk) bool {
	for i := a.End; i < c.End; i++ {
		t := r.d.Tokens[i]
		if t.Is(token.Letter) && !t.Is(token.Upper) {
			return false
		}
		if t.Sym == r.s.possessive {
			return false
		}
	}
	return true
}

// leads reports whether a preposition may lead to the object of a verb that
// makes agreements: "entered into", "agreed on".
func (r *Runner) leads(p token.Sym) bool { return r.s.marks["leads"][p] }

// kinds are the kinds of thing that a noun chunk names: what its head word
// means, and the names and amounts in it.
func (r *Runner) kinds(sp token.Span) need {
	var out need
	for i := sp.First; i < sp.End; i++ {
		for a := r.chart.First(i); a != nil; a = r.chart.Next(a) {
			if a.End > sp.End {
				continue
			}
			switch a.Label {
			case r.s.org:
				if a.End == sp.End {
					out |= needOrganization
				}
			case r.s.project:
				if a.End == sp.End {
					out |= needProject
				}
			case r.s.money:
				out |= needAmount
			case r.s.power, r.s.energy:
				out |= needCapacity
			case r.s.agreement:
				if !r.named[i] && (a.End == sp.End || r.headsSpan(a, sp)) {
					out |= agreementKinds(a)
				}
			}
		}
	}
	if r.s.marks["auction"][r.d.Tokens[sp.End-1].Sym] {
		out |= needAuction
	}
	for i := sp.End - 1; i >= sp.First && !r.named[i]; i-- {
		if n := r.s.object(r.d.Tokens[i].Sym); n != 0 {
			return out | n
		}
		if t := r.d.Tokens[i]; t.Is(token.Letter) && !t.Is(token.Upper) {
			break // the head is something else
		}
	}
	return out
}

// agreementKinds are the kinds of agreement that a word for one names.
func agreementKinds(a *rule.Annotation) need {
	out := needAgreement
	if a.Entry.Get("weak") != "y" {
		out |= needFirm
	}
	switch a.Entry.Get("type") {
	case "joint_venture", "cooperation_agreement":
		out |= needVenture
	}
	return out
}

func (r *Runner) headsSpan(a *rule.Annotation, sp token.Span) bool {
	return r.heads(a, clause.Chunk{Span: sp})
}

// nameIt takes type and name of a candidate from the words for an agreement in
// the chunk o.
func (r *Runner) nameIt(c *candidate, o int) {
	ch := r.chunks[o]
	a := r.agreementIn(ch.Span)
	if a == nil { // a pronoun
		c.name, c.returns, c.generic = ch.Span, true, true
		return
	}
	c.name = a.Span
	c.typ, c.generic = a.Entry.Get("type"), r.s.generic[a.Entry]
	if c.generic {
		c.typ = ""
	}
	if a.Entry.Get("weak") == "open" {
		c.generic = true
	}
	c.returns = ch.Definite && r.pointsBack(ch, a) && !(o+1 < len(r.chunks) && r.chunks[o+1].Kind == clause.Prep && r.chunks[o+1].Sym == r.s.of) || a.Entry.Get("weak") == "act"
	for i := ch.First; i < a.First; i++ {
		if r.s.marks["another"][r.d.Tokens[i].Sym] {
			c.another = true
		}
	}
	c.count = r.countIn(ch.Span, a)
	c.plural, c.weak = r.plural(a), a.Entry.Get("weak") == "y"
}

// pointsBack reports whether a definite noun chunk can return to an agreement
// told before: nothing in it but the word for it and plain adjectives.
func (r *Runner) pointsBack(ch clause.Chunk, a *rule.Annotation) bool {
	for i := ch.First; i < a.First; i++ {
		if r.d.Tokens[i].Sym == r.s.possessive || r.chart.Find(i, r.s.org) != nil {
			return false
		}
	}
	return true
}

// countIn is the number of agreements that a phrase stands for, 0 if it gives
// none.
func (r *Runner) countIn(ch token.Span, a *rule.Annotation) int {
	for i := ch.First; i < a.First; i++ {
		if n := r.chart.Find(i, r.s.num); n != nil && n.End <= a.First {
			for j := n.End; j < a.First; j++ {
				if r.d.Tokens[j].Is(token.Punct) || r.chart.Find(j, r.s.power) != nil {
					return 0
				}
			}
			if v := r.in.Numbers[n.Ref].Value; v >= 2 && v < 1000 && v == float64(int(v)) && r.plural(a) {
				return int(v)
			}
			return 0
		}
	}
	return 0
}

func (r *Runner) plural(a *rule.Annotation) bool {
	w := r.d.Word(a.End - 1)
	return len(w) > 2 && w[len(w)-1] == 's' || r.d.Word(a.First) == "memoranda"
}

// partiesOf appends the actors of noun chunks.
func (r *Runner) partiesOf(nouns []int, places bool, dst []int) []int {
	from := len(dst)
	for i, n := range nouns {
		if i > 0 && len(dst) > from && r.apposed(n) {
			continue
		}
		dst = r.actors(n, places, dst)
	}
	return dst
}

// apposed reports whether a noun chunk without a name stands after a comma and
// so describes the party before it: "Acme, a unit of Bolt".
func (r *Runner) apposed(n int) bool {
	_, ok := r.organizationIn(r.chunks[n].Span)
	return n > 0 && r.chunks[n-1].Kind == clause.Comma && !ok
}

// witnesses appends the persons that noun chunks name, else their
// organizations.
func (r *Runner) witnesses(nouns []int, dst []int) []int {
	for _, n := range nouns {
		sp := r.chunks[n].Span
		if a := r.lastMention(sp, r.s.person); a != nil {
			dst = add(dst, r.in.Mentions[a.Ref].Entity)
		} else if e, ok := r.organizationIn(sp); ok {
			dst = add(dst, e)
		}
	}
	return dst
}

// prepositions adds the parties and witnesses that the phrases within a
// candidate's region name.
func (r *Runner) prepositions(c *candidate, f *frame, args []clause.Arg) {
	for _, a := range args {
		at := r.chunks[a.At].First
		if a.Prep == 0 || at < c.region.First || at >= c.region.End {
			continue
		}
		if a.Verb >= 0 && r.chunks[a.Verb].Form == clause.Participial {
			continue // "a contract brokered by Acme"
		}
		switch f.preps[a.Prep].role {
		case party:
			places := a.Prep == r.s.with || len(a.Nouns) > 1 && a.Prep != r.s.to && a.Verb < 0
			n := len(c.parties)
			c.parties = r.partiesOf(a.Nouns, places, c.parties)
			c.partnered = c.partnered || len(c.parties) > n && (a.Prep == r.s.with || r.chunks[a.At].Pair)
		case witness:
			c.witness = r.witnesses(a.Nouns, c.witness)
		case agreement:
			for _, n := range a.Nouns {
				if ann := r.agreementIn(r.chunks[n].Span); ann != nil && !r.used[n] {
					r.used[n] = true
					c.noun = n
					r.nameIt(c, n)
				}
			}
		}
	}
}

// underOf joins a candidate with the agreement under which it is done: "will
// buy the power under a 15-year contract", "Under the agreement, Acme will".
func (r *Runner) underOf(c *candidate, k int, args []clause.Arg) {
	n := -1
	for _, a := range args {
		if r.s.marks["under"][a.Prep] {
			n = a.Nouns[0]
			break
		}
	}
	if n < 0 && len(r.chunks) > 2 && r.chunks[0].Kind == clause.Prep && r.s.marks["under"][r.chunks[0].Sym] && r.chunks[1].Kind == clause.Noun {
		n = 1
	}
	if n < 0 || r.used[n] || c.noun == n {
		return
	}
	ann := r.agreementIn(r.chunks[n].Span)
	if ann == nil || !r.heads(ann, r.chunks[n]) {
		return
	}
	typ := c.typ
	r.used[n] = true
	c.noun = n
	r.nameIt(c, n)
	if c.generic {
		c.typ, c.generic = typ, typ == ""
	}
	if r.chunks[n].End > c.region.End {
		c.region.End = r.chunks[n].End
	}
	if c.status == "planned" && !c.returns {
		c.status = "signed" // what is to be done is planned, the agreement stands
	}
	c.parties = r.possessors(n, c.parties)
}

// asked reports whether a frame has one of the phrases that it asks for.
func (r *Runner) asked(f *frame, c *candidate, args []clause.Arg) bool {
	if f.asksAuction && !r.auction(c.sent) {
		return false
	}
	if len(f.asks) == 0 && !f.asksUnder && !f.asksCapacity {
		return true
	}
	if f.asksUnder && c.noun >= 0 {
		return true
	}
	for _, a := range args {
		if f.asks[a.Prep] && (f.preps[a.Prep].role != party || len(r.partiesOf(a.Nouns, false, nil)) > 0) {
			return true
		}
	}
	return f.asksCapacity && r.kinds(c.region)&needCapacity != 0
}

// auction reports whether an auction or a tender is told of in a sentence or in
// the ones before it.
func (r *Runner) auction(sent int) bool {
	for n := sent; n >= max(0, sent-4); n-- {
		s := r.d.Sentences[n]
		for i := s.First; i < s.End; i++ {
			if r.s.marks["auction"][r.d.Tokens[i].Sym] {
				return true
			}
		}
	}
	return false
}

// share gives candidates of one verb that have nothing of their own the phrases
// of the next: "a PPA and a land agreement with Acme for a plant".
func (r *Runner) share(from int) {
	for i := len(r.cands) - 2; i >= from; i-- {
		c, n := &r.cands[i], r.cands[i+1]
		if c.noun < 0 || n.noun < 0 {
			continue
		}
		own := false
		for j := c.noun + 1; j < n.noun; j++ {
			if r.chunks[j].Kind == clause.Prep {
				own = true
			}
		}
		if !own {
			c.region = token.Span{First: c.region.First, End: n.region.End}
			for _, p := range n.parties {
				c.parties = add(c.parties, p)
			}
		}
	}
}

// argsEnd is the token after the last argument of chunk k.
func (r *Runner) argsEnd(k int, args []clause.Arg) int {
	end := r.chunks[k].End
	last := k
	for _, a := range args {
		if n := a.Nouns[len(a.Nouns)-1]; n > last {
			last = n
		}
	}
	// times and brackets after the last noun belong to it
	for j := last + 1; j < len(r.chunks); j++ {
		switch r.chunks[j].Kind {
		case clause.Time, clause.Paren:
			last = j
			continue
		case clause.Prep:
			if j+1 < len(r.chunks) && r.chunks[j+1].Kind == clause.Time {
				continue
			}
		case clause.Other:
			continue
		}
		break
	}
	return max(end, r.chunks[last].End)
}

// clauseStart is the token at which the clause of verb group k begins.
func (r *Runner) clauseStart(k int) int {
	for j := k - 1; j >= 0; j-- {
		switch c := r.chunks[j]; c.Kind {
		case clause.Stop, clause.Sub:
			return c.End
		case clause.Verb:
			if c.Form == clause.Finite {
				return c.End
			}
		}
	}
	return r.chunks[0].First
}

// status is whether what the verb group k tells is signed, planned or ended;
// false if it tells that nothing of the kind has come about.
func (r *Runner) status(k int, f *frame) (string, bool) {
	v := r.chunks[k]
	status := "signed"
	if f.status != "" {
		status = f.status
	}
	for j := k; j >= 0; j-- {
		c := r.chunks[j]
		if c.Kind == clause.Stop {
			break
		}
		if c.Kind == clause.Sub && j < k {
			if r.s.marks["condition"][c.Sym] {
				return "", false
			}
			break
		}
		if c.Kind == clause.Noun && j < k && r.chunks[k].Form == clause.Infinitive {
			head := r.d.Tokens[c.Head].Sym
			if r.agreementIn(c.Span) != nil {
				return status, true // "a deal to buy"
			}
			if r.s.marks["plan"][head] {
				return "planned", true
			}
			continue
		}
		if c.Kind != clause.Verb {
			continue
		}
		if c.Negated {
			return "", status == "ended"
		}
		if j < k {
			if r.s.marks["failed"][c.Sym] {
				return "", false
			}
			if r.s.marks["settled"][c.Sym] && !r.s.marks["open"][c.Modal] {
				return status, true
			}
		}
		if r.s.marks["open"][c.Modal] || r.s.marks["plan"][c.Sym] {
			return "planned", true
		}
		if c.Form == clause.Finite || c.Form == clause.Participial {
			break
		}
	}
	switch {
	case v.Form == clause.Infinitive && status == "signed":
		return "planned", true
	case v.Form == clause.Gerund && !v.Perfect && f.object.role != agreement:
		// "analysts favour selling the unit" tells of no sale
		p := k - 1
		return status, p >= 0 && r.chunks[p].Kind == clause.Prep && r.s.marks["having"][r.chunks[p].Sym]
	}
	return status, true
}

// nounFrame makes a candidate of a word for an agreement that no verb claimed.
func (r *Runner) nounFrame(k int) {
	ch := r.chunks[k]
	a := r.agreementIn(ch.Span)
	if a == nil || a.Entry.Get("weak") == "act" && k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of || a.Entry.Get("weak") == "y" && !r.dealsIn(k, a) || !r.heads(a, ch) || r.s.named == nil {
		return
	}
	f := r.s.named
	c := candidate{frame: f, status: "signed", sent: r.sent, group: r.sent<<12 | k, noun: k}
	r.nameIt(&c, k)
	args := clause.Args(r.chunks, k)
	end := r.argsEnd(k, args)
	c.region = token.Span{First: ch.First, End: end}
	c.clause = c.region
	if f.possessor.role == party && (c.typ != "acquisition" || r.dealsIn(k, a)) {
		c.parties = r.possessors(k, c.parties) // "Acme's takeover" is of Acme
	}
	r.prepositions(&c, f, args)
	r.event(&c, k)
	r.governor(&c, k)
	if c.returns {
		r.predicate(&c, k)
	}
	r.topic(&c, k)
	for i := ch.First; i < a.First; i++ {
		s := r.d.Tokens[i].Sym
		if r.s.marks["plan"][s] || r.s.marks["plan"][r.s.clause.Lemma(s)] {
			c.status = "planned"
		}
	}
	r.fired(f, &c, k, k, nil, args)
	r.cands = append(r.cands, c)
}

// predicate widens the region of an agreement told before to what its clause
// says of it: "The contract is worth $5 million".
func (r *Runner) predicate(c *candidate, k int) {
	for j := k + 1; j < len(r.chunks); j++ {
		switch v := r.chunks[j]; v.Kind {
		case clause.Stop, clause.Sub:
			return
		case clause.Verb:
			if v.Form != clause.Finite {
				continue
			}
			if s := clause.Subject(r.chunks, j); len(s) > 0 && s[0] == k {
				c.region.End = max(c.region.End, r.argsEnd(j, clause.Args(r.chunks, j)))
			}
			return
		}
	}
}

// dealsIn reports whether a weak noun of acquisition is one here: "the purchase
// of a stake", "the sale by Acme of its plant".
func (r *Runner) dealsIn(k int, a *rule.Annotation) bool {
	if a.Entry.Get("type") != "acquisition" {
		return false
	}
	for _, arg := range clause.Args(r.chunks, k) {
		if arg.Prep == r.s.of {
			for _, n := range arg.Nouns {
				if r.kinds(r.chunks[n].Span)&(needStake|needPlant|needCapacity|needProject|needOrganization) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// possessors adds the organizations that own or modify the word for an
// agreement in chunk k: "Acme's contract", "the Acme deal".
func (r *Runner) possessors(k int, dst []int) []int {
	ch := r.chunks[k]
	a := r.agreementIn(ch.Span)
	for i := ch.First; i < a.First; i++ {
		if m := r.chart.Find(i, r.s.org); m != nil && m.End <= a.First {
			dst = add(dst, r.in.Mentions[m.Ref].Entity)
		}
	}
	if n := r.nominal(token.Span{First: ch.First, End: ch.First + 1}); n != nil { // "its contract"
		for _, e := range n.Entities {
			dst = add(dst, e)
		}
	}
	return dst
}

// event adds the parties told between a noun of signing and the agreement: "the
// award to Acme of a contract", "Acme's signing of a deal".
func (r *Runner) event(c *candidate, k int) {
	if k < 2 || r.chunks[k-1].Kind != clause.Prep || r.chunks[k-1].Sym != r.s.of {
		return
	}
	for j := k - 2; j >= 0 && r.chunks[j].Kind == clause.Noun; j -= 2 {
		if j > 0 && r.chunks[j-1].Kind == clause.Prep && c.frame.preps[r.chunks[j-1].Sym].role == party {
			c.parties = r.partiesOf([]int{j}, false, c.parties)
			continue
		}
		for i := r.chunks[j].First; i < r.chunks[j].End; i++ {
			if m := r.chart.Find(i, r.s.org); m != nil && m.End < r.chunks[j].End && r.d.Tokens[m.End].Sym == r.s.possessive {
				c.parties = add(c.parties, r.in.Mentions[m.Ref].Entity)
			}
		}
		return
	}
}

// governor adds what the verb around a phrase gives an agreement: "sells its
// output to Acme under a contract", "with a contract in place".
func (r *Runner) governor(c *candidate, k int) {
	if k == 0 || r.chunks[k-1].Kind != clause.Prep {
		return
	}
	p := r.chunks[k-1].Sym
	if !r.s.marks["under"][p] && p != r.s.with {
		return
	}
	v := -1
	for j := k - 2; j >= 0; j-- {
		if r.chunks[j].Kind == clause.Verb {
			v = j
			break
		}
	}
	if v < 0 {
		for j := k + 1; j < len(r.chunks); j++ {
			if r.chunks[j].Kind == clause.Verb && r.chunks[j].Form == clause.Finite {
				v = j
				break
			}
		}
	}
	if v < 0 {
		return
	}
	if !c.returns || len(c.parties) == 0 {
		c.parties = r.partiesOf(clause.Subject(r.chunks, v), false, c.parties)
	}
	args := clause.Args(r.chunks, v)
	for _, a := range args {
		if a.Prep == r.s.to || a.Prep == r.s.by {
			c.parties = r.partiesOf(a.Nouns, false, c.parties)
		}
	}
	lo, hi := r.chunks[v].First, r.argsEnd(v, args)
	c.region.First, c.region.End = min(c.region.First, lo), max(c.region.End, hi)
}

// topic settles the type of a candidate whose name leaves it open by what the
// agreement is about.
func (r *Runner) topic(c *candidate, k int) {
	if c.typ != "" && !c.generic && c.frame.typ != "topic" {
		return
	}
	sp := c.region
	if c.noun >= 0 {
		// what stands before the word goes first: "a wafer deal"
		if t := r.topicIn(token.Span{First: r.chunks[c.noun].First, End: c.name.First}); t != "" {
			c.typ = t
			return
		}
		sp.First = c.name.End
	}
	if t := r.topicIn(sp); t != "" {
		c.typ, c.generic = t, c.frame.typ == "topic"
		return
	}
	if c.noun >= 0 && r.s.marks["works"][r.d.Tokens[c.name.End-1].Sym] && r.forPlant(c) {
		c.typ, c.generic = "construction_contract", true
		return
	}
	if c.noun < 0 || len(c.parties) < 2 || c.returns {
		return
	}
	c.typ, c.generic = "cooperation_agreement", true
	if r.s.marks["works"][r.d.Tokens[c.name.End-1].Sym] {
		c.typ = "service_contract"
	}
}

// topicIn is the type that the first verb or noun of list deal_topics in a span
// gives.
func (r *Runner) topicIn(sp token.Span) string {
	for i := sp.First; i < sp.End; i++ {
		if a := r.chart.Find(i, r.s.phrase); a != nil {
			return a.Entry.Get("type")
		}
		sym := r.d.Tokens[i].Sym
		if sym == 0 || r.named[i] {
			continue
		}
		ts := r.s.topics[sym]
		if ts == nil {
			l := r.s.clause.Lemma(sym)
			if l == 0 {
				continue
			}
			ts = r.s.topics[l]
		}
		if ts == nil {
			continue
		}
		near := r.objectAfter(token.Span{First: i + 1, End: min(sp.End, i+12)})
		for _, t := range ts {
			if t.object == 0 || t.object&near != 0 {
				return t.typ
			}
		}
	}
	return ""
}

// objectAfter is the kind of the first noun phrase in a span.
func (r *Runner) objectAfter(sp token.Span) need {
	var out need
	for i := sp.First; i < sp.End; i++ {
		t := r.d.Tokens[i]
		if a := r.chart.Find(i, r.s.money); a != nil {
			out |= needMoney
		}
		if n := r.s.object(t.Sym); n != 0 {
			// the head is the last such word of the run
			for i+1 < sp.End && r.s.object(r.d.Tokens[i+1].Sym) != 0 {
				i++
				n = r.s.object(r.d.Tokens[i].Sym)
			}
			return out | n
		}
		if t.Is(token.Punct) && i > sp.First && r.d.Word(i) == "." {
			break
		}
	}
	return out
}

// forPlant reports whether the first "for" after an agreement's name leads to a
// plant.
func (r *Runner) forPlant(c *candidate) bool {
	for i := c.name.End; i < c.region.End; i++ {
		if r.d.Tokens[i].Sym == r.s.forr {
			return r.objectAfter(token.Span{First: i + 1, End: min(c.region.End, i+12)})&needPlant != 0
		}
	}
	return false
}
