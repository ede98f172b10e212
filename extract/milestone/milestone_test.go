package milestone

import (
	"fmt"
	"strings"
	"testing"
)

// show writes milestones as words: type [planned] date mw plant, - for none.
func (d *driver) show(text string) string {
	ms, projects := d.milestones(text, "2024-05-15")
	var out []string
	for _, m := range ms {
		plant := "-"
		if m.Project >= 0 {
			plant = projects[m.Project].Name
		}
		planned := ""
		if m.Planned {
			planned = " planned"
		}
		date := m.Date
		if date == "" {
			date = "-"
		}
		out = append(out, fmt.Sprintf("%s: %s%s %s %v %s", d.Doc.Slice(m.Span), m.Type, planned, date, m.MW, plant))
	}
	return strings.Join(out, "; ")
}

func TestMilestones(t *testing.T) {
	d := load(t)
	for _, c := range []struct{ name, text, want string }{
		{"active", "Voltara Energy broke ground in March on the 90 MW Lumen wind farm.",
			"broke ground: construction_started 2024-03 90 Lumen wind farm"},
		{"passive", "The 90 MW Lumen wind farm was inaugurated in March 2023.",
			"was inaugurated: commissioned 2023-03 90 Lumen wind farm"},
		{"participle", "The 90 MW Lumen wind farm, commissioned in 2015, is for sale.",
			"commissioned: commissioned 2015 90 Lumen wind farm"},
		{"noun", "A groundbreaking ceremony for the 90 MW Lumen wind farm was held in March 2023.",
			"groundbreaking ceremony: construction_started 2023-03 90 Lumen wind farm"},
		{"noun with a date to come", "Work on the 90 MW Lumen wind farm began in 2023, with commercial operation expected by the end of 2025.",
			"Work on the 90 MW Lumen wind farm began: construction_started 2023 90 Lumen wind farm; commercial operation: commissioned planned 2025 90 Lumen wind farm"},
		{"two plants", "Financial close was reached on the 90 MW Lumen and 60 MW Tamba wind farms.",
			"Financial close was reached: financed - 90 Lumen; Financial close was reached: financed - 60 Tamba"},
		{"two sentences", "Voltara Energy owns the 90 MW Lumen wind farm. Construction started in March 2023 and completion is due in 2025.",
			"Construction started: construction_started 2023-03 90 Lumen wind farm; completion: completed planned 2025 90 Lumen wind farm"},
		{"the plant", "Voltara Energy owns the 90 MW Lumen wind farm. The plant entered service in August 2022.",
			"entered service: commissioned 2022-08 90 Lumen wind farm"},
		{"told again", "The 90 MW Lumen wind farm came online. It came online in August 2022.",
			"came online: commissioned 2022-08 90 Lumen wind farm"},
		{"words apart", "Voltara Energy brought the 90 MW Lumen wind farm online in August 2022.",
			"brought the 90 MW Lumen wind farm online: commissioned 2022-08 90 Lumen wind farm"},
		{"infinitive after its plant", "Voltara Energy expects the Lumen wind farm to be energised by mid-2026.",
			"to be energised: commissioned planned 2026 0 Lumen wind farm"},
		{"is to", "The 90 MW Lumen wind farm is to be completed within four years.",
			"to be completed: completed planned - 90 Lumen wind farm"},
		{"the first", "The Lumen wind farm was the first plant to enter service in 2019.",
			"to enter service: commissioned 2019 0 Lumen wind farm"},
		{"will be the first", "The Lumen wind farm will be the first plant to enter service in Kenya.",
			"to enter service: commissioned planned - 0 Lumen wind farm"},
		{"should see", "Next year should see the Lumen wind farm hooked up to the grid.",
			"hooked up: commissioned planned - 0 Lumen wind farm"},
		{"since", "The 90 MW Lumen wind farm has been running since 2021.",
			"has been running: commissioned 2021 90 Lumen wind farm"},
		{"a plant without a name", "A coal-fired power plant in Kenya was shut in 1999.",
			"was shut: retired 1999 0 -"},

		{"status", "The 90 MW Lumen wind farm is under construction.", ""},
		{"two by a pronoun", "Voltara Energy owns the 90 MW Lumen wind farm and the 50 MW Orda wind farm. They were shut down in 1999.", "were shut down: retired 1999 90 Lumen wind farm; were shut down: retired 1999 50 Orda wind farm"},
		{"an adjective", "The 90 MW Lumen wind farm stands in Kenya. The paper is groundbreaking in many aspects.", ""},
		{"denied", "The 90 MW Lumen wind farm has not been completed.", ""},
		{"possible", "The 90 MW Lumen wind farm could be completed.", ""},
		{"possible at a date", "The 90 MW Lumen wind farm could be completed in 2027.", "could be completed: completed planned 2027 90 Lumen wind farm"},
		{"condition", "Voltara Energy will pay more if the 90 MW Lumen wind farm is completed in 2027.", ""},
		{"once", "Once completed, the 90 MW Lumen wind farm will serve Kenya.", ""},
		{"design", "The regulator approved the design of the 90 MW Lumen wind farm.", ""},
		{"deal", "Voltara Energy completed the purchase of the 90 MW Lumen wind farm.", ""},
		{"deal, then completion", "Voltara Energy agreed to the acquisition of the Lumen wind farm. Completion is due in 2025.", ""},
		{"plants in general", "The 90 MW Lumen wind farm is small. Germany is closing nuclear plants.", ""},
		{"school", "The 90 MW Lumen wind farm pays well. Construction of the school began in March 2023.", ""},
		{"other permission", "The 90 MW Lumen wind farm pays well. The council gave permission to hold a market.", ""},
		{"standstill that passes", "The 90 MW Lumen coal plant was shut down on Tuesday for repairs.", ""},
		{"no energy", "The company completed the survey and opened a shop in March 2023.", ""},
	} {
		if got := d.show(c.text); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestRecord(t *testing.T) {
	d := load(t)
	ms, _ := d.milestones("It costs €9 a year. The 90 MW Lumen wind farm in Kenya will be commissioned in 2027.", "2024-05-15")
	if len(ms) != 1 {
		t.Fatalf("got %d milestones, want 1", len(ms))
	}
	r := ms[0].Record(&d.Doc)
	if r.Text != "will be commissioned" || []rune(d.Doc.Text)[r.Start] != 'w' || r.End-r.Start != len(r.Text) || r.Rule != "milestone.commission" {
		t.Errorf("evidence is %+v", r.Evidence)
	}
	if r.Type != "commissioned" || r.Country != "KEN" || r.MW != 90 || r.Date != "2027" || !r.Planned || r.ProjectID != 1 {
		t.Errorf("record is %+v", r)
	}
}

func BenchmarkRun(b *testing.B) {
	d := load(b)
	text := strings.Repeat("Voltara Energy broke ground in March on the 90 MW Lumen wind farm, which is due to be completed in 2027. "+
		"The minister spoke of jobs, of schools and of the price of bread. Commercial operation was delayed, the company said.\n", 20)
	b.SetBytes(int64(len(text)))
	in := d.prepare(text, "2024-05-15")
	for b.Loop() {
		d.run.Run(&d.Chart, in)
	}
}
