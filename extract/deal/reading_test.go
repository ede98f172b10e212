package deal_test

import (
	"context"
	"testing"

	"wattwire/extract"
)

// TestReadings tells agreements by each of the signs that tell a type.
func TestReadings(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ by, typ, text string }{
		{"goods, not power or shares", "supply_contract", "Voltara Energy signed a 10-year LNG offtake agreement with Kivu Power Ltd."},
		{"power, not goods", "power_purchase_agreement", "Voltara Energy signed a supply contract with Kivu Power Ltd for 2 TWh a year."},
		{"goods, not power or shares", "power_purchase_agreement", "Voltara Energy signed a solar energy purchase and sale contract with Kivu Mining Ltd."},
		{"a share of what a state grants", "concession", "Voltara Energy was awarded a 20% stake in the Moda oil concession by Kenya."},
		{"a tender beside it", "auction_award", "Voltara Energy made an offer for the Lusaka wind farm in a tender held by Kenya."},
		{"power, not goods", "power_purchase_agreement", "Voltara Energy and Kivu Mining Ltd have closed a supply deal under which the developer will cover a fifth of the mine's needs from the Moda solar plant."},
		{"a tender beside it", "auction_award", "The bid round of Kenya was the largest in its history. Four gas concessions were awarded to Voltara Energy and Kivu Power Ltd."},
		{"a tender beside it", "auction_award", "Kivu Utilities Ltd has chosen Voltara Energy's MX-300 reactor. Two other designs had been under consideration."},
		{"an order for works or services", "construction_contract", "Voltara Energy has won an order from Kivu Utilities Ltd to build a dam."},
		{"a tender beside it", "auction_award", "Kenya has selected Voltara Energy in a tender to build a 100 MW wind farm."},
		{"works or studies that are ordered", "service_contract", "Kivu Power Ltd has ordered a feasibility study on a wind farm from Voltara Energy."},
		{"money to be got", "financing", "Voltara Energy has been selected by Kivu Bank as a recipient of support for its wind farms."},
		{"a post", "service_contract", "Kivu Utilities Ltd appointed Voltara Energy engineering consultant for the dam to be built at Moda."},
		{"what one is taken on for", "construction_contract", "Kivu Utilities Ltd has chosen Voltara Energy to build a wind farm."},
		{"what one is taken on for", "service_contract", "Kivu Utilities Ltd has chosen Voltara Energy to design the Moda dam. The financing agreement was signed in May."},
		{"what one is taken on for", "service_contract", "Kivu Utilities Ltd has chosen Voltara Energy to assist with the development of a new reactor."},
		{"what it leads to", "cooperation_agreement", "Voltara Energy and Kivu Power Ltd have agreed to carry out a feasibility study on a wind farm."},
		{"what it leads to", "cooperation_agreement", "Voltara Energy and Kivu Power Ltd have agreed to build a wind farm."},
		{"works or studies to be done", "construction_contract", "Voltara Energy will carry out the civil works for Kivu Power Ltd at the Lusaka wind farm."},
		{"what one is charged with", "service_contract", "Kivu Utilities Ltd has tasked Voltara Energy with carrying out seismic survey works at the Moda gas field."},
		{"what one is charged with", "supply_contract", "Kivu Power Ltd has picked Voltara Energy for a 50 MW battery."},
		{"a goal of the one who hires", "service_contract", "Kivu Power Ltd has hired Voltara Energy to turn the mine into a solar park."},
		{"what is done under it", "construction_contract", "Voltara Energy will act as main contractor for the 120 MW wind farm under a deal with Kivu Power Ltd."},
		{"a word before its name", "service_contract", "Voltara Energy signed a wafer production and repair deal with Kivu Power Ltd."},
		{"a thing before its name", "construction_contract", "Voltara Energy has won a substation contract from Kivu Power Ltd."},
		{"what is to be done", "construction_contract", "Voltara Energy has signed a contract with Kivu Power Ltd to build a wind farm."},
		{"what is to be done", "supply_contract", "Voltara Energy was awarded a contract by Kivu Power Ltd to build and test a prototype of a reactor vessel."},
		{"what is to be done", "construction_contract", "Kivu Utilities Ltd awarded Voltara Energy a contract for the completion of the cooling systems of the Moda nuclear plant."},
		{"what is to be done", "service_contract", "Voltara Energy has signed a contract with Kivu Power Ltd to develop a fuel design for its reactor. The two firms have a cooperation agreement."},
		{"what is to be done", "acquisition", "Voltara Energy has struck a $5 million deal to buy its rival Kivu Power Ltd (KVP.N), an EPC contractor for wind farms."},
		{"what is to be done", "construction_contract", "Voltara Energy said it is working under a contract with Kivu Power Ltd to develop a fuel plant."},
		{"what is to be done", "construction_contract", "Kivu Utilities Ltd has reached a deal with Voltara Energy to install liquefied gas units at a gas field."},
		{"what is to be done", "supply_contract", "Voltara Energy finalised the terms of a deal to buy liquefied natural gas from US company Kivu Power Ltd."},
		{"what is to be done", "service_contract", "Kivu Oil Ltd has awarded a $290 million contract to Voltara Energy for work on the Moda field."},
		{"what is to be done", "service_contract", "Voltara Energy has signed a contract with Kivu Power Ltd to deploy its jack-up vessel."},
		{"a field or a block", "concession", "Voltara Energy signed a contract in 2017 to develop the Moda oil field."},
		{"a field or a block", "concession", "Kenya has signed a contract with Voltara Energy for oil block 9."},
		{"a field or a block", "concession", "Voltara Energy signed a deal with Kenya's oil ministry to explore for gas in the Moda block."},
		{"what is to be done", "cooperation_agreement", "Kenya signed an agreement with Voltara Energy on cooperation in the oil and gas field."},
		{"what is to be done", "cooperation_agreement", "Voltara Energy and Kivu Oil Ltd signed an agreement to jointly explore block 10 off Kenya."},
		{"what is to be done", "cooperation_agreement", "Voltara Energy and Kivu Power Ltd signed an agreement to co-operate in designing a reactor."},
		{"goods, not power or shares", "supply_contract", "Voltara Energy signed a sale and purchase agreement with Kivu Power Ltd to take 2 million tonnes a year from the Moda project."},
		{"what is done under which", "supply_contract", "Voltara Energy has signed an agreement with Kivu Power Ltd, under which it will supply fuel."},
		{"a loan that it is for", "financing", "Voltara Energy signed an agreement with Kivu Bank for a $5 million loan for its wind farm."},
		{"a trade in what is owned", "acquisition", "Voltara Energy has signed a deal to farm out two oil blocks to Kivu Power Ltd."},
		{"a trade in what is owned", "joint_venture", "Voltara Energy signed an agreement with Kivu Power Ltd to set up a new company that will build wind farms."},
		{"what it is for", "concession", "Voltara Energy signed an agreement with Kenya for 300 hectares of desert."},
		{"what it is for", "construction_contract", "Kivu Utilities Ltd has awarded the contract for the Lusaka wind farm to Voltara Energy."},
		{"a contract", "service_contract", "Voltara Energy has signed a contract with Kivu Power Ltd on the wind farm."},
		{"two parties", "cooperation_agreement", "Voltara Energy has signed an agreement with Kivu Power Ltd on the wind farm."},
		{"a state that grants it", "concession", "Voltara Energy signed an investment agreement with Kenya on a wind farm."},
		{"a state that grants it", "concession", "Kenya concluded a project development agreement with Voltara Energy for the 135 MW Moda dam."},
		{"two parties", "cooperation_agreement", "Kenya and Peru are closing in on an agreement on nuclear power. The contract for the construction of the plant will be signed in May."},
		{"states alone", "cooperation_agreement", "Kenya and Peru have signed a contract to build a nuclear plant."},
		{"a plant and many years", "power_purchase_agreement", "Voltara Energy and Kivu Power Ltd struck a 20-year deal that brings back the 600 MW Moda nuclear plant."},
		{"leave of a state to build", "concession", "Voltara Energy has signed an agreement with the Ministry of Energy of Kenya to build and operate a 300 MW wind farm."},
		{"a field or a block", "concession", "Voltara Energy signed a deal with Nairobi to develop two blocks of the Moda gas field."},
		{"leave of a state to build", "cooperation_agreement", "Voltara Energy has signed an agreement with Kenya to build a factory for turbines."},
		{"leave of a state to build", "cooperation_agreement", "Voltara Energy has signed an agreement with the Indian state of Maharashtra to build a factory for turbines."},
		{"its word or what it is about", "letter_of_intent", "Voltara Energy and Kivu Power Ltd have reached an agreement on the key terms for a joint venture in wind power."},
		{"its word or what it is about", "service_contract", "Kivu Utilities Ltd has signed an engineering development agreement with Voltara Energy for its nuclear plant."},
		{"its word or what it is about", "power_purchase_agreement", "Voltara Energy signed a power purchase agreement with Kivu Power Ltd."},
		{"its word or what it is about", "cooperation_agreement", "Voltara Energy has cemented its partnership with Kivu Power Ltd on wind farms. Kivu Power Ltd has picked Voltara Energy's turbines."},
		{"a contract", "service_contract", "Works at the Moda plant begin in April under the ten-year contract, concluded in Lusaka between Kivu Utilities Ltd and Voltara Energy."},
		{"a contract", "construction_contract", "Kivu Power Ltd plans a 300 MW wind farm. The contract was awarded to Voltara Energy."},
	} {
		tr, err := x.Trace(context.Background(), extract.Article{Published: "2024-05-08", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		typ, by := "", ""
		for _, s := range tr.Sentences {
			for _, rec := range s.Records {
				if rec.Kind == "agreement" && typ == "" {
					by = rec.TypedBy
				}
			}
		}
		if len(tr.Result.Agreements) == 1 {
			typ = tr.Result.Agreements[0].Type
		}
		if typ != c.typ || by != c.by {
			t.Errorf("%s\n\tgot %q by %q, want %q by %q", c.text, typ, by, c.typ, c.by)
		}
	}
	for _, text := range []string{ // of no type that words tell
		"Voltara Energy and Kivu Power Ltd have agreed to sign a contract.",
		"Voltara Energy has shortlisted the Gorst and Tamba regions of Kenya as potential locations for its nuclear plant.",
		"Kenya has selected Moda as the preferred site for a wind farm by Voltara Energy.",
	} {
		res, err := x.Extract(context.Background(), extract.Article{Published: "2024-05-08", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range res.Agreements {
			if a.Type != "other" && a.Rule == "agreement.agree-to" || a.Rule == "agreement.select" || a.Rule == "agreement.shortlist" {
				t.Errorf("%s\n\tgot %q by %s, want none", text, a.Type, a.Rule)
			}
		}
	}
}
