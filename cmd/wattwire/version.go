package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/mattn/go-sqlite3"
	"github.com/spf13/cobra"
)

func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program, of Go and of SQLite",
		Example: "  wattwire version",
		Args:    arguments(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(c.stdout, versionLine())
			return err
		},
	}
}

func versionLine() string {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	sqlite, _, _ := sqlite3.Version()
	return fmt.Sprintf("wattwire %s, %s %s/%s, SQLite %s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, sqlite)
}
