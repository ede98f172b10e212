package rule

import "fmt"

// Report is how the rules did on their own examples.
type Report struct {
	Rules    []Tested // in the order of their files
	Examples int
	// Err is the context's where it ended before all examples were run.
	Err error
}

// Tested is one rule with its examples that failed.
type Tested struct {
	ID       string
	Kind     string
	File     string
	Line     int
	Examples int
	Failed   []Failure
}

// Failure is an example of which came something else than the rule says.
type Failure struct {
	Rule   string
	File   string
	Line   int // of the example
	Text   string
	Wanted string
	Got    string
}

// Error tells the failure in one line: file:line: rule "id": on "text" wanted
// …, got ….
func (f Failure) Error() string {
	return fmt.Sprintf("%s:%d: rule %q: on %q wanted %s, got %s", f.File, f.Line, f.Rule, f.Text, f.Wanted, f.Got)
}

// Failures are those of all rules, in their order.
func (r Report) Failures() []Failure {
	var out []Failure
	for _, t := range r.Rules {
		out = append(out, t.Failed...)
	}
	return out
}
