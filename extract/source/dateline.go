package source

// dateline is the place and date with which a text opens.
func dateline(text string) (place, date string) { return "", "" }
