// Package deal finds agreements and their parties.
//
// It reads the findings of all stages before it. A sentence is looked at when a
// word in it names an agreement (list agreements) or is a verb of a frame (rule
// file agreement.yaml). There it is parsed by package clause, and each frame
// that fits makes a candidate: a type, the words that name it, who stands in the
// roles of a party, and the region of text that tells of it. Whom a
// noun or a pronoun in such a role means is looked for in its clause, in the
// sentence before, further back and in the title. Who agrees besides is looked for in
// sources tried in a fixed order, which a trace names. A candidate that returns to an
// agreement told before ("the contract", "under the deal"), or that tells one
// side of it by itself ("the buyer is Acme"), completes that one; "another" or
// "one with Bolt" is told like the last. What remains is filled from its region:
// date, place, capacity, plant, sum and term.
//
// The files, in the order of the way:
//
//	deal, stage, mark            what goes in and out; the compiled lists and frames
//	trigger, sight, frame, verbs which sentences are parsed, and for which frames
//	find, try, build, several,   a frame at a verb; the candidates it makes
//	turn, chosen, gap, roll,
//	rollline
//	settle, asked, term          what its phrases add; what the frame asks for
//	noun, nounverb, part,        candidates of a noun that no verb claims
//	holder, sum
//	object, agreement, kind,     what is agreed on, and by which words
//	headword, goods, wares,
//	naming, clipped
//	agent, client, actor, model, who agrees, in the clause
//	designation, party, phrase,
//	state
//	source                       in which order the others who agree are looked for
//	elsewhere, reference, side,  who agrees, outside it
//	sided, under, governor,
//	grip, employed, awarder,
//	otherside, plantowner
//	facts, technology, signed,   date, sum, term and what the agreement is about
//	subject, way, event
//	plant, place, site, home,    which plant, where
//	land
//	status, mood, outcome,       signed, planned or ended
//	pledge
//	reading, topic, topicword,   of which type: the signs that tell it, in order
//	tender
//	same, tie, pair, hand,       one agreement told twice, on, or beside another
//	merge, follow, alongside,
//	parcel
//	presume                      of which type, by the whole
//	doubt, field                 talk of agreements that is none, or not of this field
//	headline, protagonist,       what the title adds, and of whom the text tells
//	counterpart, service
//	trace                        what a person sees of all this
package deal
