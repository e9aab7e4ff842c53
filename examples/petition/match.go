package main

import (
	"strings"
	"unicode/utf8"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// matcher finds the answers for one batch of rows after the other. Each
// goroutine has its own.
type matcher struct {
	day     *ward.Snapshot
	columns columns
	width   int // of the header
	output  *answerCells
	signers signerKeys
	known   *findings
	counts  counts
	summary summary

	// Of the batch.
	rows     []matcherRow
	cells    []string // of all rows
	findings inquiry

	// For one row at a time.
	place, unit, answer, key []byte
}

// matcherRow is a row of a batch.
type matcherRow struct {
	text     string
	from, to int  // of its cells
	asItIs   bool // the text can be written as it was read
}

// match fills b with the rows to write.
func (m *matcher) match(b *batch) {
	m.read(b)
	m.known.recall(&m.findings)
	for i := range m.rows {
		if !m.findings.answered(i) {
			m.find(i)
		}
	}
	m.known.remember(&m.findings)
	for i := range m.rows {
		m.write(b, i)
	}
}

// read takes the rows of b apart and asks for the findings of those with an
// address.
func (m *matcher) read(b *batch) {
	m.rows, m.cells = m.rows[:0], m.cells[:0]
	m.findings.clear()
	all := string(b.text) // one string for all cells
	valid := utf8.ValidString(all)
	start := 0
	for i := range b.rows {
		row := matcherRow{text: all[start:b.rows[i].end], from: len(m.cells)}
		start = b.rows[i].end
		m.cells = split(m.cells, row.text, m.output.separator)
		row.to = len(m.cells)
		row.asItIs = row.to-row.from == m.width && strings.IndexByte(row.text, '\r') < 0 &&
			(strings.IndexByte(row.text, '"') < 0 || isStrict(row.text, m.output.separator))
		cells := m.cells[row.from:]
		if !valid && !utf8.ValidString(row.text) {
			row.asItIs = false
			m.counts.windows.add(b.first + i)
			for k, cell := range cells {
				cells[k] = fromWindows(cell)
			}
		}
		for _, cell := range cells {
			if runs(cell) {
				m.counts.formulas.add(b.first + i)
			}
		}
		m.rows = append(m.rows, row)
		m.findings.ask(m.address(&row))
	}
}

// write appends the i-th row with its answer to the output of b. A row with
// fewer cells than the header is filled up with empty ones; the surplus cells
// of a longer row come after the answer.
func (m *matcher) write(b *batch, i int) {
	row, out, finding := &m.rows[i], &b.rows[i], m.findings.finding(i)
	m.summary.add(&finding)
	out.ward = finding.ward
	out.signer = m.signer(row, &finding)
	out.doubtful = finding.doubtful

	var surplus []string
	if row.asItIs {
		b.out = append(b.out, row.text...)
	} else {
		cells := m.cells[row.from:row.to]
		if len(cells) > m.width {
			cells, surplus = cells[:m.width], cells[m.width:]
		}
		b.out = m.appendCells(b.out, cells)
		for range m.width - len(cells) {
			b.out = append(b.out, m.output.separator)
		}
	}
	b.out = append(append(b.out, m.output.separator), m.output.wards[finding.ward]...)
	b.out = append(b.out, finding.cells...)
	out.outDuplicate = len(b.out)
	if len(surplus) > 0 {
		b.out = m.appendCells(append(b.out, m.output.separator), surplus)
	}
	b.out = append(b.out, '\n')
	out.outEnd = len(b.out)
}

func (m *matcher) appendCells(row []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			row = append(row, m.output.separator)
		}
		row = appendCell(row, cell, m.output.separator)
	}
	return row
}

// cell returns a cell of row, which is empty if the row does not have the
// column.
func (m *matcher) cell(row *matcherRow, column int) string {
	if column < 0 || column >= row.to-row.from {
		return ""
	}
	return m.cells[row.from+column]
}

// joined returns the cells of the given columns with blanks between them.
func (m *matcher) joined(row *matcherRow, columns []int) string {
	if len(columns) == 1 {
		return m.cell(row, columns[0])
	}
	var parts []string
	for _, column := range columns {
		if part := strings.TrimSpace(m.cell(row, column)); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// address returns what stands for the address of row with its city, state and
// ZIP code; what it came to once is not looked up again. It returns the zero
// spot for a row that is to be looked up by its position.
func (m *matcher) address(row *matcherRow) spot {
	c := &m.columns
	text := m.joined(row, c.address)
	if strings.TrimSpace(text) == "" && strings.TrimSpace(m.cell(row, c.lat)+m.cell(row, c.lng)) != "" {
		return spot{}
	}
	m.key = appendUpper(m.key[:0], text)
	for _, column := range [...]int{c.city, c.state, c.zip} {
		m.key = appendUpper(append(m.key, 0), m.cell(row, column))
	}
	return newSpot(m.known.seeds, m.key)
}

// find looks up the i-th row.
func (m *matcher) find(i int) {
	row, c := &m.rows[i], &m.columns
	asked := m.findings.questions
	switch {
	case asked[i].key == spot{}:
		res := m.lookUpPosition(row)
		m.conclude(i, address.Address{}, &res)
	case i > 0 && asked[i].key == asked[i-1].key:
		asked[i] = asked[i-1]
	default:
		in := address.Input{Text: m.joined(row, c.address), City: m.cell(row, c.city), State: m.cell(row, c.state), ZIP: m.cell(row, c.zip)}
		res := m.day.Locate(in)
		readings := address.Read(in)
		typed, _ := readings.Best() // zero if it cannot be read
		m.conclude(i, typed, &res)
	}
}

// conclude sets the finding of the i-th row to the result for typed, which is
// zero if there is no address that can be read.
func (m *matcher) conclude(i int, typed address.Address, res *ward.Result) {
	m.place = append(m.place[:0], placeOf(res.Address).String()...)
	m.unit = appendUnit(m.unit[:0], typed.Unit)
	m.answer = m.output.append(m.answer[:0], res, m.place)
	m.findings.answer(i, &finding{
		status:     res.Status,
		ward:       res.Ward,
		nearBorder: res.Certainty == ward.CertaintyNearBorder,
		doubtful:   isDoubtful(res),
		spot:       m.spot(typed, res),
		unit:       m.unit,
		cells:      m.answer,
	})
}

// lookUpPosition looks up row by its position.
func (m *matcher) lookUpPosition(row *matcherRow) ward.Result {
	point, err := m.day.Map().ParsePoint(m.cell(row, m.columns.lat) + "," + m.cell(row, m.columns.lng))
	if err != nil {
		return ward.Result{Status: ward.StatusNotAddress}
	}
	return m.day.At(point)
}

// appendUpper appends text with the letters a to z as capitals: addresses that
// differ in no more are the same.
func appendUpper(key []byte, text string) []byte {
	for i := range len(text) {
		c := text[i]
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		key = append(key, c)
	}
	return key
}

// counts are what the organizer is told about the input besides the summary.
type counts struct {
	windows  occurrences // rows that were read as Windows-1252
	formulas occurrences // cells that a spreadsheet may run
}

// occurrences counts something and knows the first row that has it.
type occurrences struct{ count, first int }

func (o *occurrences) add(row int) { o.merge(occurrences{1, row}) }

func (o *occurrences) merge(other occurrences) {
	if other.count == 0 {
		return
	}
	if o.count == 0 || other.first < o.first {
		o.first = other.first
	}
	o.count += other.count
}
