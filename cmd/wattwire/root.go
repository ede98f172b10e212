package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// console is where a command reads and prints.
type console struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// input ends with the context: whoever is to type an article can change their
// mind. A read that is under way then ends with the process.
type input struct {
	ctx context.Context
	r   io.Reader
}

func (i *input) Read(b []byte) (int, error) {
	type result struct {
		b   []byte
		err error
	}
	read := make(chan result, 1)
	go func() {
		own := make([]byte, len(b))
		n, err := i.r.Read(own)
		read <- result{own[:n], err}
	}()
	select {
	case got := <-read:
		return copy(b, got.b), got.err
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	}
}

// output remembers the first error of writing to w, so that no command has to
// look at each line that it prints.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// terminal says whether w is a terminal, and how many columns it has.
func terminal(w io.Writer) (width int, ok bool) {
	if o, wrapped := w.(*output); wrapped {
		w = o.w
	}
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	return width, true
}

// colour says whether to print in colour (see https://no-color.org).
func (c *console) colour() bool {
	_, ok := terminal(c.stdout)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// usageError is a command line that says something impossible.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errTold ends a command whose failures are printed already.
var errTold = errors.New("failed")

// goParse is how Go tells that a number is none; "invalid argument" says it.
var goParse = regexp.MustCompile(`: strconv\.[A-Za-z]+: parsing .*$`)

func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:   "wattwire",
		Short: "From news articles to a SQLite file of energy deals",
		Long: `wattwire reads news articles and writes one SQLite file in which an energy
analyst finds, with the words that prove it, who agreed what with whom, over
how many megawatts, of what technology, where and when.`,
		Example: `  wattwire ingest news/ --db deals.db
  wattwire query --db deals.db deals --country KAZ --since 2024
  wattwire query --db deals.db "SELECT country, sum(mw) FROM projects GROUP BY country"
  wattwire show --db deals.db 1
  wattwire extract article.txt
  wattwire trace article.txt`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q; see wattwire --help", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			_ = cmd.Help()
			return usagef("a command is needed")
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%s; see %s --help", goParse.ReplaceAllString(err.Error(), ""), cmd.CommandPath())
	})
	root.AddCommand(
		newIngest(c),
		newQuery(c),
		newShow(c),
		newExtract(c),
		newTrace(c),
		newRules(c),
		newEval(c),
		newVersion(c),
	)
	return root
}

// arguments makes a wrong number of arguments a usage error.
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return usagef("%s takes %s; see %s --help", cmd.CommandPath(), what, cmd.CommandPath())
		}
		return nil
	}
}
