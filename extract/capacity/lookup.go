package capacity

import "wattwire/extract/token"

// TechnologyIn is the technology that the words of a span of the last document
// tell, "" if they tell none. It serves the stages after this one.
func (r *Runner) TechnologyIn(s token.Span) string {
	if len(r.techs) == 0 {
		r.readTechnologies()
	}
	if m, weak := r.union(s); m != 0 && !weak {
		return m.String()
	}
	return ""
}
