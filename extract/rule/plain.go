package rule

import "strings"

// plain reads a rule file that keeps to a few forms of YAML, a key a line, as the
// program's own do; documentation and examples are left out:
//
//   - id: agreement.sign
//     kind: agreement
//     verbs: [sign, ink]
//     roles: {subject: party, object: agreement if agreement}
//     match:
//   - "p:<person> ',' t:<office>"
//
// It takes a small part of the time of a YAML parser, which is for files of any
// other form: ok is false of them.
func plain(file, text string) (rules []*Rule, ok bool) {
	var r *Rule
	n := 0
	key := "" // of the lines that are further indented
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, " \r\n")
		nested := strings.TrimLeft(line, " ")
		indent := len(line) - len(nested)
		if nested == "" || nested[0] == '#' {
			continue
		}
		if id, begins := strings.CutPrefix(line, "- id: "); begins {
			f := flow{rest: id}
			r = &Rule{ID: f.scalar(""), File: file, Line: n, Set: map[string]string{}, Roles: map[string]string{}}
			rules = append(rules, r)
			if key = ""; f.bad {
				return nil, false
			}
			continue
		}
		switch {
		case r == nil || indent < 2:
			return nil, false
		case indent == 2:
			var value string
			key, value, _ = strings.Cut(nested, ":")
			if value = strings.TrimLeft(value, " "); key != "match" || value != "" {
				ok = r.field(key, value, n)
			}
		case key == "match":
			item, listed := strings.CutPrefix(nested, "- ")
			ok = listed && r.field(key, item, n)
		case !brief[key]:
			return nil, false
		}
		if !ok {
			return nil, false
		}
	}
	return rules, true
}

// brief are the keys that plain leaves out.
var brief = map[string]bool{"doc": true, "fires": true, "silent": true}

// field reads the value of a key that stands in one line.
func (r *Rule) field(key, value string, line int) (ok bool) {
	f := flow{rest: value}
	switch key {
	case "kind":
		r.Kind = f.scalar("")
	case "set":
		f.pairs(r.Set)
	case "roles":
		f.pairs(r.Roles)
	case "verbs":
		r.Verbs = f.list()
	case "except":
		r.Except = f.list()
	case "nouns":
		r.Nouns = f.list()
	case "match":
		for _, t := range f.list() {
			r.Match = append(r.Match, Text{t, line})
		}
	default:
		return brief[key]
	}
	return !f.bad && f.rest == ""
}

// flow reads the value of one line: [a, "b c"], {a: b}, or one scalar. What it does
// not know for certain is bad.
type flow struct {
	rest string
	bad  bool
}

// list reads a list, or a scalar as a list of one.
func (f *flow) list() (out []string) {
	if !f.take("[") {
		return append(out, f.scalar(""))
	}
	for more := true; more && !f.bad; more = f.take(", ") {
		out = append(out, f.scalar(",]"))
	}
	f.bad = f.bad || !f.take("]")
	return out
}

// pairs reads a mapping.
func (f *flow) pairs(into map[string]string) {
	f.bad = !f.take("{")
	for more := true; more && !f.bad; more = f.take(", ") {
		key := f.scalar(":")
		_, twice := into[key]
		f.bad = f.bad || twice || !f.take(": ")
		into[key] = f.scalar(",}")
	}
	f.bad = f.bad || !f.take("}")
}

func (f *flow) take(s string) (ok bool) {
	f.rest, ok = strings.CutPrefix(f.rest, s)
	return ok
}

// scalar reads a quoted text, or a bare one up to one of the marks.
func (f *flow) scalar(marks string) string {
	if f.take(`"`) {
		return f.quoted()
	}
	end := strings.IndexAny(f.rest, marks)
	if end < 0 {
		end = len(f.rest)
	}
	s := strings.TrimRight(f.rest[:end], " ")
	f.rest = f.rest[end:]
	// what YAML gives a meaning
	f.bad = f.bad || s == "" || strings.ContainsAny(s, "\"#:[]{}") || strings.ContainsAny(s[:1], "'|>&*!%@`-?~,") || s == "null"
	return s
}

// quoted reads the rest of a quoted text.
func (f *flow) quoted() string {
	var b strings.Builder
	for i := 0; i < len(f.rest); i++ {
		c := f.rest[i]
		switch {
		case c == '"':
			f.rest = f.rest[i+1:]
			return strings.TrimSpace(b.String())
		case c == '\\' && i+1 < len(f.rest) && (f.rest[i+1] == '"' || f.rest[i+1] == '\\'):
			i++
			c = f.rest[i]
		case c == '\\':
			f.bad = true
			return ""
		}
		b.WriteByte(c)
	}
	f.bad = true
	return ""
}
