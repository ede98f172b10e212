package quantity

import (
	"fmt"
	"strings"
	"testing"

	"wattwire/extract/stagetest"
)

// bench holds what a test needs to run the stage alone.
type bench struct {
	*stagetest.Reader
	stage *Stage
	run   *Runner
}

var shared *bench

func load(t testing.TB) *bench {
	t.Helper()
	if shared == nil {
		r := stagetest.New(t, Prefixes)
		s := stagetest.Must(New(r.Lex, r.Labels, r.Rules))(t)
		shared = &bench{r, s, s.NewRunner()}
	}
	return shared
}

func (b *bench) quantities(text string) []Quantity { return b.run.Run(b.Read(text)) }

// show writes quantities as text=value[..max] unit [/per] [qualifier] [rating].
func (b *bench) show(text string) string {
	var out []string
	for _, q := range b.quantities(text) {
		s := fmt.Sprintf("%s=%v", b.Doc.Slice(q.Span), q.Value)
		if q.Max != 0 {
			s += fmt.Sprintf("..%v", q.Max)
		}
		s += " " + q.Unit
		if q.Per != "" {
			s += " per " + q.Per
		}
		if q.Qualifier != "" {
			s += " " + q.Qualifier
		}
		if q.Rating != "" {
			s += " " + q.Rating
		}
		if q.Thermal {
			s += " thermal"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestQuantities(t *testing.T) {
	b := load(t)
	for _, c := range []struct{ text, want string }{
		// numbers
		{"It bid INR 2.58 ($0.036) per kWh and INR 9 ($0.12) a share.", "INR 2.58=2.58 INR/kWh; $0.036=0.036 USD/kWh; INR 9=9 INR/share; $0.12=0.12 USD/share"},
		{"half a gigawatt of solar", "half a gigawatt=0.5 GW"},
		{"two dozen turbines", "two dozen turbines=24 turbine"},
		{"twenty-five years", "twenty-five years=25 a"},
		{"one hundred and twenty megawatts", "one hundred and twenty megawatts=120 MW"},
		{"two and a half years", "two and a half years=2.5 a"},
		{"a million tonnes of coal", "a million tonnes=1e+06 t"},
		{"half a billion dollars", "half a billion dollars=5e+08 USD"},
		{"a half-billion dollars", "half-billion dollars=5e+08 USD"},
		{"2½ years", "2½ years=2.5 a"},
		{"3 lakh crore rupees", "3 lakh crore rupees=3e+12 INR"},
		{"1,200 MW", "1,200 MW=1200 MW"},
		{"1\u00a0200 MW", "1\u00a0200 MW=1200 MW"},
		{"buys 2 140 MW in two rounds", "2 140 MW=2140 MW"},
		{"has 39 1.6 MW turbines", "39 1.6 MW turbines=39 1.6 MW turbine; 1.6 MW=1.6 MW"},
		{"buys 3 500 MW plants", "3 500 MW plants=3 500 MW plant; 500 MW=500 MW"},
		{"the largest of the three - 120 MW", "120 MW=120 MW"},
		{"more than a gigawatt of wind", "a gigawatt=1 GW over"},
		{"a gigawatt here or there", ""},
		// multipliers
		{"$550m-$1.1bn", "$550m-$1.1bn=5.5e+08..1.1e+09 USD"},
		{"10 to 20 billion yuan", "10 to 20 billion yuan=1e+10..2e+10 CNY"},
		{"$10-20 billion", "$10-20 billion=1e+10..2e+10 USD"},
		{"$500 million to $1 billion", "$500 million to $1 billion=5e+08..1e+09 USD"},
		{"a 5m mast and 5m tonnes", "5m=5 m; 5m tonnes=5e+06 t"},
		{"US$1.1-billion", "US$1.1-billion=1.1e+09 USD"},
		{"a 2.5-million-tonne plant", "2.5-million-tonne=2.5e+06 t"},
		{"Rs 500 crore and Rs.20 lakh", "Rs 500 crore=5e+09 INR; Rs.20 lakh=2e+06 INR"},
		// ranges and pairs
		{"between 500 MW and 1 GW", "500 MW and 1 GW=500..1000 MW"},
		{"between 40 and 50 MW", "40 and 50 MW=40..50 MW"},
		{"in 7 to 10 days", "7 to 10 days=7..10 d"},
		{"six to seven years", "six to seven years=6..7 a"},
		{"a 36% -37% share", "36% -37%=36..37 %"},
		{"grew from 134 MW to 196 MW", "134 MW=134 MW; 196 MW=196 MW"},
		{"grew from 5 to 10 percent", "5=5 %; 10 percent=10 %"},
		{"ranging from 5 to 10 MW", "5 to 10 MW=5..10 MW"},
		{"raised by 15% to 6 gigawatts", "15%=15 %; 6 gigawatts=6 GW"},
		{"units of 50, 100 and 150 MW", "50=50 MW; 100=100 MW; 150 MW=150 MW"},
		{"an up-to-1.4GW wind farm, not a BWRX-300 one", "1.4GW=1.4 GW"},
		{"in 2020, 300 MW", "300 MW=300 MW"},
		{"In 2020 and 2021 300 MW", "300 MW=300 MW"},
		{"100-200-MW blocks", "100-200-MW=100..200 MW"},
		{"a 2x300 MW plant, the 4 x 55 MWe plant and the 3×20 MW plant", "2x300 MW=600 MW; 4 x 55 MWe=220 MW; 3×20 MW=60 MW"},
		{"2x300 MW units", "x300 MW=300 MW"},
		{"has 2 x 300", ""},
		{"1 000 MW and 12 050 MW", "1 000 MW=1000 MW; 12 050 MW=12050 MW"},
		{"the plant has 1,5 GW", "1,5 GW=1.5 GW"},
		// units
		{"300MWac and 80 MWp and 750 MW DC", "300MWac=300 MW ac; 80 MWp=80 MW dc; 750 MW DC=750 MW dc"},
		{"400 MW/800 MWh", "400 MW=400 MW; 800 MWh=800 MWh"},
		{"a 5 megawatt electric (5 MWe) unit", "5 megawatt electric=5 MW; 5 MWe=5 MW"},
		{"30 MWth of heat", "30 MWth=30 MW thermal"},
		{"1050 MW of thermal power for heating", "1050 MW of thermal power=1050 MW thermal"},
		{"a power of 100 megawatts (MW) thermal", "100 megawatts (MW) thermal=100 MW thermal"},
		{"1050 MW of thermal power capacity", "1050 MW=1050 MW"},
		{"warming of 1.5C or 3 C", "1.5C=1.5 Cel"},
		{"a 600 MW thermal power plant", "600 MW=600 MW"},
		{"1.027 million kilowatts", "1.027 million kilowatts=1.027e+06 kW"},
		{"10 bcm a year", "10 bcm=1e+10 m3 per P1Y"},
		{"7.8 mtpa", "7.8 mtpa=7.8e+06 t per P1Y"},
		{"1.5°C and 2 degrees Celsius", "1.5°C=1.5 Cel; 2 degrees Celsius=2 Cel"},
		{"at -5 °C", "-5 °C=-5 Cel"},
		{"12 percentage points", "12 percentage points=12 %"},
		{"3,025 square kilometres", "3,025 square kilometres=3025 km2"},
		{"5 M", ""},
		// rates
		{"3,800 GWh a year", "3,800 GWh=3800 GWh per P1Y"},
		{"48 million ton per year", "48 million ton per year=4.8e+07 t per P1Y"},
		{"5 million tons/yr", "5 million tons/yr=5e+06 t per P1Y"},
		{"300,000 barrels per day", "300,000 barrels per day=300000 bbl per P1D"},
		{"843 million kilowatt-hours of clean electricity annually", "843 million kilowatt-hours=8.43e+08 kWh per P1Y"},
		{"a 4 GW-a-year factory", "4 GW=4 GW per P1Y"},
		{"an annual output of 50 GWh", "50 GWh=50 GWh per P1Y"},
		{"$5 million a day after the sale", "$5 million=5e+06 USD"},
		{"120 g/kWh", "120 g/kWh=120 g/kWh"},
		// money
		{"SAR985.13 million ($262.7 million)", "SAR985.13 million=9.8513e+08 SAR; $262.7 million=2.627e+08 USD"},
		{"$ 680 million", "$ 680 million=6.8e+08 USD"},
		{"US $ 4.8 million", "US $ 4.8 million=4.8e+06 USD"},
		{"KRW 6 billion, RMB 3 billion, CHF 250 million", "KRW 6 billion=6e+09 KRW; RMB 3 billion=3e+09 CNY; CHF 250 million=2.5e+08 CHF"},
		{"A $30 million loan", "$30 million=3e+07 USD"},
		{"A$50m and €1.2bn and £123.5 million", "A$50m=5e+07 AUD; €1.2bn=1.2e+09 EUR; £123.5 million=1.235e+08 GBP"},
		{"20 million Chinese yuan", "20 million Chinese yuan=2e+07 CNY"},
		{"$45 per megawatt-hour", "$45 per megawatt-hour=45 USD/MWh"},
		{"62.5 EUR/MWh and €62.5/MWh", "62.5 EUR/MWh=62.5 EUR/MWh; €62.5/MWh=62.5 EUR/MWh"},
		{"9.5 cents per kWh", "9.5 cents per kWh=0.095 USD/kWh"},
		{"9.5p/kWh", "9.5p/kWh=0.095 GBP/kWh"},
		{"$70 a barrel", "$70 a barrel=70 USD/bbl"},
		{"$2.1 billion in 2020 $3 billion", "$2.1 billion=2.1e+09 USD; $3 billion=3e+09 USD"},
		{"COP27 met", ""},
		{"three won medals", ""},
		{"of 19 euro zone states", "19 euro zone states=19 euro zone state"},
		{"fell $1.19 to $64.34 a barrel", "$1.19=1.19 USD; $64.34 a barrel=64.34 USD/bbl"},
		{"declined by 225,000 tonnes to 15.75 million tonnes", "225,000 tonnes=225000 t; 15.75 million tonnes=1.575e+07 t"},
		{"$1 billion (738.83 million pounds)", "$1 billion=1e+09 USD; 738.83 million pounds=7.3883e+08 GBP"},
		{"2 million pounds of uranium in a 200-pound box", "2 million pounds=2e+06 lb; 200-pound=200 lb"},
		{"the Nepali lender gave 18 billion rupees", "18 billion rupees=1.8e+10 NPR"},
		{"a loan of 18 billion rupees", "18 billion rupees=1.8e+10 INR"},
		{"Norway pays 500 million crowns", "500 million crowns=5e+08 NOK"},
		// counts
		{"12 cooperation agreements", "12 cooperation agreements=12 cooperation agreement"},
		{"five offshore wellhead platforms", "five offshore wellhead platforms=5 offshore wellhead platform"},
		{"600 \"good-paying, high-skill jobs\"", "600 \"good-paying, high-skill jobs=600 good-paying, high-skill job"},
		{"two 32-MW KLT-40S reactor units", "two 32-MW KLT-40S reactor units=2 32-MW KLT-40S reactor unit; 32-MW=32 MW"},
		{"2,000 to 3,000 jobs and between 10 and 15 projects", "2,000 to 3,000 jobs=2000..3000 job; 10 and 15 projects=10..15 project"},
		{"In Phase 2 projects are next", ""},
		{"in 2024 projects slowed", ""},
		// qualifiers
		{"over 40 GW, up to 300 MW, at least 15%, some 1.6 GW, as much as 2.4GW", "40 GW=40 GW over; 300 MW=300 MW up_to; 15%=15 % at_least; 1.6 GW=1.6 GW about; 2.4GW=2.4 GW up_to"},
		{"300 MW or more", "300 MW=300 MW at_least"},
		{"an 1,800MW-plus project", "1,800MW=1800 MW over"},
		{"less than $5m", "$5m=5e+06 USD under"},
		{"no more than 10 MW, over a gigawatt, about a 300 MW plant", "10 MW=10 MW up_to; a gigawatt=1 GW over; 300 MW=300 MW about"},
		{"handed over a 1,574-megawatt plant and took over 60 MW", "1,574-megawatt=1574 MW; 60 MW=60 MW"},
		{"under a 20-year contract, $3m over three years, for over 25 years", "20-year=20 a; $3m=3e+06 USD; three years=3 a; 25 years=25 a over"},
		// nothing
		{"USD/JPY 110.30", ""},
		{"call +1 212-555-0123 at 10:30 on 9/11", ""},
		{"the BWRX-300 and RITM-200 reactors", ""},
		{"ten B162-6.2MW and B150-4.5 MW turbines", "6.2MW=6.2 MW; 4.5 MW=4.5 MW"},
		{"a 45-year-old man", ""},
		{"($1 = 380 tenge)", ""},
		{"in the 1990s and on May 3rd", ""},
	} {
		if got := b.show(c.text); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
