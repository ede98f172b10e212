package name

import (
	"slices"

	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// block marks the tokens of amounts and dates, and of bylines and credits.
func (r *Runner) block() {
	toks, amounts, by := r.d.Tokens, r.s.lab.anyAmount, r.s.words.by
	for i, t := range r.traits {
		if r.c.Any(i, amounts) {
			r.blockAmounts(i)
		}
		if t&credit != 0 || toks[i].Sym == by {
			r.credit(i)
		}
	}
}

// blockAmounts blocks the amounts and dates that begin at token i.
func (r *Runner) blockAmounts(i int) {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.Label >= r.s.lab.amounts[0] && slices.Contains(r.s.lab.amounts, a.Label) && !r.named(a) {
			r.blockAmount(a)
		}
	}
}

// named reports whether what was read as a date is a person's name: Theresa
// May.
func (r *Runner) named(a *rule.Annotation) bool {
	if a.Len() != 1 || r.trait(a.First)&month == 0 {
		return false
	}
	return r.mayName(a.First)
}

// credit blocks a byline or the credit of a picture that begins at token i:
// "(Reporting by …", "Photo: …", "By Anna Smith LONDON".
func (r *Runner) credit(i int) {
	w := &r.s.words
	s := r.d.Sentences[r.d.SentenceOf(i)]
	next := i + 1
	if next >= s.End || !r.d.Tokens[i].Is(token.Upper) && (i == 0 || r.sym(i-1) != w.open && r.trait(i-1)&credit == 0) {
		return
	}
	if r.sym(i) == w.by {
		r.byline(i, s.Span)
		return
	}
	opened := i > s.First && (r.sym(i-1) == w.open || r.sym(i-1) == w.semicolon)
	double := r.trait(next)&credit != 0 && r.sym(next+1) == w.colon // "Sample image Image Credit: …"
	if i != s.First && !opened && !double && !(r.sym(next) == w.by && r.sym(i-1) == w.close) {
		return
	}
	if r.sym(i) == w.additional {
		if r.trait(next)&credit != 0 && r.sym(next+1) == w.by {
			r.blockTo(i, s.End)
		}
		return
	}
	if n := r.sym(next); n != w.by && n != w.colon && r.trait(next)&credit == 0 && !(opened && n == w.of) {
		return
	}
	end := next
	for end < s.End && !(opened && r.sym(end) == w.close) {
		end++
	}
	r.blockTo(i, end)
}

// maxByline is how many tokens a byline may have.
const maxByline = 8

// byline blocks the names behind "By" at token i that a dateline or the end of the line
// follows.
func (r *Runner) byline(i int, s token.Span) {
	first := i + 1
	k := first
	for k < s.End && k <= i+maxByline && r.inByline(k, first, s.End) {
		k++
	}
	if k > first+1 && r.endsByline(i, k, s) {
		r.blockTo(first, k)
	}
}

// endsByline reports whether what stands at token k behind the names of a byline, whose "By" is
// at token i of a sentence, ends it: the end of the line, a place in capitals, a date.
func (r *Runner) endsByline(i, k int, s token.Span) bool {
	if k == s.End {
		return i == s.First
	}
	if r.d.Tokens[k].Is(token.AllUpper) {
		return true
	}
	return k+2 < s.End && r.trait(k)&month != 0 && r.d.Tokens[k+1].Is(token.Digit) && r.sym(k+2) == r.s.words.open
}

// inByline reports whether token k goes on a byline that begins at first.
func (r *Runner) inByline(k, first, end int) bool {
	t := &r.d.Tokens[k]
	if t.Sym == r.s.words.and && k > first+1 {
		return true
	}
	if !t.Is(token.Upper) || t.Is(token.AllUpper) || r.blocked[k] {
		return false
	}
	return r.trait(k)&month == 0 || k+1 < end && !r.d.Tokens[k+1].Is(token.Digit)
}

// blockAmount blocks an amount, but not the names that describe what is counted:
// "20 Acme turbines".
func (r *Runner) blockAmount(a *rule.Annotation) {
	last := &r.d.Tokens[a.End-1]
	if a.Label != r.s.lab.amount || a.Len() < 3 || !last.Is(token.Letter) || last.Is(token.Upper) {
		r.blockTo(a.First, a.End)
		return
	}
	r.blocked[a.First] = true
	for i := a.First + 1; i < a.End; i++ {
		if t := &r.d.Tokens[i]; !t.Is(token.Upper) || t.End-t.Start <= 2 || t.Is(token.AllUpper) && r.listed(i) == nil {
			r.blocked[i] = true
		}
	}
}

func (r *Runner) blockTo(i, end int) {
	for ; i < end; i++ {
		r.blocked[i] = true
	}
}
