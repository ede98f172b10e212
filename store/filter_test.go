package store

import (
	"math/rand/v2"
	"testing"
)

func TestFilter(t *testing.T) {
	f := newFilter()
	r := rand.New(rand.NewPCG(1, 2))
	var keys []int64
	for range 600_000 {
		keys = append(keys, int64(r.Uint64()))
		f.add(keys[len(keys)-1])
	}
	for _, k := range keys {
		if !f.may(k) {
			t.Fatalf("%d was added", k)
		}
	}
	passed := 0
	for range 10_000 {
		if f.may(int64(r.Uint64())) {
			passed++
		}
	}
	if passed > 300 {
		t.Errorf("%d of 10,000 unknown keys pass", passed)
	}
	f.addText("solvik c")
	if !f.mayText("solvik c") || f.mayText("solvik d") && f.mayText("solvik e") && f.mayText("solvik f") {
		t.Error("texts are not told apart")
	}
	if none := (filter{}); !none.may(7) || !none.mayText("x") {
		t.Error("a filter that has not seen all lets all pass")
	}
}
