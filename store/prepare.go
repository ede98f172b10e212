package store

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"wattwire/extract/record"
)

// prepared is what follows from an article alone, without the database.
type prepared struct {
	fault     error // what keeps it from being written
	ids       ids   // of its records, none known yet
	sum       string
	digest    int64
	signature *signature
	entities  []told
	plants    []plantKey // of its projects, in their order
}

// told is what an article says of an entity, under all ids that it has there.
type told struct {
	identity int64
	ids      []int
	entity   record.Entity
	extra    extra
	said     *contribution // its entity is not known yet
}

// Prepare does for Put what needs no database. It may run on any number of
// goroutines beside the one that writes; Put does it for an article that comes
// without.
func (w *Writer) Prepare(a *Article) {
	p := &prepared{ids: newIDs()}
	a.prepared = p
	if p.fault = p.ids.check(a.Result); p.fault != nil {
		return
	}
	sum := sha256.Sum256([]byte(a.Document.Text))
	p.sum = hex.EncodeToString(sum[:])
	p.digest = articleDigest(a.SHA256, a.Settings)
	p.signature = sign(a.Document.Text).publishedOn(a.Document.Published)
	p.entities = w.names.told(a.Result)
	for _, x := range a.Projects {
		var plant record.Entity
		if i := slices.IndexFunc(a.Entities, func(e record.Entity) bool { return e.ID == x.EntityID }); i >= 0 {
			plant = a.Entities[i]
		}
		p.plants = append(p.plants, w.names.plantKey(x, plant))
	}
}

// told joins the entities of an article that are one by the store's key, in
// the order of their first.
func (n *namer) told(r record.Result) []told {
	forms := make(map[int][]string, len(r.Entities))
	for _, m := range r.Mentions {
		forms[m.EntityID] = append(forms[m.EntityID], m.Text)
	}
	all := make([]told, 0, len(r.Entities))
	at := make(map[int64]int, len(r.Entities))
	for _, e := range r.Entities {
		identity := digest(e.Kind, n.entityKey(e, r.Document.URI))
		i, known := at[identity]
		if !known {
			at[identity] = len(all)
			all = append(all, told{identity: identity, ids: []int{e.ID}, entity: e})
			continue
		}
		all[i].entity = joinEntities(all[i].entity, e)
		all[i].ids = append(all[i].ids, e.ID)
	}
	for i := range all {
		t := &all[i]
		mentioned := forms[t.ids[0]]
		for _, id := range t.ids[1:] {
			mentioned = append(mentioned, forms[id]...)
		}
		t.extra = extraOf(t.entity, mentioned)
		t.said = contributionOf(0, 1, mentioned, t.extra)
		t.said.subkind = t.entity.Subkind
	}
	return all
}
