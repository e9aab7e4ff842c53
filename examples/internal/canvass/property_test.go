package canvass

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// encodings are the ways in which a file of signers may be written.
var encodings = []struct {
	name   string
	marked bool
	encode func(text string) []byte
}{
	{"UTF-8", false, func(text string) []byte { return []byte(text) }},
	{"UTF-8 with a mark", true, func(text string) []byte { return []byte("\uFEFF" + text) }},
	{"UTF-16LE with a mark", true, func(text string) []byte { return encodeUTF16(binary.LittleEndian, "\uFEFF"+text) }},
	{"UTF-16BE with a mark", true, func(text string) []byte { return encodeUTF16(binary.BigEndian, "\uFEFF"+text) }},
	{"UTF-16LE", false, func(text string) []byte { return encodeUTF16(binary.LittleEndian, text) }},
	{"UTF-16BE", false, func(text string) []byte { return encodeUTF16(binary.BigEndian, text) }},
	{"Windows-1252", false, func(text string) []byte {
		encoded, err := charmap.Windows1252.NewEncoder().String(text)
		if err != nil {
			panic(err)
		}
		return []byte(encoded)
	}},
}

func encodeUTF16(order binary.AppendByteOrder, text string) []byte {
	var encoded []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		encoded = order.AppendUint16(encoded, unit)
	}
	return encoded
}

// messySigners makes a table of signers, its header first. It has everything
// that goes wrong in such tables, and only what Windows-1252 can write.
func messySigners(random *rand.Rand, rows int) [][]string {
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	addresses := []string{
		"121 N LaSalle St", "121 n la salle", "1060 w addison", "1060 W Addison St #3", "626 Michigan Ave", "Clark & Addison",
		"", " ", "n/a", "PO Box 88292", "60608", "2100 Ridge Ave, Evanston", "123 Sesame St", "400-410 N Michigan Ave\nChicago",
		`"the corner"`, "5501 N Kenneth Ave", "ñ", "=1+1", "Addison y Clark", "2724 W Cermak Rd, Chicago 60608", "10105 S Ewing Ave",
	}
	others := []string{"", "60611", "6o6", "Chicago", "Evanston", "a,b", "a;b", `"`, "x\ny", "x\r\ny", " ", "41.88", "-87.63", "NaN", "\t", "'", "\\.", "+1 312", "@x", "€"}
	names := []string{"Ana Peña", "ANA PEÑA", "ana  pena", "Luis", "", "O'Neil, Pat"}
	header := []string{"id", "Address", "zip", "city", "lat", "lng", "ward", "status", "note", "Nombre"}
	random.Shuffle(len(header), func(i, j int) { header[i], header[j] = header[j], header[i] })
	where, name := slices.Index(header, "Address"), slices.Index(header, "Nombre")
	table := [][]string{header}
	for range rows {
		row := make([]string, len(header))
		for i := range row {
			row[i] = pick(others)
		}
		row[where], row[name] = pick(addresses), pick(names)
		switch random.IntN(10) {
		case 0:
			row = row[:1+random.IntN(len(row)-1)]
			if strings.Join(row, "") == "" {
				row[0] = "x" // an empty line would be no row
			}
		case 1:
			row = slices.Concat(row, []string{pick(others), "more"})
		}
		table = append(table, row)
	}
	return table
}

// reference is the slow twin of the pipeline: row after row, with nothing but
// the library, encoding/csv and a map. It returns the rows that should come
// out and how many have each status.
func reference(t *testing.T, table [][]string) (out [][]string, counts map[string]int) {
	t.Helper()
	o := options(t, pastDay)
	day, err := o.Atlas.On(o.Day)
	if err != nil {
		t.Fatal(err)
	}
	header := table[0]
	at := func(name string) int { return slices.Index(header, name) }
	out = [][]string{slices.Concat(header, answerHeader(header, true))}
	counts = map[string]int{}
	first := map[string]int{}
	for i, row := range table[1:] {
		row = slices.Clone(row)
		for len(row) < len(header) {
			row = append(row, "")
		}
		cell := func(name string) string { return row[at(name)] }
		var answer ward.Result
		text, lat, lng := cell("Address"), cell("lat"), cell("lng")
		key := ""
		if strings.TrimSpace(text) == "" && strings.TrimSpace(lat+lng) != "" {
			answer.Status = ward.StatusNotAddress
			if point, err := day.Map().ParsePoint(lat + "," + lng); err == nil {
				answer = day.At(point)
				key = point.String()
			}
		} else {
			in := address.Input{Text: text, City: cell("city"), ZIP: cell("zip")}
			answer = day.Locate(in)
			readings := address.Read(in)
			a, _ := readings.Best()
			if answer.Map != "" {
				var err error
				if a, err = address.Parse(answer.Address); err != nil {
					t.Fatal(err)
				}
			}
			a.ZIP = ""
			a.Unit = strings.NewReplacer("APT ", "", "#", "", "UNIT ", "").Replace(a.Unit)
			if key = a.String(); a.IsCorner() {
				streets := []string{a.Street.String(), a.Cross.String()}
				slices.Sort(streets)
				key = strings.Join(streets, " & ")
			}
		}
		name := strings.ToLower(strings.NewReplacer("ñ", "n", "Ñ", "n", " ", "", "'", "", ",", "").Replace(cell("Nombre")))
		duplicate := ""
		if key += "\n" + name; name != "" && key[0] != '\n' {
			if first[key] == 0 {
				first[key] = i + 1
			} else {
				duplicate = strconv.Itoa(first[key])
			}
		}
		counts[string(answer.Status)]++
		out = append(out, slices.Concat(row[:len(header)], answerStrings(answer), []string{duplicate}, row[len(header):]))
	}
	return out, counts
}

// answerStrings has the cells of an answer but the last.
func answerStrings(res ward.Result) []string {
	cells := make([]string, len(answerColumns(true))-1)
	cells[2], cells[6], cells[7] = string(res.Status), res.Corrections.String(), strings.Join(res.Suggestions, " | ")
	others := slices.Collect(res.Others.All())
	if res.Ward != 0 {
		cells[0], cells[1] = strconv.Itoa(int(res.Ward)), holderOf(res.Seat)
	}
	places := []string{res.Address}
	if res.Map != "" {
		lat, lng, _ := strings.Cut(res.Point.String(), ",")
		copy(cells[8:], []string{cmp.Or(string(res.Method), "given"), lat, lng, fmt.Sprintf("%.1f", math.Round(float64(res.Border)*10)/10), res.Map})
		cells[3] = string(res.Certainty)
	}
	for i, choice := range res.Choices {
		others = append(others, choice.Ward)
		places = append(places[:i], choice.Address)
	}
	for i, place := range places {
		place, _, _ = strings.Cut(place, ",")
		places[i] = regexp.MustCompile(` \d{5}$`).ReplaceAllString(place, "")
	}
	slices.Sort(others)
	cells[4] = strings.Trim(fmt.Sprint(slices.Compact(others)), "[]")
	cells[5] = strings.Join(places, " | ")
	return cells
}

// TestMessySigners feeds generated tables in every encoding, with every
// separator and line end, and compares with the reference: every row comes
// back once, in order, with its cells as they were, one status, and the right
// answer; all of them are in the summary.
func TestMessySigners(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, encoding := range encodings {
		for _, separator := range ",;\t" {
			for _, lineEnd := range []string{"\n", "\r\n"} {
				sizes := []int{0, 1, 2 + random.IntN(20)}
				if separator == ';' && lineEnd == "\n" {
					sizes = append(sizes, 3*batchRows) // several batches
				}
				for _, rows := range sizes {
					name := fmt.Sprintf("%s with %q and %q, %d rows", encoding.name, separator, lineEnd, rows)
					table := messySigners(random, rows)
					checkMessy(t, name, table, encoding.encode(written(random, table, separator, lineEnd)), separator, encoding.marked)
				}
			}
		}
	}
}

// written writes a table with quotation marks where they are needed and in
// some other places, and empty lines between some rows.
func written(random *rand.Rand, table [][]string, separator rune, lineEnd string) string {
	var text strings.Builder
	for _, row := range table {
		for i, cell := range row {
			if i > 0 {
				text.WriteRune(separator)
			}
			if strings.ContainsAny(cell, "\"\r\n"+string(separator)) || random.IntN(9) == 0 {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			text.WriteString(cell)
		}
		text.WriteString(strings.Repeat(lineEnd, 1+random.IntN(10)/9))
	}
	return text.String()
}

func checkMessy(t *testing.T, name string, table [][]string, in []byte, separator rune, marked bool) {
	t.Helper()
	var out, review strings.Builder
	o := options(t, pastDay)
	o.Review, o.NoMark = &review, !marked
	result, err := Match(t.Context(), bytes.NewReader(in), &out, o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	text, hasMark := strings.CutPrefix(out.String(), byteOrderMark)
	if hasMark != marked {
		t.Errorf("%s: the output begins with a mark: %t", name, hasMark)
	}
	want, counts := reference(t, table)
	got := parsed(t, text, separator)
	if len(got) != len(want) {
		t.Fatalf("%s: %d rows went in, %d came out", name, len(want), len(got))
	}
	duplicates := 0
	for i := range want {
		if !slices.EqualFunc(got[i], want[i], func(got, want string) bool { return got == unbroken(want) }) {
			t.Fatalf("%s: row %d is\n%q, want\n%q", name, i, got[i], want[i])
		}
		if i > 0 && want[i][len(table[0])+len(answerColumns(true))-1] != "" {
			duplicates++
		}
	}
	if result.Duplicates.Count != duplicates {
		t.Errorf("%s: %d duplicates are counted, %d are marked", name, result.Duplicates.Count, duplicates)
	}
	reconcile(t, result, counts)
	checkReview(t, name, parsed(t, strings.TrimPrefix(review.String(), byteOrderMark), separator), got)
	if t.Failed() {
		t.FailNow()
	}
}

// reconcile checks that a summary adds up to the counts of the rows.
func reconcile(t *testing.T, sum *Result, counts map[string]int) {
	t.Helper()
	rows, inWards := 0, 0
	for _, status := range Statuses() {
		rows += sum.OfStatus(status)
		if counts[string(status)] != sum.OfStatus(status) {
			t.Errorf("the summary has %d %s, the rows %d", sum.OfStatus(status), status, counts[string(status)])
		}
	}
	for n := ward.Number(1); n <= ward.Count; n++ {
		inWards += sum.InWard(n)
	}
	if rows != sum.Rows || inWards != counts["matched"] {
		t.Errorf("of %d rows, %d are in a status; of %d matched, %d are in a ward", sum.Rows, rows, counts["matched"], inWards)
	}
}

// unbroken returns cell as encoding/csv reads it, with line feeds only.
func unbroken(cell string) string { return strings.ReplaceAll(cell, "\r\n", "\n") }

func parsed(t *testing.T, text string, separator rune) [][]string {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord, reader.Comma = -1, separator
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("the output is no CSV: %v", err)
	}
	return rows
}

// checkReview checks that the review has the header and those rows of the
// output, each with its number, that a person must look at.
func checkReview(t *testing.T, name string, review, out [][]string) {
	t.Helper()
	if !slices.Equal(review[0], append([]string{"row"}, out[0]...)) {
		t.Fatalf("%s: the header for review is %q", name, review[0])
	}
	review = review[1:]
	for i, row := range out[1:] {
		listed := len(review) > 0 && review[0][0] == strconv.Itoa(i+1) && slices.Equal(review[0][1:], row)
		if listed {
			review = review[1:]
		}
		cell := func(column string) string { return row[slices.Index(out[0], column)] }
		doubt := cell("chiward_status") != "matched" || cell("certainty") != "clear" || cell("duplicate_of") != "" ||
			strings.Contains(cell("corrections"), "tie breaker") || strings.Contains(cell("corrections"), "zip contradicted")
		if doubt != listed {
			t.Fatalf("%s: row %d is for review: %t: %q", name, i+1, listed, row)
		}
	}
	if len(review) > 0 {
		t.Fatalf("%s: rows for review that are not in the output: %q", name, review)
	}
}
