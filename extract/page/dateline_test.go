package page

import "testing"

func TestDateline(t *testing.T) {
	for _, c := range []struct{ text, place, date string }{
		{"TASHKENT, April 3 (Reuters) - Two firms met.", "TASHKENT", "XXXX-04-03"},
		{"TASHKENT, April 3 - Two firms met.", "TASHKENT", "XXXX-04-03"},
		{"(Reuters) - Two firms met.", "", ""},
		{"BEIJING, Nov. 8 (Xinhua) -- Two firms met.", "BEIJING", "XXXX-11-08"},
		{"NUR-SULTAN, Nov 8 (Xinhua) Two firms met.", "NUR-SULTAN", "XXXX-11-08"},
		{"LONDON (AP) — Two firms met.", "LONDON", ""},
		{"LONDON — Two firms met.", "LONDON", ""},
		{"HOUSTON--(BUSINESS WIRE)--Two firms met.", "HOUSTON", ""},
		{"WASHINGTON, D.C., Nov. 8, 2019 /PRNewswire/ -- Two firms met.", "WASHINGTON, D.C.", "2019-11-08"},
		{"SÃO PAULO, 16th January, 2024 (WAM) -- Two firms met.", "SÃO PAULO", "2024-01-16"},
		{"Oslo, Norway, 12 March 2024 – Two firms met.", "Oslo, Norway", "2024-03-12"},
		{"New York, NY – June 4, 2024 – Two firms met.", "New York, NY", "2024-06-04"},
		{"ASTANA. KAZINFORM – Two firms met.", "ASTANA", ""},
		{"Story by Ann Lee\nABU DHABI, Tuesday, 4 June (WAM) - Two firms met.", "ABU DHABI", "XXXX-06-04"},
		{"The plant - built in 2019 - is closed.", "", ""},
		{"Two firms met on April 3 - and agreed.", "", ""},
		{"The World Bank (WB) said on Monday it would lend.", "", ""},
		{"Siemens Energy (ENR) - the maker of turbines.", "", ""},
		{"Tashkent, Uzbekistan (UzDaily.com) -- Two firms met.", "Tashkent, Uzbekistan", ""},
		{"Karlsruhe, (12.11.2021). Two firms met.", "Karlsruhe", "2021-11-12"},
		{"Tashkent, Uzbekistan (April 3, 2024) — Two firms met.", "Tashkent, Uzbekistan", "2024-04-03"},
		{"MOSCOW, April 3. /TASS/. Two firms met.", "MOSCOW", "XXXX-04-03"},
		{"Tashkent. April 3. INTERFAX - Two firms met.", "Tashkent", "XXXX-04-03"},
		{"BAKU, Azerbaijan, April 3. Trend: Two firms met.", "BAKU, Azerbaijan", "XXXX-04-03"},
		{"ISLAMABAD: Two firms met.", "ISLAMABAD", ""},
		{"NEW DELHI, Apr 3 (PTI) Two firms met.", "NEW DELHI", "XXXX-04-03"},
		{"15 May (NucNet): Two firms met.", "", "XXXX-05-15"},
		{"SINGAPORE/MUMBAI/MANILA (Reuters) - Two firms met.", "SINGAPORE/MUMBAI/MANILA", ""},
		{"From November 28 – 30, 2023 two firms meet.", "", ""},
		{"CNBC: Two firms met.", "", ""},
		{"UPDATE: Two firms met.", "", ""},
		{"The result: two firms met.", "", ""},
		{"April 3 - Two firms met.", "", ""},
		{"", "", ""},
	} {
		place, date := Dateline(c.text)
		if place != c.place || date != c.date {
			t.Errorf("Dateline(%q) = %q, %q, want %q, %q", c.text, place, date, c.place, c.date)
		}
	}
}
