// Package extract turns news articles about energy into records: entities,
// dates, quantities, capacities, projects, agreements, milestones,
// affiliations and quotes, each with the words that prove it and the rule that
// found it.
//
//	x, err := extract.New(extract.Options{})
//	res, err := x.Extract(ctx, extract.Article{Published: "2024-05-08", Text: text})
//
// # The way of an article
//
// A file becomes articles in package source, which reads folders and
// containers and, with package page, finds the article in an HTML page. From
// there on one goroutine takes an article through the stages below in this
// order; each reads what the ones before left on a rule.Chart, which holds the
// document's tokens and everything found over them.
//
//	token     text -> tokens with byte offsets, sentences
//	lexicon   one pass finds every entry of every list: gazetteers, units, verbs …
//	quantity  numbers, amounts with units, sums of money, counts
//	timex     dates, times and durations, anchored on the day of publication
//	name      who and what is named; which names mean one entity; "the company"
//	capacity  which amounts are rated capacity, of which plant, where, in what state
//	deal      agreements: who agreed what with whom
//	milestone steps in the life of a plant; then a plant of which no more than a plan is told
//	          beside its capacity has the status that agreements and steps make sure of (status.go)
//	speech    who holds which office; who said what
//
// The title goes first, without the tags of agencies ("UPDATE 2-", title.go), through
// the first five and deal with buffers of its own:
// it has no offsets, but may give a country, a technology or a party.
//
// Below the stages lie five packages that know nothing of energy: token, the
// lexicon with its trie, rule with its pattern language, tag, which asks prose
// for parts of speech, and clause, which parses a sentence for the stages that
// ask who does what to whom. Package
// record holds the types of the results. Package eval compares results with
// annotated articles; stagetest serves the tests of the stages. Package store, outside extract, writes results to
// SQLite; cmd/wattwire wires all of them to a command line.
//
// Imports run one way, in the order of the list; nothing below this package
// reaches the store, the file system (but for the embedded data) or the
// network.
//
// # What the program knows
//
// Words lie in extract/lexicon/data/*.tsv, rules in extract/rule/data/*.yaml;
// both are embedded, and Options.Rules adds to or overrides them. A rule has an
// id, a line of documentation, and sentences on which it must fire or stay
// silent; TestRules runs them. Two kinds of rule exist: patterns over tokens
// and findings (see package rule), and frames of verbs and nouns with
// grammatical roles (agreement.yaml, milestone.yaml), which package clause
// makes possible.
//
// # Cost
//
// One core of a virtual AMD EPYC (two cores, Go 1.26) takes a quarter of a ms for a KB of
// energy news and a fifth for one of general news at an hour in which prose's whole pipeline
// takes 18 ms for either; other machines of the kind have been seen a third slower, both
// alike. Microseconds for a KB by BenchmarkStages, the best of six runs, on 800 articles
// each of the corpora of energy and of general news that lie beside the repository:
//
//	           energy  general
//	title          12       10
//	token          18       18
//	lexicon        12       11
//	quantity        8       10
//	timex          14       16
//	name           39       39
//	capacity       15        8
//	deal           72       57
//	milestone      14        9
//	speech         11       12
//	records         4        5
//
// Every token is cut, looked up and passed by each stage's triggers once; which of
// these ask for its word is noted with it (token.Uses), so that the others pass it
// without a look into their tables. What costs beyond that are names, figures and
// sentences that hold what some rule asks for: rule.Matcher tries a pattern only
// where all that the pattern needs is still to come in the sentence and the next
// token allows it; deal and milestone ask clause for a parse only of sentences with
// all that some frame asks for, the kinds of thing, the prepositions, an auction,
// and deal of none far from words of energy. Of general news deal has a quarter of
// the sentences parsed, and one in fifteen tells something that may be an
// agreement. All stages share one parse of a sentence; deal, which runs before
// milestone, pays for those it asks for. The tags of a sentence cost a hundred
// parses: prose is asked for those of one in a thousand, in which a frame fits, or
// would if some word that may be a verb were one. The first costs another 200 ms to
// load prose's model; Warm loads it beforehand.
//
// What is left is spread thin: of general news 4,600 instructions for a word, of which
// no function has more than 5 in a hundred, and memory: the same article read again at once
// takes 28 % less. A rule that asks something of every noun or name of a sentence costs 1
// to 3 % if it does not first ask whether the sentence has what it needs (deal's
// sight.could). Hours differ by a third, so that this shows only in instructions:
//
//	go test -c -o bench ./extract && cd extract && GODEBUG=asyncpreemptoff=1 valgrind \
//	  --tool=callgrind '--toggle-collect=wattwire/extract.(*Extractor).Extract' ../bench -test.run - \
//	  -test.bench Extract/general -test.benchtime 1x
//
// The cost grows in line with the length: articles of 1, 5, 20 and 80 KB put
// together from fixtures, which are denser than news, run at 1.9, 2.2, 2.2 and
// 2.0 MB/s (BenchmarkLength). Ten times the gazetteer of places costs 3 % more
// time on energy and 8 % on general news, over six runs of BenchmarkGazetteer that
// differ by a third among themselves, since the trie is entered by a table over
// words; each pattern rule twice costs 10 to 12 % (BenchmarkRules). Lists and rules
// load in 58 ms on two cores (BenchmarkNew) and hold some 20 MB; for a single article
// of ten lines (Options.Only) in 51 ms, since of long lists only the rows are read that
// it can ask for.
//
//	go test ./extract -run - -bench . -cpu 1   # these figures
//	go -C cmd/bench run .                      # the whole program, prose and go-trafilatura
//
// # Offsets
//
// Inside the stages spans count tokens, tokens count bytes. Records count
// Unicode code points of the text, half-open, as SQLite's substr does.
package extract
