package source

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// readTar reads the files in a tar stream, in its order. For sidecars it is
// read twice, if it is no larger than Limits.Member and no standard input.
func (r *reader) readTar(e entry) error {
	beside, err := r.tarSidecars(e)
	if err != nil {
		return err
	}
	x := &expansion{ratio: r.limits.Ratio, floor: r.limits.RatioFloor}
	t := tar.NewReader(&countReader{e.in, &x.in})
	seen := map[string]bool{}
	exists := func(name string) bool { return seen[name] }
	for n := 0; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		header, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return r.refuse(e.uri, tarError(err))
		}
		if n >= r.limits.Members {
			return r.refuse(e.uri, fmt.Errorf("more than %d files in it: the rest is not read", r.limits.Members))
		}
		name, err := memberName(header.Name)
		switch {
		case err != nil:
		case name == "", header.Typeflag == tar.TypeDir, header.Typeflag == tar.TypeXGlobalHeader:
			continue
		case header.Typeflag == tar.TypeSymlink, header.Typeflag == tar.TypeLink:
			err = errLink
		case header.Typeflag != tar.TypeReg && header.Typeflag != tar.TypeGNUSparse:
			err = errors.New("not a regular file")
		case seen[name]:
			err = errors.New("a second file of this name in the archive")
		}
		uri := e.uri + "#" + oneLine(name)
		if err != nil {
			if err := r.refuse(uri, err); err != nil {
				return err
			}
			continue
		}
		seen[name] = true
		if _, isSidecar := beside[name]; isSidecar || inMemberPageFolder(name, exists) {
			continue
		}
		sidecar := func() (fields, error) {
			_, _, stem := kindOf(name)
			for _, ending := range sidecarEndings {
				if s, ok := beside[stem+ending]; ok {
					return s.meta, s.err
				}
			}
			return fields{}, nil
		}
		// A sparse file gives more bytes than the stream has.
		err = r.readMemberFile(entry{
			uri: uri, name: path.Base(name), in: &expandReader{t, x}, archives: e.archives + 1, sidecar: sidecar,
		})
		if err != nil {
			return err
		}
		if x.blown() {
			return r.refuse(e.uri, &bombError{x.ratio})
		}
	}
}

// tarError words an error of archive/tar.
func tarError(err error) error {
	if errors.Is(err, tar.ErrHeader) {
		return errors.New("not tar data, or damaged")
	}
	return readError(err)
}

// tarSidecar is what a sidecar in an archive tells, or why it cannot be read.
type tarSidecar struct {
	meta fields
	err  error
}

// tarSidecars reads the sidecars of an archive, by their names. What is wrong
// with the archive is left to the second reading to tell; the error is that of
// the context.
func (r *reader) tarSidecars(e entry) (map[string]tarSidecar, error) {
	if e.reopen == nil || e.size > r.limits.Member {
		return nil, nil
	}
	found := map[string]tarSidecar{}
	articles := map[string]bool{}
	e.reopen(func(in io.Reader) error {
		x := &expansion{ratio: r.limits.Ratio, floor: r.limits.RatioFloor}
		t := tar.NewReader(&countReader{in, &x.in})
		for n := 0; n < r.limits.Members && r.ctx.Err() == nil; n++ {
			header, err := t.Next()
			if err != nil {
				return err
			}
			name, err := memberName(header.Name)
			if err != nil || name == "" || header.Typeflag != tar.TypeReg {
				continue
			}
			if format, _, _ := kindOf(name); takesSidecar(format) {
				articles[name] = true
			}
			if !slices.Contains(sidecarEndings, strings.ToLower(path.Ext(name))) || header.Size > int64(r.limits.Sidecar) {
				continue
			}
			raw, err := readAll(&expandReader{t, x}, int64(r.limits.Sidecar))
			if err != nil {
				return err
			}
			if meta, err := r.parseSidecar(name, raw); !errors.Is(err, errIsArticle) {
				found[name] = tarSidecar{meta, err}
			}
		}
		return nil
	})
	maps.DeleteFunc(found, func(name string, _ tarSidecar) bool {
		stem := strings.TrimSuffix(name, path.Ext(name))
		return !hasArticle(stem, func(sibling string) bool { return articles[sibling] })
	})
	return found, r.ctx.Err()
}
