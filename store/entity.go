package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"wattwire/extract/record"
)

// entityID finds or makes the entity.
func (w *Writer) entityID(t told) (int64, error) {
	if id, ok := w.entities[t.identity]; ok {
		return id, nil
	}
	var id int64
	var ok bool
	var err error
	if w.seen.may(t.identity) {
		if id, ok, err = w.q.findEntity.integer(t.identity); err != nil {
			return 0, err
		}
	}
	if !ok {
		if id, err = w.newEntity(t.entity, t.identity); err != nil {
			return 0, err
		}
	}
	w.entities[t.identity] = id
	return id, nil
}

// newEntity makes an entity, which comes into the database at the end of the
// batch.
func (w *Writer) newEntity(e record.Entity, identity int64) (int64, error) {
	if w.lastEntity < 0 {
		last, _, err := w.q.lastEntity.integer()
		if err != nil {
			return 0, err
		}
		w.lastEntity = last
	}
	w.lastEntity++
	n := &entity{id: w.lastEntity, kind: e.Kind, name: strings.Clone(e.Name), identity: identity, isNew: true}
	if e.Kind == record.Place {
		n.country, n.subkind = e.Country, e.Subkind
	}
	w.loaded[n.id] = n
	w.seen.add(identity)
	w.counts.Entities++
	return n.id, nil
}

// digest is a number for a key: 63 bits of its SHA-256, in which two of a
// billion entities meet with a chance of one in twenty.
func digest(parts ...string) int64 {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1)
}

// What of the entities is kept in memory.
const (
	maxIdentities = 100_000
	maxEntities   = 20_000
)

// entity is what the database holds of one.
type entity struct {
	id                           int64
	kind, name, country, subkind string
	documents                    int64
	identity                     int64
	forms                        map[string]formCount // nil where name is the only form there ever was
	countries                    map[string]int64
	isNew                        bool // not in the database yet
}

type formCount struct{ documents, fullest int64 }

// loadEntity gives the entity from memory or from the database.
func (w *Writer) loadEntity(id int64) (*entity, error) {
	if e, ok := w.loaded[id]; ok {
		return e, nil
	}
	if e, ok := w.loadedBefore[id]; ok {
		w.loaded[id] = e
		return e, nil
	}
	e := &entity{id: id}
	err := w.q.entity.each(func(row []driverValue) error {
		e.kind, e.name, e.country, e.subkind = asString(row[0]), asString(row[1]), asString(row[2]), asString(row[3])
		e.documents, e.identity = asInt(row[4]), asInt(row[5])
		return nil
	}, id)
	if err != nil || e.documents == 0 { // nothing else is known of a new one
		return e, err
	}
	err = w.q.formsOf.each(func(row []driverValue) error {
		if e.forms == nil {
			e.forms = map[string]formCount{}
		}
		e.forms[asString(row[0])] = formCount{asInt(row[1]), asInt(row[2])}
		return nil
	}, id)
	if err != nil {
		return nil, err
	}
	err = w.q.countriesOf.each(func(row []driverValue) error {
		e.count(asString(row[0]), asInt(row[1]))
		return nil
	}, id)
	return e, err
}

// count adds articles that give the entity the country.
func (e *entity) count(country string, articles int64) {
	if e.countries == nil {
		e.countries = map[string]int64{}
	}
	if e.countries[country] += articles; e.countries[country] <= 0 {
		delete(e.countries, country)
	}
}

// flushEntities brings the entities up to what the articles of the batch say
// of them, in the order of their ids.
func (w *Writer) flushEntities() error {
	slices.SortStableFunc(w.said, func(a, b *contribution) int { return cmp.Compare(a.entity, b.entity) })
	for from := 0; from < len(w.said); {
		to := from
		for to < len(w.said) && w.said[to].entity == w.said[from].entity {
			to++
		}
		if err := w.updateEntity(w.said[from].entity, w.said[from:to]); err != nil {
			return err
		}
		from = to
	}
	clear(w.said)
	w.said = w.said[:0]
	if len(w.loaded) > maxEntities/2 {
		w.loaded, w.loadedBefore = map[int64]*entity{}, w.loaded
	}
	if len(w.entities) > maxIdentities {
		clear(w.entities)
	}
	return w.q.flush()
}

// updateEntity adds the contributions to the counts, derives name, aliases,
// country and subkind from them and writes what has changed. An entity that no
// article names any more is removed.
func (w *Writer) updateEntity(id int64, said []*contribution) error {
	e, err := w.loadEntity(id)
	if err != nil {
		return err
	}
	before := *e
	before.countries = maps.Clone(e.countries)
	before.forms = maps.Clone(e.forms)
	e.add(said)
	if e.documents <= 0 {
		return w.removeEntity(e)
	}
	e.derive()
	w.loaded[id] = e
	if e.isNew {
		e.isNew = false
		if err := w.q.entities.add(id, e.kind, e.name, text(e.country), text(e.subkind), e.documents, e.identity); err != nil {
			return err
		}
	} else if e.name != before.name || e.country != before.country || e.subkind != before.subkind || e.documents != before.documents {
		if err := w.q.setEntity.exec(e.name, text(e.country), text(e.subkind), e.documents, id); err != nil {
			return err
		}
	}
	if err := w.writeForms(&before, e); err != nil {
		return err
	}
	return w.writeCountries(&before, e)
}

func (w *Writer) removeEntity(e *entity) error {
	delete(w.loaded, e.id)
	delete(w.loadedBefore, e.id)
	delete(w.entities, e.identity)
	w.lastEntity = -1
	if e.isNew {
		return nil
	}
	for _, s := range w.q.dropEntity {
		if err := s.exec(e.id); err != nil {
			return err
		}
	}
	return nil
}

// add counts the contributions.
func (e *entity) add(said []*contribution) {
	for _, c := range said {
		alone := len(c.forms) == 1 && c.fullest == e.name
		if e.forms == nil && !(alone || e.documents == 0 && len(c.forms) == 1) {
			e.forms = map[string]formCount{}
			if e.documents > 0 {
				e.forms[e.name] = formCount{e.documents, e.documents}
			}
		}
		if e.forms == nil {
			e.name = c.fullest
		} else {
			for _, f := range c.forms {
				n := e.forms[f]
				n.documents += c.sign
				if f == c.fullest {
					n.fullest += c.sign
				}
				if n.documents <= 0 {
					delete(e.forms, f)
				} else {
					e.forms[f] = n
				}
			}
		}
		e.documents += c.sign
		if c.country != "" {
			e.count(c.country, c.sign)
		}
		// Subkinds follow from the name all but always; where two are told,
		// the last in byte order stays.
		e.subkind = max(e.subkind, c.subkind)
	}
	if len(e.forms) == 1 {
		for f, n := range e.forms {
			if n.documents == e.documents && n.fullest == e.documents {
				e.name, e.forms = f, nil
			}
		}
	}
}

// derive computes what follows from the counts.
func (e *entity) derive() {
	if e.forms != nil {
		v := votes{}
		for f, n := range e.forms {
			if n.fullest > 0 {
				v[f] = int(n.fullest)
			}
		}
		e.name = v.fullest()
	}
	if e.kind == record.Place { // its country is part of what it is
		return
	}
	// The country most articles give, the first in byte order among equals.
	e.country = ""
	for c, n := range e.countries {
		if most := e.countries[e.country]; n > most || n == most && c < e.country {
			e.country = c
		}
	}
}

// writeForms writes the counts and aliases that have changed.
func (w *Writer) writeForms(before, after *entity) error {
	for _, f := range sortedKeys(before.forms, after.forms) {
		was, old := before.forms[f]
		is, now := after.forms[f]
		var err error
		switch {
		case !now:
			err = w.q.dropForm.exec(after.id, f)
		case !old || was != is:
			err = w.q.forms.add(after.id, f, is.documents, is.fullest)
		}
		if err != nil {
			return err
		}
		wasAlias, isAlias := old && f != before.name, now && f != after.name
		switch {
		case wasAlias && !isAlias:
			err = w.q.dropAlias.exec(after.id, f)
		case isAlias && !wasAlias:
			err = w.q.aliases.add(after.id, f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeCountries writes the counts that have changed.
func (w *Writer) writeCountries(before, after *entity) error {
	for _, c := range sortedKeys(before.countries, after.countries) {
		was, is := before.countries[c], after.countries[c]
		var err error
		switch {
		case is == 0:
			err = w.q.dropCountry.exec(after.id, c)
		case was != is:
			err = w.q.countries.add(after.id, c, is)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sortedKeys[V any](a, b map[string]V) []string {
	keys := slices.Collect(maps.Keys(a))
	for k := range b {
		if _, ok := a[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}
