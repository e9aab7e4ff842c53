package canvass

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// maxColumns is how many columns a list may have: as many as a sheet of Excel.
const maxColumns = 1 << 14

// list is a list that is open.
type list struct {
	header    []string
	separator byte                     // for the output
	sheets    []string                 // of a workbook, nil for a text
	next      func() ([]string, error) // the next row; io.EOF after the last
	close     func()                   // may be called more than once
}

// otherKinds are the files that people have beside lists: how they begin, and
// the error that says what they are.
var otherKinds = [...]struct{ magic, name string }{
	{"\xD0\xCF\x11\xE0", "OldExcel"},
	{"%PDF", "PDF"},
	{"{\\rtf", "RichText"},
	{"\x1F\x8B", "Packed"},
	{"\x89PNG", "Picture"},
	{"\xFF\xD8\xFF", "Picture"},
}

// openList opens a list in CSV or a workbook, whose sheet may be named.
func openList(in io.Reader, sheet string) (*list, error) {
	raw := bufio.NewReaderSize(in, maxRow)
	head, err := raw.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	for _, kind := range otherKinds {
		if bytes.HasPrefix(head, []byte(kind.magic)) {
			return nil, listError(kind.name)
		}
	}
	var l *list
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		l, err = openWorkbook(raw, sheet)
	case sheet != "":
		return nil, listError("NoSheets")
	default:
		l, err = openText(raw, head)
	}
	if err != nil {
		return nil, err
	}
	for i, name := range l.header {
		l.header[i] = fromWindows(name)
	}
	if len(l.header) > maxColumns {
		l.close()
		return nil, listError("Columns", len(l.header), maxColumns)
	}
	return l, nil
}

// openText opens a list in CSV, which begins with head.
func openText(raw *bufio.Reader, head []byte) (*list, error) {
	text, err := decode(raw, head)
	if err != nil {
		return nil, err
	}
	rows, header, err := newRows(text)
	if err != nil {
		return nil, err
	}
	return &list{header: header, separator: rows.separator, next: rows.next, close: func() {}}, nil
}
