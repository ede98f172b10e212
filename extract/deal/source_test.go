package deal_test

import (
	"context"
	"slices"
	"testing"

	"wattwire/extract"
	"wattwire/extract/record"
)

// TestSources tells one agreement each, a party of which comes from the source named
// as a trace shows it; "" where the frame's own roles give all.
func TestSources(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		source, text string
		parties      []string
	}{
		{"a phrase", "Voltara Energy signed a power purchase agreement with Kivu Utilities Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"the genitive of a state", "Kenya's contract with Voltara Energy for 40 wind turbines will end in May.", []string{"Voltara Energy", "Kenya"}},
		{"the genitive of a state", "Given the size of Kenya's oil-for-loan agreements with China and Russia, it relies on banks.", []string{"China", "Russia", "Kenya"}},
		{"who is served or helped", "Voltara Energy signed a deal to help Kenya build a gas pipeline.", []string{"Voltara Energy", "Kenya"}},
		{"whose plant it is", "Kivu Utilities Ltd signed a 27-year deal to supply gas to the Tamba power plant, which is operated by Voltara Energy.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"whose plant it is", "Kivu Utilities Ltd has signed a contract to supply turbines for the Tamba wind farm, which Voltara Energy owns.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"whose plant it is", "Kivu Development Bank has approved a $348 million loan for Kenya and Peru to finance a power line.", []string{"Kivu Development Bank", "Kenya", "Peru"}},
		{"whose plant it is", "Kivu Utilities Ltd won a tender for a gas import project in Kenya developed by Voltara Energy.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"who says so", "Voltara Energy said on Monday that Kivu Utilities Ltd had been selected to build a wind farm in Kenya.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"who says so", "Kivu Utilities Ltd has been selected to supply the turbines for the Tamba wind farm, Voltara Energy said.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "The deal includes Voltara Energy's interest in a joint venture with Kivu Utilities Ltd, which runs a gas plant.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "The plant is to fulfil Kenya's duties under a bilateral agreement with Peru on nuclear fuel.", []string{"Peru", "Kenya"}},
		{"the other side", "Voltara Energy said it has a supply chain which includes a memorandum of understanding with Kivu Utilities Ltd for forgings for its nuclear reactors.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "The budget of Voltara Energy is known. Voltara Energy has raised the budget of its nuclear plant since the contract was signed with Kivu Utilities Ltd in 2016.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"with whom it is talked of", "Voltara Energy is in talks with Kivu Utilities Ltd, the owner of the dam, to buy the 300 MW Moda dam.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"with whom it is talked of", "Voltara Energy is negotiating with Kivu Utilities Ltd, which owns the dam, to buy the 300 MW Moda dam.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"with whom it is talked of", "Voltara Energy held talks with Kivu Utilities Ltd in Lusaka on Monday to buy the Moda dam.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy said on Monday its unit would sell a wind farm in Kenya to Kivu Utilities Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy is growing. Its renewables arm has signed a power purchase agreement with Kivu Utilities Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Kenya asked the regulator to order Voltara Energy, the largest utility, to sign a supply contract with Kivu Solar Ltd.", []string{"Voltara Energy", "Kivu Solar Ltd"}},
		{"", "Voltara Energy's application to build a reactor was selected to receive $40 million in funding from the Department of Energy.", []string{"Voltara Energy", "Department of Energy"}},
		{"", "A proposal by Voltara Energy for a wind farm was awarded a $4 million grant by the Department of Energy.", []string{"Voltara Energy", "Department of Energy"}},
		{"", "In May, £3 million of Kivu Bank debt was provided to Voltara Energy for a wind farm.", []string{"Kivu Bank", "Voltara Energy"}},
		{"", "Kenya wants more wind power. In May $3 million of government funding was handed to Voltara Energy.", []string{"Kenya", "Voltara Energy"}},
		{"", "Voltara Energy and Lumen Power Ltd will build a dam. The consortium has signed a power purchase agreement with Kivu Utilities Ltd.", []string{"Voltara Energy", "Lumen Power Ltd", "Kivu Utilities Ltd"}},
		{"the sentence beside it", "Voltara Energy plans a nuclear plant. The memorandums of understanding were signed with Lumen Power Ltd, Tamba Steel Ltd and Kivu Utilities Ltd.", []string{"Lumen Power Ltd", "Tamba Steel Ltd", "Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "The port of Lusaka was chosen by Voltara Energy for its wind farm. The conditional contract signed with Kivu Harbours Ltd covers works on the site.", []string{"Kivu Harbours Ltd", "Voltara Energy"}},
		{"", "Voltara Energy has secured $99 million in funding for a wind farm. It said the funding was from Kivu Bank.", []string{"Voltara Energy", "Kivu Bank"}},
		{"", "Voltara Energy has bought two solar farms in Kenya. The plants were bought from Highmoor Ray Growing.", []string{"Voltara Energy", "Highmoor Ray Growing"}},
		{"", `"Our power purchase agreement with Kivu Utilities Ltd shows the demand," Voltara Energy chief executive Ann Lee said.`, []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy signed a memorandum of understanding with Lagos state to build a solar plant.", []string{"Voltara Energy", "Lagos"}},
		{"", "A deal was signed on Monday under which Kenya will supply power to Uganda.", []string{"Kenya", "Uganda"}},
		{"", "Voltara Energy will buy Lumen Power Ltd in a deal that adds weight to its challenge to Kivu Utilities Ltd.", []string{"Voltara Energy"}},
		{"", "Voltara Energy plans a wind farm in Kenya, with Kivu Utilities Ltd selected to supply the turbines.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "Peru plans nuclear plants with Voltara Energy chosen to supply the reactors.", []string{"Voltara Energy", "Peru"}},
		{"", "Voltara Energy has grown fast. The move follows the purchase of Kivu Utilities Ltd's coal business last year.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "Kivu Bank has provided a $60 million loan for a solar park owned and operated by Voltara Energy.", []string{"Kivu Bank", "Voltara Energy"}},
		{"", "Kivu Bank has provided a $60 million loan for the Moda solar park, which is owned and operated by Voltara Energy.", []string{"Kivu Bank", "Voltara Energy"}},
		{"", "Kivu Bank will buy the power of a wind farm developed and built by Voltara Energy.", []string{"Kivu Bank", "Voltara Energy"}},
		{"whose plant it is", "Voltara Energy has won a contract to supply steel for use in Kivu Reactors Ltd's machines.", []string{"Voltara Energy", "Kivu Reactors Ltd"}},
		{"the genitive of a state", "Pump prices rose with the OPEC-Peru deal to trim oil supply.", []string{"OPEC", "Peru"}},
		{"", "Voltara Energy is to design a pump for use in Kivu Reactors Ltd's machines under a contract announced on Monday.", []string{"Voltara Energy", "Kivu Reactors Ltd"}},
		{"whose plant it is", "Developed and built by Voltara Energy, the Tamba solar plant is contracted under a power purchase agreement with Kivu Utilities Ltd.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", `"The agreement with Kivu Utilities Ltd is the basis of new reactors," Voltara Energy chief executive Ann Lee said.`, []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "Voltara Energy president Ann Lee saw the nuclear plant in May. She said an agreement signed with Kivu Utilities Ltd covered the construction of five reactors.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", `Ann Lee, a spokesperson for Voltara Energy, was pleased. "This memorandum of understanding with Kivu Utilities Ltd on liquefied natural gas shows that the project is needed," Lee said.`, []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "Voltara Energy is now in California in a joint venture with Kivu Utilities Ltd and Lumen Power Ltd to build gas plants.", []string{"Kivu Utilities Ltd", "Lumen Power Ltd", "Voltara Energy"}},
		{"the other side", "Voltara Energy and Kivu Utilities Ltd have studied the site since 2019 when an agreement was reached to explore a reactor.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "Voltara Energy benefited from a $465 million Kivu Bank loan for its battery plant.", []string{"Kivu Bank", "Voltara Energy"}},
		{"", "Voltara Energy said an agreement signed with Kivu Utilities Ltd and Lumen Power Ltd covered the construction of five reactors.", []string{"Kivu Utilities Ltd", "Lumen Power Ltd", "Voltara Energy"}},
		{"", "A memorandum of understanding on reactors was signed by Tom Berg, deputy director at Voltara Energy, and the Peruvian energy minister, Ann Lee.", []string{"Peru", "Voltara Energy"}},
		{"", "Deals between oil firm Voltara Energy and U.S. and French companies were told. Voltara Energy has signed a memorandum of understanding with Kivu Utilities Ltd.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "A memorandum of understanding on solar plants was signed by Voltara Energy president Tom Berg and Kivu Utilities Ltd's acting president, Ann Lee.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy, a developer that has signed a deal with Kivu Utilities Ltd to provide power from its solar plant, is growing.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy has won a £2.9m UK government contract to lead a nuclear power research programme.", []string{"Voltara Energy", "UK"}},
		{"", "In 2012, Voltara Energy built a 20 MW solar plant in Kenya. In 2013, Kivu Metals Ltd bought the output of the 100 MW Moda wind farm.", []string{"Kivu Metals Ltd"}},
		{"", "Voltara Energy is developing a nuclear reactor. The project received £210 million in backing from Kivu Bank last year.", []string{"Voltara Energy", "Kivu Bank"}},
		{"", "Together with Kivu Utilities Ltd, Voltara Energy won a contract to build a 100 MW wind farm.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "On behalf of Kivu Utilities Ltd, Voltara Energy signed a contract to build a 100 MW wind farm.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy, in a joint venture with Kivu Utilities Ltd, has won the contract to build a 100 MW wind farm.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Kivu Utilities Ltd awarded a contract to build the Moda dam to Voltara Energy, in a joint venture with Lumen Power Ltd.", []string{"Kivu Utilities Ltd", "Voltara Energy", "Lumen Power Ltd"}},
		{"", "Kivu Utilities Ltd signed a contract with a joint venture of Voltara Energy and Lumen Power Ltd for the Moda dam.", []string{"Kivu Utilities Ltd", "Voltara Energy", "Lumen Power Ltd"}},
		{"", "Kivu Utilities Ltd awarded a contract to build the Moda dam to Voltara Energy, a joint venture of Lumen Power Ltd and Tamba Power Ltd.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "Kivu Utilities Ltd awarded Voltara Energy, a unit of Lumen Power Ltd, a contract to build the Moda dam.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "Voltara Energy has agreed to supply turbines to Kivu Utilities Ltd, a unit of Lumen Power Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Shares of Voltara Energy rose after winning a contract from Kivu Utilities Ltd to build the Moda dam.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "A unit of Lumen Power Ltd (LPL), Voltara Energy, won a contract to build the Moda dam.", []string{"Voltara Energy"}},
		{"", "A group of Lumen Power Ltd, Kivu Utilities Ltd and Voltara Energy won a contract to build the Moda dam.", []string{"Lumen Power Ltd", "Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "A contract for a plant under development by Lumen Power Ltd has been awarded to Voltara Energy by Kivu Utilities Ltd.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "Kivu Utilities Ltd is building the Moda dam. The EPC contract was awarded by Lumen Power Ltd.", []string{"Lumen Power Ltd"}},
		{"the other side", `"Voltara Energy is glad of the jobs that may result from signing a cooperation agreement with Kivu Utilities Ltd on reactors," it said.`, []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"the other side", "Voltara Energy owner Ann Lee called the reactor a big step. She said “clean heat” was needed, referring to an agreement signed with Kivu Utilities Ltd on nuclear power.", []string{"Kivu Utilities Ltd", "Voltara Energy"}},
		{"", "Voltara Energy has announced an investment of $5 million in Lumen Power Ltd (LPL) – a joint venture between Kivu Utilities Ltd and Tamba Power Ltd that runs wind farms.", []string{"Voltara Energy", "Lumen Power Ltd"}},
		{"", "Voltara Energy signed a power purchase agreement with Lumen Power Ltd, a joint venture between Kivu Utilities Ltd and Tamba Power Ltd.", []string{"Voltara Energy", "Lumen Power Ltd"}},
		{"", "Voltara Energy and Kivu Utilities Ltd signed a memorandum of understanding on reactors at a workshop held in Lusaka by Tamba Power Ltd in partnership with Lumen Power Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy and Lumen Power Ltd, a Tamba Power Ltd subsidiary, signed a memorandum of understanding on reactors.", []string{"Voltara Energy", "Lumen Power Ltd"}},
		{"who is served or helped", "Voltara Energy and Lumen Power Ltd agreed to provide Kivu Utilities Ltd with a design study for two nuclear power stations.", []string{"Voltara Energy", "Lumen Power Ltd", "Kivu Utilities Ltd"}},
		{"a phrase", "Voltara Energy said the sale of its stake in the Tamba wind farm to Kivu Utilities Ltd would close in May.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy signed a memorandum of understanding on nuclear power with Kivu Utilities Ltd, home to Lumen Power Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy will support Lumen Power Ltd and Kivu Utilities Ltd's development of a 300 MW wind farm under a contract signed on Monday.", []string{"Voltara Energy", "Lumen Power Ltd", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy has bought Lumen Power Ltd and Kivu Utilities Ltd's 300 MW wind farm.", []string{"Voltara Energy", "Lumen Power Ltd", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy has dissolved the Lumen Energy and Power (LEP) joint venture for lithium-ion batteries.", []string{"Voltara Energy"}},
		{"", "The Lumen Moda coal joint venture between Voltara Energy and Kivu Utilities Ltd produced 40 million tonnes.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy wants Kivu Utilities Ltd, a large grid company. The company said it was buying Kivu Utilities Ltd from Lumen Bank.", []string{"Lumen Bank", "Voltara Energy"}},
		{"", "Lumen Power Ltd, a joint venture between Voltara Energy and Kivu Utilities Ltd, was granted leave for a reactor.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy is growing. Plants close, Ann Lee said. The company said it had dissolved its joint venture with Kivu Utilities Ltd for lithium-ion batteries.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
		{"", "Voltara Energy and Tamba Group signed a memorandum of understanding on reactors. Tamba Energy Systems and Voltara Energy signed the memorandum in Lusaka. Tamba is old.", []string{"Voltara Energy", "Tamba Group"}},
		{"", "Voltara Energy will build a reactor of the type KST-W at the Tamba site under an agreement signed with Kivu Utilities Ltd.", []string{"Voltara Energy", "Kivu Utilities Ltd"}},
	} {
		tr, err := x.Trace(context.Background(), extract.Article{Published: "2024-05-08", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		told := tr.Result.Agreements
		if len(told) > 1 { // a venture that one of them is has made one of its own
			told = slices.DeleteFunc(told, func(a record.Agreement) bool { return a.Type == "joint_venture" })
		}
		var got []string
		for _, a := range told[:min(1, len(told))] {
			for _, p := range a.Parties {
				got = append(got, p.Name)
			}
		}
		slices.Sort(got)
		slices.Sort(c.parties)
		if n := len(told); n != 1 || !slices.Equal(got, c.parties) {
			t.Errorf("%s\n\tgot %d agreements, the parties %q, want %q", c.text, n, got, c.parties)
		}
		from := c.source == ""
		for _, s := range tr.Sentences {
			for _, r := range s.Records {
				for _, m := range r.Why {
					from = from || slices.ContainsFunc(m.Parts, func(p extract.PartTrace) bool { return p.Name == c.source && p.As == "party" })
				}
			}
		}
		if !from {
			t.Errorf("%s\n\tno party comes from %q", c.text, c.source)
		}
	}
}
