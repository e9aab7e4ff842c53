package canvass

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/thedatashed/xlsxreader"
)

// sheet reads the rows of one sheet of a workbook.
type sheet struct {
	rows <-chan xlsxreader.Row
	left int // rows with a value that must come
}

// openWorkbook opens a workbook of Excel and the sheet of the given name, the
// first if that is empty. The workbook is held packed.
func openWorkbook(in io.Reader, name string) (*list, error) {
	packed, err := io.ReadAll(io.LimitReader(in, maxPacked+1))
	if err != nil {
		return nil, err
	}
	if len(packed) > maxPacked {
		return nil, listError("Workbook", maxPacked>>20)
	}
	unzipped, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, listError("NotWorkbook")
	}
	rows, err := checkWorkbook(unzipped.File, int64(len(packed)))
	if err != nil {
		return nil, err
	}
	// A workbook that is closed ends the goroutine that reads it. Closing says
	// that there was no file to close.
	book, err := xlsxreader.OpenReaderZip(&zip.ReadCloser{Reader: zip.Reader{File: unzipped.File}})
	if err != nil {
		return nil, listError("Unreadable")
	}
	l := &list{separator: ',', sheets: book.Sheets, close: func() { _ = book.Close() }}
	if err := l.openSheet(book, name, rows); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *list) openSheet(book *xlsxreader.XlsxFileCloser, name string, rows map[string]int) error {
	at := 0
	if name != "" {
		at = slices.IndexFunc(book.Sheets, func(sheet string) bool { return strings.EqualFold(sheet, strings.TrimSpace(name)) })
	}
	if at < 0 || len(book.Sheets) == 0 {
		return listError("NoSheet", book.Sheets[:min(10, len(book.Sheets))])
	}
	file := book.GetSheetFileForSheetName(book.Sheets[at])
	count, ok := rows[file.Name]
	if !ok {
		return errDamaged
	}
	s := &sheet{left: count, rows: book.ReadRows(book.Sheets[at])}
	var err error
	if l.header, err = s.next(); errors.Is(err, io.EOF) {
		return listError("EmptySheet")
	}
	l.next = s.next
	return err
}

// next returns the next row that is not empty.
func (s *sheet) next() ([]string, error) {
	for row := range s.rows {
		s.left--
		cells, err := placed(row)
		if err != nil || strings.Join(cells, "") != "" {
			return cells, err
		}
	}
	if s.left > 0 {
		return nil, errDamaged // its reader broke off
	}
	return nil, io.EOF
}

// placed returns the cells of a row where they belong.
func placed(row xlsxreader.Row) ([]string, error) {
	if row.Error != nil { // which may have a cell in it
		return nil, listError("Cell", row.Index)
	}
	var cells []string
	for _, cell := range row.Cells {
		at := cell.ColumnIndex()
		if cell.Column == "" {
			at = len(cells) // it is not said where
		}
		if at < len(cells) || at >= maxColumns {
			return nil, listError("Place", row.Index, maxColumns)
		}
		cells = append(append(cells, make([]string, at-len(cells))...), cellText(cell))
	}
	return cells, nil
}

// cellText returns a cell as a spreadsheet would write it to CSV.
func cellText(cell xlsxreader.Cell) string {
	switch cell.Type {
	case xlsxreader.TypeBoolean:
		if cell.Value == "1" {
			return "TRUE"
		}
		return "FALSE"
	case xlsxreader.TypeDateTime:
		if day, clock, ok := strings.Cut(cell.Value, "T"); ok && strings.HasSuffix(clock, "Z") {
			return day + " " + strings.TrimSuffix(clock, "Z")
		}
	case xlsxreader.TypeNumerical:
		return numberText(cell.Value)
	}
	return cell.Value
}

// numberText returns a number with the fifteen digits that Excel shows of it.
func numberText(text string) string {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || len(text) <= 15 && !strings.ContainsAny(text, "eE") {
		return text
	}
	value, _ = strconv.ParseFloat(strconv.FormatFloat(value, 'g', 15, 64), 64)
	return strconv.FormatFloat(value, 'f', -1, 64)
}
