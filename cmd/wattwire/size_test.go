package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestDatabaseStaysUnderThreeTimesTheText measures on the corpora that lie
// beside the repository, where they do.
func TestDatabaseStaysUnderThreeTimesTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	for _, corpus := range []string{"energy", "general"} {
		t.Run(corpus, func(t *testing.T) {
			file := filepath.Join("..", "..", "..", "shared", "corpus", corpus+".jsonl.gz")
			if _, err := os.Stat(file); err != nil {
				t.Skip(err)
			}
			path := filepath.Join(t.TempDir(), "x.db")
			if out, err := exec.Command("wattwire", "ingest", file, "--db", path).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			db := reader(t, path)
			defer db.Close()
			var text int64
			if err := db.QueryRow("SELECT sum(length(CAST(text AS BLOB))) FROM documents").Scan(&text); err != nil {
				t.Fatal(err)
			}
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			ratio := float64(info.Size()) / float64(text)
			t.Logf("%d bytes of text, %.2f times that in the database", text, ratio)
			if ratio >= 3 {
				t.Errorf("the database has %.2f times the text", ratio)
			}
		})
	}
}
