package main

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

func render(t *testing.T, width int, spare bool, columns []string, rows ...[]any) string {
	t.Helper()
	var b strings.Builder
	out, err := newTable(&b, "table", columns, width, spare)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := out.row(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.end(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTablesFitTheTerminal(t *testing.T) {
	evidence := strings.Repeat("The parties signed a memorandum of understanding in the capital. ", 5)
	row := []any{"2025-06-17", "memorandum_of_understanding", "Kestrel Storage; Westpac", nil, 300.0, evidence, int64(3), "a/long/address.json"}
	columns := []string{"date", "type", "parties", "project", "mw", "evidence", "doc", "uri"}
	for _, width := range []int{60, 80, 100, 130, 200} {
		out := render(t, width, true, columns, row)
		for _, line := range strings.Split(out, "\n") {
			if n := text.StringWidth(line); n > width {
				t.Errorf("width %d: a line of %d: %s", width, n, line)
			}
		}
		if !strings.Contains(out, "memorandum_of_understanding") {
			t.Errorf("width %d: a word is broken:\n%s", width, out)
		}
		if strings.Contains(out, "project") || strings.Contains(out, "address") {
			t.Errorf("width %d: an empty column, or the address beside the number:\n%s", width, out)
		}
	}
	if out := render(t, 60, true, columns, row); !strings.HasPrefix(out, "date      2025-06-17\ntype      memorandum_of_understanding\n") ||
		strings.Contains(out, "…") {
		t.Errorf("60 columns:\n%s", out)
	}
	if out := render(t, 0, false, columns, row); !strings.Contains(out, evidence[:len(evidence)-1]) || !strings.Contains(out, "address") {
		t.Errorf("no terminal:\n%s", out)
	}
}

func TestWrapKeepsOffsets(t *testing.T) {
	const s = "Ørsted signed a contract, worth €1bn, with the ministry of a far-away country.\n\nThe second paragraph is short."
	for width := 10; width < 60; width += 7 {
		got := wrap(s, width)
		if len(got) != len(s) || strings.ReplaceAll(got, "\n", " ") != strings.ReplaceAll(s, "\n", " ") {
			t.Errorf("width %d: %q", width, got)
		}
		for _, line := range strings.Split(got, "\n") {
			if text.StringWidth(line) > width && strings.Contains(line, " ") {
				t.Errorf("width %d: a line of %d: %q", width, text.StringWidth(line), line)
			}
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -12345: "-12,345"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %s, not %s", n, got, want)
		}
	}
}
