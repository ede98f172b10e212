package store

import (
	"sort"
	"time"

	"wattwire/extract/record"
)

// put writes an article that check has found sound.
func (w *Writer) put(a Article) (Outcome, error) {
	d := a.Document
	id, known, err := w.q.findDocument.integer(d.URI)
	if err != nil {
		return Failed, err
	}
	p := a.prepared
	outcome := Added
	if known {
		outcome = Replaced
		if err := w.takeBack(id); err != nil {
			return Failed, err
		}
		_, err = w.q.setDocument.insert(text(d.Format), text(d.Title), text(d.Byline), text(d.Publisher), text(d.URL), text(d.Published),
			text(d.PublishedFrom), text(d.Language), d.Text, p.sum, w.source.id, p.digest, id)
		w.counts.Replaced++
	} else {
		id, err = w.q.addDocument.insert(d.URI, text(d.Format), text(d.Title), text(d.Byline), text(d.Publisher), text(d.URL),
			text(d.Published), text(d.PublishedFrom), text(d.Language), d.Text, p.sum, w.source.id, p.digest)
		w.counts.Added++
	}
	if err != nil {
		return Failed, err
	}
	if w.source.reread {
		if err := w.q.seen.exec(id); err != nil {
			return Failed, err
		}
	}
	for _, note := range a.Notes {
		if err := w.q.addNote.exec(id, note); err != nil {
			return Failed, err
		}
	}
	if err := w.addToIndex(id, d.Text, d.Title); err != nil {
		return Failed, err
	}
	original, err := w.link(id, p.signature)
	if err != nil {
		return Failed, err
	}
	if err := w.putEntities(id, p.entities); err != nil {
		return Failed, err
	}
	if err := w.putProjects(id, original, a.Projects, p.plants); err != nil {
		return Failed, err
	}
	for _, put := range []func(doc int64, r record.Result) error{w.putMentions, w.putDates, w.putAmounts, w.putAgreements, w.putRest} {
		if err := put(id, a.Result); err != nil {
			return Failed, err
		}
	}
	return outcome, nil
}

// articleDigest is a number for an article as read and the settings under which
// its records were made.
func articleDigest(sha256 string, settings int64) int64 {
	return digest(sha256, formatInt(settings))
}

func (w *Writer) putEntities(doc int64, entities []told) error {
	for _, t := range entities {
		id, err := w.entityID(t)
		if err != nil {
			return err
		}
		for _, n := range t.ids {
			w.ids.entities[n] = id
		}
		if x := t.extra; !x.empty() {
			if err := w.q.extras.add(doc, id, text(x.name), text(x.country), encodeForms(x.forms)); err != nil {
				return err
			}
		}
		t.said.entity = id
		w.said = append(w.said, t.said)
	}
	return nil
}

func joinEntities(a, b record.Entity) record.Entity {
	if fuller(b.Name, a.Name) {
		a, b = b, a
	}
	if a.Country == "" {
		a.Country = b.Country
	}
	if a.Subkind == "" {
		a.Subkind = b.Subkind
	}
	a.Aliases = append(append(append([]string{}, a.Aliases...), b.Name), b.Aliases...)
	sort.Strings(a.Aliases)
	return a
}

func (w *Writer) putMentions(doc int64, r record.Result) error {
	var document driverValue = doc
	for i, n := range r.Mentions {
		rule, err := w.wordID(n.Rule)
		if err != nil {
			return err
		}
		err = w.q.mentions.add(document, int64(i+1), int64(n.Start), int64(n.End-n.Start), w.ids.entities[n.EntityID], rule)
		if err != nil {
			return err
		}
	}
	w.counts.Mentions += int64(len(r.Mentions))
	return nil
}

func (w *Writer) putDates(doc int64, r record.Result) error {
	var document driverValue = doc
	for i, t := range r.Dates {
		rule, err := w.wordID(t.Rule)
		if err != nil {
			return err
		}
		kind, err := w.wordID(t.Type)
		if err != nil {
			return err
		}
		first, last := interval(t)
		err = w.q.dates.add(document, int64(i+1), int64(t.Start), int64(t.End-t.Start), kind, text(t.Value), first, last, rule)
		if err != nil {
			return err
		}
	}
	w.counts.Dates += int64(len(r.Dates))
	return nil
}

// interval is what date_rows keeps of the first and last day: nothing where the
// view finds the same in the value.
func interval(t record.Date) (first, last any) {
	var f, l string
	switch day, err := time.Parse("2006-01-02"[:min(len(t.Value), 10)], t.Value); {
	case err != nil:
	case len(t.Value) == 4:
		f, l = t.Value+"-01-01", t.Value+"-12-31"
	case len(t.Value) == 7:
		f, l = t.Value+"-01", day.AddDate(0, 1, -1).Format("2006-01-02")
	case len(t.Value) == 10:
		f, l = t.Value, t.Value
	}
	if f == "" { // the view finds nothing in such a value
		return text(t.FirstDay), text(t.LastDay)
	}
	first, last = t.FirstDay, t.LastDay
	if t.FirstDay == f {
		first = nil
	}
	if t.LastDay == l {
		last = nil
	}
	return first, last
}

func (w *Writer) putAmounts(doc int64, r record.Result) error {
	var document driverValue = doc
	for _, q := range r.Quantities {
		var words [6]any
		for i, word := range [...]string{q.Unit, q.UnitText, q.Per, q.Dimension, q.Qualifier, q.Rule} {
			var err error
			if words[i], err = w.wordID(word); err != nil {
				return err
			}
		}
		id, err := w.quantityID()
		if err != nil {
			return err
		}
		err = w.q.quantities.add(id, document, int64(q.Start), int64(q.End-q.Start), q.Value, amount(q.ValueMax), words[0], words[1],
			words[2], words[3], words[4], words[5])
		if err != nil {
			return err
		}
		w.ids.quantities[q.ID] = id
	}
	for _, c := range r.Capacities {
		err := w.q.addCapacity.exec(reference(w.ids.quantities[c.QuantityID]), doc, c.Start, c.End, c.Text, amount(c.MW), amount(c.MWMax),
			amount(c.MWh), text(c.Rating), text(c.Qualifier), text(c.Technology), text(c.Scope), reference(w.ids.projects[c.ProjectID]),
			text(c.Place), text(c.Country), text(c.Status), c.Rule)
		if err != nil {
			return err
		}
	}
	w.counts.Quantities += int64(len(r.Quantities))
	w.counts.Capacities += int64(len(r.Capacities))
	return nil
}

// quantityID is the id of the next row of quantity_rows.
func (w *Writer) quantityID() (int64, error) {
	if w.lastQuantity < 0 {
		last, _, err := w.q.lastQuantity.integer()
		if err != nil {
			return 0, err
		}
		w.lastQuantity = last
	}
	w.lastQuantity++
	return w.lastQuantity, nil
}

func (w *Writer) putAgreements(doc int64, r record.Result) error {
	for _, a := range r.Agreements {
		from, to := a.SentenceStart, a.SentenceEnd
		if to == 0 {
			from, to = a.Start, a.End
		}
		var count any
		if a.Count != 0 {
			count = a.Count
		}
		id, err := w.q.addAgreement.insert(doc, a.Start, a.End, a.Text, a.Type, text(a.Status), a.Binding, text(a.Date), text(a.DateText),
			text(a.Event), text(a.Place), text(a.Country), text(a.Subject), reference(w.ids.projects[a.ProjectID]), amount(a.MW), amount(a.MWh),
			text(a.Technology), amount(a.Value), text(a.Currency), text(a.Term), count, a.Rule, from, to)
		if err != nil {
			return err
		}
		for _, p := range a.Parties {
			if err := w.q.addParty.exec(id, reference(w.ids.entities[p.EntityID]), p.Name, p.Role); err != nil {
				return err
			}
		}
	}
	w.counts.Agreements += int64(len(r.Agreements))
	return nil
}

// putRest writes milestones, affiliations and quotes.
func (w *Writer) putRest(doc int64, r record.Result) error {
	for _, s := range r.Milestones {
		err := w.q.addMilestone.exec(doc, s.Start, s.End, s.Text, s.Type, reference(w.ids.projects[s.ProjectID]), amount(s.MW), text(s.Country),
			text(s.Date), s.Planned, s.Rule)
		if err != nil {
			return err
		}
	}
	for i, f := range r.Affiliations {
		rule, err := w.wordID(f.Rule)
		if err != nil {
			return err
		}
		err = w.q.affiliations.add(doc, int64(i+1), int64(f.Start), int64(f.End-f.Start), w.ids.entities[f.PersonID],
			reference(w.ids.entities[f.OrganizationID]), text(f.Title), rule)
		if err != nil {
			return err
		}
	}
	for i, q := range r.Quotes {
		rule, err := w.wordID(q.Rule)
		if err != nil {
			return err
		}
		err = w.q.quotes.add(doc, int64(i+1), int64(q.Start), int64(q.End-q.Start),
			reference(w.ids.entities[q.SpeakerID]), text(q.Verb), q.Direct, rule)
		if err != nil {
			return err
		}
	}
	w.counts.Milestones += int64(len(r.Milestones))
	w.counts.Affiliations += int64(len(r.Affiliations))
	w.counts.Quotes += int64(len(r.Quotes))
	return nil
}
