package store

import (
	"fmt"

	"wattwire/extract/record"
)

// ids maps the identifiers of one Result to those of the database; 0, which is
// no record, is not in it.
type ids struct {
	entities, projects, quantities map[int]int64
}

func newIDs() ids {
	return ids{entities: map[int]int64{}, projects: map[int]int64{}, quantities: map[int]int64{}}
}

// check finds what would keep the records of an article from being written, so
// that nothing of one that cannot be written whole comes into the database.
func (m ids) check(r record.Result) error {
	if len(r.Document.Text) > maxText {
		return fmt.Errorf("the text has %d bytes, more than a database takes", len(r.Document.Text))
	}
	for _, e := range r.Entities {
		if e.Kind == "" || e.Name == "" {
			return fmt.Errorf("entity %d has no kind or no name", e.ID)
		}
		m.entities[e.ID] = 0
	}
	for _, p := range r.Projects {
		m.projects[p.ID] = 0
	}
	for _, q := range r.Quantities {
		m.quantities[q.ID] = 0
	}
	for _, f := range []func(record.Result) error{m.checkNames, m.checkAmounts, m.checkEvents} {
		if err := f(r); err != nil {
			return err
		}
	}
	return nil
}

// maxText is SQLite's limit of a value.
const maxText = 1_000_000_000

// one checks a reference; 0 is none.
func one(of map[int]int64, what string, id int) error {
	if _, ok := of[id]; !ok && id != 0 {
		return fmt.Errorf("a record points at %s %d, which the article does not have", what, id)
	}
	return nil
}

// checkNames checks mentions, affiliations and quotes.
func (m ids) checkNames(r record.Result) error {
	for _, n := range r.Mentions {
		if n.EntityID == 0 || n.Rule == "" {
			return fmt.Errorf("the mention at %d has no entity or no rule", n.Start)
		}
		if err := one(m.entities, "entity", n.EntityID); err != nil {
			return err
		}
	}
	for _, f := range r.Affiliations {
		if f.PersonID == 0 || f.Rule == "" {
			return fmt.Errorf("the affiliation at %d has no person or no rule", f.Start)
		}
		if err := one(m.entities, "entity", f.PersonID); err != nil {
			return err
		}
		if err := one(m.entities, "entity", f.OrganizationID); err != nil {
			return err
		}
	}
	for _, q := range r.Quotes {
		if q.Rule == "" {
			return fmt.Errorf("the quote at %d has no rule", q.Start)
		}
		if err := one(m.entities, "entity", q.SpeakerID); err != nil {
			return err
		}
	}
	return nil
}

// checkAmounts checks dates, quantities, capacities and projects.
func (m ids) checkAmounts(r record.Result) error {
	for _, d := range r.Dates {
		if d.Type == "" || d.Rule == "" {
			return fmt.Errorf("the date at %d has no type or no rule", d.Start)
		}
	}
	for _, q := range r.Quantities {
		if q.Rule == "" {
			return fmt.Errorf("the quantity at %d has no rule", q.Start)
		}
	}
	for _, c := range r.Capacities {
		if err := one(m.quantities, "quantity", c.QuantityID); err != nil {
			return err
		}
		if err := one(m.projects, "project", c.ProjectID); err != nil {
			return err
		}
	}
	for _, p := range r.Projects {
		if err := one(m.entities, "entity", p.EntityID); err != nil {
			return err
		}
	}
	return nil
}

// checkEvents checks agreements and milestones.
func (m ids) checkEvents(r record.Result) error {
	for _, a := range r.Agreements {
		if err := one(m.projects, "project", a.ProjectID); err != nil {
			return err
		}
		for _, p := range a.Parties {
			if err := one(m.entities, "entity", p.EntityID); err != nil {
				return err
			}
		}
	}
	for _, s := range r.Milestones {
		if err := one(m.projects, "project", s.ProjectID); err != nil {
			return err
		}
	}
	return nil
}
