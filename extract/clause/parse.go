package clause

import (
	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// group says what an annotation's label means to the parser.
type group uint8

const (
	gNone   group = iota
	gName         // an entity: part of a noun chunk, whatever its words
	gAmount       // an amount: part of a noun chunk
	gTime         // stands alone unless a noun follows
	gPhrase       // names an agreement, a contractor's part or a step of a plant
	gWords        // one of several words, part of a noun chunk
)

// New compiles the word lists for a parser.
func New(lex *lexicon.Lexicon, labels *rule.Labels) (*Stage, []error) {
	w, faults := newWords(lex)
	s := &Stage{words: w}
	set := func(g group, l rule.Label) {
		if l == 0 {
			return
		}
		for int(l) >= len(s.groups) {
			s.groups = append(s.groups, make([]group, max(64, len(s.groups)))...)
		}
		s.groups[l] = g
		s.grouped |= rule.MaskOf(l)
	}
	for _, f := range []string{rule.Organization, rule.Person, rule.Place, rule.Project, rule.Event, rule.Programme} {
		set(gName, labels.Finding(f))
	}
	for _, f := range []string{rule.Power, rule.Energy, rule.Money, rule.Percent, rule.Amount} {
		set(gAmount, labels.Finding(f))
	}
	s.agreement, s.qualifier = labels.Class("agreement"), labels.Class("qualifier")
	s.place, s.number, s.org = labels.Finding(rule.Place), labels.Finding(rule.Number), labels.Finding(rule.Organization)
	s.legal, s.title = labels.Class("legal_form"), labels.Class("title")
	s.seaward = syms(lex.Vocab, "offshore", "onshore")
	s.alone = syms(lex.Vocab, "partner")
	s.material = syms(lex.Vocab, "power")
	for _, c := range []string{"agreement", "deal_phrase", "milestone"} {
		set(gPhrase, labels.Class(c))
	}
	for _, f := range []string{rule.Date, rule.Time, rule.Duration, rule.Frequency} {
		set(gTime, labels.Finding(f))
	}
	s.definite = syms(lex.Vocab, "the", "this", "that", "these", "those", "both",
		"its", "their", "his", "her", "our", "my", "your", "whose")
	s.before = syms(lex.Vocab, "all", "both", "half")
	s.bodies = syms(lex.Vocab, "firm", "fund", "group", "partner", "sponsor", "team")
	s.qualities = syms(lex.Vocab, "exclusive", "sole", "provisional", "preliminary", "conditional", "full", "preferential",
		"new", "additional", "further", "separate", "similar", "multiple", "long", "multi", "major")
	s.receivers = syms(lex.Vocab, "company", "firm", "developer", "contractor", "producer", "manufacturer", "group",
		"consortium", "utility", "partnership", "operator", "supplier", "bidder", "winner")
	s.opening = syms(lex.Vocab, "a", "an", "the", "its", "their", "his", "our", "my", "your")
	s.articles = syms(lex.Vocab, "a", "an", "one")
	s.many, s.single = syms(lex.Vocab, "have", "are", "were"), syms(lex.Vocab, "has", "is", "was")
	s.doers = syms(lex.Vocab, "it", "they", "he", "she", "we", "i", "you")
	s.roughly = syms(lex.Vocab, "about", "above", "around", "below", "between", "over", "under")
	s.quantity = syms(lex.Vocab, "most", "much", "more", "less")
	s.possessive, s.whose, s.the = lex.Vocab.InternString("'s"), lex.Vocab.InternString("whose"), lex.Vocab.InternString("the")
	s.pair = syms(lex.Vocab, "between", "among")
	s.manner = syms(lex.Vocab, "by", "after", "before", "without", "for", "since", "through", "while", "prior to")
	s.particles = syms(lex.Vocab, "up", "out", "over", "off", "down", "away", "back")
	s.verging = syms(lex.Vocab, "close", "closer", "committed")
	s.each = syms(lex.Vocab, "each", "both", "all", "either")
	s.amid = syms(lex.Vocab, "each", "both", "all", "either", "since")
	s.naming = syms(lex.Vocab, "call", "name", "dub")
	s.acting = syms(lex.Vocab, "act", "serve", "function")
	s.fields = syms(lex.Vocab, "engineer", "consult")
	s.trades = syms(lex.Vocab, "trade", "mine", "drill", "ship", "refine", "operate", "hold", "manufacture", "recycle", "market")
	s.states = syms(lex.Vocab, "compete", "emerge", "exist", "participate", "remain")
	s.firms = syms(lex.Vocab, "arm", "arms", "business", "businesses", "companies", "company", "contractor", "contractors", "firm", "firms",
		"giant", "giants", "group", "groups", "house", "houses", "major", "majors", "subsidiaries", "subsidiary", "unit", "units")
	s.fuels = syms(lex.Vocab, "power", "fuel", "trade", "design", "research", "project", "plant", "market", "lease", "clean",
		"heat", "network", "process", "transport")
	s.managers = syms(lex.Vocab, "manager", "managers", "house", "houses", "group", "groups")
	s.dealers = syms(lex.Vocab, "company", "companies", "firm", "firms", "group", "groups", "producer", "producers",
		"supplier", "suppliers", "utility", "utilities", "generator", "generators", "trader", "traders",
		"maker", "makers", "manufacturer", "manufacturers",
		"retailer", "retailers", "distributor", "distributors", "provider", "providers", "developer", "developers",
		"house", "houses", "specialist", "specialists", "agency", "institute", "operator", "operators",
		"business", "giant", "major", "marketer", "marketers", "leader", "arm", "unit", "subsidiary")
	s.compounding = syms(lex.Vocab, "link", "back", "fire", "finance", "fund", "mount", "connect", "own", "lead", "power",
		"relate", "index", "tie")
	s.seated = syms(lex.Vocab, "base", "headquarter")
	s.lasting = syms(lex.Vocab, "date", "end", "lapse", "run", "start")
	s.timed = syms(lex.Vocab, "building", "commissioning", "construction", "delivery", "drilling", "operation", "production", "work")
	s.generating = syms(lex.Vocab, "set", "sets", "unit", "units", "equipment", "capacity", "station", "stations",
		"plant", "plants", "assets", "facility", "facilities")
	s.generate, s.leading = lex.Vocab.InternString("generate"), lex.Vocab.InternString("leading")
	s.part = lex.Vocab.InternString("part")
	s.describing = syms(lex.Vocab, "prefer")
	s.bids = syms(lex.Vocab, "urge", "ask", "tell", "allow", "enable", "order", "help", "let", "invite", "force",
		"persuade", "convince", "encourage", "require", "permit", "instruct", "advise", "direct", "compel", "oblige",
		"authorise", "authorize")
	s.informing = syms(lex.Vocab, "tell", "inform", "notify", "assure", "warn", "remind", "advise")
	s.ofNoun = syms(lex.Vocab, "for", "from", "of", "worth")
	s.makes = syms(lex.Vocab, "sign", "award", "ink", "conclude", "seal", "strike", "reach", "announce", "unveil",
		"disclose", "publish", "finalise", "finalize", "execute", "grant", "negotiate", "initial")
	s.bestows = syms(lex.Vocab, "award", "give", "grant", "offer", "sell", "lend", "allocate", "allot", "assign", "hand",
		"pay", "owe", "issue", "promise", "pledge", "guarantee", "lease")
	s.awards = syms(lex.Vocab, "award", "give", "grant")
	s.ofThings = syms(lex.Vocab, "acquire", "buy", "conclude", "ink", "own", "purchase", "reach", "seal", "secure", "sell", "sign", "strike", "win")
	s.causes = syms(lex.Vocab, "see", "let", "help")
	s.entailing = syms(lex.Vocab, "follow", "involve", "mean", "mark", "entail", "see")
	s.altogether = syms(lex.Vocab, "all", "altogether", "combined", "each", "total", "together")
	s.tidings = syms(lex.Vocab, "backdrop", "case", "event", "fact", "idea", "likelihood", "news", "possibility", "prospect",
		"report", "reports", "result", "risk", "rumours", "rumors", "talk", "view")
	s.undergoing = syms(lex.Vocab, "have", "see", "get")
	s.binds = syms(lex.Vocab, "see", "let", "help", "allow", "require", "enable", "oblige", "permit", "entitle", "call",
		"commit", "envisage", "foresee", "prompt", "spur", "push", "want")
	s.ordinal = syms(lex.Vocab, "first", "second", "third", "fourth", "largest", "biggest", "oldest", "last", "only", "new")
	s.not = syms(lex.Vocab, "not", "never", "n't", "hardly", "nor", "neither", "no")
	s.forr = lex.Vocab.InternString("for")
	s.co = lex.Vocab.InternString("co")
	s.partner, s.fund = lex.Vocab.InternString("partner"), lex.Vocab.InternString("fund")
	s.sells = syms(lex.Vocab, "sell", "resell", "divest", "transfer", "offload")
	s.one = lex.Vocab.InternString("one")
	s.by = lex.Vocab.InternString("by")
	s.of, s.with = lex.Vocab.InternString("of"), lex.Vocab.InternString("with")
	s.be, s.say = lex.Vocab.InternString("be"), lex.Vocab.InternString("say")
	s.dueTo, s.closeTo = lex.Vocab.InternString("due to"), lex.Vocab.InternString("close to")
	s.that = lex.Vocab.InternString("that")
	s.from, s.in = lex.Vocab.InternString("from"), lex.Vocab.InternString("in")
	return s, faults
}

func syms(v *token.Vocab, words ...string) token.Set {
	var s token.Set
	for _, w := range words {
		s.Add(v.InternString(w))
	}
	return s
}

// Lemma is the base form of the verb that the word of a token can be, 0 if it
// can be none.
func (s *Stage) Lemma(sym token.Sym) token.Sym {
	if w := s.words.at(sym); w.pos&(verbal|aux) != 0 {
		return w.lemma
	}
	return 0
}

// Participle reports whether a word can be the past participle of a verb.
func (s *Stage) Participle(sym token.Sym) bool { return s.words.at(sym).pos&participle != 0 }

// Auxiliary reports whether a form of "have" is surely one of the verb behind it: "has
// been", or a participle that no noun follows.
func (s *Stage) Auxiliary(sym, next, after token.Sym) bool {
	if s.words.at(sym).pos&have == 0 {
		return false
	}
	p := s.words.at(next).pos
	return p&participle != 0 && (p&be != 0 || p&noun == 0 && s.words.at(after).pos&(det|to|adv|prep|conj|sub) != 0)
}

// Opening reports whether a word begins a noun phrase that goes on, so that no
// verb stands right behind it.
func (s *Stage) Opening(sym token.Sym) bool { return s.opening.Has(sym) }

// Joins reports whether a word is a conjunction or a subordinator.
func (s *Stage) Joins(sym token.Sym) bool { return s.words.at(sym).pos&(conj|sub) != 0 }

// Function reports whether a word is a function word or a verb form, so that
// it does not go on a run of nouns.
func (s *Stage) Function(sym token.Sym) bool {
	p := s.words.at(sym).pos
	return p&function != 0 || p&verbal != 0 && p&noun == 0
}

// Runner parses sentences one after another; it is for one goroutine.
type Runner struct {
	s     *Stage
	c     *rule.Chart
	d     *token.Doc
	end   int
	out   []Chunk
	skip  []int32 // by token of the sentence: the end of the name or amount that begins there
	kind  []group
	form  form // of the verb looked at
	first int
	// lenient: nothing else is the verb of the sentence
	lenient bool
	// tagged are the tokens that the tagger says are finite verbs
	tagged []int
	parses []reading // by sentence of the document
	pool   []Chunk   // of all of them
}

// reading is what is kept of a sentence.
type reading struct {
	plain, tagged span // of the pool
	state         state
}

type span struct{ from, end int32 }

type state uint8

const (
	unread state = iota
	sure
	unsure // no finite verb was found, but words that can be one
	asked  // the tags told nothing new
	revised
)

// NewRunner returns a Runner.
func (s *Stage) NewRunner() *Runner { return &Runner{s: s} }

// Reset turns to the document of another chart, which holds all names, amounts
// and times, and forgets the parses of the last.
func (r *Runner) Reset(c *rule.Chart) {
	r.c, r.d = c, c.Doc
	n := len(r.d.Sentences)
	if cap(r.parses) < n {
		r.parses = make([]reading, n+n/4)
	}
	r.parses = r.parses[:n]
	clear(r.parses)
	r.pool = r.pool[:0]
}

// Sentence is the parse of sentence n, made once. It asks for no tags; see
// Tagged. The chunks are valid until the next Reset and not to be changed.
func (r *Runner) Sentence(n int) []Chunk {
	p := &r.parses[n]
	if p.state == unread {
		r.begin(n)
		r.cut()
		p.state = sure
		if !r.finite() {
			// a headline or caption: forms that are often nouns may be its verb
			r.lenient = true
			r.cut()
			if !r.verbal() && r.ambiguous() {
				p.state = unsure
			}
		}
		p.plain = r.keep()
	}
	return r.pool[p.plain.from:p.plain.end:p.plain.end]
}

// begin turns to sentence n.
func (r *Runner) begin(n int) {
	s := r.d.Sentences[n].Span
	r.first, r.end = s.First, s.End
	r.lenient, r.tagged = false, r.tagged[:0]
	r.spans(s)
}

// keep adds the chunks of the sentence at hand to the pool.
func (r *Runner) keep() span {
	from := len(r.pool)
	r.pool = append(r.pool, r.out...)
	return span{int32(from), int32(len(r.pool))}
}

func (r *Runner) cut() {
	r.out = r.out[:0]
	for i := r.first; i < r.end; {
		i = r.step(i)
	}
	r.unquote()
	r.settle()
}

// unquote drops the quotation marks around a name alone, with the legal form behind
// them: "Acme Power" OJSC.
func (r *Runner) unquote() {
	n := 0
	for k := 0; k < len(r.out); k++ {
		c := r.out[k]
		if c.Kind == Quote && k+2 < len(r.out) && r.out[k+1].Named && r.out[k+2].Kind == Quote {
			if end, g := r.span(r.out[k+1].First); g == gName && end == r.out[k+1].End {
				c = r.out[k+1]
				if k += 2; k+1 < len(r.out) && r.out[k+1].Kind == Noun && r.out[k+1].Len() == 1 && r.c.Find(r.out[k+1].First, r.s.legal) != nil {
					k++
				}
			}
		}
		if c.Kind == Quote && r.calls(k) { // the first plant, "Alder," has
			r.out[n], r.out[n+1] = r.out[k+1], r.out[k+2]
			n, k = n+2, k+3
			continue
		}
		r.out[n] = c
		n++
	}
	r.out = r.out[:n]
}

// calls reports whether the quotation mark at chunk k opens a name set off by commas, of which the
// second stands within the marks.
func (r *Runner) calls(k int) bool {
	if k == 0 || k+3 >= len(r.out) || r.out[k-1].Kind != Comma || r.out[k+2].Kind != Comma || r.out[k+3].Kind != Quote {
		return false
	}
	c := &r.out[k+1]
	if c.Kind != Noun || c.Len() > 3 {
		return false
	}
	for i := c.First; i < c.End; i++ {
		if !r.d.Tokens[i].Is(token.Upper) {
			return false
		}
	}
	return true
}

// spans notes the names, amounts and times of the sentence, the longest at each
// token.
func (r *Runner) spans(sent token.Span) {
	n := sent.Len()
	if cap(r.skip) < n {
		r.skip, r.kind = make([]int32, n), make([]group, n)
	}
	r.skip, r.kind = r.skip[:n], r.kind[:n]
	clear(r.skip)
	clear(r.kind)
	for i := sent.First; i < sent.End; i++ {
		if !r.c.Any(i, r.s.grouped) {
			continue
		}
		for a := r.c.First(i); a != nil; a = r.c.Next(a) {
			g := gNone
			if int(a.Label) < len(r.s.groups) {
				g = r.s.groups[a.Label]
			}
			if g == gPhrase {
				if a.Len() == 1 {
					continue
				}
				g = gWords // "engineering, procurement and construction contract"
			}
			if g == gNone || a.End > sent.End || int32(a.End) < r.skip[i-sent.First] {
				continue
			}
			if int32(a.End) == r.skip[i-sent.First] && r.kind[i-sent.First] == gName {
				continue
			}
			r.skip[i-sent.First], r.kind[i-sent.First] = int32(a.End), g
		}
	}
}

func (r *Runner) span(i int) (int, group) {
	if e := r.skip[i-r.first]; e > 0 {
		return int(e), r.kind[i-r.first]
	}
	return 0, gNone
}

func (r *Runner) pos(i int) pos {
	if i >= r.end || i < r.first {
		return 0
	}
	if _, g := r.span(i); g != gNone {
		return 0
	}
	return r.posOf(i)
}

// posOf is what the word at i can be; an unknown one that ends in -ly is an
// adverb.
func (r *Runner) posOf(i int) pos {
	p := r.s.words.at(r.d.Tokens[i].Sym).pos
	if p == 0 && r.adverb(i) {
		return adv
	}
	return p
}
