// Package record holds the records that one article yields, in the terms that
// the SQLite columns and the JSON output share.
//
// In every record the zero value of an optional field ("" or 0) says that the
// article does not give it; the store writes NULL for it. Identifiers count
// from 1 within one Result and 0 is no record; the store gives its own.
package record

// Evidence points at the words that prove a record.
type Evidence struct {
	// Start and End are a half-open interval of Unicode code points of the
	// document's text.
	Start int `json:"start"`
	End   int `json:"end"`
	// Text is the text between them.
	Text string `json:"text"`
	// Rule is the id of the rule that fired.
	Rule string `json:"rule"`
}

// Document is what is known of an article besides what its text tells.
type Document struct {
	URI           string `json:"uri"`
	Format        string `json:"format,omitempty"`
	Title         string `json:"title,omitempty"`
	Byline        string `json:"byline,omitempty"`
	Publisher     string `json:"publisher,omitempty"`
	URL           string `json:"url,omitempty"`
	Published     string `json:"published,omitempty"`      // ISO 8601, as precise as the source
	PublishedFrom string `json:"published_from,omitempty"` // metadata, dateline, url, sidecar, flag
	Language      string `json:"language,omitempty"`       // ISO 639-1
	Text          string `json:"-"`
}

// Entity kinds.
const (
	Organization = "organization"
	Person       = "person"
	Place        = "place"
	ProjectKind  = "project"
	Event        = "event"
	Programme    = "programme"
)

// Entity is one thing with a name, however often and in whatever form the
// article names it.
type Entity struct {
	ID   int    `json:"id"`
	Kind string `json:"kind"`
	Name string `json:"name"` // the fullest form seen
	// Canonical is the name by which a gazetteer knows it, where that is
	// another one; the store knows by it that two articles mean the same.
	Canonical string   `json:"canonical,omitempty"`
	Country   string   `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Subkind   string   `json:"subkind,omitempty"`
	Aliases   []string `json:"aliases,omitempty"` // the other forms, sorted
}

// Mention is one place in the text where an entity is named.
type Mention struct {
	Evidence
	Kind     string `json:"kind"`
	EntityID int    `json:"entity_id"`
}

// Date is a TIMEX3 expression.
type Date struct {
	Evidence
	Type     string `json:"type"` // DATE, TIME, DURATION, SET
	Value    string `json:"value,omitempty"`
	FirstDay string `json:"first_day,omitempty"` // YYYY-MM-DD
	LastDay  string `json:"last_day,omitempty"`  // YYYY-MM-DD
}

// Quantity dimensions.
const (
	Power       = "power"
	Energy      = "energy"
	Mass        = "mass"
	Volume      = "volume"
	Length      = "length"
	Area        = "area"
	Money       = "money"
	Percent     = "percent"
	Duration    = "duration"
	Temperature = "temperature"
	Price       = "price"
	Count       = "count"
	OtherAmount = "other"
)

// Quantity is a number with a unit, a currency, a percent sign or a counted
// noun.
type Quantity struct {
	ID int `json:"id"`
	Evidence
	Value     float64 `json:"value"`               // in Unit, multipliers applied
	ValueMax  float64 `json:"value_max,omitempty"` // upper end of a range
	Unit      string  `json:"unit"`                // normal symbol: MW, kWh, t, km, %, USD, USD/MWh
	UnitText  string  `json:"unit_text,omitempty"` // as written
	Per       string  `json:"per,omitempty"`       // period of a rate, TIMEX3 duration
	Dimension string  `json:"dimension"`
	Qualifier string  `json:"qualifier,omitempty"` // about, over, under, up_to, at_least
}

// Capacity scopes.
const (
	ScopeUnit      = "unit"
	ScopeProject   = "project"
	ScopePortfolio = "portfolio"
	ScopeSupply    = "supply"
	ScopeTarget    = "target"
	ScopeMarket    = "market"
)

// Capacity is rated power or storage energy of plant, equipment, a fleet or a
// goal.
type Capacity struct {
	ID         int `json:"id"`
	QuantityID int `json:"quantity_id"`
	Evidence
	MW         float64 `json:"mw,omitempty"`
	MWMax      float64 `json:"mw_max,omitempty"`
	MWh        float64 `json:"mwh,omitempty"`
	Rating     string  `json:"rating,omitempty"` // ac, dc
	Qualifier  string  `json:"qualifier,omitempty"`
	Technology string  `json:"technology,omitempty"` // solar, solar+wind, wind+storage …
	Scope      string  `json:"scope,omitempty"`
	ProjectID  int     `json:"project_id,omitempty"`
	Place      string  `json:"place,omitempty"`
	Country    string  `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Status     string  `json:"status,omitempty"`
}

// Project is one plant, named or not.
type Project struct {
	ID         int     `json:"id"`
	EntityID   int     `json:"entity_id,omitempty"` // the named entity, 0 for a project without a name
	Name       string  `json:"name"`
	Technology string  `json:"technology,omitempty"`
	MW         float64 `json:"mw,omitempty"`
	MWh        float64 `json:"mwh,omitempty"`
	Country    string  `json:"country,omitempty"`
	Place      string  `json:"place,omitempty"`
	Status     string  `json:"status,omitempty"`
}

// Party is one side of an agreement, or its witness.
type Party struct {
	EntityID int    `json:"entity_id,omitempty"`
	Name     string `json:"name"`
	Role     string `json:"role"` // party, witness
}

// Agreement is a particular agreement between parties.
type Agreement struct {
	ID int `json:"id"`
	Evidence
	Type       string  `json:"type"`
	Status     string  `json:"status"`  // signed, planned, ended
	Binding    bool    `json:"binding"` // false for memoranda, letters of intent and cooperation agreements
	Date       string  `json:"date,omitempty"`
	DateText   string  `json:"date_text,omitempty"`
	Event      string  `json:"event,omitempty"`
	Place      string  `json:"place,omitempty"`
	Country    string  `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Subject    string  `json:"subject,omitempty"`
	ProjectID  int     `json:"project_id,omitempty"`
	MW         float64 `json:"mw,omitempty"`
	MWh        float64 `json:"mwh,omitempty"`
	Technology string  `json:"technology,omitempty"`
	Value      float64 `json:"value,omitempty"`
	Currency   string  `json:"currency,omitempty"` // ISO 4217
	Term       string  `json:"term,omitempty"`     // TIMEX3 duration
	Count      int     `json:"count,omitempty"`
	Parties    []Party `json:"parties,omitempty"`
	// SentenceStart and SentenceEnd bound the sentence that tells it, in code
	// points; both are 0 where nobody looked.
	SentenceStart int `json:"sentence_start,omitempty"`
	SentenceEnd   int `json:"sentence_end,omitempty"`
}

// Milestone is a step in the life of a plant.
type Milestone struct {
	Evidence
	Type      string  `json:"type"`
	ProjectID int     `json:"project_id,omitempty"`
	MW        float64 `json:"mw,omitempty"`
	Country   string  `json:"country,omitempty"`
	Date      string  `json:"date,omitempty"`
	Planned   bool    `json:"planned"`
}

// Affiliation ties a person to an organization by a title.
type Affiliation struct {
	Evidence
	PersonID       int    `json:"person_id"`
	OrganizationID int    `json:"organization_id,omitempty"`
	Title          string `json:"title,omitempty"`
}

// Quote is words attributed to a person or an organization.
type Quote struct {
	Evidence
	SpeakerID int    `json:"speaker_id,omitempty"`
	Verb      string `json:"verb,omitempty"`
	Direct    bool   `json:"direct"`
}

// Result is all that one article yields. Slices are in order of Start, then
// End; entities and projects in the order in which they are first told.
type Result struct {
	Document     Document      `json:"document"`
	Entities     []Entity      `json:"entities"`
	Mentions     []Mention     `json:"mentions"`
	Dates        []Date        `json:"dates"`
	Quantities   []Quantity    `json:"quantities"`
	Capacities   []Capacity    `json:"capacities"`
	Projects     []Project     `json:"projects"`
	Agreements   []Agreement   `json:"agreements"`
	Milestones   []Milestone   `json:"milestones"`
	Affiliations []Affiliation `json:"affiliations"`
	Quotes       []Quote       `json:"quotes"`
}
