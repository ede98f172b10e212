package main

import "github.com/spf13/cobra"

func newShow(c *console) *cobra.Command { return &cobra.Command{Use: "show"} }
