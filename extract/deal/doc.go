// Package deal finds agreements and their parties.
//
// It reads the findings of all stages before it. A sentence is looked at when a
// word in it names an agreement (list agreements) or is a verb of a frame (rule
// file agreement.yaml). There it is parsed by package clause, and each frame
// that fits makes a candidate: a type, the words that name it, who stands in the
// roles of a party, and the region of text that tells of it. Whom a
// noun or a pronoun in such a role means is looked for in its clause, in the
// sentence before, further back and in the title. A candidate that returns to an
// agreement told before ("the contract", "under the deal"), or that tells one
// side of it by itself ("the buyer is Acme"), completes that one; "another" or
// "one with Bolt" is told like the last. What remains is filled from its region:
// date, place, capacity, plant, sum and term.
package deal
