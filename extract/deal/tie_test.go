package deal_test

import (
	"context"
	"testing"

	"wattwire/extract"
)

// TestTies tells agreements twice. A tie named must be the one that joined them; where
// none is named the two stay apart.
func TestTies(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ tie, text string }{
		{"what was done under it", "A deal under which Voltara Energy bought Kivu Wind Ltd was completed in March."},
		{"one noun of two verbs", "Voltara Energy will receive $5 million in funding for its wind farm under an agreement signed with Kivu Bank."},
		{"the same signers", "Voltara Energy has tapped Kivu Builders and Lumen Works for a 90 MW solar farm, its third deal with the pair."},
		{"a lender's part of it", "The wind farm has reached financial close at $690 million. Kivu Bank provided a loan of $200 million."},
		{"who lends it", "Voltara Energy has closed a $90 million loan for its wind farm. The plant will run in 2027. Financing was provided by Kivu Bank and Lumen Bank."},
		{"the venture it sets up", "Voltara Energy and Kivu Power Ltd signed an agreement to establish a joint venture that builds wind farms."},
		{"what it is for", "Voltara Energy signed a memorandum with Kivu Utilities Ltd under which it would buy 100 MW from a wind farm."},
		{"what it is for", "Kivu Bank signed a letter of interest to lend up to $1 billion to the Lusaka wind farm."},
		{"what they do under it", "Voltara Energy has won a contract from Kivu Utilities Ltd to build a 100 MW wind farm. Kivu Utilities Ltd is working with Voltara Energy on the wind farm."},
		{"what it is for", "Voltara Energy won a contract from Kivu Power Ltd to supply turbines to Lumen Wind Ltd's wind farm."},
		{"their memoranda", "Kivu Utilities Ltd announced three public-private partnerships on reactors. The memorandums of understanding were signed with Voltara Energy, Tamba Power Ltd and Lumen Wind Ltd."},
		{"a share in the venture", "Voltara Energy and Kivu Power Ltd formed a joint venture to build wind farms. Voltara Energy will get a 40% stake in the venture."},
		{"the same states", "Kenya and Peru signed a deal on Monday to develop gas fields. Peru's Petroperu and Kenya Power signed a deal to develop the fields."},
		{"the stake it pays for", "Voltara Energy has agreed to invest $70 million to take a 50% stake in the Lusaka dam."},
		{"how it came about", "Voltara Energy is the new owner of the Lusaka wind farm, which it bought from Kivu Power Ltd."},
		{"how it came about", "Voltara Energy has raised its stake in Tamba Solar Ltd to 60%, buying shares from Kivu Power Ltd."},
		{"", "In May Voltara Energy and Kivu Power Ltd agreed to cooperate on wind farms. Tamba Wind Ltd has now signed an agreement with Voltara Energy and Kivu Power Ltd to build wind farms."},
		{"the same object", "Voltara Energy has agreed to sell its gas plants in Peru. The plants will be bought by Kivu Power Ltd."},
		{"the same object", "Voltara Energy has bought a 40% stake in the Lusaka wind farm. Kivu Power Ltd sold the stake."},
		{"the same object", "Voltara Energy has agreed to sell a 50% stake in the Moda wind farm. The stake in the $11 billion project was sold to Lumen Power Ltd."},
		{"the same parties", "Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd on Monday. The wind farm will run in 2026. Kivu Utilities Ltd signed a 15-year power purchase agreement with Voltara Energy for it."},
		{"the partner it lacked", "Voltara Energy has signed a memorandum of understanding on hydrogen. The memorandum was signed with Kivu Power Ltd."},
		{"no other parties", "Voltara Energy signed a memorandum of understanding with Kivu Power Ltd. The memorandum was signed in Lusaka."},
		{"called the deal told before", "Voltara Energy will buy power from the wind farm under a power purchase agreement with Kivu Utilities Ltd. The deal was signed by Borealtis."},
		{"the same loan", "Kivu Bank has provided a $45 million loan for the wind farm. The loan was taken out by Voltara Energy."},
		{"the same firm bought", "Voltara Energy has bought Lumen Wind Ltd this week. Lumen Wind Ltd was bought from Kivu Holding Ltd."},
		{"the same parties", "Voltara Energy agreed in 2019 to buy the Lusaka wind farm from Kivu Power Ltd. In July 2021 Voltara Energy completed its acquisition of the wind farm."},
		{"the same parties", "Voltara Energy is working with Kivu Power Ltd on a wind farm. In September 2023 Voltara Energy and Kivu Power Ltd signed a cooperation agreement on the wind farm."},
		{"the same parties", "Voltara Energy sold half of its stake in the 80 MW Moda and the 60 MW Kalo wind farms to Kivu Power Ltd on Monday. The money is welcome. Voltara Energy sold its stake in the Kalo wind farm."},
		{"the same parties", "Voltara Energy has already signed an agreement with Kivu Power Ltd on hydrogen. In September 2023 Voltara Energy signed an agreement with Kivu Power Ltd on hydrogen."},
		{"the stake it pays for", "Voltara Energy made an investment in wind firm Lumen Wind Ltd in May. Voltara Energy took a 49% stake in Lumen Wind Ltd."},
		{"the paper that is to be signed", "Voltara Energy signed a preliminary deal with Kivu Power Ltd on hydrogen. The minister spoke at an event to sign a memorandum of understanding with Kivu Power Ltd."},
		{"the same parties", "Voltara Energy will supply 2 million tonnes of liquefied gas to Kivu Power. Voltara Energy has executed a sale and purchase agreement with Kivu Power."},
		{"the same parties", "Kivu Wind Ltd agrees to sell an 85 MW wind project in Sweden to Voltara Energy. Voltara Energy has purchased the 85 MW Moda wind project in Sweden from Kivu Wind Ltd."},
		{"one side of it", "Voltara Energy has bought 49% of the Lusaka wind farm. Under the deal, Voltara Energy will pay $150 million to Kivu Power Ltd."},
		{"the same parties", "Voltara Energy has signed a power purchase agreement with Kivu Power Ltd for a wind farm. Voltara Energy signed a 10-year power purchase agreement with Lumen Wind Ltd, a wholly owned subsidiary of Kivu Power Ltd."},
		{"the same parties", "Kivu Bank has invested $158 million in a 290 MW battery storage project near Lusaka. Kivu Bank will fund the construction of the 290 MW Moda battery through a senior debt facility."},
		{"", "Voltara Energy has bought the Lusaka wind farm from Kivu Power Ltd. In March 2023 it bought Lumen Wind Ltd."},
		{"", "Voltara Energy sold half of the Lusaka wind farm to Bolt Energy. Voltara Energy sold its gas-fired plants to Kivu Power Ltd."},
		{"", "Voltara Energy has sold its solar plants in Kenya. Costs have risen since Voltara Energy's acquisition of Lumen Wind Ltd."},
		{"", "Voltara Energy and Lumen Power signed a letter of intent for a solar farm in Kenya. In Peru, the contract was signed with Kivu Power Ltd."},
		{"", "Voltara Energy has signed agreements on reactors with Kivu Power Ltd, Lumen Power Ltd and Tamba Solar Ltd. The agreement was signed by Voltara Energy and Borealtis Ltd."},
		{"", "Voltara Energy has won the EPC contract for the Lusaka dam. Lumen Power Ltd and Borealtis Ltd have dissolved their partnership on the Lusaka dam."},
		{"", "Voltara Energy and Lumen Power Ltd signed a supply contract for turbines. Its contract with Borealtis Ltd for cables was prolonged by Voltara Energy."},
		{"", "Voltara Energy has preferred bidder status for the Lusaka wind farm. The partnership between Borealtis Ltd and Lumen Power Ltd was strengthened by the wind farm."},
		{"", "With the signing in Lusaka on Tuesday the loan of Kivu Bank is complete, months after Voltara Energy signed a power purchase agreement with Lumen Power Ltd. Borealtis Ltd signed a power purchase agreement with Tanga Power Ltd."},
		{"", "Nairobi, Kenya. Voltara Energy signed a turbine supply contract with Lumen Power Ltd for a wind farm.\nLima, Peru. The supply contract was signed by Borealtis Ltd for 40 turbines."},
		{"", "Voltara Energy has ordered the modules of a solar farm from Lumen Solar Ltd.\nCoal is on its way out. The plants are old. They will close. Nobody weeps.\nWork on the gas field goes on: the contract for its front-end design went to Borealtis Ltd and Tanga Works Ltd."},
		{"", "Kivu Power Ltd's memorandum of understanding with Voltara Energy on hydrogen was not extended. Lumen Power Ltd signed one on Monday."},
		{"", "Voltara Energy's memorandum of understanding with Lumen Power Ltd on hydrogen was not extended. On top lies the one that Borealtis Ltd and Tanga Power Ltd concluded."},
		{"", "Voltara Energy is negotiating its planned purchase of a stake in wind firm Lumen Wind Ltd. Last year, Voltara Energy paid $90 million for a stake in the Lusaka wind farm."},
		{"", "Voltara Energy will buy the solar unit of Kivu Power Ltd. Kivu Power Ltd bought two solar parks."},
		{"", "Voltara Energy signed a contract with Kivu Power Ltd to build a wind farm and another with Borealtis Ltd to maintain it."},
		{"", "Voltara Energy signed a 15-year power purchase agreement with Kivu Utilities Ltd. Voltara Energy signed a 10-year power purchase agreement with Kivu Utilities Ltd."},
		{"", "Voltara Energy signed a power purchase agreement with Kivu Utilities. Kivu Utilities has agreed to buy a 20% stake in Voltara Energy."},
		{"", "Voltara Energy and Kivu Power Holding signed a cooperation agreement on hydrogen. Kivu Power signed a cooperation agreement with Tanga Power Ltd on hydrogen."},
		{"", "Voltara Energy has won a contract to lay cables for an undisclosed wind farm. Voltara Energy won a cable contract from Kivu Power Ltd for the Lumen wind farm."},
		{"", "Lumen Foods Ltd has signed a power purchase agreement to buy wind power in Kenya. Voltara Energy has won a power purchase agreement for a solar farm in Kenya."},
		{"", "Voltara Energy has won a 15-year power purchase agreement for the Moda wind farm. Lumen Foods Ltd will buy the power of the Moda wind farm for ten years."},
		{"", "Voltara Energy bought Tanga Solar SE last year and agreed to buy the Lusaka wind farm."},
		{"", "Voltara Energy won a contract to build the dam. It has also won a contract to maintain the turbines."},
		{"", "Voltara Energy and Kivu Power Ltd signed a memorandum of understanding on hydrogen. In March 2019 they signed a memorandum of understanding on wind."},
		{"", "Voltara Energy, Kivu Power Ltd and Borealtis Ltd signed a memorandum of understanding on hydrogen. Last month Voltara Energy and Kivu Power Ltd signed a memorandum of understanding on wind."},
		{"", "Voltara Energy has ordered turbines from Kivu Power Ltd for the Lusaka wind farm. Voltara Energy said its partnership with Borealtis Ltd had helped the wind farm."},
		{"", "In July 2021, Voltara Energy and Kivu Utilities Ltd agreed to explore several areas of cooperation. The letter of intent was signed with Tanga Power Ltd by Voltara Energy."},
		{"", "Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd. Borealtis Ltd signed a power purchase agreement with Tanga Power Ltd."},
		{"", "Tanga Wind Ltd is in talks to sell its 20% stake in Lumen Power. Voltara Energy and Kivu Utilities Ltd have dissolved their partnership on a wind farm."},
		{"", "Voltara Energy will buy the power of the Lusaka wind farm for 20 years. Kivu Turbines Ltd has the order for the turbines."},
		{"", "KENYA. Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd.\nPERU. The deal was signed by Borealtis Ltd and Tanga Power Ltd for a wind farm."},
		{"", "The sale of a 40% stake in the Lumen wind farm to Voltara Energy fell through in March. Borealtis Ltd terminated its contract with a builder."},
		{"", "A letter of intent with Voltara Energy on the Lumen wind farm still stands. Kivu Utilities Ltd has given the $90 million contract for the wind farm to Borealtis Ltd and Tanga Power Ltd."},
		{"", "Voltara Energy and Borealtis Ltd signed a joint development agreement on a dam in Kenya. The contract for the first five turbines went to Kivu Turbines Ltd."},
		{"", "Voltara Energy won a supply contract for its gas. The plant is on the coast. Kenya has more gas. The minister is glad. The contract for five turbines went to Kivu Turbines Ltd."},
		{"", "Voltara Energy has agreed to buy into a solar firm. It will take 38% of Lumen Solar Ltd from Kivu Power Ltd. Voltara Energy first moved into solar when it bought Tanga Solar Ltd."},
		{"", "Voltara Energy has announced several orders for 1,220 MW of wind turbines. It won an order from Kivu Power Ltd for ten turbines."},
		{"", "Voltara Energy has signed several power purchase agreements. Voltara Energy recently signed a power purchase agreement in Peru."},
		{"", "Voltara Energy tried to buy Lumen Solar Ltd in 2019, but the deal was blocked. Voltara Energy bought a 30% stake in Tanga Solar Ltd."},
		{"", "Voltara Energy has selected Kivu Engineering Ltd for the design of the plant. It will award the contract for construction to Tanga Power Ltd."},
	} {
		tr, err := x.Trace(context.Background(), extract.Article{Published: "2024-05-08", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if c.tie == "" {
			if n := len(tr.Result.Agreements); n != 2 {
				t.Errorf("%s\n\tgot %d agreements, want two", c.text, n)
			}
			continue
		}
		if n := len(tr.Result.Agreements); n != 1 {
			t.Errorf("%s\n\tgot %d agreements, want one", c.text, n)
		}
		var by []string
		for _, s := range tr.Sentences {
			for _, m := range s.Dropped {
				if m.JoinedBy != "" {
					by = append(by, m.JoinedBy)
				}
			}
		}
		if len(by) != 1 || by[0] != c.tie {
			t.Errorf("%s\n\tjoined by %q, want %q", c.text, by, c.tie)
		}
	}
}
