package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// alias joins groups that name one thing.
func (r *Runner) alias() {
	r.sameEntry()
	r.sameCore()
	r.indexForms()
	for n := range r.groups {
		r.shortForm(int32(n))
	}
	r.genitives()
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
		r.known(i)
		open := c.First - 1
		for open > 0 && open > c.First-4 && r.sym(open) != w.open && !r.d.Tokens[open].Is(token.Upper) {
			open-- // "(also known as UCO)"
		}
		if open < 0 || r.sym(open) != w.open {
			continue
		}
		if r.spelt(c, open) || !(i > 0 && r.cands[i-1].End == open) && r.ofAgreement(c, open) {
			g := &r.groups[c.group]
			g.bracketed, g.common = true, g.class != r.s.lab.country
			continue
		}
		if i == 0 || open != c.First-1 {
			continue
		}
		p := &r.cands[i-1]
		if o := open; o != p.End && o != p.core && !(o == p.End+1 && r.sym(p.End) == w.poss) {
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

// known joins what is known as another name with that: "Gorst Solutions LLC,
// also known as Gorst Solar".
func (r *Runner) known(i int) {
	w := &r.s.words
	c := &r.cands[i]
	if i > 0 && r.behindOr(c) {
		if r.reworded(&r.cands[i-1], c) {
			r.joinStrongly(&r.cands[i-1], c)
		}
		return
	}
	if i == 0 || c.First < 3 || r.sym(c.First-1) != w.as || r.sym(c.First-2) != w.known {
		return
	}
	p := &r.cands[i-1]
	if p.entry != nil && p.class != r.s.lab.organization {
		return // a site in Spain, known as Gorst
	}
	k := c.First - 3
	if r.trait(k)&common != 0 && k >= p.End { // also, better, formerly
		k--
	}
	if k == p.End && (r.sym(k) == w.comma || r.sym(k) == w.open) || k < p.End {
		r.joinStrongly(p, c)
	}
}

// behindOr reports whether c is one word behind "or".
func (r *Runner) behindOr(c *candidate) bool {
	or := c.First - 1
	return r.trait(or)&function != 0 && or > 0 && c.Len() == 1 && r.sym(or) == r.s.words.or
}

// reworded reports whether c, behind "or", is another name of p: "Dolgeth Offshore – or DOLG –",
// "Dolgeth Power Corp, or Dolpower,".
func (r *Runner) reworded(p, c *candidate) bool {
	w, o := &r.s.words, c.First-2
	switch {
	case o != p.End:
		return false
	case r.sym(o) == w.comma:
		return r.sym(c.End) == w.comma && r.aliasOf(c, p)
	case r.sym(o) != w.open && r.sym(o) != w.dash && r.sym(o) != w.hyphen, c.entry != nil:
		return false
	}
	return r.d.Tokens[c.First].Is(token.AllUpper) && (r.lettersFit(p, c) || r.initialsFit(p, c))
}

// joinStrongly joins c, another name of p, with it; c is surely a name if p is.
func (r *Runner) joinStrongly(p, c *candidate) {
	r.groups[c.group].strong = r.groups[c.group].strong || r.groups[p.group].strong
	r.join(p.group, c.group)
}

// spelt reports whether the initialism c in the brackets that open at a token stands for
// lower-case words before them: "floating production unit (FPU)".
func (r *Runner) spelt(c *candidate, open int) bool {
	w := &r.s.words
	if c.core-c.First != 1 {
		return false
	}
	short := r.d.Word(c.First)
	if len(short) < 2 || len(short) > 7 || short[len(short)-1] < 'A' || short[len(short)-1] > 'Z' {
		return false
	}
	for a := max(0, open-7); a < open-1; a++ {
		if e := r.find(a, r.s.lab.noName); e != nil && e.End == open {
			return true // Environmental Impact Statement (EIS)
		}
	}
	n, lowers := len(short)-1, 0
	for k := open - 1; k >= 0 && n >= 0 && k > open-1-3*len(short); k-- {
		t := &r.d.Tokens[k]
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
		} else if n > 0 && !t.Is(token.Upper) && begins(short[:n+1], r.d.Word(k)) {
			n, lowers = -1, lowers+n+1 // bioenergy with carbon capture and storage (BECCS)
		} else if r.trait(k)&function == 0 {
			return false
		}
	}
	return n < 0 && lowers*2 >= len(short)
}

// ofAgreement reports whether the initialism c in the brackets that open at a token
// shortens what an agreement is called: "joint development agreement (JDA)".
func (r *Runner) ofAgreement(c *candidate, open int) bool {
	if c.core-c.First != 1 || !r.d.Tokens[c.First].Is(token.AllUpper) {
		return false
	}
	for k := max(0, open-5); k < open-1; k++ {
		if a := r.find(k, r.s.lab.agreement); a != nil && a.End == open {
			return true
		}
	}
	return false
}

// begins reports whether the letters of short stand in a word in order, the first one
// first.
func begins(short, word string) bool {
	n := 0
	for k := 0; k < len(word) && n < len(short) && (k == 0 || n > 0); k++ {
		if lower(word[k]) == lower(short[n]) {
			n++
		}
	}
	return n == len(short)
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
			if n, ok := r.byKey[r.key(k, k+1)^coreSalt]; ok {
				r.join(c.group, n)
			}
		}
	}
}

// aliasOf reports whether the bracketed c is another name of p, no remark
// on it.
func (r *Runner) aliasOf(c, p *candidate) bool {
	switch {
	case c.class == r.s.lab.country && c.entry != nil:
		return false
	case c.class == r.s.lab.place && c.entry != nil && !r.d.Tokens[c.First].Is(token.AllUpper):
		return false
	case p.class == r.s.lab.country && p.entry != nil && p.core == p.End:
		return false
	case r.initialsFit(p, c):
		return true
	case c.core-c.First == 3 && r.sym(c.First+1) == r.s.words.amp && r.initial(c.First) && r.initial(c.First+2):
		return r.initialsAre(token.Span{First: p.First, End: p.core}, r.d.Word(c.First)+r.d.Word(c.First+2))
	}
	if c.entry != nil && c.class == r.s.lab.organization && c.entry.Get("subkind") == "media" {
		return r.lettersFit(p, c) // Dolgeth Bank (Reuters)
	}
	words := 0
	for k := c.First; k < c.End; k++ {
		if r.d.Tokens[k].Is(token.Letter) {
			words++
		}
	}
	return words == 1 && r.formal(p) || r.lettersFit(p, c)
}

// formal reports whether p is told in full, as those are that a word in brackets may stand for:
// it has several words or that for a body, and ends in a head or has "of" in it.
func (r *Runner) formal(p *candidate) bool {
	last := r.trait(p.core - 1)
	if p.core-p.First < 2 && last&orgHead == 0 {
		return false
	}
	return last&(orgHead|legalForm|progHead|eventHead|facHead) != 0 || r.hasOf(p.First, p.core)
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
		t := &r.d.Tokens[k]
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
	return len(short) > 2 && begins(short, full)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// sameEntry joins forms of one entry of a gazetteer.
func (r *Runner) sameEntry() {
	r.states()
	clear(r.byName)
	for n := range r.groups {
		g := &r.groups[n]
		if g.entry == nil || r.cands[g.first].facility != noFacility {
			continue
		}
		id := entryID{g.class, g.entry.Name, g.told}
		if g.class == r.s.lab.place {
			id.name = g.entry.Get("country") + fullState(g.entry)
			id.kind = g.entry.Get("kind")
			if id.kind != "region" {
				id.name = g.entry.Get("country") + g.entry.Name + g.entry.Get("region")
			}
		}
		if k, ok := r.byName[id]; ok {
			r.join(k, int32(n))
		} else {
			r.byName[id] = int32(n)
		}
	}
}

// entryID tells entries apart that name different things. Rows of one
// organization share it, and so do the abbreviation of a state and the state.
type entryID struct {
	class      rule.Label
	name, kind string
}

// sameCore joins "Dolgeth", "Dolgeth wind farm" and "Dolgeth project". Where
// the first part is a place of its own ("Almaty", "in Belkesh, Angola"), or surely a
// firm ("Gorst Energy", no "Gorst Solar" or "Gorst Bank"), what stands there is another thing.
func (r *Runner) sameCore() {
	for n := range r.groups {
		c := &r.cands[r.groups[n].first]
		if c.coreKey == 0 || c.coreKey == c.key {
			continue
		}
		if k, ok := r.byKey[c.coreKey]; ok && k != int32(n) {
			g := &r.groups[k]
			if !r.ofFirm(c, g) && (g.votes[place] < 3.5 || g.votes[project] > g.votes[place]) {
				r.join(int32(n), k)
			}
		}
		if c.entry != nil && c.class == r.s.lab.place {
			continue
		}
		if k := r.byKey[c.coreKey^coreSalt]; k != int32(n) {
			r.join(k, int32(n))
		}
	}
}

// ofFirm reports whether the group g, of the core of c, is surely a firm, so that it is not
// what c names.
func (r *Runner) ofFirm(c *candidate, g *group) bool {
	if g.votes[organization] < g.votes[project]+4 || r.trait(c.core-1)&facTech != 0 {
		return false
	}
	head := r.find(c.core-1, r.s.lab.orgHead)
	return head == nil || head.Entry.Get("subkind") == "company"
}

// genitives joins "Dolgeths" with Dolgeth in a text that has lost its apostrophes:
// "Dolgeths new plant".
func (r *Runner) genitives() {
	for n := range r.groups {
		g, s := &r.groups[n], r.span(int32(n))
		w := r.d.Word(s.End - 1)
		if g.entry != nil || len(w) < 5 || w[len(w)-1] != 's' || w[len(w)-2] == 's' {
			continue
		}
		if s.End >= len(r.d.Tokens) || !r.d.Tokens[s.End].Is(token.Letter) || r.trait(s.End)&function != 0 {
			continue // no noun follows
		}
		r.fold = token.Fold(r.fold[:0], w[:len(w)-1])
		if k, ok := r.byKey[keyed(r.key(s.First, s.End-1), numberOf(r.s.lex.Vocab.Lookup(r.fold), r.fold))]; ok && k != int32(n) {
			r.join(k, int32(n))
		}
	}
}

// fullState is the name of a region, written out.
func fullState(e *lexicon.Entry) string {
	if n := e.Get("region"); n != "" {
		return n
	}
	return e.Name
}
