package canvass

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// openRows opens a text and returns its header too.
func openRows(in io.Reader) (*rows, []string, error) {
	raw := bufio.NewReaderSize(in, maxRow)
	head, _ := raw.Peek(headSize)
	text, err := decode(raw, head)
	if err != nil {
		return nil, nil, err
	}
	return newRows(text)
}

func readRows(in io.Reader) ([][]string, error) {
	rows, header, err := openRows(in)
	if err != nil {
		return nil, err
	}
	read := [][]string{header}
	for {
		row, err := rows.next()
		if errors.Is(err, io.EOF) {
			return read, nil
		}
		if err != nil {
			return nil, err
		}
		read = append(read, row)
	}
}

func TestRows(t *testing.T) {
	long := strings.Repeat("x", 1<<17)
	for _, test := range []struct {
		name, text string
		want       [][]string
	}{
		{"plain", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"no line break at the end", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"byte order mark", "\uFEFFa,b\n", [][]string{{"a", "b"}}},
		{"byte order mark before a quoted cell", "\uFEFF\"a\",b\n", [][]string{{"a", "b"}}},
		{"Windows line breaks", "a,b\r\n1,\"2\"\r\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"line breaks within cells", "a,b\n\"1\r\n2\n\n3\",\"\n\"\n4,5\n", [][]string{{"a", "b"}, {"1\r\n2\n\n3", "\n"}, {"4", "5"}}},
		{"quotation marks", `a,b` + "\n" + `"say ""hi""",5" pipe` + "\n", [][]string{{"a", "b"}, {`say "hi"`, `5" pipe`}}},
		{"empty cells", "a,b\n,\n\"\",\n", [][]string{{"a", "b"}, {"", ""}, {"", ""}}},
		{"blanks are kept", "a,b\n 1 ,\t\n", [][]string{{"a", "b"}, {" 1 ", "\t"}}},
		{"short and long rows", "a,b\n1\n1,2,3\n", [][]string{{"a", "b"}, {"1"}, {"1", "2", "3"}}},
		{"empty lines between rows", "\n\na,b\n\n1,2\r\n\r\n\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"empty lines in one column", "a\n\n1\r\n\r\n\n", [][]string{{"a"}, {""}, {"1"}, {""}, {""}}},
		{"not UTF-8", "a,b\n\xf1,\x01\n", [][]string{{"a", "b"}, {"\xf1", "\x01"}}},
		{"long cells", "a,b\n" + long + ",\"" + long + "\"\n", [][]string{{"a", "b"}, {long, long}}},
	} {
		for how, in := range map[string]io.Reader{
			"at once": strings.NewReader(test.text), "byte by byte": iotest.OneByteReader(strings.NewReader(test.text)),
		} {
			got, err := readRows(in)
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("%s, %s: %.200q, %v, want %.200q", test.name, how, got, err, test.want)
			}
		}
	}
}

func TestBrokenRows(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "the file is empty"},
		{"only a byte order mark", "\uFEFF", "the file is empty"},
		{"only empty lines", "\n\r\n", "the file is empty"},
		{"quote not closed", "a,b\n1,2\n3,\"4\n5,6\n", "line 3: a quotation mark is opened and never closed"},
		{"quote not closed in the last line", "a,b\n\"", "line 2: "},
		{"text after a quote", "a,b\n\"1\n2\" x,3\n", "line 3: text follows a closing quotation mark"},
		{"quote in the header", "\"a\"b\n", "line 1: "},
	} {
		_, err := readRows(strings.NewReader(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
	broken := errors.New("the disk is gone")
	for _, text := range []string{"", "a,b\n1", "a,b\n\"1\n"} {
		if _, err := readRows(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken))); !errors.Is(err, broken) {
			t.Errorf("after %q: error %v", text, err)
		}
	}
}

// TestRowsAsEncodingCSV compares with encoding/csv, where the two are meant to
// agree: they differ in line breaks within cells, and in the quotation mark
// within an unquoted cell.
func TestRowsAsEncodingCSV(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "b c", ",", ",", "\n", "\"", "\"", "\"\"", "é", "\"x\"", "\n\n"}
	agreed := 0
	for range 3000 {
		text := "h,i\n"
		for range random.IntN(12) {
			text += pieces[random.IntN(len(pieces))]
		}
		reader := csv.NewReader(strings.NewReader(text))
		reader.FieldsPerRecord = -1
		want, wantErr := reader.ReadAll()
		got, err := readRows(strings.NewReader(text))
		if errors.Is(wantErr, csv.ErrBareQuote) {
			continue
		}
		if (err == nil) != (wantErr == nil) || wantErr == nil && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %q, %v; encoding/csv has %q, %v", text, got, err, want, wantErr)
		}
		agreed++
	}
	if agreed < 1000 {
		t.Errorf("only %d texts were compared", agreed)
	}
}

// FuzzRows checks that the cells that are read, written by appendCell, are
// read back as they were, and that encoding/csv can read them too.
func FuzzRows(f *testing.F) {
	f.Add("a,b\n1,\"2\n3\"\n")
	f.Add("sep=;\na;b\n\"x;\"\"y\";z\n")
	f.Add("a\tb\r\n\r\n1\t2\t3")
	f.Add("a,\n\"\"\nb")
	f.Add("\xFF\xFEa\x00,\x00b\x00\n\x00")
	f.Fuzz(func(t *testing.T, text string) {
		rows, header, err := openRows(strings.NewReader(text))
		if err != nil {
			return
		}
		table := [][]string{header}
		for {
			cells, err := rows.next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return
			}
			for len(cells) < len(header) {
				cells = append(cells, "") // as in the output
			}
			table = append(table, cells)
		}
		var written []byte
		for _, row := range table {
			for i, cell := range row {
				if i > 0 {
					written = append(written, rows.separator)
				}
				written = appendCell(written, cell, rows.separator)
			}
			written = append(written, '\n')
		}
		again := *rows
		again.in = bufio.NewReaderSize(strings.NewReader(string(written)), maxRow)
		again.lineEnd = '\n'
		for _, want := range table {
			got, err := again.next()
			if err != nil || !slices.Equal(got, want) {
				t.Fatalf("%q is read back from %q as %q, %v", want, written, got, err)
			}
		}
		reader := csv.NewReader(strings.NewReader(string(written)))
		reader.FieldsPerRecord, reader.Comma = -1, rune(rows.separator)
		if _, err := reader.ReadAll(); err != nil {
			t.Fatalf("encoding/csv cannot read %q: %v", written, err)
		}
	})
}

func TestSeparators(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a,b;c,d\n", ","},
		{"a;b;c,d\n", ";"},
		{"a\tb\n", "\t"},
		{"\"a,b,c\";d\n1,2,3\n", ";"},
		{"\"a\n,,,\";d\n", ";"},
		{"a\n1;2\n", ","},
		{"\r\n\na;b\n1,2,3\n", ";"},
		{"SEP=\t\na,b\n", "\t"},
		{"sep=x\naxb\n", ","},
	} {
		rows, _, err := openRows(strings.NewReader(test.text))
		if err != nil || string(rows.separator) != test.want {
			t.Errorf("%q: %q, %v, want %q", test.text, rows.separator, err, test.want)
		}
	}
}
