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
