package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// byteOrderMark begins a file in UTF-8 that says so. A spreadsheet that wrote
// one needs one to read names right.
const byteOrderMark = "\uFEFF"

// headSize is how many bytes at the beginning of the input show what it is.
const headSize = 4096

// decode returns the text of in as UTF-8 and whether it begins with a byte
// order mark, which is left out. Text without a mark may still have parts in
// Windows-1252; [fromWindows] reads those cell by cell, as they come, because
// the first one may stand behind a million rows.
func decode(in io.Reader) (text *bufio.Reader, marked bool, err error) {
	text = bufio.NewReaderSize(in, maxRow)
	head, err := text.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	for _, kind := range otherKinds {
		if bytes.HasPrefix(head, []byte(kind.magic)) {
			return nil, false, fmt.Errorf("this is %s; save it as CSV first", kind.name)
		}
	}
	var mark int
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(head, []byte(byteOrderMark)):
		mark = len(byteOrderMark)
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		mark, order = 2, binary.LittleEndian
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		mark, order = 2, binary.BigEndian
	default:
		order = orderOf(head)
	}
	_, _ = text.Discard(mark) // it was peeked at
	if order != nil {
		text = bufio.NewReaderSize(&utf16Reader{in: text, order: order}, maxRow)
		if head, err = text.Peek(headSize / 2); err != nil && !errors.Is(err, io.EOF) {
			return nil, false, err
		}
	}
	if at := bytes.IndexByte(head, 0); at >= 0 {
		return nil, false, errors.New("this is not a text file; save the list of signers as CSV first")
	}
	return text, mark > 0, nil
}

// otherKinds are the files that people have beside CSV, by how they begin.
var otherKinds = [...]struct{ magic, name string }{
	{"PK\x03\x04", "an Excel workbook or another packed file"},
	{"\xD0\xCF\x11\xE0", "an old Excel workbook"},
	{"%PDF", "a PDF"},
	{"{\\rtf", "a text document with formatting"},
	{"\x1F\x8B", "a packed file"},
}

// orderOf tells UTF-16 without a mark by its zeros, which stand in every other
// byte of English and nearly every other byte of Spanish. It returns nil for
// everything else.
func orderOf(head []byte) binary.ByteOrder {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[0] == 0 && zeros[1] > len(head)/4:
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] > len(head)/4:
		return binary.BigEndian
	}
	return nil
}

// utf16Reader reads UTF-16 as UTF-8. Half of a surrogate pair that stands
// alone, which is no character and cannot be written in UTF-8, becomes U+FFFD.
type utf16Reader struct {
	in    io.Reader
	order binary.ByteOrder
	count int64 // of bytes read
	raw   [1 << 12]byte
	left  int    // bytes at the start of raw that wait for more
	text  []byte // of buffer, not read yet
	buf   [3 << 11]byte
	err   error
}

// errBrokenOff ends a UTF-16 file that was cut within a character.
var errBrokenOff = errors.New("the file breaks off in the middle of a UTF-16 character; part of it is missing")

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.text) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		n, err := u.in.Read(u.raw[u.left:])
		u.count += int64(n)
		u.left += n
		u.err = err
		u.decode()
		if errors.Is(err, io.EOF) && u.left > 0 {
			u.err = fmt.Errorf("byte %d: %w", u.count, errBrokenOff)
		}
	}
	n := copy(p, u.text)
	u.text = u.text[n:]
	return n, nil
}

// decode turns what is whole of raw into text.
func (u *utf16Reader) decode() {
	out, at := u.buf[:0], 0
	for at+2 <= u.left {
		char, size := rune(u.order.Uint16(u.raw[at:])), 2
		if utf16.IsSurrogate(char) && char < 0xDC00 {
			if at+4 > u.left {
				break
			}
			pair := utf16.DecodeRune(char, rune(u.order.Uint16(u.raw[at+2:])))
			if char = pair; pair != utf8.RuneError {
				size = 4
			}
		}
		out = utf8.AppendRune(out, char) // U+FFFD for half a pair
		at += size
	}
	u.left = copy(u.raw[:], u.raw[at:u.left])
	u.text = out
}

// fromWindows returns cell as UTF-8. A cell that is not UTF-8 is taken to be
// Windows-1252, in which every byte is a character.
func fromWindows(cell string) string {
	if utf8.ValidString(cell) {
		return cell
	}
	var b strings.Builder
	for i := range len(cell) {
		b.WriteRune(charmap.Windows1252.DecodeByte(cell[i]))
	}
	return b.String()
}
