package deal

import (
	"wattwire/extract/clause"
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
	loose     bool // told as cooperation, which a later name may narrow
	same      bool // its object is one told before ("the stake")
	facts
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
	from, mark := len(r.cands), r.chart.Trace.Mark()
	r.frames(r.cl.Sentence(n))
	if len(r.cands) > from || r.cl.Doubtful(n, func(l token.Sym) bool { return r.s.verbs.at(l) != nil }) {
		if chunks, ok := r.cl.Tagged(n); ok {
			r.cands = r.cands[:from]
			r.chart.Trace.Forget(mark)
			r.frames(chunks)
		}
	}
}

// frames tries the frames of verbs, then of nouns.
func (r *Runner) frames(chunks []clause.Chunk) {
	r.chunks = chunks
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
		switch {
		case o == k:
			c.region.First = v.End
		case o > 1 && r.s.marks["sum"][r.chunks[o-1].Sym] && r.lastMention(r.chunks[o-2].Span, r.s.money) != nil:
			c.region.First = r.chunks[o-2].First // "$5 million in loans"
		}
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
						sp := r.chunks[n].Span
						if m := r.lastMention(sp, r.s.org); m != nil {
							c.parties = add(c.parties, r.in.Mentions[m.Ref].Entity)
						} else if m := r.lastMention(sp, r.s.money); m != nil && m.First > sp.First {
							// "the company $5 million"
							if x := r.nominal(token.Span{First: sp.First, End: m.First}); x != nil {
								for _, e := range x.Entities {
									c.parties = add(c.parties, e)
								}
							}
						}
					}
				}
			}
		}
		what := f.object.role
		if f.subject.role == agreement {
			what = agreement
		}
		switch what {
		case agreement:
			c.noun = o
			r.nameIt(&c, o)
			c.passive = v.Passive || f.subject.role == agreement
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
				c.same = r.chunks[o].Definite && r.plainObject(o)
			}
		}
		told := args
		if o < k {
			// what stands between an agreement and the verb that it is the
			// subject of tells of it too
			c.region = token.Span{First: r.chunks[o].First, End: end}
			told = append(clause.Args(r.chunks[:k], o), args...)
		}
		if f.typ != "" && f.typ != "topic" {
			// a word for it told later may narrow a partnership
			c.typ, c.generic = f.typ, f.typ == "cooperation_agreement" && c.noun < 0
		}
		r.prepositions(&c, f, told)
		r.underOf(&c, k, args)
		r.topic(&c)
		r.used[o] = true
		if f.object.role == party && i > 0 {
			break
		}
		if c.typ == "" && c.noun >= 0 && len(c.parties) == 1 && !c.returns {
			c.typ, c.generic = "other", true
			if r.s.marks["works"][r.d.Tokens[c.name.End-1].Sym] {
				c.typ = "service_contract"
			}
		}
		if c.typ == "" && c.noun < 0 || !r.asked(f, &c, args) {
			r.chart.Trace.Miss(f.rule, c.name, c.name.End, "what tells its type, or what the rule needs")
			continue
		}
		r.fired(f, &c, k, o, subj, args)
		r.cands = append(r.cands, c)
	}
	if len(r.cands) == from {
		for _, o := range objects {
			r.used[o] = false
		}
		return false
	}
	r.share(from)
	return true
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
