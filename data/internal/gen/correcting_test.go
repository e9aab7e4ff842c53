package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// frozen is a module with small tables of made-up people in all fifty wards.
// It does not change with what is shipped.
const frozen = "testdata/frozen"

// copyOf returns a generator for a copy of the module frozen, as if today were
// a day.
func copyOf(t *testing.T, today string) generator {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(frozen)); err != nil {
		t.Fatal(err)
	}
	output := func(string, []string) (string, error) { return "", errors.New("no page shows a program") }
	return generator{dir: filepath.Join(root, "data"), today: ward.MustParseDate(today), output: output, out: io.Discard}
}

// edit changes the text of a file of the module by its name, such as
// "data/council/terms.csv".
func (g generator) edit(t *testing.T, name string, change func(string) string) {
	t.Helper()
	path := filepath.Join(filepath.Dir(g.dir), filepath.FromSlash(name))
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	err = errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(change(string(text))), 0o644))
	if err != nil {
		t.Fatal(err)
	}
}

// open opens what is in the folder.
func (g generator) open(t *testing.T) *ward.Atlas {
	t.Helper()
	files, err := readShipped(g.dir)
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := files.open()
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

// contents returns the files of the folder by name.
func (g generator) contents(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := readShipped(g.dir)
	if err != nil {
		t.Fatal(err)
	}
	return files.contents
}

// TestFrozen checks that the frozen tables are right and in canonical form.
func TestFrozen(t *testing.T) {
	g := copyOf(t, "2027-06-01")
	var out bytes.Buffer
	g.out = &out
	if err := g.generate(""); err != nil || !strings.HasPrefix(out.String(), "all is right") {
		t.Errorf("error %v, and it said\n%s", err, &out)
	}
}

// TestCorrecting does what the examples of CORRECTING.md say, to the letter,
// and checks what they promise after each go generate ./data.
func TestCorrecting(t *testing.T) {
	text, err := os.ReadFile("../../CORRECTING.md")
	if err != nil {
		t.Fatal(err)
	}
	promises := map[string][]func(*testing.T, *ward.Atlas){
		"a phone": {promisePhone},
		"an alder resigns, and somebody is appointed": {promiseVacancy, promiseAppointment},
		"a new measure with its roll call, and a line taken back": {
			promiseRollCall(ward.RollCallIncomplete, 2), promiseRollCall(ward.RollCallWhole, 3),
			promiseRollCall(ward.RollCallIncomplete, 2),
		},
		"a new Council": {promiseCouncil},
	}
	for section := range strings.SplitSeq(string(text), "\n## ") {
		title, steps, _ := strings.Cut(section, "\n")
		title, ok := strings.CutPrefix(title, "Example: ")
		if !ok {
			continue
		}
		t.Run(title, func(t *testing.T) {
			follow(t, steps, promises[title])
		})
		delete(promises, title)
	}
	for title := range promises {
		t.Errorf("CORRECTING.md has no example %q", title)
	}
}

var (
	fileSpan    = regexp.MustCompile("`(data/council/[^`*]+)`")
	replaceSpan = regexp.MustCompile("replace every `([^`]+)` by `([^`]+)`")
)

// follow does what the text of an example says on a copy of the frozen tables.
func follow(t *testing.T, text string, promises []func(*testing.T, *ward.Atlas)) {
	g := copyOf(t, "2027-06-01")
	done := 0
	file := ""
	for i, part := range strings.Split(text, "```") {
		if i%2 == 0 {
			prose := strings.Join(strings.Fields(part), " ")
			if spans := fileSpan.FindAllStringSubmatch(prose, -1); spans != nil {
				file = spans[len(spans)-1][1]
			}
			for _, span := range replaceSpan.FindAllStringSubmatch(prose, -1) {
				// The file is named in the sentence.
				before, _, _ := strings.Cut(prose, span[0])
				names := fileSpan.FindAllStringSubmatch(before, -1)
				g.edit(t, names[len(names)-1][1], func(text string) string {
					if !strings.Contains(text, span[1]) {
						t.Errorf("there is no %s to replace", span[1])
					}
					return strings.ReplaceAll(text, span[1], span[2])
				})
			}
			continue
		}
		language, block, _ := strings.Cut(part, "\n")
		switch {
		case language == "diff":
			g.edit(t, file, func(text string) string { return patch(t, file, text, block) })
		case language == "text":
			g.edit(t, file, func(old string) string {
				if old != "" {
					t.Errorf("%s is there already", file)
				}
				return block
			})
		case language == "sh" && strings.TrimSpace(block) == "go generate ./data":
			if err := g.generate(""); err != nil {
				t.Fatalf("after step %d: %v", done+1, err)
			}
			if done == len(promises) {
				t.Fatal("nothing is known of what the last step promises")
			}
			promises[done](t, g.open(t))
			done++
		default:
			t.Errorf("what to do with a block of %q?", language)
		}
	}
	if done != len(promises) {
		t.Errorf("go generate ./data is there %d times, want %d", done, len(promises))
	}
}

// patch takes out the lines that begin with a minus, puts those with a plus
// in their place, and adds the rest at the end.
func patch(t *testing.T, file, text, block string) string {
	t.Helper()
	place := len(text)
	for line := range strings.Lines(block) {
		rest := line[1:]
		switch line[0] {
		case '-':
			if place = strings.Index("\n"+text, "\n"+rest); place < 0 {
				t.Fatalf("%s has no line\n%s", file, rest)
			}
			text = text[:place] + text[place+len(rest):]
		case '+':
			text = text[:place] + rest + text[place:]
			place += len(rest)
		default:
			t.Fatalf("a line begins neither with a minus nor with a plus: %s", line)
		}
	}
	return text
}

// seatOn returns the seat of a ward on a day.
func seatOn(t *testing.T, atlas *ward.Atlas, n ward.Number, day string) *ward.Seat {
	t.Helper()
	snapshot, err := atlas.On(ward.MustParseDate(day))
	if err != nil {
		t.Fatal(err)
	}
	seat, _ := snapshot.Seat(n)
	return seat
}

// wantHolder checks who holds a ward on a day; nobody if state is not seated.
func wantHolder(t *testing.T, atlas *ward.Atlas, n ward.Number, day string, state ward.SeatState, holder ward.PersonID, asOf string) {
	t.Helper()
	seat := seatOn(t, atlas, n, day)
	var got ward.PersonID
	if seat.Holder != nil {
		got = seat.Holder.ID
	}
	if seat.State != state || got != holder || seat.AsOf.String() != asOf {
		t.Errorf("on %s ward %d is %s, held by %q, as of %v; want %s, %q, %s", day, n, seat.State, got, seat.AsOf, state, holder, asOf)
	}
}

// original is the atlas of the frozen tables.
func original(t *testing.T) *ward.Atlas { return copyOf(t, "2027-06-01").open(t) }

func promisePhone(t *testing.T, atlas *ward.Atlas) {
	const day = "2026-11-22"
	seat := seatOn(t, atlas, 8, day)
	if seat.Phone != "(312) 555-0188" || seat.Offices[0].Source.URL != "https://example.org/ward-8" ||
		seat.Offices[0].Listed.String() != "2026-11-20" || seat.BeforeHolder {
		t.Errorf("the seat is %+v", seat)
	}
	before := original(t)
	for n := ward.Number(1); n <= ward.Count; n++ {
		got, want := seatOn(t, atlas, n, day), seatOn(t, before, n, day)
		if n != 8 && (got.Phone != want.Phone || !slices.Equal(got.Offices, want.Offices)) {
			t.Errorf("the seat of ward %d has changed: %+v", n, got)
		}
	}
}

func promiseVacancy(t *testing.T, atlas *ward.Atlas) {
	wantHolder(t, atlas, 14, "2026-10-15", ward.SeatHeld, "ned-north", "2026-10-16")
	wantHolder(t, atlas, 14, "2026-10-16", ward.SeatVacant, "", "2026-10-16")
	wantHolder(t, atlas, 14, "2027-05-16", ward.SeatVacant, "", "2026-10-16")
	wantHolder(t, atlas, 14, "2027-05-17", ward.SeatNotKnown, "", "2026-10-16")
	wantHolder(t, atlas, 15, "2026-10-16", ward.SeatHeld, "oda-oak", "2026-10-04")
	seat := seatOn(t, atlas, 14, "2026-10-16")
	if seat.Phone == "" || len(seat.Offices) != 2 || !seat.BeforeHolder || !seat.Offices[0].BeforeHolder {
		t.Errorf("the vacant seat is %+v", seat)
	}
	// It may also be empty, or stay as it was.
	for _, confirmed := range []string{"", "clerk-list-2026-10-04"} {
		g := copyOf(t, "2027-06-01")
		g.edit(t, "data/council/terms.csv", func(text string) string {
			return strings.Replace(text, "14,ned-north,2019-05-20,,,,terms-2023,clerk-list-2026-10-04", "14,ned-north,2019-05-20,2026-10-15,,,terms-2023,"+confirmed, 1)
		})
		if err := g.generate(""); err != nil {
			t.Fatal(err)
		}
		wantHolder(t, g.open(t), 14, "2026-10-16", ward.SeatVacant, "", "2026-10-15")
	}
}

func promiseAppointment(t *testing.T, atlas *ward.Atlas) {
	wantHolder(t, atlas, 14, "2026-10-15", ward.SeatHeld, "ned-north", "2026-10-16")
	wantHolder(t, atlas, 14, "2026-11-04", ward.SeatVacant, "", "2026-10-16")
	wantHolder(t, atlas, 14, "2026-11-05", ward.SeatHeld, "ada-new", "2026-11-10")
	wantHolder(t, atlas, 15, "2026-11-05", ward.SeatHeld, "oda-oak", "2026-10-04")
	seat := seatOn(t, atlas, 14, "2026-11-05")
	if !seat.Holder.Appointed || !seat.BeforeHolder || len(seat.Offices) != 2 || !seat.Offices[0].BeforeHolder || !seat.Offices[1].BeforeHolder {
		t.Errorf("the seat is %+v", seat)
	}
	if day := atlas.Latest().Date(); day.String() != "2026-11-10" {
		t.Errorf("the latest day is %v", day)
	}
}

func promiseRollCall(want ward.RollCall, votes int) func(*testing.T, *ward.Atlas) {
	return func(t *testing.T, atlas *ward.Atlas) {
		m, ok := atlas.Measure("O2026-99")
		found := 0
		for s := range atlas.Stances("O2026-99") {
			found++
			if s.Person == "cal-cedar" && s.Side != ward.SideOpposes {
				t.Errorf("%+v", s)
			}
		}
		if !ok || m.Tally.RollCall != want || found != votes {
			t.Errorf("measure %v with %d votes, roll call %s; want %d, %s", ok, found, m.Tally.RollCall, votes, want)
		}
	}
}

func promiseCouncil(t *testing.T, atlas *ward.Atlas) {
	wantHolder(t, atlas, 20, "2027-05-16", ward.SeatHeld, "tess-tide", "2027-05-16")
	wantHolder(t, atlas, 20, "2027-05-17", ward.SeatHeld, "ada-new", "2027-05-18")
	if seat := seatOn(t, atlas, 20, "2027-05-17"); !seat.BeforeHolder || !seat.Offices[0].BeforeHolder {
		t.Errorf("the seat that changed hands is %+v", seat)
	}
	before := original(t)
	for n := ward.Number(1); n <= ward.Count; n++ {
		first, last, after := seatOn(t, atlas, n, "2027-05-17"), seatOn(t, atlas, n, "2031-05-18"), seatOn(t, atlas, n, "2031-05-19")
		if first.Holder == nil || last.Holder == nil || *first.Holder != *last.Holder || first.AsOf.String() != "2027-05-18" {
			t.Errorf("ward %d is held by %+v, then by %+v", n, first.Holder, last.Holder)
		}
		if after.Holder != nil {
			t.Errorf("after the last day of the Council ward %d is held by %s", n, after.Holder.ID)
		}
		// Without this, nobody would hold it.
		if seat := seatOn(t, before, n, "2027-05-17"); seat.Holder != nil {
			t.Errorf("ward %d is held by %s after the Council before", n, seat.Holder.ID)
		}
	}
}
