package source

import (
	"bufio"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// zstdWindow is the largest window a zstd stream may ask for: that of
// zstd --long.
const zstdWindow = 128 << 20

// countReader adds the bytes read through it to n.
type countReader struct {
	r io.Reader
	n *int64
}

func (c *countReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	*c.n += int64(n)
	return n, err
}

// bombError refuses input that grows too much when it is expanded.
type bombError struct {
	ratio int
}

func (e *bombError) Error() string {
	return fmt.Sprintf("expands to more than %d times its size: refused as a decompression bomb", e.ratio)
}

// expansion bounds how many bytes may come out of the bytes that went in.
type expansion struct {
	in, out int64
	ratio   int
	floor   int64
}

// blown says whether the bound is passed.
func (x *expansion) blown() bool {
	return x.out > x.floor && x.out > int64(x.ratio)*x.in
}

// expandReader is the output of a decompressor and ends with a bombError when
// it outgrows its input.
type expandReader struct {
	r io.Reader
	x *expansion
}

func (e *expandReader) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	e.x.out += int64(n)
	if e.x.blown() {
		return 0, &bombError{e.x.ratio}
	}
	return n, err
}

// expand returns in decompressed, bounded by the limits, and a function that
// releases the decompressor.
func expand(in io.Reader, compression string, lim Limits) (io.Reader, func(), error) {
	x := &expansion{ratio: lim.Ratio, floor: lim.RatioFloor}
	counted := &countReader{in, &x.in}
	var out io.Reader
	release := func() {}
	switch compression {
	case gzipped:
		z, err := gzip.NewReader(counted)
		if err != nil {
			return nil, nil, readError(err)
		}
		out, release = z, func() { z.Close() }
	case zstded:
		z, err := zstd.NewReader(counted, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, nil, readError(err)
		}
		out, release = z, z.Close
	case bzipped:
		out = bzip2.NewReader(bufio.NewReaderSize(counted, 64<<10))
	default:
		return nil, nil, fmt.Errorf("unknown compression %q", compression)
	}
	return &expandReader{out, x}, release, nil
}

// readError words an error of reading or decompressing for a reader of the
// failure: one line, no path.
func readError(err error) error {
	var bomb *bombError
	var structural bzip2.StructuralError
	switch {
	case errors.As(err, &bomb):
		return bomb
	case errors.Is(err, gzip.ErrHeader):
		return errors.New("not gzip data")
	case errors.Is(err, gzip.ErrChecksum):
		return errors.New("gzip data is damaged: checksum error")
	case errors.Is(err, zstd.ErrMagicMismatch):
		return errors.New("not zstd data")
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fmt.Errorf("zstd data needs more than %d MiB of memory", zstdWindow>>20)
	case errors.As(err, &structural):
		return fmt.Errorf("bzip2 data is damaged: %w", structural)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errTruncated
	}
	return withoutPath(err)
}

var errTruncated = errors.New("truncated: the data end too early")
