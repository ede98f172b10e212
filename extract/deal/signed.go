package deal

import (
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// when takes the date of signing: a date of the clause that is no deadline,
// no start and not after publication; else of the clause that reports it ("Acme
// announced last month that it had signed"), else the one under which the paragraph
// stands ("2018: first step abroad").
func (r *Runner) when(c *candidate) {
	if c.status == "planned" && !(c.pledged && c.typ != "financing") {
		return
	}
	if k := r.calledAfter(c); k >= 0 {
		c.date, c.dateText = r.in.Dates[k].Value, r.d.Slice(r.in.Dates[k].Span)
		return
	}
	best, told, goesOn := -1, r.reported(c), r.prolonged(c)
	for i := range r.in.Dates {
		t := &r.in.Dates[i]
		if t.First >= c.clause.End {
			break
		}
		if t.First == told || !r.mayDate(t, c, goesOn) {
			continue
		}
		if best < 0 || len(r.in.Dates[best].Value) < len(t.Value) || c.status == "ended" && r.signedThen(t.Span) {
			best = i // "left in August the pact signed in May"
		}
	}
	if best < 0 {
		best = r.dateAt(told)
	}
	if best < 0 && c.typ == "auction_award" {
		best = r.auctionDay(c)
	}
	if best < 0 {
		c.date, c.dateText = r.headed(c)
	}
	if best >= 0 {
		t := r.in.Dates[best]
		c.date, c.dateText = t.Value, r.d.Slice(t.Span)
		c.ending = c.status == "ended" && !r.signedThen(t.Span) && !(c.noun >= 0 && r.chunks[c.noun].Contains(t.Span) && t.End < c.name.First+1)
	}
}

// mayDate reports whether a date may be that on which a candidate was signed: one that has come, of
// its clause or of its own phrase, and neither of something else told there nor a deadline. goesOn
// tells that the agreement only goes on, so that the dates in its name are those of its making.
func (r *Runner) mayDate(t *timex.Timex, c *candidate, goesOn bool) bool {
	switch {
	case goesOn && c.phrase.Contains(t.Span), !r.past(t):
		return false
	case r.modifiesNoun(t.Span, c), r.ofAnother(t, c), r.ofCourse(t.Span, c), r.ofEvent(t.Span, c):
		return false
	case t.First < c.clause.First && !r.whenOf(t.Span, c) && !(c.noun >= 0 && t.End == c.phrase.First):
		return false
	case !r.s.marks.Has(r.before(t.First), markDeadline):
		return true
	}
	return r.from(t.First) || r.lasting(t.First, c) || r.whenOf(t.Span, c)
}

// prolonged reports whether a candidate is told to go on, so that a date in its name is that of
// its making: "renewed its 2016 contract", "the renewal of their 1998 agreement".
func (r *Runner) prolonged(c *candidate) bool {
	if n := c.noun; !c.renews && n > 1 && n < len(r.chunks) && r.chunks[n-1].Kind == clause.Prep && r.chunks[n-2].Kind == clause.Noun {
		return r.s.cues.Has(r.d.Tokens[r.chunks[n-2].Head].Sym, cueProlongs)
	}
	return c.renews
}

// calledAfter is the date that "of" ties to the name of a candidate, also of one that has
// ended since: "the contract of 2019 has run out"; -1 if none does.
func (r *Runner) calledAfter(c *candidate) int {
	if c.noun < 0 || c.name.End+1 >= len(r.d.Tokens) || r.d.Tokens[c.name.End].Sym != r.s.of {
		return -1
	}
	return r.dateAt(c.name.End + 1)
}

// ofAnother reports whether a time is that of another verb: one before it and before that of
// a candidate; a finite one between the two, "has raised $5 million as it prepares to open
// in May"; one that tells of a name, "sold it to Bolt, bought by Cue in May"; or that of whom
// such a one tells, "in 2019 signed a deal with Bolt, bought by Cue".
func (r *Runner) ofAnother(t *timex.Timex, c *candidate) bool {
	if c.frame == r.s.named {
		return false
	}
	k := c.verb()
	if r.ofName(k) && t.End < r.chunks[k].First || r.verbBefore(t, c, k) {
		return true
	}
	told := false
	for j := k + 1; j < len(r.chunks) && r.chunks[j].First < t.First; j++ {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Verb:
			if v.Form == clause.Finite {
				return true
			}
			told = told || r.ofName(j) || r.ofThing(j, t.Span) || r.ofCause(j)
		case clause.Comma:
			told = false
		}
	}
	return told
}

// ofCourse reports whether a time tells when what is agreed on begins, is done or ends, not
// when that was agreed: "a contract starting in May", "an order for delivery in May", "for
// May delivery", "will supply power in May".
func (r *Runner) ofCourse(t token.Span, c *candidate) bool {
	k := len(r.chunks) - 1
	for k >= 0 && (r.chunks[k].First >= t.First || r.chunks[k].Kind == clause.Prep) {
		k--
	}
	v := c.verb()
	switch {
	case k < 0 || r.whenOf(t, c):
		return false
	case t.First > r.chunks[k].First && k >= v && r.courseBeside(t):
		return true
	case r.chunks[k].Kind == clause.Verb && (k != v || c.frame == r.s.named || c.frame.status == "ended" && c.status == "signed"):
		return r.markedCourse(r.chunks[k].Sym) || r.markedChunk(k, markHappens) && k > 0 && r.kindsOf(k-1)&(needPlant|needProject) != 0
	case r.chunks[k].Kind == clause.Noun && !r.chunks[k].Definite && !r.chunks[k].Named && r.markedCourse(r.d.Tokens[r.chunks[k].Head].Sym):
		return true
	}
	for k > 0 && r.chunks[k].Kind != clause.Verb {
		k--
	}
	if r.chunks[k].Kind == clause.Verb {
		v = k
	}
	return c.frame != r.s.named && r.chunks[v].Kind == clause.Verb && r.willed(v) && !(c.noun >= 0 && r.chunks[c.noun].Contains(t))
}

// courseBeside reports whether the word before or behind a time tells of beginning, doing or
// ending: "starting in May", "May delivery".
func (r *Runner) courseBeside(t token.Span) bool {
	return r.markedCourse(r.before(t.First)) || t.End < len(r.d.Tokens) && r.markedCourse(r.d.Tokens[t.End].Sym)
}

func (r *Runner) markedCourse(y token.Sym) bool { return r.s.cues.Has(y, cueCourse) }

// verbBefore reports whether a time before the finite verb k that tells of a candidate
// belongs to a verb before it: "Acme, founded in 2012, signed a deal", "was founded in 2012
// and signed a deal", but not the day in "met on Monday and signed a deal", nor the time at
// which an agreement is told to be made, "Under a deal struck in May it will buy".
func (r *Runner) verbBefore(t *timex.Timex, c *candidate, k int) bool {
	if r.chunks[k].Kind != clause.Verb || r.chunks[k].Form != clause.Finite || r.chunks[k].First < t.End || r.whenOf(t.Span, c) {
		return false
	}
	dealt := false
	for j := k - 1; j >= 0; j-- {
		v := &r.chunks[j]
		switch {
		case dealt && v.Kind == clause.Prep && r.markedChunk(j, markHaving):
			return true // "after the sale of its dams in 2021, signed"
		case v.Kind == clause.Noun && v.End <= t.First:
			dealt = r.agreementIn(v.Span) != nil
		case v.Kind == clause.Verb && v.End <= t.First:
			if r.chunks[k-1].Kind == clause.Conj && len(t.Value) == len("2006-01-02") {
				return false
			}
			if j > 0 && (v.Passive || r.s.marks.Has(v.Sym, markSigns)) && r.agreementIn(r.chunks[j-1].Span) != nil {
				return false
			}
			switch v.Form {
			case clause.Finite:
				return true
			case clause.Participial: // "the dam, bought by Bolt in May, has"
				return j > 0 && r.chunks[j-1].Kind == clause.Comma || r.right(j, t.Span)
			case clause.Gerund:
				return v.Perfect || r.afterDoing(j)
			}
			return false
		case v.End > t.First, v.Kind == clause.Noun, v.Kind == clause.Prep:
		default:
			return false // "was founded in 2009 and in 2012 signed", "which in 2012 signed"
		}
	}
	return false
}

// right reports whether a time stands right behind the verb group k, or behind a preposition
// there: "founded in 2012".
func (r *Runner) right(k int, t token.Span) bool {
	if k++; k < len(r.chunks) && r.chunks[k].Kind == clause.Prep {
		k++
	}
	return k < len(r.chunks) && r.chunks[k].Contains(t)
}

// ofEvent reports whether a time behind the verb of a candidate is that of what a noun
// tells to have gone before or to come after: "signed a deal after an auction in March". The
// day behind such a noun is that of signing as a rule: "after talks on Monday".
func (r *Runner) ofEvent(t token.Span, c *candidate) bool {
	k := 0
	for k < len(r.chunks) && r.chunks[k].End <= t.First {
		k++
	}
	if k < 3 || k >= len(r.chunks) || k <= c.verb() {
		return false
	}
	if r.chunks[k-1].Kind != clause.Prep || r.chunks[k-1].Sym == r.s.on {
		return false
	}
	return r.chunks[k-2].Kind == clause.Noun && k-2 != c.noun && r.s.cues.Has(r.chunks[k-3].Sym, cueEarlier|cueTime)
}

// ofName reports whether the verb group k is a participle behind a comma which tells of
// who or what is named before that: "Bolt, bought by Cue", "its plant, bought in May".
func (r *Runner) ofName(k int) bool {
	if k < 2 || r.chunks[k].Kind != clause.Verb || r.chunks[k].Form != clause.Participial {
		return false
	}
	if r.chunks[k-1].Kind != clause.Comma || r.chunks[k-2].Kind != clause.Noun {
		return false
	}
	return r.chunks[k-2].Named || r.agreementIn(r.chunks[k-2].Span) == nil && !r.markedChunk(k, markSigns|markSays|markHappens)
}

// ofThing reports whether a time is told by the participle k right before it of a thing or a firm
// and no agreement: "the plant opened in 2010", "a firm founded in 2010".
func (r *Runner) ofThing(k int, t token.Span) bool {
	if r.chunks[k].Form != clause.Participial || r.chunks[k-1].Kind != clause.Noun || !r.right(k, t) {
		return false
	}
	return r.agreementIn(r.chunks[k-1].Span) == nil && !r.markedChunk(k, markSigns|markSays)
}

// afterDoing reports whether a preposition says that what the gerund k tells was done before: "after
// winning".
func (r *Runner) afterDoing(k int) bool {
	return k > 0 && r.chunks[k-1].Kind == clause.Prep && r.markedChunk(k-1, markHaving)
}

// ofCause reports whether the verb group k tells what has gone before: "after winning a tender in March".
func (r *Runner) ofCause(k int) bool {
	return r.gerundAt(k) && r.afterDoing(k)
}

// lasting reports whether the time at token i, behind "since", says from when on a
// candidate has stood: "has had a contract with Acme since May".
func (r *Runner) lasting(i int, c *candidate) bool {
	if r.d.Word(i-1) != "since" || c.plural || c.count != 0 {
		return false
	}
	return c.status == "signed" && c.frame != r.s.named && r.chunks[c.verb()].Perfect
}

// past reports whether a date can be that of something that has happened.
func (r *Runner) past(t *timex.Timex) bool {
	return t.Type == "DATE" && dated(t.Value) && (r.in.Published == "" || t.FirstDay <= r.in.Published)
}

// dateAt is the date that begins at token i, -1 if none does or it is to come.
func (r *Runner) dateAt(i int) int {
	for k := range r.in.Dates {
		if t := &r.in.Dates[k]; i >= 0 && t.First == i && r.past(t) {
			return k
		}
	}
	return -1
}

// reported is the token at which a time begins at which somebody is told to have
// reported what a candidate's clause tells, before the one who does ("In May, Acme said
// it had signed") or behind the verb ("Acme said in May it had signed"); -1 if none does.
func (r *Runner) reported(c *candidate) int {
	k := 0
	for k < len(r.chunks) && r.chunks[k].End <= c.clause.First {
		k++
	}
	when := -1
	for j := k; j < len(r.chunks) && r.chunks[j].Kind != clause.Verb; j++ {
		if r.chunks[j].Kind == clause.Time {
			when = r.chunks[j].First // "said on Friday it had signed"
		} else if r.chunks[j].Kind == clause.Noun {
			break
		}
	}
	for j := k - 1; j >= 0; j-- {
		switch v := &r.chunks[j]; v.Kind {
		case clause.Sub, clause.Prep, clause.Comma:
		case clause.Noun: // "said in a statement on Friday that it had signed"
			if when < 0 || v.Named || j == 0 || r.chunks[j-1].Kind != clause.Prep {
				return -1
			}
		case clause.Time:
			when = v.First
		case clause.Verb:
			if v.Form != clause.Finite || !v.Past || !r.s.marks.Has(v.Sym, markSays) {
				return -1
			}
			if when < 0 {
				return r.fronting(j)
			}
			return when
		default:
			return -1
		}
	}
	return -1
}

// fronting is the token at which a time begins with which, or with a phrase that it closes, the
// sentence opens before the verb k: "In May, Acme said", "In a statement on Friday, Acme said"; -1
// if it does not.
func (r *Runner) fronting(k int) int {
	for j := 0; j < k; j++ {
		switch ch := &r.chunks[j]; ch.Kind {
		case clause.Time:
			return ch.First
		case clause.Prep:
		case clause.Noun:
			if ch.Named || j == 0 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// auctionDay is the date that the sentence tells in which the auction of an award is
// told of, or the one before it, -1 if it tells none or several.
func (r *Runner) auctionDay(c *candidate) int {
	for n := c.sent; n >= max(0, c.sent-3); n-- {
		if r.marksIn(n)&markTender == 0 || n != c.sent && r.opensTender(n) {
			continue
		}
		day := -1
		for k := range r.in.Dates {
			t := &r.in.Dates[k]
			if !r.d.Sentences[n].Contains(t.Span) || !r.past(t) || len(t.Value) < len("2006-01") || r.s.marks.Has(r.before(t.First), markDeadline) {
				continue
			}
			if day >= 0 {
				return -1
			}
			day = k
		}
		if day >= 0 {
			return day
		}
	}
	return -1
}

// opensTender reports whether sentence n tells that a tender begins: "The tender was floated in May".
func (r *Runner) opensTender(n int) bool {
	return slices.ContainsFunc(r.cl.Sentence(n), func(ch clause.Chunk) bool {
		return ch.Kind == clause.Verb && r.s.cues.Has(ch.Sym, cueHolds) && r.s.cues.Has(ch.Sym, cueBegins)
	})
}

// headed is the date or year that opens a candidate's paragraph with a colon, "" if
// none does.
func (r *Runner) headed(c *candidate) (date, text string) {
	first := r.d.Sentences[r.d.ParagraphStart(c.sent)].First
	colon := func(i int) bool { return i < len(r.d.Tokens) && r.d.Word(i) == ":" }
	if k := r.dateAt(first); k >= 0 && colon(r.in.Dates[k].End) {
		return r.in.Dates[k].Value, r.d.Slice(r.in.Dates[k].Span)
	}
	w := r.d.Word(first)
	if len(w) != 4 || w[:2] != "19" && w[:2] != "20" || !colon(first+1) || !r.d.Tokens[first].Is(token.Digit) {
		return "", ""
	}
	if r.in.Published != "" && w > r.in.Published {
		return "", ""
	}
	return w, w
}

// from reports whether the word before token i says since when an agreement is: "a
// contract dating from May".
func (r *Runner) from(i int) bool {
	return i > 1 && r.s.cues.Has(r.d.Tokens[i-2].Sym, cueDates)
}

// signedThen reports whether the verb before a time is a participle of making an
// agreement: "ended the contract signed in May".
func (r *Runner) signedThen(t token.Span) bool {
	for k := len(r.chunks) - 1; k >= 0; k-- {
		if v := &r.chunks[k]; v.Kind == clause.Verb && v.End <= t.First {
			return v.Form == clause.Participial && r.s.marks.Has(v.Sym, markSigns)
		}
	}
	return false
}

// whenOf reports whether a time stands before the "when" that opens the clause of a
// candidate: "in 2016, when Acme bought".
func (r *Runner) whenOf(t token.Span, c *candidate) bool {
	i := c.clause.First - 1
	if i <= 0 || r.d.Tokens[i].Sym != r.s.when {
		return false
	}
	if i--; r.d.Tokens[i].Is(token.Punct) {
		i--
	}
	return t.End == i+1
}

// dated reports whether a TIMEX3 value is a date of the calendar.
func dated(v string) bool {
	return len(v) >= 4 && v[0] >= '1' && v[0] <= '2' && !strings.Contains(v, "/")
}

func (r *Runner) before(i int) token.Sym {
	if i == 0 {
		return 0
	}
	return r.d.Tokens[i-1].Sym
}

// modifiesNoun reports whether a date stands before a noun that it describes:
// "its 2030 target".
func (r *Runner) modifiesNoun(s token.Span, c *candidate) bool {
	if s.End >= len(r.d.Tokens) || s.First == 0 {
		return false
	}
	for i := range r.chunks {
		ch := r.chunks[i]
		if ch.Kind != clause.Verb && ch.First <= s.First && s.End < ch.End {
			// "Monday's signing", "the 10 February agreement", "the 2019 award of a contract"
			return i != c.noun && !r.genitive(s.End) && !(ch.Head == s.End && r.markedHead(i, markAct))
		}
	}
	return false
}
