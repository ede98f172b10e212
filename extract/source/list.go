package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// lister is one call of List.
type lister struct {
	ctx      context.Context
	opts     Options
	limits   Limits
	reader   *reader // reads sidecars
	files    []File
	given    []string // the path of each file as given, for URIs that collide
	failures []Failure
	visited  map[string]bool // real paths of folders
	linked   []folder        // folders behind links, walked last
}

// folder is a folder to walk.
type folder struct {
	path string // to open
	uri  string // relative to the folder given, "" for that folder
	real string // without links
}

// List walks paths (files, folders with all their subfolders, globs, and "-"
// for standard input) and returns the files in order of URI, each once, and
// what could not be listed: a missing folder, an unknown type, a symlink loop.
// Sidecars, hidden files and the files of a web page saved complete are no
// articles and not listed. The error is that of ctx, or
// of a malformed glob, or of a field in Options.Map that there is not.
func List(ctx context.Context, paths []string, opts Options) ([]File, []Failure, error) {
	for _, pattern := range slices.Concat(opts.Include, opts.Exclude) {
		if !doublestar.ValidatePattern(pattern) {
			return nil, nil, fmt.Errorf("glob %q: %w", pattern, doublestar.ErrBadPattern)
		}
	}
	if err := checkMap(opts.Map); err != nil {
		return nil, nil, err
	}
	l := &lister{ctx: ctx, opts: opts, limits: opts.Limits.orDefaults(), visited: map[string]bool{}}
	l.reader = &reader{ctx: ctx, limits: l.limits, keys: newKeys(opts.Map)}
	l.reader.objects = newObjectReader(l.reader.keys)
	for _, p := range paths {
		if err := l.path(p); err != nil {
			return nil, nil, err
		}
	}
	for len(l.linked) > 0 {
		f := l.linked[0]
		l.linked = l.linked[1:]
		if l.visited[f.real] {
			continue
		}
		if err := l.walk(f); err != nil {
			return nil, nil, err
		}
	}
	l.sort()
	return l.files, l.failures, nil
}

// path lists one path as given.
func (l *lister) path(p string) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if p == "-" {
		l.add(File{Path: "-", URI: "-"}, p)
		return nil
	}
	info, err := os.Stat(p)
	if err == nil {
		return l.found(p, path.Base(filepath.ToSlash(filepath.Clean(p))), "", info)
	}
	if !errors.Is(err, fs.ErrNotExist) || !strings.ContainsAny(p, "*?[{") {
		l.refuse(givenURI(p), withoutPath(err))
		return nil
	}
	if !doublestar.ValidatePathPattern(p) {
		return fmt.Errorf("glob %q: %w", p, doublestar.ErrBadPattern)
	}
	base, _ := doublestar.SplitPattern(filepath.ToSlash(p))
	matches, err := doublestar.FilepathGlob(p, doublestar.WithNoFollow())
	if err != nil {
		return fmt.Errorf("glob %q: %w", p, err)
	}
	if len(matches) == 0 {
		l.refuse(givenURI(p), errors.New("no file matches"))
	}
	slices.Sort(matches)
	for _, m := range matches {
		uri := filepath.ToSlash(m)
		if rel, err := filepath.Rel(filepath.FromSlash(base), m); err == nil {
			uri = filepath.ToSlash(rel)
		}
		info, err := os.Stat(m)
		if err != nil {
			l.refuse(uri, withoutPath(err))
			continue
		}
		dir, name := filepath.Split(m)
		switch {
		case hiddenName(name) || inPageFolder(m):
		case info.IsDir():
			err = l.found(m, uri, uri, info)
		case !l.wanted(uri):
		case !info.Mode().IsRegular():
			l.refuse(uri, errors.New("not a regular file"))
		default:
			l.file(dir, name, uri, nil, info)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// found lists a file or folder that was given, by name or by glob.
func (l *lister) found(p, fileURI, folderURI string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		real, err := filepath.EvalSymlinks(p)
		if err == nil {
			real, err = filepath.Abs(real)
		}
		if err != nil {
			l.refuse(givenURI(p), withoutPath(err))
			return nil
		}
		return l.walk(folder{path: p, uri: folderURI, real: real})
	case !info.Mode().IsRegular():
		l.refuse(fileURI, errors.New("not a regular file"))
		return nil
	}
	if l.wanted(fileURI) {
		l.file(filepath.Dir(p), filepath.Base(p), fileURI, nil, info)
	}
	return nil
}

// walk lists what a folder and its subfolders hold, in order of name.
func (l *lister) walk(f folder) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if l.visited[f.real] {
		return nil
	}
	l.visited[f.real] = true
	entries, err := os.ReadDir(f.path)
	if err != nil {
		uri := f.uri
		if uri == "" {
			uri = givenURI(f.path)
		}
		l.refuse(uri, withoutPath(err))
		return nil
	}
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		name := e.Name()
		if hiddenName(name) {
			continue
		}
		p, uri := filepath.Join(f.path, name), path.Join(f.uri, name)
		info, err := os.Stat(p)
		if err != nil {
			if e.Type()&fs.ModeSymlink != 0 {
				err = linkError(err)
			}
			l.refuse(uri, withoutPath(err))
			continue
		}
		switch {
		case info.IsDir():
			if pageFolder(name, names) {
				continue
			}
			err = l.subfolder(f, p, uri, e.Type()&fs.ModeSymlink != 0)
		case !l.wanted(uri):
		case !info.Mode().IsRegular():
			l.refuse(uri, errors.New("not a regular file"))
		default:
			l.file(f.path, name, uri, names, info)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// subfolder walks a folder in f, one behind a link only after all others.
func (l *lister) subfolder(f folder, p, uri string, link bool) error {
	sub := folder{path: p, uri: uri, real: filepath.Join(f.real, filepath.Base(p))}
	if !link {
		return l.walk(sub)
	}
	real, err := filepath.EvalSymlinks(p)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		l.refuse(uri, linkError(err))
		return nil
	}
	if real == f.real || strings.HasPrefix(f.real, strings.TrimSuffix(real, string(filepath.Separator))+string(filepath.Separator)) {
		l.refuse(uri, errors.New("a symlink loop: the link leads to a folder it lies in"))
		return nil
	}
	sub.real = real
	l.linked = append(l.linked, sub)
	return nil
}

// file lists one regular file. names are those of its folder, nil to look
// there.
func (l *lister) file(dir, name, uri string, names map[string]bool, info fs.FileInfo) {
	format, compression, _ := kindOf(name)
	p := filepath.Join(dir, name)
	switch {
	case l.besideArticle(dir, name, names):
	case format != "" || compression != "":
		l.addFile(p, uri, format, names, info)
	case names != nil && isDatabase(name):
	case namelessType(name):
		head, err := readHead(p)
		switch format = sniffFormat(head); {
		case err == nil && len(head) > 0 && format != "" && format != formatText:
			l.addFile(p, uri, format, names, info)
		case err == io.EOF:
			l.refuse(uri, errEmpty)
		case err != nil:
			l.refuse(uri, withoutPath(err))
		default:
			l.refuse(uri, unknownType(name))
		}
	default:
		l.refuse(uri, unknownType(name))
	}
}

// addFile lists a file with the size and time of its sidecar.
func (l *lister) addFile(p, uri, format string, names map[string]bool, info fs.FileInfo) {
	f := File{Path: p, URI: uri, Format: format, Size: info.Size(), ModTime: info.ModTime()}
	if takesSidecar(format) {
		_, _, stem := kindOf(filepath.Base(p))
		for _, ending := range sidecarEndings {
			if names != nil && !names[stem+ending] {
				continue
			}
			beside, err := os.Stat(filepath.Join(filepath.Dir(p), stem+ending))
			if err != nil || !beside.Mode().IsRegular() {
				continue
			}
			f.Size += beside.Size()
			if beside.ModTime().After(f.ModTime) {
				f.ModTime = beside.ModTime()
			}
			break
		}
	}
	l.add(f, p)
}

func (l *lister) add(f File, given string) {
	f.URI = strings.ToValidUTF8(f.URI, replacement)
	l.files = append(l.files, f)
	l.given = append(l.given, given)
}

func (l *lister) refuse(uri string, err error) {
	l.failures = append(l.failures, Failure{URI: strings.ToValidUTF8(uri, replacement), Err: err})
}

// wanted says whether Include and Exclude let a file pass.
func (l *lister) wanted(uri string) bool {
	if matchesAny(l.opts.Exclude, uri) {
		return false
	}
	return len(l.opts.Include) == 0 || matchesAny(l.opts.Include, uri)
}

func matchesAny(patterns []string, uri string) bool {
	for _, p := range patterns {
		p = filepath.ToSlash(p)
		if doublestar.MatchUnvalidated(p, uri) || !strings.Contains(p, "/") && doublestar.MatchUnvalidated(p, path.Base(uri)) {
			return true
		}
	}
	return false
}

// linkError words an error of following a link.
func linkError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("a link to nothing")
	case strings.Contains(err.Error(), "too many"):
		return errors.New("a symlink loop")
	}
	return withoutPath(err)
}

// givenURI is the path as given, slash-separated, for what could not be listed.
func givenURI(p string) string {
	return filepath.ToSlash(p)
}

func readHead(p string) ([]byte, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, sniffLength)
	n, err := f.Read(head)
	if n > 0 {
		err = nil
	}
	return head[:n], err
}

// sort orders files and failures by URI, drops files that were given twice and
// names those that share a URI by their paths as given.
func (l *lister) sort() {
	byPath := map[string]bool{}
	count := map[string]int{}
	kept := 0
	for i, f := range l.files {
		abs, err := filepath.Abs(f.Path)
		if err != nil || f.Path == "-" {
			abs = f.Path
		}
		if byPath[abs] {
			continue
		}
		byPath[abs] = true
		count[f.URI]++
		l.files[kept], l.given[kept] = f, l.given[i]
		kept++
	}
	l.files = l.files[:kept]
	for i, f := range l.files {
		if count[f.URI] > 1 {
			l.files[i].URI = strings.TrimPrefix(filepath.ToSlash(filepath.Clean(l.given[i])), "/")
		}
	}
	slices.SortStableFunc(l.files, func(a, b File) int { return cmp.Compare(a.URI, b.URI) })
	slices.SortStableFunc(l.failures, func(a, b Failure) int { return cmp.Compare(a.URI, b.URI) })
	if len(l.files) == 0 {
		l.files = nil
	}
}
