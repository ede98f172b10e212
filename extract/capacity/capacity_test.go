package capacity

import (
	"fmt"
	"strings"
	"testing"

	"wattwire/extract/clause"
	"wattwire/extract/name"
	"wattwire/extract/quantity"
	"wattwire/extract/rule"
	"wattwire/extract/stagetest"
	"wattwire/extract/timex"
	"wattwire/extract/token"
)

// driver runs the stages up to this one.
type driver struct {
	*stagetest.Reader
	quant *quantity.Runner
	time  *timex.Runner
	names *name.Runner
	run   *Runner
	title struct {
		doc   token.Doc
		chart rule.Chart
	}
	in Input
}

var shared *driver

func load(t testing.TB) *driver {
	t.Helper()
	if shared != nil {
		return shared
	}
	r := stagetest.New(t, quantity.Prefixes)
	cl := stagetest.Must(clause.New(r.Lex, r.Labels))(t)
	shared = &driver{
		Reader: r,
		quant:  stagetest.Must(quantity.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		time:   stagetest.Must(timex.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		names:  stagetest.Must(name.New(r.Lex, r.Labels, r.Rules))(t).NewRunner(),
		run:    stagetest.Must(New(r.Lex, r.Labels, r.Rules, cl))(t).NewRunner(),
	}
	return shared
}

// prepare runs the stages before this one.
func (d *driver) prepare(text, title, published string) {
	c := d.Read(text)
	d.in = Input{}
	d.in.Quantities = d.quant.Run(c)
	d.in.Dates, d.in.Published = d.time.Run(c, published), published
	if title != "" {
		d.ReadTo(&d.title.doc, &d.title.chart, title)
		d.in.Title = &d.title.chart
	}
	d.in.Entities, d.in.Mentions = d.names.Run(c, d.in.Title)
	d.in.Lands = d.names.Lands()
}

func (d *driver) capacities(text, title string) ([]Capacity, []Project) {
	d.prepare(text, title, "2024-05-15")
	return d.run.Run(&d.Chart, d.in)
}

// show writes capacities as text=mw[-max][/mwh] technology scope country
// status, - for none.
func (d *driver) show(text, title string) string {
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	cs, _ := d.capacities(text, title)
	var out []string
	for i := range cs {
		c := &cs[i]
		s := fmt.Sprintf("%s=%v", d.Doc.Slice(c.Span), c.MW)
		if c.MWMax != 0 {
			s += fmt.Sprintf("-%v", c.MWMax)
		}
		if c.MWh != 0 {
			s += fmt.Sprintf("/%v", c.MWh)
		}
		out = append(out, strings.Join([]string{s, dash(c.Technology), dash(c.Scope), dash(c.Country), dash(c.Status)}, " "))
	}
	return strings.Join(out, "; ")
}

func TestCapacities(t *testing.T) {
	d := load(t)
	for _, c := range []struct{ text, want string }{
		{"The firm signed a power purchase deal for a 300MWac solar-plus-storage project in Kazakhstan's Turkistan Region.", "300MWac=300 solar+storage project KAZ pre-construction"},
		// who has commissioned or ordered a plant has not opened it; the first turbine, and the leave to connect
		{"The 90 MW Lumen wind farm in Peru, commissioned by Acme Power, will light homes.", "90 MW=90 wind project PER announced"},
		{"The 90 MW Lumen wind farm in Peru was commissioned by Acme Power in 2021.", "90 MW=90 wind project PER operating"},
		{"The first turbine was installed at the 90 MW Lumen wind farm in Peru.", "90 MW=90 wind project PER construction"},
		{"Acme Power has a 6 GW portfolio in Peru, of which 1.4 GW is in various stages of construction.", "6 GW=6000 - portfolio PER operating; 1.4 GW=1400 - portfolio PER construction"},
		// what a contract covers, and what one plant has of two kinds
		{"Acme Power won an EPC contract in Peru. The contract covers two solar plants with a combined capacity of 120 MW.", "120 MW=120 solar portfolio PER pre-construction"},
		{"Acme Power is developing a project in Peru using 500 MW of wind and an estimated 200 MW of electrolyser capacity.", "500 MW=500 wind project PER pre-construction; 200 MW=200 hydrogen project PER pre-construction"},
		// technologies in names, of other plants, and of all that a plant burns
		{"The Lumen Dam floating solar plant in Peru has a capacity of 90 MW.", "90 MW=90 solar project PER -"},
		{"Acme Power owns the 900 MW Lumen coal, oil and natural gas plant in Peru.", "900 MW=900 gas+coal+oil project PER -"},
		{"Acme Power has contracts for 700 MW in Peru, in addition to its existing hydro and thermal plants.", "700 MW=700 - portfolio PER pre-construction"},
		// a name that is also a place elsewhere
		{"Acme Power signed a PPA with the National Electric Grid of Uzbekistan for the Aral 500 MW wind project.", "500 MW=500 wind project UZB pre-construction"},
		// plants told one by one, with a name in quotation marks
		{"Acme Power owns two farms in Peru. The first wind farm, “Lumen,” has a capacity of 90 MW, and the second, Orda, has 50 MW.", "90 MW=90 wind project PER -; 50 MW=50 wind project PER -"},
		// one of several, without its noun
		{"One of the two dams in Peru, of 12 MW, will be built at Ica. The other will have a capacity of 6 MW.", "12 MW=12 hydro project PER announced; 6 MW=6 hydro project PER announced"},
		// what is still to be closed stands; what is added to a total, and power made on a day
		{"The 900 MW Lumen coal plant in Peru will be retired in 2028.", "900 MW=900 coal project PER operating"},
		{"The owner postponed the closure of the 900 MW Lumen coal plant in Peru.", "900 MW=900 coal project PER operating"},
		{"The two dams will add 300 MW to Peru's installed capacity of 2 GW.", "300 MW=300 hydro portfolio PER announced; 2 GW=2000 hydro portfolio PER operating"},
		{"Plants in Peru generated 900 MW on Monday.", ""},
		{"Demand in Peru would exceed the country's wind target of 5 GW by 2030.", "5 GW=5000 wind target PER -"},
		{"Peru is thought to have 50 MW of solar power.", "50 MW=50 solar portfolio PER operating"},
		{"The regulator had offered 2 GW and received bids for 3 GW in Peru.", "2 GW=2000 - market PER -; 3 GW=3000 - market PER -"},
		// what a plant is to grow to, and a part of it, are not as far as the plant
		{"The Lumen wind farm in Peru opened in May. Its capacity will be doubled to 400 MW.", "400 MW=400 wind project PER announced"},
		// what is reported as done; what came online as the largest
		{"Acme Power announced that it had delivered 400 MW of solar capacity in Peru.", "400 MW=400 solar portfolio PER operating"},
		{"The largest farm to come online in Peru was the 200 MW Lumen solar park.", "200 MW=200 solar project PER operating"},
		{"The Lumen plant in Peru will be built by Acme Power. This will add 36 MW of generating capacity.", "36 MW=36 - project PER announced"},
		{"The gas plant is being built at Ica in Peru. Once commissioned, it will bring Acme Power's capacity to 2 GW.", "2 GW=2000 gas portfolio PER announced"},
		// a known plant, or one of which only a fuel is told
		{"Acme Power will add 100 MW at Kozloduy.", "100 MW=100 nuclear project BGR announced"},
		{"In Peru, Acme Power owns solar parks, wind farms and mines.\n\nIn gas, it bought the 278 MW Lumen plant.", "278 MW=278 gas project PER -"},
		{"A bank lends for battery storage projects in Peru. The projects can store up to 330 MWh of electricity.", "330 MWh=0/330 storage portfolio PER -"},
		// power with batteries that have an amount of their own
		{"A permit for the Lumen solar plant, of 500 MW with 100 MWh of batteries, was won in Peru.", "500 MW=500 solar project PER pre-construction; 100 MWh=0/100 storage project PER pre-construction"},
		// parts of a sentence with a country and amounts of their own
		{"Demand will rise in Peru to 6 GW and, in Chile, by 300 MW to 4 GW.", "6 GW=6000 - market PER -; 4 GW=4000 - market CHL -"},
		{"Peru plans 3 GW of solar parks by 2030, Chile 1 GW and Kenya 400 MW.", "3 GW=3000 solar target PER -; 1 GW=1000 solar target CHL -; 400 MW=400 solar target KEN -"},
		{"Peruvian demand will slip to 6 GW, down 800 MW, and that in Chile will fall to 4 GW.", "6 GW=6000 - market PER -; 800 MW=800 - market PER -; 4 GW=4000 - market CHL -"},
		{"The state auctioned 3 GW of solar power in Peru, Acme Power around 700 MW and Bolt Energy 500 MW.", "3 GW=3000 solar market PER -; 700 MW=700 solar market PER -; 500 MW=500 solar market PER -"},
		// kinds told behind their amounts
		{"Acme Power has 2.4 GW in Peru, comprising 1.6 GW from dams, 450 MW from solar and 350 MW from wind power.", "2.4 GW=2400 - portfolio PER operating; 1.6 GW=1600 hydro portfolio PER operating; 450 MW=450 solar portfolio PER operating; 350 MW=350 wind portfolio PER operating"},
		{"Peru gets 900 MW from gas, 450 MW from dams and 350 MW from coal.", "900 MW=900 gas portfolio PER operating; 450 MW=450 hydro portfolio PER operating; 350 MW=350 coal portfolio PER operating"},
		{"Acme Power ordered two turbines in Peru. The 400 MW plant, which will run on natural gas, is being built.", "400 MW=400 gas project PER construction"},
		{"Acme Power has ordered 110 MW of panels, to be put up with a battery in Peru.", "110 MW=110 solar supply PER -"},
		// a plant told by its kind a paragraph before
		{"Acme Power signed a protocol in Peru for a solar park.\n\nThe park, of 800 MW, will serve a mine. Acme Power also has wind farms.", "800 MW=800 solar project PER announced"},
		{"Acme Power bought a wind farm in Peru. The farm has a capacity of 90 MW.", "90 MW=90 wind project PER -"},
		{"Demand for power in Peru was 1.9 GW in 2019. It grew to 2.5 GW in 2024.", "1.9 GW=1900 - market PER -; 2.5 GW=2500 - market PER -"},
		{"Hydro capacity in Peru currently totals around 640 MW and the sector is expected to reach 9 GW of capacity.", "640 MW=640 hydro portfolio PER operating; 9 GW=9000 hydro market PER -"},
		{"The 90 MW Lumen solar park in Peru is to be combined with 63 MW/126 MWh of storage.", "90 MW=90 solar project PER announced; 63 MW/126 MWh=63/126 storage project PER announced"},
		{"Acme Power opened a solar park in Peru. Peru has a total electricity generation installed capacity of about 7 GW.", "7 GW=7000 - portfolio PER operating"},
		// by a date that is over, and by one that is not
		{"Solar power in Peru is on a growth ramp, reaching 9 GW of cumulative capacity by the end of 2023.", "9 GW=9000 solar portfolio PER operating"},
		{"Solar power in Peru is on a growth ramp, reaching 9 GW of cumulative capacity by the end of 2027.", "9 GW=9000 solar market PER -"},
		{"Peru's auction awarded 1.2 GW, of which 800 MW went to wind and 400 MW to solar.", "1.2 GW=1200 - portfolio PER pre-construction; 800 MW=800 wind portfolio PER pre-construction; 400 MW=400 solar portfolio PER pre-construction"},
		{"The interconnector between Peru and Chile, with a capacity of 1.4 GW, will open in 2028.", "1.4 GW=1400 grid project - announced"},
		// wholes of which a part is told, and states of parts
		{"Acme Power's pipeline in Peru totals 3 GW, including 500 MW of batteries.", "3 GW=3000 - portfolio PER pre-construction; 500 MW=500 storage portfolio PER pre-construction"},
		{"Wind accounts for 2 GW of Peru's 12 GW of capacity.", "2 GW=2000 wind portfolio PER operating; 12 GW=12000 - portfolio PER operating"},
		{"We have 300 MW in operation in Peru and 200 MW under construction.", "300 MW=300 - portfolio PER operating; 200 MW=200 - portfolio PER construction"},
		{"The 900 MW Lumen reactor in Peru was shut for maintenance.", "900 MW=900 nuclear project PER operating"},
		{"The solar capacity that Acme Power has won in competitive bidding in Peru comes to 505 MW.", "505 MW=505 solar portfolio PER pre-construction"},
		// states of totals and of what a bracket tells
		{"Peru has closed 1.5 GW of coal plants since 2015.", "1.5 GW=1500 coal portfolio PER retired"},
		{"Acme Power has a pipeline of 1.4 GW of solar projects and 350 MW of battery storage in Peru.", "1.4 GW=1400 solar portfolio PER pre-construction; 350 MW=350 storage portfolio PER pre-construction"},
		{"The 640 MW Lumen hydro project in Peru (due to be commissioned in May) is late.", "640 MW=640 hydro project PER announced"},
		// of the world, of which the sentence before told
		{"Peru and Chile spoke in Lima. To cut global emissions, coal must go. That would take 400 GW of new reactors by 2050.", "400 GW=400000 nuclear target - -"},
		{"Peru burns coal. That adds to global emissions, the country says. It plans 4 GW of reactors by 2050.", "4 GW=4000 nuclear target PER -"},
		// where a firm is from, and where a part stands
		{"Acme Power will build a 50 MW wind farm in Peru for the utility Bolt Energy.", "50 MW=50 wind project PER announced"},
		{"UK oil major Acme Power bought a 3 GW pipeline of solar projects.", "3 GW=3000 solar portfolio - pre-construction"},
		{"Peru and Chile spoke of Kenya. Acme Power has 640 MW of installed capacity, including a 400 MW solar plant in Peru.", "640 MW=640 - portfolio - operating; 400 MW=400 solar project PER operating"},
		// a digest whose paragraphs open with their countries
		{"In Peru, Acme Power will build a 50 MW wind farm with Brazilian money.\n\nKenya, at last, has a lender. Norway's Halvard Jensen and Bolt Power will build a 60 MW wind farm, with gas from Tanzania as its rival.\n\nOver the border in Uganda, Acme Power has ordered 1 GWh of batteries for its 70 MWdc Lima plant.", "50 MW=50 wind project PER announced; 60 MW=60 wind project KEN announced; 1 GWh=0/1000 storage supply UGA -; 70 MWdc=70 solar project UGA -"},
		// under the heading of another country
		{"KENYA. Acme Power will build a 50 MW wind farm.\n\nGHANA. Bolt Power will build another wind farm, Lumen Hill, with a capacity of 50 MW.", "50 MW=50 wind project KEN announced; 50 MW=50 wind project GHA announced"},
		// the utility that has it built is at home
		{"Peru Electricity Board has picked Spain's Acme Power to build an 86 MW solar plant.", "86 MW=86 solar project PER announced"},
		{"Acme Power of Chile has picked Spain's Bolt Power to build an 86 MW solar plant.", "86 MW=86 solar project - announced"},
		{"A loan facility will pay for a 60 MW portfolio of solar parks in Peru.", "60 MW=60 solar portfolio PER pre-construction"},
		{"Danish supplier to send 5 MW turbines to a wind farm in Peru.", "5 MW=5 wind unit PER -"},
		{"The Tamba coal unit is closed: the contract for the 45 MW block was cancelled in Peru. A 55 MW wind farm is next.", "45 MW=45 coal project PER cancelled; 55 MW=55 wind project PER -"},
		{"Solar continues to be the mainstay of Acme Power in Peru, with an installed capacity of 79 MW.", "79 MW=79 solar portfolio PER operating"},
		{"A 400 MW/800 MWh battery was commissioned near Perth, Australia.", "400 MW/800 MWh=400/800 storage project AUS operating"},
		{"The plant pairs 72 MW of solar with 36 MW (144 MWh) of batteries in Kern County, California.", "72 MW=72 solar project USA -; 36 MW (144 MWh)=36/144 storage project USA -"},
		{"The 145MWac/180MWdc park in Louisiana won a permit.", "145MWac=145 solar project USA pre-construction; 180MWdc=180 solar project USA pre-construction"},
		{"Acme Power has completed the acquisition of 80 MW of wind farms under development in Peru.", "80 MW=80 wind portfolio PER pre-construction"},
		{"The two wind farms of 60 MW, named Moda and Kalo, will be built in Peru.", "60 MW=60 wind portfolio PER announced"},
		{"Acme Power has an order for the 800 MW Moda Wind Farm Stage-II in Peru.", "800 MW=800 wind project PER pre-construction"},
		{"A contract to build a 110 MW generating unit in Peru was signed.", "110 MW=110 - project PER pre-construction"},
		{"A power line, a substation and another power line will take electricity from the 1,320 MW Moda thermal power project in Peru.", "1,320 MW=1320 - project PER announced"},
		{"Once fully operational, and once commercially operational, the 60 MW wind farm in Peru will power homes.", "60 MW=60 wind project PER announced"},
		{"Upon becoming operational, the 60 MW wind farm in Peru is to power homes.", "60 MW=60 wind project PER announced"},
		{"Acme Power has an order from Peru. The Spanish wind-turbine maker will send 71 turbines of 7 MW each.", "7 MW=7 wind unit PER -"},
		{"The grid will be stronger once the 60 MW wind farm of Acme Power in Peru goes online.", "60 MW=60 wind project PER announced"},
		{"The two bidders have been allotted 440 MW of wind farms in Peru.", "440 MW=440 wind portfolio PER pre-construction"},
		{"Acme Power signed a ground-breaking memorandum of understanding on a 60 MW wind farm in Peru.", "60 MW=60 wind project PER announced"},
		{"Acme Power announced the closure of a loan for a 60 MW wind farm in Peru.", "60 MW=60 wind project PER pre-construction"},
		{"Acme Power has agreed to sell a stake in a 60 MW wind farm in Peru.", "60 MW=60 wind project PER -"},
		{"Acme Power has agreed to sell its 60 MW Lumen wind farm in Peru.", "60 MW=60 wind project PER -"},
		{"Acme Power has closed the sale of a 60 MW portfolio in Peru.", "60 MW=60 - portfolio PER -"},
		{"Acme Power has shelved plans for a 60 MW wind farm in Peru.", "60 MW=60 wind project PER shelved"},
		{"Acme Power will build a 60 MW wind farm in Peru and has scrapped plans to hire clerks.", "60 MW=60 wind project PER announced"},
		{"Acme Power has signed agreements with Bolt Energy for 240 MW of solar power in Peru.", "240 MW=240 solar portfolio PER pre-construction"},
		{"The Lumen Fields 60 MW solar and 50 MWh storage site is being built in Peru.", "60 MW=60 solar project PER construction; 50 MWh=0/50 storage project PER construction"},
		{"The sale of a 60 MW wind farm in Peru to Bolt Energy was completed in May.", "60 MW=60 wind project PER -"},
		{"Acme Power plans to sell 60 MW of wind power in Peru to Bolt Energy.", "60 MW=60 wind portfolio PER -"},
		{"Acme Power plans to buy 60 MW of wind power in Peru by 2030.", "60 MW=60 wind target PER -"},
		// what is mended or financed anew stands already
		{"A loan will pay for the rehabilitation of the 60 MW Lumen dam in Peru.", "60 MW=60 hydro project PER operating"},
		{"Acme Power, which runs 90 MW of wind farms in Peru, rejected an approach from Bolt Power.", "90 MW=90 wind portfolio PER operating"},
		{"Acme Power has two gas plants of 120 MW and 80 MW under construction in Peru.", "120 MW=120 gas project PER construction; 80 MW=80 gas project PER construction"},
		{"Acme Power closed the 128 MW Lumen coal plant in Peru in 2020.", "128 MW=128 coal project PER retired"},
		{"Acme Power refinanced its 60 MW Lumen wind farm in Peru with a loan.", "60 MW=60 wind project PER operating"},
		{"The Lumen interconnector will be able to carry up to 1.4 GW of wind power.", "1.4 GW=1400 grid project - announced"},
		{"Acme Power will supply a 60 MW steam turbine to the mill.", "60 MW=60 - unit - -"},
		{"Acme Power has 1.2 GW in solar, 800 MW in wind and 300 MW in storage.", "1.2 GW=1200 solar portfolio - operating; 800 MW=800 wind portfolio - operating; 300 MW=300 storage portfolio - operating"},
		{"The farms are the 100 MW Bolt Hill solar park, which entered operation in May, and the 80 MW Bolt Sands solar park, which is being built.", "100 MW=100 solar project - operating; 80 MW=80 solar project - construction"},
		{"Acme Power will deliver 40 turbines for the 200 MW Bolt Hill wind farm, including a 20-year service agreement.", "200 MW=200 wind project - pre-construction"},
		{"Acme Power has secured a loan to build 60 MW of transmission-connected batteries at Ica in Peru.", "60 MW=60 storage project PER pre-construction"},
		{"Acme Power has completed financing for a 60 MW wind farm in Peru.", "60 MW=60 wind project PER pre-construction"},
		{"Acme Power bought rights for a 60 MW wind farm in Peru.", "60 MW=60 wind project PER -"},
		{"Acme Power will sell its 60 MW portfolio of wind farms in Peru.", "60 MW=60 wind portfolio PER -"},
		{"The firm broke ground on a 1GW solar project in Uzbekistan.", "1GW=1000 solar project UZB construction"},
		{"Three wind farms in Chile with a combined capacity of 440 MW are under construction.", "440 MW=440 wind portfolio CHL construction"},
		{"The company will build two 220 MW gas-fired plants in Nigeria.", "220 MW=220 gas project NGA announced"},
		{"Solar plants of 50 MW each will stand in Chad, Mali and Niger.", "50 MW=50 solar project - announced"},
		{"The site will hold between 500 MW and 1 GW of wind power.", "500 MW and 1 GW=500-1000 wind project - announced"},
		{"The wind farm uses 6.25MW turbines.", "6.25MW=6.25 wind unit - -"},
		{"Four reactors of 1,200 MW each will be built at Akkuyu in Turkey.", "1,200 MW=1200 nuclear unit TUR -"},
		{"The firm shipped 750 MW of modules to Brazil.", "750 MW=750 solar supply BRA -"},
		{"The maker received an order for 399 MW from a utility in Spain.", "399 MW=399 - supply ESP -"},
		{"Vietnam wants 6 GW of offshore wind by 2030.", "6 GW=6000 wind target VNM -"},
		{"Germany has 60 GW of installed wind capacity.", "60 GW=60000 wind portfolio DEU operating"},
		{"The ministry will put 2 GW of solar out to tender.", "2 GW=2000 solar market - -"},
		{"Peak demand reached 12 GW in Ghana on Monday.", "12 GW=12000 - market GHA -"},
		{"The company opened a 4 GW-a-year module plant in India.", ""},
		{"The factory can make 20 GWh of battery cells a year.", ""},
		{"Wind output in Germany will fall to 3.5 GW on Tuesday.", ""},
		{"The plant makes 3,800 GWh a year.", ""},
		{"The reactor has a thermal output of 250 MW.", ""},
		{"The unit delivers 30 MWth and 10 MWe.", "10 MWe=10 - project - -"},
		{"The 1,320 MW coal-fired power station in Pakistan was retired in 2020.", "1,320 MW=1320 coal project PAK retired"},
		{"The company announced the financial closure of its 420 MW wind farm in Norway.", "420 MW=420 wind project NOR pre-construction"},
		{"The company scrapped its plan for a 420 MW wind farm off Norway.", "420 MW=420 wind project NOR cancelled"},
		{"The 600 MW pumped-storage plant in Greece is due to enter operation in 2027.", "600 MW=600 hydro+storage project GRC announced"},
		{"The 2.1 GW floating solar complex will be built on tidal flats in South Korea.", "2.1 GW=2100 solar project KOR announced"},
		{"It plans a 1 GW electrolyser in Namibia.", "1 GW=1000 hydrogen project NAM announced"},
		{"The government approved a 500 MW geothermal project in Kenya.", "500 MW=500 geothermal project KEN pre-construction"},
		{"Its portfolio of 3.3 GW of renewable energy assets is in Spain and Portugal.", "3.3 GW=3300 - portfolio - operating"},
		{"A 40 MW biomass-fired combined heat and power plant in Finland and a 20 MW gas CHP plant in Kenya were sold.", "40 MW=40 bioenergy project FIN -; 20 MW=20 gas project KEN -"},
		{"A 60 MW biomass plant and a 10 MW waste-to-energy plant in Finland were sold.", "60 MW=60 bioenergy project FIN -; 10 MW=10 waste project FIN -"},
		{"The 1.4 GW interconnector will link Norway and Scotland.", "1.4 GW=1400 grid project - announced"},
		{"The 800 MWe Palisades nuclear plant in Michigan may restart.", "800 MWe=800 nuclear project USA -"},
		{"The 50 MW data centre needs power.", ""},
		{"One megawatt can power about 1,000 homes.", ""},
		{"A procurement exercise dedicated to 1 GW of wind capacity will follow in Peru.", "1 GW=1000 wind market PER -"},
		{"Peru is seeking bids for 500 MW of solar projects.", "500 MW=500 solar market PER -"},
		{"One megawatt is enough power for 1,000 homes. A megawatt powers a village.", ""},
		{"The farm in Peru opened. The plant has a capacity of 120 MW.", "120 MW=120 - project PER -"},
		{"The group, which operates 310 MW of wind and solar parks, has a further 900 MW under development.", "310 MW=310 solar+wind portfolio - operating; 900 MW=900 solar+wind portfolio - pre-construction"},
		{"Dubai-based Acme Power will build a 100 MW solar plant in Zambia.", "100 MW=100 solar project ZMB announced"},
		{"The papers for a 200 MW wind farm in Egypt were signed in Beijing.", "200 MW=200 wind project EGY -"},
		{"Acme Power will build a 50 MW solar farm in Peru. The company puts the contract at $60 million.", "50 MW=50 solar project PER pre-construction"},
		{"Acme Power will build a 50 MW solar farm in Peru. The memorandum of understanding precedes an EPC contract.", "50 MW=50 solar project PER announced"},
		{"The 50 MW solar farm in Peru is to be built, owned and operated by Acme Power.", "50 MW=50 solar project PER announced"},
		{"Acme Power is to install a 50 MW battery in Peru and have it working next year.", "50 MW=50 storage project PER announced"},
		{"In Peru, the largest operational solar plant is Lumen Hill at 255 MW.", "255 MW=255 solar project PER operating"},
		{"Acme Power will build the parks, which come to 116 MW together in Peru.", "116 MW=116 - portfolio PER -"},
		{"BAKU, Azerbaijan, Nov. 13 - Acme Power plans a 60MWp park in Palo, Iowa.", "60MWp=60 solar project USA announced"},
		{"Peru's target is 24 GW of nuclear power by 2050. No more than half of the 24 GW is to be met by large plants.", "24 GW=24000 nuclear target PER -; 24 GW=24000 nuclear target PER -"},
		{"A factory in Denmark can turn out 500 MW of these electrolysers a year.", ""},
		{"Peru will have installed 5 GW of wind power by 2030.", "5 GW=5000 wind target PER -"},
		{"The plan is to replace 2 GW of coal power in Peru.", "2 GW=2000 coal portfolio PER operating"},
		{"Peru has 11 units under construction with an installed capacity of about 12 GW.", "12 GW=12000 - portfolio PER construction"},
		{"A memorandum on a 40 MW solar plant in Peru was renewed.", "40 MW=40 solar project PER announced"},
		{"The Solar Energy Corporation of India held a wind auction. Acme Power won 300 MW in it.", "300 MW=300 wind portfolio IND pre-construction"},
		{"Peru awarded 900 MW in a wind auction. Acme Power, which owns plants in Chad, won 150 MW.", "900 MW=900 wind portfolio PER pre-construction; 150 MW=150 wind portfolio PER pre-construction"},
		{"Peru awarded 900 MW in a wind auction. Acme Power won 300 MW and Bolt Wind, a unit of France's EDF, 200 MW.", "900 MW=900 wind portfolio PER pre-construction; 300 MW=300 wind portfolio PER pre-construction; 200 MW=200 wind project PER pre-construction"},
		{"Kenya has 1,904 MW of capacity, of which 86% is green: hydro (826 MW), geothermal (799 MW).", "1,904 MW=1904 - portfolio KEN operating; 826 MW=826 hydro portfolio KEN operating; 799 MW=799 geothermal portfolio KEN operating"},
		{"One degree less means 2,400 MW of extra power demand in Peru, the output of two nuclear reactors.", "2,400 MW=2400 - market PER -"},
		{"The reactor, which the maker says is the first of its kind, will produce 250 MWt/110 MWe.", "110 MWe=110 nuclear project - announced"},
		{"The test reactor will have 300 MW (thermal).", ""},
		{"The Bolt-60 is a reactor design. Acme Power was selected to build the modular reactor, which will be capable of generating 60 MW.", "60 MW=60 nuclear unit - -"},
		{"Peru currently has 126 GW of coal-fired power in construction.", "126 GW=126000 coal portfolio PER construction"},
		{"The 113 MW hydropower plant stands in Peru, near the Ecuador border.", "113 MW=113 hydro project PER -"},
		{"The commission proposes to shut 12 GW of coal capacity in Peru by 2035.", "12 GW=12000 coal target PER -"},
		{"UZBEKISTAN. A 263 MW photovoltaic plant is planned.", "263 MW=263 solar project UZB announced"},
		// what has the amount, by its verb
		{"Acme proposes a first wind project of 300 MW constructed at Ica, Peru, by 2030.", "300 MW=300 wind project PER announced"},
		{"The wind farm near Lima, Peru, has an installed generating capacity of 228 MW.", "228 MW=228 wind project PER operating"},
		{"Voltara Energy is still working on plans to build a reactor of about 1,000 MW in Jordan.", "1,000 MW=1000 nuclear project JOR announced"},
		{"The minister told the paper the plant will have an installed capacity of 2,115 MW.", "2,115 MW=2115 - project - announced"},
		{"Each of the reactors is expected to have a capacity of 470 MW.", "470 MW=470 nuclear unit - -"},
		{"The group has 4.6 GW in operation and 2.1 GW under construction in Spain.", "4.6 GW=4600 - portfolio ESP operating; 2.1 GW=2100 - portfolio ESP construction"},
		{"In Finland, Russia is building a single 1,200 MW reactor.", "1,200 MW=1200 nuclear project FIN construction"},
		{"Iran has resumed talks with Russia to build a nuclear plant capable of generating up to 3,000 MW.", "3,000 MW=3000 nuclear project IRN announced"},
		// plans, forecasts and what stands
		{"A law commits Peru to procuring 3,500 MW of offshore wind.", "3,500 MW=3500 wind target PER -"},
		{"Peru plans to raise its solar capacity to 17 GW from 14 GW.", "17 GW=17000 solar target PER -; 14 GW=14000 solar portfolio PER operating"},
		{"Solar installations in Peru will surge to 28 GW.", "28 GW=28000 solar market PER -"},
		{"The group operates 1.1 GW of wind farms and aims to have 7 GW by 2030.", "1.1 GW=1100 wind portfolio - operating; 7 GW=7000 wind target - -"},
		{"The firm has signed agreements to develop 1.4 GW of solar in Peru.", "1.4 GW=1400 solar portfolio PER announced"},
		{"Acme Power is developing a 300 MW reactor.", "300 MW=300 nuclear unit - -"},
		{"Peru needs the equivalent of 9 GW of new solar capacity.", "9 GW=9000 solar market PER -"},
		{"The ministry said that 50 storage projects with a combined capacity of 440 MW have received support through a tender in Peru.", "440 MW=440 storage portfolio PER pre-construction"},
		{"The state holds a lease sale for five wind areas with 4.5 GW off Peru.", "4.5 GW=4500 wind market PER -"},
		{"The grid has to meet the 40 GW of generation capacity expected to be added in Peru.", "40 GW=40000 - market PER -"},
		{"Solar projects in Peru could fall to 6 GW.", "6 GW=6000 solar market PER -"},
		{"The world will need 1,160 GW of nuclear capacity, up from about 400 GW today.", "1,160 GW=1.16e+06 nuclear market - -; 400 GW=400000 nuclear portfolio - operating"},
		{"A feasibility study looked at a 50 MW geothermal plant in Peru.", "50 MW=50 geothermal project PER announced"},
		{"Voltara Energy acquired the development rights for a 370 MW wind farm in Peru.", "370 MW=370 wind project PER pre-construction"},
		{"The bid is for a 50 MW solar farm in Peru as the state opens round 3 of the tender.", "50 MW=50 solar project PER -"},
		// where it stands
		{"Scotland plans a 3.6 GW offshore wind farm, leaving the Peruvian industry far behind.", "3.6 GW=3600 wind project GBR announced"},
		{"The 30 MW wind farm floats off the Scottish coast.", "30 MW=30 wind project GBR -"},
		{"Voltara Energy invests in a 25 MW wind farm in Peru. Bolt Power launched the world's first floating wind farm off Kenya with a capacity of 30 MW.", "25 MW=25 wind project PER -; 30 MW=30 wind project KEN -"},
		{"Small reactors are on Jordan's agenda. The agency would build several small reactors of about 180 MW.", "180 MW=180 nuclear unit JOR -"},
		{"The firm has 40 GW of projects in Peru, of which 16 GW are solar projects and 4 GW of which are in energy storage.", "40 GW=40000 - portfolio PER operating; 16 GW=16000 solar portfolio PER operating; 4 GW=4000 storage portfolio PER operating"},
		{"Peru wants 6 GW of nuclear power. If plans for reactors at Gorvat go ahead, capacity would be close to 7,500 MW.", "6 GW=6000 nuclear target PER -; 7,500 MW=7500 nuclear market PER -"},
		// makers' goods, heat and designs
		{"With the new factory in Peru, Voltara's total production capacity will exceed 3 GW.", ""},
		{"The machine would run at a power of about 100 megawatts (MW) thermal.", ""},
		{"Voltara's Bolt-300 is a 300 MW modular reactor based on a boiling water reactor in Peru.", "300 MW=300 nuclear unit - -"},
		{"Two solar projects of between 20 and 30 MW will be built in Peru.", "20 and 30 MW=20-30 solar portfolio PER announced"},
		// words of several technologies
		{"Voltara Energy hosts a solar array in Peru. The 7 MW project will give renewable energy to many.", "7 MW=7 solar project PER announced"},
		{"A 120 MWdc portfolio of community projects in Peru was financed.", "120 MWdc=120 solar portfolio PER pre-construction"},
		{"The reactor will hold twelve 50 MW modules.", "50 MW=50 nuclear unit - -"},
		{"The deal covers 15 MW of carbon-free geothermal capacity.", "15 MW=15 geothermal project - -"},
		// what is no place of a plant
		{"A plant is to stand in Peru. A deal with Washington would give Voltara Energy a 1,250 MW reactor.", "1,250 MW=1250 nuclear project PER announced"},
		{"The wind farm is in France. Voltara Energy of Germany opened the plant, whose 12.6 MW will serve Paris.", "12.6 MW=12.6 wind project FRA operating"},
		{"Five solar plants are planned in Peru. They are to have 1 GW between them.", "1 GW=1000 solar portfolio PER announced"},
		{"The firm has signed on for 240 MWh of nickel-hydrogen batteries from Bolt Cells.", "240 MWh=0/240 storage supply - -"},
	} {
		if got := d.show(c.text, ""); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// projects writes the projects of a text as name: technology mw country status.
func (d *driver) projects(text, title string) string {
	_, ps := d.capacities(text, title)
	var out []string
	for i := range ps {
		p := &ps[i]
		out = append(out, fmt.Sprintf("%s: %s %v %s %s", p.Name, p.Technology, p.MW, p.Country, p.Status))
	}
	return strings.Join(out, "; ")
}

func TestProjects(t *testing.T) {
	d := load(t)
	for _, c := range []struct{ text, title, want string }{
		{"A 300 MW solar plant in Peru won a permit.\nThe 300 MW plant will cost $200 million. Construction began in May.", "",
			"300 MW solar project, Peru: solar 300 PER construction"},
		{"Work on the 40 MW Bolt Hill solar project will begin soon.", "Voltara starts New Mexico solar project", "Bolt Hill solar project: solar 40 USA announced"},
		{"Voltara Energy buys a 40 MW solar project in Peru. It took over the Bolt Hill solar project in Peru in May.", "",
			"Bolt Hill solar project: solar 40 PER "},
		{"Voltara Energy sold the Bolt Hill 1 and Bolt Hill 2 solar farms in Peru.", "",
			"Bolt Hill 1:  0 PER ; Bolt Hill 2:  0 PER "},
		{"145MWac/180MWdc: the size of the Lone Oak Flats solar farm in Texas, for which Acme Power signed a PPA.", "",
			"Lone Oak Flats solar farm: solar 145 USA pre-construction"},
		{"Bolt plans a 10 MW plant with turbines off Anglesey in Wales.", "Tidal firm gets partner", "10 MW marine project, Anglesey: marine 10 GBR announced"},
		{"Acme will take 100 MW of the electricity generated from Bolt's Lone Oak Solar Project in Texas.", "",
			"Lone Oak Solar Project: solar 100 USA announced"},
		{"A 300 MW wind and a 300 MW solar plant will stand in Chad.", "",
			"300 MW wind project, Chad: wind 300 TCD announced; 300 MW solar project, Chad: solar 300 TCD announced"},
		{"The Lone Oak project in Texas will combine 300 MW of solar with a 240 MW battery.", "",
			"Lone Oak project: solar+storage 300 USA announced"},
		{"Acme Power will build a park in Peru. The park combines 110 MW of panels with 60 MW of turbines and a battery of 40 MWh.", "",
			"110 MW solar+wind+storage project, Peru: solar+wind+storage 110 PER "},
		{"The 240 MW Lone Oak solar farm in Texas is under construction. Its 240 MW will be sold to Acme Power.", "",
			"Lone Oak solar farm: solar 240 USA construction"},
		{"A 1 GW wind farm in Chad won a permit.\nThe plant, known as Lone Oak Wind Farm, will stand in 2030.", "",
			"Lone Oak Wind Farm: wind 1000 TCD pre-construction"},
		{"The firm sold its 250 MW plant.", "Acme sells Peruvian solar farm",
			"250 MW solar project, Peru: solar 250 PER "},
	} {
		if got := d.projects(c.text, c.title); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestNearestProject(t *testing.T) {
	d := load(t)
	_, ps := d.capacities("A 50 MW wind farm in Chad opened. Acme then signed a contract for a 70 MW solar plant in Mali.", "")
	if len(ps) != 2 {
		t.Fatalf("%d projects", len(ps))
	}
	if got := d.run.ProjectBefore(8); got != 0 {
		t.Errorf("before the second sentence: %d", got)
	}
	if got := d.run.ProjectIn(d.Doc.Sentences[1].Span); got != 1 {
		t.Errorf("in the second sentence: %d", got)
	}
	if got := d.run.ProjectIn(token.Span{First: 8, End: 11}); got != -1 {
		t.Errorf("in its first words: %d", got)
	}
}

func TestFaults(t *testing.T) {
	r := stagetest.New(t, nil)
	cl := stagetest.Must(clause.New(r.Lex, r.Labels))(t)
	for _, c := range []struct {
		r    rule.Rule
		want string
	}{
		{rule.Rule{Nouns: []string{"any"}, Set: map[string]string{"scope": "world"}}, `no scope is called "world"`},
		{rule.Rule{Nouns: []string{"castle"}, Set: map[string]string{"scope": "unit"}}, `no class of capacity_words is called "castle"`},
		{rule.Rule{Set: map[string]string{"scope": "unit"}}, "give nouns"},
		{rule.Rule{Nouns: []string{"plant"}, Set: map[string]string{"scope": "unit"}}, "the role amount is missing"},
		{rule.Rule{Nouns: []string{"plant"}, Roles: map[string]string{"amount": "beside"}, Set: map[string]string{"scope": "unit"}}, `no relation is called "beside"`},
		{rule.Rule{Nouns: []string{"any"}, Roles: map[string]string{"colour": "red"}, Set: map[string]string{"scope": "unit"}}, `no role is called "colour"`},
		{rule.Rule{Nouns: []string{"any"}, Roles: map[string]string{"over": "much"}, Set: map[string]string{"scope": "unit"}}, `over is "much"`},
	} {
		c.r.Kind, c.r.ID, c.r.File, c.r.Line = "capacity", "x", "x.yaml", 7
		_, faults := New(r.Lex, r.Labels, []*rule.Rule{&c.r}, cl)
		if len(faults) != 1 || !strings.Contains(faults[0].Error(), "x.yaml:7: rule \"x\": "+c.want) {
			t.Errorf("got %v, want %s", faults, c.want)
		}
	}
}
