package name

import (
	"sort"
	"strings"
	"testing"
)

// listing shows the entities of a kind with all their forms.
func listing(ents []Entity, kind string) string {
	var out []string
	for _, e := range ents {
		if e.Kind == kind {
			out = append(out, strings.Join(append([]string{e.Name}, e.Aliases...), "|"))
		}
	}
	sort.Strings(out)
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, kind, want string }{
		{"The mayor Anna Brandis d'Yelm met the Credit Suisse Tarnik Partners AG.", "person", "Anna Brandis d'Yelm"},
		{"The mayor Anna Brandis d'Yelm met the Credit Suisse Tarnik Partners AG.", "organization", "Credit Suisse Tarnik Partners AG"},
		{"In Azerbaijan Gorst Energy agreed.", "organization", "Gorst Energy"},
		{"It bought Gorst Solar I, Gorst Solar II and Tarnik Solar I in Texas.", "project", "Gorst Solar I; Gorst Solar II; Tarnik Solar I"},
		{"It has yards in Narvik and Belkesh.", "place", "Belkesh; Narvik"},
		{"JSW Energy won. JSW has agreed.", "organization", "JSW Energy|JSW"},
		{"EDF Energy won. The utility EDF has agreed.", "organization", "EDF; EDF Energy"},
		{"It paid for Gorst One, said an officer at the GXT Anna Brandis.", "organization", "GXT; Gorst One"},
		{"It met Dolgeth Engineering Company of China, the Power Corporation of India and the Tennessee Valley Authority of the US.", "organization", "Dolgeth Engineering Company; Power Corporation of India; Tennessee Valley Authority"},
		{"It fell (GRST May8'21). The Tolvane XR from Borealtis is new.", "organization", "Borealtis"},
		{"The Ministry of Investment, Industry and Trade met Masdar in Tashkent.", "organization", "Masdar; Ministry of Investment, Industry and Trade"},
		{"Kazakhstan's Ministry of Energy signed.", "place", "Kazakhstan"},
		{"Voltara has hired Dolgeth Complete Equipment and Engineering Co Ltd.", "organization", "Dolgeth Complete Equipment and Engineering Co Ltd; Voltara"},
		{"He works at East Gorland Engineering Science and Technology Co in Yiwu.", "organization", "East Gorland Engineering Science and Technology Co"},
		{"Borland Power Corporation (BPC) won. BPC is new.", "organization", "Borland Power Corporation|BPC"},
		{"Borland Renewable Energy Ltd won. Borland is new.", "organization", "Borland Renewable Energy Ltd|Borland"},
		{"Borland Green Energy, a part of the Borland Group, won. Borland is old.", "organization", "Borland Green Energy; Borland Group|Borland"},
		{"PT Gorst Karya (Persero) Tbk and Tarnik Co., Ltd. agreed.", "organization", "PT Gorst Karya (Persero) Tbk; Tarnik Co., Ltd."},
		{"Chinese firm Tarnik Solar met Korean developers and French Gorst.", "organization", "Gorst; Tarnik Solar"},
		{"Borealtis Energy won. Borealtis Energys profit rose.", "organization", "Borealtis Energy|Borealtis Energys"},
		{"The bank (NYSE: TRNK) rose.", "organization", ""},
		{"It met the press. Distributors Tarnik and Gorst agreed. Partners Group left.", "organization", "Gorst; Partners Group; Tarnik"},
		{"Developer Tolvek Gorst agreed. Operator Narvok Tarn Rete has two yards.", "organization", "Narvok Tarn Rete; Tolvek Gorst"},
		{"Copper Sun has acquired a yard. Green Power has grown. Natural Sun said on Monday it had won an order.", "organization", "Copper Sun; Natural Sun"},
		{"It owns shares of Tarnik Power, First Sun and Harbour Freight. Plain Batteries has acquired a yard. Global Holdings has acquired a yard. It met Murray and Tarnik Power.", "organization", "First Sun; Global Holdings; Harbour Freight; Murray; Plain Batteries; Tarnik Power"},
		{"The Ministry of Energy of the Republic of Kenya met the Kenyan ministry for water. The Government of Peru aims for more.", "organization", "Government of Peru; Ministry of Energy of the Republic of Kenya; ministry for water"},
		{"The Kaduna state government met the government of Kaduna state.", "organization", "government of Kaduna state|Kaduna state government"},
		{"The Ministry of Energy of Kenya agreed.", "place", "Kenya"},
		{"Gorst Nordic met Borealtis Nordic Cranes A/S in May. St. Tolvek Power and Crédit Tolvek met iSun Tarn. Heat & Harbour Services sold two yards.", "organization", "Borealtis Nordic Cranes A/S; Crédit Tolvek; Gorst Nordic; Heat & Harbour Services; St. Tolvek Power; iSun Tarn"},
		{"Borealtis and Anchor have agreed. Signal sells stake in a yard. Ships and boats have sunk, and Friends of Nature and Water won.", "organization", "Anchor; Borealtis; Signal"},
		{"They chose a floating loading unit (FLU). The FLU is new.", "organization", ""},
		{"Tarn Street Energy won. Tarn Street has agreed to buy a yard in Tarn Street.", "organization", "Tarn Street Energy"},
		{"Tarn Street Energy won. Tarn Street first bought a yard.", "organization", "Tarn Street Energy|Tarn Street"},
		{"Northland Power won. Toronto-based Northland has agreed.", "organization", "Northland Power|Northland"},
		{"Northland Power won. It has a yard in Northland.", "organization", "Northland Power"},
		{"India Tarn Veld Solar Power won, and Solar Kenya Gorst Corp. left. Tarn Veld met Solar Gorst.", "organization", "India Tarn Veld Solar Power|Tarn Veld; Solar Kenya Gorst Corp.|Solar Gorst"},
		{"Shandong Gorst Power Equipment won, and PT Tarn Energi Persada left. Gorst Power and Tarn Energi have agreed.", "organization", "PT Tarn Energi Persada|Tarn Energi; Shandong Gorst Power Equipment|Gorst Power"},
		{"The National Power Grid of Zambia won. Kenya's National Power Grid has agreed. Zambia's National Power Grid has agreed.", "organization", "National Power Grid; National Power Grid of Zambia|National Power Grid"},
		{"Solar Tanauan Corp. won. Solar Tanauan, which has a yard, and Gorst Power (GPL) Limited agreed. Gorst Power left.", "organization", "Gorst Power (GPL) Limited|Gorst Power; Solar Tanauan Corp.|Solar Tanauan"},
		{"UP Power Corp won. ON Energy has agreed, and IN Group left. AS Energy prices rise, few win.", "organization", "IN Group; ON Energy; UP Power Corp"},
		{"It met the Dolgeth-Dec-Gorst consortium and the Borland-Tarnik joint venture.", "organization", "Borland; Dec; Dolgeth; Gorst; Tarnik"},
		{"The Chandigarh administration met the Lagos state government and the Lincoln administration.", "organization", "Chandigarh administration; Lagos state government"},
		{"Borland Bank has paid (GRST, 10/22/19). It sold a yard to Tarnik Capital (Reuters).", "organization", "Borland Bank; Reuters; Tarnik Capital"},
		{"It signed an Active Output Management 5000 (AOM 5000) agreement and an FCS 20 service contract with Borland Wind.", "organization", "Borland Wind"},
		{"It met Tarnik Power in May and signed a deal that covers the power of the plant and any Renewable Energy Guarant", "organization", "Tarnik Power"},
		{"It met the Gorst/Tarnik consortium. It signed a deal with On Energy and Off Grid Energy.", "organization", "Gorst; Off Grid Energy; On Energy; Tarnik"},
		{"It bought Renewable Energy Guarantees of Origin (REGOs) from Borland Wind.", "organization", "Borland Wind"},
		{"(Reporting by Anna Smith; Editing by Max Lenz)", "person", ""},
		{"Image: Anna Smith", "person", ""},
		{"Tarnik Bank was the Joint Lead Bookrunner and the Green Loan Structuring Agent.", "organization", "Tarnik Bank"},
		{"Sample image Image Credit: Voltix", "organization", ""},
		{"Energy Minister Tolvek Brandis spoke. Brandis was short.", "person", "Tolvek Brandis|Brandis"},
		{"Minister of Energy and Mineral Resources Tolvek Brandis spoke.", "person", "Tolvek Brandis"},
		{"Tolvek bin Hamad al-Sarfi, chairman of the board, agreed. Al-Sarfi left.", "person", "Tolvek bin Hamad al-Sarfi|Al-Sarfi"},
		{"Theresa May met May Chen in May 2024.", "person", "May Chen; Theresa May"},
		{"It replaces Tolvek de Haas. De Haas has led it since 2007.", "person", "Tolvek de Haas|De Haas"},
		{"The retailer Brandis won. Brandis is large, its CEO Anna Brandis said.", "organization", "Brandis"},
		{"The US Department of Trade (DOT) Office of Nuclear Energy agreed.", "organization", "Office of Nuclear Energy; US Department of Trade|DOT"},
		{"It works in Narvik, Belkesh and Bergen.", "place", "Belkesh; Bergen; Narvik"},
		{"Its founders are Christian Davrico and Anna Lenz.", "person", "Anna Lenz; Christian Davrico"},
		{"Liberia was represented by its consul general, Tolvek Lande.", "person", "Tolvek Lande"},
		{"Jordan Ellis, head of the yard, flew from Jordan to Georgia.", "person", "Jordan Ellis"},
		{"Jordan Ellis, head of the yard, flew from Jordan to Georgia.", "place", "Georgia; Jordan"},
		{"The Tarn and Dolgeth wind farms are ready.", "project", "Dolgeth; Tarn"},
		{"The Dolgeth wind farm is ready. Dolgeth cost much.", "project", "Dolgeth wind farm|Dolgeth"},
		{"Dolgeth International has sold turbines. The Dolgeth wind farm is ready.", "organization", "Dolgeth International"},
		{"Dolgeth Energy has signed a contract. The Dolgeth Energy plant is ready.", "organization", "Dolgeth Energy"},
		{"Dolgeth Solar has signed a contract. The Dolgeth Solar project is ready.", "project", "Dolgeth Solar project|Dolgeth Solar"},
		{"The Almaty solar power plant is not in Almaty.", "project", "Almaty solar power plant"},
		{"The Almaty solar power plant is not in Almaty.", "place", "Almaty"},
		{"A Gorst wind farm and the 50 MW Tarnik were sold.", "project", "Tarnik"},
		{"They met at COP29 and at the Tarvonia Energy Forum.", "event", "COP29; Tarvonia Energy Forum"},
		{"The Clean Harbours Act and the Belt and Road Initiative (BRI) are laws.", "programme", "Belt and Road Initiative|BRI; Clean Harbours Act"},
		{"Trade between China and Kazakhstan, and China-Uzbekistan trade, grew.", "place", "China; Kazakhstan; Uzbekistan"},
		{"It is in Kern County, Calif., and in California.", "place", "California|Calif.; Kern County"},
		{"CAIRO. Work in Cairo began.", "place", "Cairo|CAIRO"},
		{"The Dolgeth View Wind Energy Center and the Gorst Solar Ranch are ready.", "project", "Dolgeth View Wind Energy Center; Gorst Solar Ranch"},
		{"It closed Gorst Power, a 200 MW coal plant, and Tarnik Power, the owner of a 200 MW coal plant.", "organization", "Tarnik Power"},
		{"Dolgeth coal-fired power station closed. Dolgeth was old.", "project", "Dolgeth coal-fired power station|Dolgeth"},
		{"The Dolgeth Solar+Energy Storage Project is ready.", "project", "Dolgeth Solar+Energy Storage Project"},
		{"The trading company Anna Brandis won.", "organization", "Anna Brandis"},
		{"Dr. Sultan Al Brandis met General Anna Lenz. Al Brandis left.", "person", "Anna Lenz; Sultan Al Brandis|Al Brandis"},
		{"Chairman of the Government of the Republic of Tarvonia Anna Lenz signed.", "person", "Anna Lenz"},
		{"It is near King Brandis, Va., and Gorst, Tenn. Facebook said so.", "organization", "Facebook"},
		{"Chairman of the Gorst Power Board Tolvek Brandusk and CEO of Borealtis Energy Anna Lenz agreed.", "person", "Anna Lenz; Tolvek Brandusk"},
		{"Chairman of the Gorst Power Board Tolvek Brandusk and CEO of Borealtis Energy Anna Lenz agreed.", "organization", "Borealtis Energy; Gorst Power Board"},
		{"The 600 MW Monsoon wind farm, the 20MW Gorst Queen wind farm and the King Brandis solar park are ready.", "project", "Gorst Queen wind farm; King Brandis solar park; Monsoon wind farm"},
		{"They sold the Texas gas plants, Spring wind farms, and the Companys wind farm.", "project", ""},
		{"They sold power of the onshore wind farm project Tolvek.", "project", "Tolvek"},
		{"The governor of Texas Tolvek Brandis agreed with the mayor of Lima Anna Lenz.", "person", "Anna Lenz; Tolvek Brandis"},
		{"Under the PPA Borealtis gets power from Tarnik Energy.", "organization", "Borealtis; Tarnik Energy"},
		{"Northern Borealtis signed with Western Tarn Power and the Grid Corp of Tarvonia.", "organization", "Grid Corp of Tarvonia; Northern Borealtis; Western Tarn Power"},
		{"The Southeastern Pennsylvania Tarnik Authority and the Institute for International and Security Affairs agreed.", "organization", "Institute for International and Security Affairs; Southeastern Pennsylvania Tarnik Authority"},
		{"It is being built near Gorst-on-Tarn in Gloucestershire.", "place", "Gloucestershire; Gorst-on-Tarn"},
		{"Foreign minister Jin Park met Anna Park and Sung Hee Park, the head of the yard, at the Dolgeth Wind Park.", "person", "Anna Park; Jin Park; Sung Hee Park"},
		{"On Monday 7X Energy and 3Tolvek agreed, 5 Tolvek said.", "organization", "3Tolvek; 7X Energy; Tolvek"},
		{"Solar Daily: Dolgeth Cancels Permits for New Coal Plants The ministry has agreed.", "organization", ""},
		{"Sold to Borealtis Energy., Remember the date. Householders agreed. Prudence is good.", "organization", "Borealtis Energy"},
		{"They read the Tolvane. Its Tolvane is new, and Borealtis Energy's Gorstik too.", "organization", "Borealtis Energy"},
		{"Borealtis [ BRLT ] and Gorst Power [GRST.UL] fell, and so did USOILC=ECI and TRGBNBPWKD prices.", "organization", "Borealtis; Gorst Power"},
		{"The firm's president, Jin-taek Jeong, met Won-seok Park.", "person", "Jin-taek Jeong; Won-seok Park"},
		{"Work has begun on Eastern Gold Link 2, a cable.", "project", "Eastern Gold Link 2"},
		{"Park Moo-hyun met Huang Shih-hsiu and Moon Jae-in.", "person", "Huang Shih-hsiu; Moon Jae-in; Park Moo-hyun"},
		{"It is built by Sizewell C. Courtesy Borealtis.", "project", "Sizewell C"},
		{"It rose (BRLT Jun.8'21). Find us @ GorstSolar. Borealtis agreed.", "organization", "Borealtis"},
		{"The Environmental Impact Statement (EIS) is long. Borealtis has read the EIS.", "organization", "Borealtis"},
		{"Open / Friendly / Enthusiastic / Modest", "organization", ""},
		{"Borealtis rose. Additional reporting by Anna Smith; editing by Max Lenz", "person", ""},
		{"It is so, wrote Tolvek van der Gorst of Borealtis.", "person", "Tolvek van der Gorst"},
		{"Poverty in sub-Saharan Africa fell.", "place", "sub-Saharan Africa"},
		{"It signed with Tolvek Brandis, director of the Transmission Company of Tarvonia.", "organization", "Transmission Company of Tarvonia"},
		{"It covers the 150 MW Dolgeth II solar project in Texas, the 40 MW Gorst Run facility and the Tarnik Sol 1 solar project.", "project", "Dolgeth II solar project; Gorst Run facility; Tarnik Sol 1 solar project"},
		{"It is so, said Dean Brandis.", "person", "Dean Brandis"},
		{"Borealtis A/S agreed.", "organization", "Borealtis A/S"},
		{"ReNew Dolgeth Power took 600 MW.", "organization", "ReNew Dolgeth Power"},
		{"Dolgeth Energi AS has agreed.", "organization", "Dolgeth Energi AS"},
		{"Dolgeth Energy plc, a supplier, bought Tarnik Wind a.s. in May.", "organization", "Dolgeth Energy plc; Tarnik Wind a.s."},
		{"They chose Dolgeth Energy as a partner.", "organization", "Dolgeth Energy"},
		{"Embattled Borealtis Mobility agreed. Shares of Borealtis fell.", "organization", "Borealtis Mobility|Borealtis"},
		{"Babcor & Wick (B&W) won. B&W is new.", "organization", "Babcor & Wick|B&W"},
		{"Kenya's Ministry of Energy met Peru's Energy Ministry. The energy ministry agreed.", "organization", "Energy Ministry|energy ministry; Ministry of Energy"},
		{"The order came from Power Grid of Tarvonia and the Water Board of Gorst.", "organization", "Power Grid of Tarvonia; Water Board of Gorst"},
		{"Borealtis has signed with Gorst Small Reactors and owns the Tolvane Solar Farms.", "organization", "Borealtis; Gorst Small Reactors"},
		{"Dolgeth A power station closed.", "project", "Dolgeth A power station"},
		{"Hurricane Tolvek and the vessel Gorst Orca met. Borel Harbor Energy sold it.", "organization", "Borel Harbor Energy"},
		{"Shares of Harbour Energy rose. Later Harbour agreed, as Harbour said.", "organization", "Harbour Energy|Harbour"},
		{"The Zarnik Offshore Nuclear Operator said so. Zono agreed.", "organization", "Zarnik Offshore Nuclear Operator|Zono"},
		{"Rates rose By Anna Smith and Max Lenz July 24 (Reuters) - It works.", "organization", "Reuters"},
		{"Borealtis Energy signed a joint development agreement (JDX). The JDX includes a plant.", "organization", "Borealtis Energy"},
		{"Borealtis Energy signed the Gorst Harbour PPA.", "organization", "Borealtis Energy"},
		{"It has an energy resource management system (that's ERMS). ERMS has won.", "organization", ""},
		{"The kernel is of thorium heat oxide (also known as THO). THO has won.", "organization", ""},
		{"They need bioenergy with carbon capture (BECC). BECC has won.", "organization", ""},
		{"The Commission for Protection of Competition and the Gorst Pension Fund of Central and Eastern Canada won.", "organization", "Commission for Protection of Competition; Gorst Pension Fund of Central and Eastern Canada"},
		{"The villages of Tolvek and Little Gorst are near.", "place", "Little Gorst; Tolvek"},
		{"The cable, called TolvekLink, is new.", "project", "TolvekLink"},
		{"They design Advanced Modular Reactors and a Small Boiling Water Reactor (SBWR). The SBWR is new.", "project", ""},
		{"G. T. Industries and Construction (GTIC) won.", "organization", "G. T. Industries and Construction|GTIC"},
		{"Tolvek Atlantis Energy won. Tolvek agreed.", "organization", "Tolvek Atlantis Energy|Tolvek"},
		{"Tolvek and Tolvek Atlantis Energy won.", "organization", "Tolvek; Tolvek Atlantis Energy"},
		{"Borland Power North America won. Borland Power agreed.", "organization", "Borland Power North America|Borland Power"},
		{"The School of Electrical Engineering and Computer Science agreed.", "organization", "School of Electrical Engineering and Computer Science"},
		{"The Tolvane software and the March Nymex contract are new.", "organization", "Nymex"},
		{"Work at Dolgeth B, Gorst reactor, Tarnik reactor and Hunsted went on.", "project", "Dolgeth B; Gorst reactor; Hunsted; Tarnik reactor"},
		{"They live in West Tarvonia.", "place", "West Tarvonia"},
		{"It met RWE Renewables and Solar Innovation Institute.", "organization", "RWE Renewables; Solar Innovation Institute"},
		{"Gorst/Tarnik agreed.", "organization", "Gorst"},
		{"In Brazil Tarnik builds wind farms.", "organization", "Tarnik"},
		{"Gorst Power's Head of Customer Engagement Anna Brandis agreed.", "person", "Anna Brandis"},
		{"Gorst Power's Head of Customer Engagement Anna Brandis agreed.", "organization", "Gorst Power"},
		{"Gorst Heavy Industries and Construction has signed.", "organization", "Gorst Heavy Industries and Construction"},
		{"Gorst Oil Company Exploration and Production has signed with Tarnik Supply and Trading.", "organization", "Gorst Oil Company Exploration and Production; Tarnik Supply and Trading"},
		{"Gorst Brothers has signed. It met Tarnik Circle and PRIME Coalition.", "organization", "Gorst Brothers; PRIME Coalition; Tarnik Circle"},
		{"It told of the merger of Gorst Logistics and Energy Transfer LNG and of a grant from the Tarnik Enabling Fund for Holtec.", "organization", "Energy Transfer LNG; Gorst Logistics; Holtec; Tarnik Enabling Fund"},
		{"Belgian Environment and Energy Minister Tolvek Brandis spoke.", "organization", ""},
		{"Borland's subsidiary, Borland Energy Operations, won. Borland agreed.", "organization", "Borland; Borland Energy Operations"},
		{"The Tarvonia Utilities Commission agreed. The Tarvonia Utilities Commission Act is law.", "organization", "Tarvonia Utilities Commission"},
		{"The S&P 500 and the index .SPX rose.", "organization", ""},
		{"Secretary of State for Scotland Anna Brandis spoke. Republicans Anna Lenz and Max Brandis left.", "person", "Anna Brandis; Anna Lenz; Max Brandis"},
		{"National Project Coordinator Anna Lenz met scientist Christian Brandberg.", "person", "Anna Lenz; Christian Brandberg"},
		{"They camp in the Dolgeth Game Reserve and in the Highlands.", "place", "Dolgeth Game Reserve; Highlands"},
		{"Borland Solutions LLC, also known as Gorst Solar, won.", "organization", "Borland Solutions LLC|Gorst Solar"},
		{"Borland Power Corp., or Borpower, won. It met Gorst Exploration Drilling Corp, or GEDC, in May.", "organization", "Borland Power Corp.|Borpower; Gorst Exploration Drilling Corp|GEDC"},
		{"The firms SK and Gorst of South Korea agreed.", "place", "South Korea"},
		{"It stands in the German North Sea, and in Cobb County, Ga. Georgia is glad.", "place", "Cobb County; Georgia|Ga.; North Sea"},
		{"They build a plant at Tarvonik and a study for GKT2, a second unit of up to 1200 MW.", "project", "GKT2"},
		{"King Brandis University of Technology, Gorst Energy and Spring Ventures met the king.", "organization", "Gorst Energy; King Brandis University of Technology; Spring Ventures"},
		{"The army pays for Project Tolvek, and the Anglo-German group agreed.", "project", "Project Tolvek"},
		{"News from the regulator SOFIA, May 2. The plant is in North Dakota.", "place", "North Dakota; SOFIA"},
		{"Iberdrola Canada won. Iberdrola agreed.", "organization", "Iberdrola; Iberdrola Canada"},
		{"Dolgeth Water Pvt. Ltd. (DW) met the Tarvonia Co-financing Fund.", "organization", "Dolgeth Water Pvt. Ltd.|DW; Tarvonia Co-financing Fund"},
		{"It signed a Project Development Agreement (PDA) for 12 Gorst Ltd turbines.", "organization", "Gorst Ltd"},
		{"It signed a Project Development Agreement (PDA) for a plant.", "project", ""},
		{"Dolgeth Power Corp. of India Ltd. and the Association of Regulatory Utility Commissioners met.", "organization", "Association of Regulatory Utility Commissioners; Dolgeth Power Corp. of India Ltd."},
		{"President and chief executive Officer Anna Brandis met acting FERC Chairman Max Lenz.", "person", "Anna Brandis; Max Lenz"},
		{"However Gorst agreed. Reading is fun. We're glad.", "organization", "Gorst"},
		{"It works with Gorst Energy, Tarnik Bank and Clean Harbour Systems in Spain.", "organization", "Clean Harbour Systems; Gorst Energy; Tarnik Bank"},
		{"Borland Green Energy is a joint venture between Gorst Ltd and Borland. Borland is old.", "organization", "Borland; Borland Green Energy; Gorst Ltd"},
		{"It works with Gorst Energy, Clean Harbour Systems or Tarnik Bank in Spain.", "organization", "Clean Harbour Systems; Gorst Energy; Tarnik Bank"},
		{"It agreed with Borland Green Energy, a Borland subsidiary. Borland is old.", "organization", "Borland; Borland Green Energy"},
		{"Borland is old. Borland Power Ventures has paid. Borland agreed.", "organization", "Borland; Borland Power Ventures"},
	} {
		ents, _ := d.names(c.text, "")
		if got := listing(ents, c.kind); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestCountries(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, name, want string }{
		{"Saudi developer Borland Power won.", "Borland Power", "SAU"},
		{"Dubai-based Borland Power won.", "Borland Power", "ARE"},
		{"Borland Power, the Spanish utility, won.", "Borland Power", "ESP"},
		{"Borland Power, a Singapore-based firm, won.", "Borland Power", "SGP"},
		{"Kenya's Ministry of Energy agreed.", "Ministry of Energy", "KEN"},
		{"The Kenyan energy ministry agreed.", "energy ministry", "KEN"},
		{"It is in Paris, Texas.", "Paris", "USA"},
		{"It is in Paris.", "Paris", "FRA"},
		{"The line crosses Georgia and Armenia to Tbilisi.", "Georgia", "GEO"},
		{"The plant stands in Cobb County, Georgia.", "Georgia", "USA"},
		{"The plant stands in Atlanta, Georgia.", "Georgia", "USA"},
		{"Dolgeth built farms in Mississippi and Georgia.", "Georgia", "USA"},
		{"Dolgeth, a US utility, has a farm near Waycrest, Georgia.", "Georgia", "USA"},
		{"Dolgeth, a US utility, has a line between Georgia and Armenia.", "Georgia", "GEO"},
		{"Dolgeth, a US utility, sold a farm to a Georgian bank. It stands in Georgia.", "Georgia", "GEO"},
		{"Dolgeth, a US utility, has a farm in Georgia, near Tbilisi.", "Georgia", "GEO"},
		{"Dolgeth Ltd runs the New Madrid power plant.", "New Madrid power plant", ""},
		{"The plant stands in Poti, Georgia.", "Georgia", "GEO"},
		{"Dolgeth bought Inner Mongolia Gorst Wind Co., Ltd.", "Inner Mongolia Gorst Wind Co., Ltd", "CHN"},
		{"The Dolgeth wind farm in Uzbekistan is new.", "Dolgeth wind farm", "UZB"},
		{"Voltara will build its Aurora wind farm in Chile.", "Aurora wind farm", "CHL"},
		{"The Aurora power plant is Chile's biggest.", "Aurora power plant", ""},
		{"The Sohar 3 wind farm is new.", "Sohar 3 wind farm", "OMN"},
		{"Work at the Darlington site goes on.", "Darlington site", "CAN"},
		{"The Salem power plant is old. The American firm will close it.", "Salem power plant", "USA"},
		{"The Salem power plant is old.", "Salem power plant", "IND"},
		{"The LaSalle power plant is old. The American firm will close it.", "LaSalle power plant", ""},
		{"The firm has a plant in Tiverton. / Solar for Ohio", "Tiverton", ""},
		{"The American firm has a plant near Konstanz.", "Konstanz", ""},
		{"The firm has a plant near Cadiz, Ohio, in America.", "Cadiz", "USA"},
		{"The firm has a plant near Kendal, Cumbria.", "Kendal", "GBR"},
		{"The firm has a plant near Wellington, New South Wales, in Australia.", "Wellington", "AUS"},
		{"The American firm has plants near Cadiz, Seville and Granada.", "Cadiz", ""},
	} {
		text, title, _ := strings.Cut(c.text, " / ")
		ents, _ := d.names(text, title)
		got := "no entity"
		for _, e := range ents {
			if e.Name == c.name {
				got = e.Country
			}
		}
		if got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.text, c.name, got, c.want)
		}
	}
}

func TestNominals(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, want string }{
		{"Borland Power signed a deal with Tarnik Bank. The company will build it, the bank will pay.", "The company=Borland Power; the bank=Tarnik Bank"},
		{"Borland Power and Gorst Energy met. The two firms agreed.", "The two firms=Borland Power,Gorst Energy"},
		{"Kenya and Uganda met in Mombasa. The two countries agreed.", "The two countries=Kenya,Uganda"},
		{"Kenya and Uganda met. Both sides agreed.", "Both sides=Kenya,Uganda"},
		{"Borland Power of Kenya met Gorst Energy of Uganda. Both sides agreed.", "Both sides=Borland Power,Gorst Energy"},
		{"The Dolgeth wind farm is new. The plant is big.", "The plant=Dolgeth wind farm"},
		{"A consortium of Borland Power, Gorst Energy and Tarnik Bank won. The consortium agreed.", "The consortium=Borland Power,Gorst Energy,Tarnik Bank"},
		{"Borland Power met the press. It will build a plant.", "It=Borland Power"},
		{"Borland Power has grown. In May it wrote to Gorst Energy. It will build a plant.", "it=Borland Power; It=Borland Power"},
		{"Borland Power met the press. In May, the company wrote to Gorst Energy. It will build a plant.", "the company=Borland Power; It=Borland Power"},
		{"Borland Power met the press. Earlier this year, the company wrote to Gorst Energy of Kenya, where it has a plant.", "the company=Borland Power; it=Borland Power"},
		{"Borland Power of Spain and Gorst Energy met. A contract between the two, of 2021, has ended.", "the two=Borland Power,Gorst Energy"},
		{"Borland Power of Spain and Gorst Energy met. The two agreed. The two set out a plan. The two emissions are new.", "The two=Borland Power,Gorst Energy; The two=Borland Power,Gorst Energy"},
		{"Borland Power sold it to Gorst Energy of Spain. The company agreed. The Spanish company agreed.", "The company=Borland Power; The Spanish company=Gorst Energy"},
		{"The utility Gorst Energy met Borland Power. Borland Power agreed. The utility left.", "The utility=Gorst Energy"},
		{"Borland Power of France sold it to Gorst Energy. The Paris-based group agreed.", "The Paris-based group=Borland Power"},
		{"Borland Power sold it. Reuters told Gorst Energy. The utility industry and the new company agreed.", ""},
		{"Borland Power pays, but Gorst Energy said it would not.", "it=Gorst Energy"},
		{"Borland Power pays, but its rival, Gorst Energy (GRST), said it would not.", "it=Gorst Energy"},
		{"Unlike Borland Power, Gorst Energy Ltd said on 4 May that it would not.", "it=Gorst Energy Ltd"},
		{"News, Grid Notes, Borland Power said in a statement it has paid.", "it=Borland Power"},
		{"Borland Power informed Kenya's regulator Gorst Energy that it would not.", "it=Borland Power"},
		{"The Dolgeth wind farm and the Gorst pipeline are new. The pipeline is long.", "The pipeline=Gorst pipeline"},
		{"Tarnik Wind and Gorst Energy met Borland Power. The companies and the three firms agreed.", "The companies=Tarnik Wind,Gorst Energy; the three firms=Tarnik Wind,Gorst Energy,Borland Power"},
		{"Borland Power sold it to Gorst Energy. The joint venture and the owner of the plant agreed.", ""},
		{"Borland Power met the press. The state-owned utility, the oil and gas company and the Oslo-listed group agreed.", "The state-owned utility=Borland Power; the oil and gas company=Borland Power; the Oslo-listed group=Borland Power"},
		{"Borland Power met the press. The parent company and the oil and gas companies agreed.", ""},
		{"Gorst Energy agreed. An official at Borland Power left, and the firm has grown.", "the firm=Borland Power"},
		{"Gorst Energy agreed. An analyst at Borland Power left, and the firm has grown.", "the firm=Gorst Energy"},
		{"Gorst Energy won. Mirror, the startup, agreed.", ""},
		{"Egypt is open. It will build a plant.", ""},
		{"The developer Borland Power won.", ""},
		{"Gorst Energy makes cranes. Borland Power has signed a contract with the company.", "the company=Gorst Energy"},
		{"Gorst Energy makes cranes. Borland Power, a Kenyan utility, has awarded the company a contract.", "the company=Gorst Energy"},
		{"Gorst Energy makes cranes. Tarnik Wind and Borland Power (BRL) bought two cranes from the firm.", "the firm=Gorst Energy"},
		{"Gorst Energy makes cranes. Borland Power said that a loan goes to the company.", "the company=Borland Power"},
		{"Borland Power gave $5 million to Gorst Energy for a plant near Mombasa. The Kenyan company agreed.", "The Kenyan company=Gorst Energy"},
		{"Gorst is a Kenyan fund. Borland Power agreed. The fund bought a plant.", "The fund=Gorst"},
		{"Gorst Energy set up a joint venture, Tarnik Wind. The joint venture has built a plant.", "The joint venture=Tarnik Wind"},
		{"Gorst Energy met Borland Power. The manufacturer, Tarnik Wind, has agreed.", "The manufacturer=Tarnik Wind"},
		{"The Wind Corporation of Kenya (TWCK) sold it. TWCK met Borland Power. The corporation agreed.", "The corporation=Wind Corporation of Kenya"},
		{"The Borland Agency for Solar Energy met Gorst Energy. The Tarnik Water Agency left. The national solar power agency agreed.", "The national solar power agency=Borland Agency for Solar Energy"},
		{"Borland Rural Bank and Gorst Energy met. The Tarnik Central Bank left. The rural bank agreed.", "The rural bank=Borland Rural Bank"},
		{"Gorst Energy met Borland Mining. The miner agreed.", "The miner=Borland Mining"},
		{"Unlike Borland Power, Gorst Energy has grown. It will build a plant. Unlike Borland Power, it has no yard.", "It=Gorst Energy; it=Gorst Energy"},
		{"Kenya's Gorst Energy sold it. Borland Utility left. The Kenyan utility agreed.", "The Kenyan utility=Gorst Energy"},
	} {
		ents, _ := d.names(c.text, "")
		var out []string
		for _, n := range d.run.Nominals(nil) {
			var names []string
			for _, e := range n.Entities {
				names = append(names, ents[e].Name)
			}
			out = append(out, d.Doc.Slice(n.Span)+"="+strings.Join(names, ","))
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestTold(t *testing.T) {
	d := newDriver(t)
	for _, c := range []struct{ text, want string }{
		{"The Iraqi president Tolvek Brandis spoke.", "Tolvek Brandis IRQ"},
		{"It was the first Iraqi answer to Tolvek Brandis.", "Tolvek Brandis"},
		{"U.S. Energy Secretary Anna Lenz met Kenya's energy minister, Tolvek Brandis.", "Anna Lenz USA; Tolvek Brandis KEN"},
		{"Anna Lenz, the Finnish climate minister, met Max Brandis, president of Ghana.", "Anna Lenz FIN; Max Brandis GHA"},
		{"Anna Lenz, in London, met Max Brandis, director of U.S. trading.", "Anna Lenz; Max Brandis"},
		{"North Korean leader Tolvek Brandis spoke.", "Tolvek Brandis PRK"},
		{"Nepal's Supreme Court ruled.", "Supreme Court NPL"},
		{"Kenya's Ministry of Energy met Peru's Ministry of Energy.", "Ministry of Energy KEN; Ministry of Energy PER"},
	} {
		ents, _ := d.names(c.text, "")
		var out []string
		for _, e := range ents {
			if e.Kind != "place" {
				out = append(out, strings.TrimSpace(e.Name+" "+e.Country))
			}
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
