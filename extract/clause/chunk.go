package clause

import (
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// Kind is the kind of a chunk.
type Kind uint8

const (
	Noun  Kind = iota // noun chunk, without the phrases that follow it
	Verb              // verb group with its auxiliaries
	Prep              // preposition
	Time              // date, time or frequency that stands alone
	Comma             // comma or dash
	Conj              // and, or
	Sub               // subordinator, "but"
	Rel               // relative pronoun
	Stop              // semicolon, colon, full stop
	Paren             // bracketed text
	Quote             // quotation mark
	Other
)

// Form is the form of a verb group.
type Form uint8

const (
	Finite      Form = iota
	Infinitive       // to sign
	Gerund           // signing, having signed
	Participial      // signed by, of a reduced relative clause
)

// Chunk is a piece of a sentence.
type Chunk struct {
	token.Span
	Kind Kind
	// Head is the token that the chunk is about: the last noun, the main verb.
	Head int
	// Of a preposition: its word; of a verb group: the lemma of the main verb.
	Sym token.Sym
	// Of a verb group.
	Form      Form
	Passive   bool
	Negated   bool
	Modal     token.Sym // will, could, may …
	Perfect   bool
	Bids      bool // its object does what an infinitive after it tells: "urged Acme to sign"
	Past      bool
	informs   bool // behind its object stands what that is told: "told Acme the plant was closed"
	Entails   bool // a gerund behind its object tells what that does: "follows Acme signing a deal"
	undergoes bool // a participle behind its object tells what is done to that: "had its licence revoked"

	// Binds: its object, or what follows its "for", does what an infinitive or
	// gerund after that tells ("allows Acme to build", "calls for Acme to").
	Binds bool
	// Pair: a preposition that takes two nouns ("between").
	Pair bool
	// With: a preposition that may lead to one who does what a gerund tells
	// ("with Acme buying").
	With bool
	// Of: the preposition "of".
	Of bool
	// For: one that may lead to one who does what an infinitive tells.
	For bool
	// Of a noun chunk.
	Definite bool // begins with the, this, that, these, those or a possessive
	Article  bool // begins with "a" or "an"
	Pronoun  bool
	Named    bool // ends in a name
	place    bool // is or ends in the name of a place
	amount   bool // ends in an amount
	opened   bool // begins with a determiner or a number
	maybe    bool // a past form that may be a reduced relative
	many     bool // a finite verb of several: "have signed", "sign"
	single   bool // a finite verb of one: "has signed", "signs"
	dash     bool // of a comma: it is a dash
	but      bool // of a subordinator: "but", behind which a clause may go on without its subject
	from     bool // of a preposition: "from" or "in"
	whose    bool // begins a relative clause: "whose owner"
	tidings  bool // of a preposition: "of" behind a noun for what may happen: "news of Acme buying"

	// doer: it may be the subject of a relative clause without pronoun: "it", or the name in
	// "the contract Acme signed".
	doer bool
}

// isName reports whether c is a noun chunk that ends in a name.
func (c *Chunk) isName() bool { return c.Kind == Noun && c.Named }

// finite reports whether c is a finite verb group.
func (c *Chunk) finite() bool { return c.Kind == Verb && c.Form == Finite }

// parting reports whether c is a comma or a conjunction.
func (c *Chunk) parting() bool { return c.Kind == Comma || c.Kind == Conj }

// Stage holds the word lists of the parser; it is read-only.
type Stage struct {
	words   *words
	groups  []group   // by label
	grouped rule.Mask // the labels that have a group

	agreement, qualifier, place, number, org, legal, title rule.Label

	seaward                          token.Set // adverbs that are prepositions before a place
	alone                            token.Set // verbs that take no name for an object
	fuels                            token.Set // verbs that are nouns before a word for a firm: "power company"
	dealers                          token.Set // those words
	managers                         token.Set // words for a firm behind "fund"
	material                         token.Set // nouns that are verbs only before a determiner or a name
	definite                         token.Set
	before                           token.Set // determiners that another may follow: "all the power"
	bodies                           token.Set // words for a firm that can be verbs
	qualities                        token.Set // adjectives of what someone is given: "gave Acme exclusive rights"
	articles                         token.Set // "a", "an"
	opening                          token.Set // "the", "its"
	doers                            token.Set // "it", "they"
	many, single                     token.Set // auxiliaries of several, and of one: "have", "has"
	roughly                          token.Set // before a number: "about"
	quantity                         token.Set // "most of its shares"
	ordinal                          token.Set // "the first floating turbine"
	not                              token.Set
	pair, manner, particles, verging token.Set
	each, amid                       token.Set // words for every one of several; what may stand between an auxiliary and its verb
	naming                           token.Set // lemmas of verbs of calling
	acting                           token.Set // lemmas of verbs of being "as" something
	bids                             token.Set // lemmas of verbs that bid another do something
	informing                        token.Set // lemmas of verbs of telling somebody something
	ofNoun                           token.Set // prepositions that go on a noun rather than a verb
	sells                            token.Set // verbs of selling
	receivers                        token.Set // words for those to whom something is given
	bestows                          token.Set // verbs that take the one to whom something is given as their object
	awards                           token.Set // those of them that sell nothing: "sold Acme shares" may tell of Acme's
	makes                            token.Set // verbs of making agreements that never go without an object
	fields, generating               token.Set // verbs whose gerund names a trade; nouns that "generating" goes with
	trades, firms                    token.Set // others whose gerund names one before such words and a name
	states                           token.Set // verbs without an object, whose gerund tells of the noun behind it
	compounding                      token.Set // verbs whose past form makes one word with a noun before it: "wind powered"
	seated                           token.Set // verbs whose past form behind a place tells where a firm sits
	lasting                          token.Set // verbs that tell from when or until when something lasts
	timed                            token.Set // nouns, besides those for an agreement, of what lasts
	describing                       token.Set // verbs whose past form mostly describes a noun
	undergoing                       token.Set // verbs such that a participle tells what is done to their object
	altogether                       token.Set // words behind an amount that is all of what stands before it, or of each
	tidings                          token.Set // nouns such that a gerund tells what the noun behind "of" does
	entailing                        token.Set // verbs such that a gerund tells what their object does
	ofThings                         token.Set // verbs done to things, not to what a gerund tells
	causes, binds                    token.Set // verbs whose object does what a base form, an infinitive tells

	possessive, by, of, be, say, the, that, dueTo, closeTo, one, with token.Sym
	from, in                                                          token.Sym
	generate, partner, fund, forr, whose, leading, co, part           token.Sym
}
