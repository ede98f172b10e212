package deal_test

import (
	"slices"
	"strings"
	"testing"

	"wattwire/extract"
)

// TestGaps tells several agreements with one verb, of which some clauses leave it out.
func TestGaps(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want []string // types, with the parties
	}{
		{"Voltara Energy won an order for 50 turbines in Brazil, Halden Wind one for 30 turbines in Chile and Lumen Power Ltd a contract for 20 turbines in Peru.",
			[]string{"supply_contract Voltara Energy", "supply_contract Halden Wind", "supply_contract Lumen Power Ltd"}},
		{"Kivu Bank lent Voltara Energy €500 million for a wind farm, and Lumen Bank €200 million.",
			[]string{"financing Kivu Bank; Voltara Energy", "financing Lumen Bank; Voltara Energy"}},
		{"Kivu Utilities Ltd lent Voltara Energy $500 million for a wind farm, Halden Wind $200 million.",
			[]string{"financing Kivu Utilities Ltd; Voltara Energy", "financing Halden Wind; Kivu Utilities Ltd"}},
		{"Kivu Utilities Ltd awarded Voltara Energy a contract to build a dam and Halden Wind a contract to operate it.",
			[]string{"construction_contract Kivu Utilities Ltd; Voltara Energy", "service_contract Halden Wind; Kivu Utilities Ltd"}},
		{"Voltara Energy will supply the turbines, Halden Wind the towers and Lumen Power Ltd the cables for the Lusaka wind farm.",
			[]string{"supply_contract Voltara Energy", "supply_contract Halden Wind", "supply_contract Lumen Power Ltd"}},
		{"Voltara Energy agreed to buy the output of a 50 MW wind farm in Spain for ten years, and Lumen Power Ltd that of a 30 MW plant in Italy.",
			[]string{"power_purchase_agreement Voltara Energy", "power_purchase_agreement Lumen Power Ltd"}},
		{"A 50 MW wind farm was sold to Voltara Energy, a solar park to Lumen Power Ltd.",
			[]string{"acquisition Voltara Energy", "acquisition Lumen Power Ltd"}},
		{"The wind turbine units have been bought by rivals – Orda Energy's by Halden Wind and Moda Energy's by Lumen Power Ltd.",
			[]string{"acquisition Halden Wind; Orda Energy", "acquisition Lumen Power Ltd; Moda Energy"}},
		{"In the wind auction 120 MW went to Voltara Energy, 80 MW to Halden Wind and the rest to Lumen Power Ltd.",
			[]string{"auction_award Voltara Energy", "auction_award Halden Wind", "auction_award Lumen Power Ltd"}},
		{"Kivu Utilities Ltd awarded contracts for 300 MW of solar to Voltara Energy, 200 MW to Halden Wind and 100 MW to Lumen Power Ltd.",
			[]string{"power_purchase_agreement Kivu Utilities Ltd; Voltara Energy", "power_purchase_agreement Halden Wind; Kivu Utilities Ltd", "power_purchase_agreement Kivu Utilities Ltd; Lumen Power Ltd"}},
		{"Voltara Energy has signed power purchase agreements with Halden Wind and Lumen Power Ltd for 70 MW and 40 MW of its wind farm.",
			[]string{"power_purchase_agreement Halden Wind; Voltara Energy", "power_purchase_agreement Lumen Power Ltd; Voltara Energy"}},
		{"Kivu Utilities Ltd agreed to buy 1.2 TWh a year from Voltara Energy, 0.8 TWh from Halden Wind and the remainder from Lumen Power Ltd.",
			[]string{"power_purchase_agreement Kivu Utilities Ltd; Voltara Energy", "power_purchase_agreement Halden Wind; Kivu Utilities Ltd", "power_purchase_agreement Kivu Utilities Ltd; Lumen Power Ltd"}},
		{"Kivu Bank lent $50 million to Voltara Energy for a wind farm in Kenya, $20 million to Halden Wind for a solar park in Ghana and $10 million to Lumen Power Ltd for a dam in Peru.",
			[]string{"financing Kivu Bank; Voltara Energy", "financing Halden Wind; Kivu Bank", "financing Kivu Bank; Lumen Power Ltd"}},
		{"Voltara Energy buys from it under a 20-year power purchase agreement, and in June last year Kivu Bank, Lumen Bank and Helion Bank supplied $220 million of tax equity.",
			[]string{"power_purchase_agreement Voltara Energy", "financing Helion Bank; Kivu Bank; Lumen Bank"}},
		{"Voltara Energy and Halden Wind won 50 MW each in the wind auction.",
			[]string{"auction_award Voltara Energy", "auction_award Halden Wind"}},
		{"Three winners emerged from the wind tender on Monday: Voltara Energy, with 340 MW, Halden Wind, with 90 MW, and a group of Lumen Power Ltd and Kivu Utilities Ltd with 30 MW.",
			[]string{"auction_award Voltara Energy", "auction_award Halden Wind", "auction_award Kivu Utilities Ltd; Lumen Power Ltd"}},
		{"The wind tender in Kenya had two winners. One is Voltara Energy, with 340 MW; the other, a firm called Halden Wind, with 90 MW.",
			[]string{"auction_award Voltara Energy", "auction_award Halden Wind"}},
		{"The winners of the wind tender were told: the public.", nil},
		{"Sold: the 120 MW Moda wind farm, by Voltara Energy to Halden Wind.", []string{"acquisition Halden Wind; Voltara Energy"}},
		{"Sold: the 120 MW Moda wind farm is no longer Voltara Energy's.", nil},
	} {
		var got []string
		for _, a := range agreements(t, x, c.text) {
			got = append(got, a.Type+" "+strings.Join(parties(&a), "; "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", c.text, got, c.want)
		}
	}
}
