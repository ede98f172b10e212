package store

import (
	"fmt"
	"io/fs"

	"wattwire/extract/lexicon"
)

// listed is an organization of the program's list.
type listed struct{ name, country string }

// listedOrganizations are those of the list, by every form of their names,
// folded and without its legal form; a form that several have is left out. An
// article that has only "Tencent Holdings Ltd" means what others call Tencent,
// though the list has no such form.
func (n *namer) listedOrganizations() map[string]listed {
	file, err := fs.ReadFile(lexicon.Data(), "organizations.tsv")
	if err != nil {
		panic(fmt.Sprintf("the embedded list of organizations: %v", err))
	}
	found := map[string]listed{}
	eachRow(string(file), func(cell func(column string) string) {
		if cell("caution") != "" {
			return
		}
		l := listed{cell("name"), cell("country")}
		for _, form := range append(split(cell("aliases")), l.name) {
			key := n.withoutLegalForm(fold(form))
			if other, ok := found[key]; ok && other != l {
				found[key] = listed{}
				continue
			}
			found[key] = l
		}
	})
	return found
}

// known is the name by which the list has an organization of the folded name
// key, of the country if the article tells one.
func (n *namer) known(key, country string) (string, bool) {
	l, ok := n.listed[key]
	if !ok || l.name == "" || country != "" && l.country != "" && country != l.country {
		return "", false
	}
	return l.name, true
}
