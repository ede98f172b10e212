// Command wattwire turns a folder of news articles into a SQLite file of
// normalized records: who agreed what with whom, over how many megawatts, of
// what technology, where and when, each with the words that prove it.
//
// It only wires: package extract/source reads, extract extracts, store keeps.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // some input failed, or the database refused
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal ends in order; a second one ends at once.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program: the arguments without the program's name in, the
// exit code out.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &output{w: stdout}
	root := newRoot(&console{stdin: &input{ctx: ctx, r: stdin}, stdout: out, stderr: stderr})
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = out.err // a full disk behind a redirection
	}
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errTold):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "wattwire: interrupted")
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "wattwire: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(stderr, "wattwire: %v\n", err)
	return exitFailed
}
