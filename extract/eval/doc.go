// Package eval scores results against gold annotations.
//
// Gold files (see fixtures/README.md) and the Results of package extract flow
// in; a Report flows out: for every measure the counts with precision, recall
// and F1, the attributes of paired records, and every error with its document.
// The measures are those of the scorer that reads a database, to the last
// digit, but for what the store changes when it merges articles: there an
// entity or a plant has the fullest name of all of them.
//
// A missed or false record is decided by greedy one-to-one pairing, gold
// records in order, so that the order of the records counts. Optional gold
// counts for neither side. Nothing reads a Report but people and the command.
//
//	gold             annotations as their files have them
//	name, amount     names and units as compared
//	tally            pairing and counting
//	score            one article after another: spans and values,
//	entity,          who and what is named,
//	agreement        and the fields of agreements
//	report, compare  what is shown, and what an earlier report had else
package eval
