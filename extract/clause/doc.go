// Package clause parses a sentence shallowly: noun chunks, verb groups,
// prepositions, and who is the subject of what.
//
// It reads the Chart after the stages that find names, amounts and dates, since
// these hold noun chunks together, and is asked only for sentences in which a
// later stage (capacity, deal, speech) has something to look for. It knows
// words by two lists, function_words and verbs; the forms of regular verbs are
// made when the lists load.
package clause
