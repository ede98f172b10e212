package store

import "hash/maphash"

// filter tells of most keys that are not in the database that they are not,
// without asking it. It has to have seen all that are.
type filter struct {
	bits []uint64 // nil where the database had keys before this writer: any may be there
}

// filterBits make a filter of 4 MB, which lets one in thirty of the unknown
// keys pass when it holds those of 100,000 articles.
const filterBits = 1 << 25

func newFilter() filter { return filter{bits: make([]uint64, filterBits/64)} }

func (f filter) add(key int64) {
	if f.bits != nil {
		at := mix(uint64(key)) % filterBits
		f.bits[at/64] |= 1 << (at % 64)
	}
}

// may is false only where the key was never added.
func (f filter) may(key int64) bool {
	if f.bits == nil {
		return true
	}
	at := mix(uint64(key)) % filterBits
	return f.bits[at/64]&(1<<(at%64)) != 0
}

var textSeed = maphash.MakeSeed()

func (f filter) addText(key string) {
	if f.bits != nil {
		f.add(int64(maphash.String(textSeed, key)))
	}
}

func (f filter) mayText(key string) bool {
	return f.bits == nil || f.may(int64(maphash.String(textSeed, key)))
}
