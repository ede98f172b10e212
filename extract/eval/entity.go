package eval

import (
	"strings"

	"wattwire/extract/record"
)

// entityKinds are those that are scored; a programme in the gold takes what
// was found under its name out of the count.
var entityKinds = []string{record.Organization, record.Person, record.Place, record.ProjectKind, record.Event}

type foundEntity struct {
	kind, name string
	forms      []string
}

// named are the entities in the order of their first mentions, with the forms
// in which they are mentioned.
func (v *view) named() []foundEntity {
	at := map[int]int{}
	var out []foundEntity
	for _, m := range v.Mentions {
		i, ok := at[m.EntityID]
		if !ok {
			i = len(out)
			at[m.EntityID] = i
			out = append(out, foundEntity{kind: m.Kind, name: v.entityNames[m.EntityID]})
		}
		for _, f := range variants(m.Text) {
			if shared(out[i].forms, []string{f}) == 0 {
				out[i].forms = append(out[i].forms, f)
			}
		}
	}
	return out
}

func (t *tally) entities(doc string, gold []goldEntity, in *view) {
	type wanted struct {
		goldEntity
		forms []string
	}
	found := in.named()
	var free [][]string // another kind, or optional: no false alarm
	for _, g := range gold {
		scored := false
		for _, k := range entityKinds {
			scored = scored || k == g.Kind
		}
		if g.Optional || !scored {
			free = append(free, variants(append([]string{g.Name}, g.Forms...)...))
		}
	}
	for _, kind := range entityKinds {
		var want []wanted
		for _, g := range gold {
			if g.Kind == kind && !g.Optional {
				want = append(want, wanted{g, variants(append([]string{g.Name}, g.Forms...)...)})
			}
		}
		var got []foundEntity
	entities:
		for _, e := range found {
			if e.kind != kind {
				continue
			}
			for _, f := range free {
				if shared(e.forms, f) > 0 {
					continue entities
				}
			}
			got = append(got, e)
		}
		pairs := pair(want, got, func(g *wanted, p *foundEntity) int { return shared(g.forms, p.forms) })
		count(t, doc, kind, want, got, pairs,
			of[wanted]{nil, func(g *wanted) string { return g.Name }, func(g *wanted) string { return g.Name }},
			of[foundEntity]{nil, func(p *foundEntity) string {
				if !strings.EqualFold(compared(p.name), p.forms[0]) {
					return p.name + " (" + strings.Join(p.forms, ", ") + ")"
				}
				return p.name
			}, func(p *foundEntity) string { return p.name }})
	}
}

type foundAffiliation struct {
	person, organization string // as named
	who, where           string // as compared
}

func (t *tally) affiliations(doc string, gold []goldAffiliation, in *view, names canon) {
	var found []foundAffiliation
	seen := map[[2]string]bool{}
	for _, a := range in.Affiliations {
		person, ok := in.entityNames[a.PersonID]
		if !ok {
			continue
		}
		f := foundAffiliation{person: person, organization: in.entityNames[a.OrganizationID], who: names.of(person)}
		if f.organization != "" {
			f.where = names.of(f.organization)
		}
		if k := [2]string{f.who, f.where}; !seen[k] {
			seen[k] = true
			found = append(found, f)
		}
	}
	same := func(g *goldAffiliation, p *foundAffiliation) int {
		if names.of(g.Person) == p.who && (g.Organization == "" || names.of(g.Organization) == p.where) {
			return 1
		}
		return 0
	}
	free := map[string]bool{}
	var required []goldAffiliation
	for _, g := range gold {
		if g.Optional {
			free[names.of(g.Person)] = true
		} else {
			required = append(required, g)
		}
	}
	hit := map[int]bool{}
	for _, x := range pair(required, found, same) {
		hit[x.found] = true
	}
	var keep []foundAffiliation
	for i, p := range found {
		if hit[i] || !free[p.who] {
			keep = append(keep, p)
		}
	}
	showGold := func(g *goldAffiliation) string { return g.Person + " / " + shown(g.Organization) }
	showFound := func(p *foundAffiliation) string { return p.person + " / " + shown(p.organization) }
	count(t, doc, "affiliations", required, keep, pair(required, keep, same),
		of[goldAffiliation]{nil, showGold, showGold}, of[foundAffiliation]{nil, showFound, showFound})
}
