package name

import (
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/record"
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
	coreKey  uint64         // of the words before "wind farm"; 0 where there are none
	nation   *lexicon.Entry // country of an adjective before it
	entry    *lexicon.Entry // of a gazetteer, exactly this span
	class    rule.Label     // of entry
	facility facility
	marks    uint32 // labels of this package that it bears
	open     bool   // no list settles what it is
	ministry bool   // lower-case, with its field
	titled   bool   // "Minister of Energy" stands before it
	weak     bool   // counts only where a like name is found elsewhere
	initial  bool   // begins the sentence
	stop     bool   // a full stop after core belongs to it: Co.
	part     bool   // said to be an arm or a subsidiary
	plural   bool   // its head is plural: "Bash and Dzhankeldy wind farms"
	proper   bool   // has a word that is not common
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

// candidate adds the name i..j of the sentence at hand. titled: a title of
// office with its field stands before it.
func (r *Runner) candidate(i, j int, nation *lexicon.Entry, titled bool) {
	j = r.lastOf(i, j)
	if j <= i || r.sym(j-1) == r.s.words.dot && j == i+1 {
		return
	}
	for _, lead := range leads {
		if k := lead(r, i, j); k != i && !r.begun(i, j) {
			i = k
		}
	}
	if i == j {
		return
	}
	for _, stray := range strays {
		if stray(r, i, j) {
			return
		}
	}
	c := candidate{Span: token.Span{First: i, End: j}, core: j, nation: nation, titled: titled, sentence: r.d.SentenceOf(i)}
	c.initial = r.begins(i)
	if k := i - 1; k > r.state.First {
		if r.sym(k) == r.s.words.comma {
			k--
		}
		c.part = r.trait(k)&partOf != 0
	}
	if r.ends(j) {
		c.End, c.stop = j+1, true
	}
	for _, l := range r.s.lab.lists {
		if e := r.listedAs(token.Span{First: i, End: j}, l); e != nil {
			c.entry, c.class = e, l
			break
		}
	}
	if c.entry == nil && j-i > 1 && r.d.Tokens[j-1].Is(token.Digit) {
		if e := r.listedAs(token.Span{First: i, End: j - 1}, r.s.lab.place); e != nil {
			c.entry, c.class = e, r.s.lab.place // the Sohar 3 wind farm
		}
	}
	if c.class == r.s.lab.place {
		c.entry = r.foremost(c.Span, c.entry)
	}
	caps := r.capitalised(&c)
	r.facilityAfter(&c)
	if c.facility == noFacility {
		r.placeAfter(&c)
	}
	plainFacility := c.facility != noFacility && !c.proper && c.entry == nil
	if plainFacility && (c.initial || caps == 1 && !r.plainlyPlant(&c)) {
		c.facility, c.End, c.plural = noFacility, c.core, false
	}
	if j+1 < r.state.End && r.sym(j) == r.s.words.dot && r.trait(j+1)&domain != 0 && r.glued(j) && r.glued(j+1) {
		c.End, c.core = j+2, j+2
	}
	one := caps == 1 && c.core-c.First <= 2
	if !r.stands(&c, one) {
		return
	}
	c.key = r.key(c.First, c.core)
	if c.facility != noFacility {
		c.coreKey, c.key = c.key, r.key(c.First, c.End)
	}
	r.add(&c, one)
}

// begun reports whether the words i..j are a name told before, not at the beginning of its sentence,
// or begin that of a body: "Green Dolgeth Partners bought it. Green Dolgeth said".
func (r *Runner) begun(i, j int) bool {
	s := token.Span{First: i, End: j}
	for k := range r.cands {
		c := &r.cands[k]
		again := c.core-c.First == j-i && !c.initial
		if body := r.trait(c.core-1)&(orgHead|legalForm) != 0 && c.core-c.First > j-i; c.weak || !again && !body {
			continue
		}
		if r.prefix(s, c.Span) {
			return true
		}
	}
	return false
}

// capitalised counts the capitalised words of c and notes whether one of them is not common.
func (r *Runner) capitalised(c *candidate) int {
	caps := 0
	for k := c.First; k < c.core; k++ {
		if !r.d.Tokens[k].Is(token.Upper) {
			if k == c.First+1 && r.capital(k) { // Borel mPower
				c.proper = true
				caps++
			}
			continue
		}
		caps++
		c.proper = c.proper || r.uncommon(k)
	}
	return caps
}

// uncommon reports whether the capitalised word at token k makes a name of those beside it.
func (r *Runner) uncommon(k int) bool {
	switch t := r.trait(k); {
	case t&month != 0 && r.chained(k):
		return true
	case t&(common|topic|month) != 0, t != 0 && r.d.Tokens[k].Len() <= 1, r.legal(k):
		return false
	case t == 0 && r.digits(k) && !r.worded(k): // a code, H2
		return false
	}
	return r.find(k, r.s.lab.noName) == nil
}

// plainlyPlant reports whether c is a plain word in capitals within a sentence that is the name
// of one plant, told in full behind it: the Monsoon wind farm, not the Floating solar farms.
func (r *Runner) plainlyPlant(c *candidate) bool {
	i := c.First
	switch {
	case c.facility != plant, c.plural, c.core != i+1:
		return false
	case r.headline(i), r.state.capitals, r.d.Tokens[i].Is(token.AllUpper): // where capitals tell nothing
		return false
	case r.d.Tokens[i-1].Flags&(token.Upper|token.AllUpper) == token.Upper, r.sym(i-1) == r.s.words.hyphen: // the end of a name
		return false
	case strings.HasSuffix(r.d.Word(i), "s"), r.trait(i)&(topic|month|orgHead|placeEnd|facMod|facHead|office) != 0:
		return false
	}
	_, _, mods := r.facilityHead(c.core)
	return mods > 0
}

// stands reports whether c, of one capitalised word or not, may be a mention, and
// notes whether it is one only where a like name is found elsewhere.
func (r *Runner) stands(c *candidate, one bool) bool {
	i, alone := c.First, one && c.core == c.First+1
	if alone && r.deals(c) {
		c.proper = true
		return true
	}
	commonWord := one && r.trait(i)&common != 0
	switch {
	case c.entry != nil && (c.class != r.s.lab.organization || !commonWord):
		c.weak = r.state.capitals && c.class == r.s.lab.organization || c.class == r.s.lab.place && c.initial && commonWord
	case alone && r.addressed(i): // Mr Winters
	case r.inCapitals(c):
		c.weak = true
	case one:
		return r.oneStands(c)
	default:
		c.weak = r.unproven(c)
	}
	return true
}

// inCapitals reports whether c stands where capitals tell nothing.
func (r *Runner) inCapitals(c *candidate) bool {
	return r.state.capitals || r.headline(c.First) || c.core > c.First+1 && c.entry == nil && r.shouted(c.First, c.core)
}

// oneStands tells of a candidate of one capitalised word what stands does.
func (r *Runner) oneStands(c *candidate) bool {
	i, t := c.First, r.trait(c.First)
	unlisted := c.initial && c.entry == nil // at the beginning of its sentence
	switch {
	case unlisted && (r.state.Len() <= 2 || r.ofThe(c.core)):
		return false
	case unlisted && c.core == i+1 && t&^plain == 0 && r.ordinary(i):
		c.weak = true
	case t&month != 0 && !r.chained(i), r.d.Tokens[i].Is(token.Letter) && r.d.Tokens[i].Len() == 1:
		return false
	case r.plainlyNamed(c):
	case c.facility == noFacility && t&(common|topic|office|orgHead|eventHead|progHead|facHead|placeEnd) != 0:
		c.weak = c.entry == nil || c.initial
	default:
		c.weak = r.unproven(c)
	}
	return true
}

// unproven reports whether c is common words at the beginning of a sentence of which nothing
// around them makes a name.
func (r *Runner) unproven(c *candidate) bool {
	if c.proper || !c.initial || c.facility != noFacility || r.legal(c.core-1) {
		return false
	}
	return !r.vouched(c) && !r.headsSentence(c)
}

// plainlyNamed reports whether c is a common word with a capital in the midst of prose, which
// is a name where a rule finds that it does something ("a contract with Mercury"), and no part
// of a longer title ("Friends of Nature").
func (r *Runner) plainlyNamed(c *candidate) bool {
	i := c.First
	switch {
	case c.Len() != 1, c.entry != nil, c.facility != noFacility:
		return false
	case c.initial, i < r.state.First+2, c.End >= r.state.End: // not in the midst
		return false
	case r.trait(i)&^(plain|given|surname|verb) != common, r.d.Tokens[i].Is(token.AllUpper):
		return false
	case r.between(c):
		return true
	}
	prev, next := &r.d.Tokens[i-1], &r.d.Tokens[c.End]
	switch {
	case !prev.Is(token.Letter), prev.Is(token.Upper), next.Is(token.Upper):
		return false
	case r.trait(c.End)&pointing != 0, r.sym(c.End) == r.s.words.a, r.d.Word(c.End) == "...":
		return false
	}
	switch y := prev.Sym; y {
	case r.s.words.the, r.s.words.a:
		return false
	case r.s.words.of, r.s.words.and, r.s.words.fors:
		k := i - 2
		if r.d.Tokens[k].Is(token.Punct) {
			k--
		}
		return k < r.state.First || !r.d.Tokens[k].Is(token.Upper)
	}
	return true
}

// between reports whether the common word c stands where only a name does: "the buyer,
// Anchor, has", "has awarded Anchor a contract", "Borel and Anchor have agreed".
func (r *Runner) between(c *candidate) bool {
	w, k, y := &r.s.words, c.First-1, r.sym(c.First-1)
	switch {
	case y == w.comma && r.sym(c.End) == w.comma:
		for n := k - 1; n > k-4 && n >= r.state.First; n-- {
			if a := r.find(n, r.s.lab.nominal); a != nil && a.End == k {
				return a.Entry.Get("kind") == record.Organization && a.Entry.Get("number") == "1"
			}
		}
	case y == w.and:
		return r.d.Tokens[k-1].Is(token.Upper) && r.trait(k-1)&(common|topic|orgHead|given|surname) == 0 && r.capital(k-1) &&
			r.trait(c.End)&(auxiliary|dealing) != 0
	case w.article(r.sym(c.End)):
		return r.trait(k)&dealing != 0
	}
	return false
}

// addressed reports whether a form of address stands before token i: Mr, Dr.
func (r *Runner) addressed(i int) bool {
	if k := i - 1; k > r.state.First && r.sym(k) == r.s.words.dot {
		i = k
	}
	if i == 0 || r.trait(i)&(topic|orgHead) != 0 {
		return false
	}
	a := r.find(i-1, r.s.lab.title)
	return a != nil && a.End == i && a.Entry.Get("kind") == "honorific" && r.d.Tokens[i-1].Is(token.Upper)
}

// vouched reports whether what follows c, common words that begin a sentence,
// makes a name of it: its initials in brackets, or an officer by name ("Sun
// Exchange CEO Anna Brandis").
func (r *Runner) vouched(c *candidate) bool {
	k := c.core
	if k+2 < r.state.End && r.sym(k) == r.s.words.open && r.sym(k+2) == r.s.words.close {
		return r.initialsAre(token.Span{First: c.First, End: c.core}, r.d.Word(k+1))
	}
	t := r.find(k, r.s.lab.title)
	if c.core-c.First < 2 || t == nil || t.Entry.Get("kind") != "office" {
		return false
	}
	return t.End+1 < r.state.End && r.trait(t.End)&(given|common) == given && r.d.Tokens[t.End+1].Is(token.Upper)
}

// headsSentence reports whether c, capitalised words of which one at least is no word for a
// kind of energy, or the last is surely a firm's, heads its sentence as a firm does: "Copper Sun has", "Copper Sun, a unit of".
func (r *Runner) headsSentence(c *candidate) bool {
	switch {
	case c.First != r.state.First, c.core < c.First+2, c.core+1 >= r.state.End:
		return false
	case r.plural(c.core-1) && r.trait(c.core-1)&orgHead == 0:
		return false
	case !r.listedDeals(c.core) && r.trait(c.core)&clause == 0:
		return false
	}
	for k := c.First + 1; k < c.core; k++ {
		if !r.capital(k) && r.sym(k) != r.s.words.amp {
			return false
		}
	}
	for k := c.First; k < c.core; k++ {
		if t := r.trait(k); t&(topic|month|facHead|facMod) == 0 && (t&orgHead == 0 || k == c.First || k == c.core-1 && t&surelyOrg != 0) {
			return true
		}
	}
	return false
}

// officered reports whether a list has i..j as an organization too, and one of
// its officers follows: NOC Chairman Anna Brandis.
func (r *Runner) officered(i, j int) bool {
	if r.listedAs(token.Span{First: i, End: j}, r.s.lab.organization) == nil {
		return false
	}
	t := r.find(j, r.s.lab.title)
	return t != nil && t.Entry.Get("kind") == "office" && t.End < r.state.End && r.d.Tokens[t.End].Is(token.Upper)
}

// add notes a candidate, of one capitalised word or not, and puts it on the
// chart.
func (r *Runner) add(c *candidate, one bool) {
	n := int32(len(r.cands))
	for k := c.First; k < c.End; k++ {
		r.at[k] = n + 1
	}
	r.label(c, n, one)
	r.cands = append(r.cands, *c)
}

// foremost is the best known of the places of that name.
func (r *Runner) foremost(s token.Span, e *lexicon.Entry) *lexicon.Entry {
	best := int32(-1)
	for a := r.c.First(s.First); a != nil; a = r.c.Next(a) {
		if a.Label != r.s.lab.place || a.End != s.End || a.Entry == e {
			continue
		}
		if best < 0 {
			best = rank(e)
		}
		if n := rank(a.Entry); n > best {
			e, best = a.Entry, n
		}
	}
	return e
}

// begins reports whether token i begins its sentence, or a quotation or item
// in it, where any word may be capitalised.
func (r *Runner) begins(i int) bool {
	for k := i - 1; k >= r.state.First; k-- {
		t := &r.d.Tokens[k]
		if t.Is(token.Letter) || t.Is(token.Digit) {
			return false
		}
		if t.Sym == r.s.words.open {
			return r.trait(i)&common != 0 // (Adds detail)
		}
		if t.Sym == r.s.words.comma {
			return k == r.state.First || r.scrapedEnd(k-1)
		}
		if t.Sym == r.s.words.hyphen && !t.Is(token.SpaceBefore) {
			return false
		}
		if t.Sym == r.s.words.slash && t.Is(token.SpaceBefore) && r.d.Tokens[k+1].Is(token.SpaceBefore) {
			return true
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
	return j+1 < r.state.End && r.sym(j) == r.s.words.dot && r.legal(j-1) && r.d.Tokens[j-1].Len() <= 4
}

// label puts the candidate on the chart for the rules.
func (r *Runner) label(c *candidate, n int32, one bool) {
	if c.weak {
		return
	}
	c.open = !r.certain(c)
	add := func(l rule.Label) {
		c.marks |= r.s.mark(l)
		if c.open {
			r.c.Add(rule.Annotation{Span: c.Span, Label: l, Ref: n})
		}
	}
	switch c.facility {
	case plant:
		add(r.s.lab.plant)
		return
	case site:
		add(r.s.lab.site)
		return
	}
	if c.ministry {
		add(r.s.lab.ministry)
		return
	}
	add(r.s.lab.name)
	if c.End != c.core && c.open { // Belkesh province
		r.c.Add(rule.Annotation{Span: token.Span{First: c.First, End: c.core}, Label: r.s.lab.name, Ref: n})
	}
	if c.proper {
		add(r.s.lab.proper)
	}
	if c.titled {
		add(r.s.lab.titled)
	}
	if last := &r.d.Tokens[c.core-1]; c.entry == nil && (last.Is(token.Digit) && last.End-last.Start <= 2 || r.roman(c)) {
		if c.Len() < 2 || r.trait(c.core-2)&progHead == 0 { // not: Power Development Plan 8
			add(r.s.lab.numbered)
		}
	}
	switch {
	case one && r.d.Tokens[c.First].Is(token.AllUpper) && c.Len() == 1 && !r.digits(c.First) && !r.state.capitals:
		add(r.s.lab.acronym)
	case !c.open:
	case r.fullName(c):
		add(r.s.lab.fullName)
	case r.personShape(c):
		add(r.s.lab.shape)
	case r.pair(c):
		add(r.s.lab.pair)
	case one && c.entry == nil && r.trait(c.First)&(surname|common|given|orgHead) == surname && !r.d.Tokens[c.First].Is(token.AllUpper):
		add(r.s.lab.surname)
	}
}

// roman reports whether the name c ends in a Roman numeral behind a word for a facility: Dolgeth
// Solar II.
func (r *Runner) roman(c *candidate) bool {
	return c.core-c.First > 2 && r.trait(c.core-2)&(facMod|facHead) != 0 && strings.Trim(r.d.Word(c.core-1), "IVX") == ""
}

// certain reports whether a list settles what the candidate is, so that what
// stands around it need not be heard: a country or an organization of a name
// that nothing else bears.
func (r *Runner) certain(c *candidate) bool {
	if c.entry == nil || c.facility != noFacility || r.trait(c.First)&(given|surname|common) != 0 && c.core-c.First == 1 {
		return false
	}
	switch c.class {
	case r.s.lab.country:
	case r.s.lab.organization:
		if c.entry.Get("caution") != "" {
			return false
		}
	default:
		return false
	}
	for a := r.c.First(c.First); a != nil; a = r.c.Next(a) {
		if a.End == c.core && (a.Label == r.s.lab.place || a.Label == r.s.lab.landmark || a.Label == r.s.lab.country && c.class != a.Label) {
			return false
		}
	}
	return true
}
