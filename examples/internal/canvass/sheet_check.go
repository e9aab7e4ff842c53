package canvass

import (
	"archive/zip"
	"bufio"
	"bytes"
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

var (
	errTooLarge = errors.New("the workbook unpacks to far more than a list of signers; save the sheet as CSV")
	errDamaged  = errors.New("the workbook is damaged; open it in a spreadsheet and save it anew, or save the sheet as CSV")
	errRich     = errors.New("the sheet has cells whose parts look different from each other, as in bold; save it as CSV")
	errMacDays  = errors.New("the workbook counts days from 1904; save the sheet as CSV")
)

// sheetCheck is what is known of a sheet before it is read.
type sheetCheck struct {
	rows int   // that have a cell with a value
	err  error // why it cannot be read
}

// checkWorkbook unpacks the parts of a workbook, to find what its reader would
// pass over or break off at: parts that are damaged or too large, texts that
// do not exist, texts in several parts. It returns the sheets by the names of
// their files.
func checkWorkbook(files []*zip.File, packed int64) (map[string]sheetCheck, error) {
	left := min(maxUnpacked, max(ratioFrom, maxRatio*packed))
	sheets, texts, all := map[string]sheetCheck{}, int64(0), left
	for _, file := range files {
		if !strings.HasSuffix(file.Name, ".xml") && !strings.HasSuffix(file.Name, ".rels") {
			continue
		}
		part := &partCheck{isSheet: strings.HasPrefix(file.Name, "xl/worksheets/")}
		limit := left
		if strings.EqualFold(file.Name, "xl/sharedStrings.xml") {
			limit = min(left, maxTexts)
		}
		size, err := part.unpack(file, limit)
		if err != nil {
			return nil, err
		}
		left, texts = left-size, max(texts, part.texts)
		if part.isSheet {
			sheets[file.Name] = sheetCheck{part.rows, part.err}
		} else if part.err != nil {
			return nil, part.err
		}
	}
	if texts > (all-left)/16 { // a cell with a text takes more
		return nil, errDamaged
	}
	return sheets, nil
}

// partCheck looks at one part of a workbook, which is XML, tag by tag.
type partCheck struct {
	isSheet bool
	root    string
	last    string // tag
	shared  bool   // the cell has a text by its number
	valued  bool   // the row has a cell with a value
	inline  int    // parts of the text in a cell
	rows    int
	texts   int64 // that the part says it has
	err     error
}

// unpack reads a part whole, so that its checksum is compared, and returns its
// size.
func (p *partCheck) unpack(file *zip.File, limit int64) (int64, error) {
	in, err := file.Open()
	if err != nil {
		return 0, errDamaged
	}
	defer in.Close()
	limited := &io.LimitedReader{R: in, N: limit + 1}
	text := bufio.NewReaderSize(limited, 1<<16)
	for fresh := true; ; {
		piece, err := text.ReadSlice('<')
		if fresh && p.err == nil {
			p.err = p.look(piece)
		}
		fresh = err == nil
		switch {
		case limited.N <= 0:
			return 0, errTooLarge
		case errors.Is(err, io.EOF):
			if p.last != "/"+p.root && p.err == nil {
				p.err = errDamaged
			}
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

// look looks at a tag with the text behind it.
func (p *partCheck) look(piece []byte) error {
	if len(piece) == 0 {
		return nil
	}
	tag, text, closed := bytes.Cut(piece, []byte(">"))
	if p.isSheet && p.root != "" && (tag[0] == '!' || tag[0] == '?') {
		return errDamaged // nobody writes these into a sheet, and they can hide cells
	}
	if !closed {
		return nil // before the first tag
	}
	name := localName(tag)
	if p.root == "" {
		if tag[0] == '?' || tag[0] == '!' {
			return nil
		}
		p.root = name
		return p.lookAtRoot(tag)
	}
	if p.last = name; bytes.HasSuffix(tag, []byte("/")) && name == p.root {
		p.last = "/" + p.root
	}
	if name == "workbookPr" && daysPattern.Match(tag) {
		return errMacDays
	}
	if p.isSheet {
		return p.lookAtCell(name, tag, bytes.TrimSuffix(text, []byte("<")))
	}
	return nil
}

// lookAtRoot reads how many texts a part says it has: so much memory is taken
// at once.
func (p *partCheck) lookAtRoot(tag []byte) error {
	if p.last = p.root; bytes.HasSuffix(tag, []byte("/")) {
		p.last = "/" + p.root
	}
	if count := countPattern.FindSubmatch(tag); count != nil {
		texts, err := strconv.ParseInt(string(count[1]), 10, 64)
		if err != nil || texts < 0 {
			return errDamaged
		}
		p.texts = texts
	}
	return nil
}

func (p *partCheck) lookAtCell(name string, tag, text []byte) error {
	switch name {
	case "row":
		p.valued = false
	case "c":
		p.shared = bytes.Contains(tag, []byte(`"s"`)) || bytes.Contains(tag, []byte(`'s'`)) || bytes.IndexByte(tag, '&') >= 0
		p.inline = 0
	case "v", "t":
		if name == "t" {
			p.inline++
		}
		if p.inline > 1 {
			return errRich
		}
		if name == "v" && p.shared && (len(text) == 0 || len(bytes.Trim(text, "0123456789")) > 0) {
			return errDamaged
		}
		if !p.valued {
			p.valued = true
			p.rows++
		}
	}
	return nil
}

// localName returns the name of a tag without its namespace, with a slash in
// front if the tag ends an element.
func localName(tag []byte) string {
	end := bytes.IndexAny(tag, " \t\r\n")
	if end < 0 {
		end = len(tag)
	}
	name := bytes.TrimSuffix(tag[:end], []byte("/"))
	slash := ""
	if bytes.HasPrefix(name, []byte("/")) {
		name, slash = name[1:], "/"
	}
	return slash + string(name[bytes.LastIndexByte(name, ':')+1:])
}
