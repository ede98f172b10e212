package rule

// Labels under which the stages put what they find on the Chart, for the
// patterns of the stages after them.
const (
	Number       = "number"       // a number in digits or words, with its multiplier
	Power        = "power"        // an amount in W … GW
	Energy       = "energy"       // an amount in Wh … TWh
	Money        = "money"        // a sum with its currency
	Percent      = "percent"      // a share
	Amount       = "amount"       // any other quantity
	Date         = "date"         // TIMEX3 DATE
	Time         = "time"         // TIMEX3 TIME
	Duration     = "duration"     // TIMEX3 DURATION
	Frequency    = "frequency"    // TIMEX3 SET
	Organization = "organization" // entity mentions by kind
	Person       = "person"
	Place        = "place"
	Project      = "project"
	Event        = "event"
	Programme    = "programme"

	// What package name sees before it has settled what a name is of; for the
	// rules of kind entity only.
	Name        = "name"         // a stretch of capitalised words that may be a name
	Proper      = "proper"       // such a stretch with a word that is not common
	FullName    = "full_name"    // such a stretch that begins with a known given name
	PersonShape = "person_shape" // two to four words that look like a person's name
	Acronym     = "acronym"      // one word in capitals
	Plant       = "plant"        // a name with a word for a plant, line or mine at its end
	Site        = "site"         // a name with a vaguer such word: project, unit, field
)

// Findings are all these labels.
func Findings() []string {
	return []string{Number, Power, Energy, Money, Percent, Amount, Date, Time, Duration, Frequency,
		Organization, Person, Place, Project, Event, Programme,
		Name, Proper, FullName, PersonShape, Acronym, Plant, Site}
}
