package canvass

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// workbookParts returns the files of a workbook with one sheet, Signers. Texts
// are shared, as Excel writes them; numbers, dates (in style 1) and truth
// values are written in cells that begin with #=, @= and !=.
func workbookParts(table [][]string) map[string]string {
	var sheet, texts strings.Builder
	known := map[string]int{}
	count := 0
	for i, row := range table {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for k, cell := range row {
			at := columnName(k) + strconv.Itoa(i+1)
			switch {
			case cell == "":
			case strings.HasPrefix(cell, "#="):
				fmt.Fprintf(&sheet, `<c r="%s"><v>%s</v></c>`, at, cell[2:])
			case strings.HasPrefix(cell, "@="):
				fmt.Fprintf(&sheet, `<c r="%s" s="1"><v>%s</v></c>`, at, cell[2:])
			case strings.HasPrefix(cell, "!="):
				fmt.Fprintf(&sheet, `<c r="%s" t="b"><v>%s</v></c>`, at, cell[2:])
			default:
				n, ok := known[cell]
				if !ok {
					n = len(known)
					known[cell] = n
					fmt.Fprintf(&texts, `<si><t xml:space="preserve">%s</t></si>`, html.EscapeString(cell))
				}
				count++
				fmt.Fprintf(&sheet, `<c r="%s" t="s"><v>%d</v></c>`, at, n)
			}
		}
		sheet.WriteString("</row>")
	}
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	const space = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return map[string]string{
		"xl/workbook.xml": head + `<workbook` + space + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<workbookPr/><sheets><sheet name="Signers" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml":              head + `<styleSheet` + space + `><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":       head + fmt.Sprintf(`<sst%s count="%d" uniqueCount="%d">`, space, count, len(known)) + texts.String() + `</sst>`,
		"xl/worksheets/sheet1.xml":   head + `<worksheet` + space + `><sheetData>` + sheet.String() + `</sheetData></worksheet>`,
	}
}

func columnName(index int) string {
	name := ""
	for index++; index > 0; index = (index - 1) / 26 {
		name = string(rune('A'+(index-1)%26)) + name
	}
	return name
}

func packWorkbook(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func readWorkbook(packed []byte, sheet string) (table [][]string, err error) {
	l, err := openList(bytes.NewReader(packed), sheet)
	if err != nil {
		return nil, err
	}
	defer l.close()
	for table = [][]string{l.header}; ; {
		row, err := l.next()
		if err == io.EOF {
			return table, nil
		}
		if err != nil {
			return nil, err
		}
		table = append(table, row)
	}
}

func TestWorkbook(t *testing.T) {
	table := [][]string{
		{"id", "address", "signed", "yes", "note", "number"},
		{"#=1", "121 N LaSalle St", "@=44223", "!=1", " María, \"la\"\nsegunda <&> ", "#=41.883699999999997"},
		{},
		{"#=2", "", "@=44223.5", "!=0", "", "#=7.7355512339999996E9"},
		{"#=3", "1060 W Addison", "not yet"},
	}
	want := [][]string{
		{"id", "address", "signed", "yes", "note", "number"},
		{"1", "121 N LaSalle St", "2021-01-27", "TRUE", " María, \"la\"\nsegunda <&> ", "41.8837"},
		{"2", "", "2021-01-27 12:00:00", "FALSE", "", "7735551234"},
		{"3", "1060 W Addison", "not yet"},
	}
	packed := packWorkbook(t, workbookParts(table))
	for _, sheet := range []string{"", "Signers", " signers "} {
		if got, err := readWorkbook(packed, sheet); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("sheet %q is %q, %v", sheet, got, err)
		}
	}
	_, err := readWorkbook(packed, "Other")
	if err == nil || !strings.Contains(err.Error(), `there is no such sheet; the workbook has ["Signers"]`) {
		t.Errorf("another sheet: %v", err)
	}
	if _, err := openList(strings.NewReader("address\n"), "Signers"); err == nil {
		t.Error("a sheet of a text is no error")
	}
}

// TestWorkbookMatches checks that a list comes to the same as CSV and as a
// workbook.
func TestWorkbookMatches(t *testing.T) {
	signers, err := os.ReadFile("../../petition/signers.csv")
	if err != nil {
		t.Fatal(err)
	}
	table := parsed(t, string(signers), ',')
	var asCSV, asWorkbook strings.Builder
	if _, err := Match(t.Context(), bytes.NewReader(signers), &asCSV, options(t, pastDay)); err != nil {
		t.Fatal(err)
	}
	layout, err := Inspect(t.Context(), bytes.NewReader(packWorkbook(t, workbookParts(table))), options(t, pastDay))
	if err != nil || !slices.Equal(layout.Sheets, []string{"Signers"}) || len(layout.Sample) != sampleRows {
		t.Errorf("the layout is %+v, %v", layout, err)
	}
	if _, err := Match(t.Context(), bytes.NewReader(packWorkbook(t, workbookParts(table))), &asWorkbook, options(t, pastDay)); err != nil {
		t.Fatal(err)
	}
	if asCSV.String() != asWorkbook.String() {
		t.Errorf("as a workbook the list is matched otherwise:\n%s", asWorkbook.String())
	}
}

// TestBrokenWorkbooks has workbooks that are refused. None may be read in part,
// and none may end the program.
func TestBrokenWorkbooks(t *testing.T) {
	const sheet, texts = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
	good := func() map[string]string {
		return workbookParts([][]string{{"address"}, {"121 N LaSalle St"}, {"@=44223"}})
	}
	replaced := func(part, old, with string) []byte {
		parts := good()
		if !strings.Contains(parts[part], old) {
			t.Fatalf("no %q in %s", old, parts[part])
		}
		parts[part] = strings.Replace(parts[part], old, with, 1)
		return packWorkbook(t, parts)
	}
	without := func(part string) []byte {
		parts := good()
		delete(parts, part)
		return packWorkbook(t, parts)
	}
	flipped := packWorkbook(t, good())
	flipped[bytes.Index(flipped, []byte("sheet1.xml"))+len("sheet1.xml")+9] ^= 0x55
	for _, test := range []struct {
		name   string
		packed []byte
		want   string
	}{
		{"a text with a number below zero", replaced(sheet, "<v>1</v>", "<v>-1</v>"), "damaged"},
		{"the same in disguise", replaced(sheet, "<v>1</v>", "<v>&#45;1</v>"), "damaged"},
		{"as unparsed text", replaced(sheet, "<v>1</v>", "<v><![CDATA[-1]]></v>"), "damaged"},
		{"behind a remark", replaced(sheet, "<v>1</v>", `<!--<c t="n">--><v>-1</v>`), "damaged"},
		{"behind an instruction", replaced(sheet, "<v>1</v>", `<?x <c t="n">?><v>-1</v>`), "damaged"},
		{"a type in disguise", replaced(sheet, `t="s"><v>1</v>`, `t="&#115;"><v>-1</v>`), "damaged"},
		{"a text that is not there", replaced(sheet, "<v>1</v>", "<v>9</v>"), "row 2 of the sheet: a cell cannot be read"},
		{"a date that is none", replaced(sheet, "44223", "Quimby"), "row 3 of the sheet: a cell cannot be read; save the sheet as CSV"},
		{"a cell beyond all columns", replaced(sheet, `r="A2"`, `r="XFE2"`), "row 2 of the sheet: a cell is out of place"},
		{"a cell far beyond", replaced(sheet, `r="A2"`, `r="ZZZZZZZZZZZZZZZZZZZZ2"`), "row 2 of the sheet: a cell is out of place"},
		{"two cells in one place", replaced(sheet, "</row>", `<c r="A1"><v>1</v></c></row>`), "out of place"},
		{"parts of a text", replaced(sheet, `<c r="A2" t="s"><v>1</v></c>`, `<c r="A2" t="inlineStr"><is><r><t>121 N</t></r><r><t> LaSalle</t></r></is></c>`), "look different from each other"},
		{"a sheet cut off", replaced(sheet, "</v></c></row></sheetData></worksheet>", ""), "row 3 of the sheet: a cell cannot be read"},
		{"a count in disguise", replaced(texts, `count="2"`, `count="&#57;"`), "damaged"},
		{"noise between rows", replaced(sheet, `<row r="3">`, `<&><row r="3">`), "damaged"},
		{"too many texts", replaced(texts, `count="2"`, `count="9999999999"`), "damaged"},
		{"fewer than no texts", replaced(texts, `count="2"`, `count="-2"`), "damaged"},
		{"days from 1904", replaced("xl/workbook.xml", "<workbookPr/>", `<workbookPr date1904="1"/>`), "counts days from 1904"},
		{"no sheet", without(sheet), "not an Excel workbook that can be read"},
		{"no workbook", without("xl/workbook.xml"), "not an Excel workbook that can be read"},
		{"an empty sheet", packWorkbook(t, workbookParts(nil)), "the sheet is empty"},
		{"a bit flipped", flipped, "damaged"},
		{"a bomb", packWorkbook(t, map[string]string{sheet: "<worksheet>" + strings.Repeat(" ", int(ratioFrom))}), "unpacks to far more"},
		{"cut off", packWorkbook(t, good())[:300], "damaged or no Excel workbook"},
	} {
		o := options(t, pastDay)
		_, err := Match(t.Context(), bytes.NewReader(test.packed), io.Discard, o)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "Quimby") {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// FuzzWorkbook reads sheets that are broken somewhere. None may end the
// program.
func FuzzWorkbook(f *testing.F) {
	parts := workbookParts([][]string{{"address", "b"}, {"121 N LaSalle St", "#=1"}, {"@=44223", "!=1"}})
	f.Add(parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"])
	f.Add(`<worksheet><row><c t="inlineStr"><is><t>address</t></is></c></row><x:row xmlns:x="y"/></worksheet>`, "<sst/>")
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"] = sheet, texts
		_, _ = readWorkbook(packWorkbook(t, parts), "")
	})
}

// TestWorkbookIsClosed checks that nothing reads on when a match has ended
// early.
func TestWorkbookIsClosed(t *testing.T) {
	table := [][]string{{"address", "address"}}
	for range 5000 {
		table = append(table, []string{"n/a", "121 N LaSalle St"})
	}
	packed := packWorkbook(t, workbookParts(table))
	before := runtime.NumGoroutine()
	for range 20 {
		if _, err := Inspect(t.Context(), bytes.NewReader(packed), options(t, pastDay)); err != nil {
			t.Fatal(err)
		}
		_, _ = Match(t.Context(), bytes.NewReader(packed), &fullDisk{}, options(t, pastDay))
	}
	for wait := 0; runtime.NumGoroutine() > before; wait++ {
		if wait == 100 {
			t.Fatalf("%d goroutines were left", runtime.NumGoroutine()-before)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
