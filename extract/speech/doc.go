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
package speech
