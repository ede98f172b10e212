package source

import (
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

// maxDirectory bounds the central directory of a zip file, which is held in
// memory.
const maxDirectory = 128 << 20

// Methods of compression in zip files besides those archive/zip knows, by the
// application note of PKWARE.
const (
	zipBzip2 = 12
	zipZstd  = 93
)

// zipMember is a member that may be read.
type zipMember struct {
	name string
	file *zip.File
}

// readZip reads the files in a zip file, in its order.
func (r *reader) readZip(e entry) error {
	if e.at == nil {
		raw, err := readAll(e.in, r.limits.Member)
		if err != nil {
			return r.refuse(e.uri, err)
		}
		e.at, e.size = bytes.NewReader(raw), int64(len(raw))
	}
	if size := directorySize(e.at, e.size); size > maxDirectory {
		return r.refuse(e.uri, fmt.Errorf("its directory is longer than %s", byteSize(maxDirectory)))
	}
	z, err := zip.NewReader(e.at, e.size)
	if err != nil {
		return r.refuse(e.uri, zipError(err))
	}
	if len(z.File) > r.limits.Members {
		return r.refuse(e.uri, fmt.Errorf("more than %d files in it", r.limits.Members))
	}
	z.RegisterDecompressor(zip.Deflate, func(in io.Reader) io.ReadCloser { return flate.NewReader(in) })
	z.RegisterDecompressor(zipBzip2, func(in io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(in)) })
	z.RegisterDecompressor(zipZstd, func(in io.Reader) io.ReadCloser {
		d, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return io.NopCloser(errorReader{err})
		}
		return d.IOReadCloser()
	})
	members, byName, err := r.zipMembers(e, z)
	if err != nil {
		return err
	}
	if len(members) == 0 {
		return nil
	}
	exists := func(name string) bool { return byName[name] != nil }
	x := &expansion{in: e.size, ratio: r.limits.Ratio, floor: r.limits.RatioFloor}
	for _, m := range members {
		if inMemberPageFolder(m.name, exists) || r.besideMember(m.name, byName, x) {
			continue
		}
		if err := r.zipMember(e, m, byName, x); err != nil {
			return err
		}
		if x.blown() {
			return r.refuse(e.uri, &bombError{x.ratio})
		}
	}
	return nil
}

// zipMembers are the members that may be read, in order and by name. The
// others are refused.
func (r *reader) zipMembers(e entry, z *zip.Reader) ([]zipMember, map[string]*zip.File, error) {
	var members []zipMember
	byName := make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		raw := f.Name
		if !utf8.ValidString(raw) {
			if decoded, err := charmap.CodePage437.NewDecoder().String(raw); err == nil {
				raw = decoded
			}
		}
		name, err := memberName(raw)
		mode := f.Mode()
		switch {
		case err != nil:
		case name == "" || mode.IsDir():
			continue
		case mode&fs.ModeSymlink != 0:
			err = errLink
		case f.Flags&1 != 0:
			err = errEncrypted
		case byName[name] != nil:
			err = errors.New("a second file of this name in the archive")
		}
		if err != nil {
			if err := r.refuse(e.uri+"#"+oneLine(name), err); err != nil {
				return nil, nil, err
			}
			continue
		}
		byName[name] = f
		members = append(members, zipMember{name, f})
	}
	return members, byName, nil
}

// zipMember reads one member.
func (r *reader) zipMember(e entry, m zipMember, byName map[string]*zip.File, x *expansion) error {
	uri := e.uri + "#" + oneLine(m.name)
	open := func() (io.ReadCloser, error) {
		in, err := m.file.Open()
		if err != nil {
			return nil, zipError(err)
		}
		return struct {
			io.Reader
			io.Closer
		}{&expandReader{in, x}, in}, nil
	}
	in, err := open()
	if err != nil {
		return r.refuse(uri, err)
	}
	defer in.Close()
	return r.readMemberFile(entry{
		uri: uri, name: path.Base(m.name), in: in, open: open, archives: e.archives + 1,
		sidecar: func() (fields, error) {
			_, _, stem := kindOf(m.name)
			for _, ending := range sidecarEndings {
				if f := byName[stem+ending]; f != nil {
					meta, err := r.zipSidecar(f, x)
					if !errors.Is(err, errIsArticle) {
						return meta, err
					}
				}
			}
			return fields{}, nil
		},
	})
}

// besideMember says whether a member is the sidecar of another.
func (r *reader) besideMember(name string, byName map[string]*zip.File, x *expansion) bool {
	ext := strings.ToLower(path.Ext(name))
	if !slices.Contains(sidecarEndings, ext) ||
		!hasArticle(name[:len(name)-len(ext)], func(sibling string) bool { return byName[sibling] != nil }) {
		return false
	}
	if ext != ".json" {
		return true
	}
	_, err := r.zipSidecar(byName[name], x)
	return !errors.Is(err, errIsArticle)
}

func (r *reader) zipSidecar(f *zip.File, x *expansion) (fields, error) {
	if f.UncompressedSize64 > uint64(r.limits.Sidecar) {
		return fields{}, errIsArticle
	}
	in, err := f.Open()
	if err != nil {
		return fields{}, zipError(err)
	}
	defer in.Close()
	raw, err := readAll(&expandReader{in, x}, int64(r.limits.Sidecar))
	if err != nil {
		return fields{}, err
	}
	return r.parseSidecar(f.Name, raw)
}

// errorReader is an input that cannot be read.
type errorReader struct{ err error }

func (e errorReader) Read([]byte) (int, error) { return 0, e.err }

// zipError words an error of archive/zip.
func zipError(err error) error {
	switch {
	case errors.Is(err, zip.ErrFormat):
		return errors.New("not zip data, or cut at its end")
	case errors.Is(err, zip.ErrAlgorithm):
		return errors.New("compressed in a way that is not supported")
	case errors.Is(err, zip.ErrChecksum):
		return errors.New("zip data is damaged: checksum error")
	}
	return readError(err)
}

// directorySize is the size of a zip file's central directory as its end
// record tells it; -1 where there is none.
func directorySize(at io.ReaderAt, size int64) int64 {
	tail := make([]byte, min(size, 64<<10+22))
	start := size - int64(len(tail))
	if _, err := at.ReadAt(tail, start); err != nil && err != io.EOF {
		return -1
	}
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || len(tail) < i+22 {
		return -1
	}
	if n := binary.LittleEndian.Uint32(tail[i+12:]); n != 0xffffffff {
		return int64(n)
	}
	// The record of zip64 lies before its locator, which lies before this one.
	if j := bytes.LastIndex(tail[:i], []byte("PK\x06\x06")); j >= 0 && len(tail) >= j+56 {
		if n := binary.LittleEndian.Uint64(tail[j+40:]); n < 1<<62 {
			return int64(n)
		}
		return 1 << 62
	}
	return -1
}
