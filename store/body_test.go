package store

import (
	"testing"

	"wattwire/extract/record"
)

func TestEntityKeyOfBodies(t *testing.T) {
	org := func(name, canonical, country, subkind string) record.Entity {
		return record.Entity{Kind: record.Organization, Name: name, Canonical: canonical, Country: country, Subkind: subkind}
	}
	n := newNamer()
	for _, c := range []struct {
		name string
		a, b record.Entity
		same bool
	}{
		{"two countries", org("Ministry of Energy", "", "KAZ", "ministry"), org("Ministry of Energy", "", "AZE", "ministry"), false},
		{"one country", org("Energy Ministry", "", "KAZ", ""), org("Ministry of Energy of the Republic of Kazakhstan", "", "KAZ", "ministry"), true},
		{"the name tells the country", org("Russian Energy Ministry", "", "TKM", ""), org("Ministry of Energy", "", "RUS", ""), true},
		{"listed for another country", org("Department of Energy", "U.S. Department of Energy", "PHL", "ministry"),
			org("DOE", "U.S. Department of Energy", "USA", "ministry"), false},
		{"listed by its initials", org("DOE", "U.S. Department of Energy", "USA", ""), org("Department of Energy", "U.S. Department of Energy", "USA", ""), true},
		{"central banks", org("Central Bank", "", "IRN", "bank"), org("Central Bank", "", "KEN", "bank"), false},
		{"central bank with its country", org("Central Bank of Kenya", "", "", "bank"), org("Central Bank", "", "KEN", "bank"), true},
		{"parliaments", org("Parliament", "", "HUN", ""), org("Parliament", "", "GEO", ""), false},
		{"banks named for a country", org("Bank of America", "", "USA", "bank"), org("U.S. Bank", "", "USA", "bank"), false},
		{"nobody tells the country", org("Ministry of Energy", "", "", ""), org("Ministry of Energy", "", "", ""), false},
		{"parts of a country", org("Scottish Government", "", "GBR", ""), org("Government of the United Kingdom", "", "GBR", ""), false},
		{"no state's", org("Nuclear Energy Agency", "", "", "intergovernmental"), org("Nuclear Energy Agency", "", "", "intergovernmental"), true},
		{"listed, with another legal form", org("Tencent Holdings Ltd", "", "", "company"), org("Tencent", "", "CHN", "company"), true},
		{"listed in another country", org("Tencent Holdings Ltd", "", "KEN", "company"), org("Tencent", "", "CHN", "company"), false},
		{"companies", org("Masdar", "", "ARE", "company"), org("Masdar PJSC", "", "", "company"), true},
	} {
		if same := n.entityKey(c.a, "a.txt") == n.entityKey(c.b, "b.txt"); same != c.same {
			t.Errorf("%s: %q and %q", c.name, n.entityKey(c.a, "a.txt"), n.entityKey(c.b, "b.txt"))
		}
	}
}

func TestKeyOfNamedPlants(t *testing.T) {
	plant := func(name, canonical string) record.Entity {
		return record.Entity{ID: 1, Kind: record.ProjectKind, Name: name, Canonical: canonical}
	}
	n := newNamer()
	key := func(e record.Entity) string { return n.plantKey(record.Project{Name: e.Name, EntityID: 1}, e).of(1) }
	for _, c := range []struct {
		a, b record.Entity
		same bool
	}{
		{plant("Shelek Wind Farm", ""), plant("Shelek wind power plant", ""), true},
		{plant("Shelek Wind Farm", ""), plant("Shelek solar farm", ""), false},
		{plant("Solvik C nuclear power station", "Solvik C"), plant("Solvik C", ""), true},
		{plant("Unit 3", ""), plant("Unit 4", ""), false},
	} {
		if same := key(c.a) == key(c.b); same != c.same {
			t.Errorf("%q and %q: %q and %q", c.a.Name, c.b.Name, key(c.a), key(c.b))
		}
	}
}
