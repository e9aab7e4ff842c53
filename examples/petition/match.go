package main

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/chiward/chiward/geo"
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
	signers *signers
	known   *findings
	places  places
	counts  counts
	summary summary

	// Of the row.
	cells   []string
	finding finding
	key     []byte
}

// match fills b with the rows to write.
func (m *matcher) match(b *batch) {
	text := string(b.text) // one string for all cells
	start := 0
	for i := range b.rows {
		row := &b.rows[i]
		m.matchRow(b, row, text[start:row.end], b.first+i)
		start = row.end
	}
}

// matchRow appends one row with its answer to the output of b. A row with
// fewer cells than the header is filled up with empty ones; the surplus cells
// of a longer row come after the answer.
func (m *matcher) matchRow(b *batch, row *batchRow, text string, number int) {
	m.cells = split(m.cells[:0], text, m.output.separator)
	asItIs := len(m.cells) == m.width && strings.IndexByte(text, '"') < 0 && strings.IndexByte(text, '\r') < 0
	if !utf8.ValidString(text) {
		asItIs = false
		m.counts.windows.add(number)
		for i, cell := range m.cells {
			m.cells[i] = fromWindows(cell)
		}
	}
	for _, cell := range m.cells {
		if runs(cell) {
			m.counts.formulas.add(number)
		}
	}
	for len(m.cells) < m.width {
		m.cells = append(m.cells, "")
	}

	m.find()
	m.summary.add(&m.finding)
	row.ward = m.finding.ward
	row.signer = m.signer()
	row.doubtful = m.finding.doubtful

	if asItIs {
		b.out = append(b.out, text...)
	} else {
		b.out = m.appendCells(b.out, m.cells[:m.width])
	}
	b.out = append(append(b.out, m.output.separator), m.output.wards[m.finding.ward]...)
	b.out = append(b.out, m.finding.cells...)
	row.outDuplicate = len(b.out)
	for _, cell := range m.cells[m.width:] {
		b.out = append(b.out, m.output.separator)
		b.out = appendCell(b.out, cell, m.output.separator)
	}
	b.out = append(b.out, '\n')
	row.outEnd = len(b.out)
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

// cell returns a cell of the row, which is empty if the input does not have
// the column.
func (m *matcher) cell(column int) string {
	if column < 0 {
		return ""
	}
	return m.cells[column]
}

// joined returns the cells of the given columns with blanks between them.
func (m *matcher) joined(columns []int) string {
	if len(columns) == 1 {
		return m.cells[columns[0]]
	}
	var parts []string
	for _, column := range columns {
		if part := strings.TrimSpace(m.cells[column]); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// find sets the finding of the row. What an address with its city, state and
// ZIP code came to once is not looked up again.
func (m *matcher) find() {
	c := &m.columns
	text := m.joined(c.address)
	if strings.TrimSpace(text) == "" && strings.TrimSpace(m.cell(c.lat)+m.cell(c.lng)) != "" {
		m.conclude(address.Address{}, m.lookUpPosition())
		return
	}
	m.key = appendUpper(m.key[:0], text)
	for _, column := range [...]int{c.city, c.state, c.zip} {
		m.key = appendUpper(append(m.key, 0), m.cell(column))
	}
	key := newSpot(m.known.seeds, m.key)
	if m.known.get(key, &m.finding) {
		return
	}
	a, err := m.places.refine(text, m.cell(c.city), m.cell(c.state), m.cell(c.zip))
	if err != nil {
		m.conclude(a, m.day.Answer(ward.Result{}, err))
	} else {
		m.conclude(a, m.day.Answer(m.day.Locate(a)))
	}
	m.known.put(key, &m.finding)
}

// conclude sets the finding to what answer says of typed, which is zero if
// there is no address that can be read.
func (m *matcher) conclude(typed address.Address, answer ward.Answer) {
	m.finding = finding{
		status:     answer.Status,
		ward:       answer.Result.Ward,
		nearBorder: answer.Result.Certainty == ward.NearBorder,
		doubtful:   doubtful(&answer),
		spot:       m.spot(typed, &answer.Result),
		unit:       appendUnit(m.finding.unit[:0], typed.Unit),
		cells:      m.output.append(m.finding.cells[:0], &answer),
	}
}

// lookUpPosition looks up the row by its position.
func (m *matcher) lookUpPosition() ward.Answer {
	point, err := geo.ParsePoint(m.cell(m.columns.lat) + "," + m.cell(m.columns.lng))
	if err == nil {
		err = m.day.Map().Check(point)
	}
	if err != nil {
		return m.day.Answer(ward.Result{}, err)
	}
	return m.day.Answer(m.day.At(point), nil)
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

// places remembers what the cells city, state and ZIP code say, for they are
// the same in many rows.
type places map[[3]string]struct {
	zip     string
	foreign error
}

// manyPlaces is how many places are remembered; a list of signers from
// Chicago has fewer.
const manyPlaces = 1000

// refine reads an address whose city, state or ZIP code may stand in cells of
// their own. A ZIP code that the address itself has comes first. Another city
// is an error wherever it stands; text in those cells that says nothing is
// passed over.
func (p places) refine(text, city, state, zip string) (address.Address, error) {
	a, err := address.Parse(text)
	if err != nil {
		return address.Address{}, err
	}
	place, known := p[[3]string{city, state, zip}]
	if !known {
		if strings.TrimSpace(city+state+zip) != "" {
			at, err := address.Parse(cityHall + ", " + city + ", " + state + " " + zip)
			if errors.Is(err, address.ErrNotChicago) {
				place.foreign = err
			} else if err == nil {
				place.zip = at.ZIP
			}
		}
		if len(p) >= manyPlaces {
			clear(p)
		}
		// A part of the text of a whole batch would keep all of it.
		p[[3]string{strings.Clone(city), strings.Clone(state), strings.Clone(zip)}] = place
	}
	if place.foreign != nil {
		return address.Address{}, place.foreign
	}
	if a.ZIP == "" {
		a.ZIP = place.zip
	}
	return a, nil
}

// cityHall is an address that any city, state and ZIP code can follow.
const cityHall = "121 N LA SALLE ST"

// doubtful reports whether a person should look at an answer: there is no
// ward, another ward is near, or the address was changed so that it may mean
// another place. Small mistakes of spelling and a missing direction or street
// type do not count: they are put right only where one place is left.
func doubtful(answer *ward.Answer) bool {
	const doubts = address.ZIPContradicted | address.NameCorrected | address.TieBroken | address.Snapped
	res := &answer.Result
	return answer.Status != ward.Matched || res.Certainty == ward.NearBorder || res.Corrections&doubts != 0
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
