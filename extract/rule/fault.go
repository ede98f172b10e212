package rule

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Faults are the errors that err joins, or err alone.
func Faults(err error) []error {
	var joined interface{ Unwrap() []error }
	switch {
	case err == nil:
		return nil
	case errors.As(err, &joined):
		return joined.Unwrap()
	}
	return []error{err}
}

// JoinFaults joins faults of the form file:line: … in the order of files as
// they come and of lines.
func JoinFaults(faults []error) error {
	files := map[string]int{}
	place := func(err error) (file string, line int) {
		parts := strings.SplitN(err.Error(), ":", 3)
		if len(parts) == 3 {
			if n, e := strconv.Atoi(parts[1]); e == nil {
				return parts[0], n
			}
		}
		return "", 0
	}
	for _, err := range faults {
		if f, _ := place(err); files[f] == 0 {
			files[f] = len(files) + 1
		}
	}
	slices.SortStableFunc(faults, func(a, b error) int {
		fa, la := place(a)
		fb, lb := place(b)
		if fa != fb {
			return files[fa] - files[fb]
		}
		return la - lb
	})
	return errors.Join(faults...)
}
