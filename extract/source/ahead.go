package source

import "io"

// aheadChunk is how much is decompressed at a time ahead of its reader.
const aheadChunk = 128 << 10

// aheadReader reads from a goroutine that decompresses the next chunks while
// the present one is parsed.
type aheadReader struct {
	full    chan aheadData
	free    chan []byte
	stop    chan struct{}
	present aheadData
	whole   []byte // the buffer that present lies in
}

type aheadData struct {
	bytes []byte
	err   error
}

// readAhead starts reading in. The function it returns stops that and waits
// until it has; in must not block for long.
func readAhead(in io.Reader) (io.Reader, func()) {
	a := &aheadReader{full: make(chan aheadData, 1), free: make(chan []byte, 3), stop: make(chan struct{})}
	for range cap(a.free) {
		a.free <- nil
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		a.fill(in)
	}()
	return a, func() {
		close(a.stop)
		<-done
	}
}

// fill reads until an error or the stop.
func (a *aheadReader) fill(in io.Reader) {
	for {
		var buf []byte
		select {
		case buf = <-a.free:
		case <-a.stop:
			return
		}
		if buf == nil {
			buf = make([]byte, aheadChunk)
		}
		n, err := 0, error(nil)
		for n < len(buf) && err == nil {
			var m int
			m, err = in.Read(buf[n:])
			n += m
		}
		select {
		case a.full <- aheadData{buf[:n], err}:
		case <-a.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

func (a *aheadReader) Read(p []byte) (int, error) {
	if len(a.present.bytes) == 0 {
		if a.present.err != nil {
			return 0, a.present.err
		}
		if a.whole != nil {
			a.free <- a.whole
		}
		a.present = <-a.full
		a.whole = a.present.bytes[:cap(a.present.bytes)]
	}
	n := copy(p, a.present.bytes)
	a.present.bytes = a.present.bytes[n:]
	if n == 0 && len(p) > 0 {
		return 0, a.present.err
	}
	return n, nil
}
