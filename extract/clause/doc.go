// Package clause parses a sentence shallowly: noun chunks, verb groups,
// prepositions, and who is the subject of what.
//
// It reads the Chart after the stages that find names, amounts and dates, since
// these hold noun chunks together, and is asked only for sentences in which a
// later stage (capacity, deal, speech) has something to look for. It knows
// words by two lists, function_words and verbs; the forms of regular verbs are
// made when the lists load.
//
// The files, in the order of the way:
//
//	chunk, words                 the pieces of a sentence; what is known of each word
//	parse, cut, context          a sentence, chunk by chunk, by what stands about a word
//	function, punct              function words of several tokens, marks
//	verb, verbgroup              whether a form is a verb; auxiliaries and the main verb
//	participle                   past forms: finite, or of a noun before them
//	subject, relation,           who is the subject of a verb, and what is told
//	coordination, gap            together or beside; clauses that leave their verb out
//	args, bounds                 objects and phrases, and where a clause begins and ends
//	tagged                       the parse anew by parts of speech, where only these tell
package clause
