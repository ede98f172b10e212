package name

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// candidate is a span that may be a mention.
type candidate struct {
	token.Span
	core     int // end of its capitalised words; the rest is "wind farm", "district"
	sentence int
	group    int32
	key      uint64
	nation   *lexicon.Entry // country of an adjective before it
	entry    *lexicon.Entry // of a gazetteer, exactly this span
	class    rule.Label     // of entry
	facility facility
	weak     bool // counts only where a like name is found elsewhere
	initial  bool // begins the sentence
	stop     bool // a full stop after core belongs to it: Co.
	plural   bool // its head is plural: "Bash and Dzhankeldy wind farms"
	proper   bool // has a word that is not common
	votes    [kinds]float32
	best     [kinds]vote
}

type vote struct {
	rule   *rule.Rule
	weight float32
}

type facility uint8

const (
	noFacility facility = iota
	site
	plant
)

// split cuts a stretch of capitalised words into candidates: titles of office
// and adjectives of nationality are taken out.
func (r *Runner) split(i, j int) {
	var nation *lexicon.Entry
	for pos := i; pos < j; {
		if !r.capital(pos) {
			pos++
			continue
		}
		if d := r.find(pos, r.s.lab.demonym); d != nil && d.End <= j && !r.longerListed(pos, d.End) && !r.keepsDemonym(d, j) {
			nation = d.Entry
			pos = d.End
			continue
		}
		if k := r.titleAt(pos, j); k > 0 {
			pos = k
			continue
		}
		e := r.nameEnd(pos, j)
		r.candidate(pos, e, nation)
		if e < j && r.d.Tokens[e].Is(token.Letter) && !r.d.Tokens[e].Is(token.Upper) {
			nation = nil
		}
		pos = e
	}
}

// longerListed reports whether an entry of a gazetteer begins at i and goes
// beyond end.
func (r *Runner) longerListed(i, end int) bool {
	a := r.listed(i)
	return a != nil && (a.End > end || a.End == end && a.Label != r.s.lab.demonym)
}

// keepsDemonym reports whether an adjective of nationality belongs to the name
// that goes on to j: Canadian Solar, not Kazakh Energy Ministry.
func (r *Runner) keepsDemonym(d *rule.Annotation, j int) bool {
	k := d.End
	if k >= j || !r.capital(k) || r.titleAt(k, j) > 0 {
		return false
	}
	last := 0
	for n := k; n < j; n++ {
		t := r.trait(n)
		if t&government != 0 && d.Entry.Get("alpha3") != "" {
			return false
		}
		if r.capital(n) {
			last = n
		}
	}
	if r.trait(k)&(topic|orgHead|common|placeEnd|eventHead) == 0 {
		return false
	}
	if a := r.listed(k); a != nil && a.Label == r.s.lab.organization {
		return false
	}
	return r.trait(last)&(orgHead|legalForm|eventHead|progHead) != 0 || r.hasOf(k, j)
}

func (r *Runner) hasOf(k, j int) bool {
	for ; k < j; k++ {
		if s := r.sym(k); s == r.s.words.of || s == r.s.words.fors {
			return true
		}
	}
	return false
}

// titleAt is the end of a title of office or form of address that begins at
// token i, with its portfolio, 0 if none does.
func (r *Runner) titleAt(i, j int) int {
	w := &r.s.words
	k := i
	var t *rule.Annotation
	for {
		if t = r.find(k, r.s.lab.title); t != nil && (k == i || t.Entry.Get("portfolio") != "") {
			break
		}
		if k >= j || r.capital(k) && r.listed(k) != nil || !r.capital(k) && r.sym(k) != w.and && r.sym(k) != w.amp || r.trait(k)&(topic|common) == 0 && r.capital(k) {
			return 0
		}
		k++
	}
	if k == i && t.Len() == 1 && t.Entry.Get("kind") == "office" && t.End < j {
		// Premier Oil, Principal Solar
		last := j - 1
		for last > t.End && !r.capital(last) {
			last--
		}
		if r.trait(last)&(orgHead|legalForm) != 0 && r.trait(i)&common == 0 && !r.hasOf(t.End, j) {
			return 0
		}
	}
	if a := r.listed(i); a != nil && a.End > t.End && a.End <= j {
		return 0
	}
	k = t.End
	stopped := k < j && r.sym(k) == w.dot
	if stopped {
		k++
	}
	switch t.Entry.Get("kind") {
	case "honorific":
		return k
	case "rank":
		if !stopped {
			return 0
		}
		return k
	}
	// Minister of Energy and Mineral Resources
	for k < j {
		s := r.sym(k)
		if s == w.of || s == w.fors || k > t.End && (s == w.and || s == w.amp || s == w.comma) {
			m := k + 1
			if m < j && r.sym(m) == w.the {
				m++
			}
			if m >= j || !r.capital(m) || r.trait(m)&topic == 0 {
				return k
			}
			k = m + 1
			continue
		}
		if k == t.End || !r.capital(k) || r.trait(k)&topic == 0 {
			return k
		}
		k++
	}
	return k
}

// nameEnd is where the name that begins at token i ends, at j the latest.
func (r *Runner) nameEnd(i, j int) int {
	w := &r.s.words
	start := r.step(i, j)
	if a := r.listed(i); a != nil && a.End < j && a.Label != r.s.lab.organization && r.breaksAfterPlace(a, j) {
		return a.End
	}
	if a := r.listed(i); a != nil && a.End < j && a.Label == r.s.lab.organization && r.capital(a.End) && !r.headed(j) &&
		r.trait(a.End)&(given|common) == given {
		return a.End // World Bank president's name without a comma
	}
	if a := r.listed(i); a != nil && a.End < j && a.Label == r.s.lab.event {
		return a.End // COP28 Dubai
	}
	if a := r.listed(i); a != nil && a.End < j && a.Label == r.s.lab.organization && r.model(a.End, j) {
		return a.End // Vestas V150
	}
	for k := start; k < j; k++ {
		if a := r.listed(k); a != nil && k > i && r.d.Tokens[k].Is(token.AllUpper) && (a.Len() > 1 || r.d.Tokens[k].End-r.d.Tokens[k].Start > 4) &&
			!r.d.Tokens[i].Is(token.AllUpper) && a.Label == r.s.lab.place {
			return k // a byline before a dateline: Anna Smith LONDON
		}
		if s := r.sym(k); s == w.hyphen && k+1 < j {
			if r.breaksAtHyphen(i, k, j) && !r.headed(j) {
				return k
			}
			continue
		}
		if !r.capital(k) {
			continue
		}
		joined := k > start && !r.capital(k-1) && r.sym(k-1) != w.dot
		if !joined && r.titleAt(k, j) > 0 {
			return k
		}
		if k == j-1 && r.trait(k-1)&(given|common) == given {
			continue // Simon Irish
		}
		if d := r.find(k, r.s.lab.demonym); d != nil && !joined && d.End <= j && !r.longerListed(k, d.End) && !r.keepsDemonym(d, j) {
			return k
		}
	}
	return j
}

// model reports whether i..j is a type of machine or an abbreviation that names
// nothing.
func (r *Runner) model(i, j int) bool {
	if n := r.find(i, r.s.lab.noName); n != nil && n.End == j {
		return true
	}
	return j == i+1 && r.digits(i) || j == i+3 && r.sym(i+1) == r.s.words.hyphen && r.d.Tokens[i+2].Is(token.Digit)
}

// breaksAfterPlace reports whether what follows a place's name is another
// name: "US Midwest", "Washington Jay Inslee".
func (r *Runner) breaksAfterPlace(a *rule.Annotation, j int) bool {
	if !r.capital(a.End) {
		return false
	}
	if n := r.find(a.End, r.s.lab.noName); a.Label == r.s.lab.country && n != nil && n.End == j {
		return true // U.S. LNG
	}
	if r.headed(j) {
		return false
	}
	for k := a.End; k < j; k++ {
		if r.trait(k)&(orgHead|orgHeadOf|eventHead|progHead|placeEnd) != 0 {
			return false
		}
	}
	t := r.d.Tokens[a.First]
	if a.Label == r.s.lab.country && a.Len() == 1 && (t.Is(token.AllUpper) || t.Is(token.Dotted)) && !r.state.capitals {
		return true
	}
	return a.Label == r.s.lab.country && r.trait(a.End)&(given|common) == given && a.End+1 < j
}

// headed reports whether the word before j, or a lower-case one from j on,
// makes a name of an organization, event, programme or facility of what
// stands before it.
func (r *Runner) headed(j int) bool {
	if r.trait(j-1)&(orgHead|legalForm|eventHead|progHead|facHead) != 0 {
		return true
	}
	head, _, _ := r.facilityHead(j)
	return head > 0
}

// breaksAtHyphen reports whether the words on both sides of the hyphen at k
// are names of their own: China-Kazakhstan, Russia-Asean, Saipem-Novatek.
func (r *Runner) breaksAtHyphen(i, k, j int) bool {
	for a := r.c.First(i); a != nil; a = r.c.Next(a) {
		if a.End == k && (a.Label == r.s.lab.country || a.Label == r.s.lab.organization && r.listedTo(k+1, j)) {
			return true
		}
	}
	return r.placeBefore(i, k) && r.placeFrom(k+1, j)
}

func (r *Runner) placeBefore(i, k int) bool {
	for n := k - 1; n >= i; n-- {
		for a := r.c.First(n); a != nil; a = r.c.Next(a) {
			if (a.Label == r.s.lab.country || a.Label == r.s.lab.place) && a.End == k {
				return true
			}
		}
	}
	return false
}

func (r *Runner) placeFrom(k, j int) bool {
	a := r.listed(k)
	return a != nil && a.Label != r.s.lab.organization && a.End <= j
}

// candidate adds the name i..j of the sentence at hand.
func (r *Runner) candidate(i, j int, nation *lexicon.Entry) {
	w := &r.s.words
	for j > i && !r.listedTo(i, j) && !r.capital(j-1) && !r.d.Tokens[j-1].Is(token.Digit) && !(r.sym(j-1) == w.dot && r.abbreviated(j-2)) {
		j--
	}
	if j <= i {
		return
	}
	if r.sym(j-1) == w.dot && j == i+1 {
		return
	}
	for j > i+1 && r.trait(i)&credit != 0 && !r.listedTo(i, j) && r.capital(i+1) {
		i++ // Copyright, Courtesy
	}
	if j > i+1 && r.trait(i)&common != 0 && r.begins(i) && !r.listedTo(i, j) &&
		(r.listedTo(i+1, j) && r.trait(i)&given == 0 || j > i+2 && r.trait(i+1)&(given|common) == given && r.trait(i)&given == 0 && r.trait(j-1)&(orgHead|facHead) == 0) {
		i++ // Rival Borealtis, Activist Anna Smith
	}
	c := candidate{Span: token.Span{First: i, End: j}, core: j, nation: nation, sentence: r.d.SentenceOf(i)}
	if r.listedAs(c.Span, r.s.lab.noName) != nil {
		return
	}
	if r.designation(i, j) {
		return
	}
	if j < r.state.End && r.sym(j) == w.colon && i > r.state.First && r.sym(i-1) == w.open && r.d.Tokens[i].Is(token.AllUpper) {
		return // (NYSE: XYZ)
	}
	if i-2 >= r.state.First && r.sym(i-1) == w.colon && r.d.Tokens[i-2].Is(token.AllUpper) && r.d.Tokens[i].Is(token.AllUpper) {
		return
	}
	c.initial = r.begins(i)
	if r.ends(j) {
		c.End, c.stop = j+1, true
	}
	for _, l := range [...]rule.Label{r.s.lab.organization, r.s.lab.country, r.s.lab.place, r.s.lab.event, r.s.lab.programme, r.s.lab.landmark} {
		if e := r.listedAs(token.Span{First: i, End: j}, l); e != nil {
			c.entry, c.class = e, l
			break
		}
	}
	if c.class == r.s.lab.place {
		c.entry = r.foremost(c.Span, c.entry)
	}
	caps := 0
	for k := i; k < j; k++ {
		t := r.trait(k)
		if !r.d.Tokens[k].Is(token.Upper) {
			continue
		}
		caps++
		if t&(common|topic|month) == 0 && (r.d.Tokens[k].End-r.d.Tokens[k].Start > 1 || t == 0) && !r.legal(k) && !(t == 0 && r.digits(k)) && r.find(k, r.s.lab.noName) == nil {
			c.proper = true
		}
	}
	r.facilityAfter(&c)
	if c.facility == noFacility {
		r.placeAfter(&c)
	}
	if c.facility != noFacility && !c.proper && c.entry == nil && (c.initial || caps == 1) {
		c.facility, c.End, c.plural = noFacility, c.core, false
	}
	if j+1 < r.state.End && r.sym(j) == w.dot && r.trait(j+1)&domain != 0 && !r.d.Tokens[j].Is(token.SpaceBefore) && !r.d.Tokens[j+1].Is(token.SpaceBefore) {
		c.End, c.core = j+2, j+2
	}
	one := caps == 1 && c.core-c.First <= 2
	t := r.trait(i)
	switch {
	case c.entry != nil && (c.class != r.s.lab.organization || t&common == 0 || !one):
		if r.state.capitals && c.class == r.s.lab.organization {
			c.weak = true
		}
		if c.class == r.s.lab.place && one && c.initial && t&common != 0 {
			c.weak = true
		}
	case r.state.capitals || r.state.titled:
		c.weak = true
	case one && c.initial && c.entry == nil && (t == 0 && r.wordLike(i) || r.state.Len() <= 2):
		return
	case one && (t&month != 0 || r.d.Tokens[i].End-r.d.Tokens[i].Start == 1):
		return
	case one && c.facility == noFacility && t&(common|topic|office|orgHead|eventHead|progHead|facHead|placeEnd) != 0:
		c.weak = true
		if c.entry != nil && !c.initial {
			c.weak = false
		}
	case !c.proper && c.initial && c.facility == noFacility:
		c.weak = true
	}
	c.key = r.key(c.First, c.core)
	if c.facility != noFacility && c.entry != nil && (c.class == r.s.lab.place || c.class == r.s.lab.country) {
		c.key = r.key(c.First, c.End) // Almaty solar power plant is not Almaty
	}
	n := int32(len(r.cands))
	for k := c.First; k < c.End; k++ {
		r.at[k] = n + 1
	}
	r.cands = append(r.cands, c)
	r.label(&c, n, one)
}

func (r *Runner) digits(i int) bool {
	for _, b := range []byte(r.d.Word(i)) {
		if '0' <= b && b <= '9' {
			return true
		}
	}
	return false
}

// designation reports whether i..j is a type of machine: BWRX-300, Xe-100.
func (r *Runner) designation(i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if r.sym(k) != r.s.words.hyphen || !r.d.Tokens[k+1].Is(token.Digit) {
			continue
		}
		p, n := r.d.Tokens[k-1], r.d.Tokens[k+1]
		if p.Is(token.AllUpper) || p.End-p.Start <= 2 || n.End-n.Start > 2 {
			return j-i <= 5 && !r.listedTo(i, j)
		}
	}
	// C-OUT-T-EIA
	if t := r.d.Tokens[i]; j-i == 3 && t.End-t.Start == 1 && r.sym(i+1) == r.s.words.hyphen && i > 0 && r.d.Tokens[i-1].Is(token.Punct) {
		return true // (R-Tenn.)
	}
	hyphens := 0
	for k := i; k < j; k++ {
		if t := r.d.Tokens[k]; t.Sym == r.s.words.hyphen {
			hyphens++
		} else if !t.Is(token.Upper) || t.End-t.Start > 1 && !t.Is(token.AllUpper) {
			return false
		}
	}
	return hyphens >= 2
}

// wordLike reports whether the word at token i ends as common words do.
func (r *Runner) wordLike(i int) bool {
	word := r.d.Word(i)
	for _, e := range r.s.words.plain {
		if len(word) > len(e)+2 && word[len(word)-len(e):] == e {
			return true
		}
	}
	return false
}

// foremost is the best known of the places of that name.
func (r *Runner) foremost(s token.Span, e *lexicon.Entry) *lexicon.Entry {
	best := r.s.rank[e]
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Label == r.s.lab.place && a.End == s.End && r.s.rank[a.Entry] > best {
			e, best = a.Entry, r.s.rank[a.Entry]
		}
	}
	return e
}

// begins reports whether token i begins its sentence, or a quotation or item
// in it, where any word may be capitalised.
func (r *Runner) begins(i int) bool {
	for k := i - 1; k >= r.state.First; k-- {
		t := r.d.Tokens[k]
		if t.Is(token.Letter) || t.Is(token.Digit) {
			return false
		}
		if t.Sym == r.s.words.open {
			return r.trait(i)&common != 0 // (Adds detail)
		}
		if s := t.Sym; s == r.s.words.comma || s == r.s.words.hyphen && !t.Is(token.SpaceBefore) {
			return false
		}
		if t.Sym == r.s.words.quote || t.Sym == r.s.words.colon || t.Sym == r.s.words.dot {
			return true
		}
	}
	return true
}

// ends reports whether the full stop at token j belongs to the abbreviation
// before it and does not end the sentence.
func (r *Runner) ends(j int) bool {
	return j+1 < r.state.End && r.sym(j) == r.s.words.dot && r.legal(j-1) && r.d.Tokens[j-1].End-r.d.Tokens[j-1].Start <= 4
}

// label puts the candidate on the chart for the rules.
func (r *Runner) label(c *candidate, n int32, one bool) {
	add := func(l rule.Label) {
		r.c.Add(rule.Annotation{Span: c.Span, Label: l, Ref: n})
	}
	if c.weak {
		return
	}
	switch c.facility {
	case plant:
		add(r.s.lab.plant)
		return
	case site:
		add(r.s.lab.site)
		return
	}
	add(r.s.lab.name)
	if c.End != c.core { // Belkesh province
		r.c.Add(rule.Annotation{Span: token.Span{First: c.First, End: c.core}, Label: r.s.lab.name, Ref: n})
	}
	if c.proper {
		add(r.s.lab.proper)
	}
	if last := r.d.Tokens[c.core-1]; last.Is(token.Digit) && last.End-last.Start <= 2 && c.entry == nil {
		add(r.s.lab.numbered)
	}
	switch {
	case one && r.d.Tokens[c.First].Is(token.AllUpper) && c.Len() == 1 && !r.digits(c.First) && !r.state.capitals:
		add(r.s.lab.acronym)
	case r.fullName(c):
		add(r.s.lab.fullName)
	case r.personShape(c):
		add(r.s.lab.shape)
	case one && c.entry == nil && r.trait(c.First)&(surname|common|given|orgHead) == surname && !r.d.Tokens[c.First].Is(token.AllUpper):
		add(r.s.lab.surname)
	}
}

// fullName reports whether c is shaped as a person's name and begins with a
// known given name.
func (r *Runner) fullName(c *candidate) bool {
	return r.trait(c.First)&given != 0 && r.personal(c) && c.core-c.First >= 2
}

// personShape reports whether c has two or three words of which the last is
// known as a surname, or looks like one, or the first stands among given or
// family names.
func (r *Runner) personShape(c *candidate) bool {
	n := c.core - c.First
	if n < 2 || n > 4 || c.entry != nil || !r.personal(c) {
		return false
	}
	if a := r.listed(c.First); a != nil && a.Label == r.s.lab.organization {
		return false
	}
	last := c.core - 1
	if f := r.d.Tokens[c.First]; (f.Is(token.Dotted) || f.End-f.Start == 1) && n <= 3 && r.trait(last)&(common|topic) == 0 && r.sym(c.First+1) != r.s.words.hyphen {
		return true // J.B. Pritzker
	}
	if !r.d.Tokens[last].Is(token.SpaceBefore) && r.sym(last-1) == r.s.words.hyphen && n == 3 {
		return false
	}
	if r.trait(c.First)&common != 0 && r.trait(c.First)&given == 0 {
		return false
	}
	if r.trait(last)&(common|given) == 0 && (r.trait(last)&surname != 0 || r.surnameLike(last)) {
		return true
	}
	return r.trait(c.First)&surname != 0 && r.trait(c.First)&common == 0 || r.trait(last)&(given|common) == given
}

// surnameLike reports whether the word at token i ends as surnames do.
func (r *Runner) surnameLike(i int) bool {
	word := r.d.Word(i)
	for _, e := range r.s.words.endings {
		if len(word) > len(e)+2 && word[len(word)-len(e):] == e {
			return true
		}
	}
	return false
}

// personal reports whether c may be a person's name by its words.
func (r *Runner) personal(c *candidate) bool {
	words, plain := 0, 0 // plain: common words, which are seldom names
	for k := c.First; k < c.core; k++ {
		t := r.d.Tokens[k]
		switch {
		case t.Is(token.Digit):
			return false
		case t.Is(token.Upper):
			words++
			tr := r.trait(k)
			if tr&particle != 0 && k > c.First {
				continue
			}
			if r.legal(k) || tr&(topic|eventHead|progHead) != 0 && tr&(given|surname) == 0 {
				return false
			}
			if tr&orgHead != 0 && tr&surname == 0 {
				return false
			}
			if tr&common != 0 && tr&(given|surname) == 0 {
				plain++
			}
			if t.Is(token.AllUpper) && !t.Is(token.Dotted) && t.End-t.Start > 2 && !r.state.capitals || r.innerCapital(k) {
				return false
			}
		case t.Is(token.Letter):
			if r.trait(k)&particle == 0 {
				return false
			}
		case t.Sym == r.s.words.amp:
			return false
		}
	}
	return words > 0 && words <= 5 && plain*2 <= words && (plain == 0 || words > 1) && c.facility == noFacility
}

// innerCapital reports whether the word at token i has a capital after four
// small letters or more, as companies have (EnerVenue) and people (McKay) not.
func (r *Runner) innerCapital(i int) bool {
	for n, b := range []byte(r.d.Word(i)) {
		if n >= 4 && 'A' <= b && b <= 'Z' {
			return !r.d.Tokens[i].Is(token.AllUpper)
		}
	}
	return false
}

// facilityAfter takes "wind farm", "nuclear power plant" after, or at the end
// of, a name into it.
func (r *Runner) facilityAfter(c *candidate) {
	w := &r.s.words
	last := r.trait(c.core - 1)
	if c.Len() >= 2 && !(c.Len() == 2 && last&facWeak != 0 && r.trait(c.First)&(given|common) == given) && last&facHead != 0 && last&(legalForm|government) == 0 && r.d.Tokens[c.core-1].Is(token.Upper) {
		if last&orgHead == 0 || c.Len() >= 3 && r.trait(c.core-2)&facMod != 0 && last&facWeak == 0 {
			c.facility = plant
			if last&facWeak != 0 && r.trait(c.core-2)&facMod == 0 {
				c.facility = site
			}
		}
	}
	if c.class == r.s.lab.country && c.entry != nil && c.facility == noFacility {
		return
	}
	if c.class == r.s.lab.organization && c.entry != nil || last&legalForm != 0 {
		return
	}
	if prev := r.sym(c.First - 1); c.First > r.state.First && (prev == w.a || prev == w.an) {
		return
	}
	head, kind, _ := r.facilityHead(c.End)
	if kind == site && (!c.proper || c.class == r.s.lab.place && c.entry != nil && c.entry.Get("kind") != "city" && c.entry.Get("kind") != "capital") {
		return // Black Sea port, the Clean Technology field
	}
	if head > 0 {
		c.End = head
		c.facility = kind
		if kind == site && last&facTech != 0 {
			c.facility = plant // North Fork Solar project
		}
		word := r.d.Word(head - 1)
		c.plural = len(word) > 3 && word[len(word)-1] == 's'
	}
}

// facilityHead reads "offshore wind farm" from token i: the end of its head,
// what it is, and how many words stand before the head. The end is 0 where
// nothing of the kind stands there.
func (r *Runner) facilityHead(i int) (head int, kind facility, mods int) {
	w := &r.s.words
	for k := i; k < r.state.End && k < i+8; k++ {
		t := r.d.Tokens[k]
		if t.Sym == w.hyphen && !t.Is(token.SpaceBefore) && k > i {
			continue
		}
		tr := r.trait(k)
		if r.blocked[k] || tr&(facHead|facMod) == 0 || t.Is(token.Upper) && !t.Is(token.AllUpper) {
			break
		}
		if tr&facHead != 0 {
			head, kind = k+1, plant
			if tr&facWeak != 0 && !(mods > 0 && r.strongMod(i, k)) {
				kind = site
			}
			if tr&facMod != 0 {
				mods++
			}
			continue
		}
		mods++
	}
	return head, kind, mods
}

// strongMod reports whether the words before a vague head tell a facility:
// "solar project", not "development project".
func (r *Runner) strongMod(i, j int) bool {
	for k := i; k < j; k++ {
		if t := r.trait(k); t&facMod != 0 && t&(topic|facMod) == topic|facMod {
			return true
		}
	}
	return false
}

// placeAfter takes a lower-case "district", "region", "river" after a name
// into it.
func (r *Runner) placeAfter(c *candidate) {
	if c.class == r.s.lab.organization && c.entry != nil || c.class == r.s.lab.country && c.entry != nil {
		return
	}
	if c.entry != nil && c.class == r.s.lab.place && (c.entry.Get("kind") == "area" || c.entry.Get("kind") == "water") {
		return
	}
	if r.trait(c.core-1)&(legalForm|surelyOrg) != 0 || c.First > r.state.First && r.sym(c.First-1) == r.s.words.a {
		return
	}
	k := c.End
	if k+1 < r.state.End && r.trait(k)&common != 0 && r.trait(k+1)&placeEnd != 0 && r.d.Word(k) == "autonomous" {
		k++
	}
	if k < r.state.End && !r.d.Tokens[k].Is(token.Upper) && r.trait(k)&placeEnd != 0 && r.takesHead(k) {
		c.End = k + 1
	}
}

// takesHead reports whether the lower-case word at k is a head that belongs
// to the place's name.
func (r *Runner) takesHead(k int) bool {
	return r.trait(k)&placeLower != 0
}

// key is a number of the folded words i..j.
func (r *Runner) key(i, j int) uint64 {
	h := uint64(14695981039346656037)
	for k := i; k < j; k++ {
		if r.sym(k) == r.s.words.dot {
			continue
		}
		h = (h ^ r.word(k)) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// word is a number of the folded word at token i.
func (r *Runner) word(i int) uint64 {
	if r.hash[i] == 0 {
		if s := r.d.Tokens[i].Sym; s != 0 {
			r.hash[i] = uint64(s)*0x9E3779B97F4A7C15 | 1
		} else {
			h := uint64(14695981039346656037)
			r.fold = token.Fold(r.fold[:0], r.d.Word(i))
			for _, b := range r.fold {
				h = (h ^ uint64(b)) * 1099511628211
			}
			r.hash[i] = h | 1
		}
	}
	return r.hash[i]
}
