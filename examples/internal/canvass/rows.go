package canvass

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// maxRow is the length in bytes of the longest row that is read. A longer one
// comes from a quotation mark that is not closed rather than from a signer.
const maxRow = 1 << 20

// rows reads the rows of a CSV file. Unlike encoding/csv it gives cells back
// exactly as they are, line breaks in them too, takes a quotation mark within
// an unquoted cell as it is, and has a row for each empty line of a file
// with one column. In a file with more columns it passes over empty lines.
type rows struct {
	in        *bufio.Reader // with room for maxRow
	separator byte          // between cells
	lineEnd   byte          // CR in files from old Macs, else LF
	single    bool          // whether the file has one column
	line      int           // number of the line read last
}

// newRows returns a reader of text and the header, which is its first row.
func newRows(text *bufio.Reader) (*rows, []string, error) {
	r := &rows{in: text, lineEnd: '\n'}
	if err := r.recognize(); err != nil {
		return nil, nil, err
	}
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, nil, listError("Empty")
	}
	if err != nil {
		return nil, nil, err
	}
	r.single = len(header) == 1
	return r, header, nil
}

// recognize finds out what separates cells and lines: from a first line such as
// "sep=;", which Excel knows, or else from the header.
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
	line := withoutBreak(string(header))
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

// next returns the cells of the next row, and [io.EOF] after the last.
func (r *rows) next() ([]string, error) {
	line, err := r.readLine()
	for err == nil && !r.single && len(bytes.Trim(line, "\r\n")) == 0 {
		line, err = r.readLine()
	}
	if err != nil {
		return nil, err
	}
	text, separator := string(line), string(r.separator)
	if !strings.Contains(text, `"`) {
		return strings.Split(withoutBreak(text), separator), nil
	}
	var cells []string
	for {
		var cell string
		var more bool
		if strings.HasPrefix(text, `"`) {
			if cell, text, err = r.quoted(text[1:]); err != nil {
				return nil, err
			}
			if text, more = strings.CutPrefix(text, separator); !more && withoutBreak(text) != "" {
				return nil, listError("AfterQuote", r.line)
			}
		} else if cell, text, more = strings.Cut(text, separator); !more {
			cell = withoutBreak(cell)
		}
		if cells = append(cells, cell); !more {
			return cells, nil
		}
	}
}

// quoted returns the cell that text begins with, up to its closing quotation
// mark, and what follows. Further lines belong to it as long as it is open.
func (r *rows) quoted(text string) (cell, rest string, err error) {
	var all strings.Builder
	for opened := r.line; ; {
		before, after, found := strings.Cut(text, `"`)
		all.WriteString(before)
		switch {
		case found && strings.HasPrefix(after, `"`): // a mark written twice is one in the cell
			all.WriteByte('"')
			text = after[1:]
		case found:
			return all.String(), after, nil
		default:
			line, err := r.readLine()
			if errors.Is(err, io.EOF) {
				return "", "", listError("OpenQuote", opened)
			}
			if err == nil && all.Len()+len(line) > maxRow {
				err = listError("LongRow", opened)
			}
			if err != nil {
				return "", "", err
			}
			text = string(line)
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
		return nil, listError("LongRow", r.line)
	case errors.Is(err, io.EOF) && len(line) > 0:
		err = nil
	}
	return line, err
}

func withoutBreak(line string) string {
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
}

// appendCells appends cells with the separator between them, in quotation marks
// where other programs need them to read a cell back as it is.
func appendCells(row []byte, cells []string, separator byte) []byte {
	for i, cell := range cells {
		if i > 0 {
			row = append(row, separator)
		}
		row = appendCell(row, cell, separator)
	}
	return row
}

func appendCell(row []byte, cell string, separator byte) []byte {
	if cell == "" || cell[0] != ' ' && cell[0] != '\t' && strings.IndexByte(cell, separator) < 0 && !strings.ContainsAny(cell, "\"\r\n") {
		return append(row, cell...)
	}
	row = append(append(row, '"'), strings.ReplaceAll(cell, `"`, `""`)...)
	return append(row, '"')
}
