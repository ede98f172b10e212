// Package store keeps the records of many articles in one SQLite file.
//
// What flows in are Articles: the Result of package extract with what the
// reader knows of the source. What flows out is a file whose tables and views
// are those of the contract (documents, entities, mentions, dates, quantities,
// capacities, projects, agreements and the rest; migrations/ has them all),
// read by anybody's SQL or through the ready-made questions of this package.
// The next package is cmd/wattwire, which only wires.
//
// # One writer
//
// A Writer holds the only connection that writes. It takes articles in the
// order in which their files are listed, whatever the number of extractors
// before it, and gives identifiers in that order, so that the same command
// gives the same rows. Articles are committed in batches of a fixed number; an
// article is checked before anything of it is written, and a batch lands whole
// or not at all.
//
// # Beside the writer
//
// There can be but one writer, so it does only what nobody else can:
//
//	Prepare       keys of entities and plants, digests, sketches: all that follows
//	              from an article alone, in the goroutine that extracted it
//	postings      where words stand, as FTS4 would keep it; a goroutine collects
//	              them, and the writer puts them in as one segment a batch
//	checkpointer  copies the log of writes into the file, from a connection of its own
//	filter        says of keys never seen that they are new, without a query
//
// An article of dense energy news takes the writer 0.3 ms, by a CPU profile of
// wattwire ingest with two jobs on a virtual AMD EPYC: a third of it for the
// rows of mentions, dates and quantities, a quarter for entities and plants, a
// fifth for the comparison with other articles. Its postings take 0.05 ms, on
// their own goroutine. BenchmarkWriter and BenchmarkPostings measure the two sides.
//
// # Identity
//
// Entities of two articles are one when they share kind and key (see
// entityKey); projects when they share key and country (see projectKey). What
// such a merged row says is computed from counts and reports of single
// articles, never from the order in which they came:
//
//	name       the fullest form, but for forms that fewer than one article in
//	           twenty has as its fullest
//	country    of an entity what most articles say; of a project it is part of
//	           what makes it one
//	mw, mwh    what most articles tell; among equals the largest
//	technology what most articles say; among equals the longest
//	status     that of the latest article that gives one; among equals the
//	           most advanced
//
// # Reprints
//
// Of every article a sketch of six numbers is kept, such that two that share
// most of their words are found by looking these up (see Sign); the runs of
// words they have in common then decide. Of a group that hangs together the
// earliest is the original, and the others point at it through
// documents.duplicate_of. All records of reprints are kept; the view deals
// shows of them only what no earlier version tells, and they add nothing to
// projects that an original tells of.
//
// # Size
//
// The text of an article is kept once: the full-text index refers to it, and
// mentions, dates, quantities, affiliations and quotes are views that cut their
// words from it. The file stays under three times the text.
//
// # The files
//
//	open, migrate           a file with the schema of migrations/
//	writer, batch           the writer and its transactions,
//	statement, queries,     prepared statements, many rows at once,
//	rows, words             words as numbers
//	article, check          an article with its records, checked before
//	prepare                 what follows from an article alone
//	entity, contribution,   entities over all articles, what an article says of them,
//	name, body, listed      and the keys that make two names one
//	project                 plants over all articles
//	signature, duplicate    sketches of articles, and their reprints
//	removal                 articles that are replaced or removed
//	index, postings,        the full-text index
//	segment, splitter
//	checkpoint, filter      beside the writer
//	known                   what the database holds of a source
//	question, reading       ready-made questions, an article as it is shown
package store
