package extract_test

import (
	"testing"

	"wattwire/extract"
)

// TestCountries tells where the object of the last agreement of a text stands.
func TestCountries(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct{ text, country string }{
		// what is acquired, not who acquires it or what the article is about
		{"Voltara Energy has completed the acquisition of French solar company Solembra to bolster its pipeline.", "FRA"},
		{"Voltara Energy made a similar move in Spain in February, buying British-based power provider First Lumen, which serves homes.", "GBR"},
		{"Voltara Energy, which plans to sell its U.S. offshore exploration business, will supply gas to Egypt. Egypt imports gas.", "USA"},
		{"Voltara Energy has sold most of its Canadian assets. The Zora gas field in Egypt is its largest.", "CAN"},
		{"Voltara Energy sold its stake in Germany's Bolt Solar to Kivu Power of Kenya.", "DEU"},
		{"The Spanish group has bought Lumen Energy, a US power retailer, from Voltara Energy. Spain is its home.", "USA"},
		{"Voltara Energy of Norway will sell a stake in its German and Polish wind business to Kivu Utilities Ltd.", "NOR"},
		// the public body or utility for which it is done, not the maker of what is sold
		{"The Jordan Power Commission has signed a memorandum of understanding with Voltara Energy to assess the US company's small reactor.", "JOR"},
		{"The US Department of Energy has awarded a $165 million grant to a consortium that drills for heat.", "USA"},
		{"Ethiopian Electric Power has contracted KenGen for geothermal wells at Aluto, the generator told newsrooms.", "ETH"},
		// not that of another plant of the article, nor where a firm is from
		{"The Tamba wind farm in Kenya is being built. Poland has chosen Voltara Energy to supply turbines for Poland's first offshore park.", "POL"},
		{"The Temelin plant in the Czech Republic is to grow. Kivu Utilities Ltd has signed agreements on it with Bolt Reactors and Lumen Power of the UK.", "CZE"},
		// of two states the one that is told of most; of places in several countries none
		{"Poland will need reactors, Poland's ministry said. Japan and Poland signed a cooperation agreement on nuclear energy.", "POL"},
		{"Voltara Energy signed agreements with Bolt Reactors to study small reactors in Kenya, Peru and Uganda.", ""},
		{"Kenya needs power. Kenya, Peru and Japan signed a cooperation agreement on nuclear energy.", ""},
		{"Voltara Energy signed a contract with Kivu Utilities Ltd in Kenya and Peru.", ""},
		{"As plants in Kenya and Peru aged, Voltara Energy signed a contract with Kivu Utilities Ltd to supply turbines.", ""},
		// what the article opens with and is about, also where it is called "the agreement" first
		{"Estonia wants a reactor. Estonia is small. The Darlington nuclear plant in Canada is being built. Voltara Energy and Bolt Reactors signed a cooperation agreement on small reactors.", "EST"},
		{"Estonia wants a small reactor. The investment agreement was signed between Voltara Energy and Bolt Reactors.", "EST"},
		// not the dateline behind a byline, in capitals of two words
		{"(Adds detail) By Ann Smith NEW YORK, May 3 (Reuters) - Voltara Energy signed a deal to help Kurdistan develop its gas fields.", "IRQ"},
		// the heading of a digest's paragraph
		{"KENYA. Voltara Energy opened a plant near Nairobi.\n\nGHANA. Bolt Power signed a power purchase agreement with Volta Traders Ltd. The price was not told.", "GHA"},
		{"RIGA – Talks began in Latvia.\n\nVILNIUS – Voltara Energy acquired Bolt Power.", "LTU"},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(res.Agreements); n == 0 {
			t.Errorf("%s\nno agreement", c.text)
		} else if got := res.Agreements[n-1].Country; got != c.country {
			t.Errorf("%s\ngot %q, want %q", c.text, got, c.country)
		}
	}
}

// TestSigned tells when the first agreement of a text was signed, and whether it was.
func TestSigned(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct{ text, status, date string }{
		// the time stands with the verb on which that of the deal hangs
		{"Last month Voltara Energy agreed to buy Bolt Power for $3 billion.", "signed", "2024-04"},
		{"The government last year agreed to invest $700 million to take a 50% stake in the Tamba wind farm.", "signed", "2023"},
		// or with the one of saying; the clause's own goes first
		{"Voltara Energy said in March that it was buying 750 megawatts of solar plants from Bolt Renewables.", "signed", "2024-03"},
		{"Voltara Energy announced last week it had signed an agreement with Kivu Utilities Ltd.", "signed", "2024-W19"},
		{"Kivu Utilities Ltd said on 12 May that Voltara Energy had been chosen to build the dam in December 2018.", "signed", "2018-12"},
		// when it was made, where it has ended or goes on
		{"Voltara Energy has terminated its 2015 contract with Kivu Utilities Ltd to build the dam.", "ended", "2015"},
		{"A service contract of March 2021 between Voltara Energy and Kivu Utilities Ltd was cut short by a quarrel in May.", "ended", "2021-03"},
		{"Voltara Energy dissolved the joint venture of 2022 with Kivu Power last week.", "ended", "2022"},
		{"Voltara Energy has had a supply contract with Kivu Utilities Ltd since 2020.", "signed", "2020"},
		{"Voltara Energy and Kivu Utilities Ltd have worked together since 2019 when a cooperation agreement was reached between Voltara Energy and Kivu Utilities Ltd.", "signed", "2019"},
		{"Bolt Wind is the result of a merger between Voltara Energy and Kivu Power completed last year.", "signed", "2023"},
		{"Deals of the year\n\nMay 2023: Voltara Energy signed a contract with Kivu Utilities Ltd to build the Moda dam.", "signed", "2023-05"},
		// what happens besides it has a time of its own
		{"Voltara Energy raised $50 million in funding from Kivu Bank as it opened a plant in March.", "signed", ""},
		// what somebody will do is agreed on, what they may do is not
		{"Voltara Energy and Kivu Utilities Ltd are to collaborate on small reactors.", "signed", ""},
		{"Voltara Energy said on Monday it would sell a 49 percent stake in the wind farm to Kivu Bank.", "signed", "2024-05-13"},
		{"Voltara Energy will buy Bolt Power if regulators agree, it said in March.", "planned", ""},
		{"Voltara Energy could sell a 49 percent stake in the wind farm to Kivu Bank.", "planned", ""},
		{"Kenya said it was closing in on an agreement with Voltara Energy for construction of a nuclear power plant.", "planned", ""},
		{"Last year Voltara Energy proposed a partnership with Kivu Utilities Ltd to deploy small reactors.", "planned", ""},
		{"Kenya is nearing a deal to invest in Voltara Energy.", "planned", ""},
		{"The Department of Energy has selected Voltara Energy to receive $30 million in funding.", "signed", ""},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Agreements) == 0 {
			t.Errorf("%s\nno agreement", c.text)
		} else if a := res.Agreements[0]; a.Status != c.status || a.Date != c.date {
			t.Errorf("%s\ngot %q %q, want %q %q", c.text, a.Status, a.Date, c.status, c.date)
		}
	}
}

// TestValues tells what the first agreement of a text is worth.
func TestValues(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct {
		text  string
		value float64
	}{
		{"The turnkey order for the plant was placed by Kivu Utilities Ltd with Voltara Energy in May and carries a price of $18 million.", 18e6},
		{"Voltara Energy signed a supply contract with Kivu Utilities Ltd. The contract is for $18 million.", 18e6},
		{"Voltara Energy has acquired the Tamba wind farm from Kivu Utilities Ltd. The price: 18 million reais.", 18e6},
		// somebody values it, behind its words or where it is told again
		{"Voltara Energy signed a contract to supply turbines to Kivu Utilities Ltd, which Kivu valued at roughly $18 million.", 18e6},
		{"Voltara Energy will buy Bolt Power from Kivu Utilities Ltd, valuing the firm at $18 million.", 18e6},
		{"Voltara Energy signed a supply contract for turbines with Kivu Utilities Ltd in Kenya. A spokesman valued the contract at $18 million.", 18e6},
		{"Voltara Energy has acquired Bolt Power. The acquisition included its debt and valued the firm at $18 million.", 18e6},
		// what came of it is not its worth, nor is what the plant costs
		{"Voltara Energy signed a cooperation agreement with Kivu Utilities Ltd for a plant that is estimated to cost $50 million.", 0},
		{"Voltara Energy signed a service contract with Kivu Utilities Ltd for a dam. The project, valued at $50 million, is in Kenya.", 0},
		{"Voltara Energy bought half of the Tamba plant in 2006. The deal caused losses of more than $580 million to the company.", 0},
		{"Voltara Energy expects savings from the merger with Kivu Power to rise to 400 million euros.", 0},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Agreements) == 0 {
			t.Errorf("%s\nno agreement", c.text)
		} else if a := res.Agreements[0]; a.Value != c.value {
			t.Errorf("%s\ngot %v, want %v", c.text, a.Value, c.value)
		}
	}
}

// TestCapacities tells the capacity of the first agreement of a text.
func TestCapacities(t *testing.T) {
	x := newExtractor(t)
	const far = "\n\nThe firms are old. They began as one. They parted in 1990. They have met since."
	for _, c := range []struct {
		text string
		mw   float64
	}{
		// told behind its words, by two ratings
		{"Voltara Energy has announced the closing of a $20 million loan, which will support a 120 MWdc portfolio of community solar.", 120},
		{"Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd for a 50 MWac (66 MWdc) solar farm.", 50},
		// the next sentence begins with the plant, or the only name of one is that of the only amount
		{"Voltara Energy has won a tender to build Kenya's last coal-fired power plant from Kivu Power. The 1,000 megawatt plant in Mombasa will open in 2023. It built a 90 MW wind farm in Zora and a 50 MW wind farm in Gorst.", 1000},
		{"The 70 MW solar project will be the third in Kenya.\n\nVoltara Energy has won a contract from Kivu Power to construct the Tamba Solar Farm in Kenya.", 70},
		// of the plant of which one buys the output
		{"Bolt Energy has been chosen by Tamba Power to supply trackers to a 690 MW solar project in Kenya. Kivu Utilities Ltd will take its output under a power purchase agreement.", 690},
		// of the only plant of an article, unless that is told in passing
		{"Voltara Energy will build a solar farm. It is to have 90 MW.\n\nVoltara Energy signed a construction contract with Kivu Power.", 90},
		{"Voltara Energy signed a supply contract with Kivu Power." + far + "\n\nThe Tamba solar farm of Bolt Solar has a capacity of 90 MW.", 0},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Agreements) == 0 || res.Agreements[0].MW != c.mw {
			t.Errorf("%s\ngot %+v, want %v MW", c.text, res.Agreements, c.mw)
		}
	}
}

// TestTogether tells the capacity of several plants that only the next sentence sums up.
func TestTogether(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct {
		text string
		mw   float64
	}{
		{"Voltara Energy bought two wind farms in Spain from Kivu Power. The wind farms have a combined capacity of 90 MW.", 90},
		{"Voltara Energy has bought a portfolio of three solar assets in Spain for $70 million. The 90 MW portfolio is new.", 90},
		{"Kivu Bank closed a loan to Voltara Energy for the construction of three wind farms in Spain. With a combined capacity of 90 MW, the farms are new.", 90},
		{"Voltara Energy bought two wind farms in Spain from Kivu Power for one sum ($ 65 million)., The farms have a combined capacity of 90 MW.", 90},
		{"Voltara Energy bought two wind farms in Spain from Kivu Power. It now has 206 projects that make 8 GW.", 0},
		{"Voltara Energy bought two wind farms in Spain from Kivu Power. The group has a combined capacity of 90 MW in Africa.", 0},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Agreements) != 1 || res.Agreements[0].MW != c.mw {
			t.Errorf("%s\ngot %+v, want %v MW", c.text, res.Agreements, c.mw)
		}
	}
}

// TestTechnologies tells the technology of the last agreement of a text.
func TestTechnologies(t *testing.T) {
	x := newExtractor(t)
	for _, c := range []struct{ text, technology string }{
		// of a known plant, and of all of a hybrid one
		{"Voltara Energy signed a service contract for Kozloduy with Kivu Utilities Ltd.", "nuclear"},
		{"The Tamba solar-plus-storage project in Kenya is new. The project, which combines 90 MW of solar PV with 50 MWh of battery storage, has a power purchase agreement with Kivu Utilities Ltd.", "solar+storage"},
		// where nothing tells it outright, by the names of firms
		{"Voltara Storage Fund has acquired a ready-to-build site near Leeds from Kivu Power.", "storage"},
		{"Voltara Energy has bought a stake in Kivu Solar of Kenya.", "solar"},
	} {
		res, err := x.Extract(t.Context(), extract.Article{Text: c.text, Published: "2024-05-16"})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(res.Agreements); n == 0 || res.Agreements[n-1].Technology != c.technology {
			t.Errorf("%s\ngot %+v, want %s", c.text, res.Agreements, c.technology)
		}
	}
}
