package store

import (
	"database/sql/driver"
	"encoding/json"
	"sort"
	"strings"
	"unicode/utf8"

	"wattwire/extract/record"
)

// contribution is what one article says of an entity.
type contribution struct {
	fullest string   // the fullest form
	forms   []string // all forms, the fullest among them, sorted
	country string
	subkind string
}

// tally gathers contributions between two commits, so that an entity named in
// every article of a batch is written once.
type tally struct {
	forms map[entityForm]formCount
	votes map[entityVote]int64
	dirty map[int64]bool // entities to be computed anew
}

type entityForm struct {
	entity int64
	form   string
}

type formCount struct{ documents, fullest int64 }

type entityVote struct {
	entity           int64
	attribute, value string
}

func newTally() *tally {
	return &tally{forms: map[entityForm]formCount{}, votes: map[entityVote]int64{}, dirty: map[int64]bool{}}
}

// add counts a contribution n times; n is -1 for an article that goes.
func (t *tally) add(entity int64, c contribution, n int64) {
	t.dirty[entity] = true
	for _, f := range c.forms {
		k := entityForm{entity, f}
		v := t.forms[k]
		v.documents += n
		if f == c.fullest {
			v.fullest += n
		}
		t.forms[k] = v
	}
	if c.country != "" {
		t.votes[entityVote{entity, "country", c.country}] += n
	}
	if c.subkind != "" {
		t.votes[entityVote{entity, "subkind", c.subkind}] += n
	}
}

// merge adds the counts of u to t.
func (t *tally) merge(u *tally) {
	for k, v := range u.forms {
		w := t.forms[k]
		w.documents += v.documents
		w.fullest += v.fullest
		t.forms[k] = w
	}
	for k, v := range u.votes {
		t.votes[k] += v
	}
	for id := range u.dirty {
		t.dirty[id] = true
	}
}

// contributionOf joins the forms the article mentions with what it says beyond
// them.
func contributionOf(mentioned []string, e extra) contribution {
	c := contribution{fullest: e.name, country: e.country, subkind: e.subkind}
	if c.fullest == "" {
		c.fullest = longest(mentioned)
	}
	seen := map[string]bool{c.fullest: true}
	c.forms = append(c.forms, c.fullest)
	for _, list := range [][]string{mentioned, e.forms} {
		for _, f := range list {
			if !seen[f] {
				seen[f] = true
				c.forms = append(c.forms, f)
			}
		}
	}
	sort.Strings(c.forms)
	return c
}

// extra is what an article says of an entity beyond its mentions: a row of
// document_entities.
type extra struct {
	name, country, subkind string
	forms                  []string
}

func (e extra) empty() bool {
	return e.name == "" && e.country == "" && e.subkind == "" && len(e.forms) == 0
}

// extraOf leaves of e what its mentions do not tell by themselves.
func extraOf(e record.Entity, mentioned []string) extra {
	x := extra{country: e.Country, subkind: e.Subkind}
	if e.Name != longest(mentioned) {
		x.name = e.Name
	}
	if e.Kind == record.Place { // the key has it
		x.country = ""
	}
	seen := map[string]bool{e.Name: true}
	for _, f := range mentioned {
		seen[f] = true
	}
	for _, f := range e.Aliases {
		if !seen[f] {
			seen[f] = true
			x.forms = append(x.forms, f)
		}
	}
	sort.Strings(x.forms)
	return x
}

// longest is the form with the most letters, the first in byte order among
// equals, "" of none.
func longest(forms []string) string {
	best := ""
	for _, f := range forms {
		if best == "" || fuller(f, best) {
			best = f
		}
	}
	return best
}

func fuller(a, b string) bool {
	if la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b); la != lb {
		return la > lb
	}
	return a < b
}

// entityID finds or makes the entity.
func (w *Writer) entityID(e record.Entity) (int64, error) {
	key := entityName{e.Kind, w.names.entityKey(e)}
	if id, ok := w.entities[key]; ok {
		return id, nil
	}
	id, ok, err := w.q.findEntity.integer(key.kind, key.key)
	if err != nil {
		return 0, err
	}
	if !ok {
		var country any
		if e.Kind == record.Place {
			country = text(e.Country)
		}
		if id, err = w.q.addEntity.exec(key.kind, e.Name, country, key.key); err != nil {
			return 0, err
		}
		w.created = append(w.created, key)
	}
	if len(w.entities) >= maxEntities {
		clear(w.entities)
	}
	w.entities[key] = id
	return id, nil
}

// entityName is what identifies an entity.
type entityName struct{ kind, key string }

// maxEntities bounds the identifiers kept in memory.
const maxEntities = 200_000

// flushEntities writes the tally and computes the entities it touched anew, in
// the order of their ids.
func (w *Writer) flushEntities() error {
	forms := make([]entityForm, 0, len(w.tally.forms))
	for k := range w.tally.forms {
		forms = append(forms, k)
	}
	sort.Slice(forms, func(i, j int) bool {
		if forms[i].entity != forms[j].entity {
			return forms[i].entity < forms[j].entity
		}
		return forms[i].form < forms[j].form
	})
	for _, k := range forms {
		v := w.tally.forms[k]
		if _, err := w.q.countForm.exec(k.entity, k.form, v.documents, v.fullest); err != nil {
			return err
		}
	}
	votes := make([]entityVote, 0, len(w.tally.votes))
	for k := range w.tally.votes {
		votes = append(votes, k)
	}
	sort.Slice(votes, func(i, j int) bool {
		a, b := votes[i], votes[j]
		if a.entity != b.entity {
			return a.entity < b.entity
		}
		return a.attribute+a.value < b.attribute+b.value
	})
	for _, k := range votes {
		if _, err := w.q.countVote.exec(k.entity, k.attribute, k.value, w.tally.votes[k]); err != nil {
			return err
		}
	}
	ids := make([]int64, 0, len(w.tally.dirty))
	for id := range w.tally.dirty {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	for _, id := range ids {
		if err := w.recomputeEntity(id); err != nil {
			return err
		}
	}
	w.tally = newTally()
	return nil
}

// recomputeEntity derives name, aliases, country and subkind from the counts,
// and removes an entity that no article names any more.
func (w *Writer) recomputeEntity(id int64) error {
	if w.shrunk { // counts can only have come to nothing where an article went
		if _, err := w.q.dropForms.exec(id); err != nil {
			return err
		}
		if _, err := w.q.dropVotes.exec(id); err != nil {
			return err
		}
	}
	var name string
	var bestDocs int64
	var forms []string
	err := w.q.formsOf.each(func(row []driver.Value) error {
		form, full := asString(row[0]), asInt(row[1])
		forms = append(forms, form)
		if full == 0 {
			return nil
		}
		// The fullest form; of equally long ones that of most articles, so
		// that a headline in capitals does not win.
		la, lb := utf8.RuneCountInString(form), utf8.RuneCountInString(name)
		if name == "" || la > lb || la == lb && (full > bestDocs || full == bestDocs && form < name) {
			name, bestDocs = form, full
		}
		return nil
	}, id)
	if err != nil {
		return err
	}
	if len(forms) == 0 {
		return w.removeEntity(id)
	}
	country, err := w.winner(id, "country")
	if err != nil {
		return err
	}
	subkind, err := w.winner(id, "subkind")
	if err != nil {
		return err
	}
	if _, err := w.q.setEntity.exec(name, text(country), text(subkind), id); err != nil {
		return err
	}
	var aliases []string
	err = w.q.aliasesOf.each(func(row []driver.Value) error {
		aliases = append(aliases, asString(row[0]))
		return nil
	}, id)
	if err != nil {
		return err
	}
	// Both lists are in byte order.
	want := forms[:0]
	for _, f := range forms {
		if f != name {
			want = append(want, f)
		}
	}
	for len(want) > 0 || len(aliases) > 0 {
		switch {
		case len(aliases) == 0 || len(want) > 0 && want[0] < aliases[0]:
			if _, err := w.q.addAlias.exec(id, want[0]); err != nil {
				return err
			}
			want = want[1:]
		case len(want) == 0 || aliases[0] < want[0]:
			if _, err := w.q.dropAlias.exec(id, aliases[0]); err != nil {
				return err
			}
			aliases = aliases[1:]
		default:
			want, aliases = want[1:], aliases[1:]
		}
	}
	return nil
}

// winner is the value most articles give, the first in byte order among
// equals.
func (w *Writer) winner(id int64, attribute string) (string, error) {
	var best string
	var most int64
	err := w.q.votesOf.each(func(row []driver.Value) error {
		if n := asInt(row[1]); n > most {
			best, most = asString(row[0]), n
		}
		return nil
	}, id, attribute)
	return best, err
}

func (w *Writer) removeEntity(id int64) error {
	var key entityName
	err := w.q.keyOf.each(func(row []driver.Value) error {
		key = entityName{asString(row[0]), asString(row[1])}
		return nil
	}, id)
	if err != nil {
		return err
	}
	delete(w.entities, key)
	_, err = w.q.dropEntity.exec(id)
	return err
}

// storedExtras reads back what a document says beyond its mentions.
func (w *Writer) storedExtras(document int64) (map[int64]extra, error) {
	extras := map[int64]extra{}
	err := w.q.extrasOf.each(func(row []driver.Value) error {
		x := extra{name: asString(row[1]), country: asString(row[2]), subkind: asString(row[3])}
		if s := asString(row[4]); s != "" {
			if err := json.Unmarshal([]byte(s), &x.forms); err != nil {
				return err
			}
		}
		extras[asInt(row[0])] = x
		return nil
	}, document)
	return extras, err
}

func encodeForms(forms []string) any {
	if len(forms) == 0 {
		return nil
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(forms) // strings always encode
	return strings.TrimSpace(b.String())
}
