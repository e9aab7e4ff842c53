package canvass

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxRow is the length in bytes of the longest row that is read. A longer one
// comes from a quotation mark that is not closed rather than from a signer.
const maxRow = 1 << 20

// rows reads the rows of a CSV file. Unlike encoding/csv it gives cells back
// exactly as they are, line breaks in them too, takes a quotation mark within
// an unquoted cell as it stands, and has a row for each empty line of a file
// with one column. In a file with more columns it passes over empty lines.
type rows struct {
	in        *bufio.Reader // with room for maxRow
	separator byte          // between cells
	lineEnd   byte          // CR in files from old Macs, else LF
	single    bool          // whether the file has one column
	line      int           // number of the line read last
	row       []byte        // a row of several lines
}

var errEmpty = errors.New("the file is empty; a header line is needed")

// newRows returns a reader of text and the header, which is its first row.
func newRows(text *bufio.Reader) (*rows, []string, error) {
	r := &rows{in: text, lineEnd: '\n'}
	if err := r.recognize(); err != nil {
		return nil, nil, err
	}
	row, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, nil, errEmpty
	}
	if err != nil {
		return nil, nil, err
	}
	header := split(nil, string(row), r.separator)
	for i, name := range header {
		header[i] = fromWindows(name)
	}
	r.single = len(header) == 1
	return r, header, nil
}

// recognize finds out what separates cells and lines: what the file says in a
// first line such as "sep=;", which Excel knows, and else the header.
func (r *rows) recognize() error {
	var header []byte
	for size, whole := headSize, false; !whole; size *= 2 {
		head, err := r.in.Peek(min(size, maxRow))
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		header, whole = firstLine(head)
		whole = whole || err != nil || size >= maxRow
	}
	if bytes.IndexByte(header, '\n') < 0 && bytes.IndexByte(header, '\r') >= 0 {
		r.lineEnd = '\r'
		header, _, _ = bytes.Cut(bytes.TrimLeft(header, "\r"), []byte("\r"))
	}
	line := string(withoutBreak(header))
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") && strings.IndexByte(",;\t|", line[4]) >= 0 {
		r.separator = line[4]
		_, err := r.readLine()
		return err
	}
	r.separator = separatorOf(header)
	return nil
}

// firstLine returns the first line of text that is not empty, line breaks
// within quotation marks included, and whether its end is in text.
func firstLine(text []byte) (line []byte, whole bool) {
	text = bytes.TrimLeft(text, "\r\n")
	quoted := false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\n' && !quoted:
			return text[:i+1], true
		}
	}
	return text, false
}

// separatorOf returns the one of tab, semicolon and comma that is most often
// in header outside of quotation marks.
func separatorOf(header []byte) byte {
	var counts [256]int
	quoted := false
	for _, c := range header {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[c]++
		}
	}
	most := byte(',')
	for _, c := range []byte(";\t") {
		if counts[c] > counts[most] {
			most = c
		}
	}
	return most
}

// next returns the text of the next row without its line break, and [io.EOF]
// after the last. It is overwritten by the next call. The quotation marks in
// it are in order, so that [split] can take it apart.
func (r *rows) next() ([]byte, error) {
	for {
		line, err := r.readLine()
		if err != nil {
			return nil, err
		}
		if !r.single && len(bytes.Trim(line, "\r\n")) == 0 {
			continue
		}
		if bytes.IndexByte(line, '"') >= 0 {
			line, err = r.finish(line)
		}
		return withoutBreak(line), err
	}
}

// finish returns the whole of the row that begins with line: further lines
// belong to it as long as a quotation mark is open.
func (r *rows) finish(line []byte) ([]byte, error) {
	row, copied := line, false // line is overwritten by the next one
	for at := 0; ; {
		if at == len(row) || row[at] != '"' {
			width := bytes.IndexByte(row[at:], r.separator)
			if width < 0 {
				return row, nil
			}
			at += width + 1
			continue
		}
		at++
		for opened := r.line; ; {
			width := bytes.IndexByte(row[at:], '"')
			if width >= 0 {
				at += width + 1
				if at == len(row) || row[at] != '"' {
					break
				}
				at++ // a mark written twice is one in the cell
				continue
			}
			at = len(row)
			if !copied {
				row, copied = append(r.row[:0], row...), true
			}
			more, err := r.readLine()
			if errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("line %d: a quotation mark is opened and never closed", opened)
			}
			if err != nil {
				return nil, err
			}
			if len(row)+len(more) > maxRow {
				return nil, tooLong(opened)
			}
			row = append(row, more...)
			r.row = row
		}
		switch rest := row[at:]; {
		case len(withoutBreak(rest)) == 0:
			return row, nil
		case rest[0] == r.separator:
			at++
		default:
			return nil, fmt.Errorf("line %d: text follows a closing quotation mark; within a quoted cell write the mark twice", r.line)
		}
	}
}

// readLine returns the next line with its line break. It is overwritten by
// the next call.
func (r *rows) readLine() ([]byte, error) {
	line, err := r.in.ReadSlice(r.lineEnd)
	r.line++
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, tooLong(r.line)
	case errors.Is(err, io.EOF) && len(line) > 0:
		err = nil
	}
	return line, err
}

func tooLong(line int) error {
	return fmt.Errorf("line %d: the row that begins here is longer than a megabyte; is a quotation mark missing?", line)
}

func withoutBreak(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// split appends the cells of a row that [rows.next] has returned.
func split(cells []string, row string, separator byte) []string {
	for {
		if !strings.HasPrefix(row, `"`) {
			width := strings.IndexByte(row, separator)
			if width < 0 {
				return append(cells, row)
			}
			cells = append(cells, row[:width])
			row = row[width+1:]
			continue
		}
		end, twice := 1, false
		for {
			end += strings.IndexByte(row[end:], '"')
			if !strings.HasPrefix(row[end+1:], `"`) {
				break
			}
			end, twice = end+2, true
		}
		cell := row[1:end]
		if twice {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		cells = append(cells, cell)
		if end+1 == len(row) {
			return cells
		}
		row = row[end+2:]
	}
}

// appendCells appends cells with the separator between them.
func appendCells(row []byte, cells []string, separator byte) []byte {
	for i, cell := range cells {
		if i > 0 {
			row = append(row, separator)
		}
		row = appendCell(row, cell, separator)
	}
	return row
}

// appendCell appends a cell, in quotation marks where other programs need
// them to read it back as it is.
func appendCell(row []byte, cell string, separator byte) []byte {
	if !needsQuotes(cell, separator) {
		return append(row, cell...)
	}
	row = append(row, '"')
	for {
		before, after, found := strings.Cut(cell, `"`)
		row = append(row, before...)
		row = append(row, '"')
		if !found {
			return row
		}
		row = append(row, '"')
		cell = after
	}
}

func needsQuotes(cell string, separator byte) bool {
	if cell == "" {
		return false
	}
	if cell[0] == ' ' || cell[0] == '\t' {
		return true
	}
	for i := range len(cell) {
		switch cell[i] {
		case separator, '"', '\r', '\n':
			return true
		}
	}
	return false
}
