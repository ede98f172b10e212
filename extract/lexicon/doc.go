// Package lexicon holds what the program knows of words: gazetteers, units,
// technologies, kinds of agreement, verbs, titles of office.
//
// Each list is a tab-separated file under data. Its first line that is not a
// comment names the columns: "name" first, "aliases" (parted by |) if there
// are any, then columns of the list's own. A line
//
//	#! class=CLASS [case=exact] [match=none] [forms=COLUMN:CLASS]
//
// before it names the class of all its entries; a column "class" names it
// entry by entry. In a list of proper names (case=exact) a word matches only
// where the text capitalises it. With match=none the list is not looked for
// in texts; the stage that owns it reads its entries. forms lets the values of a
// column (parted by |) be found too, as entries of that class with the same
// cells.
//
// A user's folder may hold files of the same names. An entry there replaces
// the entry of that name and class, or adds one; a name after "-" removes it.
//
// Documents flow in after package token; out flow all entries that stand in
// them, found in one pass over a trie of word symbols.
//
//	load, compile  files -> lists -> a Lexicon, the long lists beside the rest
//	sieve          the rows of long lists that one article needs
//	lexicon        classes, entries and what is found
//	trie           from words to entries
//	marks          columns of marks, as sets of bits
package lexicon
