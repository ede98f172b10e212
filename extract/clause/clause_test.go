package clause

import (
	"fmt"
	"strings"
	"testing"

	"wattwire/extract/rule"
	"wattwire/extract/stagetest"
	"wattwire/extract/token"
)

var names = []string{"Acme Power", "Bolt Energy", "Masdar", "EDF", "Ministry of Energy", "Kenya", "John Smith"}

var places = map[string]bool{"Lagos": true, "LAGOS": true, "Nigeria": true, "Ghana": true, "Togo": true}

// parser parses sentences in which the names above are organizations and places.
type parser struct {
	*stagetest.Reader
	run *Runner
}

func newParser(t *testing.T) *parser {
	t.Helper()
	r := stagetest.New(t, nil)
	return &parser{r, stagetest.Must(New(r.Lex, r.Labels))(t).NewRunner()}
}

func (p *parser) parse(text string) (*token.Doc, []Chunk) {
	d := &token.Doc{}
	tk := token.NewTokenizer(p.Lex.Vocab, nil)
	tk.Run(d, text)
	var c rule.Chart
	c.Reset(d)
	for _, n := range names {
		for i := range d.Tokens {
			w := len(tk.Tokens(n))
			if i+w <= len(d.Tokens) && d.Slice(token.Span{First: i, End: i + w}) == n {
				c.Add(rule.Annotation{Span: token.Span{First: i, End: i + w}, Label: p.Labels.Finding(rule.Organization)})
			}
		}
	}
	for i := 0; i+1 < len(d.Tokens); i++ {
		if places[d.Word(i)] {
			c.Add(rule.Annotation{Span: token.Span{First: i, End: i + 1}, Label: p.Labels.Finding(rule.Place)})
		}
		if d.Tokens[i].Is(token.Digit) && d.Word(i+1) == "MW" {
			c.Add(rule.Annotation{Span: token.Span{First: i, End: i + 2}, Label: p.Labels.Finding(rule.Power)})
		}
		if d.Word(i) == "$" {
			c.Add(rule.Annotation{Span: token.Span{First: i, End: i + 3}, Label: p.Labels.Finding(rule.Money)})
		}
		if d.Word(i) == "May" {
			c.Add(rule.Annotation{Span: token.Span{First: i, End: i + 1}, Label: p.Labels.Finding(rule.Date)})
		}
	}
	p.run.Reset(&c)
	if cs, ok := p.run.Tagged(0); ok {
		return d, cs
	}
	return d, p.run.Sentence(0)
}

func show(d *token.Doc, cs []Chunk) string {
	kinds := "NVPT,&SR.(\"o"
	var out []string
	for _, c := range cs {
		k := string(kinds[c.Kind])
		if c.Kind == Verb {
			k += string("figp"[c.Form])
			if c.Passive {
				k += "p"
			}
			if c.Negated {
				k += "-"
			}
		}
		out = append(out, k+"["+d.Slice(c.Span)+"]")
	}
	return strings.Join(out, " ")
}

func TestChunks(t *testing.T) {
	p := newParser(t)
	for text, want := range map[string]string{
		"Masdar has signed a power purchase agreement with EDF in May.":      "N[Masdar] Vf[has signed] N[a power purchase agreement] P[with] N[EDF] P[in] T[May] .[.]",
		"The plant has since been sold, and EDF has at last signed a deal.":  "N[The plant] Vfp[has since been sold] ,[,] &[and] N[EDF] Vf[has at last signed] N[a deal] .[.]",
		"The contract was awarded to Acme Power by the Ministry of Energy.":  "N[The contract] Vfp[was awarded] P[to] N[Acme Power] P[by] N[the Ministry of Energy] .[.]",
		"EDF will buy the 300 MW plant built by Bolt Energy.":                "N[EDF] Vf[will buy] N[the 300 MW plant] Vpp[built] P[by] N[Bolt Energy] .[.]",
		"EDF has not signed the contract, which expires in May.":             "N[EDF] Vf-[has not signed] N[the contract] ,[,] R[which] Vf[expires] P[in] T[May] .[.]",
		"EDF sold its stake to clean energy generation company Bolt.":        "N[EDF] Vf[sold] N[its stake] P[to] N[clean energy generation company Bolt] .[.]",
		"A grant to EDF will help build a wind farm.":                        "N[A grant] P[to] N[EDF] Vf[will help] Vi[build] N[a wind farm] .[.]",
		"Acme Power agreed to acquire the plant.":                            "N[Acme Power] Vf[agreed] Vi[to acquire] N[the plant] .[.]",
		"Masdar has a deal with Acme Power aiming to build a plant.":         "N[Masdar] Vf[has] N[a deal] P[with] N[Acme Power] Vg[aiming] Vi[to build] N[a plant] .[.]",
		"The agreement signed in May covers a proposed plant.":               "N[The agreement] Vpp[signed] P[in] T[May] Vf[covers] N[a proposed plant] .[.]",
		"Kenya's Ministry of Energy plans to award contracts.":               "N[Kenya's Ministry of Energy] Vf[plans] Vi[to award] N[contracts] .[.]",
		"Masdar agreed with a group led by EDF to build a plant.":            "N[Masdar] Vf[agreed] P[with] N[a group] Vpp[led] P[by] N[EDF] Vi[to build] N[a plant] .[.]",
		"The project, developed by Acme Power, opened in May.":               "N[The project] ,[,] Vpp[developed] P[by] N[Acme Power] ,[,] Vf[opened] P[in] T[May] .[.]",
		"EDF will supply enriched uranium to Masdar.":                        "N[EDF] Vf[will supply] N[enriched uranium] P[to] N[Masdar] .[.]",
		"Kenya foresees installed capacity of 9 GW.":                         "N[Kenya] Vf[foresees] N[installed capacity] P[of] N[9 GW] .[.]",
		"EDF has a battery scheme close to Nairobi.":                         "N[EDF] Vf[has] N[a battery scheme] P[close to] N[Nairobi] .[.]",
		"EDF backs the build-out of the fleet.":                              "N[EDF] Vf[backs] N[the build-out] P[of] N[the fleet] .[.]",
		"Under the agreement, EDF will supply 50 MW of batteries.":           "P[Under] N[the agreement] ,[,] N[EDF] Vf[will supply] N[50 MW] P[of] N[batteries] .[.]",
		"Masdar Agrees To Buy Wind Farm From EDF":                            "N[Masdar] Vf[Agrees] Vi[To Buy] N[Wind Farm] P[From] N[EDF]",
		"They’ve signed a deal with EDF, and it didn’ t end.":                "N[They] Vf[’ve signed] N[a deal] P[with] N[EDF] ,[,] &[and] N[it] Vf-[didn’ t end] .[.]",
		"Masdar signs deal with EDF.":                                        "N[Masdar] Vf[signs] N[deal] P[with] N[EDF] .[.]",
		"Masdar and EDF sign deal on power.":                                 "N[Masdar] &[and] N[EDF] Vf[sign] N[deal] P[on] N[power] .[.]",
		"Kenya and the Acme Power sign a deal.":                              "N[Kenya] &[and] N[the Acme Power] Vf[sign] N[a deal] .[.]",
		"Masdar and EDF win contract to build plant.":                        "N[Masdar] &[and] N[EDF] Vf[win] N[contract] Vi[to build] N[plant] .[.]",
		"EDF won a $ 5 million ($ 6 million) contract.":                      "N[EDF] Vf[won] N[a $ 5 million ($ 6 million) contract] .[.]",
		"The three firms are Advanced Reactors, EDF and Masdar.":             "N[The three firms] Vf[are] N[Advanced Reactors] ,[,] N[EDF] &[and] N[Masdar] .[.]",
		"EDF will take half the power from the plant.":                       "N[EDF] Vf[will take] N[half the power] P[from] N[the plant] .[.]",
		"EDF will take all the power from the plant.":                        "N[EDF] Vf[will take] N[all the power] P[from] N[the plant] .[.]",
		"Financing for the plant was arranged by EDF.":                       "N[Financing] P[for] N[the plant] Vfp[was arranged] P[by] N[EDF] .[.]",
		"Under a contract signed with EDF in May, Masdar will build it.":     "P[Under] N[a contract] Vpp[signed] P[with] N[EDF] P[in] T[May] ,[,] N[Masdar] Vf[will build] N[it] .[.]",
		"EDF plans to design and build a plant.":                             "N[EDF] Vf[plans] Vi[to design] &[and] Vi[build] N[a plant] .[.]",
		"EDF plans to build a plant and then sell it.":                       "N[EDF] Vf[plans] Vi[to build] N[a plant] &[and] Vi[then sell] N[it] .[.]",
		"EDF will build the plant, operate it and sell the power.":           "N[EDF] Vf[will build] N[the plant] ,[,] Vf[operate] N[it] &[and] Vf[sell] N[the power] .[.]",
		"EDF bought the two firms' plants.":                                  "N[EDF] Vf[bought] N[the two firms' plants] .[.]",
		"EDF signed the contract that":                                       "N[EDF] Vf[signed] N[the contract] N[that]",
		"EDF signed the contract that Masdar and":                            "N[EDF] Vf[signed] N[the contract] S[that] N[Masdar] &[and]",
		"The contract that Masdar and EDF signed with Acme Power ended.":     "N[The contract] R[that] N[Masdar] &[and] N[EDF] Vf[signed] P[with] N[Acme Power] Vf[ended] .[.]",
		"Masdar signed deals with oil services firms Acme Power and EDF.":    "N[Masdar] Vf[signed] N[deals] P[with] N[oil services firms Acme Power] &[and] N[EDF] .[.]",
		"In May existing partners Acme Power and EDF signed.":                "P[In] T[May] N[existing partners Acme Power] &[and] N[EDF] Vf[signed] .[.]",
		"In May shipping companies Acme Power and EDF signed.":               "P[In] T[May] N[shipping companies Acme Power] &[and] N[EDF] Vf[signed] .[.]",
		"It comes weeks after Masdar, Acme Power and EDF signed a deal.":     "N[It] Vf[comes] N[weeks] S[after] N[Masdar] ,[,] N[Acme Power] &[and] N[EDF] Vf[signed] N[a deal] .[.]",
		"Masdar will buy Acme Power ACME.PA in May.":                         "N[Masdar] Vf[will buy] N[Acme Power] ([ACME.PA] P[in] T[May] .[.]",
		"Masdar will buy Acme Power ACME.O in May.":                          "N[Masdar] Vf[will buy] N[Acme Power] ([ACME.O] P[in] T[May] .[.]",
		"Acme Power announces that it signed a contract.":                    "N[Acme Power] Vf[announces] S[that] N[it] Vf[signed] N[a contract] .[.]",
		"EDF has won all the permits for the plant.":                         "N[EDF] Vf[has won] N[all the permits] P[for] N[the plant] .[.]",
		"Construction starts in May.":                                        "N[Construction] Vf[starts] P[in] T[May] .[.]",
		"Work will begin in May and finish in May.":                          "N[Work] Vf[will begin] P[in] T[May] &[and] Vf[finish] P[in] T[May] .[.]",
		"The plant, built by EDF and put into service in May, will be sold.": "N[The plant] ,[,] Vpp[built] P[by] N[EDF] &[and] Vpp[put] P[into] N[service] P[in] T[May] ,[,] Vfp[will be sold] .[.]",
		"Acme Power will design, supply and install the turbines.":           "N[Acme Power] Vf[will design] ,[,] Vf[supply] &[and] Vf[install] N[the turbines] .[.]",
		"Acme Power supplied and installed 40 turbines.":                     "N[Acme Power] Vf[supplied] &[and] Vf[installed] N[40 turbines] .[.]",
		"ACME.O shares rose.":                                                "N[ACME.O shares] Vf[rose] .[.]",
		"EDF has awarded Masdar new contracts in May.":                       "N[EDF] Vf[has awarded] N[Masdar] N[new contracts] P[in] T[May] .[.]",
		"The round was co-led by Moda, which is to co-own it.":               "N[The round] Vfp[was co-led] P[by] N[Moda] ,[,] R[which] Vf[is] Vi[to co-own] N[it] .[.]",
		"Moda co-signed it.":                                                 "N[Moda] Vf[co-signed] N[it] .[.]",
		"Two parks, named Moda and Kalo, will be built.":                     "N[Two parks] ,[,] o[named] N[Moda] &[and] N[Kalo] ,[,] Vfp[will be built] .[.]",
		"Kenya grants Masdar and EDF 50 MW contract.":                        "N[Kenya] Vf[grants] N[Masdar] &[and] N[EDF] N[50 MW contract] .[.]",
		"Masdar signed a deal with oil and gas firm EDF.":                    "N[Masdar] Vf[signed] N[a deal] P[with] N[oil] &[and] N[gas firm EDF] .[.]",
		"After its sale to Ghana firm Acme Power in May, EDF won.":           "P[After] N[its sale] P[to] N[Ghana firm Acme Power] P[in] T[May] ,[,] N[EDF] Vf[won] .[.]",
		"The signing of the contract by EDF took place in May.":              "N[The signing] P[of] N[the contract] P[by] N[EDF] Vf[took] N[place] P[in] T[May] .[.]",
	} {
		d, cs := p.parse(text)
		if got := show(d, cs); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestSubjects(t *testing.T) {
	p := newParser(t)
	for _, c := range []struct{ text, verb, want string }{
		{"Masdar and EDF signed a deal.", "signed", "Masdar|EDF"},
		{"Contracts with EDF and Masdar cover the plant.", "cover", "Contracts"},
		{"A loan from Masdar, Acme Power and EDF covers the plant.", "covers", "A loan"},
		{"The loan, from Masdar, Acme Power, and EDF, covers the plant.", "covers", "The loan"},
		{"A group of Masdar, Acme Power and EDF has signed a deal.", "has signed", "A group"},
		{"The signing of the deal by Masdar, Acme Power and EDF took a year.", "took", "The signing"},
		{"The contract with EDF and the deal have covered the plant.", "have covered", "The contract|the deal"},
		{"Masdar won 120 MW, EDF 80 MW and Acme Power took 60 MW.", "took", "Acme Power"},
		{"Two wind farms of 45 MW each were sold to EDF.", "were sold", "Two wind farms"},
		{"Masdar owns operating wind farms.", "owns", "Masdar"},
		{"News, Markets, Bolt Energy, EDF has signed a deal.", "has signed", "EDF"},
		{"News | Bolt Energy | EDF signed a deal.", "signed", "EDF"},
		{"Sources told EDF the plant in Kenya would be sold.", "would be sold", "the plant"},
		{"EDF had its licence for the plant in Kenya revoked by Masdar.", "revoked", "its licence"},
		{"Masdar built a plant that will power Kenya, and signed a deal.", "signed", "Masdar"},
		{"Masdar, which buys 500,000 lbs. of uranium a year, signed a deal.", "signed", "Masdar"},
		{"Masdar, the Abu Dhabi developer, signed a deal.", "signed", "Masdar|the Abu Dhabi developer"},
		{"Masdar, which owns Acme Power, signed a deal.", "signed", "Masdar"},
		{"Masdar, which owns Acme Power, signed a deal.", "owns", "Masdar"},
		{"Masdar, which Acme Power owns, signed a deal.", "signed", "Masdar"},
		{"Masdar, in which Acme Power holds a stake, signed a deal.", "signed", "Masdar"},
		{"Masdar, half of which belongs to EDF, signed a deal.", "signed", "Masdar|half"},
		{"Masdar, whose owner is EDF, signed a deal.", "signed", "Masdar"},
		{"Masdar, whose owner is EDF, signed a deal.", "is", "whose owner"},
		{"Masdar, as announced in May, builds the plant.", "builds", "Masdar"},
		{"EDF said that 50 MW had been sold.", "had been sold", "50 MW"},
		{"The head of Masdar signed a deal.", "signed", "The head"},
		{"In May, EDF bought Acme Power and sold Bolt Energy.", "sold", "EDF"},
		{"EDF planned a plant, but has sold Bolt Energy.", "has sold", "EDF"},
		{"EDF planned a plant and in May has sold Bolt Energy.", "has sold", "EDF"},
		{"A rise in prices prompted EDF and Masdar to sign a deal.", "to sign", "EDF|Masdar"},
		{"Masdar - a unit of EDF - has signed a deal.", "has signed", "Masdar|a unit"},
		{"Quorra – the developer – and Acme Power have signed a deal.", "have signed", "Quorra|the developer|Acme Power"},
		{"EDF agreed to buy Acme Power.", "to buy", "EDF"},
		{"EDF wants to grow as Masdar plans to sell the plant.", "to sell", "Masdar"},
		{"EDF wants to grow as the government prepares to sell the plant.", "to sell", "the government"},
		{"EDF wants to grow as Masdar and Acme Power agreed to sell the plant.", "to sell", "Masdar|Acme Power"},
		{"EDF wants to grow as part of its plans to sell the plant.", "to sell", "EDF"},
		{"EDF bought a plant, having signed a deal with Masdar.", "having signed", "EDF"},
		{"After Masdar left, EDF bought the plant.", "bought", "EDF"},
		{"EDF bought Acme Power, meaning Masdar had signed a deal.", "had signed", "Masdar"},
		{"A deal signed by EDF fell through.", "signed", "A deal"},
		{"Acme Power, Bolt Energy and EDF will build the plant, John Smith said.", "will build", "Acme Power|Bolt Energy|EDF"},
		{"Acme Power said EDF had signed a deal.", "had signed", "EDF"},
		{"Acme Power said that in May EDF had signed a deal.", "had signed", "EDF"},
		{"EDF, a firm backed by venture capital fund Acme Power, signed a deal.", "signed", "EDF|a firm"},
		{"The company, based in Kenya, signed a deal.", "signed", "The company"},
		{"Masdar, based in Lagos, Nigeria, signed a deal.", "signed", "Masdar"},
		{"The companies, based in Lagos, Ghana and Togo, signed a deal.", "signed", "The companies"},
		{"In Lagos, Nigeria, Masdar signed a deal.", "signed", "Masdar"},
		{"The plant, near Lagos, Nigeria, signed a deal.", "signed", "The plant"},
		{"In Lagos, Ghana and Togo signed a deal.", "signed", "Ghana|Togo"},
		{"LAGOS, Nigeria (NAN) Masdar signed a deal.", "signed", "Masdar"},
		{"“Masdar” LLC and \"Acme Power\" signed a deal.", "signed", "Masdar|Acme Power"},
		{"Masdar to build plant in Kenya", "to build", "Masdar"},
		{"Masdar and EDF to build plant in Kenya", "to build", "Masdar|EDF"},
		{"Masdar, owned by EDF, Acme Power and Bolt Energy, signed a deal.", "signed", "Masdar"},
		{"Masdar, a venture of EDF, Acme Power and Bolt Energy, signed a deal.", "signed", "Masdar|a venture"},
		{"Masdar, a unit of EDF, and Acme Power, a unit of Bolt Energy, signed a deal.", "signed", "Masdar|a unit|Acme Power|a unit"},
		{"EDF bought a plant for growth, and in May Masdar signed a deal.", "signed", "Masdar"},
		{"EDF bought Acme Power, and Masdar signed a deal.", "signed", "Masdar"},
		{"EDF said Acme Power, Bolt Energy, and Masdar signed a deal.", "signed", "Acme Power|Bolt Energy|Masdar"},
		{"EDF runs plants in Kenya, Peru and Chile, and Masdar signed a deal.", "signed", "Masdar"},
		{"EDF bought Acme Power and Bolt Energy, and Masdar signed a deal.", "signed", "Masdar"},
		{"Deals were signed, with EDF buying the plant and Masdar running it.", "running", "Masdar"},
		{"The talks follow news of Masdar recently buying a plant from EDF.", "buying", "Masdar"},
		{"The head of Masdar buying a plant left.", "buying", "The head"},
		{"EDF met Masdar and Acme Power, both of which have signed a deal.", "have signed", "Masdar|Acme Power"},
		{"EDF met Masdar and Acme Power, which has signed a deal.", "has signed", "Acme Power"},
		{"The plant, which EDF, Masdar and Acme Power bought in 2019, has closed.", "bought", "EDF|Masdar|Acme Power"},
		{"The plant, which EDF, Masdar and Acme Power bought in 2019, has closed.", "has closed", "The plant"},
		{"The plant, which EDF, Masdar and Acme Power bought, has closed.", "bought", "EDF|Masdar|Acme Power"},
		{"The plant which EDF, Masdar and Acme Power bought in 2019 has closed.", "bought", "EDF|Masdar|Acme Power"},
		{"The plant, sold to EDF, Masdar and Acme Power in 2019, has closed.", "has closed", "The plant"},
		{"The plant was bought by EDF in 2015 and sold to Masdar in 2019.", "sold", "The plant"},
		{"The plant, bought by EDF in 2015 and sold to Masdar in 2019, has closed.", "sold", "The plant"},
		{"The plant, bought by EDF in 2015 and sold to Masdar in 2019, has closed.", "has closed", "The plant"},
		{"EDF, which bought a plant in 2015 and sold it to Masdar, has closed.", "has closed", "EDF"},
		{"The wind farms that EDF bought from Masdar in 2019 have closed.", "bought", "EDF"},
		{"EDF bought a plant to sell the power, and in May it signed a deal.", "signed", "it"},
	} {
		d, cs := p.parse(c.text)
		got := "no verb in " + show(d, cs)
		for k := range cs {
			if cs[k].Kind == Verb && d.Slice(cs[k].Span) == c.verb {
				var ns []string
				for _, n := range Subject(cs, k) {
					ns = append(ns, d.Slice(cs[n].Span))
				}
				got = strings.Join(ns, "|")
			}
		}
		if got != c.want {
			t.Errorf("%s (%s): got %q, want %q\n%s", c.text, c.verb, got, c.want, show(d, cs))
		}
	}
}

func TestArgs(t *testing.T) {
	p := newParser(t)
	for _, c := range []struct{ text, verb, want string }{
		{"Masdar signed a deal with EDF and Bolt Energy for a plant in Kenya.", "signed", "a deal; with EDF|Bolt Energy; for a plant; in Kenya"},
		{"Masdar signed a deal for a plant, a contract for a line and a loan with EDF.", "signed", "a deal; for a plant|a contract; for a line|a loan; with EDF"},
		{"Masdar signed a deal with EDF, John Smith said.", "signed", "a deal; with EDF"},
		{"Masdar signed a deal with EDF, also known as E1, and Bolt Energy.", "signed", "a deal; with EDF|Bolt Energy"},
		{"Masdar signed a deal with EDF from Nigeria and Bolt Energy from Ghana.", "signed", "a deal; with EDF|Bolt Energy; from Ghana"},
		{"Masdar bought nine dams in Kenya, 70 MW in all, from EDF.", "bought", "nine dams; in Kenya; from EDF"},
		{"Masdar signed its biggest deal yet with EDF.", "signed", "its biggest deal; with EDF"},
		{"Masdar signed a deal, yet with EDF it shuns talks.", "signed", "a deal"},
		{"Masdar signed a deal with EDF in Nigeria and Ghana.", "signed", "a deal; with EDF; in Nigeria|Ghana"},
		{"Masdar signed deals with EDF and Bolt Energy and also has a loan.", "signed", "deals; with EDF|Bolt Energy"},
		{"Masdar signed a deal with EDF, a unit of Bolt Energy, and Acme Power for a plant.", "signed", "a deal; with EDF|a unit|Acme Power; for a plant"},
		{"Masdar signed a deal with EDF, a venture of Bolt Energy, Acme Power and Kenya, for a plant.", "signed", "a deal; with EDF|a venture; of Bolt Energy|Acme Power|Kenya; for a plant"},
		{"EDF led a round for a park owned and operated by Masdar.", "owned", "by Masdar"},
		{"EDF served as lead arranger and Masdar was a lender.", "served", "as lead arranger"},
		{"EDF and leading firm Masdar signed a deal with leading Chinese maker Bolt Energy.", "signed", "a deal; with leading Chinese maker Bolt Energy"},
		{"A deal was signed between the government of Kenya and EDF.", "was signed", "between the government|EDF"},
		{"The deal that Masdar signed with EDF and Bolt Energy ended.", "signed", "with EDF|Bolt Energy"},
		{"A deal was signed between EDF and Masdar, Acme Power and Bolt Energy.", "was signed", "between EDF|Masdar|Acme Power|Bolt Energy"},
		{"A deal was signed between EDF and Masdar, and Acme Power has ended talks.", "was signed", "between EDF|Masdar"},
		{"EDF gets a loan granted by Masdar and a grant of $5 million granted by Bolt Energy.", "gets", "a loan; by Masdar; a grant; of $5 million; by Bolt Energy"},
		{"EDF gets a loan granted by Masdar and a grant of $5 million granted by Bolt Energy.", "granted", "by Masdar; by Bolt Energy"},
		{"The deal covers a loan granted by Masdar and a grant provided by Bolt Energy.", "granted", "by Masdar|a grant; by Bolt Energy"},
		{"Masdar signed a deal to supply 50 MW to EDF.", "signed", "a deal; 50 MW; to EDF"},
	} {
		d, cs := p.parse(c.text)
		var got []string
		for k := range cs {
			if cs[k].Kind == Verb && d.Slice(cs[k].Span) == c.verb {
				for _, a := range Args(cs, k) {
					var ns []string
					for _, n := range a.Nouns {
						ns = append(ns, d.Slice(cs[n].Span))
					}
					s := strings.Join(ns, "|")
					if a.Prep != 0 {
						s = fmt.Sprint(d.Word(cs[a.At].First), " ", s)
					}
					got = append(got, s)
				}
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: got %q, want %q\n%s", c.text, s, c.want, show(d, cs))
		}
	}
}

func TestGaps(t *testing.T) {
	p := newParser(t)
	for _, c := range []struct{ text, verb, want string }{
		{"Masdar won 50 MW, EDF 30 MW and Bolt Energy 20 MW.", "won", "EDF: 30 MW; Bolt Energy: 20 MW"},
		{"Masdar won 50 MW, Acme Power, a unit of EDF, 30 MW and Bolt Energy the rest.", "won", "Acme Power: 30 MW; Bolt Energy: the rest"},
		{"Masdar won 50 MW, EDF of Nigeria 30 MW and Bolt Energy (BE) 20 MW.", "won", "EDF: 30 MW; Bolt Energy: 20 MW"},
		{"Masdar won 50 MW in Kenya, Acme Power and EDF 30 MW in Ghana and Bolt Energy signed a deal.", "won", "Acme Power, EDF: 30 MW in Ghana"},
		{"Masdar won a contract in May, EDF one in June.", "won", "EDF: one in June"},
		{"Masdar won a licence for 50 MW, EDF for 30 MW in Ghana.", "won", "EDF: for 30 MW in Ghana"},
		{"Masdar signed a deal for 50 MW with Acme Power and EDF for 30 MW.", "signed", ""},
		{"Masdar serves as contractor and EDF as supplier.", "serves", "EDF: as supplier"},
		{"Masdar chose EDF as contractor and Bolt Energy as supplier.", "chose", "Masdar: Bolt Energy as supplier"},
		{"Masdar hired EDF to build the plant and Bolt Energy to run it.", "hired", "Masdar: Bolt Energy it"},
		{"Masdar hired EDF for the plant and Bolt Energy to run it.", "hired", "Masdar: Bolt Energy it"},
		{"Masdar works with EDF on wind and Bolt Energy on solar.", "works", ""},
		{"The plant was sold to Masdar, the turbines to EDF.", "was sold", "the turbines: to EDF"},
		{"The plant was sold to Masdar, the owner of EDF.", "was sold", ""},
		{"Masdar signed a deal with EDF, a unit of Acme Power, and Bolt Energy for a plant.", "signed", ""},
		{"Masdar awarded a venture of EDF and Acme Power a contract.", "awarded", ""},
		{"Masdar won 50 MW, and EDF 30 MW turbines.", "won", ""},
		{"The deal was signed by John Smith of Acme Power and Masdar of EDF.", "was signed", ""},
		{"Masdar won 50 MW, but EDF 30 MW.", "won", ""},
	} {
		d, cs := p.parse(c.text)
		var got []string
		for k := range cs {
			if cs[k].Kind != Verb || d.Slice(cs[k].Span) != c.verb {
				continue
			}
			for _, g := range Gaps(cs, k) {
				var who, what []string
				for _, n := range g.Subject {
					who = append(who, d.Slice(cs[n].Span))
				}
				for _, c := range cs[g.Last+1 : g.End] {
					if c.Kind == Noun || c.Kind == Prep {
						what = append(what, d.Slice(c.Span))
					}
				}
				got = append(got, strings.Join(who, ", ")+": "+strings.Join(what, " "))
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: got %q, want %q\n%s", c.text, s, c.want, show(d, cs))
		}
	}
}

func TestJoined(t *testing.T) {
	p := newParser(t)
	for _, c := range []struct{ text, verb, want string }{
		{"Masdar will supply and install the turbines.", "will supply", "install"},
		{"Masdar will supply, install and test the turbines.", "will supply", "test"},
		{"Masdar grew and won.", "grew", "grew"},
		{"Masdar was chosen and signed a deal.", "was chosen", "was chosen"},
		{"Masdar supplied turbines and installed the panels.", "supplied", "supplied"},
	} {
		d, cs := p.parse(c.text)
		for k := range cs {
			if cs[k].Kind != Verb || d.Slice(cs[k].Span) != c.verb {
				continue
			}
			if got := d.Slice(cs[Joined(cs, k)].Span); got != c.want {
				t.Errorf("%s: got %q, want %q\n%s", c.text, got, c.want, show(d, cs))
			}
		}
	}
}
