package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"wattwire/extract"
	"wattwire/extract/record"
)

// told is an agreement in a line: type, status, parties, and what else it has.
func told(a record.Agreement) string {
	var parties, more []string
	for _, p := range a.Parties {
		n := p.Name
		if p.Role == "witness" {
			n = "witness " + n
		}
		parties = append(parties, n)
	}
	add := func(name string, v any) {
		if s := fmt.Sprint(v); s != "" && s != "0" {
			more = append(more, name+" "+s)
		}
	}
	add("mw", a.MW)
	add("country", a.Country)
	add("date", a.Date)
	add("value", a.Value)
	add("term", a.Term)
	add("count", a.Count)
	return strings.TrimSpace(fmt.Sprintf("%s %s [%s] %s", a.Type, a.Status, strings.Join(parties, ", "), strings.Join(more, ", ")))
}

// TestAgreements tells what several sentences together must yield; the rules'
// own examples cover single ones.
func TestAgreements(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, title, text string
		want              []string
	}{
		{
			name: "one verb, several objects",
			text: "Voltara Energy signed a power purchase agreement for a 100 MW solar plant in Kenya, an EPC contract for a 50 MW wind farm in Ghana and a memorandum of understanding on hydrogen.",
			want: []string{
				"power_purchase_agreement signed [Voltara Energy] mw 100, country KEN",
				"construction_contract signed [Voltara Energy] mw 50, country GHA",
				"memorandum_of_understanding signed [Voltara Energy] country KEN",
			},
		},
		{
			name: "told over three sentences",
			text: "Voltara Energy has signed a contract with Kivu Utilities Ltd to supply turbines for a 90 MW wind farm in Kenya.\n\nThe contract is worth $120 million. It was signed on 3 March 2024 in Nairobi.",
			want: []string{"supply_contract signed [Voltara Energy, Kivu Utilities Ltd] mw 90, country KEN, date 2024-03-03, value 1.2e+08"},
		},
		{
			name: "the same lead twice is one agreement",
			text: "Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd for a 60 MW solar plant in Kenya.\n\nUnder the agreement Voltara Energy will sell the power of the plant to Kivu Utilities Ltd for 20 years.",
			want: []string{"power_purchase_agreement signed [Voltara Energy, Kivu Utilities Ltd] mw 60, country KEN, term P20Y"},
		},
		{
			name:  "the title gives the other party",
			title: "Voltara Energy wins turbine order from Kivu Utilities Ltd",
			text:  "The turbine order is for a 90 MW wind farm in Kenya that Kivu Utilities Ltd owns.",
			want:  []string{"supply_contract signed [Kivu Utilities Ltd, Voltara Energy] mw 90, country KEN"},
		},
		{
			name: "a digest by countries",
			text: "In Ghana, Bolt Energy has signed a contract for 90 MW of batteries.\n\nNext Namibia. Tamba Power has signed a supply contract with Voltara Energy.\n\nRates in Mozambique are low.",
			want: []string{
				"supply_contract signed [Bolt Energy] mw 90, country GHA",
				"supply_contract signed [Tamba Power, Voltara Energy] country NAM",
			},
		},
		{
			name: "a plant of others",
			text: "Tamba Power won a contract from Kivu Utilities Ltd to supply turbines for the 90 MW Lumen wind farm in Kenya. In March Voltara Energy signed a memorandum of understanding with Bolt Energy.",
			want: []string{
				"supply_contract signed [Tamba Power, Kivu Utilities Ltd] mw 90, country KEN",
				"memorandum_of_understanding signed [Voltara Energy, Bolt Energy] country KEN, date 2024-03",
			},
		},
		{
			name: "lenders told one by one",
			text: "Voltara Energy has secured a $112 million loan for its wind farm. Kivu Bank acted as coordinating lead arranger. Lumen Bank acted as joint lead arranger.",
			want: []string{"financing signed [Voltara Energy, Kivu Bank, Lumen Bank] value 1.12e+08"},
		},
		{
			name:  "the title names the other firm",
			title: "Kivu Utilities Ltd entrusts Voltara Energy with its wind farms",
			text:  "Two wind farms of Kivu Utilities Ltd in Kenya will be repaired. Voltara Energy has won a service contract for $5 million.",
			want:  []string{"service_contract signed [Voltara Energy, Kivu Utilities Ltd] country KEN, value 5e+06"},
		},
		{
			name:  "the title tells where one party is from",
			title: "Masdar signs contract with Kenya's Tamba Power",
			text:  "Masdar has signed a maintenance contract with Tamba Power. Abu Dhabi and Dubai use much power.",
			want:  []string{"service_contract signed [Masdar, Tamba Power] country ARE"},
		},
		{
			name: "passive, on behalf of nobody, with a witness",
			text: "A concession agreement for the 200 MW dam was signed by Voltara Energy and Kenya's Ministry of Energy in the presence of Energy Minister Amina Odhiambo.",
			want: []string{"concession signed [Voltara Energy, Ministry of Energy, witness Amina Odhiambo] mw 200, country KEN"},
		},
		{
			name: "denied, hypothetical, failed",
			text: "Voltara Energy has not signed a power purchase agreement with Kivu Utilities Ltd. If it signs a loan agreement with Kivu Development Bank, building could start. Voltara Energy failed to reach an agreement with the Ministry of Energy on the wind farm.",
			want: nil,
		},
		{
			name: "ended",
			text: "Voltara Energy terminated its turbine supply contract with Kivu Utilities Ltd in May 2023.",
			want: []string{"supply_contract ended [Voltara Energy, Kivu Utilities Ltd]"},
		},
		{
			name: "several at once",
			text: "Voltara Energy and Kivu Utilities Ltd signed three power purchase agreements.",
			want: []string{"power_purchase_agreement signed [Voltara Energy, Kivu Utilities Ltd] count 3"},
		},
		{
			name: "parts of a loan are the loan",
			text: "Six lenders have signed a $690 million loan for the 900 MW Lusaka wind farm in Zambia. Kivu Development Bank provides $200 million, and Lumen Bank $170 million.",
			want: []string{"financing signed [Kivu Development Bank, Lumen Bank] mw 900, country ZMB, value 6.9e+08"},
		},
		{
			name: "members of a group, asides, owners who sell",
			text: "A consortium comprising Voltara Energy, Kivu Utilities Ltd and Rosatom won the contract to build a 50 MW solar plant in Kenya.\n\nVoltara Energy agreed to acquire Lumen Power Ltd's 120 MW wind farm in Ghana.",
			want: []string{
				"construction_contract signed [Voltara Energy, Kivu Utilities Ltd, Rosatom] mw 50, country KEN",
				"acquisition signed [Voltara Energy, Lumen Power Ltd] mw 120, country GHA",
			},
		},
		{
			name: "the term stands before the clause",
			text: "Under the terms of a 15-year agreement, Kivu Utilities Ltd will supply power from its wind farm in Kenya to Voltara Energy.",
			want: []string{"power_purchase_agreement signed [Kivu Utilities Ltd, Voltara Energy] country KEN, term P15Y"},
		},
		{
			name: "a deal under which, in a deal worth",
			text: "Voltara Energy has signed a power purchase agreement with Kivu Utilities Ltd, under which it will sell 50 MW of solar power for 20 years.\n\nIn a deal worth $50 million, Lumen Power Ltd has taken over the 30 MW Tana solar plant in Kenya from Halvard Energy.",
			want: []string{
				"power_purchase_agreement signed [Voltara Energy, Kivu Utilities Ltd] mw 50, country KEN, term P20Y",
				"acquisition signed [Lumen Power Ltd, Halvard Energy] mw 30, country KEN, value 5e+07",
			},
		},
		{
			name: "denied without that, and left",
			text: "Voltara Energy denied it had agreed to buy a 120 MW wind farm in Ghana.\n\nLumen Power Ltd has pulled out of a power purchase agreement with Kivu Utilities Ltd for a wind farm in Kenya.",
			want: []string{"power_purchase_agreement ended [Lumen Power Ltd, Kivu Utilities Ltd] country KEN"},
		},
		{
			name: "where a party is from is not where the plant is",
			text: "Voltara Energy signed a contract with Germany's Lumen Power Ltd for turbines. The 90 MW wind farm is in Kenya.",
			want: []string{"supply_contract signed [Voltara Energy, Lumen Power Ltd] mw 90, country KEN"},
		},
		{
			name:  "the title gives the type that the text leaves open",
			title: "Voltara, Kivu Foods sign power purchase agreement",
			text:  "Voltara Energy has signed an agreement with Kivu Foods Ltd to promote clean energy in Kenya.",
			want:  []string{"power_purchase_agreement signed [Voltara Energy, Kivu Foods Ltd] country KEN"},
		},
		{
			name:  "but no other than the text gives",
			title: "Voltara, Kivu Gas sign supply contract",
			text:  "Voltara Energy has signed an agreement with Kivu Gas Ltd on cooperation in Kenya.",
			want:  []string{"cooperation_agreement signed [Voltara Energy, Kivu Gas Ltd] country KEN"},
		},
		{
			name: "talk of deals in general",
			text: "Developers often sign power purchase agreements before they borrow. Such contracts run for 20 years, and banks like them.",
			want: nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, err := x.Extract(context.Background(), extract.Article{URI: "t", Title: c.title, Text: c.text, Published: "2024-05-08"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range res.Agreements {
				got = append(got, told(a))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func ExampleExtractor_Extract() {
	x, err := extract.New(extract.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	res, err := x.Extract(context.Background(), extract.Article{
		Published: "2024-05-08",
		Text:      "Voltara Energy signed a 20-year power purchase agreement with Kivu Utilities Ltd on Monday for a 120 MW wind farm in Kenya.",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range res.Agreements {
		fmt.Println(a.Type, a.MW, a.Country, a.Date, a.Term)
		for _, p := range a.Parties {
			fmt.Println(p.Name)
		}
	}
	// Output:
	// power_purchase_agreement 120 KEN 2024-05-06 P20Y
	// Voltara Energy
	// Kivu Utilities Ltd
}
