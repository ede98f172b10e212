package name

// formIndex finds fuller forms by their first word, the one behind a country or another home, their last, and their
// initials.
type formIndex struct {
	heads [256]int32 // index into nodes + 1
	nodes []formNode
}

type formNode struct {
	key         uint64
	group, next int32
}

func (x *formIndex) reset() {
	clear(x.heads[:])
	x.nodes = x.nodes[:0]
}

func (x *formIndex) add(key uint64, group int32) {
	h := &x.heads[key>>56]
	x.nodes = append(x.nodes, formNode{key, group, *h})
	*h = int32(len(x.nodes))
}

const initialsKey = 0x9E3779B97F4A7C15

// maxForms bounds the search in a text made to be slow; the longest article of
// the corpora has some hundred names.
const maxForms = 2000

// indexForms puts every form of several words into the index.
func (r *Runner) indexForms() {
	r.forms.reset()
	for n := range r.groups {
		if !r.groups[n].strong {
			continue
		}
		f := r.span(int32(n))
		if f.Len() < 2 {
			continue
		}
		first, last := r.word(f.First)*initialsKey, r.word(f.End-1)*initialsKey
		r.forms.add(first, int32(n))
		if last != first {
			r.forms.add(last, int32(n))
		}
		r.forms.add(initialKey(r.d.Text[r.d.Tokens[f.First].Start]), int32(n))
		if end, _ := r.homeAt(f.First, true); end > 0 && end < f.End { // China Dolgeth Power, in short Dolgeth
			if k := r.word(end) * initialsKey; k != last {
				r.forms.add(k, int32(n))
			}
		}
	}
}

// initialKey is the key of forms that begin with a letter, for initialisms.
func initialKey(c byte) uint64 { return (uint64(lower(c)) + 1) * initialsKey << 1 }
