package name

import "wattwire/extract/token"

// key is a number of the folded words i..j.
func (r *Runner) key(i, j int) uint64 {
	h := uint64(14695981039346656037)
	for k := i; k < j; k++ {
		if r.sym(k) == r.s.words.dot {
			continue
		}
		h = keyed(h, r.word(k))
	}
	return h
}

// keyed is the key of a form with one more word.
func keyed(h, word uint64) uint64 {
	h = (h ^ word) * 1099511628211
	return h ^ h>>29
}

// word is a number of the folded word at token i.
func (r *Runner) word(i int) uint64 {
	if r.hash[i] == 0 {
		if s := r.d.Tokens[i].Sym; s != 0 {
			r.hash[i] = numberOf(s, nil)
		} else {
			r.fold = token.Fold(r.fold[:0], r.d.Word(i))
			r.hash[i] = numberOf(0, r.fold)
		}
	}
	return r.hash[i]
}

// numberOf is the number of a word of the vocabulary, or of one that it does not have.
func numberOf(s token.Sym, folded []byte) uint64 {
	if s != 0 {
		return uint64(s)*0x9E3779B97F4A7C15 | 1
	}
	h := uint64(14695981039346656037)
	for _, b := range folded {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h | 1
}
