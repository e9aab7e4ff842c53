package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// pasted is a list with fifty names as the Journal has them, without the
// people's real names: the frozen tables, each with a vote.
func pasted(change func(yeas, nays []string) ([]string, []string)) string {
	yeas := strings.Fields("Birch Cedar Dale Elm Field Glen Hill Isle Jetty Knoll Lake Marsh North Oak Pond Quarry Ridge Shore Tide Upland Vale Wood Xylo Yarrow Zinnia Arbor Brook Cliff Dune East Fern Grove Heath Inlet Jasper Kelp Lane Moor Nook")
	nays := strings.Fields("Ash Orchard Peak Quay River Stone Thorn Union Vine Weir Yew")
	yeas, nays = change(yeas, nays)
	return fmt.Sprintf("measure: O2024-2\nquestion: table\ndate: 2025-03-12\nsource: journal-2024-02-21\n\nYeas -- Alderpersons %s -- 39.\n\nNays -- Alderpersons %s -- 11.\n",
		strings.Join(yeas[:len(yeas)-1], ", ")+" and "+yeas[len(yeas)-1], strings.Join(nays, ",\n"))
}

// rollCallOf makes the lines of a list on a copy of the frozen tables, in which
// two people may have one name.
func rollCallOf(t *testing.T, text string, edit func(g generator)) (*report, string, error) {
	t.Helper()
	g := copyOf(t, "2026-11-28")
	g.edit(t, "data/council/measures/O2024-2.txt", func(text string) string {
		return strings.NewReplacer("yeas: 2", "yeas: 39", "nays: 1", "nays: 11").Replace(text)
	})
	g.edit(t, "data/council/stances.csv", func(text string) string {
		return strings.Replace(text, "O2024-2,9,ivy-isle,nay,table,2025-03-12,derived,\"Derived: three voted, two of them yea, and these two are named.\",report-2025-03-12\n", "", 1)
	})
	if edit != nil {
		edit(g)
	}
	d, err := newDraft(g.dir, g.today)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r := &report{out: &out, draft: d}
	err = r.rollCall(path)
	return r, out.String(), err
}

// TestRollCall checks that a whole list gives the lines of all, in the place of
// those that were reported, in each form in which people have it.
func TestRollCall(t *testing.T) {
	same := func(yeas, nays []string) ([]string, []string) { return yeas, nays }
	whole := pasted(same)
	head, lists, _ := strings.Cut(whole, "\n\n")
	var lines, ends strings.Builder
	l := readList(whole)
	for _, act := range []ward.Act{ward.ActYea, ward.ActNay} {
		fmt.Fprintf(&lines, "\n%ss (%d):\n%s\n", act, len(l.names[act]), strings.Join(l.names[act], "\n"))
		for _, name := range l.names[act] {
			fmt.Fprintf(&ends, "%s: %s\n", name, act)
		}
	}
	for name, text := range map[string]string{
		"as in the Journal":          whole,
		"with line ends of Windows":  "\ufeff" + strings.ReplaceAll(whole, "\n", "\r\n"),
		"in capitals with a dash":    head + "\n" + strings.ToUpper(strings.ReplaceAll(lists, "--", "—")),
		"a name a line":              head + "\n" + lines.String(),
		"a vote behind each name":    head + "\n" + ends.String(),
		"last names first":           strings.Replace(head+"\n"+lines.String(), "\nBirch\n", "\nBirch, Bea\n", 1),
		"a ward behind a name":       strings.Replace(whole, "Birch", "Birch (2)", 1),
		"full names":                 strings.Replace(whole, "Birch", "Bea Birch", 1),
		"an initial":                 strings.Replace(whole, "Birch", "B. Birch", 1),
		"without counts on the page": strings.NewReplacer(" -- 39", "", " -- 11", "").Replace(whole),
	} {
		t.Run(name, func(t *testing.T) {
			r, out, err := rollCallOf(t, text, nil)
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			for _, want := range []string{
				"* O2024-2, votes: https://example.org/journal\n", "+data/council/stances.csv: O2024-2,2,bea-birch,yea,table,2025-03-12,record,,journal-2024-02-21\n",
				"+data/council/stances.csv: O2024-2,1,abe-ash,nay,table,2025-03-12,record,,journal-2024-02-21\n",
				"-data/council/stances.csv: O2024-2,7,gus-glen,yea,table,2025-03-12,reported,,report-2025-03-12\n",
			} {
				if strings.Count(out, want) != 1 {
					t.Errorf("%q is not there once:\n%s", want, out)
				}
			}
			m, _ := r.draft.atlas.Measure("O2024-2")
			if m.Tally.RollCall != ward.RollCallWhole || strings.Count(out, "+data/council/stances.csv") != 50 {
				t.Errorf("the tally is %+v, with %d lines", m.Tally, strings.Count(out, "+data/council/stances.csv"))
			}
		})
	}
}

// TestRollCallRefused checks that a list that is not right gives no lines, and
// that everything that is missing is said.
func TestRollCallRefused(t *testing.T) {
	plus := func(name string) func(yeas, nays []string) ([]string, []string) {
		return func(yeas, nays []string) ([]string, []string) { return append(yeas, name), nays }
	}
	whole := pasted(func(yeas, nays []string) ([]string, []string) { return yeas, nays })
	twoOaks := func(g generator) {
		g.edit(t, "data/council/people.csv", func(text string) string {
			return strings.Replace(text, "nell-nook,Nell Nook,Nell,Nook", "nell-nook,Nell Oak,Nell,Oak", 1)
		})
	}
	for _, test := range []struct {
		name, text string
		edit       func(generator)
		want       []string
	}{
		{"a name too many", pasted(plus("Abbott")), nil, []string{`"Abbott": nobody of that name held a seat on 2025-03-12`, "yeas: the list counts 39 and names 40"}},
		{"a name of somebody who had left", pasted(plus("Old")), nil, []string{`"Old": nobody of that name held a seat`, "names 40"}},
		{"a name twice", pasted(plus("Ash")), nil, []string{`"Ash": abe-ash is there already, as yea`, "names 40"}},
		{"a name missing", pasted(func(yeas, nays []string) ([]string, []string) { return yeas[1:], nays }), nil, []string{"yeas: the list counts 39 and names 38", "held a seat then and not named: bea-birch"}},
		{"a name that two people have", whole, twoOaks, []string{`"Oak": that is the name of oda-oak (15) and nell-nook (40); write the ward behind it, as in "Oak (15)"`, `"Nook": nobody`}},
		{"no measure", strings.Replace(whole, "O2024-2", "O2024-9", 1), nil, []string{`there is no measure "O2024-9"`}},
		{"no day", strings.Replace(whole, "2025-03-12", "2025-03", 1), nil, []string{`"2025-03" is not a day`}},
		{"no source", strings.Replace(whole, "source: journal", "source: wire", 1), nil, []string{`there is no source "wire-2024-02-21"`}},
		{"no names", strings.SplitN(whole, "Yeas", 2)[0], nil, []string{"yeas: the measure counts 39, and the list names 0"}},
		{"another question", strings.Replace(whole, "question: table", "question: adopt", 1), nil, []string{`on "table", and the list on "adopt"`}},
		{"another count", strings.NewReplacer("39", "38", " Birch,", "").Replace(whole), nil, []string{"yeas: the measure counts 39, and the list names 38"}},
		{"no count anywhere", strings.NewReplacer("O2024-2", "O2024-3", " -- 39", "", " -- 11", "").Replace(whole), func(g generator) {
			text := string(g.contents(t)["council/measures/O2024-2.txt"])
			g.edit(t, "data/council/measures/O2024-3.txt", func(string) string {
				return strings.NewReplacer("question: table", "question:", "yeas: 39", "yeas:", "nays: 11", "nays:", "not_voting: 0", "", "absent: 0", "", "derived", "").Replace(text)
			})
		}, []string{`yeas: there is no count to check against; write it behind the names, as in "-- 39"`, "nays: there is no count"}},
		{"none, where there are some", strings.SplitN(whole, "Nays", 2)[0] + "Nays -- None.\n", nil, []string{"nays: the measure counts 11, and the list names 0"}},
		{"a line above the votes", strings.Replace(whole, "Yeas", "The motion carried\nYeas", 1), nil, []string{`"The motion carried" stands neither`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, out, err := rollCallOf(t, test.text, test.edit)
			if err == nil {
				t.Fatalf("no error:\n%s", out)
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is not in\n%v", want, err)
				}
			}
			if m, _ := r.draft.atlas.Measure("O2024-2"); m.Tally.RollCall == ward.RollCallWhole {
				t.Error("it was taken")
			}
		})
	}
	if err := (&report{}).rollCall(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that is not there is no error")
	}
}

// TestCalled has names of the shipped people as they are shortened.
func TestCalled(t *testing.T) {
	d, err := shippedDraft()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ day, name, want string }{
		{"2025-01-15", "Lopez", "raymond-a-lopez"},
		{"2025-01-15", "Sigcho-Lopez", "byron-sigcho-lopez"},
		{"2025-01-15", "SIGCHO LOPEZ", "byron-sigcho-lopez"},
		{"2025-01-15", "Rodriguez", "michael-d-rodriguez"},
		{"2025-01-15", "Rodriguez Sanchez", "rossana-rodriguez-sanchez"},
		{"2025-01-15", "Burnett", "walter-burnett-jr"},
		{"2025-01-15", "Burnett, Jr.", "walter-burnett-jr"},
		{"2025-10-15", "Burnett", "walter-r-burnett"},
		{"2025-01-15", "O'Shea", "matthew-j-oshea"},
		{"2025-01-15", "O’Shea", "matthew-j-oshea"},
		{"2025-01-15", "Gutiérrez", "jeylu-b-gutierrez"},
		{"2025-01-15", "Ramirez", "julia-m-ramirez"},
		{"2025-01-15", "La Spata", "daniel-la-spata"},
		{"2025-01-15", "Manaa-Hoppenworth", "leni-manaa-hoppenworth"},
		{"2017-02-22", "Moore", "david-h-moore joseph-moore"},
		{"2017-02-22", "Moore (49)", "joseph-moore"},
		{"2017-02-22", "D. Moore", "david-h-moore"},
		{"2017-02-22", "Moore, 49th Ward", "joseph-moore"},
		{"2014-05-28", "O'Connor", "patrick-j-oconnor mary-oconnor"},
		{"2014-05-28", "M. O'Connor", "mary-oconnor"},
		{"2025-01-15", "Smith", ""},
		{"2025-01-15", "", ""},
		{"2025-01-15", "(7)", ""},
	} {
		held := d.holders(ward.MustParseDate(test.day))
		var got []string
		for _, id := range d.called(test.name, held) {
			got = append(got, string(id))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q is %q, want %q", test.day, test.name, got, test.want)
		}
	}
}

// TestDocumentedList checks that the list which CORRECTING.md shows gives the
// lines it promises.
func TestDocumentedList(t *testing.T) {
	text, err := os.ReadFile("../../CORRECTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## A roll call from the Journal\n")
	blocks := strings.Split(section, "```")
	list, ok := strings.CutPrefix(blocks[1], "text\n")
	source, ok2 := strings.CutPrefix(blocks[3], "diff\n+")
	if !ok || !ok2 {
		t.Fatalf("the section begins with %q and %q", blocks[1], blocks[3])
	}
	g := copyOf(t, "2026-11-28")
	g.edit(t, "data/council/sources.csv", func(text string) string { return text + source })
	d, err := newDraft(g.dir, g.today)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(path, []byte(list), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (&report{out: &out, draft: d}).rollCall(path); err != nil {
		t.Fatal(err)
	}
	if err := g.writeDraft(d); err != nil {
		t.Fatal(err)
	}
	if m, _ := g.open(t).Measure("O2024-2"); m.Tally.RollCall != ward.RollCallWhole || !strings.Contains(out.String(), "-data/council/stances.csv: O2024-2,9,ivy-isle,nay,table,2025-03-12,derived,") {
		t.Errorf("%+v\n%s", m.Tally, &out)
	}
}

// TestAge checks that every source is told, with the days since.
func TestAge(t *testing.T) {
	d, err := newDraft(copyOf(t, "2026-11-28").dir, ward.MustParseDate("2026-11-28"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	d.age(&out)
	for _, want := range []string{"2026-10-04  55        2026-10-05  54        clerk-list-2026-10-04\n", "journal-2024-02-21\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

// FuzzList checks that no list makes the reader fail, and that each name in it
// stands behind one vote once for each time it was read.
func FuzzList(f *testing.F) {
	same := func(yeas, nays []string) ([]string, []string) { return yeas, nays }
	f.Add(pasted(same))
	f.Add("measure: O2024-2\nYeas (2):\nGlen\nHill, Hal\nNot voting: Isle (9)\n")
	f.Add("1,La Spata,Yea\nBurnett, Jr.: nay\nII\n")
	f.Add("Nays -- None.\nAbsent -- , and -- 99999999999999999999.")
	f.Fuzz(func(t *testing.T, text string) {
		names := 0
		for _, list := range readList(text).names {
			names += len(list)
			for _, name := range list {
				nameParts(name)
			}
		}
		if names > len(text) {
			t.Errorf("%d names in %d bytes", names, len(text))
		}
	})
}
