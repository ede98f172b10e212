package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"wattwire/store"
)

// press writes a folder of articles of many formats that tell of the same
// companies and plants, reprints among them.
func press(t *testing.T, articles int) string {
	t.Helper()
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var last string
	story := func(i int) (title, day, text string) {
		day = fmt.Sprintf("2024-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
		buyer := pick("Norlight Energy", "Baltic Grid AS", "the Ministry of Energy", "Sunward Holdings Ltd", "Kestrel Power PLC")
		seller := pick("Orrin Wind Ltd", "Halden Renewables", "Tamarack Solar Inc", "Vetra Storage")
		place := pick("Kazakhstan", "Poland", "Chile", "Vietnam", "Oman")
		plant := pick("Aldra", "Berun", "Calto", "Dovre", "Elmin") + " " + pick("wind farm", "solar park", "battery project")
		title = fmt.Sprintf("%s and %s agree on %s", buyer, seller, plant)
		text = fmt.Sprintf("%s signed a power purchase agreement with %s for the %d MW %s in %s on %s, the companies said. "+
			"The contract is worth $%d million and runs for %d years. Construction of the plant began last month, said Maria %s, "+
			"chief executive of %s. \"We will build more of them,\" she said. Story number %d ends here.",
			buyer, seller, 10*(1+r.IntN(60)), plant, place, pick("Monday", "Tuesday", "12 March"), 5+r.IntN(500), 5+r.IntN(20),
			pick("Olsen", "Petrova", "Silva"), seller, i)
		if i%7 == 6 { // a reprint of the one before
			text = last
		}
		last = text
		return title, day, text
	}
	write := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var lines, rows strings.Builder
	rows.WriteString("title,date,text\n")
	for i := range articles {
		title, day, text := story(i)
		switch {
		case i%10 == 0:
			write(fmt.Sprintf("%d/story%d.txt", i%3, i), text)
		case i%2 == 0:
			line, err := json.Marshal(map[string]string{"title": title, "date": day, "text": text})
			if err != nil {
				t.Fatal(err)
			}
			lines.Write(append(line, '\n'))
		default:
			fmt.Fprintf(&rows, "%q,%s,\"%s\"\n", title, day, strings.ReplaceAll(text, `"`, `""`))
		}
		if i == articles/2 {
			lines.WriteString("{\"title\": \"broken\", \"text\": }\n")
		}
	}
	write("stories.jsonl", lines.String())
	write("stories.csv", rows.String())
	write("empty.txt", "")
	return dir
}

// everything is every row of every table, the index of the full-text search
// included, of which it has FTS4 check that it is the index of the texts.
func everything(t *testing.T, path string) string {
	t.Helper()
	checkIndex(t, path)
	db := reader(t, path)
	defer db.Close()
	var out strings.Builder
	for _, table := range lines(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") {
		if table == "documents_fts" {
			continue // its rows are those of documents
		}
		for _, line := range lines(t, db, "SELECT * FROM "+table) {
			fmt.Fprintf(&out, "%s|%s\n", table, line)
		}
	}
	return out.String()
}

func checkIndex(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("INSERT INTO documents_fts(documents_fts) VALUES ('integrity-check')"); err != nil {
		t.Errorf("full-text index: %v", err)
	}
}

func reader(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := store.OpenReader(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func lines(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	err = eachRow(rows, len(columns), func(values []any) error {
		var b strings.Builder
		for _, v := range values {
			if blob, ok := v.([]byte); ok {
				v = fmt.Sprintf("%q", blob) // on one line
			}
			fmt.Fprintf(&b, "%v|", v)
		}
		out = append(out, strings.TrimSuffix(b.String(), "|"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sound checks a database that a killed run left.
func sound(t *testing.T, path string) {
	t.Helper()
	db := reader(t, path)
	defer db.Close()
	if got := lines(t, db, "PRAGMA integrity_check"); len(got) != 1 || got[0] != "ok" {
		t.Errorf("integrity_check: %v", got)
	}
	if got := lines(t, db, "PRAGMA foreign_key_check"); len(got) != 0 {
		t.Errorf("foreign_key_check: %v", got)
	}
	if got := lines(t, db, `SELECT uri FROM documents WHERE id NOT IN (SELECT docid FROM documents_fts WHERE documents_fts MATCH 'story OR the')`); len(got) != 0 {
		t.Errorf("articles that the full-text search does not find: %v", got)
	}
}

// TestKilledAtAnyMoment kills the program at random moments and gives the same
// command again.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := 40
	if testing.Short() {
		kills = 5
	}
	dir := press(t, 1200)
	// The corpus has two failures of its own: an empty file and a broken line.
	ingest := func(db string) *exec.Cmd {
		return exec.Command("wattwire", "ingest", dir, "--db", db, "--jobs", "2")
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	begin := time.Now()
	out, err := ingest(whole).CombinedOutput()
	took := time.Since(begin)
	// Loading the rules is no interesting moment; it takes about as long as
	// printing the records of an empty article.
	begin = time.Now()
	_ = exec.Command("wattwire", "extract", filepath.Join(dir, "empty.txt")).Run()
	start := min(time.Since(begin)*8/10, took/2)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !bytes.Contains(out, []byte("2 failed")) {
		t.Fatalf("uninterrupted run: %v\n%s", err, out)
	}
	want := everything(t, whole)

	r := rand.New(rand.NewPCG(3, 4))
	midway := 0
	for i := range kills {
		path := filepath.Join(t.TempDir(), "killed.db")
		for range 1 + i%4/3 { // now and then twice in a row
			cmd := ingest(path)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(start + time.Duration(r.Int64N(int64(took-start))))
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			if info, err := os.Stat(path); err == nil && info.Size() > 0 {
				if db, err := store.OpenReader(context.Background(), path); err == nil {
					_ = db.Close()
					sound(t, path)
				}
			}
		}
		if _, err := os.Stat(path + "-wal"); err == nil {
			midway++
		}
		if out, err := ingest(path).CombinedOutput(); !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
			t.Fatalf("after the kill: %v\n%s", err, out)
		}
		sound(t, path)
		if got := everything(t, path); got != want {
			t.Fatalf("kill %d: the database is not that of an uninterrupted run:\n%s", i, firstDifference(got, want))
		}
	}
	t.Logf("%d kills, %d of them while the database was open; an uninterrupted run takes %v", kills, midway, took)
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("row %d: got  %.300s\nrow %d: want %.300s", i, a[i], i, b[i])
		}
	}
	return fmt.Sprintf("%d rows, not %d", len(a), len(b))
}

// TestInterruptedInOrder sends the signal of Ctrl-C.
func TestInterruptedInOrder(t *testing.T) {
	dir := press(t, 1500)
	whole := filepath.Join(t.TempDir(), "whole.db")
	begin := time.Now()
	_ = exec.Command("wattwire", "ingest", dir, "--db", whole).Run()
	took := time.Since(begin)

	path := filepath.Join(t.TempDir(), "interrupted.db")
	cmd := exec.Command("wattwire", "ingest", dir, "--db", path)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(took * 6 / 10)
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Fatalf("%v\n%s%s", err, &stdout, &stderr)
	}
	if !strings.Contains(stderr.String(), "the same command goes on from here") {
		t.Logf("it was over before the signal: %s", &stderr)
	}
	if _, err := os.Stat(path); err == nil {
		sound(t, path)
	}
	_ = exec.Command("wattwire", "ingest", dir, "--db", path).Run()
	if got, want := contract(t, path), contract(t, whole); got != want {
		t.Errorf("the database is not that of an uninterrupted run:\n%s", firstDifference(got, want))
	}
}

// contract is everything but the full-text index, whose layout follows the
// batches; an interrupted run ends with a short one.
func contract(t *testing.T, path string) string {
	var kept []string
	for _, line := range strings.Split(everything(t, path), "\n") {
		if !strings.HasPrefix(line, "documents_fts") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// TestJobsAndOrderChangeNothing reads the same folder by one and by eight
// extractors.
func TestJobsAndOrderChangeNothing(t *testing.T) {
	dir := press(t, 400)
	var want string
	for _, jobs := range []string{"1", "2", "8"} {
		path := filepath.Join(t.TempDir(), "x.db")
		_ = exec.Command("wattwire", "ingest", dir, "--db", path, "--jobs", jobs).Run()
		got := everything(t, path)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("--jobs %s: %s", jobs, firstDifference(got, want))
		}
	}
}
