package extract

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"

	"wattwire/extract/record"
)

// tolerance is the part by which an amount may differ from an example's.
const tolerance = 0.005

// recordTypes are the records that rules of a kind make, and the fields that
// an example may name besides the record's own: names in place of ids.
var recordTypes = map[string]struct {
	record   reflect.Type
	resolved []string
}{
	"date":        {reflect.TypeFor[record.Date](), nil},
	"quantity":    {reflect.TypeFor[record.Quantity](), nil},
	"entity":      {reflect.TypeFor[record.Mention](), []string{"name", "country", "subkind", "aliases"}},
	"capacity":    {reflect.TypeFor[record.Capacity](), []string{"project"}},
	"agreement":   {reflect.TypeFor[record.Agreement](), []string{"parties", "witnesses", "project"}},
	"milestone":   {reflect.TypeFor[record.Milestone](), []string{"project"}},
	"affiliation": {reflect.TypeFor[record.Affiliation](), []string{"person", "organization"}},
	"quote":       {reflect.TypeFor[record.Quote](), []string{"speaker"}},
}

// fields are a record's by their JSON names.
type fields map[string]any

type jsonField struct {
	name  string
	index []int
}

// jsonFields are the fields of a record type, those of its evidence included.
func jsonFields(t reflect.Type) []jsonField {
	var out []jsonField
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			out = append(out, jsonField{name, f.Index})
		}
	}
	return out
}

func fieldsOf(v reflect.Value) fields {
	m := fields{}
	for _, f := range jsonFields(v.Type()) {
		m[f.name] = v.FieldByIndex(f.index).Interface()
	}
	return m
}

// recordsOf are the records of a kind, with names beside their ids.
func recordsOf(res *Result, kind string) []fields {
	entity := func(id int) any {
		for _, e := range res.Entities {
			if e.ID == id {
				return e.Name
			}
		}
		return nil
	}
	project := func(id int) any {
		for _, p := range res.Projects {
			if p.ID == id {
				return p.Name
			}
		}
		return nil
	}
	var out []fields
	add := func(v any) fields {
		m := fieldsOf(reflect.ValueOf(v))
		out = append(out, m)
		return m
	}
	switch kind {
	case "date":
		for _, d := range res.Dates {
			add(d)
		}
	case "quantity":
		for _, q := range res.Quantities {
			add(q)
		}
	case "entity":
		for _, n := range res.Mentions {
			m := add(n)
			for _, e := range res.Entities {
				if e.ID == n.EntityID {
					m["name"], m["country"], m["subkind"], m["aliases"] = e.Name, e.Country, e.Subkind, e.Aliases
				}
			}
		}
	case "capacity":
		for _, c := range res.Capacities {
			add(c)["project"] = project(c.ProjectID)
		}
	case "agreement":
		for _, a := range res.Agreements {
			var parties, witnesses []string
			for _, p := range a.Parties {
				if p.Role == "witness" {
					witnesses = append(witnesses, p.Name)
				} else {
					parties = append(parties, p.Name)
				}
			}
			m := add(a)
			m["parties"], m["witnesses"], m["project"] = parties, witnesses, project(a.ProjectID)
		}
	case "milestone":
		for _, s := range res.Milestones {
			add(s)["project"] = project(s.ProjectID)
		}
	case "affiliation":
		for _, a := range res.Affiliations {
			m := add(a)
			m["person"], m["organization"] = entity(a.PersonID), entity(a.OrganizationID)
		}
	case "quote":
		for _, q := range res.Quotes {
			add(q)["speaker"] = entity(q.SpeakerID)
		}
	}
	return out
}

// recordKinds are the kinds of recordTypes, sorted.
var recordKinds = slices.Sorted(maps.Keys(recordTypes))

// madeBy are the texts of the records of any kind that a rule made.
func madeBy(res *Result, id string) []string {
	var out []string
	for _, k := range recordKinds {
		for _, m := range recordsOf(res, k) {
			if m["rule"] == id {
				out = append(out, fmt.Sprintf("%s %q", k, m["text"]))
			}
		}
	}
	return out
}

// agrees compares a value of a rule file with one of a record. Numbers agree
// within the tolerance, lists as sets, and no value with an empty one.
func agrees(want, got any) bool {
	if isNone(want) || isNone(got) {
		return isNone(want) && isNone(got)
	}
	if list, ok := got.([]string); ok {
		return slices.Equal(set(list), set(texts(want)))
	}
	w, isNumber := number(want)
	if g, ok := number(got); ok && isNumber {
		return math.Abs(w-g) <= tolerance*max(math.Abs(w), math.Abs(g))
	}
	return fmt.Sprint(want) == fmt.Sprint(got)
}

func isNone(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case bool:
		return !v
	case []any:
		return len(v) == 0
	case []string:
		return len(v) == 0
	}
	n, ok := number(v)
	return ok && n == 0
}

func number(v any) (float64, bool) {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Int, reflect.Int64:
		return float64(r.Int()), true
	case reflect.Uint64:
		return float64(r.Uint()), true
	case reflect.Float64:
		return r.Float(), true
	}
	return 0, false
}

func texts(v any) []string {
	list, ok := v.([]any)
	if !ok {
		return []string{fmt.Sprint(v)}
	}
	var out []string
	for _, x := range list {
		out = append(out, fmt.Sprint(x))
	}
	return out
}

func set(list []string) []string {
	s := slices.Clone(list)
	sort.Strings(s)
	return slices.Compact(s)
}

func worded(v any) string {
	switch v := v.(type) {
	case nil:
		return "none"
	case []any:
		return "[" + strings.Join(texts(v), ", ") + "]"
	case []string:
		return "[" + strings.Join(v, ", ") + "]"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if s := fmt.Sprint(v); s != "" {
		return s
	}
	return "none"
}
