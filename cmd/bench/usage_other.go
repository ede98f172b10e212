//go:build !unix

package main

import (
	"os"
	"time"
)

var began = time.Now()

// used is the time on the clock, where the system does not tell CPU time.
func used() time.Duration { return time.Since(began) }

// peakOf is the peak memory of a process, 0 where it is not told.
func peakOf(*os.ProcessState) float64 { return 0 }
