package source

import "wattwire/extract/page"

// Language is page.Language: the ISO 639-1 code of the language text is
// written in, "" where that cannot be told.
func Language(text string) string { return page.Language(text) }
