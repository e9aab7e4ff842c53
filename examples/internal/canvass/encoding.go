package canvass

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// byteOrderMark begins a file in UTF-8 that says so.
const byteOrderMark = "\uFEFF"

// headSize is how many bytes at the beginning of a list show what it is.
const headSize = 4096

// decode returns the text of raw, which begins with head, as UTF-8 without a
// byte order mark. UTF-16 without a mark is told by its zeros, which stand in
// every other byte of English and nearly every other one of Spanish. Text may
// still have cells in Windows-1252; [fromWindows] reads those as they come,
// because the first one may stand behind a million rows.
func decode(raw *bufio.Reader, head []byte) (text *bufio.Reader, err error) {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	text = raw
	wide := func(order unicode.Endianness) {
		decoder := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
		text = bufio.NewReaderSize(decoder.Reader(&wholeUTF16{in: raw, order: order}), maxRow)
	}
	switch {
	case bytes.HasPrefix(head, []byte(byteOrderMark)):
		_, err = raw.Discard(len(byteOrderMark))
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), zeros[0] == 0 && zeros[1] > len(head)/4:
		wide(unicode.LittleEndian)
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), zeros[1] == 0 && zeros[0] > len(head)/4:
		wide(unicode.BigEndian)
	}
	if err == nil {
		head, err = text.Peek(headSize / 2)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, listError("NotText")
	}
	return text, nil
}

// wholeUTF16 ends with an error where a text in UTF-16 was cut within a
// character.
type wholeUTF16 struct {
	in    io.Reader
	order unicode.Endianness
	count int64
	last  [2]byte
}

// Read reads and watches the last two bytes.
func (u *wholeUTF16) Read(p []byte) (int, error) {
	n, err := u.in.Read(p)
	for i, b := range p[:n] {
		u.last[(u.count+int64(i))%2] = b
	}
	u.count += int64(n)
	high := u.last[1]
	if u.order == unicode.BigEndian {
		high = u.last[0]
	}
	if errors.Is(err, io.EOF) && (u.count%2 != 0 || high&0xFC == 0xD8) {
		err = listError("CutUTF16", u.count)
	}
	return n, err
}

// fromWindows returns text as UTF-8. What is not UTF-8 is taken to be
// Windows-1252, in which every byte is a character.
func fromWindows(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	decoded, _ := charmap.Windows1252.NewDecoder().String(text) // has no error
	return decoded
}
