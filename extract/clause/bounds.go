package clause

import "wattwire/extract/token"

// Start is the token at which the clause of verb group k begins.
func Start(cs []Chunk, k int) int {
	for j := k - 1; j >= 0; j-- {
		switch c := cs[j]; c.Kind {
		case Rel:
			if relStart(cs, k) == j {
				return c.First
			}
		case Stop, Sub:
			return c.End
		case Verb:
			if c.Form == Finite {
				return c.End
			}
		}
	}
	return cs[0].First
}

// End is the token after the last of the arguments of chunk k, with the times
// and brackets that follow it.
func End(cs []Chunk, k int, args []Arg) int {
	last := k
	for _, a := range args {
		last = max(last, a.Nouns[len(a.Nouns)-1])
	}
	end := cs[last].End
	for j := last + 1; j < len(cs); j++ {
		switch cs[j].Kind {
		case Comma:
			if timeCloses(cs, j+1) {
				continue // "signed a contract with Acme, in May."
			}
			if past := Aside(cs, j); past > 0 && timeCloses(cs, past+1) {
				j = past // "signed a contract with Acme, which owns the dam, in May."
				continue
			}
		case Time, Paren:
			end = cs[j].End
			continue
		case Prep:
			if j+1 < len(cs) && cs[j+1].Kind == Time {
				continue
			}
		case Other:
			continue
		}
		break
	}
	return end
}

// Aside is the comma that closes the relative clause which the comma j opens, -1 if none does.
func Aside(cs []Chunk, j int) int {
	if j+1 >= len(cs) || cs[j].Kind != Comma || cs[j+1].Kind != Rel {
		return -1
	}
	for k := j + 2; k < len(cs); k++ {
		switch cs[k].Kind {
		case Comma:
			return k
		case Stop, Quote, Rel:
			return -1
		}
	}
	return -1
}

// timeCloses reports whether a time, behind a preposition or not, stands at chunk j as the last
// of the sentence or of what "and" goes on.
func timeCloses(cs []Chunk, j int) bool {
	if j < len(cs) && cs[j].Kind == Prep {
		j++
	}
	if j >= len(cs) || cs[j].Kind != Time {
		return false
	}
	if j++; j+1 < len(cs) && cs[j].Kind == Comma && cs[j+1].Kind == Conj {
		return true
	}
	return j == len(cs) || cs[j].Kind == Stop
}

// region reports whether the noun j is the name of a place that says where the place
// before a comma lies, in a phrase that a comma closes: "in Austin, Texas, Acme signed".
func region(cs []Chunk, j int) bool {
	first, last := j, j
	for first > 2 && cs[first].place && cs[first-1].Kind == Comma && cs[first-2].place {
		first -= 2
	}
	if first == j || cs[first-1].Kind != Prep {
		return false
	}
	for last+2 < len(cs) && cs[last+1].Kind == Comma && cs[last+2].place {
		last += 2
	}
	// of more than two the last may do what follows: "In Oslo, Kenya, Uganda and Togo signed"
	return last+2 < len(cs) && cs[last+1].Kind == Comma && (last == first+2 && cs[last+2].Kind != Conj || cs[last+2].Kind == Verb)
}

// Ordered reports whether the participle in chunk k stands with "by" and whoever did it, and with
// no time: who is told so of what was commissioned has ordered it.
func Ordered(cs []Chunk, k int, by token.Sym) bool {
	if k+2 >= len(cs) || cs[k].Kind != Verb || cs[k].Form != Participial || cs[k+1].Sym != by || cs[k+2].Kind != Noun {
		return false
	}
	for _, c := range cs[k+2:] {
		switch c.Kind {
		case Time:
			return false
		case Noun, Prep, Conj, Paren:
		default:
			return true
		}
	}
	return true
}
