package extract

import (
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
}

// prepare gives plants that are only said to be planned or prepared where their capacity
// is told the status that they have reached by the agreements and steps that the article
// tells anywhere.
func prepare(capacities []capacity.Capacity, projects []capacity.Project, deals []deal.Agreement, milestones []milestone.Milestone) {
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
		if m := &milestones[i]; !m.Planned {
			raise(m.Project, m.MW, reached[m.Type])
		}
	}
}

// follows reports whether a status of the table reached comes after another, or after none.
func follows(status, to string) bool {
	switch status {
	case "":
		return to != "" && to != "construction" // which may have begun long ago
	case "announced":
		return to != ""
	case "pre-construction":
		return to == "construction" || to == "operating"
	}
	return false
}
