package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"wattwire/extract/eval"
	"wattwire/extract/record"
	"wattwire/extract/source"
)

type evalFlags struct {
	readFlags
	gold, articles string
	errors         string
	kinds          []string // of errors to show, all if none
	json           bool
	compare        string
}

// allErrors is what --errors without a kind asks for.
const allErrors = "all"

func newEval(c *console) *cobra.Command {
	var f evalFlags
	cmd := &cobra.Command{
		Use:   "eval --gold DIR [--articles DIR] [--errors [KIND...]] [--compare OLD.json]",
		Short: "Score the extractor against gold annotations",
		Long: `Extract the records of annotated articles and score them: precision, recall and
F1 of every kind of record, and how often the fields asked for are right. DIR
holds gold/*.json and articles/*, or is the folder of gold files (or one of them)
with the articles in ../articles or --articles.

--errors prints every miss, false alarm and wrong field, grouped by kind, before
the scores; --errors KIND those of one kind (a name of the table, such as dates,
parties or "agreement mw"). --json prints the whole report, which --compare
takes later to show what a change won and lost. The exit code is 1 where an
article is missing.`,
		Example: `  wattwire eval --gold fixtures
  wattwire eval --gold fixtures --errors parties "agreement mw"
  wattwire eval --gold fixtures --json > before.json
  wattwire eval --gold fixtures --compare before.json
  wattwire eval --gold fixtures/gold/digest-central-asia.json --errors`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.kinds = args; f.errors != allErrors && f.errors != "" {
				f.kinds = append(f.kinds, f.errors)
			}
			if len(args) > 0 && f.errors == "" {
				return usagef("%s takes no arguments beside its flags; see %[1]s --help", cmd.CommandPath())
			}
			return evaluate(cmd.Context(), c, f)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.gold, "gold", "", "`DIR` of the gold annotations")
	cmd.Flags().StringVar(&f.articles, "articles", "", "`DIR` of the articles")
	cmd.Flags().StringVar(&f.errors, "errors", "", "print the errors, of one `KIND` or all")
	cmd.Flags().Lookup("errors").NoOptDefVal = allErrors
	cmd.Flags().BoolVar(&f.json, "json", false, "print the whole report as JSON")
	cmd.Flags().StringVar(&f.compare, "compare", "", "show what changed since the report in `FILE`, made by --json")
	return cmd
}

// folders are the places of gold and articles.
func (f *evalFlags) folders() (gold, articles string, err error) {
	if f.gold == "" {
		return "", "", usagef("eval needs --gold DIR; see wattwire eval --help")
	}
	info, err := os.Stat(f.gold)
	if err != nil {
		return "", "", usagef("--gold %s: no such file or folder", f.gold)
	}
	gold = f.gold
	if below := filepath.Join(f.gold, "gold"); info.IsDir() && isFolder(below) {
		gold = below
	}
	articles = f.articles
	if articles == "" {
		dir := gold
		if !info.IsDir() {
			dir = filepath.Dir(gold)
		}
		articles = filepath.Join(dir, "..", "articles")
	}
	if !isFolder(articles) {
		return "", "", usagef("%s: no such folder of articles; give --articles DIR", articles)
	}
	return gold, articles, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// checkKinds refuses kinds that no report has.
func (f *evalFlags) checkKinds(r *eval.Report) error {
	known := eval.Measures()
	for name := range r.Attributes {
		known = append(known, name)
	}
	for _, k := range f.kinds {
		if !slices.Contains(known, k) {
			slices.Sort(known)
			return usagef("--errors %s: the kinds are %s", k, strings.Join(known, ", "))
		}
	}
	return nil
}

func evaluate(ctx context.Context, c *console, f evalFlags) error {
	goldPath, articles, err := f.folders()
	if err != nil {
		return err
	}
	gold, err := eval.Load(goldPath)
	if err != nil {
		return err
	}
	var old *eval.Report
	if f.compare != "" {
		if old, err = readReport(f.compare); err != nil {
			return err
		}
	}
	results, err := annotated(ctx, c, f.readFlags, articles, gold)
	if err != nil {
		return err
	}
	report := eval.Score(gold, results)
	for _, w := range report.Warnings {
		fmt.Fprintf(c.stderr, "warning: %s\n", w)
	}
	if err := f.print(c, &report, old); err != nil {
		return err
	}
	if len(report.Missing) > 0 {
		return errTold
	}
	return nil
}

func (f *evalFlags) print(c *console, report, old *eval.Report) error {
	if f.json {
		text, err := encode(report, "  ")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(c.stdout, "%s\n", text)
		return err
	}
	if err := f.checkKinds(report); err != nil {
		return err
	}
	if old != nil {
		change := eval.Compare(old, report)
		return change.Write(c.stdout, f.kinds...)
	}
	if f.errors != "" {
		if err := report.WriteErrors(c.stdout, f.kinds...); err != nil {
			return err
		}
	}
	return report.WriteTable(c.stdout)
}

func readReport(file string) (*eval.Report, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, usagef("--compare %s: no such file", file)
	}
	var r eval.Report
	if err := json.Unmarshal(text, &r); err != nil || r.Scores == nil {
		return nil, usagef("--compare %s: not a report of wattwire eval --json", file)
	}
	return &r, nil
}

// annotated extracts the articles that the gold speaks of.
func annotated(ctx context.Context, c *console, f readFlags, dir string, gold eval.Gold) ([]record.Result, error) {
	options, err := f.options(c)
	if err != nil {
		return nil, err
	}
	extractor, err := f.extractor(nil)
	if err != nil {
		return nil, err
	}
	wanted, files := map[string]bool{}, map[string]bool{}
	for _, g := range gold {
		file, _, _ := strings.Cut(g.Article, "#") // an article of a container
		wanted[g.Article], files[file] = true, true
	}
	list, _, err := source.List(ctx, []string{dir}, options)
	if err != nil {
		return nil, err
	}
	var results []record.Result
	for _, file := range list {
		if !files[path.Base(file.URI)] {
			continue
		}
		err := source.Read(ctx, file, options, func(a source.Article) error {
			if !wanted[path.Base(a.URI)] {
				return nil
			}
			result, _, err := extractArticle(ctx, extractor, a)
			results = append(results, result)
			return err
		}, func(m source.Failure) error {
			fmt.Fprintf(c.stderr, "%s: %v\n", m.URI, m.Err)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}
