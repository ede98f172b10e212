package capacity

import (
	"sort"
	"strings"

	"wattwire/extract/token"
)

// nameReach is how far after "the plant" its name may follow.
const nameReach = 8

// christen gives plants told without a name the name that the text gives them
// later: the plant, known as Mirny.
func (r *Runner) christen() {
	into := map[int]int{}
	for n := range r.d.Sentences {
		s := r.d.Sentences[n].Span
		if !r.has(s, r.s.labels.naming) {
			continue
		}
		a, ok := r.reference(s)
		if !ok || a.Len() == 0 {
			continue
		}
		m := r.mentionIn(token.Span{First: a.End, End: min(a.End+nameReach, s.End)})
		if m == nil || !r.has(token.Span{First: a.End, End: m.First}, r.s.labels.naming) {
			continue
		}
		from, to := r.ProjectBefore(a.First), r.entityOf[m.Entity]
		if from < 0 || from == to || r.projects[from].Entity >= 0 || len(r.projects[to].Spans) > 0 && r.projects[to].Spans[0].First < a.First {
			continue
		}
		into[from] = to
	}
	if len(into) > 0 {
		r.join(into)
	}
}

// pair joins the only plant without a name and the only one with a name.
func (r *Runner) pair() {
	if from, to := r.onlyTwo(); from >= 0 {
		r.join(map[int]int{from: to})
	}
}

// onlyTwo are the one plant without a name of an article, told with "the", and the one
// with a name, of which no amount is told, if they can be the same: "to build the Tamba
// solar ranch. The 70 MW project"; -1 if there are no such two.
func (r *Runner) onlyTwo() (nameless, named int) {
	nameless, named = -1, -1
	for k := range r.projects {
		p := &r.projects[k]
		at := &named
		if p.Entity < 0 {
			at = &nameless
		}
		if *at >= 0 {
			return -1, -1
		}
		*at = k
	}
	if nameless < 0 || named < 0 {
		return -1, -1
	}
	p, q := &r.projects[nameless], &r.projects[named]
	alike := func(a, b string) bool { return a == "" || b == "" || a == b }
	if q.MW+q.MWh > 0 || p.Technology == "" || p.Technology != q.Technology || !alike(p.Country, q.Country) || len(q.Spans) == 0 {
		return -1, -1
	}
	// the name comes first, or last of a plant in the same country: a 70 MW project in Kenya.
	// They bought the Tamba solar ranch in Kenya.
	first, last := p.Spans[0].First, q.Spans[0].First
	if r.definite(first) || last > first && p.Country != "" && p.Country == q.Country && r.definite(last) {
		return nameless, named
	}
	return -1, -1
}

// definite reports whether "the" stands before token i.
func (r *Runner) definite(i int) bool { return i > 0 && strings.EqualFold(r.d.Word(i-1), "the") }

// join moves what is known of projects to others and leaves them out.
func (r *Runner) join(into map[int]int) {
	for from := range r.projects {
		to, ok := into[from]
		if !ok {
			continue
		}
		p, q := &r.projects[from], &r.projects[to]
		q.Spans = append(q.Spans, p.Spans...)
		sort.SliceStable(q.Spans, func(a, b int) bool { return q.Spans[a].First < q.Spans[b].First })
		if q.Technology == "" || q.MW == 0 {
			q.Technology = p.Technology
		}
		if q.MW == 0 {
			q.MW = p.MW
		}
		if q.MWh == 0 {
			q.MWh = p.MWh
		}
		if q.Country == "" {
			q.Country = p.Country
		}
		if q.Place == "" {
			q.Place = p.Place
		}
		if rank(p.Status) > rank(q.Status) {
			q.Status = p.Status
		}
	}
	at := make([]int, len(r.projects))
	out := r.projects[:0]
	for k := range r.projects {
		if _, ok := into[k]; ok {
			continue
		}
		at[k] = len(out)
		out = append(out, r.projects[k])
	}
	for from, to := range into { // any order: no project is joined twice
		at[from] = at[to]
	}
	r.projects = out
	for e, k := range r.entityOf {
		r.entityOf[e] = at[k]
	}
	for i := range r.out {
		if k := r.out[i].Project; k >= 0 {
			r.out[i].Project = at[k]
		}
		for j, k := range r.out[i].parts {
			r.out[i].parts[j] = at[k]
		}
	}
	for i := range r.cands {
		if k := r.cands[i].project; k >= 0 {
			r.cands[i].project = at[k]
		}
	}
}
