// Package rule reads rule files and matches their patterns.
//
// A rule file is YAML: a list of rules, each with an id, the kind of record it
// makes, a line of documentation, what it matches, what it sets, sentences on
// which it must fire with what it must yield, and sentences on which it must
// stay silent. See Rule for the keys.
//
// # Patterns
//
// A pattern runs over the tokens of one sentence and over the Chart of what
// earlier stages found there. It is a sequence of atoms parted by spaces:
//
//	signed         this word, in any case and without diacritics
//	'U.S.' "'s"    these words; quotes of either kind allow any other character
//	@month         an entry of a lexicon class
//	@unit[dimension=power]   … whose column has that value
//	<organization> what an earlier stage found under that label
//	#number        a token of a shape: number int year cap caps word punct any
//	( a | b )      one of several sequences
//	a? a* a+ a{2,4}   repeated, as often as it can be
//	!a             not at a, which is one word, class, label or shape
//	...            any tokens, as few as can be, 12 at most; ...4: 4 at most
//	^ $            start and end of the sentence
//	name:a         captures what a matches; "it" is the record's own span
//
// # Examples
//
// fires holds texts on which the rule must make a record, silent holds texts on
// which it must make none. An example is a text, or a mapping of text with
// title, published and yields:
//
//	fires:
//	  - The plant opened in May 2023.
//	  - text: It opened last year.
//	    published: 2024-05-17
//	    yields: {value: 2023, text: last year}
//
// yields is one mapping or a list of them; for each of them one record of the
// rule must have these fields, by their names in the JSON output. Amounts may
// differ by half a percent, lists are compared as sets, an empty value says that
// the record gives none. Beside the ids stand names: name, country, subkind and
// aliases of an entity; project of a capacity, milestone or agreement; parties
// and witnesses of an agreement; person and organization of an affiliation;
// speaker of a quote. The whole extractor runs on every example: in go test
// ./extract -run TestRules, and by wattwire rules test.
//
// Charts and rules flow in; Matches flow out to the stage that owns the kind.
//
//	file, node, fault         rule files, and what is wrong with them
//	pattern, program, ahead   a pattern, as written, as compiled, with what must come first
//	chart, finding            what is known of a document, under labels
//	set, index, trigger, rate the patterns of a kind, and where in a text one can match
//	machine                   matching
//	near, trace, report       what fired, what came near, which examples failed
package rule
