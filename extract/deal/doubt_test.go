package deal_test

import (
	"context"
	"strings"
	"testing"

	"wattwire/extract"
)

// TestDoubts tells what is talk of agreements and none.
func TestDoubts(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Voltara Energy and its partners have joined forces to build a 100 MW wind farm in Kenya.",
		"Voltara Energy's $5 million investment in the Moda wind farm pays off.",
		"Voltara Energy has decided not to sell the Moda wind farm to Kivu Utilities Ltd.",
		"Voltara Energy has no plans to buy Kivu Utilities Ltd.",
		"If regulators approve, Voltara Energy has bought the Moda wind farm from Kivu Utilities Ltd.",
		"A report by the Kivu Energy Agency obtained by Reuters on Monday shows how much uranium there is.",
		"Kivu Utilities Ltd and Voltara Energy are raising the stakes over gas.",
		"Voltara Energy and Kivu Utilities Ltd expect to reach sales of 40 electric plants by 2030.",
		"Voltara Energy shut its joint venture with the OPEC nation's oil firm.",
		`"The agreement with Kivu Utilities Ltd is the basis of new reactors," he said.`,
	} {
		for _, a := range agreements(t, x, text) {
			t.Errorf("%s\n\tgot %s %s %q, want none", text, a.Type, a.Status, parties(&a))
		}
	}
}

// TestFields tells agreements of this field, and such as are told beside them and are
// none.
func TestFields(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fair := strings.Repeat(" The fair lasts three days, the music is good, and it seldom rains.", 9)
	for _, c := range []struct {
		want int
		text string
	}{
		{0, "Kivu Power Ltd builds wind farms. Last year it sold its film studio to Lumen Holding Ltd."},
		{0, "Kivu Power Ltd builds wind farms. In May the food retailer Borealtis Ltd signed a supply contract with Lumen Holding Ltd."},
		{1, "Kivu Power Ltd builds wind farms. Last year it sold its solar business to film studio Lumen Holding Ltd."},
		{1, "Crude oil fell on Monday. Kenya and Peru agreed to raise output from July."},
		{0, "Kenya and Peru agreed to cut output by 500,000 tonnes."},
		{1, "Crude oil fell on Monday. Kenya and Peru have struck a deal to extend their supply cuts."},
		{1, "OPEC agreed to fresh oil production cuts in May."},
		{0, "Kenya will cut its crude output by 5 million tonnes in May as part of a deal between producers."},
		{1, "OPEC is reducing its oil output as part of a deal with Kenya."},
		{0, "Kenya bought oil from OPEC member Iran, which has cut its output."},
		{1, "Kenya and Voltara Energy have struck a deal to raise output at the Moda gas field."},
		{0, "Crude oil fell on Monday. Kenya and Peru hope to reach a deal on tariffs soon."},
		{1, "Crude oil fell on Monday. Kenya and Peru hope to reach a deal on a nuclear plant soon."},
		{0, "Crude oil fell on Monday after Kenya pulled out of the nuclear deal with Peru."},
		{1, "Kenya has signed a nuclear deal with Peru."},
		{1, "Kivu Bank and Lumen Bank will lend $50 million to solar projects in Peru. The power of the 55 MW Moda solar farm will be sold to the grid."},
		{1, "Crude oil fell on Monday. Kenya and Peru have struck a deal, Voltara Energy said."},
		{0, "The price of fuel rose in Kenya. The International Monetary Fund approved a loan of $5 million to Kenya."},
		{0, "Crude oil fell on Monday." + fair + " Lumen Holding Ltd sold a subsidiary to Borealtis Ltd last year."},
		{1, "Kivu Power Ltd builds wind farms. Last year it sold a subsidiary to Borealtis Ltd."},
		{0, "Crude oil rose on Monday on hopes that Kenya and Peru would soon reach a deal to end their war."},
		{0, "Kivu Power Ltd runs a gas field. The partnership between Kenya and Peru helps both, and gas is cheap."},
		{1, "Crude oil fell on Monday. Kenya and Peru have signed a deal on payments in shillings for oil."},
		{0, "The Kivu National Army took control of the Moda oil terminal in May."},
		{1, "Kivu Utilities Ltd took control of the Moda oil terminal in May."},
		{1, "Kivu Airlines bought the Moda solar park from Lumen Power Ltd in May."},
		{0, "The price of carbon rose. An envoy of Kenya helped negotiate the Paris agreement on climate change."},
		{0, "Crude oil fell on Monday. Kenya has a deal with OPEC, which meets in May."},
		{1, "The International Monetary Fund approved a loan of $5 million to Kenya for a power line."},
	} {
		res, err := x.Extract(context.Background(), extract.Article{Published: "2024-05-08", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(res.Agreements); n != c.want {
			t.Errorf("%s\n\tgot %d agreements, want %d", c.text, n, c.want)
		}
	}
}
