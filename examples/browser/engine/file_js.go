package main

import (
	"errors"
	"fmt"
	"io"
	"syscall/js"

	"github.com/chiward/chiward/examples/browser/internal/list"
)

// file is a file that the visitor chose. It is read piece by piece; while a
// piece is awaited, the engine takes messages, such as the one that cancels.
type file struct {
	blob js.Value
	at   int
}

// Read implements [io.Reader].
func (f *file) Read(p []byte) (int, error) {
	size := f.blob.Get("size").Int()
	if f.at >= size {
		return 0, io.EOF
	}
	end := min(f.at+len(p), size)
	buffer, err := await(f.blob.Call("slice", f.at, end).Call("arrayBuffer"))
	if err != nil {
		return 0, fmt.Errorf("%w: %w", list.ErrUnreadable, err)
	}
	n := js.CopyBytesToGo(p, js.Global().Get("Uint8Array").New(buffer))
	f.at += n
	return n, nil
}

// pieces keep what is written to them outside the memory of the engine, which
// never shrinks. They implement [list.Store].
type pieces struct{ array js.Value } // of Uint8Array

func newPieces() *pieces { return &pieces{js.Global().Get("Array").New()} }

// Write implements [io.Writer].
func (p *pieces) Write(text []byte) (int, error) {
	piece := js.Global().Get("Uint8Array").New(len(text))
	js.CopyBytesToJS(piece, text)
	p.array.Call("push", piece)
	return len(text), nil
}

// WriteTo implements [io.WriterTo].
func (p *pieces) WriteTo(out io.Writer) (written int64, err error) {
	if other, ok := out.(*pieces); ok {
		other.array = other.array.Call("concat", p.array)
		return 0, nil
	}
	for i := range p.array.Length() {
		piece := p.array.Index(i)
		text := make([]byte, piece.Length())
		js.CopyBytesToGo(text, piece)
		n, err := out.Write(text)
		if written += int64(n); err != nil {
			return written, err
		}
	}
	return written, nil
}

// await waits for a promise while other goroutines and messages go on.
func await(promise js.Value) (value js.Value, err error) {
	done := make(chan struct{})
	then := func(take func(js.Value)) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any {
			take(args[0])
			close(done)
			return nil
		})
	}
	resolve := then(func(result js.Value) { value = result })
	defer resolve.Release()
	reject := then(func(reason js.Value) { err = errors.New(reason.Get("name").String()) })
	defer reject.Release()
	promise.Call("then", resolve, reject)
	<-done
	return value, err
}
