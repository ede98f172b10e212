package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newRules(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "Test the rules by their own examples",
		Example: `  wattwire rules test
  wattwire rules test my-rules/`,
		Args: arguments(0, 0, "the command test"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_ = cmd.Help()
			return usagef("a command is needed: wattwire rules test")
		},
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "test [DIR]",
		Short: "Run every rule on its own examples",
		Long: `Run the whole extractor on the examples that every rule carries: those on which
it must fire with what it must yield, and those on which it must stay silent.
DIR is a folder of your own rules and lists (*.yaml, *.tsv), which add to the
built-in ones or take their place; all are run.

Every example that fails is a line, and so is every fault of the files:
FILE:LINE: rule "ID": what is wrong. The exit code is then 1.`,
		Example: `  wattwire rules test
  wattwire rules test my-rules/`,
		Args: arguments(0, 1, "at most one DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var f readFlags
			if len(args) > 0 {
				f.rules = args[0]
				if err := f.folder(); err != nil {
					return err
				}
			}
			return testRules(cmd.Context(), c, f)
		},
	})
	return cmd
}

func testRules(ctx context.Context, c *console, f readFlags) error {
	extractor, err := f.extractor(nil)
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return err
	case err != nil: // one line a fault
		faults := int64(strings.Count(err.Error(), "\n")) + 1
		fmt.Fprintf(c.stderr, "%v\n%s in the rules and lists\n", err, plural(faults, "fault"))
		return errTold
	}
	report := extractor.TestRules(ctx)
	if report.Err != nil {
		return report.Err
	}
	failed := report.Failures()
	for _, failure := range failed {
		fmt.Fprintln(c.stdout, failure)
	}
	if len(failed) > 0 {
		fmt.Fprintf(c.stderr, "%s in %s of %s\n", plural(int64(len(failed)), "failure"), plural(int64(report.Examples), "example"),
			plural(int64(len(report.Rules)), "rule"))
		return errTold
	}
	fmt.Fprintf(c.stdout, "%s of %s: all as they should be\n", plural(int64(report.Examples), "example"),
		plural(int64(len(report.Rules)), "rule"))
	return nil
}
