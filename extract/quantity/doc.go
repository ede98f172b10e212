// Package quantity finds numbers and the amounts they make with a unit, a
// currency, a percent sign or a counted noun.
//
// A Chart with lexicon matches flows in. Numbers, in digits or words and with
// their multipliers, are read first and put onto the chart; the rules of kind
// "quantity" then say how a number and its unit stand together: their
// patterns capture the parts by name.
//
//	lo hi   the number, or the ends of a range
//	a b d e numbers that share a unit and make a quantity each
//	u u1    the unit (an entry of class unit); u1 that of lo or a
//	c c2    the currency (an entry of class currency)
//	noun    what is counted
//
// Units, currencies, counted nouns, qualifiers and rates are lists under
// extract/lexicon/data. Out flow Quantities, which stand on the chart under the
// labels power, energy, money, percent and amount; package timex is next, and
// package capacity picks the amounts that are rated capacity.
//
//	number, figure, spelled  numbers, in digits and in words
//	quantity                 what goes out; the compiled rules and lists
//	amount, money            numbers with a unit, with a currency
//	qualifier                about, over, up to
package quantity
