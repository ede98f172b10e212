package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Several of whom only the number is told may be listed behind a colon or in a sentence
// behind. Those who won an auction often are: behind a verb ("The winners were Acme
// with 80 MW and Bolt with 50 MW"), or behind a word for them and a colon ("Two winners
// emerged from the tender: Acme, with 80 MW, and Bolt, with 50 MW").

// toldNext asks for those whose number alone chunk k gives and who are listed behind a colon
// or in one of the next two sentences: "Three firms have won contracts. They are Acme, Bolt and
// Cue".
func (r *Runner) toldNext(k int, dst []int) ([]int, bool) {
	const far = 2 // sentences
	ch := &r.chunks[k]
	num := r.lastMention(ch.Span, r.s.num)
	if num == nil || ch.Definite || ch.Named || r.away > 0 || !r.endsInS(ch.Head) {
		return dst, false
	}
	for j := k + 1; j+1 < len(r.chunks); j++ {
		if c := &r.chunks[j]; c.Kind == clause.Verb && c.Form == clause.Finite && j < k+2 {
			break // "Three firms have won: Acme said"
		} else if r.colon(c.First) {
			if who := r.firmsIn(clause.List(r.chunks, j+1, len(r.chunks))); len(who) > 1 {
				return addAll(dst, who), true
			}
			break
		}
	}
	head, chunks, sent := r.d.Tokens[ch.Head].Sym, r.chunks, r.sent
	defer func() { r.chunks, r.sent, r.away = chunks, sent, 0 }()
	r.away = 1
	for n := sent + 1; n <= sent+far && n < len(r.d.Sentences); n++ {
		r.chunks, r.sent = r.cl.Sentence(n), n
		if who := r.rollOf(head); len(who) > 1 {
			return addAll(dst, who), true
		}
	}
	return dst, false
}

// rollOf are those who the sentence at hand says several are of whom the sentence before
// spoke by a noun: "The firms are Acme and Bolt", "They include Acme and Bolt", "Signatories
// are Acme and Bolt".
func (r *Runner) rollOf(head token.Sym) []int {
	if len(r.chunks) < 3 || r.chunks[0].Kind != clause.Noun {
		return nil
	}
	subj, v := &r.chunks[0], &r.chunks[1]
	if v.Kind != clause.Verb || v.Form != clause.Finite || v.Negated || v.Passive || v.Modal != 0 {
		return nil
	}
	if v.Sym != r.s.be && !r.markedChunk(1, markMember) || !r.rollHead(subj, head) {
		return nil
	}
	args := clause.Args(r.chunks, 1)
	if len(args) == 0 || args[0].Prep != 0 || args[0].Verb >= 0 {
		return nil
	}
	return r.firmsIn(args[0].Nouns)
}

// rollHead reports whether a subject may stand for those of whom the sentence before spoke by
// the noun head, or for those who signed.
func (r *Runner) rollHead(subj *clause.Chunk, head token.Sym) bool {
	y := r.d.Tokens[subj.Head].Sym
	switch {
	case r.markedAt(subj.Head, markThey|markThese), // "They"
		subj.Definite && y == head, // "The firms"
		subj.Definite && subj.Len() == 2 && r.lastMention(subj.Span, r.s.num) != nil: // "The three"
		return true
	case subj.Len() > 2:
		return false
	}
	return slices.Contains(r.s.signatory, y) || subj.Definite && r.s.cues.Has(y, cueAlly) // "Signatories", "Its partners"
}

// firmsIn are the organizations that noun chunks name.
func (r *Runner) firmsIn(nouns []int) (out []int) {
	for _, n := range nouns {
		if e := r.organization(n); e >= 0 {
			out = add(out, e)
		}
	}
	return out
}

// winners splits a candidate whose parties each have a share of their own, but not "The
// winners were Acme and Bolt", "The winner was a consortium of Acme and Bolt".
func (r *Runner) winners(e *event, c *candidate) []candidate {
	first := r.chunks[e.k].End
	if g := r.elided; g != nil {
		first = r.chunks[g.From].First // "followed by Acme with 80 MW and Bolt with 50 MW"
	}
	if len(e.args) > 0 && r.markedHead(e.args[0].At, markCollective) && len(e.args[0].Nouns) == 1 && len(r.enrolled(*c, first, e.end)) < 2 {
		if c.parties = r.members(e.args[0].At, nil); len(c.parties) > 1 {
			c.name = r.chunks[e.args[0].At].Span
			return r.unsplit[:1:1]
		}
	}
	end := e.end
	if len(e.subj) > 0 && r.markedHead(e.subj[0], markOne) { // "One is Acme, with 80 MW; the other Bolt"
		end = r.rollEnd(e.k + 1)
	}
	out := slices.DeleteFunc(r.enrolled(*c, first, end), r.enrolledBefore) // "The winner was Acme with 80 MW, followed by Bolt with 50 MW"
	if len(out) == 1 {
		out[0].apart = r.toldThen(e.k)
	}
	return out
}

// enrolledBefore reports whether a winner is one of a list told before in the sentence, by the same words.
func (r *Runner) enrolledBefore(c candidate) bool {
	return slices.ContainsFunc(r.cands, func(a candidate) bool { return a.sent == c.sent && a.frame.each && a.name == c.name })
}

// outdone makes candidates of those ahead of whom somebody came in an auction, as the verb group k tells,
// if each has a share of its own: "took the lion's share with 90 MW, ahead of Acme with 60 MW".
func (r *Runner) outdone(k int) {
	for j := k + 1; j+1 < len(r.chunks) && r.chunks[j].Kind != clause.Stop; j++ {
		if p := &r.chunks[j]; p.Kind != clause.Prep || p.Sym != r.s.aheadOf {
			continue
		}
		if slices.ContainsFunc(r.cands, func(a candidate) bool { return a.group == r.sent<<12|(j+1) }) {
			return
		}
		c := r.enlisting(j + 1)
		c.another = true
		end := r.rollEnd(j + 1)
		c.clause = token.Span{First: r.chunks[j].First, End: end}
		out := r.enrolled(c, r.chunks[j].End, end)
		if slices.ContainsFunc(out, r.shareless) {
			return
		}
		r.endFirst(j)
		for i := range out {
			next := func(e int) bool { return contains(out[i].parties, e) }
			for n := len(r.cands) - 1; n >= 0 && r.cands[n].sent == r.sent; n-- {
				r.cands[n].parties = slices.DeleteFunc(r.cands[n].parties, next)
			}
			r.awarder(&out[i])
			r.fired(c.frame, &out[i], j+1, j+1, nil, nil)
		}
		r.cands = append(r.cands, out...)
		return
	}
}

// endFirst ends what tells of the awards told before in the sentence at the verb group k, behind which
// those follow who won less.
func (r *Runner) endFirst(k int) {
	for i := range r.cands {
		if a := &r.cands[i]; a.sent == r.sent && a.group != r.sent<<12|k {
			a.region.End = min(a.region.End, r.chunks[k].First)
		}
	}
}

// toldThen reports whether a relative clause behind the verb group k tells of several one by one:
// "The winners were Acme and Bolt, which won 80 MW and 50 MW, respectively".
func (r *Runner) toldThen(k int) bool {
	for j := k + 1; j < len(r.chunks); j++ {
		switch r.chunks[j].Kind {
		case clause.Rel:
			return r.respectively(r.chunks[j].End)
		case clause.Verb, clause.Stop:
			return false
		}
	}
	return false
}

// sharesTold splits an award told together of several, each of whom has a share of its own:
// "was awarded to Acme (80 MW) and Bolt (50 MW)", "Acme (80 MW) and Bolt (50 MW) have won"; nil if
// it is none.
func (r *Runner) sharesTold(e *event, c candidate) []candidate {
	if e.frame.typ != "auction_award" && !(c.plural && (c.frame.object.role == agreement || c.typ == "auction_award")) {
		return nil
	}
	f := e.frame
	gets := f.subject.role == party
	if r.chunks[e.k].Passive {
		gets = f.object.role == party || f.preps[r.s.to].role == party
	}
	if subj := clause.Subject(r.chunks, e.k); len(subj) > 1 && gets && subj[0] < e.k {
		if out := r.shareEach(e, c, subj, r.chunks[e.k].First); out != nil {
			return out
		}
		if out := r.sharesOf(e, c, r.partiesOf(subj, false, nil)); out != nil {
			return out
		}
	}
	for x, a := range e.args {
		if len(a.Nouns) < 2 || a.Verb >= 0 || e.frame.preps[a.Prep].role != party || a.At < e.k {
			continue
		}
		end := e.end
		if x+1 < len(e.args) {
			end = min(end, r.chunks[e.args[x+1].At].First)
		}
		return r.shareEach(e, c, a.Nouns, end)
	}
	return nil
}

// sharesOf splits an award of which several get a share each behind "of": "Acme and Bolt won a capacity
// of 80 MW and 50 MW, respectively"; nil if it is none.
func (r *Runner) sharesOf(e *event, c candidate, who []int) []candidate {
	if len(e.args) < 2 || len(who) < 2 || !r.respectively(r.chunks[e.k].End) {
		return nil
	}
	a := e.args[1]
	unrated := func(n int) bool { return !r.endsInCapacity(r.chunks[n].Span) }
	if a.Prep != r.s.of || len(a.Nouns) != len(who) || slices.ContainsFunc(a.Nouns, unrated) {
		return nil
	}
	out := make([]candidate, len(who))
	for i, n := range a.Nouns {
		p := c.partOf(i, r.chunks[n].Span)
		p.parties = slices.DeleteFunc(p.parties, func(e int) bool { return e != who[i] && contains(who, e) })
		p.parties = add(p.parties, who[i])
		if i > 0 {
			p.name = p.region
		}
		out[i] = p
	}
	return out
}

// shareEach makes a candidate of each of several nouns up to token end that has a share of its own,
// with those who awarded it; nil if one has none.
func (r *Runner) shareEach(e *event, c candidate, nouns []int, end int) []candidate {
	out := r.enrolled(c, r.chunks[nouns[0]].First, end)
	if len(out) != len(nouns) {
		return nil
	}
	var given []int
	for i := range out {
		given = addAll(given, out[i].parties)
	}
	for i := range out {
		for _, p := range e.agents {
			if !contains(given, p) { // else they are those who won: "was won by Acme (80 MW) and Bolt (50 MW)"
				out[i].parties = add(out[i].parties, p)
			}
		}
		out[i].count, out[i].partnered = 0, true
	}
	out[0].name = c.name
	return out
}

// enrolled makes a candidate of every organization named between two tokens, if one of them has a
// share of its own right behind its name, or each has one, else one of all.
func (r *Runner) enrolled(c candidate, first, end int) []candidate {
	var out []candidate
	const near = 5 // tokens
	shared := false
	bare := 0 // how many names are without an amount
	k, bracket, told := 0, false, true
	for i := first; i < end; i++ {
		for k+1 < len(r.chunks) && r.chunks[k+1].First <= i {
			k++
		}
		bracket = r.d.Word(i) == "(" || bracket && r.d.Word(i) != ")"
		p, n := c, len(out)
		switch {
		case r.chart.Find(i, r.s.power) != nil || r.chart.Find(i, r.s.money) != nil:
			shared = shared || n > 0 && i < out[n-1].name.End+near
			told = true
			continue
		case r.chunks[k].First == i && r.markedHead(k, markCollective): // "a group of Acme and Bolt with 80 MW"
			stop := r.amountFrom(i, end)
			p.parties = slices.DeleteFunc(r.members(k, nil), func(e int) bool { return r.lastNamed(i, stop, []int{e}) == i+1 })
			if len(p.parties) == 0 {
				continue
			}
			p.name = token.Span{First: i, End: r.lastNamed(i, stop, p.parties)}
		default:
			m := r.enlisted(i, end)
			if m == nil || n > 0 && bracket { // "Acme (owned by Bolt)"
				continue
			}
			p.parties, p.name = []int{r.in.Mentions[m.Ref].Entity}, m.Span
		}
		p.region = token.Span{First: i, End: end}
		if n > 0 {
			out[n-1].region.End, p.another = i, true
		}
		if !told {
			bare++
		}
		told = false
		out = append(out, p)
		i = p.name.End - 1
	}
	if !told {
		bare++
	}
	if len(out) < 2 || shared || bare == 0 {
		return out
	}
	for _, p := range out[1:] {
		out[0].parties = add(out[0].parties, p.parties[0])
	}
	out[0].region.End = end
	return out[:1]
}

// shareless reports whether neither a capacity nor a sum is told of a winner.
func (r *Runner) shareless(c candidate) bool {
	return r.amountFrom(c.region.First, c.region.End) == c.region.End
}

// amountFrom is the first token from i on, before token end, at which a capacity or a sum is told; end if
// none is.
func (r *Runner) amountFrom(i, end int) int {
	for ; i < end; i++ {
		if r.chart.Find(i, r.s.power) != nil || r.chart.Find(i, r.s.money) != nil {
			return i
		}
	}
	return end
}

// enlisted is the name of an organization at token i, before token end, that is no part of
// another word: not "Acme's arm", "the Acme-backed Bolt"; nil if there is none.
func (r *Runner) enlisted(i, end int) *rule.Annotation {
	m := r.chart.Find(i, r.s.org)
	if m == nil || m.End > end || r.genitive(m.End) {
		return nil
	}
	if m.End < end && r.hyphenated(m.End) && r.d.Word(m.End) == "-" {
		return nil
	}
	if r.entityOf(m).Subkind == "media" {
		return nil
	}
	return m
}

// lastNamed is the token behind the last name of some entities between two tokens.
func (r *Runner) lastNamed(first, end int, entities []int) int {
	last := first + 1
	for i := first; i < end; i++ {
		if m := r.chart.Find(i, r.s.org); m != nil && contains(entities, r.in.Mentions[m.Ref].Entity) {
			last = m.End
		}
	}
	return last
}

// rollEnd is the token at which a list of winners ends that begins at chunk k: before the
// next verb, or with the sentence.
func (r *Runner) rollEnd(k int) int {
	for ; k < len(r.chunks); k++ {
		switch c := &r.chunks[k]; c.Kind {
		case clause.Rel, clause.Sub:
			return c.First
		case clause.Verb:
			if c.Form == clause.Finite && !r.s.cues.Has(c.Sym, cueNames) {
				return c.First
			}
		}
	}
	return r.chunks[len(r.chunks)-1].End
}

// roll makes candidates of those listed behind a colon, or by words of listing, of whom chunk k
// says that they won: "named two winners: Acme and Bolt", "three preferred bidders, among them Acme".
func (r *Runner) roll(k int) {
	ch := r.chunks[k]
	if r.sight.could&needWinner == 0 || ch.Named || !r.endsInS(ch.Head) || !r.auction(r.sent) {
		return
	}
	results := r.kindsOf(k)&needWinner == 0 // they may be told without a word for winners, each with a share
	if results && r.d.Word(ch.Head) != "results" && !(ch.Len() > 1 && r.markedHead(k, markListed) && r.d.Word(ch.Head-1) == "following") {
		return
	}
	list := k + 1
	for list < len(r.chunks) && !r.colon(r.chunks[list].First) && !(r.chunks[list].Kind == clause.Prep && r.markedChunk(list, markMember)) {
		list++
	}
	if list+1 >= len(r.chunks) {
		return
	}
	c := r.enlisting(k)
	c.clause = token.Span{First: r.chunks[0].First, End: r.chunks[list].End}
	out := r.enrolled(c, r.chunks[list].End, r.rollEnd(list))
	if len(out) == 0 || len(out) == 1 && (results || len(out[0].parties) < 2) {
		return // "met the winners: Acme said"
	}
	if results && slices.ContainsFunc(out, r.shareless) {
		return
	}
	var by []int // who chose them
	if v := k - 1; v > 0 && r.chunks[v].Kind == clause.Verb && !r.chunks[v].Passive && r.partyForParty(v) {
		by = r.partiesOf(clause.Subject(r.chunks, v), true, nil)
	}
	for _, c := range out {
		if len(out) == 1 {
			c.region.First = ch.First // "three winners for 90 MW of wind power: Acme, Bolt and Cue"
		}
		c.parties = addAll(c.parties, by)
		r.awarder(&c)
		r.fired(c.frame, &c, k, k, nil, nil)
		r.cands = append(r.cands, c)
	}
}

// enlisting is the candidate of those whom chunk k or a list behind it tells to have won.
func (r *Runner) enlisting(k int) candidate {
	return candidate{
		frame: r.s.named, wording: wording{typ: "auction_award"}, mode: mode{status: "signed"}, makers: makers{partnered: true},
		passage: passage{sent: r.sent, group: r.sent<<12 | k, noun: -1, object: k, under: -1},
	}
}

// partyForParty reports whether a frame of the verb group v has one party for its subject and
// another for its object: "chose", "named".
func (r *Runner) partyForParty(v int) bool {
	return slices.ContainsFunc(r.s.verbs.at(r.chunks[v].Sym), func(f verbFrame) bool {
		return f.subject.role == party && f.object.role == party
	})
}

// colon reports whether token i is a colon, or a dash that stands for one.
func (r *Runner) colon(i int) bool {
	switch r.d.Word(i) {
	case ":", "–", "—":
		return true
	}
	return false
}
