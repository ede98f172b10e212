package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// formats are those in which rows can be printed.
var formats = []string{"table", "csv", "json", "jsonl", "markdown"}

// rowWriter prints the rows of an answer.
type rowWriter interface {
	row([]any) error
	end() error
}

// newTable prints rows in a format. Of a table for people, spare leaves out
// columns that are empty in every row; width is that of the terminal, 0 where
// there is none.
func newTable(w io.Writer, format string, columns []string, width int, spare bool) (rowWriter, error) {
	switch format {
	case "csv":
		c := csv.NewWriter(w)
		return &csvRows{c}, c.Write(columns)
	case "json", "jsonl":
		return &jsonRows{w: w, columns: columns, lines: format == "jsonl"}, nil
	}
	if format == "markdown" {
		width = 0 // for a file, wherever it is seen first
	}
	t := &prettyRows{w: w, markdown: format == "markdown", width: width, spare: spare, columns: columns, numeric: make([]bool, len(columns))}
	for i := range t.numeric {
		t.numeric[i] = true
	}
	return t, nil
}

// display is a value as people read it: no ".0", no exponent, NULL as nothing.
func display(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []byte:
		return string(v)
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return strconv.FormatFloat(v, 'f', 0, 64)
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	case time.Time: // what the driver makes of columns declared as a date
		return v.Format(time.RFC3339)
	}
	return fmt.Sprint(v)
}

type csvRows struct{ w *csv.Writer }

func (c *csvRows) row(values []any) error {
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = display(v)
	}
	return c.w.Write(cells)
}

func (c *csvRows) end() error {
	c.w.Flush()
	return c.w.Error()
}

// jsonRows prints objects whose keys are in the order of the columns.
type jsonRows struct {
	w       io.Writer
	columns []string
	lines   bool
	n       int
}

func (j *jsonRows) row(values []any) error {
	var b bytes.Buffer
	switch {
	case j.lines:
	case j.n == 0:
		b.WriteString("[\n  ")
	default:
		b.WriteString(",\n  ")
	}
	j.n++
	b.WriteByte('{')
	for i, v := range values {
		if i > 0 {
			b.WriteString(", ")
		}
		if raw, ok := v.([]byte); ok {
			v = string(raw)
		}
		for k, part := range []any{j.columns[i], v} {
			text, err := encode(part, "")
			if err != nil {
				return err
			}
			b.Write(text)
			if k == 0 {
				b.WriteString(": ")
			}
		}
	}
	b.WriteByte('}')
	if j.lines {
		b.WriteByte('\n')
	}
	_, err := j.w.Write(b.Bytes())
	return err
}

func (j *jsonRows) end() error {
	if j.lines {
		return nil
	}
	end := "\n]\n"
	if j.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}

// encode is JSON with <, > and & as they are.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// prettyRows lays out a table for people, in Markdown or with ruled lines, its
// columns wrapped so that it fits the terminal.
type prettyRows struct {
	w        io.Writer
	markdown bool
	width    int  // columns of the terminal, 0 where there is none
	spare    bool // leave out columns that are empty in every row
	columns  []string
	numeric  []bool
	rows     []table.Row
}

func (p *prettyRows) row(values []any) error {
	row := make(table.Row, len(values))
	for i, v := range values {
		s := strings.Join(strings.Fields(display(v)), " ")
		switch v.(type) {
		case nil, int64, float64:
		default:
			p.numeric[i] = false
		}
		row[i] = s
	}
	p.rows = append(p.rows, row)
	return nil
}

// leaveOut drops the columns in which no row has anything and, on a terminal,
// the address where the number is there as well.
func (p *prettyRows) leaveOut() {
	used := make([]bool, len(p.columns))
	numbered := p.width > 0 && slices.Contains(p.columns, "doc")
	for _, row := range p.rows {
		for i, v := range row {
			used[i] = used[i] || v != "" && !(numbered && p.columns[i] == "uri")
		}
	}
	drop := 0
	for i, u := range used {
		if u || len(p.rows) == 0 {
			continue
		}
		at := i - drop
		drop++
		p.columns = slices.Delete(slices.Clone(p.columns), at, at+1)
		p.numeric = slices.Delete(p.numeric, at, at+1)
		for k := range p.rows {
			p.rows[k] = slices.Delete(p.rows[k], at, at+1)
		}
	}
}

func (p *prettyRows) end() error {
	if p.spare {
		p.leaveOut()
	}
	widths, fits := p.fit()
	if !fits {
		return p.expand()
	}
	if p.width > 0 {
		for _, row := range p.rows {
			for i, v := range row {
				row[i] = text.Snip(v.(string), longestCell, "…")
			}
		}
	}
	t := table.NewWriter()
	header := make(table.Row, len(p.columns))
	for i, c := range p.columns {
		header[i] = c
	}
	t.AppendHeader(header)
	t.AppendRows(p.rows)
	configs := make([]table.ColumnConfig, len(p.columns))
	for i := range p.columns {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: widths[i], WidthMaxEnforcer: text.WrapSoft}
		if p.numeric[i] && len(p.rows) > 0 {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	var out string
	t.SetColumnConfigs(configs)
	if p.markdown {
		out = t.RenderMarkdown()
	} else {
		style := table.StyleLight
		style.Format.Header = text.FormatDefault
		t.SetStyle(style)
		out = t.Render()
	}
	_, err := fmt.Fprintf(p.w, "%s\n", out)
	return err
}

// longestWord bounds the width that a column is given so as not to break a word.
const longestWord = 27

// longestCell is how much of a text a table on a terminal shows; the other
// formats have all of it.
const longestCell = 120

// fit shares the terminal's columns among those of the table. Each has the
// width of its longest word; what is left is shared in proportion to what a
// column still wants. 0 is no bound. ok is false where there is no room for the
// words.
func (p *prettyRows) fit() (widths []int, ok bool) {
	widths = make([]int, len(p.columns))
	if p.width == 0 {
		return widths, true
	}
	want := make([]int, len(p.columns)) // beyond widths
	measure := func(i int, cell string) {
		want[i] = max(want[i], text.StringWidth(cell))
		for _, word := range strings.Fields(cell) {
			widths[i] = max(widths[i], min(text.StringWidth(word), longestWord))
		}
	}
	for i, c := range p.columns {
		measure(i, c)
	}
	for _, row := range p.rows {
		for i, v := range row {
			measure(i, text.Snip(v.(string), longestCell, "…"))
		}
	}
	room := p.width - 3*len(widths) - 1 // rules and padding
	for i := range widths {
		widths[i] = max(1, widths[i])
		room -= widths[i]
		want[i] -= widths[i]
	}
	if room < 0 {
		return nil, false
	}
	for room > 0 {
		weights := 0.0
		for _, n := range want {
			weights += float64(max(0, n))
		}
		if weights == 0 {
			break
		}
		given := 0
		for i, n := range want {
			if n > 0 {
				extra := min(n, int(float64(room)*float64(n)/weights))
				widths[i] += extra
				want[i] -= extra
				given += extra
			}
		}
		if given == 0 { // less than a column each: to the one that wants most
			most := 0
			for i, n := range want {
				if n > want[most] {
					most = i
				}
			}
			widths[most]++
			want[most]--
			given = 1
		}
		room -= given
	}
	return widths, true
}

// expand prints each row as a block of lines, a column a line, where a table
// would break words.
func (p *prettyRows) expand() error {
	label := 0
	for _, c := range p.columns {
		label = max(label, text.StringWidth(c))
	}
	room := max(20, min(p.width, 120)-label-2)
	var b strings.Builder
	for n, row := range p.rows {
		if n > 0 {
			b.WriteByte('\n')
		}
		for i, v := range row {
			if v == "" {
				continue
			}
			for k, line := range strings.Split(text.WrapSoft(v.(string), room), "\n") {
				name := p.columns[i]
				if k > 0 {
					name = ""
				}
				fmt.Fprintf(&b, "%-*s  %s\n", label, name, strings.TrimSpace(line))
			}
		}
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}
