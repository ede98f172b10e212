package store

import (
	"fmt"
	"testing"

	"wattwire/extract/record"
)

// TestRowsGiveBackWhatWasPut checks that the compact rows lose nothing.
func TestRowsGiveBackWhatWasPut(t *testing.T) {
	d := newDraft(t, "a.txt", "2025-06-17", "From 2024 to summer.")
	var want []string
	for i, x := range []record.Date{
		{Type: "DATE", Value: "2024-02-29", FirstDay: "2024-02-29", LastDay: "2024-02-29"},
		{Type: "DATE", Value: "2024-02", FirstDay: "2024-02-01", LastDay: "2024-02-29"},
		{Type: "DATE", Value: "2023-12", FirstDay: "2023-12-01", LastDay: "2023-12-31"},
		{Type: "DATE", Value: "2024", FirstDay: "2024-01-01", LastDay: "2024-12-31"},
		{Type: "DATE", Value: "2024", FirstDay: "2024-04-01", LastDay: "2025-03-31"}, // a fiscal year
		{Type: "DATE", Value: "2024"}, // nobody told the days
		{Type: "DATE", Value: "2024-05-06", FirstDay: "2024-05-06"},
		{Type: "DATE", Value: "2024-Q2", FirstDay: "2024-04-01", LastDay: "2024-06-30"},
		{Type: "DATE", Value: "199", FirstDay: "1990-01-01", LastDay: "1999-12-31"},
		{Type: "DATE", Value: "2024/2026", FirstDay: "2024-01-01", LastDay: "2026-12-31"},
		{Type: "DATE", Value: "XXXX-10-14"},
		{Type: "DATE", Value: "PRESENT_REF"},
		{Type: "DURATION", Value: "P7D/P10D"},
		{Type: "SET", Value: "P1Y"},
		{Type: "TIME", Value: "2024-05-06T10:00"},
	} {
		x.Evidence = d.evidence("2024", fmt.Sprintf("rule-%d", i))
		d.Dates = append(d.Dates, x)
		want = append(want, fmt.Sprintf("5|9|2024|%s|%s|%s|%s|rule-%d", x.Type, x.Value, dash(x.FirstDay), dash(x.LastDay), i))
	}
	d.Quantities = []record.Quantity{
		{ID: 1, Evidence: d.evidence("2024", "q"), Value: 0, Unit: "%", UnitText: "percent", Dimension: record.Percent},
		{ID: 2, Evidence: d.evidence("2024", "q"), Value: 1.5, ValueMax: 2, Unit: "GWh", UnitText: "GWh", Per: "P1Y", Dimension: record.Energy,
			Qualifier: "up_to"},
	}
	path := temporary(t)
	write(t, path, d.Article)
	db := open(t, path)
	equal(t, "dates", rows(t, db, `SELECT start, "end", text, type, value, first_day, last_day, rule FROM dates ORDER BY id`), want...)
	equal(t, "quantities", rows(t, db, "SELECT text, value, value_max, unit, unit_text, per, dimension, qualifier, rule FROM quantities ORDER BY id"),
		"2024|0|-|%|percent|-|percent|-|q", "2024|1.5|2|GWh|GWh|P1Y|energy|up_to|q")
	equal(t, "ids of a view", rows(t, db, "SELECT count(DISTINCT id), min(id) > 1 FROM dates"), "15|1")
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// TestConditionsReachTheRows checks that the views are no slower to search than
// tables: a condition on the article or the entity uses an index.
func TestConditionsReachTheRows(t *testing.T) {
	path := temporary(t)
	write(t, path, sample(t)...)
	db := open(t, path)
	for query, want := range map[string]string{
		"SELECT text FROM mentions WHERE document_id = 1": "SEARCH m USING PRIMARY KEY (document_id=?)",
		"SELECT d.uri FROM entities e JOIN mentions m ON m.entity_id = e.id JOIN documents d ON d.id = m.document_id WHERE e.id = 2": "SEARCH m USING COVERING INDEX mention_rows_entity (entity_id=?)",
		"SELECT q.text FROM capacities c JOIN quantities q ON q.id = c.quantity_id":                                                  "SEARCH q USING INTEGER PRIMARY KEY (rowid=?)",
		"SELECT d.uri, m.text FROM documents d LEFT JOIN mentions m ON m.document_id = d.id":                                         "SEARCH m USING PRIMARY KEY (document_id=?) LEFT-JOIN",
		"SELECT text FROM quotes WHERE speaker_id = 3":                                                                               "SEARCH q USING INDEX quote_rows_speaker (speaker_id=?)",
	} {
		found := false
		plan := rows(t, db, "EXPLAIN QUERY PLAN "+query)
		for _, line := range plan {
			found = found || len(line) >= len(want) && line[len(line)-len(want):] == want
		}
		if !found {
			t.Errorf("%s: no %q in the plan %q", query, want, plan)
		}
	}
}
