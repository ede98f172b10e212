package page

import "testing"

func TestFindDates(t *testing.T) {
	for _, c := range []struct {
		text       string
		monthFirst bool
		want       string // the first date, "" for none
	}{
		{"Published 12 March 2018 in the morning", false, "2018-03-12"},
		{"March 12, 2018", true, "2018-03-12"},
		{"Mar. 12th, 2018", true, "2018-03-12"},
		{"12th of March, 2018", true, "2018-03-12"},
		{"12. März 2018", false, "2018-03-12"},
		{"12. März 2018, 14:05 Uhr", false, "2018-03-12T14:05"},
		{"1er février 2023", false, "2023-02-01"},
		{"12 de septiembre de 2022", false, "2022-09-12"},
		{"7 marzo 2019", false, "2019-03-07"},
		{"3 grudnia 2020", false, "2020-12-03"},
		{"14 сентября 2021 года", false, "2021-09-14"},
		{"2018年3月12日", false, "2018-03-12"},
		{"2018년 3월 12일", false, "2018-03-12"},
		{"2018-03-12T08:30:15+01:00", false, "2018-03-12T08:30:15+01:00"},
		{"2018-03-12T08:30:15.123Z", false, "2018-03-12T08:30:15Z"},
		{"2018-03-12 08:30:15 -0500", false, "2018-03-12T08:30:15-05:00"},
		{"2018/03/12", false, "2018-03-12"},
		{"2018.3.12", false, "2018-03-12"},
		{"12.03.2018", true, "2018-03-12"},
		{"12.03.18", true, "2018-03-12"},
		{"12/03/2018", false, "2018-03-12"},
		{"12/03/2018", true, "2018-12-03"},
		{"23/03/2018", true, "2018-03-23"},
		{"03/23/2018", false, "2018-03-23"},
		{"26 | 01 | 2022", false, "2022-01-26"},
		{"Mon, 12 Mar 2018 08:30:15 +0000", false, "2018-03-12T08:30:15+00:00"},
		{"Mon Mar 12 08:30:15 +0000 2018", false, "2018-03-12"},
		{"Nov 18, 2019, 9:05 p.m.", true, "2019-11-18T21:05"},
		{"Nov 18, 2019 at 12:05 AM", true, "2019-11-18T00:05"},
		{"12-Mar-18", false, "2018-03-12"},
		{"2018 March 12", true, "2018-03-12"},
		{"May 2018", true, "2018-05"},
		{"31 February 2018", false, ""},
		{"The 2018 budget of 12 million", false, ""},
		{"call 030 12 34 56", false, ""},
		{"version 1.2.3", false, ""},
		{"may 5 people come in 2018 times", false, ""},
		{"12345678901234567890", false, ""},
	} {
		got := ""
		if found := findDates(c.text, c.monthFirst); len(found) > 0 {
			got = found[0].iso()
		}
		if got != c.want {
			t.Errorf("findDates(%q, %v) = %q, want %q", c.text, c.monthFirst, got, c.want)
		}
	}
}

func TestMachineDate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"20180312", "2018-03-12"},
		{"20180312T083015Z", "2018-03-12"},
		{"20180312083015", "2018-03-12"},
		{"1520843415", "2018-03-12T08:30:15Z"},
		{"1520843415000", "2018-03-12T08:30:15Z"},
		{" 2018-03-12 ", "2018-03-12"},
		{"2018-03", "2018-03"},
		{"2018-13", ""},
		{"99999999", ""},
		{"yesterday", ""},
		{"", ""},
	} {
		if got, _ := machineDate(c.text, false); got != c.want {
			t.Errorf("machineDate(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestDateInURL(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{"https://a.example/2018/03/12/story", "2018-03-12"},
		{"https://a.example/2018/3/2/story", "2018-03-02"},
		{"https://a.example/2018/mar/12/story", "2018-03-12"},
		{"https://a.example/news/2018-03-12-story.html", "2018-03-12"},
		{"https://a.example/news/20180312/story", "2018-03-12"},
		{"https://a.example/2018/03/story", "2018-03"},
		{"https://a.example/2018/03/3-questions", "2018-03"},
		{"https://a.example/story-2018-outlook", ""},
		{"https://a.example/1234567890", ""},
		{"https://a.example/2018/45/12/", ""},
		{"https://a.example/?d=2018/03/12", ""},
		{"https://2018.example/", ""},
		{"", ""},
	} {
		if got := DateInURL(c.url); got != c.want {
			t.Errorf("DateInURL(%q) = %q, want %q", c.url, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-28T10:00:00Z": "2024-03-28", "2024-03-28 23:59:00-08:00": "2024-03-28", "2024-03-28": "2024-03-28",
		"2024-03": "2024-03", "2024": "2024", "20240328": "2024-03-28", "2024/3/8": "2024-03-08", "20240328101500": "2024-03-28",
		"Thu, 28 Mar 2024 10:00:00 GMT": "2024-03-28", "28 March 2024": "2024-03-28", "Thu Mar 28 10:00:00 UTC 2024": "2024-03-28",
		"March 28, 2024": "2024-03-28", "Mar. 28, 2024 10:05 AM": "2024-03-28", "Published: Thursday 28th March 2024": "2024-03-28",
		"March 2024": "2024-03", "28.03.2024": "2024-03-28", "28/03/2024": "2024-03-28", "03/28/2024": "2024-03-28",
		"03/04/2024": "2024", "04/04/2024": "2024-04-04", "1711620000": "2024-03-28", "1711620000000": "2024-03-28",
		"2024-02-30": "", "2024-13-01": "", "yesterday": "", "": "", "0000-00-00": "", "99999999": "", "12-Jan-2021": "2021-01-12",
		"1975-06-01": "1975-06-01", "2 May 1986": "1986-05-02", "1711620000.25": "2024-03-28", "5 марта 2024": "2024-03-05",
	} {
		if got := Day(in); got != want {
			t.Errorf("Day(%q) = %q, want %q", in, got, want)
		}
	}
}
