// Package speech finds who holds what office in which organization, and who
// said what.
//
// The Chart flows in with the names of the article, and the entities,
// mentions and nominals of package name; affiliations and quotes flow out. It
// is the last stage that reads the text.
//
// Before its rules run, the package puts three kinds of annotation onto the
// Chart, for the rules of kind affiliation and quote only: office, a title of
// office with the words that belong to it ("former chief executive", "head of
// the market development department"); body, an organization by its name or by
// a nominal ("the company"); and speaker, who can be said to speak: a person, a
// body, or "he" and "she".
//
// An affiliation rule captures the person as p, and as far as it tells them the
// organization as o and the office as t. Each mention of a person takes part in
// the match that tells most. An office told without a body is of the ministry
// of its field ("Energy Minister"), of the body that the noun before it means
// ("the council's director"), or of the company that the article is about
// ("chief executive X said"); lists office_words and titles say which.
//
// A quote rule captures the speaker as s, the verb as v, and a quotation as q or
// the words told as it. A quotation that nobody is told to speak goes on what
// stood before it in its paragraph.
//
//	speech               what goes in and out; the compiled rules
//	office               titles of office
//	affiliation          who holds them where,
//	protagonist, state   also where no body or only a state is told
//	quote                who said what
package speech
