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
// Charts and rules flow in; Matches flow out to the stage that owns the kind.
package rule
