package tag

import "testing"

func TestWords(t *testing.T) {
	const text = "Acme’s plants supply “green” power, it says."
	words, err := Words(text)
	if err != nil {
		t.Fatal(err)
	}
	tags := map[string]string{}
	last := 0
	for _, w := range words {
		if w.Start < last || w.End <= w.Start {
			t.Fatalf("word at %d-%d after %d", w.Start, w.End, last)
		}
		last = w.End
		tags[text[w.Start:w.End]] = w.Tag
	}
	for word, want := range map[string]string{"plants": "NNS", "power": "NN", "says": "VBZ"} {
		if tags[word] != want {
			t.Errorf("%q is tagged %q, want %q", word, tags[word], want)
		}
	}
}
