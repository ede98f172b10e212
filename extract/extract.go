package extract

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"wattwire/extract/lexicon"
	"wattwire/extract/quantity"
	"wattwire/extract/record"
	"wattwire/extract/rule"
	"wattwire/extract/tag"
	"wattwire/extract/token"
)

// Article is what an Extractor reads: a text and what is known about it.
// Published anchors relative dates; Title may tell a country, a technology or
// a party, but no offset points into it.
type Article = record.Document

// Result is what an Extractor finds in one article.
type Result = record.Result

// Options say what an Extractor knows besides the data files of the program.
type Options struct {
	// Rules is a folder of the user's own rule files (*.yaml) and lists
	// (*.tsv), which add to or take the place of the program's; nil for none.
	Rules fs.FS
	// RulesName is what errors call that folder.
	RulesName string
	// Only, where it is not nil, is the one article that the Extractor is for: of
	// the program's long lists it knows what that article can ask for, which takes
	// a fraction of the time.
	Only *Article
}

// Extractor turns articles into records. It may be used from any number of
// goroutines.
type Extractor struct {
	lex    *lexicon.Lexicon
	labels *rule.Labels
	rules  []*rule.Rule
	files  []rule.Source
	tok    *token.Tokenizer
	tags   headlineTags
	stages stages
	pool   sync.Pool // of *runner
}

// New loads the rules and lists and compiles them. The error joins every fault
// of the files, each as file:line: rule "id": what is wrong.
func New(opts Options) (*Extractor, error) {
	lists := []lexicon.Source{{Name: "extract/lexicon/data", FS: lexicon.Data()}}
	if opts.Only != nil {
		lists[0].Sieve = lexicon.NewSieve(opts.Only.Title, opts.Only.Text)
	}
	files := []rule.Source{{Name: "extract/rule/data", FS: rule.Data(), Brief: true}}
	if opts.Rules != nil {
		lists = append(lists, lexicon.Source{Name: opts.RulesName, FS: opts.Rules})
		files = append(files, rule.Source{Name: opts.RulesName, FS: opts.Rules})
	}
	// rules need no lists to be read
	var rules []*rule.Rule
	var ruleErr error
	read := make(chan struct{})
	go func() {
		defer close(read)
		rules, ruleErr = rule.Load(files...)
	}()
	lex, lexErr := lexicon.Read(lists...)
	<-read
	if lexErr != nil { // without the lists every pattern would be at fault
		return nil, errors.Join(lexErr, ruleErr)
	}
	x := &Extractor{lex: lex, rules: rules, files: files, labels: rule.NewLabels(lex, rule.Findings()...)}
	faults := rule.Faults(ruleErr)
	for _, r := range rules {
		if _, ok := recordTypes[r.Kind]; r.Kind != "" && !ok {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q: no kind of record is called %q", r.File, r.Line, r.ID, r.Kind))
		}
	}
	faults = append(faults, exampleFaults(rules)...)
	faults = append(faults, x.stages.compile(lex, x.labels, rules)...)
	if len(faults) > 0 {
		return nil, rule.JoinFaults(faults)
	}
	x.tags = newHeadlineTags(lex)
	lex.Index()
	x.tok = token.NewTokenizer(lex.Vocab, quantity.Prefixes(lex))
	x.pool.New = func() any { return x.stages.newRunner(x) }
	return x, nil
}

// Warm loads the model of parts of speech, which all Extractors share. Without
// it the first article that needs the model loads it, and every other one that
// does waits as long: among many there are some, among a few often none. Where
// it fails, sentences stand as they read without tags.
func Warm() { _ = tag.Load() }

// Extract finds the records of one article. The error is ctx's, or tells of a
// fault of the program that the article brought to light; other articles are
// not touched by it.
func (x *Extractor) Extract(ctx context.Context, a Article) (res Result, err error) {
	if err := ctx.Err(); err != nil {
		return Result{}, fmt.Errorf("extract %s: %w", a.URI, err)
	}
	r := x.pool.Get().(*runner)
	defer func() {
		if fault := recover(); fault != nil {
			// the runner is in no known state and is not used again
			res, err = Result{}, fmt.Errorf("extract %s: fault of the program: %v", a.URI, fault)
			return
		}
		x.pool.Put(r)
	}()
	return r.run(a), nil
}
