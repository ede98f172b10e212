// Package capacity finds the rated capacities of an article and the projects
// that they belong to.
//
// The Chart, the quantities of package quantity and the names of package name
// flow in. Amounts of power, and of energy where something stores it, are
// candidates (candidate.go); what a factory turns out, heat, and power made or
// used at a time are left out (left.go). For each candidate the noun phrase (phrase.go)
// and the clause (bounds.go) are found, and the words about it are
// gathered with how they stand to it: as the head of its noun phrase, after
// "of", as what has it, in its clause, in its sentence (context.go). What has it
// is read from the grammar where this tells (bearer.go), and so is whether it
// stands, is planned or forecast (outlook.go). The rules of kind "capacity" read
// these relations and facts (fact.go) and decide the scope (scope.go);
// technology (resolve.go), place (place.go) and country (country.go), status (status.go) and
// the project (link.go) are looked for from near to far: noun phrase,
// clause, sentence, what was told of the project before, paragraph, title.
// When all is read, the sentences that come back to a plant, by its name or as
// "the plant", give it the name, status and place told there (christen.go,
// follow.go), and a contract told beside a mere plan takes it further (signed.go).
//
// Word lists: technologies, capacity_words, status_cues, scene_words under
// extract/lexicon/data. Out flow Capacities and Projects; package deal is next.
//
// The files, in the order of the way:
//
//	stage                       what goes in and out; the compiled rules and lists
//	candidate, phrase, bounds   amounts, with their noun phrases and clauses
//	called, context, fact       names, words and facts about an amount
//	left, generic               amounts that are no rating, and sizes of plants of a kind
//	meant                       the plant told before for which "it" or "its capacity" stands
//	bearer, settle, outlook     what has an amount, and whether it stands, is planned or forecast
//	decide, scope               the capacity that is made, by the first rule that holds
//	technology, resolve         words for technologies, and which of them is meant
//	fuel, topic                 a technology told by what it burns, or by the paragraph or the article at large
//	place, nesting, share,      where: places, those within others, those of a part of the sentence,
//	scene                       those that only say where
//	country, state              something was said, the country, the state that acts
//	status, cue                 cues of planned, building, operating or ended, and what they are worth
//	project, plantname, link    plants by their names, and the plant of an amount
//	christen, follow, signed    what is told of a plant elsewhere in the article
//	trace                       what a person sees of all this
package capacity
