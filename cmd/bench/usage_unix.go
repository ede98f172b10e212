//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// used is the CPU time of the process so far.
func used() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return time.Since(began)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

var began = time.Now()

// peakOf is the peak memory of a process that has ended, in MB.
func peakOf(p *os.ProcessState) float64 {
	r, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // tells bytes, others KB
		return float64(r.Maxrss) / 1e6
	}
	return float64(r.Maxrss) / 1e3
}
