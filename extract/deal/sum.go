package deal

import (
	"wattwire/extract/clause"
	"wattwire/extract/rule"
)

// The sum of which a word for an agreement is told, beside it: "$5 million in loans", "a grant
// worth $5 million".

// fromSum is the chunk of the sum that what chunk k names is of, "$5 million in loans"; k
// itself if there is none.
func (r *Runner) fromSum(k int) int {
	if k > 1 && r.markedChunk(k-1, markSum) && r.sumAt(k-2) {
		return k - 2
	}
	return k
}

// pastSum is the chunk that names the financing of which the sum in chunk n is, "$5 million of
// funding"; n itself if there is none.
func (r *Runner) pastSum(n int) int {
	if n+2 >= len(r.chunks) || !r.markedChunk(n+1, markSum) || r.chunks[n+2].Kind != clause.Noun || !r.sumAt(n) {
		return n
	}
	if a := r.agreementIn(r.chunks[n+2].Span); a != nil && a.Entry.Get("type") == "financing" && r.heads(a, r.chunks[n+2]) {
		return n + 2
	}
	return n
}

// sumOf reports whether a sum stands with a weak noun of financing: "a $5 million
// grant", "funding of $5 million".
func (r *Runner) sumOf(k int, a *rule.Annotation) bool {
	if a.Entry.Get("type") != "financing" {
		return false
	}
	if r.sumAt(k) || k+2 < len(r.chunks) && r.chunks[k+1].Sym == r.s.of && r.sumAt(k+2) {
		return true
	}
	return r.worthBehind(k) || r.sumBeside(k) >= 0 || r.fromSum(k) != k
}

// sumBeside is the noun chunk of the sum that stands between commas or dashes behind chunk k:
// "its investment – some $5 million – will"; -1 if none does.
func (r *Runner) sumBeside(k int) int {
	n := k + 2
	if n+1 >= len(r.chunks) || r.chunks[k+1].Kind != clause.Comma {
		return -1
	}
	if r.chunks[n].Kind != clause.Noun || r.chunks[n+1].Kind != clause.Comma {
		return -1
	}
	if m := r.lastMention(r.chunks[n].Span, r.s.money); m != nil && m.End == r.chunks[n].End {
		return n
	}
	return -1
}

// worthBehind reports whether the words behind chunk k tell what it names to be worth: "a
// grant worth $5 million", "the loan, for $5 million", "a second loan, of $5 million".
func (r *Runner) worthBehind(k int) bool {
	j := k + 1
	comma := j < len(r.chunks) && r.chunks[j].Kind == clause.Comma
	if comma {
		j++
	}
	if j+1 >= len(r.chunks) || r.chunks[j].Kind != clause.Prep || r.chunks[j+1].Kind != clause.Noun || !r.sumAt(j+1) {
		return false
	}
	return r.markedChunk(j, markWorth) || comma && (r.chunks[j].Sym == r.s.forr || r.chunks[j].Of)
}

// sumAt reports whether a sum stands in the noun chunk n.
func (r *Runner) sumAt(n int) bool { return r.lastMention(r.chunks[n].Span, r.s.money) != nil }
