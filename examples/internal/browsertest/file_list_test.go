package browsertest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp/kb"
)

// openList goes to the page for lists.
func (p *tab) openList() {
	p.t.Helper()
	p.renewed(func() { p.trigger("[data-open=list]") })
}

// renewed does something after which the engine answers with a page, and waits
// for that.
func (p *tab) renewed(do func()) {
	p.t.Helper()
	eval[bool](p, `document.querySelector("main").dataset.old = "yes", true`)
	do()
	p.until(`document.querySelector("main:not([data-old])")`)
}

// choose puts a file into the field for the list.
func (p *tab) choose(path string) {
	p.t.Helper()
	p.renewed(func() {
		root := call(p, dom.GetDocument, dom.GetDocumentParams{})
		node := call(p, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root.Root.NodeID, Selector: "#file"})
		call(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, NodeID: node.NodeID})
	})
}

// drop drops a file on the page.
func (p *tab) drop(path string) {
	p.t.Helper()
	p.renewed(func() {
		data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{path}, DragOperationsMask: 1}
		for _, kind := range []input.DispatchDragEventType{
			input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop,
		} {
			call(p, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: 300, Y: 300, Data: data})
		}
	})
}

// match presses the button that matches the list.
func (p *tab) match() {
	p.t.Helper()
	p.renewed(func() { p.trigger("form[data-works] button") })
	p.until(`document.querySelector("[data-results]")`)
}

// set chooses an option of a field.
func (p *tab) set(field, value string) {
	p.t.Helper()
	eval[bool](p, `document.getElementById(%q).value = %q, true`, field, value)
}

// write writes a file for a test.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestList goes the way of an organizer with the keyboard alone, in both
// languages.
func TestList(t *testing.T) {
	for _, width := range []int64{360, 1280} {
		tab := openFile(t, setup{width: width})
		entries := eval[int](tab, `history.length`)
		tab.tabTo("[data-open=list]")
		tab.renewed(func() { tab.press(kb.Enter) })
		tab.picture(fmt.Sprintf("list-1-%d", width))
		call(tab, cdppage.SetInterceptFileChooserDialog, cdppage.SetInterceptFileChooserDialogParams{Enabled: true})
		tab.tabTo("#file")
		tab.press(kb.Enter) // opens the dialog of the system
		tab.choose(signers)
		tab.shows("h2", "signers.csv")
		tab.picture(fmt.Sprintf("list-2-%d", width))
		for range 2 { // languages
			tab.tabTo("form[data-works] button")
			tab.renewed(func() { tab.press(kb.Enter) })
			tab.shows("#results", "202")
			if got := eval[string](tab, `document.activeElement.id`); got != "results" {
				t.Errorf("the focus is on %q", got)
			}
			if wide := eval[int](tab, `document.documentElement.scrollWidth`); wide > int(width) {
				t.Errorf("at %d pixels the page is %d wide", width, wide)
			}
			tab.trigger("#report summary")
			tab.until(`document.querySelector("iframe").srcdoc.length > 10000`)
			time.Sleep(time.Second / 2) // for the picture
			tab.picture(fmt.Sprintf("list-3-%s-%d", eval[string](tab, `document.documentElement.lang`), width))
			tab.renewed(func() { tab.trigger("header button") })
		}
		tab.leftNothing(entries)
	}
}

// TestMessyLists drops lists as people have them, and looks at what becomes of
// them.
func TestMessyLists(t *testing.T) {
	tab := openFile(t, setup{limit: 3 * time.Minute})
	tab.openList()
	for _, test := range []struct{ name, text, columns, results string }{
		{"action-network.csv", "can2_user_address,can2_user_city,email\r\n1060 W Addison St,Chicago,a@example.org\r\n", "can2_user_address", "1 of 1"},
		{"semicolons.csv", "sep=;\nNombre;Dirección;Código postal\nAna;1060 W Addison St;60613\n", "Dirección", "1 of 1"},
		{"windows.csv", "Name,Address\nMar\xeda,1060 W Addison St\n", "Address", "1 of 1"},
		{"utf16.csv", wide("\ufeffname\taddress\r\nJosé\t1060 W Addison St\r\n"), "address", "1 of 1"},
		{"marked.csv", "\ufeff\"Mailing Street\",\"Mailing City\"\n\"1060 W Addison St\nApt 3\",Chicago\n", "Mailing Street", "1 of 1"},
		{"parts.csv", "House Number,Pre Dir,Street Name,Street Type\n1060,W,Addison,St\n", "House Number, Pre Dir, Street Name, Street Type", "1 of 1"},
		{"short rows.csv", "id,address,city\n1,1060 W Addison St\n2\n3,1060 W Addison St,Chicago,more\n", "address", "2 of 3"},
		{"old mac.csv", "address\r1060 W Addison St\r121 N LaSalle St\r", "address", "2 of 2"},
		{"points.csv", "lat,lng\n41.9473,-87.6564\n41,-87\n", "lat", "1 of 2"},
		{"workbook.xlsx", workbook(t, [][]string{{"Signed", "Home address"}, {"2024-01-02", "1060 W Addison St"}, {"2024-01-03", "121 N LaSalle St"}}), "Home address", "2 of 2"},
	} {
		tab.drop(write(t, test.name, test.text))
		if text := tab.text("#file-error"); text != "" {
			t.Errorf("%s: %s", test.name, text)
			continue
		}
		tab.shows("section dl", test.columns)
		tab.match()
		tab.shows("#results", test.results)
	}
	for _, test := range []struct{ name, text, want string }{
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "could not be matched"},
		{"old.xls", "\xD0\xCF\x11\xE0 and so on", "old Excel workbook"},
		{"empty.csv", "", "empty"},
		{"quote.csv", "address\n\"1060 W Addison St\n", "never closed"},
	} {
		tab.drop(write(t, test.name, test.text))
		if tab.text("[data-works]") != "" {
			tab.renewed(func() { tab.trigger("form[data-works] button") })
		}
		tab.shows("#file-error", test.want)
	}
}

// wide returns text in UTF-16.
func wide(text string) string {
	var out strings.Builder
	for _, r := range text {
		out.WriteByte(byte(r))
		out.WriteByte(byte(r >> 8))
	}
	return out.String()
}

// workbook returns an Excel workbook with the given cells.
func workbook(t *testing.T, rows [][]string) string {
	t.Helper()
	var sheet strings.Builder
	sheet.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for i, row := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for k, cell := range row {
			fmt.Fprintf(&sheet, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+k, i+1, cell)
		}
		sheet.WriteString(`</row>`)
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	const relations, office = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`, "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", relations + `<Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + office + `"><sheets><sheet name="Signers" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations + `<Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", sheet.String()},
	} {
		file, err := packed.Create(part[0])
		if err == nil {
			_, err = io.WriteString(file, `<?xml version="1.0" encoding="UTF-8"?>`+part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestCorrections mends a wrong column and a row, and matches again.
func TestCorrections(t *testing.T) {
	tab := openFile(t, setup{})
	tab.openList()
	tab.choose(write(t, "people.csv", "Address,Where\nThe red house,1060 W Addison St\nnear the lake,1060 W Addisn St\nthird floor,700 W Nowhere Pl\n"))
	tab.set("address-column", "Where")
	tab.match()
	tab.shows("#results", "2 of 3")
	const row = "#row-3"
	eval[bool](tab, `document.querySelector("#row-3 input[name=address]").value = "121 N LaSalle St", true`)
	tab.renewed(func() { tab.trigger(row + " .field button") })
	tab.shows(row, "121 N LA SALLE ST", "Ward")
	if got := eval[string](tab, `document.activeElement.id`); got != "row-3" {
		t.Errorf("the focus is on %q", got)
	}
	tab.shows("#results", "2 of 3") // until it is matched again
	tab.renewed(func() { tab.trigger("#look ~ form button") })
	tab.shows("#results", "3 of 3")
	const leaves = `dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	if eval[bool](tab, leaves) {
		t.Error("the results are forgotten without a question")
	}
	saved, err := os.ReadFile(tab.download("people-wards.csv"))
	if tab.until(leaves); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(saved), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 4 || rows[3][1] != "700 W Nowhere Pl" || !strings.Contains(strings.Join(rows[3], ","), "121 N LA SALLE ST") {
		t.Errorf("the file has %q (%v)", rows, err)
	}
}

// TestDays matches each row on its own day.
func TestDays(t *testing.T) {
	tab := openFile(t, setup{})
	tab.openList()
	tab.choose(write(t, "dated.csv", "address,signed\n1060 W Addison St,2012-05-06\n1060 W Addison St,never\n"))
	tab.set("date-column", "signed")
	tab.match()
	tab.shows("#results", "1 of 2")
	tab.shows("main", "no date")
	if text := tab.text(".files"); strings.Contains(text, "letters") {
		t.Errorf("it offers %q", text)
	}
}

// TestCancel cancels a long list, and goes on afterwards.
func TestCancel(t *testing.T) {
	tab := openFile(t, setup{})
	tab.openList()
	tab.choose(write(t, "long.csv", "address\n"+strings.Repeat("1060 W Addison St\n121 N LaSalle St\n", 2_000_000)))
	tab.trigger("form[data-works] button")
	tab.until(`document.getElementById("progress-text").textContent.includes("rows")`)
	if got := eval[string](tab, `document.activeElement.id`); got != "cancel" {
		t.Errorf("the focus is on %q", got)
	}
	tab.picture("list-progress")
	began := time.Now()
	tab.renewed(func() { tab.press(kb.Enter) })
	t.Logf("canceling took %v", time.Since(began))
	tab.shows("#file-error", "Canceled")
	tab.choose(signers)
	tab.match()
	tab.shows("#results", "192 of 202")
}

// TestTooLarge chooses a file of 300 MB, which takes no room on the disk, and
// one that is gone when it is read.
func TestTooLarge(t *testing.T) {
	tab := openFile(t, setup{})
	tab.openList()
	large := write(t, "large.csv", "address\n")
	if err := os.Truncate(large, 300_000_000); err != nil {
		t.Fatal(err)
	}
	tab.choose(large)
	tab.shows("#file-error", "300 MB", "at most 100 MB")
	gone := write(t, "gone.csv", "address\n1060 W Addison St\n")
	tab.choose(gone)
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	tab.renewed(func() { tab.trigger("form[data-works] button") })
	tab.shows("#file-error", "cannot be read")
}
