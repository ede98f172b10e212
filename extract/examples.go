package extract

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"wattwire/extract/rule"
)

// TestRules runs the whole extractor on the examples of every rule. An example
// on which a rule fires must yield, for each of its maps, a record of that rule
// with these fields; one on which it is silent, no record of it.
func (x *Extractor) TestRules(ctx context.Context) rule.Report {
	var report rule.Report
	files := slices.Clone(x.files)
	for i := range files {
		files[i].Brief = false
	}
	rules, err := rule.Load(files...)
	if report.Err = errors.Join(append(exampleFaults(rules), err)...); report.Err != nil {
		return report
	}
	for _, r := range rules {
		t := rule.Tested{ID: r.ID, Kind: r.Kind, File: r.File, Line: r.Line}
		for i, e := range slices.Concat(r.Fires, r.Silent) {
			res, err := x.Extract(ctx, Article{URI: "example", Format: "txt", Title: e.Title, Published: e.Published, Language: "en", Text: e.Text})
			if err != nil {
				report.Err = err
				return report
			}
			t.Examples++
			f := rule.Failure{Rule: r.ID, File: r.File, Line: e.Line, Text: e.Text}
			if i < len(r.Fires) {
				t.Failed = append(t.Failed, failed(f, r, e, &res)...)
			} else if made := madeBy(&res, r.ID); len(made) > 0 {
				f.Wanted, f.Got = "silence", strings.Join(made, ", ")
				t.Failed = append(t.Failed, f)
			}
		}
		report.Examples += t.Examples
		report.Rules = append(report.Rules, t)
	}
	return report
}

// failed tells what of an example's yields the result does not have.
func failed(f rule.Failure, r *rule.Rule, e rule.Example, res *Result) []rule.Failure {
	var own, others []fields
	for _, m := range recordsOf(res, r.Kind) {
		if m["rule"] == r.ID || r.Set["side"] != "" { // which only completes what others make
			own = append(own, m)
		} else {
			others = append(others, m)
		}
	}
	none := "no record of this rule"
	if len(others) > 0 {
		var made []string
		for _, m := range others {
			made = append(made, fmt.Sprintf("%q by %v", m["text"], m["rule"]))
		}
		none += " but " + strings.Join(made, ", ")
	}
	if len(e.Yields) == 0 {
		if len(own) > 0 {
			return nil
		}
		f.Wanted, f.Got = "a record", none
		return []rule.Failure{f}
	}
	var out []rule.Failure
	for _, want := range e.Yields {
		if f.Wanted, f.Got = nearest(want, own); f.Wanted == "" {
			continue
		}
		if len(own) == 0 {
			f.Got = none
		}
		out = append(out, f)
	}
	return out
}

// nearest is empty where a record has all fields wanted; else it tells those
// fields in which the record that has most of them differs.
func nearest(want map[string]any, own []fields) (wanted, got string) {
	keys := make([]string, 0, len(want))
	for k := range want {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	best := keys
	var of fields
	for i, m := range own {
		var differ []string
		for _, k := range keys {
			if !agrees(want[k], m[k]) {
				differ = append(differ, k)
			}
		}
		if len(differ) == 0 {
			return "", ""
		}
		if i == 0 || len(differ) < len(best) {
			best, of = differ, m
		}
	}
	if len(keys) == 0 && len(own) > 0 {
		return "", ""
	}
	for i, k := range best {
		if i > 0 {
			wanted += ", "
			got += ", "
		}
		wanted += k + " " + worded(want[k])
		if len(best) > 1 {
			got += k + " "
		}
		got += worded(of[k])
	}
	return wanted, got
}

// exampleFaults finds keys of examples that the records of the rule's kind do
// not have.
func exampleFaults(rules []*rule.Rule) []error {
	known := map[string]map[string]bool{}
	var faults []error
	for _, r := range rules {
		kind, ok := recordTypes[r.Kind]
		if !ok {
			continue
		}
		names := known[r.Kind]
		if names == nil {
			names = map[string]bool{}
			for _, f := range jsonFields(kind.record) {
				names[f.name] = true
			}
			for _, n := range kind.resolved {
				names[n] = true
			}
			known[r.Kind] = names
		}
		for _, e := range r.Fires {
			for _, y := range e.Yields {
				var bad []string
				for k := range y {
					if !names[k] {
						bad = append(bad, k)
					}
				}
				sort.Strings(bad)
				for _, k := range bad {
					faults = append(faults, fmt.Errorf("%s:%d: rule %q: a record of kind %s has no field %q", r.File, e.Line, r.ID, r.Kind, k))
				}
			}
		}
		for _, e := range r.Silent {
			if len(e.Yields) > 0 {
				faults = append(faults, fmt.Errorf("%s:%d: rule %q: a silent example yields nothing", r.File, e.Line, r.ID))
			}
		}
	}
	return faults
}
