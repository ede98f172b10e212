package extract

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Trace tells why an article yields what it yields: sentence by sentence the
// records with the rules that made them, the matches that gave way to others,
// and the rules that came near.
type Trace struct {
	Result    Result
	Sentences []SentenceTrace
}

// SentenceTrace is the trace of one sentence. Start and End are a half-open
// interval of code points of the article's text, as everywhere in a Trace.
type SentenceTrace struct {
	Start, End int
	Text       string
	Records    []RecordTrace
	// Dropped are the matches of which no record came.
	Dropped []MatchTrace
	// Near are the rules that came near, the nearest first, each once.
	Near []NearTrace
}

// RecordTrace is a record with what made it.
type RecordTrace struct {
	Kind       string // date, quantity, entity …, as in rule files
	Start, End int
	Text       string
	Says       string // its fields in a few words
	Rule       RuleName
	TypedBy    string // the sign that told the type of an agreement
	// Why are the matches behind it. It is empty where what settled it stands
	// in another sentence.
	Why []MatchTrace
}

// RuleName is a rule and where it stands.
type RuleName struct {
	ID   string
	File string
	Line int
}

// MatchTrace is one place where a rule matched.
type MatchTrace struct {
	Rule       RuleName
	Start, End int
	Text       string
	Pattern    string // "" of a rule without patterns
	Parts      []PartTrace
	// InFavourOf are the records of its kind over the same words, made by
	// other rules. Empty: its stage made nothing of it.
	InFavourOf []string
	// JoinedTo is the text of the record, of another place, that this match
	// completed; JoinedBy is the sign that both are one.
	JoinedTo, JoinedBy string
	// Wanted is what its stage missed in it, where it says so.
	Wanted string
}

// PartTrace is what a capture or role of a rule stands for.
type PartTrace struct {
	Name, Text string
	As         string // list entry or finding, "" for plain words
}

// NearTrace is one place where a good part of a rule fitted.
type NearTrace struct {
	Rule       RuleName
	Start, End int
	Text       string // what fitted
	Found      string // the word at which it failed, "" at the sentence's end
	Wanted     string // what it wanted there
	Pattern    string
	// Settled: a record of its kind stands over some of these words, or another
	// match of its kind over all of them.
	Settled bool
}

// Trace extracts an article and tells why it yields what it yields. It is
// slower than Extract by far. The error is ctx's.
func (x *Extractor) Trace(ctx context.Context, a Article) (Trace, error) {
	if err := ctx.Err(); err != nil {
		return Trace{}, fmt.Errorf("trace %s: %w", a.URI, err)
	}
	r := x.pool.Get().(*runner)
	defer x.pool.Put(r)
	r.body.chart.Trace = &rule.Tracer{}
	res := r.run(a)
	t := tracing{doc: &r.body.doc, heard: r.body.chart.Trace, res: &res, rules: map[string]*rule.Rule{}}
	r.body.chart.Trace = nil
	for _, rl := range x.rules {
		t.rules[rl.ID] = rl
	}
	return t.trace(), nil
}

// tracing puts what a Tracer heard beside the records of the result.
type tracing struct {
	doc     *token.Doc
	heard   *rule.Tracer
	res     *Result
	rules   map[string]*rule.Rule
	records []RecordTrace
}

func (t *tracing) trace() Trace {
	t.records = recordTraces(t.res, t.rules)
	out := Trace{Result: *t.res}
	for _, y := range t.heard.Typed {
		start, end := t.span(y.Span)
		for i := range t.records {
			if rec := &t.records[i]; rec.Rule.ID == y.Rule.ID && rec.Start == start && rec.End == end {
				rec.TypedBy = y.Why
			}
		}
	}
	var told [][]int // records by sentence
	for n, s := range t.doc.Sentences {
		start, end := t.span(s.Span)
		st := SentenceTrace{Start: start, End: end, Text: t.doc.Slice(s.Span)}
		var own []int
		for i, rec := range t.records {
			if start <= rec.Start && rec.Start < end {
				own = append(own, i)
			}
		}
		for i := range t.heard.Fired {
			if f := &t.heard.Fired[i]; f.Len() > 0 && t.doc.SentenceOf(f.First) == n {
				t.place(f, own, &st)
			}
		}
		st.Near = t.near(n, own)
		out.Sentences = append(out.Sentences, st)
		told = append(told, own)
	}
	t.reunite(out.Sentences, told)
	for n, own := range told {
		for _, i := range own {
			out.Sentences[n].Records = append(out.Sentences[n].Records, t.records[i])
		}
	}
	return out
}

// apart is how many sentences a record and the words that made it may lie
// apart: a long quotation and its speaker.
const apart = 3

// reunite gives records without a match the nearest of their rule of which no
// record came: the words that give a quotation its speaker lie beside it.
func (t *tracing) reunite(sentences []SentenceTrace, told [][]int) {
	for n, own := range told {
		for _, i := range own {
			rec := &t.records[i]
			for d := 0; d <= apart && len(rec.Why) == 0; d++ {
				t.takeDropped(rec, sentences, n+d)
				t.takeDropped(rec, sentences, n-d)
			}
		}
	}
}

func (t *tracing) takeDropped(rec *RecordTrace, sentences []SentenceTrace, n int) {
	if n < 0 || n >= len(sentences) || len(rec.Why) > 0 {
		return
	}
	s := &sentences[n]
	i := slices.IndexFunc(s.Dropped, func(m MatchTrace) bool { return m.Rule == rec.Rule && m.JoinedTo == "" })
	if i >= 0 {
		rec.Why = append(rec.Why, s.Dropped[i])
		rec.Why[0].InFavourOf = nil
		s.Dropped = slices.Delete(s.Dropped, i, i+1)
	}
}

// place gives a match to the records that it made or helped to make, or drops
// it.
func (t *tracing) place(f *rule.Firing, own []int, st *SentenceTrace) {
	m := t.match(f)
	start, end := t.span(f.Span)
	made, exact := []int{}, false
	for _, i := range own {
		rec := &t.records[i]
		if rec.Rule.ID != f.Rule.ID || rec.Start >= m.End || m.Start >= rec.End {
			continue
		}
		same := rec.Start == start && rec.End == end
		if same && !exact {
			made, exact = made[:0], true
		}
		if same || !exact {
			made = append(made, i)
		}
	}
	for _, i := range made {
		t.records[i].add(m)
	}
	if len(made) > 0 {
		return
	}
	for _, j := range t.heard.Joins {
		if j.Rule == f.Rule && j.Span == f.Span {
			m.JoinedTo, m.JoinedBy = t.doc.Slice(j.Into), j.Why
			st.Dropped = append(st.Dropped, m)
			return
		}
	}
	for _, i := range own {
		rec := &t.records[i]
		if rec.Kind != f.Rule.Kind || rec.Start >= m.End || m.Start >= rec.End {
			continue
		}
		if f.Rule.Kind == "entity" && rec.Says == f.Rule.Set["kind"] { // a vote for it
			rec.add(m)
			made = append(made, i)
			continue
		}
		m.InFavourOf = append(m.InFavourOf, fmt.Sprintf("%s %q", rec.Rule.ID, rec.Text))
	}
	if len(made) > 0 {
		return
	}
	if i := slices.IndexFunc(t.heard.Near, func(n rule.Near) bool { return n.Rule == f.Rule && n.Span == f.Span }); i >= 0 {
		m.Wanted = t.heard.Near[i].Wanted
	}
	st.Dropped = append(st.Dropped, m)
}

// add adds a match behind the record, the widest of those of one rule.
func (r *RecordTrace) add(m MatchTrace) {
	for i, o := range r.Why {
		switch {
		case o.Rule != m.Rule:
		case o.Start <= m.Start && m.End <= o.End:
			return
		case m.Start <= o.Start && o.End <= m.End:
			r.Why[i] = m
			return
		}
	}
	r.Why = append(r.Why, m)
}

func (t *tracing) match(f *rule.Firing) MatchTrace {
	m := MatchTrace{Rule: ruleName(f.Rule), Text: t.doc.Slice(f.All), Pattern: f.Pattern}
	m.Start, m.End = t.span(f.All)
	for _, p := range f.Parts {
		m.Parts = append(m.Parts, PartTrace{p.Name, t.doc.Slice(p.Span), p.As})
	}
	return m
}

// near are the rules that came near in sentence n and did not match there:
// first what nothing else explains, then the nearest.
func (t *tracing) near(n int, own []int) []NearTrace {
	best := map[*rule.Rule]*rule.Near{}
	settled := map[*rule.Near]bool{}
	order := func(a, b *rule.Near) int {
		if settled[a] != settled[b] {
			if settled[a] {
				return 1
			}
			return -1
		}
		return nearer(a, b)
	}
	for i := range t.heard.Near {
		m := &t.heard.Near[i]
		if t.doc.SentenceOf(m.First) != n || t.matched(m) {
			continue
		}
		settled[m] = t.settled(m, own)
		if b := best[m.Rule]; b == nil || order(m, b) < 0 {
			best[m.Rule] = m
		}
	}
	list := make([]*rule.Near, 0, len(best))
	for _, m := range best {
		list = append(list, m)
	}
	slices.SortFunc(list, order)
	var out []NearTrace
	for _, m := range list {
		e := NearTrace{Rule: ruleName(m.Rule), Text: t.doc.Slice(m.Span), Wanted: m.Wanted, Pattern: m.Pattern, Settled: settled[m]}
		e.Start, e.End = t.span(m.Span)
		if m.At < t.doc.Sentences[n].End {
			e.Found = t.doc.Word(m.At)
		}
		out = append(out, e)
	}
	return out
}

// matched says whether the rule matched in the same place after all.
func (t *tracing) matched(m *rule.Near) bool {
	return slices.ContainsFunc(t.heard.Fired, func(f rule.Firing) bool { return f.Rule == m.Rule && f.All.Overlaps(m.Span) })
}

func (t *tracing) settled(m *rule.Near, own []int) bool {
	start, end := t.span(m.Span)
	return slices.ContainsFunc(own, func(i int) bool {
		rec := &t.records[i]
		return rec.Kind == m.Rule.Kind && rec.Start < end && start < rec.End
	}) || slices.ContainsFunc(t.heard.Fired, func(f rule.Firing) bool { return f.Rule.Kind == m.Rule.Kind && f.All.Contains(m.Span) })
}

// nearer orders near misses: by what is missing against what fitted, then by
// place, then by rule.
func nearer(a, b *rule.Near) int {
	return cmp.Or(cmp.Compare(a.Missing*b.Matched, b.Missing*a.Matched), cmp.Compare(b.Matched, a.Matched),
		cmp.Compare(a.First, b.First), cmp.Compare(a.Rule.File, b.Rule.File), cmp.Compare(a.Rule.Line, b.Rule.Line))
}

// span is a token span in code points.
func (t *tracing) span(s token.Span) (start, end int) {
	b, e := t.doc.Bytes(s)
	return t.doc.CodePoint(b), t.doc.CodePoint(e)
}

func ruleName(r *rule.Rule) RuleName { return RuleName{r.ID, r.File, r.Line} }

// recordTraces are the records of a result in order of the text.
func recordTraces(res *Result, rules map[string]*rule.Rule) []RecordTrace {
	var out []RecordTrace
	for _, kind := range recordKinds {
		for _, m := range recordsOf(res, kind) {
			id := m["rule"].(string)
			r := RecordTrace{
				Kind: kind, Start: m["start"].(int), End: m["end"].(int), Text: m["text"].(string), Says: says(kind, m), Rule: RuleName{ID: id},
			}
			if rl := rules[id]; rl != nil {
				r.Rule = ruleName(rl)
			}
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b RecordTrace) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

// telling are the fields that say most of a record, by kind.
var telling = map[string][]string{
	"date":        {"type", "value"},
	"quantity":    {"qualifier", "value", "value_max", "unit", "per"},
	"entity":      {"kind"},
	"capacity":    {"mw", "mw_max", "mwh", "rating", "technology", "scope", "status", "country", "project"},
	"agreement":   {"type", "status", "date", "parties", "witnesses", "mw", "technology", "value", "currency", "term", "country", "project"},
	"milestone":   {"type", "date", "planned", "project"},
	"affiliation": {"person", "organization", "title"},
	"quote":       {"speaker", "verb", "direct"},
}

func says(kind string, m fields) string {
	s := ""
	for _, k := range telling[kind] {
		v := m[k]
		if isNone(v) {
			continue
		}
		w := worded(v)
		switch k {
		case "mw", "mw_max", "mwh", "project", "date", "value_max", "planned", "direct", "per":
			w = k + " " + w
			if v == true {
				w = k
			}
		}
		if s != "" {
			s += ", "
		}
		s += w
	}
	return s
}
