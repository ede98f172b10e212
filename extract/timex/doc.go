// Package timex finds expressions of time and gives each its TIMEX3 type and
// value.
//
// A chart with lexicon matches and quantities flows in, and the publication
// date on which relative expressions are anchored; a list of Timex flows out,
// also put onto the chart under the labels date, time, duration and frequency
// (TIMEX3 SET) for the stages after this one: name, capacity, deal.
//
// # Rules
//
// Rules of kind date stand in extract/rule/data: date*.yaml, duration.yaml,
// frequency.yaml, clock.yaml. Each sets a type, DATE, TIME, DURATION or SET,
// and a value; "article: the" takes an article before the match into the
// expression. A value is a constant, written in capitals as TIMEX3 has it
// (PRESENT_REF, P1D), or an expression of functions over the captures of the
// pattern:
//
//	now                    the day of publication
//	then                   the date told last, the day of publication if none;
//	                       what is told for comparison (before, ago and same
//	                       of then) is not kept as such
//	at(t, unit)            the day, week, year … that holds t; where the date told last is
//	                       too coarse, the one that tells it of those told before
//	before(t, unit, n)     that unit n earlier (1 if n is left out)
//	after(t, unit, n)      … n later
//	ago(t, n, unit), in(t, n, unit)
//	                       n units before or after t; a day where the unit is a week
//	year(y)                a year of four digits, or of two
//	month(m, y)            a month; without y the one that tense tells
//	nearest(m)             the month m next to publication
//	reported(q)            the quarter q that began last before publication
//	day(d, m, y)           a day; without y the one that tense tells
//	slashed(a, b, y)       month/day/year or day/month/year, the one that can
//	                       be, and of two the one nearer to publication
//	quarter(q, y) half(h, y) season(s, y)
//	                       part of a year; y may be a year or any date in it
//	decade(y) century(n)   the 1990s, the 20th century
//	rel(r, unit)           last, this or next unit, as the word r tells
//	                       (relatives.tsv)
//	named(r, w)            last, this or next weekday, month or season w
//	following(w, t)        the first weekday w after t
//	nth(o, unit, t)        the first, second, last … day, month or quarter of t
//	each(w)                a weekday or month of any week or year
//	weekday(w)             the weekday that tense tells
//	weekday(w, t)          that weekday in the week of t
//	weekend(t)             the weekend of the week of t; weekend(now) the one
//	                       that tense tells
//	holiday(h, y)          an entry of holidays.tsv; without y as tense tells
//	same(t, y, unit)       the unit of t, or t itself, moved into the year of y
//	word(w)                the value that the list gives the word
//	range(a, b)            from a to b
//	duration(n, unit)      P25Y
//	duration(n, n2, unit)  P7D/P10D
//	rate(u)                P1Y, where a number stands shortly before
//	clock(h, min, half, zone, t)
//	                       a time of day; without t on the day of the sentence
//	part(t, p)             a part of the day: 2024-05-06TMO; part(X, p) of the
//	                       day of the sentence
//
// A capture that took no part in the match is nothing. Where a function
// cannot make a value (a 31 June, a thirteenth month) the match falls.
//
// Months, weekdays and days without a year are settled by the tense of the
// nearest verb in the clause (tense.tsv); what publication does not tell stays
// underspecified (XXXX-WXX-4).
//
//	timex                        what goes in and out; the compiled rules
//	expr, functions              value expressions and their functions:
//	amount, relative, holiday    of numbers of units, of "last" and "ago", of feasts
//	calendar                     stretches of the calendar
//	tense                        whether a clause looks back or ahead
package timex
