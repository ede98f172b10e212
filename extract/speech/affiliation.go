package speech

import (
	"cmp"
	"slices"
	"strings"

	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// found is a match of a rule of affiliations, read.
type found struct {
	rule   *rule.Rule
	all    token.Span
	person token.Span
	who    int
	org    int
	office token.Span // First -1 if the rule has none
	guess  int        // 1 where the organization is the one that the article is about
}

// affiliations runs the rules sentence by sentence. Each mention of a person
// and each title takes part in one affiliation: the one that tells most.
func (r *Runner) affiliations() {
	for _, s := range r.d.Sentences {
		if !r.hasPerson(s.Span) {
			continue
		}
		r.found = r.found[:0]
		for _, m := range r.ma.All(r.c, s.Span) {
			if f, ok := r.read(&m); ok {
				r.found = append(r.found, f)
			}
		}
		r.pick()
	}
	r.merge()
}

func (r *Runner) hasPerson(s token.Span) bool {
	for i := s.First; i < s.End; i++ {
		if r.covered[i] && r.person(i) {
			return true
		}
	}
	return false
}

// read takes the parts of a match: the person p, the organization o, the
// office t.
func (r *Runner) read(m *rule.Match) (found, bool) {
	f := found{rule: m.Rule, all: m.All, office: token.Span{First: -1, End: -1}}
	p := m.Capture("p")
	n := r.ref(p, r.s.person)
	if n < 0 {
		return f, false
	}
	f.person, f.who = p.Span, r.in.Mentions[n].Entity
	o := m.Capture("o")
	f.org = r.ref(o, r.s.body)
	if t := m.Capture("t"); t.First >= 0 {
		f.office = r.untraded(t.Span, o.First)
		if t.End == p.First && o.First < 0 && r.explained(t.Span) {
			return f, false // "founder of the platform Bolt"
		}
		if f.org < 0 {
			f.org = r.nominalOffice(f.office)
		}
		if f.org < 0 {
			f.org = r.namedBefore(&f.office)
		}
		if f.org < 0 {
			f.org = r.ministry(t.Span, r.in.Entities[f.who].Country)
		}
		if f.org < 0 && o.First < 0 && !r.elsewhere(f.office) {
			if f.org = r.protagonist(f.office); f.org >= 0 {
				f.guess = 1
			}
		}
		if f.org < 0 {
			f.org = r.state(&f)
		}
	}
	return f, true
}

// untraded is an office without the trade of the body right behind it: "director"
// of "director of pipeline operator Acme".
func (r *Runner) untraded(t token.Span, body int) token.Span {
	if t.End != body {
		return t
	}
	a := r.c.Find(t.End-1, r.s.nominal)
	if a == nil || a.Entry.Get("kind") != record.Organization || r.titleEnd(t.End-1) > 0 {
		return t
	}
	for i := t.End - 2; i > t.First; i-- {
		if r.links(i) {
			return token.Span{First: t.First, End: i}
		}
	}
	return t
}

// elsewhere reports whether the words after the office tell a body, though not
// one that the article is known to name.
func (r *Runner) elsewhere(t token.Span) bool {
	return t.End+1 < len(r.d.Tokens) && (r.d.Tokens[t.End].Sym == r.s.at || r.links(t.End)) && !r.person(t.End+1)
}

// explained reports whether the office goes on with an article to a common
// noun, whose name may be what follows.
func (r *Runner) explained(t token.Span) bool {
	if r.d.Tokens[t.End-1].Is(token.Upper) {
		return false
	}
	for i := t.First; i < t.End; i++ {
		if r.s.article.has(r.d.Tokens[i].Sym) {
			return true
		}
	}
	return false
}

// pick takes of the matches of one sentence those that tell most, each person
// and each title once.
func (r *Runner) pick() {
	slices.SortStableFunc(r.found, func(a, b found) int {
		return cmp.Or(
			cmp.Compare(min(b.org, 0), min(a.org, 0)), cmp.Compare(a.guess, b.guess),
			cmp.Compare(min(b.office.First, 0), min(a.office.First, 0)), cmp.Compare(b.all.Len(), a.all.Len()))
	})
	from := len(r.affils)
	for i := range r.found {
		f := &r.found[i]
		taken := false
		for k := 0; k < i && !taken; k++ {
			g := &r.found[k]
			if g.who < 0 {
				continue
			}
			both := f.office.First >= 0 && g.office.First >= 0
			same := g.person == f.person
			switch {
			case both && f.office.Overlaps(g.office):
				taken = same || f.rule != g.rule
			case same: // a person may hold two offices in one sentence
				taken = f.org == g.org || !both && (f.org < 0 || f.guess > 0)
			}
		}
		if taken {
			f.who = -1
			continue
		}
		a := Affiliation{Span: f.all, Person: f.who, Organization: f.org, Rule: f.rule}
		if f.office.First >= 0 {
			a.Title = r.d.Slice(f.office)
		}
		r.affils = append(r.affils, a)
	}
	slices.SortStableFunc(r.affils[from:], func(a, b Affiliation) int { return inOrder(a.Span, b.Span) })
}

// inOrder compares spans by the order of records.
func inOrder(a, b token.Span) int {
	return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.End, b.End))
}

// merge drops what is told again: a person of one organization, and a title
// without an organization where another sentence gives it.
func (r *Runner) merge() {
	out := r.affils[:0]
	for i, a := range r.affils {
		keep := true
		for j, b := range r.affils {
			if i == j || a.Person != b.Person {
				continue
			}
			switch {
			case a.Organization < 0 && b.Organization >= 0,
				a.Organization == b.Organization && (a.Title == "" && b.Title != "" || (a.Title != "") == (b.Title != "") && j < i):
				keep = false
			}
		}
		if keep {
			out = append(out, a)
		}
	}
	r.affils = out
}

// nominalOffice is the organization that a noun right before the office means
// ("agency chairman", "the council's director"): the last one named whose kind
// or last word it tells, -1 if there is none.
func (r *Runner) nominalOffice(t token.Span) int {
	end := t.First
	if end > 0 && r.s.possessive.has(r.d.Tokens[end-1].Sym) {
		end--
	}
	i := end - 1
	if i < 0 || r.covered[i] || !r.d.Tokens[i].Is(token.Letter) {
		return -1
	}
	if r.d.Tokens[i].Is(token.Upper) && r.d.Sentences[r.d.SentenceOf(i)].First != i {
		return -1
	}
	for _, n := range r.in.Nominals {
		if n.End == end && len(n.Entities) == 1 && r.in.Entities[n.Entities[0]].Kind == record.Organization {
			return n.Entities[0]
		}
	}
	word := r.d.Word(i)
	sub := ""
	if a := r.c.Find(i, r.s.nominal); a != nil && a.Entry.Get("kind") == record.Organization {
		sub = a.Entry.Get("subkind")
	}
	best := -1
	for _, m := range r.in.Mentions {
		if m.First > t.First && best >= 0 {
			break
		}
		if m.Kind != record.Organization {
			continue
		}
		e := &r.in.Entities[m.Entity]
		if sub != "" && e.Subkind == sub || len(word) > 3 && hasLastWord(e.Name, word) {
			best = m.Entity
		}
	}
	return best
}

// hasLastWord reports whether a name ends in a word, whatever its case.
func hasLastWord(name, word string) bool {
	n := len(name) - len(word)
	return n > 0 && name[n-1] == ' ' && strings.EqualFold(name[n:], word)
}

// namedBefore is the organization that the first words of the office name,
// which then are no part of it: names are found by their context, and not at
// every place where they stand.
func (r *Runner) namedBefore(t *token.Span) int {
	if !r.d.Tokens[t.First].Is(token.Upper) {
		return -1
	}
	for k := t.First + 1; k < t.End; k++ {
		name := r.d.Slice(token.Span{First: t.First, End: k})
		for i := range r.in.Entities {
			e := &r.in.Entities[i]
			if e.Kind == record.Organization && (e.Name == name || slices.Contains(e.Aliases, name)) {
				t.First = k
				return i
			}
		}
	}
	return -1
}

// ministry is the ministry of an office that names its field ("Energy
// Minister"), if the article names it: none of another country than the officer's,
// where both are known.
func (r *Runner) ministry(t token.Span, country string) int {
	at := -1 // the word that tells the field: Energy Minister, Minister of Energy
	for i := t.First; i < t.End; i++ {
		for a := r.c.First(i); a != nil; a = r.c.Next(a) {
			switch {
			case a.Label != r.s.title:
			case a.Entry.Get("portfolio") == "y" && a.End == t.End && t.Len() > 1:
				at = t.End - 2
			case a.Entry.Get("portfolio") == "y" && a.End+1 < t.End && r.links(a.End):
				at = a.End + 1
			case a.End == t.End && a.Len() == 3 && r.links(i+1):
				at = t.End - 1 // secretary of energy
			}
		}
	}
	if at < 0 {
		return -1
	}
	field, best := r.d.Word(at), -1
	for i := range r.in.Entities {
		e := &r.in.Entities[i]
		if country != "" && e.Country != "" && e.Country != country {
			continue
		}
		if e.Kind != record.Organization || e.Subkind != "ministry" || !containsFold(e.Name, field) {
			continue
		}
		if best < 0 || len(e.Name) < len(r.in.Entities[best].Name) {
			best = i // an office of the ministry has the longer name
		}
	}
	return best
}

// containsFold reports whether s contains word, whatever their case (ASCII).
func containsFold(s, word string) bool {
	if len(word) < 3 {
		return false
	}
	for i := 0; i+len(word) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
