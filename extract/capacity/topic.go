package capacity

import (
	"slices"

	"wattwire/extract/record"
	"wattwire/extract/token"
)

// TechnologyIn is the technology that the words of a span of the last document
// tell, "" if they tell none. It serves the stages after this one.
func (r *Runner) TechnologyIn(s token.Span) string {
	r.readTechnologies()
	if m, weak := r.union(s); m != 0 && !weak {
		return m.String()
	}
	return ""
}

// HintIn is the technology at which the names of firms in a span hint, "" if they hint at
// none or at several.
func (r *Runner) HintIn(s token.Span) string {
	r.readTechnologies()
	m := mask(0)
	for k := r.techFrom(s.First); k < len(r.techs) && r.techs[k].First < s.End; k++ {
		if t := &r.techs[k]; t.name && !t.law && t.mask&(open|fuels|grid|hydro) == 0 {
			if m != 0 && m != t.mask {
				return ""
			}
			m = t.mask
		}
	}
	return m.String()
}

// Topic is the technology that the last document is about, "" if it tells of none three times, of
// which its title tells two, or of several.
func (r *Runner) Topic() string {
	const often, ofTitle = 3, 2
	r.readTechnologies()
	m, n, told := r.main, 0, false
	for i := range r.techs {
		if t := &r.techs[i]; !t.name && !t.weak && !t.fuel {
			told = told || t.mask&open == 0
			if t.mask&m != 0 {
				n++
			}
		}
	}
	switch title := r.title.tech; {
	case title != 0 && !told:
		return title.String()
	case title&m != 0:
		n += ofTitle
	}
	if n < often {
		return ""
	}
	return m.String()
}

// mainShare is the share of its mentions that makes a technology the one an
// article is about.
const mainShare = 0.75

// mainTech is the technology that has at least a share of what the article
// tells of technologies, or of what the names of several companies tell where it
// has no other words of any; 0 if none has.
func (r *Runner) mainTech(share float64) mask {
	named := !slices.ContainsFunc(r.techs, func(t techAt) bool { return !t.name }) && r.namesTell()
	var count [32]int
	total := 0
	for _, t := range r.techs {
		if t.name != named || t.weak || t.fuel || t.mask&open != 0 {
			continue
		}
		total++
		for i := range technologies {
			if t.mask&(1<<i) != 0 {
				count[i]++
			}
		}
	}
	m := mask(0)
	for i := range technologies {
		if total > 0 && float64(count[i]) >= share*float64(total) {
			m |= 1 << i
		}
	}
	return m
}

// namesTell reports whether the names of two companies or more tell a technology.
func (r *Runner) namesTell() bool {
	entity := -1
	for i := range r.in.Mentions {
		m := &r.in.Mentions[i]
		if k := r.techFrom(m.First); m.Kind == record.Organization && k < len(r.techs) && r.techs[k].First < m.End {
			if entity >= 0 && m.Entity != entity {
				return true
			}
			entity = m.Entity
		}
	}
	return false
}

// nameTech is what the name of a company in a sentence tells of its trade.
func (r *Runner) nameTech(sent int) mask {
	s := r.d.Sentences[sent].Span
	m := mask(0)
	for k := r.techFrom(s.First); k < len(r.techs) && r.techs[k].First < s.End; k++ {
		if t := &r.techs[k]; t.name && !t.fuel && t.mask&open == 0 {
			if m != 0 && m != t.mask {
				return 0
			}
			m = t.mask
		}
	}
	return m
}

// paragraphTech is what was told last before c's sentence in its paragraph.
func (r *Runner) paragraphTech(c *cand) mask {
	para := r.d.Sentences[c.sentence].Paragraph
	first := r.d.Sentences[c.sentence].First
	var weak mask
	for k := r.techFrom(first) - 1; k >= 0; k-- {
		t := &r.techs[k]
		if r.d.Sentences[r.d.SentenceOf(t.First)].Paragraph != para {
			break
		}
		switch {
		case t.name, t.fuel:
		case t.weak:
			if weak == 0 {
				weak = t.mask
			}
		default:
			return t.mask
		}
	}
	return weak
}
