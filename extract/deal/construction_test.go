package deal_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"wattwire/extract"
	"wattwire/extract/record"
)

// act is a class of verbs: one of its verbs, by its forms, with what it is done to.
type act struct {
	base, third, past, participle, gerund string

	object, phrase string // "the wind farm", "from Kivu Utilities Ltd"
	typ            string
	works          bool // what will be done is agreed
	several        bool // its object is plural
}

var acts = []act{
	{"buy", "buys", "bought", "bought", "buying", "a 49% stake in the Lusaka wind farm", "from Kivu Utilities Ltd", "acquisition", true, false},
	{"take over", "takes over", "took over", "taken over", "taking over", "two gas-fired power plants", "from Kivu Utilities Ltd", "acquisition", true, true},
	{"offload", "offloads", "offloaded", "offloaded", "offloading", "a 120 MW wind farm", "to Kivu Utilities Ltd", "acquisition", true, false},
	{"win", "wins", "won", "won", "winning", "a contract to build a 120 MW wind farm", "from Kivu Utilities Ltd", "construction_contract", false, false},
	{"sign", "signs", "signed", "signed", "signing", "a 15-year power purchase agreement", "with Kivu Utilities Ltd", "power_purchase_agreement", false, false},
	{"enter into", "enters into", "entered into", "entered into", "entering into", "a memorandum of understanding on hydrogen", "with Kivu Utilities Ltd", "memorandum_of_understanding", false, false},
	{"build", "builds", "built", "built", "building", "a 120 MW wind farm", "for Kivu Utilities Ltd", "construction_contract", true, false},
	{"carry out", "carries out", "carried out", "carried out", "carrying out", "the civil works of the dam", "for Kivu Utilities Ltd", "construction_contract", true, true},
	{"supply", "supplies", "supplied", "supplied", "supplying", "40 wind turbines", "to Kivu Utilities Ltd", "supply_contract", true, true},
	{"order", "orders", "ordered", "ordered", "ordering", "40 wind turbines", "from Kivu Utilities Ltd", "supply_contract", true, true},
	{"operate", "operates", "operated", "operated", "operating", "a 120 MW wind farm", "for Kivu Utilities Ltd", "service_contract", true, false},
	{"provide", "provides", "provided", "provided", "providing", "a $45 million loan", "to Kivu Utilities Ltd", "financing", true, false},
	{"secure", "secures", "secured", "secured", "securing", "a $45 million loan", "from Kivu Utilities Ltd", "financing", true, false},
}

// voices are the forms in which a clause tells an act. status "done" is signed;
// "due" is planned, but signed for works, purchases and loans; "open" is planned.
var voices = []struct{ text, status string }{
	{"{A} {past} {O} {T} on Monday.", "done"},
	{"{A} has {participle} {O} {T}.", "done"},
	{"{A} {third} {O} {T}", "done"},
	{"{A} said on Tuesday it had {participle} {O} {T}.", "done"},
	{"{A}, which {past} {O} {T} in March, has 300 staff.", "done"},
	{"After {gerund} {O} {T}, {A} has cut jobs.", "done"},
	{"{O} was {participle} {T} by {A} in March.", "done"},
	{"{O} has been {participle} by {A} {T}.", "done"},
	{"{A} was able to {base} {O} {T}.", "done"},
	{"{A} had to {base} {O} {T}.", "done"},
	{"{A} became the first company to {base} {O} {T}.", "done"},
	{"{A} was named by the council as one of two firms to {base} {O} {T}.", "done"},
	{"{A} was among the firms to {base} {O} {T}.", "done"},
	{"{A} is understood to have {participle} {O} {T}.", "done"},
	{"{A} has decided to exercise its right to {base} {O} {T}.", "done"},
	{"{A} could become a market leader after {gerund} {O} {T}.", "done"},
	{"{A} expects to grow, having {participle} {O} {T}.", "done"},
	{"{A}'s deal to {base} {O} {T} was approved.", "done"},
	{"{A} will {base} {O} {T}.", "due"},
	{"{A} is to {base} {O} {T}.", "due"},
	{"{O} will be {participle} by {A} {T}.", "due"},
	{"{A} plans to {base} {O} {T}.", "open"},
	{"{A} is in talks to {base} {O} {T}.", "open"},
	{"{A} is close to {gerund} {O} {T}.", "open"},
	{"{A} is considering {gerund} {O} {T}.", "open"},
	{"{A} could {base} {O} {T}, people familiar with the matter said.", "open"},
	{"{A} will become the first company to {base} {O} {T}.", "open"},
	{"{A} is able to {base} {O} {T}.", "open"},
	{"{A} is expected to have {participle} {O} {T} by June.", "open"},
	{"{A} has the right to {base} {O} {T}.", "open"},
	{"{A} expects to grow after {gerund} {O} {T}.", "open"},
	{"{A} is due to {base} {O} {T}.", "open"},
	{"{A} expects to sign a deal to {base} {O} {T}.", "open"},
	{"{A} plans to enter into a deal to {base} {O} {T}.", "open"},
	{"{A} is in talks on a deal to {base} {O} {T}.", "open"},
	{"{A} has not {participle} {O} {T}.", ""},
	{"{A} failed to {base} {O} {T}.", ""},
	{"{A} did not enter into a deal to {base} {O} {T}.", ""},
	{"{A} denied that it had {participle} {O} {T}.", ""},
}

func (a *act) tell(voice string) string {
	o := a.object
	if strings.HasPrefix(voice, "{O}") {
		o = strings.ToUpper(o[:1]) + o[1:]
		if a.several {
			voice = strings.NewReplacer("{O} was", "{O} were", "{O} has", "{O} have").Replace(voice)
		}
	}
	return strings.NewReplacer("{base}", a.base, "{third}", a.third, "{past}", a.past, "{participle}", a.participle, "{gerund}", a.gerund,
		"{A}", "Voltara Energy", "{O}", o, "{T}", a.phrase).Replace(voice)
}

// agreements reads a text beside a sentence that says what field it is of.
func agreements(t *testing.T, x *extract.Extractor, text string) []record.Agreement {
	t.Helper()
	res, err := x.Extract(context.Background(), extract.Article{Published: "2024-05-08", Text: text + "\n\nThe grid has grown, with more wind, solar and storage capacity."})
	if err != nil {
		t.Fatal(err)
	}
	return res.Agreements
}

func parties(a *record.Agreement) []string {
	var out []string
	for _, p := range a.Parties {
		out = append(out, p.Name)
	}
	slices.Sort(out)
	return out
}

// TestConstructions crosses verbs with the forms in which a sentence tells what
// they tell.
func TestConstructions(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range acts {
		a := &acts[i]
		for _, v := range voices {
			status := map[string]string{"done": "signed", "due": "planned", "open": "planned"}[v.status]
			if v.status == "due" && a.works {
				status = "signed"
			}
			text := a.tell(v.text)
			found := agreements(t, x, text)
			if status == "" {
				for _, g := range found {
					if g.Status == "signed" {
						t.Errorf("%s\n\tgot %s signed, want none", text, g.Type)
					}
				}
				continue
			}
			if len(found) != 1 {
				t.Errorf("%s\n\tgot %d agreements, want one", text, len(found))
				continue
			}
			g, want := &found[0], []string{"Kivu Utilities Ltd", "Voltara Energy"}
			if g.Type != a.typ || g.Status != status || !slices.Equal(parties(g), want) {
				t.Errorf("%s\n\tgot %s %s %q, want %s %s %q", text, g.Type, g.Status, parties(g), a.typ, status, want)
			}
		}
	}
}

// TestPartyShapes crosses the forms in which a party is told with the places in
// which it stands.
func TestPartyShapes(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	places := []struct{ text, typ string }{
		{"P signed a power purchase agreement with Kivu Utilities Ltd on Monday.", "power_purchase_agreement"},
		{"P was awarded an EPC contract by Kivu Utilities Ltd for a 120 MW wind farm.", "construction_contract"},
		{"Kivu Utilities Ltd has awarded a contract to P to build a 120 MW wind farm.", "construction_contract"},
		{"Kivu Utilities Ltd has selected P to build a 120 MW wind farm.", "construction_contract"},
		{"A 49% stake in a 120 MW wind farm was acquired by P from Kivu Utilities Ltd.", "acquisition"},
		{"Kivu Utilities Ltd has sold a 49% stake in a 120 MW wind farm to P.", "acquisition"},
	}
	for _, s := range []struct {
		text  string
		names []string
	}{
		{"Voltara Energy and Halden Wind", []string{"Halden Wind", "Voltara Energy"}},
		{"Voltara Energy together with Halden Wind", []string{"Halden Wind", "Voltara Energy"}},
		{"Voltara Energy, in consortium with Halden Wind,", []string{"Halden Wind", "Voltara Energy"}},
		{"Voltara Energy / Halden Wind", []string{"Halden Wind", "Voltara Energy"}},
		{"Voltara Energy and its partner Halden Wind", []string{"Halden Wind", "Voltara Energy"}},
		{"a consortium of Voltara Energy and Halden Wind led by Tessaro SA", []string{"Halden Wind", "Tessaro SA", "Voltara Energy"}},
		{"a consortium led by Voltara Energy", []string{"Voltara Energy"}},
		{"Norwegian developer Voltara Energy and Danish fund manager Halden Wind", []string{"Halden Wind", "Voltara Energy"}},
		{"developers Voltara Energy and Halden Wind", []string{"Halden Wind", "Voltara Energy"}},
		{"Voltara Energy, a unit of Tessaro SA,", []string{"Voltara Energy"}},
		{"Tessaro SA unit Voltara Energy", []string{"Voltara Energy"}},
		{"Tessaro SA's renewables arm", []string{"Tessaro SA"}},
		{"solar developer eVantis", []string{"eVantis"}},
	} {
		for _, p := range places {
			text := strings.Replace(p.text, "P", s.text, 1)
			if strings.HasPrefix(p.text, "P") {
				text = strings.ToUpper(text[:1]) + text[1:]
			}
			text = strings.Replace(text, ",.", ".", 1)
			want := append([]string{"Kivu Utilities Ltd"}, s.names...)
			slices.Sort(want)
			found := agreements(t, x, text)
			if len(found) != 1 || found[0].Type != p.typ || !slices.Equal(parties(&found[0]), want) {
				t.Errorf("%s\n\twant %s %q, got", text, p.typ, want)
				for i := range found {
					t.Errorf("\t%s %q", found[i].Type, parties(&found[i]))
				}
			}
		}
	}
}

// TestOtherConstructions tells agreements without the plain clause of a verb: by
// nouns, beside names, by what a plant has, in headlines.
func TestOtherConstructions(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const a, b = "Voltara Energy", "Kivu Utilities Ltd"
	for _, c := range []struct {
		text, typ, status string
		parties           []string
	}{
		{"The sale by Voltara Energy of a 120 MW wind farm to Kivu Utilities Ltd was completed in March.", "acquisition", "signed", []string{a, b}},
		{"The takeover of wind developer Halden Wind by Voltara Energy was called off.", "acquisition", "ended", []string{a}},
		{"Talks between Voltara Energy and Kivu Utilities Ltd over the sale of two solar plants have collapsed.", "acquisition", "ended", []string{a, b}},
		{"Voltara Energy is close to a deal to buy a 120 MW wind farm from Kivu Utilities Ltd.", "acquisition", "planned", []string{a, b}},
		{"Voltara Energy ended talks to buy a 120 MW wind farm from Kivu Utilities Ltd.", "acquisition", "ended", []string{a, b}},
		{"Voltara Energy is nearing a deal to build a 120 MW wind farm for Kivu Utilities Ltd.", "construction_contract", "planned", []string{a, b}},
		{"Voltara Energy is in talks with Kivu Utilities Ltd over the sale of its wind business.", "acquisition", "planned", []string{a, b}},
		{"Kivu Bank is extending $80 million to back 120 MW of solar in Kenya. The loan is for Voltara Energy, a Kenyan investor.", "financing", "signed", []string{"Kivu Bank", a}},
		{"Voltara Energy has concluded purchase agreements covering all of the wind farm's generating capacity.", "power_purchase_agreement", "signed", []string{a}},
		{"Voltara Energy will make a £3 million wind turbine with its £2 million grant.", "financing", "signed", []string{a}},
		{"Funding for the wind farm was put up by Kivu Bank in 2021, when Voltara Energy raised $188 million for the site.", "financing", "signed", []string{"Kivu Bank", a}},
		{"Voltara Energy closed a loan with Landesbank Hessen-Thüringen for a wind farm.", "financing", "signed", []string{a, "Landesbank Hessen-Thüringen"}},
		{"Voltara Energy and Kivu Power signed an investment agreement to explore building a reactor.", "cooperation_agreement", "signed", []string{a, "Kivu Power"}},
		{"Voltara Energy and the Ministry of Energy signed an investment agreement on a wind farm.", "concession", "signed", []string{a, "Ministry of Energy"}},
		{"Voltara Energy has signed an agreement with Kivu Power for 475 MW of new solar to be built in Kenya.", "power_purchase_agreement", "signed", []string{a, "Kivu Power"}},
		{"Voltara Energy and Kivu Power have signed a patent licence agreement.", "other", "signed", []string{a, "Kivu Power"}},
		{"An agreement between Voltara Energy and Kivu Power was signed for a feasibility study on construction of two reactors.", "cooperation_agreement", "signed", []string{a, "Kivu Power"}},
		{"Supply contracts for 2 TWh a year have been awarded by the copper miner Kivu Power to Voltara Energy.", "power_purchase_agreement", "signed", []string{a, "Kivu Power"}},
		{"Voltara Energy sold one wind farm to Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy sold a photovoltaic (PV) power plant to Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy has bought a battery energy storage system (BESS) project from Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy has signed up for two power purchase agreements with Kivu Utilities Ltd.", "power_purchase_agreement", "signed", []string{a, b}},
		{"Voltara Energy now owns all of the 120 MW Lusaka wind farm, having bought it from Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy is the new owner of the 142 MW Lusaka wind farm.", "acquisition", "signed", []string{a}},
		{"Kivu Utilities Ltd is the offtaker of the 120 MW Lusaka wind farm, owned by Voltara Energy.", "power_purchase_agreement", "signed", []string{a, b}},
		{"Kivu Utilities Ltd is considering buying 100 MW of solar power from Voltara Energy under a 15-year deal.", "power_purchase_agreement", "planned", []string{a, b}},
		{"The power purchase agreement between Voltara Energy and Kivu Utilities Ltd expires in 2030, when it could be renewed.", "power_purchase_agreement", "", []string{a, b}},
		{"Voltara Energy, the EPC contractor for the 120 MW Lusaka wind farm, has cut jobs.", "construction_contract", "signed", []string{a}},
		{"Voltara Energy has won a contract estimated at $90 million from Kivu Utilities Ltd to build a 120 MW wind farm.", "construction_contract", "signed", []string{a, b}},
		{"Kivu Utilities Ltd has terminated the EPC contract with Voltara Energy for the Lusaka dam.", "construction_contract", "ended", []string{a, b}},
		{"The 120 MW Lusaka wind farm, with turbines supplied by Voltara Energy, opened in March.", "supply_contract", "signed", []string{a}},
		{"Kivu Utilities Ltd has chosen Voltara Energy's V150 turbines for the 120 MW Lusaka wind farm.", "supply_contract", "signed", []string{a, b}},
		{"Kivu Development Bank approved a $40 million loan for Voltara Energy.", "financing", "signed", []string{"Kivu Development Bank", a}},
		{"The World Bank is lending Kenya $200 million for its grid.", "financing", "signed", []string{"World Bank", "Kenya"}},
		{"The Kenyan government said on Tuesday it had awarded a 25-year concession for the 120 MW Lusaka hydropower plant to Voltara Energy.", "concession", "signed", []string{"Kenyan government", a}},
		{"Voltara Energy, Kivu Utilities Ltd end wind partnership", "cooperation_agreement", "ended", []string{a, b}},
		{"Voltara Energy has agreed to sign a power purchase agreement with Kivu Utilities Ltd.", "power_purchase_agreement", "", []string{a, b}},
		{"Voltara Energy has signed an agreement with Kivu Utilities Ltd to purchase 50 MWac (66 MWdc) from the Lusaka solar farm.", "power_purchase_agreement", "signed", []string{a, b}},
		{"Voltara Energy, which runs wind farms in Chad, is hoping that rules will not end its $90 million deal to help build a wind farm.", "construction_contract", "signed", []string{a}},
		{"The agreement on a wind farm was signed by representatives of Chad and Voltara Energy.", "cooperation_agreement", "signed", []string{"Chad", a}},
		{"Voltara Energy has signed a term sheet for a $90 million loan with Kivu Development Bank.", "letter_of_intent", "signed", []string{a, "Kivu Development Bank"}},
		{"Voltara Energy with Halden Wind has signed a power purchase agreement with Kivu Utilities Ltd.", "power_purchase_agreement", "signed", []string{a, "Halden Wind", b}},
		{"The Voltara Energy/Halden Wind consortium has won a contract from Kivu Utilities Ltd to build a 120 MW wind farm.", "construction_contract", "signed", []string{a, "Halden Wind", b}},
		{"The Voltara-Halden consortium has won a contract from Kivu Utilities Ltd to build a 120 MW wind farm.", "construction_contract", "signed", []string{"Voltara", "Halden", b}},
		{"Kivu Utilities Ltd has awarded a joint venture of Voltara Energy and Halden Wind a contract to build a 120 MW wind farm.", "construction_contract", "signed", []string{a, "Halden Wind", b}},
		{"Kivu Utilities Ltd has picked Voltara Energy for the 120 MW Lusaka wind farm.", "construction_contract", "signed", []string{a, b}},
		{"Voltara Energy has exercised its option to acquire a 49% stake in the Lusaka wind farm from Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"A loan was arranged by Kivu Bank for Voltara Ltd to build a 50 MW solar plant.", "financing", "signed", []string{"Kivu Bank", "Voltara Ltd"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank and Lumen Bank acted as lenders.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The lenders to the deal were Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The banks taking part are Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The mandated lead arrangers include Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The consortium of lenders is made up of Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank and Lumen Bank are among the lenders.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank and Lumen Bank were mandated lead arrangers.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank is acting as facility agent and Lumen Bank as account bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The deal was co-led by Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The round included Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The financing saw the participation of Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The consortium includes Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. The facility is provided by a syndicate of Kivu Bank and Lumen Bank.", "financing", "signed", []string{a, "Kivu Bank", "Lumen Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Its majority investor is Lumen Holding.", "financing", "signed", []string{a}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank is the largest lender in Kenya.", "financing", "signed", []string{a}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank was the arranger of the loan.", "financing", "signed", []string{a, "Kivu Bank"}},
		{"Voltara Energy won an undisclosed amount of funding from Kivu Bank.. was 0.4 percent in May, compared with guidance of 2 percent.", "financing", "signed", []string{a, "Kivu Bank"}},
		{"Voltara Energy has closed a $50 million loan for a wind farm. Kivu Bank acted as adviser.", "financing", "signed", []string{a}},
		{"Kivu Utilities Ltd has shortlisted Voltara Energy in its tender for a 300 MW solar plant.", "auction_award", "planned", []string{a, b}},
		{"Voltara Energy has suspended talks to sell the Moda wind farm to Kivu Utilities Ltd.", "acquisition", "ended", []string{a, b}},
		{"If regulators approve, Voltara Energy will buy Halden Wind for $5 million.", "acquisition", "planned", []string{a}},
		{"Voltara Energy will supply turbines to Kivu Utilities Ltd for the Moda wind farm, a contract worth $5 million.", "supply_contract", "signed", []string{a, b}},
		{"A turbine supply contract was signed by Voltara Energy in May. The buyer is Kivu Utilities Ltd.", "supply_contract", "signed", []string{a, b}},
		{"Voltara Energy has won an order for 20 turbines for the Moda wind farm. The developer is Kivu Utilities Ltd.", "supply_contract", "signed", []string{a, b}},
		{"Voltara Energy has won an order for 20 turbines for the Moda wind farm. The farm's owner, Kivu Utilities Ltd, will take delivery in May.", "supply_contract", "signed", []string{a, b}},
		{"A contract signed by Voltara Energy and Kivu Utilities Ltd covers 20 wind turbines.", "supply_contract", "signed", []string{a, b}},
		{"The contract Voltara Energy signed with Kivu Utilities Ltd covers the construction of a 120 MW dam.", "construction_contract", "signed", []string{a, b}},
		{"Under the terms of the agreement between Voltara Energy and Kivu Utilities Ltd, the companies will build a 120 MW wind farm.", "cooperation_agreement", "signed", []string{a, b}},
		{"Voltara Energy acquired, through its unit Tamba Power, a 120 MW wind farm from Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy sold, on Monday, a 120 MW wind farm to Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy has hired bankers to sell its 120 MW wind farm.", "acquisition", "planned", []string{a}},
		{"Shares in Voltara Energy jumped after winning an EPC contract from Kivu Utilities Ltd for a 120 MW wind farm.", "construction_contract", "signed", []string{a, b}},
		{"This follows Voltara Energy buying a 120 MW wind farm from Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy has bought the electricity generated by a 120 MW wind farm from Kivu Utilities Ltd.", "power_purchase_agreement", "signed", []string{a, b}},
		{"Voltara Energy has bought the 120 MW Lusaka wind farm, currently owned by Kivu Utilities Ltd, for $90 million.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy has acquired solar developer Tamba Power, owned by Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Kivu Utilities Ltd opened a 120 MW wind farm in 2015. Voltara Energy bought it in 2019.", "acquisition", "signed", []string{a, b}},
		{"Kivu Utilities Ltd opened a 120 MW wind farm in 2015. The farm was bought from Voltara Energy in 2019.", "acquisition", "signed", []string{a, b}},
		{"Kivu Utilities Ltd plans a 120 MW wind farm. Voltara Energy has been hired to build it.", "construction_contract", "signed", []string{a, b}},
		{"Voltara Energy has sold a wind farm. Kivu Utilities Ltd was the buyer.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy's wind farm in Kenya was sold to Kivu Utilities Ltd.", "acquisition", "signed", []string{a, b}},
		{"Kivu Utilities Ltd has bought Voltara Energy's gas networks and its power stations.", "acquisition", "signed", []string{b, a}},
		{"Voltara Energy withdrew its offer to buy the power distributor Tamba Power.", "acquisition", "ended", []string{a}},
		{"Voltara Energy, a unit of Tamba Power, has signed a power purchase agreement for its wind farm.", "power_purchase_agreement", "signed", []string{a}},
		{"Voltara Energy has sold a 60 MW wind farm. Kivu Utilities Ltd bought it for $90 million.", "acquisition", "signed", []string{a, b}},
		{"Voltara Energy has signed a power purchase agreement for a wind farm. The offtaker is Kivu Utilities Ltd.", "power_purchase_agreement", "signed", []string{a, b}},
		{"Voltara Energy has signed a power purchase agreement for a wind farm. The power will go to Kivu Utilities Ltd.", "power_purchase_agreement", "signed", []string{a, b}},
		{"The service contract of the wind farm with Voltara Energy has passed to Kivu Utilities Ltd.", "service_contract", "signed", []string{a, b}},
		{"Voltara Energy announced the purchase of carbon credits from Kivu Utilities Ltd.", "other", "signed", []string{a, b}},
		{"Voltara Energy has a deal with Kivu Utilities Ltd for a 20% stake.", "acquisition", "signed", []string{a, b}},
		{"Kivu Utilities Ltd has chosen EPC contractor Voltara Energy for the Moda dam.", "construction_contract", "signed", []string{a, b}},
		{"Voltara Energy has won a contract from Kivu Utilities Ltd to build the Moda dam. It has also won a contract to build the Moda dam.", "construction_contract", "signed", []string{a, b}},
	} {
		slices.Sort(c.parties)
		found := agreements(t, x, c.text)
		if len(found) != 1 || found[0].Type != c.typ || c.status != "" && found[0].Status != c.status || !slices.Equal(parties(&found[0]), c.parties) {
			t.Errorf("%s\n\twant %s %s %q, got", c.text, c.typ, c.status, c.parties)
			for i := range found {
				t.Errorf("\t%s %s %q", found[i].Type, found[i].Status, parties(&found[i]))
			}
		}
	}
}

// TestTerms tells for how long an agreement is.
func TestTerms(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, told := range []string{"for 12 years", "over 12 years", "lasting 12 years", "that runs 12 years", "that lasts 12 years", "running for 12 years",
		"for a 12-year term", "over a 12-year period", "for a 12-year run", "that will start in May and run for 12 years"} {
		text := "Voltara Energy signed a maintenance contract with Kivu Utilities Ltd " + told + "."
		found := agreements(t, x, text)
		if len(found) != 1 || found[0].Term != "P12Y" || len(found[0].Parties) != 2 {
			t.Errorf("%s\n\tgot %+v", text, found)
		}
	}
}

// TestPastTerms tells of no term a time that lies behind.
func TestPastTerms(t *testing.T) {
	facts(t, func(a *record.Agreement) string { return a.Term }, [][2]string{
		{"Voltara Energy signed maintenance contracts with Kivu Utilities Ltd over the past six months.", ""},
		{"Voltara Energy has a maintenance contract with Kivu Utilities Ltd. The contract brings together over 130 years of safe work.", ""},
		{"Voltara Energy signed a maintenance contract with Kivu Utilities Ltd over six years.", "P6Y"},
		{"Voltara Energy will sell the output of its wind farm to Kivu Utilities Ltd over a 20-year contract.", "P20Y"},
		{"Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd. It will supply 9 TWh over a 15-year period.", "P15Y"},
	})
}

// TestSilentConstructions tells the same verbs of things outside the field.
func TestSilentConstructions(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"The singer has bought a house from her brother.",
		"Voltara Energy has received approval for a $600 million gas-fired facility in Kenya.",
		"The striker signed a three-year contract with Lumen Rovers on Monday.",
		"The team won a prize from the town for its garden.",
		"The school will carry out the rehearsals for the play.",
		"The museum has picked a painter to restore the hall.",
		"The baker supplies bread to the hospital.",
		"The bank provided advice to the family.",
		"The novel was shortlisted for a prize in March.",
		"The house has passed from the father to the daughter.",
		"Anna Keller, the contractor for the kitchen, has gone home.",
	} {
		res, err := x.Extract(context.Background(), extract.Article{Published: "2024-05-08", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range res.Agreements {
			t.Errorf("%s\n\tgot %s %s %q", text, g.Type, g.Status, parties(&g))
		}
	}
}
