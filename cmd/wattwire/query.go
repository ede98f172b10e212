package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"
	"github.com/spf13/cobra"

	"wattwire/store"
)

type queryFlags struct {
	db, format string
	sql        bool
	filter     store.Filter
}

func newQuery(c *console) *cobra.Command {
	f := &queryFlags{}
	cmd := &cobra.Command{
		Use:   `query --db FILE ("SQL" | deals | capacity | projects | people | search WORDS)`,
		Short: "Ask a database in SQL or by a ready-made question",
		Long: `Ask a database in SQL or by a ready-made question. The database is opened for
reading only. On a terminal the answer is a table, in which long texts are cut;
in a pipe it is CSV; --format takes another. The ready-made questions give the
number of an article as doc: wattwire show prints it.`,
		Example: `  wattwire query --db deals.db "SELECT date, parties, mw FROM deals WHERE country = 'KAZ'"
  wattwire query --db deals.db deals --country KAZ --since 2024 --type power_purchase_agreement --min-mw 100
  wattwire query --db deals.db capacity --technology wind
  wattwire query --db deals.db projects --status construction --format markdown
  wattwire query --db deals.db people --name masdar
  wattwire query --db deals.db search '"power purchase" AND wind' --format jsonl`,
		Args: arguments(1, 1, "one SQL query, in quotes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch words := strings.Fields(args[0]); {
			case len(words) == 0:
				return usagef("an empty query; see wattwire query --help")
			case len(words) == 1: // no SQL is one word
				return usagef("no question %q: there are deals, capacity, projects, people and search WORDS; see wattwire query --help", args[0])
			}
			return f.ask(cmd.Context(), c, store.Question{SQL: args[0]}, false)
		},
	}
	cmd.PersistentFlags().StringVar(&f.db, "db", "", "database `FILE` to read")
	cmd.PersistentFlags().StringVar(&f.format, "format", "", "table, csv, json, jsonl or markdown (default table on a terminal, else csv)")

	question := func(use, short, example string, args cobra.PositionalArgs, ask func([]string) store.Question, flags ...string) {
		sub := &cobra.Command{Use: use, Short: short, Example: example, Args: args,
			RunE: func(cmd *cobra.Command, args []string) error {
				if err := f.check(cmd); err != nil {
					return err
				}
				q := ask(args)
				if f.sql {
					_, err := fmt.Fprintln(c.stdout, q)
					return err
				}
				return f.ask(cmd.Context(), c, q, true)
			}}
		f.addFilters(sub, flags)
		cmd.AddCommand(sub)
	}
	none := arguments(0, 0, "no arguments beside its flags")
	question("deals", "Who agreed what with whom", `  wattwire query --db deals.db deals --country KAZ --since 2024
  wattwire query --db deals.db deals --party masdar --technology solar --min-mw 100`, none,
		func([]string) store.Question { return store.Deals(f.filter) },
		"country", "since", "until", "type", "status", "technology", "party", "min-mw")
	question("capacity", "Megawatts by country, technology and status", "  wattwire query --db deals.db capacity --country UZB", none,
		func([]string) store.Question { return store.Capacity(f.filter) }, "country", "status", "technology", "min-mw")
	question("projects", "Plants, the largest first", "  wattwire query --db deals.db projects --technology wind --min-mw 500", none,
		func([]string) store.Question { return store.Projects(f.filter) }, "country", "status", "technology", "min-mw", "since")
	question("people", "Persons and their offices", "  wattwire query --db deals.db people --name aramco", none,
		func([]string) store.Question { return store.People(f.filter) }, "country", "since", "name")
	question("search WORDS...", "Articles that hold the words", `  wattwire query --db deals.db search green hydrogen
  wattwire query --db deals.db search '"power purchase agreement" NOT solar'`, arguments(1, -1, "the WORDS to look for"),
		func(args []string) store.Question { return store.Search(store.Words(args), f.filter) }, "since", "until")
	return cmd
}

// addFilters gives a ready-made question the flags it understands.
func (f *queryFlags) addFilters(cmd *cobra.Command, names []string) {
	for _, name := range names {
		switch name {
		case "country":
			cmd.Flags().StringVar(&f.filter.Country, name, "", "ISO 3166-1 alpha-3 `CODE`, such as KAZ")
		case "since":
			cmd.Flags().StringVar(&f.filter.Since, name, "", "from this `DATE` on: 2024, 2024-05, 2024-05-17"+dayOf(cmd))
		case "until":
			cmd.Flags().StringVar(&f.filter.Until, name, "", "up to and with this `DATE`"+dayOf(cmd))
		case "type":
			cmd.Flags().StringVar(&f.filter.Type, name, "", "one `TYPE` of agreement: "+strings.Join(store.AgreementTypes(), ", "))
		case "status":
			cmd.Flags().StringVar(&f.filter.Status, name, "", "one `STATUS`: "+strings.Join(f.statuses(cmd), ", "))
		case "technology":
			cmd.Flags().StringVar(&f.filter.Tech, name, "", "one `TECHNOLOGY`, alone or in a hybrid: "+strings.Join(store.Technologies(), ", "))
		case "party", "name":
			cmd.Flags().StringVar(&f.filter.Party, name, "", "part of a `NAME`")
		case "min-mw":
			cmd.Flags().Float64Var(&f.filter.MinMW, name, 0, "at least this many `MW`")
		}
	}
	cmd.Flags().IntVar(&f.filter.Limit, "limit", 0, "at most `N` rows")
	cmd.Flags().BoolVar(&f.sql, "sql", false, "print the SQL of the question instead of its answer")
}

// dayOf says which date --since and --until mean.
func dayOf(cmd *cobra.Command) string {
	if cmd.Name() == "deals" {
		return "; of signing, else of publication"
	}
	return "; of publication"
}

// statuses are those of what the question is about.
func (f *queryFlags) statuses(cmd *cobra.Command) []string {
	if cmd.Name() == "deals" {
		return store.AgreementStatuses()
	}
	return store.PlantStatuses()
}

// check refuses filters that nothing could fit.
func (f *queryFlags) check(cmd *cobra.Command) error {
	for _, word := range []*string{&f.filter.Type, &f.filter.Status, &f.filter.Tech} {
		*word = strings.ToLower(*word)
	}
	if country := strings.ToUpper(f.filter.Country); country != "" {
		if len(country) != 3 {
			return usagef("--country %q: not an ISO 3166-1 alpha-3 code such as KAZ", f.filter.Country)
		}
		f.filter.Country = country
	}
	if t := f.filter.Type; t != "" && !slices.Contains(store.AgreementTypes(), t) {
		return usagef("--type %q: the types are %s", t, strings.Join(store.AgreementTypes(), ", "))
	}
	if t := f.filter.Status; t != "" && !slices.Contains(f.statuses(cmd), t) {
		return usagef("--status %q: the statuses are %s", t, strings.Join(f.statuses(cmd), ", "))
	}
	if t := f.filter.Tech; t != "" && !slices.Contains(store.Technologies(), t) {
		return usagef("--technology %q: the technologies are %s", t, strings.Join(store.Technologies(), ", "))
	}
	if f.filter.Limit < 0 {
		return usagef("--limit %d: not below 0", f.filter.Limit)
	}
	for _, d := range []string{f.filter.Since, f.filter.Until} {
		if d != "" && !isoDate.MatchString(d) {
			return usagef("%q is not a date like 2024, 2024-05 or 2024-05-17", d)
		}
	}
	return nil
}

// ask runs the query and prints its answer; spare leaves out empty columns.
func (f *queryFlags) ask(ctx context.Context, c *console, q store.Question, spare bool) error {
	if f.db == "" {
		return usagef("query needs --db FILE; see wattwire query --help")
	}
	width, _ := terminal(c.stdout)
	format := f.format
	if format == "" {
		format = "csv"
		if width > 0 {
			format = "table"
		}
	}
	if !slices.Contains(formats, format) {
		return usagef("--format %q: the formats are %s", format, strings.Join(formats, ", "))
	}
	db, err := store.OpenReader(ctx, f.db)
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, q.SQL, q.Args...)
	if err != nil {
		return queryError(f.db, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return queryError(f.db, err)
	}
	out, err := newTable(c.stdout, format, columns, width, spare)
	if err != nil {
		return err
	}
	if err := eachRow(rows, len(columns), out.row); err != nil {
		return queryError(f.db, err)
	}
	return out.end()
}

func eachRow(rows *sql.Rows, n int, yield func([]any) error) error {
	values, pointers := make([]any, n), make([]any, n)
	for i := range values {
		pointers[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		if err := yield(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// queryError names the database. A mistake in the SQL is one of usage.
func queryError(db string, err error) error {
	var e sqlite3.Error
	var p *fs.PathError
	switch {
	case errors.As(err, &p): // not the database: where the answer goes
		return err
	case errors.As(err, &e):
		switch e.Code {
		case sqlite3.ErrError:
			if strings.HasPrefix(e.Error(), "too many attached databases") {
				return fmt.Errorf("%s: opened for reading only, no other file can be attached or made", db)
			}
			return usagef("%s", e.Error())
		case sqlite3.ErrReadonly:
			return fmt.Errorf("%s: opened for reading only", db)
		}
	}
	return fmt.Errorf("%s: %w", db, err)
}
