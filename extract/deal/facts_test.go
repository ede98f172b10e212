package deal_test

import (
	"testing"

	"wattwire/extract"
	"wattwire/extract/record"
)

// TestCountries tells where what an agreement is about stands.
func TestCountries(t *testing.T) {
	facts(t, func(a *record.Agreement) string { return a.Country }, [][2]string{
		{"Kenya-based Voltara Energy has chosen Peru-based Halden Wind's turbine for a wind farm in the country. Kenya needs power, and Kenya has wind.", "KEN"},
		{"Voltara Energy has signed an agreement with Kenya's Kivu Power to build a reactor in the east African country. Peru and Peru's grid are its market.", "KEN"},
		{"Voltara Energy has chosen Halden Wind's turbine for use in the Baltic country. Estonia needs power, and Estonia has wind.", "EST"},
		{"Voltara Energy and Peru's Halden Wind have signed a contract for a wind farm in the country. Kenya needs power, and Kenya has wind.", "PER"},
		{"The Kenyan government had taken several steps, reissuing a concession for the oil field, news that came after a reform in Mexico.", "KEN"},
		{"Kenya needs fuel, and Kenya has oil. The Moda refinery, a joint venture between Voltara Energy and Halden Wind, has sold petrol to the United States.", "KEN"},
		{"Kenya needs power, and Kenya has wind. Voltara Energy has raised $5 million from investors including Halden Capital.", ""},
		{"Kenya needs power, and Kenya has wind. Voltara Energy has secured a $5 million loan from Halden Capital.", "KEN"},
		{"Kenya needs power, and Kenya has wind.\n\nVoltara Energy has formed a joint venture with Halden Wind.", ""},
		{"Voltara Energy, based in Oslo, has signed a contract with Halden Wind for turbines. The wind farm will stand in Kenya.", "KEN"},
		{"Voltara Energy, one of Peru's largest utilities, has signed a contract with Halden Wind (Norway) for turbines. The wind farm will stand in Kenya.", "KEN"},
		{"Voltara Energy, which runs dams in Peru, has signed a contract with Halden Wind for turbines manufactured in Norway. The wind farm will stand in Kenya.", "KEN"},
		{"After a similar deal in Peru, Voltara Energy has signed a contract with Halden Wind of Norway for turbines. They will stand at its site in Kenya. Kenya needs power.", "KEN"},
		{"Voltara Energy told reporters in Oslo that it has signed a contract with Halden Wind for turbines for a wind farm. It will be built in Kenya.", "KEN"},
		{"Oslo-based Voltara Energy has raised $5 million from investors including Halden Capital.", "NOR"},
		{"Voltara Energy, a Kenyan developer, has raised $5 million from Halden Bank.", "KEN"},
		{"The US Trade and Development Agency gave a grant of $1 million to Kenya's Kivu Power for a study of reactors. The US is big, and the US has gas.", "KEN"},
		{"Kenya and Russia signed an agreement on nuclear power. Russia has reactors, and Russia has uranium.", "KEN"},
		{"Voltara Energy has agreed to buy Italian company Halden's stake in the Kenyan utility Kivu Power.", "KEN"},
		{"Kenya and Peru signed an agreement on nuclear power. Peru has rivers, and Peru has wind.", "PER"},
		{"Voltara Energy of the USA has signed a contract with Peru's Kivu Power for a study of reactors. The USA has reactors, and the USA has uranium.", "PER"},
		{"Bulgaria's Voltara Power has chosen Halden Works of Korea to supply two reactors.", "BGR"},
		{"Fields were mapped in Kenya, Peru and Chile. Voltara Energy has signed a memorandum of understanding with Halden Wind.", ""},
	})
}

// TestDates tells when an agreement was made. The article is of 2024-05-08.
func TestDates(t *testing.T) {
	facts(t, func(a *record.Agreement) string { return a.Date }, [][2]string{
		{"Voltara Energy has today signed a contract with Kivu Power to build a wind farm.", "2024-05-08"},
		{"Tamba Power was set up in 2022 as a joint venture between Voltara Energy and Kivu Power to build wind farms.", "2022"},
		{"Voltara Energy has cut jobs since its acquisition of the utility Kivu Power that completed in March.", "2024-03"},
		{"Voltara Energy signed a contract with Kivu Turbines for 40 turbines, with delivery in March 2024.", ""},
		{"Kivu Gas has sold three cargoes of LNG to Voltara Energy for March loading.", ""},
		{"Voltara Energy signed a power purchase agreement with Kivu Power, effective January 1, 2024.", ""},
		{"Voltara Energy signed a power purchase agreement with Kivu Power after an auction in March.", ""},
		{"Voltara Energy, which listed its shares in March, signed a power purchase agreement with Kivu Power.", ""},
		{"Voltara Energy was founded in 2012 and signed a power purchase agreement with Kivu Power.", ""},
		{"Voltara Energy was founded in 2012 and in 2019 signed a power purchase agreement with Kivu Power.", "2019"},
		{"The board of Voltara Energy met on Tuesday and signed a power purchase agreement with Kivu Power.", "2024-05-07"},
		{"Under a deal struck last October, Voltara Energy will take a 30% stake in Kivu Power's wind farm.", "2023-10"},
		{"Voltara Energy bought Kivu Solar, a maker of panels, in 2013, and sold it in 2015.", "2013"},
		{"Kivu Power was sold to Voltara Energy, which also runs dams, in 2019.", "2019"},
		{"Voltara Energy signed a contract with Kivu Power, which will open its plant, in Lusaka.", ""},
		{"Voltara Energy has bought Kivu Power, a firm founded in 2010, from Halden Capital.", ""},
		{"Voltara Energy has bought the wind farm opened in 2010 from Kivu Power.", ""},
		{"Voltara Energy signed a contract with Kivu Power to build a wind farm after testing the soil in March.", ""},
		{"In a statement on Tuesday, Voltara Energy said it had signed a contract with Kivu Power to build a wind farm.", "2024-05-07"},
		{"On 6 May, at Halden's headquarters in Oslo, Voltara Energy and Kivu Power signed a cooperation agreement.", "2024-05-06"},
	})
}

// TestTechnologies tells of which technology an agreement is that does not tell it itself:
// the one that the sentences before it in its paragraph tell last.
func TestTechnologies(t *testing.T) {
	facts(t, func(a *record.Agreement) string { return a.Technology }, [][2]string{
		{"Voltara Energy owns the 40 MW Tamba wind farm in Peru and plans the 50 MW Lumen solar plant there. It needs a road. Kivu Works has been hired to build it.", "solar"},
		{"The geothermal field has six wells. Voltara Energy has signed a contract with Kivu Drilling to drill three more.", "geothermal"},
		{"Peru has no coal plants left. The geothermal field has six wells. Voltara Energy has signed a contract with Kivu Drilling to drill three more.", "geothermal"},
		{"The geothermal field has six wells.\n\nVoltara Energy has signed a contract with Kivu Drilling to drill three more.", ""},
		{"Voltara Energy has signed a contract with Kivu Works to build storage tanks for crude.", ""},
		{"Voltara Energy and Kivu Power have signed a memorandum of understanding to build reactors in place of retired coal plants.", "nuclear"},
		{"Voltara Energy has signed a contract with Kivu Power to repower a former coal plant with small modular reactors.", "nuclear"},
		{"Voltara Energy has signed a contract with Kivu Power to replace ageing coal plants.", "coal"},
		{"Solar and wind farms have been built there. Voltara Energy has signed a contract with Kivu Drilling to drill three wells.", ""},
	})
}

// facts holds texts, each with one agreement, to what a field of it must be.
func facts(t *testing.T, field func(*record.Agreement) string, texts [][2]string) {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range texts {
		found := agreements(t, x, c[0])
		if len(found) == 1 && field(&found[0]) == c[1] {
			continue
		}
		t.Errorf("%s\n\twant one of %q, got", c[0], c[1])
		for i := range found {
			t.Errorf("\t%s of %q", found[i].Type, field(&found[i]))
		}
	}
}

// TestFigures tells the capacity, the technology and the worth of an agreement.
func TestFigures(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, technology string
		mw, value        float64
	}{
		{"Voltara Energy signed a memorandum of understanding with Kivu Power on a $40 billion wind programme.", "wind", 0, 0},
		{"Voltara Energy signed a memorandum of understanding with Kivu Power on a $40 billion loan for wind farms.", "wind", 0, 40e9},
		{"Voltara Energy has acquired two wind farms in Kenya, which have a total capacity of 94.5 MW.", "wind", 94.5, 0},
		{"Voltara Energy has acquired two wind farms from Kivu Power, which built them beside 94.5 MW of solar plants.", "wind", 0, 0},
		{"Voltara Energy has signed a $5 million loan to renew electricity distribution networks.", "grid", 0, 5e6},
		{"Voltara Energy is building the 40 MW Tamba wind farm. Its costs have grown. Work goes on. The roads are done. Kivu Capital has invested $5 million in Voltara Energy.", "", 0, 5e6},
		{"Voltara Energy has extended its loan facility with Kivu Bank from $25 million to $50 million.", "", 0, 50e6},
		{"Voltara Energy signed four power purchase agreements totalling 700 MW. The agreements include the Lumen wind farm of 400 MW.", "wind", 700, 0},
		{"Voltara Energy has sold its Lusaka wind farm for barely half of the $60 million it had cost.", "wind", 0, 0},
		{"Voltara Energy has sold its Lusaka wind farm to Kivu Power after spending $90 million on repairs.", "wind", 0, 0},
		{"Voltara Energy has sold its Lusaka wind farm to Kivu Power, having spent $90 million on repairs.", "wind", 0, 0},
		{"Voltara Energy agreed to sell its dam to Kivu Power. The sale, estimated at about $32 million, raised concerns.", "hydro", 0, 32e6},
		{"Voltara Works won a contract from Kivu Power to repair a dam. This work, valued at $32 million, will last a year.", "hydro", 0, 32e6},
		{"Under a deal, valued at $25 million, Voltara Energy will buy 40 wind turbines from Kivu Power.", "wind", 0, 25e6},
		{"Under a deal, worth $25 million, Voltara Energy will buy 40 wind turbines from Kivu Power.", "wind", 0, 25e6},
		{"Voltara Energy signed an agreement with Kivu Power to drill geothermal wells with tools of the oil and gas industry.", "geothermal", 0, 0},
		{"Voltara Energy has sold five solar parks to gas and power company Lumen Power for $40 million.", "solar", 0, 40e6},
		{"Voltara Energy will merge with Kivu Power. The deal needs the approval of the Nuclear Regulatory Commission.", "", 0, 0},
		{"Kivu Bank has signed an agreement with Voltara Energy for the first $290 million instalment of funds for a wind farm.", "wind", 0, 290e6},
		{"The package consists of a Kivu Bank loan of up to $27 million for Voltara Energy's solar park.", "solar", 0, 27e6},
		{"Voltara Energy signed an agreement with Kivu Power on a floating storage unit for fuel.", "", 0, 0},
		{"Voltara Energy has acquired a portfolio of solar sites in Peru from Kivu Power. The deal is to close in May. The portfolio has a capacity of 1,298 MW, with sites of 15 MW to 340 MW.", "solar", 1298, 0},
		{"Kivu Bank will lend $90 million to Voltara Energy to build and run three wind farms. With a combined capacity of 210 MW, the projects will be ready in May.", "wind", 210, 90e6},
		{"Voltara Energy has sold a package of dams in Norway to Kivu Power. Their combined capacity is 64 MW.", "hydro", 64, 0},
		{"Voltara Energy has sold four gas plants to Kivu Power. They lie in Peru and have a total capacity of 640 MW.", "gas", 640, 0},
		{"Voltara Energy has sold four gas plants to Kivu Power. The four have a combined capacity of 640 MW.", "gas", 640, 0},
		{"Voltara Energy has sold two wind farms to Kivu Power. Voltara Energy's portfolio spans 640 MW.", "wind", 0, 0},
		{"Voltara Energy has agreed to buy Tamba Power from Kivu Power. Tamba Power owns 640 MW of wind farms in Peru.", "wind", 640, 0},
		{"Voltara Energy has agreed to buy Tamba Power from Kivu Power. Voltara Energy owns 640 MW of wind farms in Peru.", "", 0, 0},
		{"Voltara Energy won a contract from Kivu Power to build a wind farm. The project will have an installed capacity of 100 MW.", "wind", 100, 0},
		{"Voltara Energy won a contract from Kivu Power to build a wind farm. The project stands high up in the windy hills beside a 100 MW wind farm.", "wind", 0, 0},
		{"Voltara Energy has agreed to sell its gas plants in Peru. The units, run by Kivu Power and Lumen Power, have a combined capacity of 640 MW.", "gas", 640, 0},
		{"Voltara Energy has won a contract to lay cables for an undisclosed wind farm. The company is also at work on the 700 MW Tamba wind farm.", "wind", 0, 0},
		{"Voltara Energy has won a contract to build an undisclosed wind farm. The 700 MW Tamba wind farm of Lumen Power is ready.", "wind", 0, 0},
		{"Voltara Energy has an order from Kivu Power for 400 MW of wind turbines, with an option for another 100 MW.", "wind", 400, 0},
		{"Voltara Energy is in advanced talks with Kivu Power to buy a 605 MW wind farm.", "wind", 605, 0},
		{"Voltara Energy won 120 MW of wind power at $2.67 in the auction.", "wind", 120, 0},
		{"Voltara Works has won a contract from Kivu Power. It will design and build a 90 MW gas plant in Peru. Voltara Works also runs 40 MW of dams.", "gas", 90, 0},
		{"Voltara Works won a contract from Kivu Power to build a power station. It will have a capacity of 90 MW and burn gas. Voltara Works also runs the 40 MW Tamba dam.", "gas", 90, 0},
		{"Voltara Energy has signed a power purchase agreement with Kivu Power. The solar plant, which will have a capacity of 90 MW, will stand in Peru. Voltara Energy runs the 40 MW Tamba dam.", "solar", 90, 0},
		{"Kivu Bank has approved a loan of $60 million for Voltara Energy. The funds will go to a 90 MW wind farm in Peru. Voltara Energy runs the 40 MW Tamba dam.", "wind", 90, 60e6},
		{"With a total capacity of 240 MW, the three wind farms were sold to Voltara Energy by Kivu Power in May.", "wind", 240, 0},
		{"Voltara Energy has secured $60 million of financing for six solar projects in Kansas and Iowa which will have a combined capacity of 240 MW.", "solar", 240, 60e6},
		{"Voltara Energy won a contract from Kivu Power to build a hybrid park in Peru. The park combines 90 MW of solar panels with a 40 MW battery.", "solar+storage", 0, 0},
		{"Voltara Energy has bought a stake in wind farms in Peru from Kivu Power. The farms have a capacity of 90 MW and the deal was valued at $60 million.", "wind", 90, 60e6},
		{"Voltara Energy has bought a wind farm in Peru from Kivu Power. Terms were not disclosed, but people close to the firms said it was worth $60 million.", "wind", 0, 60e6},
		{"Voltara Energy has bought a wind farm in Peru from Kivu Power. The 90 MW plant runs well and a dam near by is worth $60 million.", "wind", 90, 0},
		{"Kivu Agency awarded a grant to Voltara Energy. The grant supports a study for a 90 MW gas-fired plant in Peru. Voltara Energy also runs the 40 MW Tamba dam.", "gas", 90, 0},
		{"Voltara Energy runs a 90 MW wind farm in Peru. The farm has been open since May. It sells its power to Kivu Power under a contract. Voltara Energy also owns the 40 MW Tamba dam.", "wind", 90, 0},
		{"Voltara Energy has signed a power purchase agreement with Kivu Steel. The complex in Peru combines 90 MW of wind turbines and 40 MW of solar panels.", "solar+wind", 90, 0},
		{"Kivu Agency signed a grant agreement worth $60 million with Zambia. The money will be spent on solar kits in the west.", "solar", 0, 60e6},
		{"Voltara Energy has bought three wind farms with a total installed capacity of 240 MW from Kivu Power in Peru.", "wind", 240, 0},
		{"Voltara Energy and Kivu Power have signed a power purchase agreement for a hybrid plant. The plant pairs 30 MW of solar panels with a battery.", "solar+storage", 0, 0},
		{"Voltara Energy has bought a wind farm rated at 240 MW from Kivu Power.", "wind", 240, 0},
		{"Voltara Energy signed a power purchase agreement with Kivu Power covering 60 MW of the output of the 240 MW Tamba wind farm.", "wind", 60, 0},
		{"The 40 MW Tamba battery is old. Voltara Energy has sold five of its solar projects to Kivu Power.", "solar", 0, 0},
	} {
		found := agreements(t, x, c.text)
		if len(found) != 1 || found[0].Technology != c.technology || found[0].MW != c.mw || found[0].Value != c.value {
			t.Errorf("%s\n\twant one of %q, %g MW, %g, got", c.text, c.technology, c.mw, c.value)
			for i := range found {
				t.Errorf("\t%s of %q, %g MW, %g", found[i].Type, found[i].Technology, found[i].MW, found[i].Value)
			}
		}
	}
}
