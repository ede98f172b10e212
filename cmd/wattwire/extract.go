package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"wattwire/extract"
	"wattwire/extract/record"
	"wattwire/extract/source"
)

func newExtract(c *console) *cobra.Command {
	var f readFlags
	cmd := &cobra.Command{
		Use:   "extract FILE",
		Short: "Print the records of one article as JSON, without a database",
		Long: `Print the records of one article as indented JSON. FILE may be - for standard
input. Of a file that holds several articles an array is printed.`,
		Example: `  wattwire extract article.txt --published 2025-06-17
  wattwire extract article.html | jq '.agreements[] | {type, mw, parties}'
  curl -s https://example.org/story.html | wattwire extract -`,
		Args: arguments(1, 1, "one FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return extractFile(cmd.Context(), c, f, args[0])
		},
	}
	f.add(cmd)
	return cmd
}

func extractFile(ctx context.Context, c *console, f readFlags, path string) error {
	// The first article is held back until it is known whether it is alone.
	var first []byte
	n := 0
	failed, err := eachExtracted(ctx, c, f, path, func(x *extract.Extractor, a source.Article) error {
		result, notes, err := extractArticle(ctx, x, a)
		if err != nil {
			return err
		}
		for _, note := range notes {
			fmt.Fprintf(c.stderr, "%s: %s\n", a.URI, note)
		}
		text, err := marshal(result)
		if err != nil {
			return err
		}
		n++
		switch n {
		case 1:
			first = text
			return nil
		case 2:
			fmt.Fprintf(c.stdout, "[\n%s", first)
		}
		_, err = fmt.Fprintf(c.stdout, ",\n%s", text)
		return err
	})
	switch {
	case n == 1:
		fmt.Fprintf(c.stdout, "%s\n", first)
	case n > 1:
		fmt.Fprint(c.stdout, "\n]\n")
	}
	if err != nil {
		return err
	}
	if failed {
		return errTold
	}
	return nil
}

// shortText is up to how long an article is that gets an Extractor of its own, in
// bytes: of a longer one that would know most words.
const shortText = 64 << 10

// eachExtracted is eachArticle with an Extractor for the article. An article that is
// alone in the file, and short, has one of its own.
func eachExtracted(
	ctx context.Context, c *console, f readFlags, path string, yield func(*extract.Extractor, source.Article) error,
) (failed bool, err error) {
	if err := f.folder(); err != nil {
		return false, err
	}
	var x *extract.Extractor
	var held *source.Article
	failed, err = eachArticle(ctx, c, f, path, func(a source.Article) error {
		switch {
		case x == nil && held == nil && len(a.Text) <= shortText:
			held = &a
			return nil
		case x == nil:
			if x, err = f.extractor(nil); err != nil {
				return err
			}
			if held != nil {
				if err := yield(x, *held); err != nil {
					return err
				}
			}
		}
		return yield(x, a)
	})
	if err == nil && x == nil && held != nil {
		if x, err = f.extractor(&held.Document); err == nil {
			err = yield(x, *held)
		}
	}
	return failed, err
}

// eachArticle reads the articles of a file and prints what cannot be read.
func eachArticle(ctx context.Context, c *console, f readFlags, path string, yield func(source.Article) error) (failed bool, err error) {
	options, err := f.options(c)
	if err != nil {
		return false, err
	}
	files, missing, err := source.List(ctx, []string{path}, options)
	if err != nil {
		return false, err
	}
	fail := func(m source.Failure) error {
		failed = true
		fmt.Fprintf(c.stderr, "%s: %v\n", m.URI, m.Err)
		return nil
	}
	for _, m := range missing {
		_ = fail(m)
	}
	for _, file := range files {
		if err := source.Read(ctx, file, options, yield, fail); err != nil {
			return failed, err
		}
	}
	return failed, nil
}

// marshal writes a result as indented JSON, its text as it is; a kind of which
// there is no record is an empty list.
func marshal(r extract.Result) ([]byte, error) {
	r.Entities, r.Mentions, r.Dates, r.Quantities = list(r.Entities), list(r.Mentions), list(r.Dates), list(r.Quantities)
	r.Capacities, r.Projects, r.Agreements = list(r.Capacities), list(r.Projects), list(r.Agreements)
	r.Milestones, r.Affiliations, r.Quotes = list(r.Milestones), list(r.Affiliations), list(r.Quotes)
	return encode(r, "  ")
}

func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// extractArticle runs the extractor on an article in English. Of one in
// another language only the document is kept, and a note says why.
func extractArticle(ctx context.Context, x *extract.Extractor, a source.Article) (record.Result, []string, error) {
	if why := foreign(a); why != "" {
		return record.Result{Document: a.Document}, append(a.Notes, why), nil
	}
	result, err := x.Extract(ctx, a.Document)
	result.Document = a.Document
	return result, a.Notes, err
}

// foreign says why an article in another language than English is not
// extracted from, "" of one that is.
func foreign(a source.Article) string {
	if a.Language == "" || a.Language == "en" {
		return ""
	}
	return "not extracted from: the language is " + a.Language
}
