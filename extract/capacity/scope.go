package capacity

import (
	"fmt"
	"strconv"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/rule"
)

// scopeRule is a rule of kind "capacity" made ready. Its nouns are classes of
// the list capacity_words, or "any". Its roles:
//
//	amount   how the noun stands to the amount: head, of, modifier, holder,
//	         clause, sentence (parted by |)
//	with     a word of a class that must stand at least that close, as
//	         class:relation (parted by |, one is enough)
//	without  the same, of which none may stand there
//	over     megawatts that the amount must reach; under: that it must not pass
//
// and the facts of factNames, with yes or no.
type scopeRule struct {
	rule          *rule.Rule
	nouns         []class
	any           bool
	amount        map[relation]bool
	with, without []test
	yes, no       facts // that must hold, that must not
	over, under   float64
	scope         string
	status        string // where the text tells none
}

type test struct {
	class    class
	relation relation
}

var scopes = map[string]bool{
	record.ScopeUnit: true, record.ScopeProject: true, record.ScopePortfolio: true, record.ScopeSupply: true,
	record.ScopeTarget: true, record.ScopeMarket: true,
}

func newScopeRule(r *rule.Rule) (scopeRule, error) {
	fail := func(format string, args ...any) (scopeRule, error) {
		return scopeRule{}, fmt.Errorf("%s:%d: rule %q: %s", r.File, r.Line, r.ID, fmt.Sprintf(format, args...))
	}
	s := scopeRule{rule: r, scope: r.Set["scope"], status: r.Set["status"], amount: map[relation]bool{}}
	if !scopes[s.scope] {
		return fail("no scope is called %q", s.scope)
	}
	for _, k := range r.Unknown("scope", "status") {
		return fail("a capacity's rule sets scope and status, not %q", k)
	}
	if s.status != "" && rank(s.status) == 0 {
		return fail("no status is called %q", s.status)
	}
	for _, n := range r.Nouns {
		if n == "any" {
			s.any = true
			continue
		}
		k, ok := classOf(n)
		if !ok {
			return fail("no class of capacity_words is called %q", n)
		}
		s.nouns = append(s.nouns, k)
	}
	if len(r.Match)+len(r.Verbs) > 0 || len(r.Nouns) == 0 {
		return fail("give nouns: classes of capacity_words, or any")
	}
	for k, v := range r.Roles {
		switch k {
		case "amount":
			for _, n := range oneOf(v) {
				rel, ok := relations[n]
				if !ok {
					return fail("no relation is called %q", n)
				}
				s.amount[rel] = true
			}
		case "with", "without":
			for _, n := range oneOf(v) {
				c, rel, _ := strings.Cut(n, ":")
				k2, ok := classOf(c)
				if !ok {
					return fail("no class of capacity_words is called %q", c)
				}
				rl, ok := relations[rel]
				if !ok {
					return fail("no relation is called %q", rel)
				}
				if k == "with" {
					s.with = append(s.with, test{k2, rl})
				} else {
					s.without = append(s.without, test{k2, rl})
				}
			}
		case "over", "under":
			f, err := strconv.ParseFloat(v, 64)
			if err != nil {
				return fail("%s is %q, no number of megawatts", k, v)
			}
			if k == "over" {
				s.over = f
			} else {
				s.under = f
			}
		default:
			f := factOf(k)
			if f == 0 {
				return fail("no role is called %q", k)
			}
			switch v {
			case "yes", "true":
				s.yes |= f
			case "no", "false":
				s.no |= f
			default:
				return fail("%s is %q, neither yes nor no", k, v)
			}
		}
	}
	if !s.any && len(s.amount) == 0 {
		return fail("the role amount is missing")
	}
	return s, nil
}

func classOf(n string) (class, bool) {
	for k, name := range classNames {
		if name == n {
			return class(k), true
		}
	}
	return 0, false
}

// fits reports whether s holds of c, of which the facts are told.
func (s *scopeRule) fits(c *cand, mw float64, f facts) bool {
	if mw < s.over || s.under != 0 && mw > s.under || f&s.yes != s.yes || f&s.no != 0 {
		return false
	}
	if !s.any {
		ok := false
		for _, k := range s.nouns {
			for i := range c.words {
				if c.words[i].class == k && s.amount[c.words[i].relation] {
					ok = true
				}
			}
		}
		if !ok {
			return false
		}
	}
	for _, t := range s.without {
		if c.near(t.class, t.relation) != nil {
			return false
		}
	}
	if len(s.with) == 0 {
		return true
	}
	for _, t := range s.with {
		if c.near(t.class, t.relation) != nil {
			return true
		}
	}
	return false
}

// scopeOf is the rule made ready of r.
func (s *Stage) scopeOf(r *rule.Rule) *scopeRule {
	for k := range s.scopes {
		if s.scopes[k].rule == r {
			return &s.scopes[k]
		}
	}
	return nil
}

// scope is the first rule that holds of candidate i, nil if none does.
func (r *Runner) scope(i int) *scopeRule {
	c := &r.cands[i]
	if c.joined >= 0 {
		return r.scope(c.joined)
	}
	if o := r.listedAfter(i); o != nil && o.Scope != record.ScopeUnit && (o.Scope != record.ScopeProject || r.ofOneProject(i)) {
		return r.s.scopeOf(o.Rule)
	}
	mw, _ := r.megawatts(c)
	f := r.facts(i)
	for k := range r.s.scopes {
		if r.s.scopes[k].fits(c, mw, f) {
			return &r.s.scopes[k]
		}
	}
	return nil
}

// ofOneProject reports whether candidate i and the one before it are what one project is said to have: a project
// using 500 MW of wind and 200 MW of electrolysers.
func (r *Runner) ofOneProject(i int) bool {
	k := r.chunk(r.cands[i-1].phrase.First)
	if k < 2 || r.chunks[k-1].Kind != clause.Verb || r.chunks[k-1].Form != clause.Gerund && r.chunks[k-1].Form != clause.Participial {
		return false
	}
	for k -= 2; k > 0 && r.chunks[k].Kind == clause.Noun && r.chunks[k-1].Kind == clause.Prep && !r.holdsPlant(r.chunks[k].Span); k -= 2 {
	}
	return k >= 0 && r.chunks[k].Kind == clause.Noun && r.endsWith(r.chunks[k].Span, plant)
}

// listedAfter is the capacity just decided with which i stands in a list, by technologies or by who
// has them: 9 GW of hydro, 6 GW of wind and 3 GW of solar power; Chile 9 GW, Peru about 6 GW; nil if
// there is none.
func (r *Runner) listedAfter(i int) *Capacity {
	c, last := &r.cands[i], len(r.out)-1
	if last < 0 || r.out[last].cand != i-1 || c.direct.Len() > 0 {
		return nil
	}
	p := &r.cands[i-1]
	if p.sentence != c.sentence || p.phrase.End >= c.First || p.direct.Len() > 0 || p.energy >= 0 || c.energy >= 0 {
		return nil
	}
	switch listed, named := r.coordinate(p.phrase.End, c.First); {
	case !listed:
		return nil
	case named:
		if r.baseline(c) || c.near(market, ofHead) != nil || c.near(goal, ofHead) != nil {
			return nil
		}
	default:
		a, weak := r.union(p.of)
		b, weaker := r.union(c.of)
		if a == 0 || b == 0 || a == b || weak || weaker {
			return nil
		}
	}
	return &r.out[last]
}

// coordinate reports whether nothing but what parts the members of a list stands between tokens t
// and end, and whether the names of companies or places stand there.
func (r *Runner) coordinate(t, end int) (listed, named bool) {
	w := &r.s.words
	for t < end {
		if m := r.mentionFrom(t, record.Organization, record.Place); m != nil {
			named, t = named || r.d.Tokens[t-1].Sym != w.in, m.End
			continue
		}
		if a := r.c.Find(t, r.s.labels.qualifier); a != nil {
			t = a.End
			continue
		}
		switch s := r.d.Tokens[t].Sym; {
		case s == w.comma, s == w.and, s == w.a, s == w.an, s == w.plus, s == w.open, s == w.shut, s == w.each, s == w.in:
		case s == w.with && r.participial(t-1), t+1 < end && r.d.Tokens[t+1].Sym == w.with && r.participial(t): // paired with
		default:
			return false, false
		}
		t++
	}
	return true, named
}

// participial reports whether token t is a participle by itself.
func (r *Runner) participial(t int) bool {
	k := r.chunk(t)
	return k >= 0 && r.chunks[k].Kind == clause.Verb && r.chunks[k].Form == clause.Participial && r.chunks[k].Len() == 1
}
