package store

import "slices"

// takeBack removes the records of a document that is about to be replaced or
// removed, and what they said of entities, projects and reprints.
func (w *Writer) takeBack(doc int64) error {
	if err := w.q.flush(); err != nil {
		return err
	}
	w.lastQuantity = -1
	w.index.setPlain()
	extras, err := w.storedExtras(doc)
	if err != nil {
		return err
	}
	forms := map[int64][]string{}
	var order []int64
	err = w.q.mentionedIn.each(func(row []driverValue) error {
		id := asInt(row[0])
		if len(forms[id]) == 0 {
			order = append(order, id)
		}
		forms[id] = append(forms[id], asString(row[1]))
		return nil
	}, doc)
	if err != nil {
		return err
	}
	for id := range extras {
		if len(forms[id]) == 0 {
			order = append(order, id)
		}
	}
	slices.Sort(order)
	for _, id := range order {
		w.said = append(w.said, contributionOf(id, -1, forms[id], extras[id]))
	}
	reports, err := w.reportsOf(doc)
	if err != nil {
		return err
	}
	if err := w.unlink(doc); err != nil {
		return err
	}
	for _, s := range w.q.clear {
		if err := s.exec(doc); err != nil {
			return err
		}
	}
	for _, r := range reports {
		w.projects[r.project] = true
		if err := w.resolve(r.key); err != nil {
			return err
		}
	}
	return nil
}

// remove takes a document away with all its records.
func (w *Writer) remove(doc int64) error {
	if err := w.takeBack(doc); err != nil {
		return err
	}
	w.index.drop(doc)
	return w.q.dropDocument.exec(doc)
}
