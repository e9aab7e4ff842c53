package list

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

var atlas = sync.OnceValues(func() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
})

// memory is a store that can be read again.
type memory struct{ text []byte }

func (m *memory) Write(text []byte) (int, error) {
	m.text = append(m.text, text...)
	return len(text), nil
}

func (m *memory) WriteTo(out io.Writer) (int64, error) {
	n, err := out.Write(m.text)
	return int64(n), err
}

func newPage(t *testing.T) *Page {
	t.Helper()
	a, err := atlas()
	if err != nil {
		t.Fatal(err)
	}
	return New(a, a.Latest().Date(), func() Store { return &memory{} }, func(string) {})
}

// choose opens a list with a name.
func (p *Page) choose(t *testing.T, name, text string) {
	t.Helper()
	p.Choose(t.Context(), Source{Name: name, Size: int64(len(text)), Open: func() io.Reader { return strings.NewReader(text) }})
}

// do sends a form, given as names and values in turn.
func (p *Page) do(ctx context.Context, pairs ...string) {
	fields := map[string]string{}
	for pair := range slices.Chunk(pairs, 2) {
		fields[pair[0]] = pair[1]
	}
	p.Do(ctx, fields, outreach.English)
}

// shows checks the page in both languages.
func (p *Page) shows(t *testing.T, english, spanish string) {
	t.Helper()
	for l, want := range map[outreach.Language]string{outreach.English: english, outreach.Spanish: spanish} {
		text := string(p.HTML(l))
		if !strings.Contains(text, want) {
			t.Errorf("the page in %v lacks %q", l, want)
		}
		if gap := regexp.MustCompile(`\{[a-z]+\}|<no value>`).FindString(text); gap != "" {
			t.Errorf("the page in %v has a gap: %s", l, gap)
		}
	}
}

const people = "Name,Address,signed\nAna,1060 W Addison St,2012-01-02\nBo,1060 W Addison St,2024-01-02\nBo,1060 w addison,2024-01-02\nCy,1060 W Nowhere Pl,\n=1+1,5600 W North Ave,x\n"

func TestPage(t *testing.T) {
	p := newPage(t)
	p.do(t.Context(), "do", "match") // nothing is chosen
	p.shows(t, "Choose a list, or drop it", "Elija una lista, o arrástrela")

	p.Choose(t.Context(), Source{Name: "a.csv", Size: 300_000_000})
	p.shows(t, "300 MB, and this page takes at most 100 MB", "300 MB, y esta página acepta como máximo 100 MB")

	p.choose(t, "a.csv", "")
	p.shows(t, "could not be matched: the file is empty; a header line is needed.", "No se pudo procesar la lista: el archivo está vacío;")

	p.Choose(t.Context(), Source{Open: func() io.Reader { return iotest.ErrReader(fmt.Errorf("%w: NotFoundError", ErrUnreadable)) }})
	p.shows(t, "the file cannot be read", "no se puede leer el archivo")
	p.Choose(t.Context(), Source{Open: func() io.Reader { return iotest.ErrReader(io.ErrClosedPipe) }})
	p.shows(t, "<span lang=\"en\">io: read", "<span lang=\"en\">io: read")

	p.choose(t, "a.csv", "a,b\n1060 W Addison St,121 N LaSalle St\n")
	p.shows(t, "It is not clear which column", "No está claro qué columna")
	p.do(t.Context(), "do", "match")
	p.shows(t, "It is not clear which column", "No está claro qué columna")
	p.do(t.Context(), "do", "match", "address", "b")
	p.shows(t, "1 of 1 rows have a ward", "1 de 1 filas tienen distrito")

	p.choose(t, "people.csv", people)
	p.shows(t, "What is read from people.csv", "Qué se lee de people.csv")
	p.shows(t, "Address (1060 W Addison St)", "Address (1060 W Addison St)")
	p.do(t.Context(), "do", "match", "on", "2031-01-01")
	p.shows(t, "The data end with the City Council", "Los datos terminan con el Concejo")
	p.do(t.Context(), "do", "match", "on", p.atlas.Latest().Date().String(), "from", "Ana <b>", "points", "on")
	for _, text := range [][2]string{
		{"4 of 5 rows have a ward", "4 de 5 filas tienen distrito"},
		{"Rows to look at: 3", "Filas que hay que revisar: 3"},
		{"Near a border", "Está cerca de un límite"},
		{"repeats an earlier signer", "repite a un firmante"},
		{"begins like a formula", "empieza como una fórmula"},
		{"Ana &lt;b&gt;", "Ana &lt;b&gt;"},
	} {
		p.shows(t, text[0], text[1])
	}
	p.do(t.Context(), "do", "correct", "row", "4", "address", "121 N LaSalle")
	p.shows(t, "Now 121 N LA SALLE ST, ", "Ahora 121 N LA SALLE ST, ")
	p.shows(t, "Corrected since then: 1", "Corregidas desde entonces: 1")
	p.do(t.Context(), "do", "correct", "row", "4", "address", " ")
	p.do(t.Context(), "do", "correct", "row", "77", "address", "121 N LaSalle")
	p.do(t.Context(), "do", "again")
	p.shows(t, "5 of 5 rows have a ward", "5 de 5 filas tienen distrito")
	if rows := p.save(t, "-wards.csv"); !strings.Contains(rows, "1060 W Nowhere Pl") || !strings.Contains(rows, "121 N LA SALLE ST") {
		t.Errorf("the file has\n%s", rows)
	}

	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	p.do(canceled, "do", "again")
	p.shows(t, "Canceled.", "Cancelado.")
}

func (p *Page) save(t *testing.T, file string) string {
	t.Helper()
	var out bytes.Buffer
	if err := p.Save(file, outreach.English, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSave(t *testing.T) {
	p := newPage(t)
	for _, dates := range []string{"", "signed"} {
		p.choose(t, "people.csv", people)
		p.do(t.Context(), "do", "match", "date", dates)
		text := p.save(t, ".zip")
		packed, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string]string{}
		for _, part := range packed.File {
			file, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(file)
			if err != nil {
				t.Fatal(err)
			}
			parts[part.Name] = string(text)
		}
		for _, file := range p.Files() {
			if alone := p.save(t, file); file != ".zip" && (alone == "" || parts[p.FileName(file)] != alone) {
				t.Errorf("%s in the ZIP differs", file)
			}
		}
		if _, letter := parts["letters/ward-44.txt"]; letter == (dates != "") {
			t.Errorf("with dates %q there is a letter: %v", dates, letter)
		}
		if _, script := parts["letters/ward-44-script.txt"]; script == (dates != "") {
			t.Errorf("with dates %q there is a script: %v", dates, script)
		}
	}
}

// TestDoubts shows no more rows than a page can take, those without a ward
// first.
func TestDoubts(t *testing.T) {
	p := newPage(t)
	p.choose(t, "many.csv", "address\n"+strings.Repeat("5600 W North Ave\n", maxDoubts)+strings.Repeat("1 W Nowhere Pl\n", 3))
	p.do(t.Context(), "do", "match")
	if len(p.Doubts) != maxDoubts || p.Doubts[2].Result.Status == ward.StatusMatched || p.Doubts[3].Result.Status != ward.StatusMatched {
		t.Errorf("%d rows are shown, the first %v", len(p.Doubts), p.Doubts[0].Result)
	}
	p.shows(t, "This page shows 500 of them", "Esta página muestra 500 de ellas")
}

// TestWords compares the names in the table with those that are used, and the
// gaps of the texts with each other.
func TestWords(t *testing.T) {
	table, err := csv.NewReader(strings.NewReader(wordsCSV)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	code := pageHTML
	for _, file := range []string{"view.go", "list.go"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		code += string(text)
	}
	var used []string
	for _, found := range regexp.MustCompile(`\.Words\.([a-z]+)|[wW]ords(?:Of\(l\))?\["([a-z]+)"\]|\tadd\("([a-z]+)"`).FindAllStringSubmatch(code, -1) {
		name := found[1] + found[2]
		if found[3] != "" {
			name = "role-" + found[3]
		}
		used = append(used, name)
	}
	used = append(used, newPage(t).Files()...)
	var known []string
	gaps := regexp.MustCompile(`\{[a-z]+\}`)
	for _, line := range table[1:] {
		known = append(known, line[0])
		english, spanish := gaps.FindAllString(line[1], -1), gaps.FindAllString(line[2], -1)
		if slices.Sort(english); line[1] == "" || line[2] == "" || !slices.Equal(english, slices.Sorted(slices.Values(spanish))) {
			t.Errorf("the texts of %s do not go together", line[0])
		}
	}
	slices.Sort(used)
	slices.Sort(known)
	if used = slices.Compact(used); !slices.Equal(used, known) {
		t.Errorf("used are\n%q\nand there are\n%q", used, known)
	}
}
