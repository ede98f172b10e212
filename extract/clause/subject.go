package clause

// Subject gives the indexes of the noun chunks that are the subject of the
// verb group k: the head first, then what is coordinated with it. For a
// participle it is the noun that it modifies.
func Subject(cs []Chunk, k int) []int {
	return subject(cs, k, 0)
}

// Bound gives the verb group that binds the subject of the infinitive or gerund
// k to what that tells, and that subject: of "allows Acme and Bolt to build" the
// verb "allows" and the two nouns; -1 if there is none.
func Bound(cs []Chunk, k int) (verb int, subj []int) {
	if cs[k].Form != Infinitive && cs[k].Form != Gerund {
		return -1, nil
	}
	for j := back(cs, k-1); j >= 0; j-- {
		switch cs[j].Kind {
		case Noun, Conj, Comma, Paren:
		case Prep, Verb:
			v := j
			if cs[j].Kind == Prep {
				v--
			}
			if v < 0 || cs[v].Kind != Verb || !cs[v].Binds || j+1 == k || cs[j+1].Kind != Noun {
				return -1, nil
			}
			return v, list(cs, j+1, k)
		default:
			return -1, nil
		}
	}
	return -1, nil
}

// subject is Subject; depth is how many verbs were asked on the way, since one may
// have the subject of another.
func subject(cs []Chunk, k, depth int) []int {
	if depth > 8 {
		return nil
	}
	if v, subj := Bound(cs, k); v >= 0 {
		return subj
	}
	switch cs[k].Form {
	case Participial:
		return ofParticiple(cs, k, depth)
	case Gerund:
		return ofGerund(cs, k, depth)
	case Infinitive:
		return ofInfinitive(cs, k, depth)
	}
	return ofFinite(cs, k, depth)
}

func ofParticiple(cs []Chunk, k, depth int) []int {
	j := back(cs, k-1)
	if j > 0 && cs[j].Kind == Comma {
		j = back(cs, j-1) // "the contract, signed in May,"
	}
	if g := participleBefore(cs, j); g >= 0 {
		return subject(cs, g, depth+1) // "a plant built by Acme and sold to Bolt"
	}
	if j < 0 || cs[j].Kind != Noun {
		return main(cs, k, depth)
	}
	for p := phrase(cs, j); p > 1 && cs[p-1].Kind == Noun && tellsOfNoun(cs, p); p = phrase(cs, p-1) {
		if cs[p-2].Kind == Verb && cs[p-2].undergoes {
			return []int{p - 1} // "had its licence for the field revoked", but "gets power under a deal signed in May"
		}
	}
	return []int{j}
}

// participleBefore is the participle of the same noun behind which the conjunction j joins
// another; -1 if there is none.
func participleBefore(cs []Chunk, j int) int {
	if j < 0 || cs[j].Kind != Conj {
		return -1
	}
	for g := j - 1; g >= 0; g-- {
		switch c := &cs[g]; c.Kind {
		case Verb:
			if c.Form == Participial && c.Passive {
				return g
			}
			return -1
		case Noun, Prep, Time, Paren, Other:
		default:
			return -1
		}
	}
	return -1
}

// tellsOfNoun reports whether the phrase of the preposition p tells of the noun before it rather
// than of a verb.
func tellsOfNoun(cs []Chunk, p int) bool {
	return cs[p].Of || cs[p].For || cs[p].from && cs[p+1].Named
}

func ofGerund(cs []Chunk, k, depth int) []int {
	j := back(cs, k-1)
	if j >= 0 && cs[j].Kind == Noun {
		q := j
		for q > 2 && cs[q].Named && cs[q-1].parting() && cs[q-2].Kind == Noun {
			q -= 2
		}
		if q < j && j == k-1 && cs[q].Named && cs[q-1].With {
			return list(cs, q, k) // "…, with Acme and Bolt buying the plant"
		}
		switch {
		case j > 0 && j == k-1 && cs[k].Passive && cs[j-1].Kind == Prep, // "led to the plant being closed"
			(j == 0 || cs[j-1].Kind != Prep) && governs(cs, j),
			j > 0 && j == k-1 && cs[j].Named && cs[j-1].Entails,
			j > 1 && cs[j].Named && cs[j-1].tidings && !cs[k].Passive,                   // "news of Acme recently buying the plant"
			j > 1 && cs[j-1].With && (cs[j-2].Kind == Comma || j == k-1 && cs[j].Named): // "…, with Acme buying the plant"
			return []int{j}
		case j > 2 && j == k-1 && cs[j].Named && cs[j-1].Kind == Conj && withGerund(cs, j-2):
			return []int{j} // "…, with Acme buying the plant and Bolt running it"
		}
	}
	if p := phrase(cs, max(j, 0)); p > 2 && cs[p-1].Kind == Noun && cs[p-2].With && cs[p-3].Kind == Comma {
		return []int{p - 1} // "…, with a plant in Kenya being in service"
	}
	return main(cs, k, depth)
}

// withGerund reports whether chunk j stands in what a gerund tells whose subject stands after "with".
func withGerund(cs []Chunk, j int) bool {
	for ; j > 1; j-- {
		switch c := &cs[j]; {
		case c.Kind == Verb && c.Form == Gerund:
			return cs[j-1].Kind == Noun && cs[j-2].With
		case c.Kind == Verb && c.Form == Finite, c.Kind == Stop, c.Kind == Sub, c.Kind == Rel, c.Kind == Quote:
			return false
		}
	}
	return false
}

func ofInfinitive(cs []Chunk, k, depth int) []int {
	if j := back(cs, k-1); j > 0 && cs[j].Kind == Noun {
		if cs[j-1].Kind == Verb && cs[j-1].Bids {
			return []int{j}
		}
		if j > 1 && cs[j].Named && cs[j-1].For && cs[j-2].Kind == Noun {
			return []int{j} // "an option for Acme to buy"
		}
	}
	if n := bidden(cs, k); n >= 0 {
		return []int{n}
	}
	if k == 0 || cs[k-1].Kind != Prep {
		return main(cs, k, depth)
	}
	k-- // "the plant due to close"
	if j := back(cs, k-1); j > 0 && cs[j].Kind == Verb {
		return subject(cs, j, depth+1) // "the plant is due to close"
	}
	return ofFinite(cs, k, depth)
}

// bidden is the name of the one who is told to do what the infinitive k tells, behind the comma that
// ends what is said of it: "asked Acme, the owner of the plant, to sell"; -1 if there is none.
func bidden(cs []Chunk, k int) int {
	if k < 4 || cs[k-1].Kind != Comma {
		return -1
	}
	for j := k - 2; j > 0; j-- {
		switch cs[j].Kind {
		case Noun:
			if cs[j-1].Kind == Verb && cs[j-1].Bids && cs[j+1].Kind == Comma && j+2 < k {
				return j
			}
		case Prep, Comma, Paren:
		default:
			return -1
		}
	}
	return -1
}

func ofFinite(cs []Chunk, k, depth int) []int {
	j := back(cs, k-1)
	if j < 0 {
		return nil
	}
	if a := apposed(cs, j); a > 0 {
		return subject(cs, a, depth+1)
	}
	if cs[j].doer && (cs[j].Pronoun || j > 0 && (cs[j-1].Kind == Noun || cs[j-1].Kind == Rel)) {
		return []int{j} // "a plant it bought", "…, and in May it bought"
	}
	if g := coordinate(cs, j); g >= 0 {
		return subject(cs, g, depth+1)
	}
	if cs[j].Kind == Conj {
		return nil
	}
	return leftwards(cs, j, k, depth)
}

// coordinate is the finite verb whose subject is also that of a verb directly behind
// the conjunction or comma j, -1 if there is none.
func coordinate(cs []Chunk, j int) int {
	if cs[j].Kind != Conj && !(cs[j].Kind == Comma && j > 0 && cs[j-1].Kind != Noun && cs[j-1].Kind != Paren) {
		return -1
	}
	for g := j - 1; g >= 0 && cs[g].Kind != Stop; g-- {
		if cs[g].Kind != Verb || cs[g].Form != Finite {
			continue
		}
		if cs[j].Kind == Comma && asides(cs, g) {
			return -1 // "Acme, which Bolt owns, has bought"
		}
		rel := relStart(cs, g)
		if rel < 1 || cs[rel-1].Kind == Comma || cs[j].Kind != Conj || cs[j-1].Kind != Comma {
			return g
		}
		g = rel // "ordered turbines for a dam that will power Lusaka, and signed a deal"
	}
	return -1
}

// leftwards looks for the subject of the verb group k from chunk j to the left: the
// first noun of its clause that stands in no phrase, else the last that does.
func leftwards(cs []Chunk, j, k, depth int) []int {
	head, inPhrase, own := -1, -1, false
walk:
	for ; j >= 0; j-- {
		switch c := cs[j]; c.Kind {
		case Rel:
			if head >= 0 && cs[j+1].Kind != Verb {
				return list(cs, head, k) // "which Acme signed"
			}
			return related(cs, j, k)
		case Noun:
			if first := phrase(cs, j); first >= 0 {
				if inPhrase < 0 {
					inPhrase = j
				}
				j = first
				continue
			}
			if c.whose {
				return list(cs, j, k) // "whose owner is Acme"
			}
			if underVerb(cs, j) {
				if meant(cs, j, k) {
					return []int{j}
				}
				if inPhrase < 0 {
					inPhrase, own = j, true // "After buying Bolt, Acme …"
				}
				continue
			}
			head = j
		case Verb:
			if c.Form != Finite {
				continue
			}
			if r := relativeFrom(cs, j); r >= 0 {
				j = r
				continue
			}
			if head < 0 && inPhrase < 0 {
				return subject(cs, j, depth+1)
			}
			head = behindVerb(cs, j, head, k)
			break walk
		case Conj:
			if next := cs[j+1].Kind; head < 0 && (next == Prep || next == Time) {
				if g := goesOn(cs, j); g >= 0 {
					return subject(cs, g, depth+1) // "planned a dam, and in May sold it"
				}
			} else if head > j && begins(cs, j) {
				break walk
			}
		case Sub, Stop:
			if g := goesOn(cs, j); head < 0 && !own && c.but && g >= 0 {
				return subject(cs, g, depth+1) // "planned a dam, but sold it"
			}
			break walk
		case Quote:
			if head >= 0 {
				break walk
			}
		}
	}
	if head < 0 {
		head = inPhrase
	}
	if head < 0 {
		return nil
	}
	return onlyLast(cs, list(cs, head, k), k)
}

// underVerb reports whether the noun j is the object of an infinitive or a gerund.
func underVerb(cs []Chunk, j int) bool {
	return j > 0 && cs[j-1].Kind == Verb && cs[j-1].Form != Finite && !cs[j-1].Passive
}

// meant reports whether the name j behind a gerund is the subject of the verb group k: "Acme
// bought it, meaning Bolt had to sell".
func meant(cs []Chunk, j, k int) bool {
	return j > 2 && cs[j-1].Form == Gerund && cs[j-2].Kind == Comma && back(cs, k-1) == j && cs[j].Named
}

// relativeFrom is where the relative clause that the verb j heads begins, -1 if it heads none.
func relativeFrom(cs []Chunk, j int) int {
	if r := relStart(cs, j); r >= 0 {
		return r
	}
	return contact(cs, j)
}

// behindVerb is the subject of the verb group k where another verb j and its object head stand
// before it: head itself, or what stands behind it.
func behindVerb(cs []Chunk, j, head, k int) int {
	if n := spliced(cs, head, k); n >= 0 {
		return n
	}
	if head >= 0 && cs[head].amount {
		if gaps := Gaps(cs, j); len(gaps) > 0 {
			if n := gaps[len(gaps)-1].Last + 3; n < k && cs[n-2].amount && cs[n-1].Kind == Conj && cs[n].Kind == Noun {
				return n // "Acme won 90 MW, Bolt 80 MW and Cue took 60 MW"
			}
		}
	}
	if cs[j].informs && head == j+1 && cs[head+1].Kind == Noun {
		return head + 1 // "told Acme the plant was closed"
	}
	return head
}

// onlyLast is the last of several names without "and" before a verb of one, else all of them:
// "News, Markets, Acme has".
func onlyLast(cs []Chunk, subj []int, k int) []int {
	if !cs[k].single || len(subj) < 2 {
		return subj
	}
	last := subj[len(subj)-1]
	if cs[last].Named && !cs[last].place && cs[last-1].Kind == Comma && last == back(cs, k-1) {
		return subj[len(subj)-1:]
	}
	return subj
}

// related is what the relative pronoun j, the subject of the verb group k, stands for.
func related(cs []Chunk, j, k int) []int {
	a := j - 1
	for a >= 0 && cs[a].Kind != Noun {
		a--
	}
	switch {
	case a < 0:
		return nil
	case a > 0 && a+2 == j && cs[a+1].Of && cs[a-1].Kind == Comma && cs[k].many:
		return listed(cs, back(cs, a-2)) // "Acme and Bolt, both of which have signed"
	case cs[k].many && cs[j-1].Kind == Comma:
		return listed(cs, a)
	}
	return []int{a}
}
