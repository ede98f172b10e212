package capacity

import "wattwire/extract/record"

// fuels are the technologies that are called by what they burn.
const fuels = gas | coal | oil

// ofFuel tells by the only fuel of the sentence, or of the paragraph up to there, where
// it tells no technology: in gas, Acme bought the 300 MW Lumen plant.
func (r *Runner) ofFuel(i int, scope string) (m mask, told bool) {
	c := &r.cands[i]
	if scope != record.ScopeProject {
		return 0, false
	}
	for n := c.sentence; n >= 0 && r.d.Sentences[n].Paragraph == r.d.Sentences[c.sentence].Paragraph; n-- {
		s := r.d.Sentences[n].Span
		for k := r.techFrom(s.First); k < len(r.techs) && r.techs[k].First < s.End; k++ {
			if t := &r.techs[k]; t.fuel && !t.name {
				m |= t.mask & fuels
			}
		}
		if m != 0 {
			return m, m&(m-1) == 0
		}
	}
	return 0, false
}
