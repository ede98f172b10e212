package store

import (
	"math"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"
)

// A text is compared by its shingles: every run of shingleWords words. A
// reprint changes a text in few places (another headline, another byline, the
// end cut off), so that nearly all shingles of the shorter version are in the
// longer one; two stories written on one pattern differ in names and numbers
// all over, so that hardly any run of that length is the same.
const (
	shingleWords = 6
	// sketchSize is how many shingles, those with the smallest digests, stand
	// for the text in the database. Of a text that is cut to half each has an
	// even chance to be in both, so one pair in 64 is overlooked.
	sketchSize = 6
	// leastWords is the length below which nothing is said: "Full story to
	// follow" is not a reprint of itself.
	leastWords = 20
	// shareOfShorter is the share of the shorter text's shingles that the
	// longer one must have. On 7,400 articles of wire services, those with 0.7
	// and more are versions of one story; below lie this week's and last
	// week's report on the same thing.
	shareOfShorter = 0.7
	// Two articles published more than farApart days from each other are
	// reprints only if they share more: news of half a year later repeats the
	// background paragraphs of the first report.
	farApart          = 60
	farShareOfShorter = 0.85
	farShareOfLonger  = 0.5
	// shareOfLonger is the share of the longer text's shingles that the
	// shorter one must have: a brief taken from a round-up of ten stories is
	// not its reprint, nor are two pages that end with the same notices.
	shareOfLonger = 0.35
)

// signature condenses the words of a text.
type signature struct {
	shingles []uint32 // digests; none of a text too short
	sorted   bool     // shingles are sorted, each once
	sketch   []int64  // keys under which the text is found
	day      int64    // of publication, since 1970; 0 where it is not known
	original int64    // of the article in the database: the first of its group
}

// sign computes the signature of a text. Case, punctuation and spaces do not
// count.
func sign(text string) *signature {
	words := make([]uint64, 0, len(text)/5)
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	hash, in := uint64(offset), false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			r = unicode.ToLower(r)
		case r == '\'' || r == '’': // "it's" is one word, and so is "its"
			continue
		default:
			if in {
				words = append(words, hash)
			}
			hash, in = offset, false
			continue
		}
		hash, in = (hash^uint64(r))*prime, true
	}
	if in {
		words = append(words, hash)
	}
	if len(words) < leastWords {
		return &signature{}
	}
	shingles := make([]uint32, len(words)-shingleWords+1)
	var smallest []uint64 // sorted, each once
	for i := range shingles {
		h := uint64(0)
		for _, w := range words[i : i+shingleWords] {
			h = mix(h ^ w)
		}
		shingles[i] = uint32(h >> 32)
		if len(smallest) == sketchSize && h >= smallest[sketchSize-1] {
			continue
		}
		if at, found := slices.BinarySearch(smallest, h); !found {
			smallest = slices.Insert(smallest, at, h)
			smallest = smallest[:min(sketchSize, len(smallest))]
		}
	}
	s := &signature{shingles: shingles}
	for _, h := range smallest {
		// The high bits are all small in the smallest; the low ones tell.
		s.sketch = append(s.sketch, int64(int32(h)))
	}
	slices.Sort(s.sketch)
	s.sketch = slices.Compact(s.sketch)
	return s
}

// sort puts the shingles in order. Few texts are ever compared with another.
func (s *signature) sort() {
	if !s.sorted {
		slices.Sort(s.shingles)
		s.shingles = slices.Compact(s.shingles)
		s.sorted = true
	}
}

// mix is the finalizer of SplitMix64.
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// publishedOn is the signature with the day of an ISO 8601 date.
func (s *signature) publishedOn(date string) *signature {
	if len(date) > len("2006-01-02") {
		date = date[:len("2006-01-02")]
	}
	for _, layout := range [...]string{"2006-01-02", "2006-01"} {
		if len(date) != len(layout) {
			continue
		}
		if t, err := time.Parse(layout, date); err == nil {
			s.day = t.Unix() / (24 * 60 * 60)
		}
	}
	return s
}

// reprintOf says whether one text is a reprint of the other, whichever came
// first.
func (s *signature) reprintOf(o *signature) bool {
	s.sort()
	o.sort()
	small, large := s.shingles, o.shingles
	if len(small) > len(large) {
		small, large = large, small
	}
	if len(small) == 0 || float64(len(small)) < shareOfLonger*float64(len(large)) {
		return false
	}
	shorter, longer := shareOfShorter, shareOfLonger
	if s.day != 0 && o.day != 0 && max(s.day-o.day, o.day-s.day) > farApart {
		shorter, longer = farShareOfShorter, farShareOfLonger
	}
	least := max(shorter*float64(len(small)), longer*float64(len(large)))
	// How many of the shorter text's shingles the longer one may lack.
	spare := len(small) - int(math.Ceil(least))
	j := 0
	for _, h := range small {
		for j < len(large) && large[j] < h {
			j++
		}
		if j == len(large) || large[j] != h {
			if spare--; spare < 0 {
				return false
			}
		}
	}
	return spare >= 0
}
