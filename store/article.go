package store

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"sort"
	"time"

	"wattwire/extract/record"
)

// ids maps the identifiers of one Result to those of the database.
type ids struct {
	entities, projects, quantities map[int]int64
}

// one finds the identifier; 0 stays none.
func (m ids) one(of map[int]int64, what string, id int) (int64, error) {
	if id == 0 {
		return 0, nil
	}
	if n, ok := of[id]; ok {
		return n, nil
	}
	return 0, fmt.Errorf("a record points at %s %d, which the article does not have", what, id)
}

// put writes an article within the savepoint that Put holds.
func (w *Writer) put(a Article) (Outcome, error) {
	d := a.Document
	id, known, err := w.q.findDocument.integer(d.URI)
	if err != nil {
		return Failed, err
	}
	sum, made := fmt.Sprintf("%x", sha256.Sum256([]byte(d.Text))), articleDigest(a.SHA256, a.Settings)
	outcome := Added
	if known {
		outcome = Replaced
		if err := w.takeBack(id); err != nil {
			return Failed, err
		}
		_, err = w.q.setDocument.exec(text(d.Format), text(d.Title), text(d.Byline), text(d.Publisher), text(d.URL), text(d.Published),
			text(d.PublishedFrom), text(d.Language), d.Text, sum, w.source.id, made, id)
		w.counts.Replaced++
	} else {
		id, err = w.q.addDocument.exec(d.URI, text(d.Format), text(d.Title), text(d.Byline), text(d.Publisher), text(d.URL),
			text(d.Published), text(d.PublishedFrom), text(d.Language), d.Text, sum, w.source.id, made)
		w.counts.Added++
	}
	if err != nil {
		return Failed, err
	}
	if w.source.reread {
		if _, err := w.q.seen.exec(id); err != nil {
			return Failed, err
		}
	}
	for _, note := range a.Notes {
		if _, err := w.q.addNote.exec(id, note); err != nil {
			return Failed, err
		}
	}
	if !slices.Contains(w.unindexed, id) {
		w.unindexed = append(w.unindexed, id)
	}
	original, err := w.link(id, a.Signature.publishedOn(d.Published))
	if err != nil {
		return Failed, err
	}
	m := ids{entities: map[int]int64{}, projects: map[int]int64{}, quantities: map[int]int64{}}
	if err := w.putEntities(id, a.Result, m); err != nil {
		return Failed, err
	}
	if err := w.putProjects(id, original, a.Result, m); err != nil {
		return Failed, err
	}
	if err := w.putMentions(id, a.Result, m); err != nil {
		return Failed, err
	}
	if err := w.putAmounts(id, a.Result, m); err != nil {
		return Failed, err
	}
	if err := w.putAgreements(id, a.Result, m); err != nil {
		return Failed, err
	}
	return outcome, w.putRest(id, a.Result, m)
}

// articleDigest is a number for an article as read and the settings under which
// its records were made.
func articleDigest(sha256 string, settings int64) int64 {
	return digest(sha256, formatInt(settings))
}

func (w *Writer) putEntities(doc int64, r record.Result, m ids) error {
	mentioned := map[int][]string{}
	for _, n := range r.Mentions {
		mentioned[n.EntityID] = append(mentioned[n.EntityID], n.Text)
	}
	// Two entities of an article can be one by the store's key.
	joined := map[int64]record.Entity{}
	forms := map[int64][]string{}
	var order []int64
	for _, e := range r.Entities {
		if e.Kind == "" || e.Name == "" {
			return fmt.Errorf("entity %d has no kind or no name", e.ID)
		}
		before := len(w.created)
		id, err := w.entityID(e, r.Document.URI)
		if err != nil {
			return err
		}
		w.counts.Entities += int64(len(w.created) - before)
		m.entities[e.ID] = id
		forms[id] = append(forms[id], mentioned[e.ID]...)
		if other, ok := joined[id]; ok {
			e = joinEntities(other, e)
		} else {
			order = append(order, id)
		}
		joined[id] = e
	}
	for _, id := range order {
		x := extraOf(joined[id], forms[id])
		if !x.empty() {
			if _, err := w.q.addExtra.exec(doc, id, text(x.name), text(x.country), encodeForms(x.forms)); err != nil {
				return err
			}
		}
		c := contributionOf(id, 1, forms[id], x)
		c.subkind = joined[id].Subkind
		w.part = append(w.part, c)
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

// wordID finds or makes the number of a word; "" is NULL.
func (w *Writer) wordID(word string) (any, error) {
	if word == "" {
		return nil, nil
	}
	if id, ok := w.words[word]; ok {
		return id, nil
	}
	id, ok, err := w.q.findWord.integer(word)
	if err != nil {
		return nil, err
	}
	if !ok {
		if id, err = w.q.addWord.exec(word); err != nil {
			return nil, err
		}
	}
	if len(w.words) >= maxWords {
		clear(w.words)
	}
	w.words[word] = id
	return id, nil
}

// maxWords bounds the words kept in memory.
const maxWords = 20_000

func (w *Writer) putMentions(doc int64, r record.Result, m ids) error {
	for i, n := range r.Mentions {
		entity, err := m.one(m.entities, "entity", n.EntityID)
		if err != nil {
			return err
		}
		rule, err := w.wordID(n.Rule)
		if err != nil {
			return err
		}
		if _, err := w.q.addMention.exec(doc, i+1, n.Start, n.End-n.Start, reference(entity), rule); err != nil {
			return err
		}
	}
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
		_, err = w.q.addDate.exec(doc, i+1, t.Start, t.End-t.Start, kind, text(t.Value), first, last, rule)
		if err != nil {
			return err
		}
	}
	w.counts.Mentions += int64(len(r.Mentions))
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

func (w *Writer) putAmounts(doc int64, r record.Result, m ids) error {
	for _, q := range r.Quantities {
		var words [6]any
		for i, word := range []string{q.Unit, q.UnitText, q.Per, q.Dimension, q.Qualifier, q.Rule} {
			var err error
			if words[i], err = w.wordID(word); err != nil {
				return err
			}
		}
		id, err := w.q.addQuantity.exec(doc, q.Start, q.End-q.Start, q.Value, amount(q.ValueMax), words[0], words[1], words[2], words[3],
			words[4], words[5])
		if err != nil {
			return err
		}
		m.quantities[q.ID] = id
	}
	for _, c := range r.Capacities {
		quantity, err := m.one(m.quantities, "quantity", c.QuantityID)
		if err != nil {
			return err
		}
		project, err := m.one(m.projects, "project", c.ProjectID)
		if err != nil {
			return err
		}
		_, err = w.q.addCapacity.exec(reference(quantity), doc, c.Start, c.End, c.Text, amount(c.MW), amount(c.MWMax), amount(c.MWh),
			text(c.Rating), text(c.Qualifier), text(c.Technology), text(c.Scope), reference(project), text(c.Place), text(c.Country),
			text(c.Status), c.Rule)
		if err != nil {
			return err
		}
	}
	w.counts.Quantities += int64(len(r.Quantities))
	w.counts.Capacities += int64(len(r.Capacities))
	return nil
}

func (w *Writer) putAgreements(doc int64, r record.Result, m ids) error {
	for _, a := range r.Agreements {
		project, err := m.one(m.projects, "project", a.ProjectID)
		if err != nil {
			return err
		}
		from, to := a.SentenceStart, a.SentenceEnd
		if to == 0 {
			from, to = a.Start, a.End
		}
		var count any
		if a.Count != 0 {
			count = a.Count
		}
		id, err := w.q.addAgreement.exec(doc, a.Start, a.End, a.Text, a.Type, text(a.Status), a.Binding, text(a.Date), text(a.DateText),
			text(a.Event), text(a.Place), text(a.Country), text(a.Subject), reference(project), amount(a.MW), amount(a.MWh),
			text(a.Technology), amount(a.Value), text(a.Currency), text(a.Term), count, a.Rule, from, to)
		if err != nil {
			return err
		}
		for _, p := range a.Parties {
			entity, err := m.one(m.entities, "entity", p.EntityID)
			if err != nil {
				return err
			}
			if _, err := w.q.addParty.exec(id, reference(entity), p.Name, p.Role); err != nil {
				return err
			}
		}
	}
	w.counts.Agreements += int64(len(r.Agreements))
	return nil
}

func (w *Writer) putRest(doc int64, r record.Result, m ids) error {
	for _, s := range r.Milestones {
		project, err := m.one(m.projects, "project", s.ProjectID)
		if err != nil {
			return err
		}
		_, err = w.q.addMilestone.exec(doc, s.Start, s.End, s.Text, s.Type, reference(project), amount(s.MW), text(s.Country), text(s.Date),
			s.Planned, s.Rule)
		if err != nil {
			return err
		}
	}
	for i, f := range r.Affiliations {
		person, err := m.one(m.entities, "entity", f.PersonID)
		if err != nil {
			return err
		}
		organization, err := m.one(m.entities, "entity", f.OrganizationID)
		if err != nil {
			return err
		}
		rule, err := w.wordID(f.Rule)
		if err != nil {
			return err
		}
		_, err = w.q.addAffiliation.exec(doc, i+1, f.Start, f.End-f.Start, reference(person), reference(organization), text(f.Title), rule)
		if err != nil {
			return err
		}
	}
	for i, q := range r.Quotes {
		speaker, err := m.one(m.entities, "entity", q.SpeakerID)
		if err != nil {
			return err
		}
		rule, err := w.wordID(q.Rule)
		if err != nil {
			return err
		}
		if _, err := w.q.addQuote.exec(doc, i+1, q.Start, q.End-q.Start, reference(speaker), text(q.Verb), q.Direct, rule); err != nil {
			return err
		}
	}
	w.counts.Milestones += int64(len(r.Milestones))
	w.counts.Affiliations += int64(len(r.Affiliations))
	w.counts.Quotes += int64(len(r.Quotes))
	return nil
}
