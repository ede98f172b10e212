package timex

import (
	"strings"
	"testing"
)

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		p           period
		value, days string
	}{
		{period{grain: day, year: 2024, n: 2, day: 29}, "2024-02-29", "2024-02-29 2024-02-29"},
		{period{grain: day, n: 10, day: 14}, "XXXX-10-14", ""},
		{period{grain: day, wday: 4}, "XXXX-WXX-4", ""},
		{period{grain: day}, "XXXX-XX-XX", ""},
		{period{grain: week, year: 2021, n: 1}, "2021-W01", "2021-01-04 2021-01-10"},
		{period{grain: week, year: 2020, n: 53}, "2020-W53", "2020-12-28 2021-01-03"},
		{period{grain: weekend, year: 2025, n: 24}, "2025-W24-WE", "2025-06-14 2025-06-15"},
		{period{grain: month, year: 2023, n: 2}, "2023-02", "2023-02-01 2023-02-28"},
		{period{grain: quarter, year: 2025, n: 2}, "2025-Q2", "2025-04-01 2025-06-30"},
		{period{grain: half, year: 2025, n: 2}, "2025-H2", "2025-07-01 2025-12-31"},
		{period{grain: season, year: 2024, n: 2}, "2024-SU", "2024-06-01 2024-08-31"},
		{period{grain: season, year: 2023, n: 4}, "2023-WI", "2023-12-01 2024-02-29"},
		{period{grain: year, year: 2030}, "2030", "2030-01-01 2030-12-31"},
		{period{grain: year}, "XXXX", ""},
		{period{grain: decade, year: 1990}, "199", "1990-01-01 1999-12-31"},
		{period{grain: century, year: 1800}, "18", "1800-01-01 1899-12-31"},
	} {
		if got := c.p.String(); got != c.value {
			t.Errorf("%+v: %s, want %s", c.p, got, c.value)
		}
		days := ""
		if first, last, ok := c.p.days(); ok {
			days = first.Format("2006-01-02") + " " + last.Format("2006-01-02")
		}
		if days != c.days {
			t.Errorf("%s: %q, want %q", c.value, days, c.days)
		}
	}
}

func TestShift(t *testing.T) {
	for _, c := range []struct {
		from string
		g    grain
		n    int
		want string
	}{
		{"2021-01-13", week, -1, "2021-W01"},
		{"2021-01-03", week, 0, "2020-W53"},
		{"2024-03-01", day, -1, "2024-02-29"},
		{"2024-12-31", month, 1, "2025-01"},
		{"2024-02-10", quarter, -1, "2023-Q4"},
		{"2024-02-10", half, -1, "2023-H2"},
		{"2024-01-10", season, 0, "2024-WI"},
		{"2024", year, -1, "2023"},
		{"2024", decade, -1, "201"},
		{"2024-05", month, -5, "2023-12"},
		{"2024-05", day, -1, "XXXX-XX-XX"},
		{"", year, -1, "XXXX"},
		{"next Tuesday", month, 1, "XXXX-XX"},
		{"2024-13-40", year, 0, "2024"},
	} {
		if got := parsePeriod(c.from).at(c.g).shift(c.n).String(); got != c.want {
			t.Errorf("%q shifted by %d: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestHoliday(t *testing.T) {
	for _, c := range []struct {
		when string
		year int
		want string
	}{
		{"12-25", 2022, "2022-12-25"},
		{"12-25", 0, "XXXX-12-25"},
		{"easter+0", 2024, "2024-03-31"},
		{"easter-2", 2025, "2025-04-18"},
		{"easter+1", 2008, "2008-03-24"},
		{"11/4/4", 2023, "2023-11-23"},
		{"5/-1/1", 2024, "2024-05-27"},
		{"9/1/1", 2025, "2025-09-01"},
		{"2024-02-10 2025-01-29", 2025, "2025-01-29"},
		{"2024-02-10 2025-01-29", 2031, "2031-XX-XX"},
	} {
		if got := holiday(c.when, c.year).String(); got != c.want {
			t.Errorf("%s of %d: %s, want %s", c.when, c.year, got, c.want)
		}
	}
}

// TestTexts holds the values of expressions in sentences, with the day of
// publication after a bar.
func TestTexts(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct{ text, want string }{
		// the same month or weekday by tense
		{"The firm said in June it had sold the plant. | 2025-06-20", "2025-06"},
		{"The firm bought it in August. | 2025-06-20", "2024-08"},
		{"The firm will buy it in May. | 2025-06-20", "2026-05"},
		{"It is expected to be awarded by Mar. 31. | 2021-01-13", "2021-03-31"},
		{"Prices rose more than expected in April. | 2018-05-31", "2018-04"},
		{"Washington has threatened to raise tariffs on March 2. | 2019-01-31", "2019-03-02"},
		{"It was signed on Thursday. | 2021-10-07", "2021-10-07"},
		{"It will be signed on Tuesday. | 2021-10-07", "2021-10-12"},
		{"It was signed on Tuesday. | 2021-10-07", "2021-10-05"},
		{"The council meets on Thursday. | 2025-01-14", "2025-01-16"},
		{"The firms held talks on Thursday. | 2025-01-14", "2025-01-09"},
		{"Contracts are to be signed by the end of January. | 2024-12-19", "2025-01"},
		{"She told guests that it would arrive in May. | 2022-06-23", "2023-05"},
		// a publication date that tells less
		{"It was signed on Tuesday. | 2021-10", "XXXX-WXX-2"},
		{"It was signed last year. | 2021", "2020"},
		{"It was signed last month. | 2021", "XXXX-XX"},
		{"It was signed today.", "XXXX-XX-XX"},
		// told before
		{"It opened on 3 May 2019 and closed two days later.", "2019-05-03 2019-05-05"},
		{"Sales in 2019 beat the previous year. | 2021-02-02", "2019 2018"},
		{"It grew in the third quarter of 2020 from a year earlier.", "2020-Q3 2019"},
		{"In the third quarter of 2020 sales fell from a year earlier. Costs rose from a year earlier.", "2020-Q3 2019 2019"},
		{"It met in May 2020. A month later it met again, and the next day it voted.", "2020-05 2020-06 XXXX-XX-XX"},
		{"Turbines will arrive in March 2027 and the plant will be completed in the third quarter. | 2025-06-20", "2027-03 2027-Q3"},
		{"Turbines will arrive in November 2027. The plant will be completed in May. | 2025-06-20", "2027-11 2028-05"},
		{"Ministers gave the go-ahead on Thursday to the plant. | 2025-06-20", "2025-06-19"},
		{"The firm withdrew its bid on Thursday. | 2025-06-20", "2025-06-19"},
		// what is no date
		{"The yard holds 2000 MW, 1999 MW and $2,020.", ""},
		{"May we march? The sun sat.", ""},
		{"It fell by a quarter. A second firm sat on the fence.", ""},
		// several together
		{"From 2015 to 2018 it made losses.", "2015 2018"},
		{"It ran between May and July 2021.", "2021-05 2021-07"},
		{"It covers 2024-2026 and 2027/28.", "2024/2026 2027/2028"},
		{"It met on 3-5 June 2024.", "2024-06-03/2024-06-05"},
		{"On Jan. 2, 2020, at 10:30 a.m. it failed.", "2020-01-02 2020-01-02T10:30"},
		{"At 18:00 UTC on June 3, 2020 it failed.", "2020-06-03T18:00Z 2020-06-03"},
		{"Twenty-five years and a 2-1/2-year low.", "P25Y P2.5Y"},
		{"A couple of weeks, a dozen years, half a decade.", "P2W P12Y P5Y"},
		{"“We agreed in Sept. with them.” | 2018-12-01", "2018-09"},
	} {
		text, published, _ := strings.Cut(c.text, " | ")
		var got []string
		for _, x := range b.find(text, published) {
			got = append(got, x.Value)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q (%s): %q, want %q", text, published, s, c.want)
		}
	}
}

func TestExprFaults(t *testing.T) {
	names := map[string]bool{"y": true}
	for src, want := range map[string]string{
		"yesterday(y)":   `no function is called "yesterday"`,
		"year(x)":        `"x" is no capture`,
		"year(y":         "( without )",
		"year(y))":       `unexpected ")"`,
		"year(y, y)":     "year takes 1 to 1 arguments, not 2",
		"month()":        "something is missing",
		"year(y) y":      `unexpected " y"`,
		"duration(1.1.1": "number",
	} {
		if _, err := parseExpr(src, names); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", src, err, want)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	x := newBench(b)
	text := strings.Repeat("The ministry said on Thursday that the 120 MW plant, which was begun in May 2023 under a 25-year contract, "+
		"would be ready by the end of next year. Output rose 4 percent in the third quarter from a year earlier, the firm reported. "+
		"It makes pumps, valves and other parts for plants of its own and for those of its customers in the region.\n", 40)
	x.find(text, "2025-06-20")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Restart()
		x.run.Run(&x.Chart, "2025-06-20")
	}
}
