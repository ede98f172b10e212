package store

import (
	"context"
	"os"
	"testing"
	"time"
)

func TestWhatIsCommittedComesIntoTheFile(t *testing.T) {
	path := temporary(t)
	w, err := OpenWriter(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.BeginSource(Source{URI: "a.txt"}); err != nil {
		t.Fatal(err)
	}
	for _, a := range fixtureTexts(t) {
		if _, _, err := w.Put(a); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.commit(); err != nil {
		t.Fatal(err)
	}
	pages, err := queryInt(w.conn, "PRAGMA page_count")
	if err != nil {
		t.Fatal(err)
	}
	// The count above may have held back the checkpoint, which then waits for the next commit.
	w.checkpointer.wake()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() == pages*pageSize {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the file has %d bytes, not %d pages", info.Size(), pages)
		}
	} // The writer does not take that for somebody else's work.
	if _, _, err := w.Put(sample(t)[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.commit(); err != nil {
		t.Fatal(err)
	}
	if w.index.work == nil {
		t.Error("the collector was stopped")
	}
}
