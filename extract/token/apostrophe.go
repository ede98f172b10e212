package token

import "strings"

// enough is the number of names with an s of their own that tell a text without
// its apostrophes where no contraction does, if one of them stands in it without
// the s too.
const enough = 3

// restore parts the possessive from the names of a text, or of a part of one,
// that has lost its apostrophes ("Canadas grid didnt need Telensas help"), as a
// token of the s alone.
func (t *Tokenizer) restore(d *Doc) {
	d.ofS = d.ofS[:0]
	for i := range d.Tokens {
		if d.Tokens[i].Sym == 0 && d.mayOwn(i) {
			d.ofS = append(d.ofS, int32(i))
		}
	}
	if len(d.ofS) == 0 || len(d.ofS) < enough && !d.contracted() {
		return // as most texts, whose words need not be counted
	}
	names := d.capitalised()
	var found []int
	both := 0
	for _, i := range d.ofS {
		k := &d.Tokens[i]
		word, stem := d.Text[k.Start:k.End], d.Text[k.Start:k.End-1]
		known := t.vocab.LookupString(stem) != 0
		switch {
		case k.Is(Upper) && !k.Is(Seam) && names[stem] > 0, known && stem[len(stem)-1] == 'y' && !k.Is(Upper): // "companys", whose plural has ies
			both++
		case !known || !k.Is(Upper) || k.Is(Seam) || names[word] > 1: // a name in s
			continue
		}
		found = append(found, int(i))
	}
	if len(found) == 0 || (len(found) < enough || both == 0) && !d.contracted() {
		return
	}
	out := make([]Token, 0, len(d.Tokens)+len(found))
	for i, k := range d.Tokens {
		if len(found) == 0 || found[0] != i {
			out = append(out, k)
			continue
		}
		found = found[1:]
		last := k.End - 1
		out = append(out,
			Token{Start: k.Start, End: last, Sym: t.vocab.LookupString(d.Text[k.Start:last]), Flags: k.Flags},
			Token{Start: last, End: k.End, Sym: t.lookup(d, []byte("'s")), Flags: Punct})
	}
	d.Tokens = append(d.Tokens[:0], out...)
}

// mayOwn reports whether the unknown word at token i may be a possessive without its apostrophe,
// of a name or of a word in y: it ends in s, and a word or a figure follows.
func (d *Doc) mayOwn(i int) bool {
	k := &d.Tokens[i]
	if !k.Is(Letter) || d.Text[k.End-1] != 's' || k.Len() < 4 || !k.Is(Upper) && d.Text[k.End-2] != 'y' {
		return false
	}
	return i+1 < len(d.Tokens) && d.Tokens[i+1].Flags&(Letter|Digit) != 0
}

// capitalised counts the words of d with a capital.
func (d *Doc) capitalised() map[string]int {
	words := map[string]int{}
	for _, k := range d.Tokens {
		if k.Is(Upper) {
			words[d.Text[k.Start:k.End]]++
		}
	}
	return words
}

// contracted reports whether d has a contraction without its apostrophe.
func (d *Doc) contracted() bool {
	for _, k := range d.Tokens {
		if n := k.End - k.Start; n < 4 || n > 8 {
			continue
		}
		switch string([]byte{d.Text[k.End-2] | 0x20, d.Text[k.End-1] | 0x20}) {
		case "nt", "re", "ve", "ts", "es":
			if contractions[strings.ToLower(d.Text[k.Start:k.End])] {
				return true
			}
		}
	}
	return false
}

// contractions are those that are no word of their own without the apostrophe, all
// with the ends that contracted asks first.
var contractions = map[string]bool{
	"arent": true, "couldnt": true, "didnt": true, "doesnt": true, "dont": true, "hasnt": true, "havent": true, "isnt": true, "theres": true,
	"theyre": true, "theyve": true, "thats": true, "wasnt": true, "werent": true, "weve": true, "wouldnt": true, "youre": true, "youve": true,
}
