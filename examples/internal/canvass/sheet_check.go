package canvass

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// A workbook may have so many bytes packed. It may unpack to so many, and to
// no more than some times what it has packed; the texts of its cells, which are
// held unpacked, have a limit of their own.
const (
	maxPacked   = 1 << 28
	maxUnpacked = int64(1) << 31
	maxTexts    = int64(1) << 28
	maxRatio    = 100
	ratioFrom   = int64(1) << 26
)

var errDamaged = listError("Damaged")

// checkWorkbook unpacks the parts of a workbook, to find what its reader would
// pass over or break off at: parts that are damaged or too large, texts that
// do not exist, texts in several parts. It returns how many rows have a value,
// by the name of the file of each sheet.
func checkWorkbook(files []*zip.File, packed int64) (rows map[string]int, err error) {
	limit := min(maxUnpacked, max(ratioFrom, maxRatio*packed))
	left, texts := limit, int64(0)
	rows = map[string]int{}
	for _, file := range files {
		if !strings.HasSuffix(file.Name, ".xml") && !strings.HasSuffix(file.Name, ".rels") {
			continue
		}
		part := partCheck{isSheet: strings.HasPrefix(file.Name, "xl/worksheets/"), isTexts: strings.EqualFold(file.Name, "xl/sharedStrings.xml")}
		most := left
		if part.isTexts {
			most = min(left, maxTexts)
		}
		size, err := part.unpack(file, most)
		if err != nil {
			return nil, err
		}
		left, texts = left-size, max(texts, part.texts)
		if part.isSheet {
			rows[file.Name] = part.rows
		}
	}
	if texts > (limit-left)/16 { // a cell with a text takes more
		return nil, errDamaged
	}
	return rows, nil
}

// partCheck looks at one part of a workbook, which is XML, tag by tag.
type partCheck struct {
	isSheet bool
	isTexts bool
	begun   bool
	shared  bool // the cell has a text by its number
	valued  bool // the row has a cell with a value
	inline  int  // parts of the text in a cell
	rows    int
	texts   int64 // that the part says it has, for which memory is taken at once
}

// unpack reads a part whole, so that its checksum is compared, and returns its
// size.
func (p *partCheck) unpack(file *zip.File, limit int64) (size int64, err error) {
	in, err := file.Open()
	if err != nil {
		return 0, errDamaged
	}
	defer in.Close()
	limited := &io.LimitedReader{R: in, N: limit + 1}
	text := bufio.NewReaderSize(limited, 1<<16)
	for fresh := true; ; {
		piece, err := text.ReadSlice('<')
		if fresh && len(piece) > 1 && piece[0] != '/' {
			tag, value, _ := bytes.Cut(bytes.TrimSuffix(piece, []byte("<")), []byte(">"))
			if err := p.look(tag, value); err != nil {
				return 0, err
			}
		}
		if fresh = err == nil; fresh && p.isTexts && p.begun { // of which the first tag tells all
			_, err = text.WriteTo(io.Discard)
			err = cmp.Or(err, io.EOF)
		}
		switch {
		case limited.N <= 0:
			return 0, listError("Unpacked")
		case errors.Is(err, io.EOF):
			return limit + 1 - limited.N, nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return 0, errDamaged
		}
	}
}

var (
	countPattern = regexp.MustCompile(`\bcount\s*=\s*["']([^"']*)`)
	daysPattern  = regexp.MustCompile(`\bdate1904\s*=\s*["'](1|true)`)
)

// look looks at a tag and the text behind it.
func (p *partCheck) look(tag, text []byte) error {
	if len(tag) == 0 {
		return nil
	}
	if tag[0] == '!' || tag[0] == '?' {
		if p.isSheet && p.begun {
			return errDamaged // nobody writes these into a sheet, and they can hide cells
		}
		return nil
	}
	p.begun = true
	if !p.isSheet {
		return p.lookAtCounts(tag)
	}
	name := tag
	if end := bytes.IndexAny(tag, " \t\r\n/"); end >= 0 {
		name = tag[:end]
	}
	switch string(name[bytes.LastIndexByte(name, ':')+1:]) {
	case "row":
		p.valued = false
	case "c":
		p.inline = 0
		p.shared = bytes.Contains(tag, []byte(`"s"`)) || bytes.Contains(tag, []byte(`'s'`)) || bytes.IndexByte(tag, '&') >= 0 // in disguise
	case "t":
		if p.inline++; p.inline > 1 {
			return listError("Parts")
		}
		p.count()
	case "v":
		if p.shared && (len(text) == 0 || len(bytes.Trim(text, "0123456789")) > 0) {
			return errDamaged
		}
		p.count()
	}
	return nil
}

// count counts a row when its first value is seen.
func (p *partCheck) count() {
	if !p.valued {
		p.valued = true
		p.rows++
	}
}

func (p *partCheck) lookAtCounts(tag []byte) error {
	if daysPattern.Match(tag) {
		return listError("Days1904")
	}
	if count := countPattern.FindSubmatch(tag); count != nil {
		texts, err := strconv.ParseInt(string(count[1]), 10, 64)
		if err != nil || texts < 0 {
			return errDamaged
		}
		p.texts = max(p.texts, texts)
	}
	return nil
}
