package source

import (
	"cmp"
	"slices"
)

// maxCuts bounds how deep a page is cut.
const maxCuts = 60

// readingOrder sorts the lines of a page or a part of it: it is cut at the
// widest gap between columns, the left part first, and where there is none at
// the widest gap between lines, the upper part first.
func readingOrder(lines []pdfLine, depth int) []pdfLine {
	if len(lines) < 2 || depth > maxCuts {
		return lines
	}
	if at, ok := columnGap(lines); ok {
		left, right := split(lines, func(l pdfLine) bool { return l.right <= at })
		return append(readingOrder(left, depth+1), readingOrder(right, depth+1)...)
	}
	if at, ok := lineGap(lines); ok {
		upper, lower := split(lines, func(l pdfLine) bool { return l.bottom >= at })
		return append(readingOrder(upper, depth+1), readingOrder(lower, depth+1)...)
	}
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b pdfLine) int {
		if overlap := min(a.top, b.top) - max(a.bottom, b.bottom); overlap > 0.5*min(a.top-a.bottom, b.top-b.bottom) {
			return cmp.Compare(a.left, b.left)
		}
		return cmp.Compare(b.top, a.top)
	})
	return sorted
}

func split(lines []pdfLine, first func(pdfLine) bool) (a, b []pdfLine) {
	for _, l := range lines {
		if first(l) {
			a = append(a, l)
		} else {
			b = append(b, l)
		}
	}
	return a, b
}

// minColumn is how many lines a column has at least.
const minColumn = 3

// columnGap is the middle of the widest strip that no line crosses, where
// there are minColumn lines on either side and they lie side by side.
func columnGap(lines []pdfLine) (at float64, ok bool) {
	if len(lines) < 2*minColumn {
		return 0, false
	}
	byLeft := slices.Clone(lines)
	slices.SortFunc(byLeft, func(a, b pdfLine) int { return cmp.Compare(a.left, b.left) })
	widest, reach := 0.0, byLeft[0].right
	for i, l := range byLeft {
		gap := l.left - reach
		if gap > widest && gap > 0.8*l.size && i >= minColumn && len(lines)-i >= minColumn && sideBySide(byLeft[:i], byLeft[i:]) {
			widest, at, ok = gap, (l.left+reach)/2, true
		}
		reach = max(reach, l.right)
	}
	return at, ok
}

// sideBySide says whether two sets of lines share more than half of the lower
// one's height.
func sideBySide(a, b []pdfLine) bool {
	extent := func(lines []pdfLine) (bottom, top float64) {
		bottom, top = lines[0].bottom, lines[0].top
		for _, l := range lines {
			bottom, top = min(bottom, l.bottom), max(top, l.top)
		}
		return bottom, top
	}
	bottomA, topA := extent(a)
	bottomB, topB := extent(b)
	return min(topA, topB)-max(bottomA, bottomB) > 0.5*min(topA-bottomA, topB-bottomB)
}

// lineGap is the middle of the widest horizontal strip without a line.
func lineGap(lines []pdfLine) (at float64, ok bool) {
	byTop := slices.Clone(lines)
	slices.SortFunc(byTop, func(a, b pdfLine) int { return cmp.Compare(b.top, a.top) })
	widest, reach := 0.0, byTop[0].bottom
	for _, l := range byTop[1:] {
		if gap := reach - l.top; gap > widest {
			widest, at, ok = gap, (reach+l.top)/2, true
		}
		reach = min(reach, l.bottom)
	}
	return at, ok
}
