package canvass

import (
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestBrokenInput has the inputs that cannot be read. Each ends the program
// with a message that says what is wrong.
func TestBrokenInput(t *testing.T) {
	random := rand.NewChaCha8([32]byte{1})
	noise := make([]byte, 1<<16)
	random.Read(noise)
	wide := strings.Repeat("column,", 9_999) + "last\n" + strings.Repeat("x,", 9_999) + "x\n"
	utf16 := encodeUTF16(binary.LittleEndian, "\uFEFFaddress,note\n121 N LaSalle St,😀")
	for _, test := range []struct{ name, text, want string }{
		{"noise", string(noise), "this is not a text file"},
		{"workbook", "PK\x03\x04" + string(noise), "this is a packed file that is damaged or no Excel workbook; save the list as CSV"},
		{"old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + string(noise), "an old Excel workbook"},
		{"PDF", "%PDF-1.7\n", "this is a PDF"},
		{"UTF-16 cut within a character", string(utf16[:len(utf16)-1]), "breaks off in the middle of a UTF-16 character"},
		{"UTF-16 cut within a pair", string(utf16[:len(utf16)-2]), "breaks off in the middle of a UTF-16 character"},
		{"UTF-32", "\xFF\xFE\x00\x00a\x00\x00\x00d\x00\x00\x00", "this is not a text file"},
		{"a cell of 50 MB", "address,note\nn/a,x\n\"" + strings.Repeat("x", 50<<20) + "\",y\n", "line 3: the row that begins here is longer than a megabyte"},
		{"a cell of 50 MB in many lines", "address,note\n\"" + strings.Repeat("x\n", 25<<20) + "\",y\n", "line 2: the row that begins here is longer than a megabyte"},
		{"a header of 50 MB", strings.Repeat("address,", 50<<17), "line 1: the row that begins here is longer than a megabyte"},
		{"a mark that is never closed", "address\nn/a\n\"" + strings.Repeat("121 N LaSalle St\n", 1<<17), "line 3: the row that begins here is longer"},
		{"10,000 columns without an address", wide, "and has 10000 cells"},
		{"empty", "", "the file is empty"},
	} {
		_, err := Match(t.Context(), strings.NewReader(test.text), io.Discard, options(t, pastDay))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %.300v, want %q", test.name, err, test.want)
		} else if len(err.Error()) > 1000 {
			t.Errorf("%s: the message has %d bytes", test.name, len(err.Error()))
		}
	}
}

// TestOddInput has inputs that look broken and can be read.
func TestOddInput(t *testing.T) {
	long := strings.Repeat("x", maxRow-100)
	for _, test := range []struct {
		name, text string
		rows       int
		want       string // in the output
	}{
		{"header only", "address", 0, "address,ward,"},
		{"10,000 columns", strings.Repeat("column,", 9_999) + "address\n" + strings.Repeat(",", 9_999) + "121 N LaSalle St\n", 1, ",42,"},
		{"a cell of nearly a megabyte", "note,address\n" + long + ",121 N LaSalle St\n", 1, long + ",121 N LaSalle St,42,"},
		{"line breaks of old Macs", "id,address\r1,121 N LaSalle St\r2,\"1060 W Addison\"\r", 2, "\n2,1060 W Addison,44,"},
		{"Excel names the separator", "sep=;\r\nid;address\r\n1;121 N LaSalle St\r\n", 1, "id;address;ward;alder;"},
		{"more commas than semicolons in a quoted name", "\"a,b,c,d\";address\n1;n/a\n", 1, "a,b,c,d;address;ward"},
		{"Windows-1252 behind UTF-8", "name,address\nPe\u00f1a,n/a\nPe\xf1a,n/a\n", 2, "\nPeña,n/a,,,not_address,,,,,,,,,,,\nPeña,n/a,"},
		{"both in one row", "name,note,address\nPe\u00f1a,\x80uro,n/a\n", 1, "\nPeña,€uro,n/a,"},
		{"half a pair", string(encodeUTF16(binary.LittleEndian, "\uFEFFaddress,note\nn/a,")) + "\x3D\xD8x\x00\n\x00", 1, "\nn/a,\uFFFDx,"},
		{"whole pairs", string(encodeUTF16(binary.BigEndian, "\uFEFFaddress,note\nn/a,😀x\n")), 1, ",map,duplicate_of\nn/a,😀x,"},
		{"split address", "Last,First,Number,Dir,Street,Suffix,Apt\nx,y,1060,W,Addison,St,3\n", 1, ",44,"},
	} {
		var out strings.Builder
		result, err := Match(t.Context(), strings.NewReader(test.text), &out, options(t, pastDay))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if result.Rows != test.rows || !strings.Contains(out.String(), test.want) {
			t.Errorf("%s: %d rows, output %.300q, want %d with %.300q", test.name, result.Rows, out.String(), test.rows, test.want)
		}
	}
}

func TestReadError(t *testing.T) {
	gone := errors.New("the disk is gone")
	for _, text := range []string{"", "address\n", "address\n" + strings.Repeat("n/a\n", 10_000)} {
		in := io.MultiReader(strings.NewReader(text), brokenReader{gone})
		if _, err := Match(t.Context(), in, io.Discard, options(t, pastDay)); !errors.Is(err, gone) {
			t.Errorf("after %d bytes: error %v", len(text), err)
		}
	}
}

type brokenReader struct{ err error }

func (r brokenReader) Read([]byte) (int, error) { return 0, r.err }

func TestRowsComeBack(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       [][]string // the input cells of each row
	}{
		{"header only", "address,id\n", [][]string{{"address", "id"}}},
		{"header without line break", "address,id", [][]string{{"address", "id"}}},
		{"short row", "address,id\nn/a\n", [][]string{{"address", "id"}, {"n/a", ""}}},
		{"short row without the address", "id,x,address\n7\n", [][]string{{"id", "x", "address"}, {"7", "", ""}}},
		{"one column with empty lines", "address\n\nn/a\n\n", [][]string{{"address"}, {""}, {"n/a"}, {""}}},
		{"byte order mark", "\uFEFFaddress,id\nn/a,1\n", [][]string{{"address", "id"}, {"n/a", "1"}}},
		{"Windows line breaks", "address,id\r\nn/a,\"1\"\r\n", [][]string{{"address", "id"}, {"n/a", "1"}}},
	} {
		rows, _ := matched(t, options(t, pastDay), test.text)
		var got [][]string
		for _, row := range rows {
			got = append(got, row[:len(row)-len(answerColumns(true))])
		}
		if !slices.EqualFunc(got, test.want, slices.Equal) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestLineBreaksInCellsAreKept(t *testing.T) {
	var out strings.Builder
	if _, err := Match(t.Context(), strings.NewReader("note,address\r\n\"one\r\ntwo\nthree\",n/a\r\n"), &out, options(t, pastDay)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\n\"one\r\ntwo\nthree\",n/a,") {
		t.Errorf("output is %q", out.String())
	}
}

func TestLongRow(t *testing.T) {
	rows, _ := matched(t, options(t, pastDay), "id,address\n1,n/a,more,still more\n2,n/a\n")
	want := [][]string{{"1", "n/a"}, {"more", "still more"}}
	got := [][]string{rows[1][:2], rows[1][2+len(answerColumns(true)):]}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("cells before and behind the answer are %q, want %q", got, want)
	}
	if len(rows) != 3 || len(rows[2]) != len(rows[0]) {
		t.Errorf("the rows are %q", rows)
	}
}

func TestFullDisk(t *testing.T) {
	signers := "address\n" + strings.Repeat("n/a\n", 2000)
	for _, room := range []int{0, 5000} {
		_, err := Match(t.Context(), strings.NewReader(signers), &fullDisk{room}, options(t, pastDay))
		if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "writing the answers") {
			t.Errorf("with room for %d bytes: error %v", room, err)
		}
	}
}

// fullDisk takes some bytes and then no more.
type fullDisk struct{ room int }

var errFull = errors.New("no space left on device")

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.room {
		return 0, errFull
	}
	d.room -= len(p)
	return len(p), nil
}
