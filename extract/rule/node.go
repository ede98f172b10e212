package rule

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// pairs are the keys and values of a mapping, in order.
func (d *reader) pairs(n ast.Node, what string) []*ast.MappingValueNode {
	switch m := n.(type) {
	case *ast.MappingNode:
		return m.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}
	}
	d.fault(n, "%s must be a mapping of keys to values", what)
	return nil
}

func key(p *ast.MappingValueNode) string { return fmt.Sprint(scalar(p.Key)) }

func (d *reader) rule(n ast.Node) *Rule {
	r := &Rule{File: d.file, Line: n.GetToken().Position.Line, Set: map[string]string{}, Roles: map[string]string{}}
	d.id = ""
	pairs := d.pairs(n, "a rule")
	for _, p := range pairs {
		if key(p) == "id" {
			r.ID = d.text(p.Value)
			d.id = r.ID
			r.Line = p.Key.GetToken().Position.Line
		}
	}
	if r.ID == "" {
		d.fault(n, "a rule without an id")
	}
	before := len(d.faults)
	for _, p := range pairs {
		switch k := key(p); k {
		case "id":
		case "kind":
			r.Kind = d.text(p.Value)
		case "doc":
			r.Doc = d.text(p.Value)
		case "match":
			r.Match = d.texts(p.Value)
		case "set":
			for _, q := range d.pairs(p.Value, "set") {
				r.Set[key(q)] = d.text(q.Value)
			}
		case "verbs":
			r.Verbs = words(d.texts(p.Value))
		case "except":
			r.Except = words(d.texts(p.Value))
		case "nouns":
			r.Nouns = words(d.texts(p.Value))
		case "roles":
			for _, q := range d.pairs(p.Value, "roles") {
				r.Roles[key(q)] = d.text(q.Value)
			}
		case "fires":
			r.Fires = d.examples(p.Value)
		case "silent":
			r.Silent = d.examples(p.Value)
		case "off":
			r.Off = d.text(p.Value) == "true"
		default:
			d.fault(p.Key, "unknown key %q", k)
		}
	}
	if r.Off || len(d.faults) > before {
		return r
	}
	for _, c := range []struct {
		bad bool
		msg string
	}{
		{r.Kind == "", "has no kind"},
		{r.Doc == "" && !d.brief, "has no line of documentation (doc)"},
		{len(r.Match)+len(r.Verbs)+len(r.Nouns) == 0, "matches nothing: give match, verbs or nouns"},
		{len(r.Fires) == 0 && !d.brief, "has no example on which it fires (fires)"},
		{len(r.Silent) == 0 && !d.brief, "has no example on which it stays silent (silent)"},
	} {
		if c.bad {
			d.faults = append(d.faults, r.fault(r.Line, "%s", c.msg))
		}
	}
	return r
}

func words(ts []Text) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.Text)
	}
	return out
}

func scalar(n ast.Node) any {
	switch v := n.(type) {
	case *ast.StringNode:
		return v.Value
	case *ast.LiteralNode:
		return v.Value.Value
	case *ast.MappingKeyNode:
		return scalar(v.Value)
	case ast.ScalarNode:
		return v.GetValue()
	}
	return nil
}

func (d *reader) text(n ast.Node) string {
	v := scalar(n)
	if v == nil {
		if _, ok := n.(*ast.NullNode); !ok {
			d.fault(n, "expected a text, found %s", strings.ToLower(n.Type().String()))
		}
		return ""
	}
	if s, ok := v.(string); ok {
		return strings.TrimSpace(s)
	}
	return n.GetToken().Value // numbers and booleans as written
}

func (d *reader) texts(n ast.Node) []Text {
	if seq, ok := n.(*ast.SequenceNode); ok {
		var out []Text
		for _, v := range seq.Values {
			out = append(out, Text{d.text(v), v.GetToken().Position.Line})
		}
		return out
	}
	return []Text{{d.text(n), n.GetToken().Position.Line}}
}

func (d *reader) examples(n ast.Node) []Example {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		d.fault(n, "examples must be a list")
		return nil
	}
	var out []Example
	for _, v := range seq.Values {
		e := Example{Line: v.GetToken().Position.Line}
		if scalar(v) != nil {
			e.Text = d.text(v)
			out = append(out, e)
			continue
		}
		for _, p := range d.pairs(v, "an example") {
			switch k := key(p); k {
			case "text":
				e.Text = d.text(p.Value)
			case "title":
				e.Title = d.text(p.Value)
			case "published":
				e.Published = d.text(p.Value)
			case "yields":
				e.Yields = d.yields(p.Value)
			default:
				d.fault(p.Key, "unknown key %q in an example", k)
			}
		}
		if e.Text == "" {
			d.fault(v, "an example without text")
		}
		out = append(out, e)
	}
	return out
}

func (d *reader) yields(n ast.Node) []map[string]any {
	items := []ast.Node{n}
	if seq, ok := n.(*ast.SequenceNode); ok {
		items = seq.Values
	}
	var out []map[string]any
	for _, it := range items {
		m := map[string]any{}
		for _, p := range d.pairs(it, "yields") {
			m[key(p)] = d.value(p.Value)
		}
		out = append(out, m)
	}
	return out
}

// value is a scalar, or a list of scalars.
func (d *reader) value(n ast.Node) any {
	if seq, ok := n.(*ast.SequenceNode); ok {
		out := []any{}
		for _, v := range seq.Values {
			out = append(out, scalar(v))
		}
		return out
	}
	return scalar(n)
}
