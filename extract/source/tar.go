package source

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"path"
)

// readTar reads the files in a tar stream, in its order.
func (r *reader) readTar(e entry) error {
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
		if inMemberPageFolder(name, exists) {
			continue
		}
		// A sparse file gives more bytes than the stream has.
		err = r.readMemberFile(entry{uri: uri, name: path.Base(name), in: &expandReader{t, x}, archives: e.archives + 1})
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
