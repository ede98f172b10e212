package extract

import (
	"strconv"

	"wattwire/extract/capacity"
	"wattwire/extract/deal"
	"wattwire/extract/milestone"
	"wattwire/extract/record"
)

// reached is the status of a plant after an agreement that is signed, or after a step
// that is done.
var reached = map[string]string{
	// agreements
	"power_purchase_agreement": "pre-construction", "financing": "pre-construction",
	"construction_contract": "pre-construction", "concession": "pre-construction",
	// steps
	"permitted": "pre-construction", "financed": "pre-construction", "construction_started": "construction", "commissioned": "operating",
	"cancelled": "cancelled", "retired": "retired",
}

// ahead are the steps of which a plant of no other status is announced while they are to come.
var ahead = map[string]bool{"permitted": true, "financed": true, "construction_started": true, "completed": true, "commissioned": true}

// prepare gives plants that are only said to be planned or prepared where their capacity
// is told, or of which that tells nothing, the status that they have reached by the agreements
// and steps that the article, of the day published, tells anywhere.
func prepare(published string, capacities []capacity.Capacity, projects []capacity.Project, deals []deal.Agreement, milestones []milestone.Milestone) {
	raise := func(p int, mw float64, to string) {
		if p < 0 || !follows(projects[p].Status, to) {
			return
		}
		whole := true // nothing but the plant itself is measured
		for i := range capacities {
			c := &capacities[i]
			whole = whole && (c.Project != p || c.Scope != record.ScopeProject || c.MW == projects[p].MW)
		}
		for i := range capacities {
			if c := &capacities[i]; c.Project == p && c.Scope == record.ScopeProject && follows(c.Status, to) && (whole || c.MW == mw) {
				c.Status = to
			}
		}
		if whole {
			projects[p].Status = to
		}
	}
	for i := range deals {
		if d := &deals[i]; d.Record.Status == "signed" {
			raise(d.Project, d.Record.MW, reached[d.Record.Type])
		}
	}
	for i := range milestones {
		m := &milestones[i]
		switch {
		case m.Planned && ahead[m.Type]:
			raise(m.Project, m.MW, "announced")
		case !m.Planned && (m.Type != "construction_started" || lately(m.Date, published)):
			raise(m.Project, m.MW, reached[m.Type])
		}
	}
}

// lately reports whether a date, in ISO 8601 as is the day of publication, is not known to lie
// before the year before that day: what was begun then may be done.
func lately(date, published string) bool {
	if len(date) < 4 || len(published) < 4 {
		return true
	}
	year, err := strconv.Atoi(published[:4])
	return err != nil || date[:4] >= strconv.Itoa(year-1)
}

// follows reports whether a status of the table reached comes after another, or after none.
func follows(status, to string) bool {
	switch status {
	case "":
		return to != ""
	case "announced":
		return to != "" && to != "retired"
	case "pre-construction":
		return to == "construction" || to == "operating"
	}
	return false
}
