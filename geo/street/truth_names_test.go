package street

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// normalForm is the number and street of a as the City writes them, without
// its unit.
func normalForm(a address.Address) string {
	a.Unit, a.ZIP, a.Fraction = "", "", ""
	if word := directionName(a.Street.SufDir); word != "" {
		a.Street.SufDir = word
	}
	return a.String()
}

// measureTypos puts each misspelled name into an address that is otherwise
// sound.
func measureTypos(t *testing.T, streets *Streets) {
	s := &score{t: t}
	right, wrong := 0, 0
	for _, row := range readTable(t, truthFile(t, "street_typos.tsv.gz")) {
		span := streets.names[compact(row[1])]
		var st *street
		for i := span.first; i < span.end; i++ {
			if s := &streets.streets[i]; len(s.sides[0].numbers) > 0 && (st == nil || len(s.sides[0].numbers) > len(st.sides[0].numbers)) {
				st = s
			}
		}
		if st == nil {
			continue
		}
		s.rows++
		number := int(st.sides[0].numbers[len(st.sides[0].numbers)/2])
		text := strings.Join(strings.Fields(fmt.Sprintf("%d %s %s %s", number, st.name.Dir, row[0], st.name.Suffix)), " ")
		a, err := address.Parse(text)
		var f Fix
		if err == nil {
			f, err = streets.Locate(a)
		}
		switch {
		case err == nil && compact(f.Address.Street.Name) == compact(row[1]):
			right++
			continue
		case err == nil:
			wrong++
		}
		s.fail("%-40q want %s got %v %v", text, row[1], f.Address.Street, err)
	}
	s.least("right street", percent(right, s.rows), 93)
	s.most("wrong street", percent(wrong, s.rows), 1)
}

// measureOfficial writes an address on every street by its official name.
func measureOfficial(t *testing.T, streets *Streets) {
	s := &score{t: t}
	changed := 0
	for i := range streets.streets {
		st := &streets.streets[i]
		for j := range st.sides {
			if len(st.sides[j].numbers) == 0 || st.renamed {
				continue
			}
			a := address.Address{Number: int(st.sides[j].numbers[0]), Street: st.name}
			if f, err := streets.Locate(a); err != nil || f.Address != a || f.Corrections != 0 {
				changed++
				s.fail("%v: %v (%v), %v", a, f.Address, f.Corrections, err)
			}
		}
	}
	s.most("changed by correction", float64(changed), 0)
}

func measureSuburbs(t *testing.T, streets *Streets) {
	s := &score{t: t, streets: streets, wards: readTruthMap(t, "2023")}
	placed := 0
	for _, row := range readTable(t, truthFile(t, "suburbs.tsv.gz")) {
		a, err := address.Parse(row[0])
		if err != nil {
			continue
		}
		if f, err := streets.Locate(a); err == nil && s.wards.ward(f.Point) != "" {
			placed++
			s.fail("%q at %v", row[0], f.Address)
		}
	}
	s.most("matched to a ward", float64(placed), 0)
}

// measureTricky asserts outcome and parts of each hard case; its units are
// asserted in package address.
func measureTricky(t *testing.T, streets *Streets) {
	s := &score{t: t, streets: streets, wards: readTruthMap(t, "2023")}
	kinds := map[string]error{
		"OUT_OF_RANGE": ErrUnknownNumber, "NO_SUCH_STREET": ErrUnknownStreet, "INCOMPLETE": address.ErrNoStreet,
		"PO_BOX": address.ErrPOBox, "NOT_IN_CITY": address.ErrNotChicago, "MULTIPLE": address.ErrMultiple,
		"LANDMARK": address.ErrNotAddress, "NONE": address.ErrNotAddress,
	}
	right := 0
	for _, row := range readTable(t, truthFile(t, "tricky.tsv.gz")) {
		s.rows++
		a, err := address.Parse(row[1])
		var f Fix
		if err == nil {
			f, err = streets.Locate(a)
		}
		var ok bool
		outcome := row[3]
		switch outcome {
		case "MATCH", "MATCH_CORRECTED":
			ward := s.wards.ward(f.Point)
			ok = err == nil && strconv.Itoa(f.Address.Number) == row[4] && (row[5] == "" || strconv.Itoa(f.Address.High) == row[5]) &&
				f.Address.Fraction == row[6] && trickyStreet(f.Address.Street) == row[7]+"|"+row[8]+"|"+row[9]+"|"+row[10] &&
				f.Address.ZIP == row[15] && (row[17] == "" || ward == row[17])
		case "INTERSECTION":
			names := strings.Split(row[7]+" "+row[8], "|")
			types := strings.Split(row[9], "|")
			ok = err == nil && f.Address.Street.String() == names[0]+" "+types[0] && f.Address.Cross.String() == names[1]+" "+types[1]
		case "AMBIGUOUS":
			_, ok = errors.AsType[*AmbiguousError](err)
		default:
			ok = kinds[outcome] != nil && errors.Is(err, kinds[outcome])
		}
		if ok {
			right++
			continue
		}
		s.fail("%q: want %s %v, got %v (%v), %v", row[1], outcome, row[4:], f.Address, f.Corrections, err)
	}
	s.least("outcome and parts", percent(right, s.rows), 100)
}

// trickyStreet writes the parts of a street as tricky.tsv.gz has them.
func trickyStreet(st address.Street) string {
	sufDir := st.SufDir
	if word := directionName(sufDir); word != "" {
		sufDir = word
	}
	return st.Dir + "|" + st.Name + "|" + st.Suffix + "|" + sufDir
}

// TestHoldout measures interpolation instead of memory: a bundle made of the
// addresses first seen before 2023-06-01 must place those seen first since.
//
//	go test ./geo/street -run TestHoldout -holdout -truth ../shared/truth -v
func TestHoldout(t *testing.T) {
	sources := truthFile(t, "..", "sources")
	if !*holdout {
		t.Skip("-holdout is not set")
	}
	dir := t.TempDir()
	gen := exec.CommandContext(t.Context(), "go", "test", "../../data/internal/streets", "-count=1", "-run=TestWriteHoldout", "-holdout="+dir)
	if out, err := gen.CombinedOutput(); err != nil {
		t.Fatalf("making the bundle: %v\n%s", err, out)
	}
	s := &score{t: t, streets: openStreets(t, dir), wards: readTruthMap(t, "2023")}
	byClass, within := map[string][]float64{}, map[string]int{}
	for _, row := range readTable(t, filepath.Join(sources, "addresses", "address_points.tsv.gz")) {
		if row[8] < "2023-06-01" {
			continue
		}
		number, err1 := strconv.Atoi(row[0])
		lat, err2 := strconv.ParseFloat(row[5], 64)
		lng, err3 := strconv.ParseFloat(row[6], 64)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		at := geo.Point{Lat: lat, Lng: lng}
		want := s.wards.ward(at)
		if want == "" {
			continue
		}
		a := address.Address{Number: number, Street: address.Street{Dir: row[1], Name: row[2], Suffix: row[3], SufDir: row[4]}}
		f, answered, _ := s.place(a, nil, strings.Join(row[:5], " "), want)
		if !answered {
			continue
		}
		class := fmt.Sprintf("%v to %3.0f m", f.Method, math.Ceil(float64(f.Radius)/20)*20)
		off := geo.Distance(at, f.Point)
		byClass[class] = append(byClass[class], float64(off))
		if off <= f.Radius {
			within[class]++
		}
	}
	s.least("answered", percent(s.answered, s.rows), 99.5)
	s.least("right, of the answered", percent(s.right, s.answered), 99.6)
	s.most("wrong, of the clear", percent(s.clearWrong, s.clear), 0.15)
	printClasses(byClass)
	for _, class := range slices.Sorted(maps.Keys(within)) {
		fmt.Printf("   %-20s within the radius %.1f%%\n", class, percent(within[class], len(byClass[class])))
	}
}
