package deal

import (
	"bytes"
	"slices"
	"strings"

	"wattwire/extract/clause"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Headline is an agreement that the article's title tells. No offset points
// into the title: it only completes what the text tells.
type Headline struct {
	Type    string
	Open    bool // the title leaves the type open ("deal")
	named   bool // its word for it gives the type: "PPA"
	Parties []string

	value    float64
	currency string
	mw       float64 // of the one plant, or of all plants, of which the title tells
}

// Heading is what the title tells.
type Heading struct {
	Headlines []Headline
	deal      bool     // it has a word for an agreement, or for making one
	typ       string   // of the first agreement that it names, whoever makes it
	signed    []string // types of those that it tells as signed, whoever makes them
}

// Heading is what the Runner found in the title that it read last.
func (r *Runner) Heading(found []Agreement) Heading {
	out := Heading{deal: r.woke}
	for i := range r.cands {
		if c := &r.cands[i]; c.status == "signed" && c.typ != "" {
			out.signed = append(out.signed, c.typ)
		}
	}
	mw := r.titleRating()
	for _, a := range found {
		h := Headline{Type: a.Record.Type, Open: a.open, named: a.named, value: a.Record.Value, currency: a.Record.Currency, mw: mw}
		for _, p := range a.Parties {
			h.Parties = append(h.Parties, r.in.Entities[p].Name)
		}
		h.Parties = append(h.Parties, a.Strangers...)
		out.Headlines = append(out.Headlines, h)
	}
	if i := slices.IndexFunc(r.cands, func(c candidate) bool { return c.noun >= 0 && c.typ != "" }); i >= 0 {
		out.typ = r.cands[i].typ
	}
	return out
}

// titleRating is the one capacity that the title tells, of no machine and no auction; 0 if there is none.
func (r *Runner) titleRating() float64 {
	mw := 0.
	for i := range r.in.Quantities {
		q := &r.in.Quantities[i]
		if q.Dimension != record.Power {
			continue
		}
		if mw > 0 || q.Max > 0 {
			return 0
		}
		mw = q.Value * q.Scale
		for t := q.End; t < min(q.End+4, len(r.d.Tokens)); t++ {
			if r.s.object(r.d.Tokens[t].Sym)&needMachine != 0 || r.markedAt(t, markAuction|markTender) {
				return 0
			}
		}
	}
	return mw
}

// signs makes the first agreement that the text tells as going on one that is signed, where the
// title says so: under "Acme Signs Sale Agreement" it "is selling a wind farm".
func (r *Runner) signs(out []int) {
	i := slices.IndexFunc(out, func(i int) bool { return r.cands[i].going })
	if i < 0 {
		return
	}
	if c := &r.cands[out[i]]; slices.Contains(r.in.Heading.signed, c.typ) {
		c.status = "signed"
	}
}

// headlines completes the agreements that stand by the title: the first of a
// headline's type that lacks a party gets those of the headline; where the text
// only names the agreement in its first sentences, or tells no other, the headline
// makes it stand.
func (r *Runner) headlines(out []int) []int {
	headlines := r.in.Heading.Headlines
	if len(headlines) == 0 && len(out) == 0 && r.in.Heading.deal {
		// read in part: "Acme To Create Company After Merger With Bolt"
		headlines = []Headline{{Open: true, Parties: r.titleFirms()}}
	}
	for _, h := range headlines {
		parties, strangers := r.known(h.Parties)
		if i := r.told(out, h, parties); i >= 0 {
			c := &r.cands[i]
			r.addHeadline(c, h, slices.DeleteFunc(parties, func(e int) bool { return r.hasOwn(out, c, e) }), strangers)
		} else if len(parties)+len(strangers) > 0 {
			out = r.upheld(out, h, parties, strangers)
		}
	}
	out = r.underTitle(out)
	r.entitled(out)
	return out
}

// addHeadline gives an agreement that stands what it lacks of a headline's.
func (r *Runner) addHeadline(c *candidate, h Headline, parties []int, strangers []string) {
	if len(c.parties) < 2 {
		r.complete(c, h, parties, strangers)
	} else if c.bare && c.typ == "cooperation_agreement" && h.named && !r.onCooperation(c) {
		// "Acme signs power purchase agreement": "an agreement with Bolt to use clean power"
		c.typ, c.reading = h.Type, "the title"
	}
	if h.value > 0 && c.value == 0 && !r.sumIn(c.sent) {
		c.value, c.currency = h.value, h.currency
	}
	if c.technology == "" && r.in.Topic != nil {
		c.technology = r.in.Topic()
	}
	if c.mw == 0 && c.mwh == 0 && len(c.plants) < 2 && r.onlyInSentence(c) {
		c.mw = h.mw
	}
}

// upheld makes the first agreement that fits a headline stand by it or, where that is a part
// of several, its other parts as well: "The package consists of a loan and a grant".
func (r *Runner) upheld(out []int, h Headline, parties []int, strangers []string) []int {
	parts := false
	for i := range r.cands {
		c := &r.cands[i]
		if parts && !c.parcel || !c.nominated(i) || slices.Contains(out, i) || !fitsHeadline(c, h) {
			continue
		}
		if early := c.sent-r.d.Lead < 3 || len(out) == 0 && h.Type != ""; !early || !r.domain(c) {
			continue
		}
		if h.Type == "" && !(c.returns && c.typ != "" && r.otherField(c) == "") {
			continue
		}
		r.complete(c, h, parties, strangers)
		at, _ := slices.BinarySearch(out, i)
		out = slices.Insert(out, at, i)
		if parts = c.parcel; !parts {
			break
		}
	}
	return out
}

// nominated reports whether a candidate, the one with index i, is named by a noun and completes no
// other.
func (c *candidate) nominated(i int) bool {
	if c.into > 0 && c.into != i+1 {
		return false
	}
	return c.noun >= 0 && c.side == 0 && !c.apart
}

// sumIn reports whether sentence s tells a sum of money.
func (r *Runner) sumIn(s int) bool {
	sent := r.d.Sentences[s]
	return slices.ContainsFunc(r.in.Quantities, func(q quantity.Quantity) bool { return q.Dimension == "money" && sent.Contains(q.Span) })
}

// underTitle makes the agreements stand that a line under the title tells without a party, by
// the firms of the title: "Memorandum could see gas delivered by 2030". Such a line leaves the
// articles out, and no other agreement is told there or of these firms.
func (r *Runner) underTitle(out []int) []int {
	const several = 3
	firms, strangers := r.known(r.titleFirms())
	if n := len(firms) + len(strangers); n == 0 || n > several {
		return out
	}
	if slices.ContainsFunc(out, func(i int) bool {
		return r.cands[i].sent <= r.d.Lead || overlap(r.cands[i].parties, firms) > 0
	}) {
		return out
	}
	for i := range r.cands {
		c := &r.cands[i]
		if c.sent > r.d.Lead {
			break
		}
		if len(c.parties) > 0 || c.into > 0 || c.side != 0 || c.apart {
			continue
		}
		if c.typ == "" || c.weak || c.plural || !r.domain(c) || !r.bareLine(c) {
			continue
		}
		if typ := r.in.Heading.typ; typ != "" && c.bare && c.noun >= 0 {
			c.typ, c.reading = typ, "the title"
		}
		c.parties, c.strangers = firms, strangers
		if r.doubtful(c) != "" && len(firms) > 0 {
			c.parties, c.strangers = nil, nil
			continue
		}
		c.into = i + 1
		at, _ := slices.BinarySearch(out, i)
		out = slices.Insert(out, at, i)
	}
	return out
}

// ofTitle reports whether a weak noun of acquisition in chunk k opens the line under a title
// that tells of one: "Sale takes in 600 MW of wind farms".
func (r *Runner) ofTitle(k int, a *rule.Annotation) bool {
	if k != 0 || r.sent != r.d.Lead || a.Entry.Get("type") != "acquisition" || r.chunks[k].Definite {
		return false
	}
	return slices.ContainsFunc(r.in.Heading.Headlines, func(h Headline) bool { return h.Type == "acquisition" })
}

// bareLine reports whether the words for a candidate, or for who does what its verb tells,
// stand without an article.
func (r *Runner) bareLine(c *candidate) bool {
	chunks := r.cl.Sentence(c.sent)
	at := c.noun
	if at < 0 {
		k := c.verb()
		subj := clause.Subject(chunks, k)
		if f := chunks[k].Form; c.object < 0 || len(subj) == 0 || f != clause.Finite && f != clause.Infinitive {
			return false
		}
		at = subj[0]
	}
	if at >= len(chunks) {
		return false
	}
	ch := &chunks[at]
	return !ch.Article && !ch.Definite && !ch.Pronoun && (c.noun >= 0 || !ch.Named)
}

// entitled gives the first agreement of the first sentences, if one of its sides is
// missing, the one firm that the title names besides the other.
func (r *Runner) entitled(out []int) {
	firms, strangers := r.known(r.titleFirms())
	if len(firms) != 2 || len(strangers) > 0 {
		return
	}
	if slices.ContainsFunc(firms, func(e int) bool { return r.in.Entities[e].Kind != record.Organization }) {
		return
	}
	for _, i := range out {
		c := &r.cands[i]
		switch overlap(c.parties, firms) {
		case 2:
			return
		case 0:
			continue
		}
		if len(c.parties) != 1 || c.plural {
			return
		}
		own := func(e int) bool { return r.hasOwn(out, c, e) }
		if (worksOrPower(c.typ) || c.noun >= 0 && joins[c.typ]) && !slices.ContainsFunc(firms, own) {
			c.parties = addAll(c.parties, firms)
		}
		return
	}
}

// hasOwn reports whether an entity of the title that is no party of c makes another contract for works of
// c's type that stands, alone as far as is told: under "Acme, Bolt bag contracts" each has one.
func (r *Runner) hasOwn(out []int, c *candidate, e int) bool {
	return works(c.typ) && !contains(c.parties, e) && slices.ContainsFunc(out, func(i int) bool {
		a := &r.cands[i]
		return a.typ == c.typ && len(a.parties) == 1 && a.parties[0] == e
	})
}

// titleFirms are the names of the organizations that the title names.
func (r *Runner) titleFirms() []string {
	var names []string
	for i := range r.in.TitleEntities {
		x := &r.in.TitleEntities[i]
		if x.Kind == record.Organization && x.Subkind != "media" && x.Subkind != "intergovernmental" {
			names = append(names, x.Name)
		}
	}
	return names
}

// onCooperation reports whether a candidate's words tell that several are to cooperate under it.
func (r *Runner) onCooperation(c *candidate) bool {
	for i := c.region.First; i < c.region.End; i++ {
		if y := r.d.Tokens[i].Sym; y == r.s.cooperation || r.s.clause.Lemma(y) == r.s.cooperate {
			return true
		}
	}
	return false
}

func fitsHeadline(c *candidate, h Headline) bool {
	switch {
	case c.typ == h.Type, c.typ == "", c.generic, h.Open:
		return true
	}
	return h.named && c.bare && c.typ == "cooperation_agreement"
}

// told is the first agreement that stands and fits a headline: of the same type and with a
// party in common or told early without any, else of other works, goods or services with all of
// its parties, or else early and with one party; -1 if there is none.
func (r *Runner) told(out []int, h Headline, parties []int) int {
	few := -1
	for _, i := range out {
		c := &r.cands[i]
		shared, fits := overlap(c.parties, parties), fitsHeadline(c, h)
		early := fits && len(c.parties) < 2 && c.sent-r.d.Lead < 3
		switch {
		case fits && shared > 0, early && len(c.parties) == 0:
			return i
		case works(c.typ) && works(h.Type) && shared > 0 && shared == len(parties):
			return i
		case early && few < 0:
			few = i
		}
	}
	return few
}

func (r *Runner) complete(c *candidate, h Headline, parties []int, strangers []string) {
	if c.typ == "" || c.generic && !h.Open {
		c.typ, c.reading = h.Type, "the title"
	}
	for _, p := range parties {
		c.parties = add(c.parties, p)
	}
	for _, s := range strangers {
		if len(c.parties) < 2 && !slices.Contains(c.strangers, s) {
			c.strangers = append(c.strangers, s)
		}
	}
}

// known parts the names of a title into entities of the text and names that
// the text does not have.
func (r *Runner) known(names []string) (entities []int, strangers []string) {
	for _, n := range names {
		if e := r.entityNamed(n); e >= 0 {
			if k := r.in.Entities[e].Kind; k == record.Organization || k == record.Place {
				entities = add(entities, e)
			}
		} else {
			strangers = append(strangers, n)
		}
	}
	return entities, strangers
}

// initials reports whether a short name in capitals is made of those that a name's words
// begin with, and of its words that are all capitals: "EDPR", EDP Renewables.
func initials(short, name string) bool {
	rest := short
	for _, w := range strings.Fields(name) {
		switch {
		case len(w) > 1 && strings.ToUpper(w) == w && strings.HasPrefix(rest, w):
			rest = rest[len(w):]
		case rest != "" && w[0] == rest[0]:
			rest = rest[1:]
		case w[0] >= 'A' && w[0] <= 'Z':
			return false
		}
	}
	return rest == ""
}

// entityNamed is the entity whose name or alias is n, or begins with it; -1 if
// there is none.
func (r *Runner) entityNamed(n string) int {
	var wanted, named, other [64]byte
	want := token.Fold(wanted[:0], n)
	capitals := len(n) > 2 && n == strings.ToUpper(n)
	begins := -1
	for i := range r.in.Entities {
		e := &r.in.Entities[i]
		got := token.Fold(named[:0], e.Name)
		if bytes.Equal(got, want) {
			return i
		}
		firm := e.Kind == record.Organization
		for _, a := range e.Aliases {
			alias := token.Fold(other[:0], a)
			if bytes.Equal(alias, want) {
				return i
			}
			if firm && len(a) > 2 && endsInWords(want, alias) && a == strings.ToUpper(a) {
				return i // "DOE", in the title "US DOE"
			}
		}
		if firm && capitals && initials(n, e.Name) {
			return i
		}
		if begins < 0 && (beginsInWords(got, want) || beginsInWords(want, got)) {
			begins = i
		}
	}
	return begins
}

// beginsInWords reports whether a name begins with the words of another and goes on.
func beginsInWords(name, with []byte) bool {
	return len(name) > len(with) && name[len(with)] == ' ' && bytes.HasPrefix(name, with)
}

// endsInWords reports whether a name ends in the words of another behind those of its own.
func endsInWords(name, in []byte) bool {
	n := len(name) - len(in)
	return n > 0 && name[n-1] == ' ' && bytes.HasSuffix(name, in)
}
