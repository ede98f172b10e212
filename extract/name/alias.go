package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// alias joins groups that name one thing.
func (r *Runner) alias() {
	r.sameEntry()
	r.sameCore()
	for n := range r.groups {
		r.shortForm(int32(n))
	}
}

// words of a group's form.
func (r *Runner) span(n int32) token.Span {
	c := &r.cands[r.groups[n].first]
	return token.Span{First: c.First, End: c.core}
}

// brackets joins "China National Nuclear Corporation (CNNC)".
func (r *Runner) brackets() {
	w := &r.s.words
	for i := range r.cands {
		c := &r.cands[i]
		r.inner(c)
		if c.First == 0 || r.sym(c.First-1) != w.open {
			continue
		}
		if r.spelt(c) {
			g := &r.groups[c.group]
			g.bracketed, g.common = true, g.entry == nil || g.class == r.s.lab.organization
			continue
		}
		if i == 0 {
			continue
		}
		p := &r.cands[i-1]
		if o := c.First - 1; o != p.End && o != p.core && !(o == p.End+1 && r.sym(p.End) == w.poss) {
			continue
		}
		if c.End >= len(r.d.Tokens) || r.sym(c.End) != w.close {
			continue
		}
		if r.aliasOf(c, p) {
			g := &r.groups[c.group]
			g.strong = g.strong || r.groups[p.group].strong
			g.bracketed = true
			r.join(p.group, c.group)
		}
	}
}

// spelt reports whether the initialism c in brackets stands for lower-case
// words before them: "floating production unit (FPU)".
func (r *Runner) spelt(c *candidate) bool {
	w := &r.s.words
	if c.core-c.First != 1 {
		return false
	}
	short := r.d.Word(c.First)
	if len(short) < 2 || len(short) > 7 || short[len(short)-1] < 'A' || short[len(short)-1] > 'Z' {
		return false
	}
	n, lowers := len(short)-1, 0
	for k := c.First - 2; k >= 0 && n >= 0 && k > c.First-2-3*len(short); k-- {
		t := r.d.Tokens[k]
		if !t.Is(token.Letter) {
			if t.Sym != w.hyphen && t.Sym != w.comma {
				return false
			}
			continue
		}
		if lower(r.d.Text[t.Start]) == lower(short[n]) {
			n--
			if !t.Is(token.Upper) {
				lowers++
			}
		} else if r.trait(k)&function == 0 {
			return false
		}
	}
	return n < 0 && lowers*2 >= len(short)
}

// inner joins the initialism within a name, "China-Kyrgyzstan-Uzbekistan (CKU)
// Railway", with the name.
func (r *Runner) inner(c *candidate) {
	w := &r.s.words
	for k := c.First + 1; k+1 < c.core; k++ {
		if r.sym(k-1) == w.open && r.sym(k+1) == w.close && r.d.Tokens[k].Is(token.AllUpper) {
			if n, ok := r.byKey[r.key(k, k+1)]; ok {
				r.groups[n].strong = true
				r.join(c.group, n)
			}
			for n := range r.groups {
				if r.cands[r.groups[n].first].coreKey == r.key(k, k+1) {
					r.join(c.group, int32(n))
				}
			}
		}
	}
}

// aliasOf reports whether the bracketed c is another name of p, no remark
// on it.
func (r *Runner) aliasOf(c, p *candidate) bool {
	if c.class == r.s.lab.country && c.entry != nil || c.class == r.s.lab.place && c.entry != nil && !r.d.Tokens[c.First].Is(token.AllUpper) {
		return false
	}
	if p.class == r.s.lab.country && p.entry != nil && p.core == p.End {
		return false
	}
	if r.initialsFit(p, c) {
		return true
	}
	words := 0
	for k := c.First; k < c.End; k++ {
		if r.d.Tokens[k].Is(token.Letter) {
			words++
		}
	}
	last := r.trait(p.core - 1)
	return words == 1 && (p.core-p.First >= 2 || last&orgHead != 0) && (last&(orgHead|legalForm|progHead|eventHead|facHead) != 0 || r.hasOf(p.First, p.core)) ||
		r.lettersFit(p, c)
}

// initialsFit reports whether c is made of initials of the words of p, in
// order, and has the first of them.
func (r *Runner) initialsFit(p, c *candidate) bool {
	if c.core-c.First != 1 {
		return false
	}
	short := r.d.Word(c.First)
	if len(short) < 2 || p.core-p.First < 2 {
		return false
	}
	n := 0
	for k := p.First; k < p.core && n < len(short); k++ {
		t := r.d.Tokens[k]
		if !t.Is(token.Letter) {
			continue
		}
		if lower(r.d.Text[t.Start]) == lower(short[n]) {
			n++
		}
	}
	return n == len(short)
}

// lettersFit reports whether the letters of c stand in p in order, the first
// one first: Kepco, PowerChina.
func (r *Runner) lettersFit(p, c *candidate) bool {
	if c.core-c.First != 1 || p.core-p.First < 2 {
		return false
	}
	short, full := r.d.Word(c.First), r.d.Slice(token.Span{First: p.First, End: p.core})
	if len(short) < 3 || lower(short[0]) != lower(full[0]) {
		return false
	}
	n := 0
	for k := 0; k < len(full) && n < len(short); k++ {
		if lower(full[k]) == lower(short[n]) {
			n++
		}
	}
	return n == len(short)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// sameEntry joins forms of one entry of a gazetteer.
func (r *Runner) sameEntry() {
	for n := range r.groups {
		e := r.groups[n].entry
		if e == nil || r.cands[r.groups[n].first].facility != noFacility && r.groups[n].class == r.s.lab.place {
			continue
		}
		for k := range n {
			if f := r.groups[k].entry; r.cands[r.groups[k].first].facility == r.cands[r.groups[n].first].facility && f == e || f != nil && r.groups[k].class == r.groups[n].class && r.sameName(e, f) {
				r.join(int32(k), int32(n))
				break
			}
		}
	}
}

// sameCore joins "Dolgeth", "Dolgeth wind farm" and "Dolgeth project". Where
// the first part is a place of its own ("Almaty", "in Belkesh, Angola"), what
// stands there is another thing.
func (r *Runner) sameCore() {
	for n := range r.groups {
		c := &r.cands[r.groups[n].first]
		if c.coreKey == 0 || c.coreKey == c.key {
			continue
		}
		if k, ok := r.byKey[c.coreKey]; ok && k != int32(n) {
			if g := &r.groups[k]; g.votes[place] < 3.5 || g.votes[project] > g.votes[place] {
				r.join(int32(n), k)
			}
		}
		if c.entry != nil && c.class == r.s.lab.place {
			continue
		}
		for k := range n {
			if r.cands[r.groups[k].first].coreKey == c.coreKey {
				r.join(int32(k), int32(n))
				break
			}
		}
	}
}

// sameName reports whether two entries of one class name one thing: rows of an
// organization, the abbreviation of a state and the state.
func (r *Runner) sameName(e, f *lexicon.Entry) bool {
	if e.Class != r.s.placeClass {
		return e.Name == f.Name
	}
	return e.Get("kind") == "region" && f.Get("kind") == "region" && e.Get("country") == f.Get("country") && fullState(e) == fullState(f)
}

func fullState(e *lexicon.Entry) string {
	if n := e.Get("region"); n != "" {
		return n
	}
	return e.Name
}

// shortForm joins group n with the fuller form of which it is a part.
func (r *Runner) shortForm(n int32) {
	g := &r.groups[n]
	s := r.span(n)
	best, score := int32(-1), 0
	for k := range r.groups {
		if int32(k) == n || !r.groups[k].strong {
			continue
		}
		f := r.span(int32(k))
		if f.Len() <= s.Len() {
			continue
		}
		if sc := r.shortOf(n, int32(k), s, f); sc > score {
			best, score = int32(k), sc
		}
	}
	if best >= 0 {
		if r.root(best) != r.root(n) && g.parent == n {
			r.join(best, n)
		}
	}
}

// shortOf says how surely form s (group n) is short for form f (group k): 0
// not at all.
func (r *Runner) shortOf(n, k int32, s, f token.Span) int {
	g, h := &r.groups[n], &r.groups[k]
	if g.entry != nil && h.entry != nil && g.entry != h.entry && !(g.class == r.s.lab.place && h.class == g.class) {
		return 0
	}
	listedPlace := g.entry != nil && (g.class == r.s.lab.place || g.class == r.s.lab.country)
	fc := &r.cands[h.first]
	if h.votes[person] >= 3 && h.votes[person] > h.votes[organization] && h.votes[person] > h.votes[place] {
		if s.Len() == 1 && (g.votes[place] > 6 || g.class == r.s.lab.country && g.entry != nil) {
			return 0
		}
		if r.suffix(s, f) {
			return 9
		}
		if s.Len() == 1 && r.word(s.First) == r.word(f.First) && r.d.Tokens[f.First].End-r.d.Tokens[f.First].Start > 1 {
			return 4
		}
		return 0
	}
	// acronym of a name told elsewhere
	if s.Len() == 1 && r.d.Tokens[s.First].Is(token.AllUpper) && f.Len() >= 2 && !listedPlace {
		if r.initialsAre(f, r.d.Word(s.First)) {
			return 7
		}
	}
	if s.Len() == 3 && r.sym(s.First+1) == r.s.words.amp && r.initial(s.First) && r.initial(s.First+2) && f.Len() >= 3 {
		if r.initialsAre(f, r.d.Word(s.First)+r.d.Word(s.First+2)) {
			return 7 // B&W
		}
	}
	// State of Michigan
	if f.Len() == s.Len()+2 && r.sym(f.First+1) == r.s.words.of && r.suffix(s, f) {
		if a := r.find(f.First, r.s.lab.placeHead); a != nil && g.class != r.s.lab.country {
			if k := a.Entry.Get("kind"); k == "region" || k == "city" || k == "district" {
				return 8
			}
		}
	}
	if r.prefix(s, f) {
		if h.votes[place] > h.votes[organization] && h.votes[place] > h.votes[project] {
			if f.Len() == s.Len()+1 && r.trait(f.End-1)&placeEnd != 0 && (!listedPlace || r.sameRank(f.End-1, g, s)) {
				return 5
			}
			return 0
		}
		if listedPlace && (g.votes[place] > g.votes[organization] || g.class == r.s.lab.country) {
			return 0
		}
		if fc.facility != noFacility && r.onlyGeneric(f.First+s.Len(), f.End) {
			return 6
		}
		if s.Len() == 1 && r.trait(s.First)&(topic|orgHead) != 0 {
			return 0
		}
		if r.onlyGeneric(f.First+s.Len(), f.End) {
			return 6
		}
		return 0
	}
	// PT Wijaya Karya, US Department of Energy
	if r.suffix(s, f) && s.Len() >= 2 {
		d := f.End - s.Len()
		if r.trait(f.First)&legalStart != 0 && d == f.First+1 {
			return 6
		}
		if a := r.listed(f.First); a != nil && a.End == d && a.Label == r.s.lab.country {
			return 6
		}
		if a := r.find(f.First, r.s.lab.demonym); a != nil && a.End == d {
			return 6
		}
	}
	return 0
}

// sameRank reports whether the head of a place's name tells what the gazetteer
// says of the name without it: Suncheon City, Washington State.
func (r *Runner) sameRank(head int, g *group, s token.Span) bool {
	a := r.find(head, r.s.lab.placeHead)
	if a == nil || g.class == r.s.lab.country {
		return false
	}
	want := a.Entry.Get("kind")
	for b := r.c.First(s.First); b != nil; b = r.c.Next(b) {
		if b.Label == r.s.lab.place && b.End == s.End {
			if k := b.Entry.Get("kind"); k == want || k == "capital" && want == "city" {
				return true
			}
		}
	}
	return false
}

// onlyGeneric reports whether the words i..j are heads, legal forms and
// fields of activity, which short forms leave out.
func (r *Runner) onlyGeneric(i, j int) bool {
	for ; i < j; i++ {
		t := r.d.Tokens[i]
		if t.Is(token.Letter) && t.Is(token.Upper) {
			if r.trait(i)&(orgHead|legalForm|topic|facHead|facMod|eventHead|progHead) == 0 {
				return false
			}
			continue
		}
		if t.Is(token.Digit) {
			return false
		}
		if t.Is(token.Letter) && r.trait(i)&(facHead|facMod|placeEnd) == 0 {
			return false
		}
	}
	return true
}

func (r *Runner) prefix(s, f token.Span) bool {
	for k := 0; k < s.Len(); k++ {
		if r.word(s.First+k) != r.word(f.First+k) {
			return false
		}
	}
	return true
}

func (r *Runner) suffix(s, f token.Span) bool {
	for k := 1; k <= s.Len(); k++ {
		if r.word(s.End-k) != r.word(f.End-k) {
			return false
		}
	}
	return true
}

// initialsAre reports whether short is the initials of the capitalised words
// of f.
func (r *Runner) initialsAre(f token.Span, short string) bool {
	n := 0
	for k := f.First; k < f.End; k++ {
		t := r.d.Tokens[k]
		if !t.Is(token.Upper) {
			continue
		}
		if n >= len(short) || r.d.Text[t.Start] != short[n] {
			// a legal form at the end may be left out
			return n == len(short) && r.trait(k)&legalForm != 0
		}
		n++
	}
	return n == len(short) && n >= 2
}
