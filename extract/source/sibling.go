package source

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// besideArticle says whether a file is the sidecar of an article: it has an
// article's stem and, if it is JSON, no text. names are those of the folder;
// nil to look there.
func (l *lister) besideArticle(dir, name string, names map[string]bool) bool {
	ext := strings.ToLower(path.Ext(name))
	if !slices.Contains(sidecarEndings, ext) {
		return false
	}
	stem := name[:len(name)-len(ext)]
	if !hasArticle(stem, func(sibling string) bool {
		if names != nil {
			return names[sibling]
		}
		_, err := os.Stat(filepath.Join(dir, sibling))
		return err == nil
	}) {
		return false
	}
	if ext != ".json" {
		return true
	}
	_, err := l.reader.readSidecar(filepath.Join(dir, name))
	return !errors.Is(err, errIsArticle)
}

// hasArticle says whether there is an article with the stem of a sidecar.
func hasArticle(stem string, exists func(name string) bool) bool {
	for _, ext := range [...]string{".txt", ".md", ".html", ".htm", ".pdf", ".xhtml", ".text", ".markdown"} {
		for _, compression := range [...]string{"", ".gz", ".zst", ".bz2"} {
			if exists(stem + ext + compression) {
				return true
			}
		}
	}
	return false
}

// pageFolder says whether a folder holds the pictures and styles of a web page
// that was saved complete beside it.
func pageFolder(name string, names map[string]bool) bool {
	for _, ending := range pageFolderEndings {
		if stem, ok := strings.CutSuffix(name, ending); ok {
			return names[stem+".html"] || names[stem+".htm"] || names[stem+".xhtml"]
		}
	}
	return false
}

// pageFolderEndings are what browsers in several languages append to the name
// of a page for the folder of its files.
var pageFolderEndings = [...]string{"_files", ".files", "-Dateien", "_archivos", "_fichiers"}

// inPageFolder says whether one of the folders of a path is a pageFolder.
func inPageFolder(p string) bool {
	for dir := filepath.Dir(p); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		for _, ending := range pageFolderEndings {
			stem, ok := strings.CutSuffix(dir, ending)
			for _, ext := range [...]string{".html", ".htm", ".xhtml"} {
				if _, err := os.Stat(stem + ext); ok && err == nil {
					return true
				}
			}
		}
	}
	return false
}

// hiddenName says whether a file is hidden or litter of an operating system.
func hiddenName(name string) bool {
	switch name {
	case "Thumbs.db", "desktop.ini", "__MACOSX":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// isDatabase says whether a file is by its name a SQLite database, which may
// be the very one that is written to, or one of its journals.
func isDatabase(name string) bool {
	for _, suffix := range [...]string{"-wal", "-shm", "-journal"} {
		name = strings.TrimSuffix(name, suffix)
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".db", ".sqlite", ".sqlite3", ".db3":
		return true
	}
	return false
}
