package clause

// Listed is the noun j and the names coordinated with it before: of "Acme, Bolt and Cue,
// which" all three.
func Listed(cs []Chunk, j int) []int { return listed(cs, j) }

// List is the noun i and the nouns coordinated with it before chunk limit.
func List(cs []Chunk, i, limit int) []int { return list(cs, i, limit) }

// Joined is the last of the active verbs joined to the verb group k before the object that they
// share: of "will supply, install and service turbines" the third; k itself if none is.
func Joined(cs []Chunk, k int) int {
	last, closed := k, false
	for j := k + 1; j+2 < len(cs) && !closed && cs[j].parting(); j += 2 {
		if v := &cs[j+1]; v.Kind != Verb || v.Form != cs[k].Form || v.Passive {
			break
		}
		last, closed = j+1, cs[j].Kind == Conj
	}
	if closed && cs[last+1].Kind == Verb && cs[last+1].Form == Infinitive && last+2 < len(cs) {
		last++ // "has bought and plans to rebuild the dam"
	}
	if !closed || cs[k].Passive || cs[last+1].Kind != Noun {
		return k
	}
	return last
}

// ofPhrase is the last of the names that stand in one phrase of the noun i, which has none:
// "contracts with Acme and Bolt cover", "a loan from Acme, Bolt and Cue covers"; 0 if no list
// does. After "of" two may be two subjects: "the head of Acme and Bolt have".
func ofPhrase(cs []Chunk, i, limit int) int {
	p := i + 1
	for p+2 < limit && cs[p].Kind == Prep && cs[p+1].Kind == Noun && !cs[p+1].Named {
		p += 2 // "the signing of the deal by"
	}
	first := p + 1
	if first >= limit || cs[i].Named || cs[p].Kind != Prep || !cs[first].isName() {
		return 0
	}
	for j := first + 1; j+1 < limit; j += 2 {
		comma := cs[j].Kind == Comma && !cs[j].dash
		if comma && j > first+1 && cs[j+1].Kind == Conj {
			j++
		}
		switch {
		case j+1 == limit || !cs[j+1].isName() || cs[j+1].place != cs[first].place:
			return 0
		case cs[j].Kind == Conj && (j > first+1 || !cs[p].Of):
			return j + 1
		case !comma:
			return 0
		}
	}
	return 0
}

// list is the noun i and the nouns coordinated with it before chunk limit:
// "A, B and C", past brackets and past what stands between commas.
func list(cs []Chunk, i, limit int) []int {
	out := []int{i}
	for j := max(i, ofPhrase(cs, i, limit)) + 1; j < limit; j++ {
		switch cs[j].Kind {
		case Conj:
			if j+1 < limit && cs[j+1].Kind == Noun {
				out = append(out, j+1)
				j++
			}
		case Comma:
			n := j + 1
			if end := inserted(cs, j, limit); end > 0 {
				if cs[n].Kind == Noun {
					out = append(out, n)
				}
				j = end - 1
				break
			}
			if n < limit && cs[n].Kind == Conj {
				n++
			}
			if n < limit && cs[n].Kind == Noun && !cs[n].whose && !region(cs, n) {
				out = append(out, n)
				j = n
			}
		case Prep:
			if cs[j].Pair { // "Acme, a venture between Bolt and Cue, has"
				_, j = run(cs, j+1, true)
			}
		case Noun:
			if j > i+1 && cs[j].Named && cs[j-1].Kind == Paren && out[len(out)-1] == j-2 && !cs[j-2].Named {
				out = append(out, j) // "Independent power producer (IPP) Acme has"
			}
		case Paren, Time, Other:
		case Verb:
			if cs[j].Form == Finite && relStart(cs, j) < 0 {
				return out
			}
		case Sub, Stop:
			return out
		}
	}
	return out
}

// inserted is the index of the comma that closes what is told of a name between the
// comma i and the verb at limit: "Acme, owned by Bolt, Cue and Dex, has", "Acme, a
// venture of Bolt and Cue, has", "Acme, a unit of Bolt, and Cue, a unit of Dex, have", "The dams,
// in Kenya and Peru, have"; 0 if nothing is.
func inserted(cs []Chunk, i, limit int) int {
	last := back(cs, limit-1)
	if last <= i+1 || cs[last].Kind != Comma || cs[last].dash != cs[i].dash {
		return 0
	}
	j := i + 1
	if cs[j].Kind == Noun && !cs[j].Named {
		j++
	}
	aside := j == i+1 && !cs[j+1].place && cs[i-1].Named // "Acme, with Bolt, has"
	if c := &cs[j]; c.Kind != Rel && (c.Kind != Prep || aside) && (c.Kind != Verb || c.Form != Participial) {
		return 0
	}
	commas := 0
	for j++; j < last; j++ {
		if cs[j].Kind == Comma {
			if commas == 0 && cs[j+1].Kind == Conj && cs[j+2].Kind == Noun {
				return j
			}
			commas++
		}
	}
	return last
}

// run is the noun at j and those coordinated with it directly ("A, B and C"),
// with the index of the last. After "between" a second belongs to it, whatever
// follows.
func run(cs []Chunk, j int, pair bool) ([]int, int) {
	for j < len(cs) && (cs[j].Kind == Other || cs[j].Kind == Quote) {
		j++
	}
	if j >= len(cs) || cs[j].Kind != Noun {
		return nil, j - 1
	}
	out, last := []int{j}, j
	closed := false // by "and" before the last
	second := false // but the second side goes on
	for i := j + 1; i < len(cs); i++ {
		switch cs[i].Kind {
		case Paren, Quote:
			continue
		case Noun:
			joined := cs[i-1].Kind == Conj
			if !joined && cs[i-1].Kind != Comma {
				return out, last
			}
			closed = closed || pair && joined
			side := second || pair && (joined || !closed) // of the pair
			if !side && newClause(cs, i) && !((joined || namesOn(cs, i-1)) && opens(cs, j)) {
				return out, last
			}
			out, last = append(out, i), i
			continue
		case Conj:
			continue
		case Prep:
			if pair && !closed && (len(out) == 1 || !cs[last].Named) && i == last+1 {
				// "between the government of Kenya and Acme", "between Lee, head of Acme and May"
				if of, end := run(cs, i+1, false); len(of) > 1 {
					return append(out, of[1:]...), end
				}
			}
			if n := apposition(cs, last, i); n > 0 {
				i = n
				continue
			}
			if i == last+1 && origin(cs, i) {
				i++ // "with Acme of France and Bolt of Spain"
				continue
			}
		case Comma:
			if second = closed && (second || secondList(cs, i)); closed && !second {
				return out, last // "between Acme and Bolt – and Cue"
			}
			if n := aside(cs, i); n > 0 {
				i = n
			}
			continue
		}
		break
	}
	return out, last
}

// secondList reports whether the comma i goes on the second side of a pair with names up to
// another "and": "between Acme and Bolt, Cue and Dex".
func secondList(cs []Chunk, i int) bool {
	for ; i+2 < len(cs) && cs[i].Kind == Comma && !cs[i].dash && cs[i+1].isName(); i += 2 {
		switch n := i + 2; {
		case cs[n].Kind == Comma && n+1 < len(cs) && cs[n+1].Kind == Conj:
			i++
		case cs[n].Kind != Conj:
			continue
		}
		n := i + 3
		return n < len(cs) && cs[n].isName() && !(n+1 < len(cs) && cs[n+1].Kind == Verb && cs[n+1].many)
	}
	return false
}

// opens reports whether the clause of the name at j has no verb before it, so that what
// "and" joins to the name has none of its own: "A loan from Acme and Bolt could help", "The
// contract signed by Acme and Bolt covers", "The contract that Cue signed with Acme and Bolt
// covers".
func opens(cs []Chunk, j int) bool {
	if !cs[j].Named || j < 2 {
		return false
	}
	if v := &cs[j-2]; v.Kind == Verb && v.Form == Participial && cs[j-1].Kind == Prep && !cs[j-1].With && verbless(cs, j-2) {
		return true
	}
	if v := &cs[j-2]; cs[j-1].With && v.Kind == Verb {
		rel := relStart(cs, j-2)
		if j > 3 && cs[j-3].Kind == Noun && cs[j-4].Kind == Noun {
			rel = j - 3 // "The contract Cue signed with Acme and Bolt"
		}
		return v.Form == Participial || v.Form == Finite && verbless(cs, rel)
	}
	for i := j - 1; i > 0; i-- {
		if k := cs[i].Kind; k != Prep && (k != Noun || cs[i].Named) {
			return false
		}
	}
	// not "Minister of Energy Lee and Acme have"
	return cs[0].Kind == Noun && !cs[0].Named && cs[j-1].Kind == Prep && (cs[0].Article || !cs[j-1].Of)
}

// verbless reports whether the clause has no verb yet where the relative clause at chunk rel
// begins.
func verbless(cs []Chunk, rel int) bool {
	for i := rel - 1; i >= 0 && cs[i].Kind != Stop && cs[i].Kind != Sub; i-- {
		if cs[i].finite() {
			return false
		}
	}
	return rel > 0
}

// apposition is the index of the comma that closes what the noun at j, of no
// name and after a comma, says with the phrase at i of the name before: "by Acme,
// a unit of Bolt, and Caspian"; 0 if the list does not go on there.
func apposition(cs []Chunk, j, i int) int {
	if i != j+1 || j < 2 || cs[j].Named || cs[j-1].Kind != Comma || !cs[j-2].Named {
		return 0
	}
	first := 0 // comma before a name
	for i++; i+2 < len(cs); i++ {
		switch cs[i].Kind {
		case Comma:
			n := i + 1
			if cs[n].Kind == Conj {
				n++
			}
			switch named := cs[n].isName(); {
			case !named && first == 0 && n > i+1 && cs[n].Kind == Noun && cs[n].Definite:
				return i // "by Acme, a unit of Bolt, and the minister"
			case !named && first > 0:
				return i // "a venture of Bolt, Cue and Dex, for"
			case !named:
				return 0
			case first == 0 && n > i+1:
				return i
			case first == 0:
				first = i
			}
		case Prep:
			if first > 0 {
				return first // "a unit of Bolt, Cue and Dex for"
			}
		case Noun, Paren, Conj:
		default:
			return first
		}
	}
	return first
}

// origin reports whether "of" and a name, or "from" and a place, stand between two names
// of a list, the first of them at the chunk before i: "Acme of France and Bolt".
func origin(cs []Chunk, i int) bool {
	if i < 1 || i+3 >= len(cs) || !cs[i-1].Named || !cs[i+1].isName() || !cs[i+3].isName() {
		return false
	}
	return cs[i+2].parting() && (cs[i].Of || cs[i].from && cs[i+1].place && !cs[i+3].place)
}

// aside is the index of the comma that closes what a participle or a relative
// clause says between the commas of a list, opened at i: "with Acme, also known as
// A1, and Bolt", "with Acme, which owns the line, and Bolt"; 0 if none does.
func aside(cs []Chunk, i int) int {
	j := i + 1
	for j < len(cs) && cs[j].Kind == Other {
		j++
	}
	if j+1 < len(cs) && cs[j].Kind == Noun && cs[j].Article && !cs[j].Named {
		j++ // "with Acme, a firm based in Peru, and Bolt"
	}
	if j >= len(cs) || cs[j].Kind != Rel && (cs[j].Kind != Verb || cs[j].Form != Participial) {
		return 0
	}
	told := cs[j].Kind == Verb
	for j++; j+2 < len(cs); j++ {
		switch cs[j].Kind {
		case Comma:
			if told && cs[j+1].Kind == Conj && cs[j+2].Kind == Noun && !newClause(cs, j+2) {
				return j
			}
			return 0
		case Noun, Prep, Time, Paren, Other:
		case Verb:
			if told {
				return 0
			}
			told = true
		default:
			return 0
		}
	}
	return 0
}

// listed is the noun j and those coordinated with it before.
func listed(cs []Chunk, j int) []int {
	if j < 0 || cs[j].Kind != Noun {
		return nil
	}
	first := j
	for sep := Conj; first > 1 && cs[first-1].Kind == sep; sep = Comma {
		n := back(cs, first-2)
		if sep == Conj && n > 0 && cs[n].Kind == Comma {
			n = back(cs, n-1) // "Acme, Bolt, and Cue"
		}
		if n < 0 || cs[n].Kind != Noun || !cs[n].Named {
			break
		}
		first = n
	}
	return list(cs, first, j+1)
}

// spliced is the noun after the last comma between the noun head, the object of
// a verb before, and the verb k, where a clause of its own begins there without a
// conjunction: "A bought B, C sold D"; -1 if none does.
func spliced(cs []Chunk, head, k int) int {
	if head < 1 || cs[head-1].Kind != Verb || cs[k-1].Kind != Noun {
		return -1
	}
	at := -1
	for j := head + 1; j < k; j++ {
		switch cs[j].Kind {
		case Comma:
			at = j
		case Conj, Verb, Rel, Sub, Stop, Quote, Paren:
			return -1
		}
	}
	if at < 0 || cs[at+1].Kind != Noun {
		return -1
	}
	return at + 1
}
