package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// signed gives the projects that are only said to be planned the status of plants
// for which a contract to build them is told in their sentence or beside it.
func (r *Runner) signed() {
	for i := range r.out {
		c := &r.out[i]
		if c.Scope != record.ScopeProject || !c.toCome && c.Status != "announced" {
			continue
		}
		if p := &r.projects[c.Project]; rank(p.Status) <= rank("announced") && r.papersBeside(r.d.SentenceOf(c.First), c.Project) {
			p.Status = "pre-construction"
		}
	}
}

// papersBeside reports whether sentence n, the one before it or the next of its
// paragraph tells of a paper that binds, and none of one that does not. A sentence that tells of
// another project than k is passed over.
func (r *Runner) papersBeside(n, k int) bool {
	found := false
	for i := max(0, n-1); i <= min(n+1, len(r.d.Sentences)-1); i++ {
		if i > n && r.d.Sentences[i].Paragraph != r.d.Sentences[n].Paragraph || i != n && r.tellsOther(i, k) {
			continue
		}
		binds, draft := r.papers(r.d.Sentences[i].Span)
		if draft {
			return false
		}
		found = found || binds
	}
	return found
}

// papers reports whether a span tells of a contract for a plant to be built, and
// whether of a memorandum or another paper that binds nobody.
func (r *Runner) papers(s token.Span) (binds, draft bool) {
	for t := s.First; t < s.End; {
		end := t + 1
		for a := r.c.First(t); a != nil; a = r.c.Next(a) {
			switch {
			case a.Label == r.s.labels.status:
				row := r.s.status[a.Entry]
				draft = draft || row.draft
				binds = binds || row.paper
				end = max(end, a.End)
			case a.Label == r.s.labels.word[works]:
				binds = true
			}
		}
		t = end
	}
	return binds, draft
}

// tellsOther reports whether sentence n tells of a project other than k.
func (r *Runner) tellsOther(n, k int) bool {
	s := r.d.Sentences[n].Span
	for i := range r.projects {
		if i == k {
			continue
		}
		for _, a := range r.projects[i].Spans {
			if s.First <= a.First && a.First < s.End {
				return true
			}
		}
	}
	return false
}

// totalStatus is the status of a total of which the text tells none: it stands,
// unless it was won, is under contract or its verb says that it is to come.
func (r *Runner) totalStatus(c *cand) string {
	switch {
	case r.outlook(c) == stands && r.won(c):
		return "pre-construction"
	case r.traded(c) >= 0:
		return ""
	case r.contracted(c), r.ofPapers(c):
		return "pre-construction"
	case !r.future(c):
		return "operating"
	case r.outlook(c) != planned, r.changesHands(c):
		return ""
	case r.papersBeside(c.sentence, -1):
		return "pre-construction"
	}
	return "announced"
}

// ofPapers reports whether c is what plants have together for which a contract to build or to furnish
// them is told with them or just before: the two farms have a combined capacity of 90 MW; the deal
// covers two farms with 90 MW. Upkeep is of plants that run.
func (r *Runner) ofPapers(c *cand) bool {
	if !r.endsWith(c.bearer, plants) || !r.returns(c.bearer) && !r.dealTells(c) {
		return false
	}
	furnished, found := false, false
	for n := max(r.d.ParagraphStart(c.sentence), c.sentence-1); n <= c.sentence; n++ {
		s := r.d.Sentences[n].Span
		binds, draft := r.papers(s)
		if draft {
			return false
		}
		furnished = furnished || r.has(s, r.s.labels.word[order])
		found = found || binds && !r.tellsUpkeep(s)
	}
	return found || furnished
}

// dealTells reports whether an agreement is the subject of the verb before c.
func (r *Runner) dealTells(c *cand) bool {
	for j := r.chunk(c.First) - 1; j >= 0 && r.chunks[j].First >= c.clause.First; j-- {
		if x := &r.chunks[j]; x.Kind == clause.Verb && x.Form == clause.Finite {
			subj := clause.Subject(r.chunks, j)
			return len(subj) > 0 && (r.agreed(subj[0]) != nil || r.endsWith(r.chunks[subj[0]].Span, pact))
		}
	}
	return false
}

// tellsUpkeep reports whether a span has a word of upkeep.
func (r *Runner) tellsUpkeep(s token.Span) bool {
	for t := s.First; t < s.End; {
		row, end := r.cueAt(t, s.End)
		if row.service {
			return true
		}
		t = end
	}
	return false
}

// contracted reports whether an agreement is told to be for c: signed agreements with Acme for
// 240 MW of solar power.
func (r *Runner) contracted(c *cand) bool {
	k := r.chunk(c.First)
	if k < 2 || r.chunks[k-1].Sym != r.s.words.for_ {
		return false
	}
	for j := k - 2; j >= 0 && r.chunks[j].First >= c.clause.First; j-- {
		switch r.chunks[j].Kind {
		case clause.Noun:
			if r.agreed(j) != nil {
				return true
			}
		case clause.Prep, clause.Paren:
		default:
			return false
		}
	}
	return false
}

// changesHands reports whether c's sentence tells of buying or closing: what will
// be bought or closed is not to come.
func (r *Runner) changesHands(c *cand) bool {
	for i := range c.words {
		if x := &c.words[i]; x.class == trading || x.class == removing && r.verbal(x.First) {
			return true
		}
	}
	return false
}

// traded is the verb or, without one, the noun by which what has c, or a share of it, changes
// hands, which tells nothing of how far it is: to sell a stake in a 90 MW plant, the sale of one;
// -1 if none does.
func (r *Runner) traded(c *cand) int {
	by := -1
	for k := r.chunk(c.First) - 1; k >= 0 && r.chunks[k].First >= c.clause.First; k-- {
		switch x := &r.chunks[k]; x.Kind {
		case clause.Verb:
			switch participle := x.Form == clause.Participial || x.Form == clause.Gerund; {
			case participle && r.has(x.Span, r.s.labels.word[parts]): // a portfolio comprising
			case x.Form != clause.Participial && r.has(x.Span, r.s.labels.word[passing]):
				return k
			default:
				return by
			}
		case clause.Noun:
			if r.s.words.flows(r.d.Tokens[x.Head].Sym) {
				return -1 // to buy electricity from a 90 MW plant, to acquire rights for one
			}
			if a := r.agreed(k); a != nil && a.Entry.Get("type") == "acquisition" && r.chunks[k+1].Of {
				by = k
			}
		case clause.Prep, clause.Paren, clause.Other, clause.Time:
		default:
			return by
		}
	}
	return by
}

// flows reports whether a word means what plants make, or the leave to build one.
func (w *words) flows(s token.Sym) bool {
	return s == w.electricity || s == w.energy || s == w.output || s == w.power || s == w.rights
}

// hasStatus reports whether a scope has a status at all.
func hasStatus(scope string) bool {
	return scope == record.ScopeProject || scope == record.ScopePortfolio
}
