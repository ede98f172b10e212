// Package token cuts text into tokens and sentences without losing where they
// stood.
//
// Text flows in; a Doc flows out, whose tokens are half-open byte intervals of
// the text in ascending order. What lies between two tokens is white space
// only, so tokens and gaps rebuild the text. Each token carries the symbol of
// its folded form in a Vocab, by which the stages after this one (lexicon and
// rule first) compare words as numbers.
//
//	token                  tokens, spans and documents
//	tokenizer, word,       text -> tokens, also where apostrophes are lost
//	apostrophe
//	sentence               tokens -> sentences and paragraphs
//	fold, vocab, set       the form in which words are compared, their numbers and sets
package token
