package extract

import (
	"wattwire/extract/capacity"
	"wattwire/extract/deal"
	"wattwire/extract/milestone"
	"wattwire/extract/record"
)

// prepares are the types of agreement and of milestone that take a plant beyond
// a plan.
var prepares = map[string]bool{
	"power_purchase_agreement": true, "financing": true, "construction_contract": true, "concession": true,
	"permitted": true, "financed": true,
}

// prepare gives plants that are only said to be planned where their capacity is
// told the status of those being prepared, if the article tells anywhere of the
// agreement or the step that makes sure of them.
func prepare(capacities []capacity.Capacity, projects []capacity.Project, deals []deal.Agreement, milestones []milestone.Milestone) {
	raise := func(p int, mw float64) {
		if p < 0 || projects[p].Status != "announced" {
			return
		}
		whole := true // nothing but the plant itself is measured
		for i := range capacities {
			c := &capacities[i]
			whole = whole && (c.Project != p || c.Scope != record.ScopeProject || c.MW == projects[p].MW)
		}
		for i := range capacities {
			if c := &capacities[i]; c.Project == p && c.Status == "announced" && (whole || c.MW == mw) {
				c.Status = "pre-construction"
			}
		}
		if whole {
			projects[p].Status = "pre-construction"
		}
	}
	for i := range deals {
		if d := &deals[i]; prepares[d.Record.Type] && d.Record.Status == "signed" {
			raise(d.Project, d.Record.MW)
		}
	}
	for i := range milestones {
		if m := &milestones[i]; prepares[m.Type] && !m.Planned {
			raise(m.Project, m.MW)
		}
	}
}
