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
	Pair        = "pair"         // two words of no list that may be a person's name
	Acronym     = "acronym"      // one word in capitals
	Surname     = "surname"      // one word known as a surname
	Numbered    = "numbered"     // a name that ends in a short number: Bash 2
	Ministry    = "ministry"     // a ministry in lower case with its field and country: Azeri energy ministry
	Government  = "government"   // a country's or region's government: Kenyan government
	Titled      = "titled"       // a name after a title of office with its field: Minister of Energy
	Plant       = "plant"        // a name with a word for a plant, line or mine at its end
	Site        = "site"         // a name with a vaguer such word: project, unit, field

	// What package speech sees; for the rules of kinds affiliation and quote
	// only.
	Office  = "office"  // a title of office with the words that belong to it
	Body    = "body"    // an organization, named or meant ("the company")
	Speaker = "speaker" // who can speak: a person, a body, he, she
	Quoted  = "quoted"  // words in quotation marks, with the marks
)

// Findings are all these labels.
func Findings() []string {
	return []string{Number, Power, Energy, Money, Percent, Amount, Date, Time, Duration, Frequency,
		Organization, Person, Place, Project, Event, Programme,
		Name, Proper, FullName, PersonShape, Pair, Surname, Numbered, Ministry, Government, Titled, Acronym, Plant, Site,
		Office, Body, Speaker, Quoted}
}
