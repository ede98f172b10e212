package deal

import (
	"slices"

	"wattwire/extract/clause"
	"wattwire/extract/lexicon"
	"wattwire/extract/token"
)

// candidate is an agreement as one place in the text tells it.
type candidate struct {
	frame *frame
	passage
	wording
	mode
	link
	makers
	facts
}

// passage is where a candidate is told.
type passage struct {
	name   token.Span // the words that name it
	noun   int        // chunk that holds these, -1 if a verb names it
	phrase token.Span // that chunk; it may stand before the region: "Under a 15-year deal, Acme will …"
	object int        // chunk of what the verb is done to, -1 if that is the agreement
	under  int        // verb group of what is done under it, -1 for none
	within int        // the chunk of the agreement under whose infinitive or "under which" it stands, 0 for none
	ruled  bool       // it stands under "under which"
	region token.Span // what tells of it
	clause token.Span // the clause around it, for dates
	sent   int
	group  int // candidates of one verb
	tail   int // token from which its sentence only tells what it does, 0 for none
}

// wording is what the words that name a candidate tell of it.
type wording struct {
	entry    *lexicon.Entry // the word for it in the list
	typ      string
	reading  string // what told the type, "" if its word or rule did
	presumed bool   // its type is one for want of anything that tells one
	generic  bool   // its name leaves the type open
	loose    bool   // told as cooperation, which a later name may narrow
	bare     bool   // its name is one for agreements of any type
	weak     bool   // its name is also the name of other things
	put      bool   // its name is that of sums put into something
	united   bool   // its name is one for doing things in common
	closing  bool   // its name is of the closing of a financing
	plural   bool
	count    int
	called   string // the last word of its object, a name that no stage knows
	wares    bool   // its object is things of a kind, none in particular
	aimed    bool   // those who do it say so themselves: "wants to buy", not "could do so by buying"
	funded   bool   // its object, none that is known, is what money is raised for
	meant    bool   // it is money that somebody has got to do what is told
	leftOpen bool   // it is some of such things: "some wind farms"
	pumps    bool   // it is what states agree to produce
}

// mode is how a candidate is told: as signed or to come, and by which kind of verb.
type mode struct {
	status  string
	agreed  bool // its verb is one of agreeing
	signed  bool // or of signing
	closed  bool // or of completing what was signed before
	passive bool // a passive verb names it: "was signed"
	reduced bool // without an auxiliary: "the blocks awarded by Kenya"
	done    bool // a passive verb tells what is done under it: "is financed with a loan"
	already bool // its verb tells it as no news
	ahead   bool // its verb tells it as to come
	pledged bool // its verb tells what somebody will do
	gains   bool // or what somebody will get, in order to do something with it
	behind  bool // a subordinator of time says that it is still to come
	renews  bool // its verb tells that it goes on
	total   bool // its sum is all that somebody got up to now
	spot    bool // told as a cargo that changed hands at the price of a market
	going   bool // planned only since its verb tells it as going on: "is selling"
	shipped bool // told as so much of its goods that somebody has delivered, to no plant
	flow    bool // told as goods that come and go, which need be no contract
}

// link is what ties a candidate to agreements told before.
type link struct {
	returns   bool         // it points back at one: "the agreement"
	another   bool         // or says that it is none of them
	clausal   bool         // a relative clause says which it is
	before    int          // one more than the index of the candidate whose verb its clause leaves out
	more      bool         // it tells only how much of the same
	told      bool         // what is done under one of them is told as to come
	same      bool         // its object is one told before: "the stake"
	owned     bool         // or it is one of its party's: "its stake", "its contract"
	side      lexicon.Mark // it tells one side of one of them
	part      bool         // it may be a part of a financing told before
	alongside int          // the chunk of the one that a verb ties to it, from 1: "The contract includes a loan"; 0 for none
	bundled   int          // the candidate of a sentence before that names the agreements to which it belongs, from 1; 0 for none
	parcel    bool         // that is a financing, of which it is a part
	into      int          // the candidate that it completes, or it itself if it stands, from 1; 0 for none
	parted    bool         // one of the several that it names was told by itself
	apart     bool         // all of them were
	means     bool         // its verb tells how what another tells came about
	lined     bool         // it is told in a line of a list
	after     bool         // it stands behind "after" or the like: what was done before
}

// makers are those who agree.
type makers struct {
	parties   []int // entities
	agents    []int // those of them who do what its verb tells
	holders   []int // those who do what its noun tells: "Acme's acquisition"
	witness   []int
	strangers []string // parties that are no entity
	allied    bool     // others agree with them who are told by no name: "with four farmers"
	partnered bool     // a phrase with "with" or "between" gives a party
	sourced   bool     // one with "from" does
	held      bool     // its name stands with that of a party: "Acme's contract"
	gripped   bool     // the verb on which its name depends does
	shared    bool     // its lenders are told with their parts of it
	serves    bool     // it is told what its money does for a plant or a party
	hand      hand     // what its only party does, if it is on power
	does      hand     // what its doers do: have works done or get goods or power, or do or deliver these
	doers     []int    // those of its agents who are no recipients
}

// verb is the chunk of the verb, or of the noun that no verb claims, that tells of c.
func (c *candidate) verb() int { return c.group & (1<<12 - 1) }

// sentence finds the candidates of one sentence.
func (r *Runner) sentence(n int) {
	r.sent = n
	if !r.triggered(n) {
		return
	}
	r.woke = true
	from, mark := len(r.cands), r.chart.Trace.Mark()
	r.cl.Read(n, r.served, func(chunks []clause.Chunk) bool {
		r.cands = r.cands[:from]
		r.chart.Trace.Forget(mark)
		if r.chunks = chunks; !r.awake() {
			return false
		}
		r.used = append(r.used[:0], make([]bool, len(chunks))...)
		clause.Walk(chunks, r.verb, r.nounFrame)
		return len(r.cands) > from
	})
}

// verb tries the frames of the verb group k.
func (r *Runner) verb(k int) {
	v := &r.chunks[k]
	if len(r.fitting(v)) == 0 {
		return
	}
	if v.Form == clause.Infinitive && r.chosen(k) {
		return // "chose Acme to supply the turbines" is told already
	}
	if g := r.toGet(k); g >= 0 && r.funds(g) {
		return // "chose Acme to receive a grant" is told by its infinitive
	}
	if r.aheadOf(k) {
		return // "Under a deal signed in May, Acme will buy the plant" is told by what is done
	}
	r.signing = r.s.marks.Has(v.Sym, markSigns)
	whole := clause.Gap{Last: k, End: len(r.chunks)}
	if k == 0 && v.Form == clause.Participial && len(r.chunks) > 2 && r.colon(r.chunks[1].First) && r.chunks[2].Kind == clause.Noun {
		whole.Subject, whole.Last = []int{2}, 2 // "Sold: the Moda dam, by Acme to Bolt"
	}
	if gaps := r.gaps(k); len(gaps) > 0 && r.goOn(k, clause.Gap{Last: k, End: gaps[0].From}, gaps) {
		return
	}
	r.frames(k, whole, nil)
}

// fitting are the frames that the verb group v may open, its own before those that any verb opens,
// and for which the sentence names all that they ask for; for a trace all of them.
func (r *Runner) fitting(v *clause.Chunk) []*verbFrame {
	out := r.opened[:0]
	own := r.s.verbs.at(v.Sym)
	for i := range own {
		if f := &own[i]; r.chart.Trace != nil || f.asked.named(r.sight.could) {
			out = append(out, f)
		}
	}
	for _, f := range r.general {
		if !slices.Contains(f.except, v.Sym) {
			out = append(out, f)
		}
	}
	r.opened = out
	return out
}

// frames tries the frames of the verb group k in one clause, which may be one that leaves
// it out and may share its phrases with the clauses behind it, until one fits; false if none
// does.
func (r *Runner) frames(k int, in clause.Gap, shared []clause.Arg) bool {
	v := r.chunks[k]
	var subj []int
	var args []clause.Arg
	ready, joined := false, clause.Joined(r.chunks, k)
	for _, f := range r.opened {
		particle := f.particle
		if f.general {
			particle = r.ownParticle(v)
		}
		end := r.particle(v, particle)
		if end < 0 {
			continue
		}
		if !ready {
			if subj, ready = in.Subject, true; subj == nil {
				subj = r.subjectOf(k)
			}
			args = r.withShared(clause.Args(r.chunks[:in.End], max(in.Last, joined)), shared)
		}
		// of verbs that share their object only those of supplying and buying tell of it before the last
		if joined > k && f.typ != "supply_contract" && f.typ != "acquisition" || f.typ == "construction_contract" && r.suppliedTo(k) {
			continue
		}
		given := args
		if in.Last == k && joined == k {
			given = r.phrasal(k, args, particle, end)
		}
		if r.try(k, f.frame, subj, given) {
			return true
		}
	}
	return false
}

// suppliedTo reports whether a verb joined to the verb group k tells that what both are done to is
// supplied, so that k tells no more of it: "will supply and install turbines".
func (r *Runner) suppliedTo(k int) bool {
	last := len(r.cands) - 1
	if last < 0 || r.cands[last].sent != r.sent || r.cands[last].typ != "supply_contract" || r.cands[last].noun >= 0 {
		return false
	}
	v := r.cands[last].verb()
	return v < k && clause.Joined(r.chunks, v) >= k
}

// subjectOf are the nouns that are the subject of the verb group k, or that its relative
// clause is about.
func (r *Runner) subjectOf(k int) []int {
	subj := clause.Subject(r.chunks, k)
	if len(subj) == 1 && r.chunks[k].Form != clause.Finite {
		if is := r.amongThem(subj[0]); is >= 0 {
			return clause.Subject(r.chunks, is)
		}
	}
	if len(subj) != 1 || !clause.Relative(r.chunks, k) {
		return subj
	}
	if n := subj[0]; n > 1 && r.chunks[n-1].Sym == r.s.in && r.kindsOf(n-2)&(needPlant|needProject) != 0 {
		subj[0] = n - 2 // "the plant in Kenya, which has a contract"
	}
	if r.respectively(r.chunks[k].End) {
		subj = clause.Listed(r.chunks, subj[0]) // "Acme and Bolt, which won 50 MW and 80 MW respectively"
	}
	return subj
}

// phrasal gives the arguments of the verb group k with a particle that ends at token end:
// what stands behind the particle is its object ("took over the plant").
func (r *Runner) phrasal(k int, args []clause.Arg, particle []token.Sym, end int) []clause.Arg {
	if len(particle) == 0 {
		return args
	}
	if k+1 < len(r.chunks) && r.chunks[k+1].Kind == clause.Verb && r.chunks[k+1].First < end {
		args = clause.Args(r.chunks, k+1) // "let go of its share"
	}
	for len(args) > 0 && r.chunks[args[0].At].First < end-1 {
		args = args[1:] // "took control of the plant"
	}
	if len(args) == 0 || args[0].Prep != particle[len(particle)-1] {
		return args
	}
	out := append([]clause.Arg(nil), args...)
	out[0].Prep = 0
	return out
}

// particle is the end of the words that make one with the verb group v, -1 if
// they do not stand there. An adjective may stand before the noun of several:
// "took full control of".
func (r *Runner) particle(v clause.Chunk, want []token.Sym) int {
	i := v.Head + 1
	upTo := i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Sym == r.s.to
	if len(want) == 0 && i < len(r.d.Tokens) && r.markedAt(i, markParticle) && !upTo && !r.ofSum(i) {
		return -1 // "buy back", "hand over"
	}
	end := r.particleAt(i, want)
	if end > i && r.d.Tokens[end-1].Sym == r.s.to && r.infinitiveAt(end-1) {
		return -1 // "committed to buy", but not "committed to 50 MW"
	}
	return end
}

// ownParticle is the particle that stands behind the verb group v, if one does: "over" of
// "hand over".
func (r *Runner) ownParticle(v clause.Chunk) []token.Sym {
	if i := v.Head + 1; i < len(r.d.Tokens) && r.markedAt(i, markParticle) && !r.ofSum(i) {
		return []token.Sym{r.d.Tokens[i].Sym}
	}
	return nil
}

// ofSum reports whether the word at token i says about how much the amount behind it
// is: "invested over $5 million".
func (r *Runner) ofSum(i int) bool {
	if i+1 >= len(r.d.Tokens) || r.chart.Find(i, r.s.qualifier) == nil {
		return false
	}
	return r.chart.Find(i+1, r.s.money) != nil || r.chart.Find(i+1, r.s.power) != nil
}

// talksAt is the token of the noun p for talks, before which adjectives may stand from token i
// on: "in exclusive talks", "held first formal talks"; i if it does not follow.
func (r *Runner) talksAt(i int, p token.Sym) int {
	const adjectives = 2
	for j := i; j <= i+adjectives && j < len(r.d.Tokens); j++ {
		switch t := &r.d.Tokens[j]; {
		case t.Sym == p:
			return j
		case !t.Is(token.Letter) || t.Is(token.Upper):
			return i
		}
	}
	return i
}

// behindWord reports whether one word stands at token i before the particle of two words that is
// asked for: "now" in "is now in talks".
func (r *Runner) behindWord(i int, want []token.Sym) bool {
	if i+2 >= len(r.d.Tokens) || r.d.Tokens[i+1].Sym != want[0] || r.d.Tokens[i+2].Sym != want[1] {
		return false
	}
	return r.d.Tokens[i].Is(token.Letter)
}

// particleAt is the token behind the particle that stands at token i, one word
// before it if it has two ("is now in talks"); -1 if it does not.
func (r *Runner) particleAt(i int, want []token.Sym) int {
	for n, p := range want {
		if n == 0 && len(want) == 2 && r.behindWord(i, want) {
			i++
		}
		if n+1 == len(want) && r.s.marks.Has(p, markPlan) {
			i = r.talksAt(i, p)
		}
		if i >= len(r.d.Tokens) || r.d.Tokens[i].Sym != p {
			return -1
		}
		i++
	}
	return i
}

// infinitiveAt reports whether an infinitive begins at token i.
func (r *Runner) infinitiveAt(i int) bool {
	return slices.ContainsFunc(r.chunks, func(ch clause.Chunk) bool { return ch.First == i && ch.Form == clause.Infinitive })
}
