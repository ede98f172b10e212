package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
)

// profile starts a CPU profile and returns the function that ends it and writes
// the heap profile. An empty name leaves the profile out.
func profile(cpu, heap string) (stop func() error, err error) {
	var f *os.File
	if cpu != "" {
		if f, err = os.Create(cpu); err != nil {
			return nil, fmt.Errorf("CPU profile: %w", err)
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			_ = f.Close()
			return nil, fmt.Errorf("CPU profile: %w", err)
		}
	}
	return func() error {
		if f != nil {
			pprof.StopCPUProfile()
			if err := f.Close(); err != nil {
				return fmt.Errorf("CPU profile: %w", err)
			}
		}
		if heap == "" {
			return nil
		}
		h, err := os.Create(heap)
		if err != nil {
			return fmt.Errorf("heap profile: %w", err)
		}
		runtime.GC() // so that the profile tells what is held, not what was
		if err := pprof.WriteHeapProfile(h); err != nil {
			_ = h.Close()
			return fmt.Errorf("heap profile: %w", err)
		}
		return h.Close()
	}, nil
}
