package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// rows reads the rows of a CSV file. Unlike encoding/csv it gives cells back
// exactly as they are, line breaks in them too, takes a quotation mark within
// an unquoted cell as it stands, and has a row for each empty line of a file
// with one column. In a file with more columns it passes over empty lines.
type rows struct {
	in     *bufio.Reader
	single bool   // whether the file has one column
	count  int    // of lines read so far
	text   []byte // of all cells of the row
	ends   []int  // of each cell in text
}

// newRows returns a reader of in and the header, which is its first row.
func newRows(in io.Reader) (*rows, []string, error) {
	r := &rows{in: bufio.NewReaderSize(in, 1<<16)}
	if mark, err := r.in.Peek(3); err == nil && bytes.Equal(mark, []byte("\uFEFF")) {
		_, _ = r.in.Discard(len(mark)) // just peeked at
	}
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		err = errors.New("the file is empty; a header line is needed")
	}
	r.single = len(header) == 1
	return r, header, err
}

// next returns the next row, and [io.EOF] after the last.
func (r *rows) next() ([]string, error) {
	for {
		line, err := r.line()
		if err != nil {
			return nil, err
		}
		if r.single || len(bytes.Trim(line, "\r\n")) > 0 {
			return r.split(line)
		}
	}
}

// split returns the cells of the row that begins with line.
func (r *rows) split(line []byte) ([]string, error) {
	r.text, r.ends = r.text[:0], r.ends[:0]
	for more := true; more; {
		if bytes.HasPrefix(line, []byte(`"`)) {
			rest, err := r.quoted(line[1:])
			if err != nil {
				return nil, err
			}
			line, more = bytes.CutPrefix(rest, []byte(","))
		} else {
			var cell []byte
			cell, line, more = bytes.Cut(line, []byte(","))
			if !more {
				cell = withoutBreak(cell)
			}
			r.text = append(r.text, cell...)
		}
		r.ends = append(r.ends, len(r.text))
	}
	text := string(r.text)
	cells := make([]string, len(r.ends))
	start := 0
	for i, end := range r.ends {
		cells[i], start = text[start:end], end
	}
	return cells, nil
}

// quoted adds to text the cell whose opening quotation mark stands before
// line, and returns what follows the closing one.
func (r *rows) quoted(line []byte) (rest []byte, err error) {
	opened := r.count
	for {
		part, rest, closed := bytes.Cut(line, []byte(`"`))
		r.text = append(r.text, part...)
		switch {
		case !closed:
			line, err = r.line()
			if errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("line %d: a quotation mark is opened and never closed", opened)
			}
			if err != nil {
				return nil, err
			}
		case bytes.HasPrefix(rest, []byte(`"`)):
			r.text = append(r.text, '"')
			line = rest[1:]
		case bytes.HasPrefix(rest, []byte(",")) || len(withoutBreak(rest)) == 0:
			return rest, nil
		default:
			return nil, fmt.Errorf("line %d: text follows a closing quotation mark; within a quoted cell write the mark twice", r.count)
		}
	}
}

// line returns the next line with its line break. It is overwritten by the
// next call.
func (r *rows) line() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		start := bytes.Clone(line)
		line, err = r.in.ReadBytes('\n')
		line = append(start, line...)
	}
	if errors.Is(err, io.EOF) && len(line) > 0 {
		err = nil
	}
	r.count++
	return line, err
}

func withoutBreak(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}
