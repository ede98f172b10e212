package speech

import (
	"strings"
	"testing"
)

// TestAffiliations holds what is told of people in sentences, as person,
// organization and title.
func TestAffiliations(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, want string }{
		{"John Miller of Siemens Energy (and former CEO of Enel) agreed.", "John Miller/Siemens Energy/; John Miller/Enel/former CEO"},
		{"Siemens Energy fell. Executive VP John Miller of Enel agreed.", "John Miller/Enel/"},
		{"Siemens Energy fell. Sales director John Miller agreed.", "John Miller/Siemens Energy/Sales director"},
		{"Siemens Energy CEO Maria Lopez and Enel chief executive John Miller signed it.", "Maria Lopez/Siemens Energy/CEO; John Miller/Enel/chief executive"},
		{"Maria Lopez, co-founder and chief commercial and product officer at Siemens Energy, said so.", "Maria Lopez/Siemens Energy/co-founder and chief commercial and product officer"},
		{"Maria Lopez, a senior oil and gas analyst at Siemens Energy, said so.", "Maria Lopez/Siemens Energy/senior oil and gas analyst"},
		{"Maria Lopez, Siemens Energy’s vice president of sales, said so.", "Maria Lopez/Siemens Energy/vice president of sales"},
		{"Maria Lopez (left), Siemens Energy director of tax and renewable energy, came.", "Maria Lopez/Siemens Energy/director of tax and renewable energy"},
		{"The former chairman of Siemens Energy, John Miller, was there.", "John Miller/Siemens Energy/former chairman"},
		{"Siemens Energy announced the appointment of Maria Lopez as its new chief financial officer.", "Maria Lopez/Siemens Energy/new chief financial officer"},
		{"Prime Minister Anwar Ibrahim met John Miller of Siemens Energy.", "Anwar Ibrahim//Prime Minister; John Miller/Siemens Energy/"},
		{"The U.S. Department of Energy agreed. Saudi Energy Minister Maria Lopez signed.", "Maria Lopez//Saudi Energy Minister"},
		{"The Ministry of Energy agreed. Energy Minister Maria Lopez signed.", "Maria Lopez/Ministry of Energy/Energy Minister"},
		{"Siemens Energy built the line, and Enel owns it. Siemens Energy will run it, said chief executive Maria Lopez.", "Maria Lopez/Siemens Energy/chief executive"},
		{"Siemens Energy built the line, and Enel owns it, said chief executive Maria Lopez.", "Maria Lopez//chief executive"},
		{"Maria Lopez, Siemens Energy chairwoman, was finance director of Enel.", "Maria Lopez/Siemens Energy/chairwoman; Maria Lopez/Enel/finance director"},
		{"Siemens Energy has a plant. It buys pumps from Enel. Maria Lopez, its managing director and CEO, was glad.", "Maria Lopez/Siemens Energy/managing director and CEO"},
		{"Siemens Energy has a plant in Peru. Maria Lopez, its president and CEO, was glad.", "Maria Lopez/Siemens Energy/president and CEO"},
		{"The Peruvian President Maria Lopez was glad to be back in Peru.", "Maria Lopez/Peru/Peruvian President"},
		{"In Peru, Governor John Miller was glad, and so was Siemens Energy vice president Maria Lopez.", "John Miller//Governor; Maria Lopez/Siemens Energy/vice president"},
		{"The environment minister John Miller opened the plant in Peru.", "John Miller/Peru/environment minister"},
		{"Officials of the US Department of Energy came with Secretary of Energy Maria Lopez.", "Maria Lopez/US Department of Energy/Secretary of Energy"},
		{"Siemens Energy chief Will Anderson will be there.", "Will Anderson/Siemens Energy/chief"},
		{"Maria Lopez, president of state oil and grid company Siemens Energy, spoke first.", "Maria Lopez/Siemens Energy/president"},
		{"Maria Lopez, head of gas at the trading arm of Norway's energy company Siemens Energy, spoke first.", "Maria Lopez/Siemens Energy/head of gas"},
		{"Maria Lopez, president of Siemens Energy's West Virginia Operations, spoke first.", "Maria Lopez/Siemens Energy/president"},
		{"Maria Lopez, chief executive of Siemens Energy's Grid Solutions business, spoke first.", "Maria Lopez/Siemens Energy/chief executive"},
		{"Siemens Energy has a plant. Enel has none, said Enel. Siemens Energy works with Enel on it, Chief Executive Maria Lopez said.", "Maria Lopez/Siemens Energy/Chief Executive"},
		{"Enel has a plant. Enel will keep it.\nSiemens Energy makes pumps.\nMaria Lopez, its chief executive, was glad.", "Maria Lopez/Siemens Energy/chief executive"},
		{"Maria Lopez, Siemens Energy's first deputy chief executive officer, was glad.", "Maria Lopez/Siemens Energy/first deputy chief executive officer"},
		{"Maria Lopez bought a plant of Siemens Energy in May.", ""},
		{"John Miller met Maria Lopez, who sells pumps.", ""},
	} {
		affils, _ := d.find(c.text)
		var got []string
		for _, a := range affils {
			org := ""
			if a.Organization >= 0 {
				org = d.entities[a.Organization].Name
			}
			got = append(got, d.entities[a.Person].Name+"/"+org+"/"+a.Title)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

// TestQuotes holds who says what by which verb; a direct quotation is in
// quotation marks.
func TestQuotes(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, want string }{
		{"“We build it now,” said Maria Lopez. “It will last for years.”", `Maria Lopez say "We build it now"; Maria Lopez say "It will last for years."`},
		{"Maria Lopez said: \"We build it now.\" She added: \"It will last for years.\"", `Maria Lopez say "We build it now."; Maria Lopez add "It will last for years."`},
		{"Maria Lopez, CEO of Siemens Energy, told reporters that the line would be ready.", "Maria Lopez tell the line would be ready"},
		{"The line will be ready by then, Siemens Energy said on Monday.", "Siemens Energy say The line will be ready by then"},
		{"According to Maria Lopez, the line will be ready.", "Maria Lopez  the line will be ready"},
		{"Siemens Energy chief executive Maria Lopez said: “We build it now.” John Miller of Enel agreed. “We build as well,” he said.", `Maria Lopez say "We build it now."; John Miller say "We build as well"`},
		{"In a letter to Enel, Siemens Energy noted that the offer was “a good one for all of us”.", `Siemens Energy note "a good one for all of us"`},
		{"“We build it now,” said Maria Lopez. “It will last for years.\n“We like to build for all of them.”", `Maria Lopez say "We build it now"; Maria Lopez say "It will last for years."; Maria Lopez say "We like to build for all of them."`},
		{"The line will be ready in May, Siemens Energy said in a statement.", "Siemens Energy say The line will be ready in May"},
		{"The line will be ready in time, according to Siemens Energy.", "Siemens Energy  The line will be ready in time"},
		{"“We build it now and we build it well.\nAnd more follows,” he said.", ""},
		{"Maria Lopez said no to the “green” plan.", ""},
	} {
		_, quotes := d.find(c.text)
		var got []string
		for _, q := range quotes {
			words := d.Doc.Slice(q.Span)
			if q.Direct {
				words = `"` + words + `"`
			}
			got = append(got, d.entities[q.Speaker].Name+" "+q.Verb+" "+words)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	d := newDriver(b)
	text := strings.Repeat("“We build it now,” said Maria Lopez, chief executive of Siemens Energy. The plant of 120 MW will stand near Lima. "+
		"Prime Minister John Miller told reporters on Thursday that the line would be ready by the end of next year. Output rose 4 percent.\n", 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		in := d.before(text, "")
		b.StartTimer()
		d.run.Run(&d.Chart, in)
	}
}
