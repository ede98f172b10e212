// Package name finds the named things of an article: organizations, people,
// places, projects, events and programmes.
//
// A Chart flows in, with the lexicons' matches and the amounts and dates of
// earlier stages; entities and their mentions flow out, and lie on the Chart
// under the labels organization, person, place, project, event, programme for
// the stages that follow (capacity, deal, speech).
//
// The way of an article: stretches of capitalised words with their connectors
// become candidates (span.go, split.go, titled.go); rules of kind "entity" see their
// context and cast weighted votes for a kind (vote.go); candidates of one form
// are a group, and groups that name one thing (acronyms, short forms,
// surnames) are joined (group.go, alias.go); the sum of the votes of all that
// is joined gives the kind, so that one telling place in the article settles
// the others; what no rule speaks for is no name.
//
// Afterwards nouns and pronouns without a name ("the Paris-based group", "the
// two", "it") are led back to what was named before (nominal.go, pronoun.go,
// antecedent.go): to the likeliest by its sort, its country, how it was called,
// how often the article tells of it and whether it was a subject.
//
// The files, in the order of the way:
//
//	name                        what goes in and out; the compiled rules
//	words, word, key            what the lists say of a word, and words as numbers
//	credit                      bylines, credits and amounts, which hold no names
//	span, lead, split, join,    a stretch of capitalised words, its beginning and end, cut and joined
//	conjunction
//	titled, government,         candidates with a title or a word for a state or a plant
//	facility
//	candidate, common, code,    what may be a mention, common words among them, and what only looks so:
//	ware                        agreements, products
//	vote, kin, person, body     what kind a candidate is, and of what it is one
//	group, alias, form, short   candidates of one form, and forms of one thing
//	tally, town, country,       which town of a name is meant; the country of a place, a body,
//	national                    a person
//	emit                        entities and mentions
//	digest                      under which country a paragraph stands
//	nominal, antecedent,        nouns and pronouns, and what these cannot mean
//	bound, pronoun
package name
