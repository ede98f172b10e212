package source

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
)

// pdfMemoryStart is as much memory as PDFium needs for a press release, so that
// it need not grow.
const pdfMemoryStart = 32 << 20

// withPDFMemory makes m the memory of the WebAssembly run in the context.
func withPDFMemory(ctx context.Context, m *pdfMemory) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, _ uint64) experimental.LinearMemory {
		return m
	}))
}

// pdfMemory is the memory of one instance of PDFium, PDFMemory at most. It
// grows by doubling, which leaves less behind than the steps in which wazero
// grows it.
type pdfMemory struct {
	bytes    []byte
	exceeded bool
}

// Reallocate makes the memory size bytes long; it is nil, and PDFium's request
// fails, where that is more than PDFMemory.
func (m *pdfMemory) Reallocate(size uint64) []byte {
	if size > PDFMemory {
		m.exceeded = true
		return nil
	}
	if size > uint64(cap(m.bytes)) {
		grown := make([]byte, size, min(max(size, 2*uint64(cap(m.bytes)), pdfMemoryStart), PDFMemory))
		copy(grown, m.bytes)
		m.bytes = grown
	}
	m.bytes = m.bytes[:size]
	return m.bytes
}

// Free drops the memory.
func (m *pdfMemory) Free() {
	m.bytes = nil
}
