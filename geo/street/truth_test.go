package street

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/internal/spelling"
)

var (
	truthDir  = flag.String("truth", "", "folder with addresses whose wards are known, also as seen from the module root; empty skips the measurement")
	truthShow = flag.Int("show", 0, "how many failing rows to print for each file")
	holdout   = flag.Bool("holdout", false, "with -truth: measure addresses that the bundle does not know")
)

// truthFile returns the path of a file in or beside the folder of -truth.
func truthFile(t *testing.T, elements ...string) string {
	t.Helper()
	if *truthDir == "" {
		t.Skip("-truth names no folder")
	}
	dir := *truthDir
	if _, err := os.Stat(dir); err != nil && !filepath.IsAbs(dir) {
		dir = filepath.Join("..", "..", dir)
	}
	return filepath.Join(append([]string{dir}, elements...)...)
}

func readTruthMap(t *testing.T, year string) *plainMap {
	t.Helper()
	return readPlainMap(t, truthFile(t, "..", "sources", "wards", "wards-"+year+".geojson"))
}

func openStreets(t testing.TB, dir string) *Streets {
	s, err := Read(os.DirFS(dir))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no bundle: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// score counts how the rows of one file came out.
type score struct {
	t                             *testing.T
	streets                       *Streets
	wards                         *plainMap
	rows, answered, right, clear  int
	near, clearWrong, form, forms int
	failures                      int
}

func (s *score) fail(format string, args ...any) {
	if s.failures++; s.failures <= *truthShow {
		fmt.Printf("   "+format+"\n", args...)
	}
}

// percent returns part of whole in hundredths; nothing of nothing is 0.
func percent(part, whole int) float64 { return 100 * float64(part) / float64(max(whole, 1)) }

// least prints a figure that must not be below bar.
func (s *score) least(what string, figure, bar float64) {
	s.figure(what, figure, ">=", bar, figure >= bar)
}

// most prints a figure that must not be above bar.
func (s *score) most(what string, figure, bar float64) {
	s.figure(what, figure, "<=", bar, figure <= bar)
}

func (s *score) figure(what string, figure float64, sign string, bar float64, ok bool) {
	verdict := "ok"
	if !ok {
		verdict = "MISSED"
		s.t.Errorf("%s: %.2f, want %s %.2f", what, figure, sign, bar)
	}
	fmt.Printf("%-28s %-44s %8.2f %s %6.2f %s\n", strings.TrimPrefix(s.t.Name(), "TestTruth/"), what, figure, sign, bar, verdict)
}

// place locates one input. A choice of places that lie in one ward is an
// answer. sure says that no other ward is near.
func (s *score) place(a address.Address, err error, input, want string) (f Fix, answered, sure bool) {
	s.rows++
	if err == nil {
		f, err = s.streets.Locate(a)
	}
	if several, ok := errors.AsType[*AmbiguousError](err); ok {
		wards := make(map[string]bool)
		for _, c := range several.Choices {
			wards[s.wards.ward(c.Point)] = true
		}
		if len(wards) == 1 {
			f, err = several.Choices[0], nil
		}
	}
	if err != nil {
		s.fail("none   %-45q want %s: %v", input, want, err)
		return f, false, false
	}
	ward := s.wards.ward(f.Point)
	border, nearest := s.wards.border(f.Point)
	sure = border > f.Radius+1
	if ward == "" {
		if border >= 150 {
			s.fail("out    %-45q want %s: %v %v", input, want, f.Address.Street, f.Point)
			return f, false, false
		}
		ward, sure = nearest, false // just outside the city
	}
	s.answered++
	if sure {
		s.clear++
	} else {
		s.near++
	}
	if ward == want {
		s.right++
		return f, true, sure
	}
	if sure {
		s.clearWrong++
	}
	s.fail("wrong  %-45q want %s got %s, border %.1f radius %.0f %v, %v (%v)", input, want, ward,
		float64(border), float64(f.Radius), f.Method, f.Address.Street, f.Corrections)
	return f, true, sure
}

// TestTruth measures the geocoder against addresses whose ward is known, and
// fails for each figure that misses its bar:
//
//	go test ./geo/street -run TestTruth -truth ../shared/truth -v
//
// -show 40 prints up to 40 failing rows of each file before its figures.
func TestTruth(t *testing.T) {
	truthFile(t)
	streets := openStreets(t, shipped)
	for _, test := range []struct {
		year             string
		answered, right  float64
		noise, mostClear float64 // rows that the file itself has wrong
	}{
		{"2023", 99.0, 99.2, 0.7, 0.2},
		{"2015", 99.0, 99.3, 0.5, 0.2},
		{"2003", 99.0, 99.5, 0, 0.2},
	} {
		t.Run("address_ward_"+test.year, func(t *testing.T) {
			s := &score{t: t, streets: streets, wards: readTruthMap(t, test.year)}
			full := 0
			for _, row := range readTable(t, truthFile(t, "address_ward_"+test.year+".tsv.gz")) {
				a, err := address.Parse(row[1])
				s.place(a, err, row[1], row[2])
				if err == nil {
					full++
				}
			}
			s.least("answered", percent(s.answered, s.rows), test.answered)
			s.least("answered, of the full addresses", percent(s.answered, full), test.answered)
			s.least("right, of the answered", percent(s.right, s.answered), test.right)
			s.most("near a border, of the answered", percent(s.near, s.answered), 5)
			s.most("wrong, of the clear, with the file's noise", percent(s.clearWrong, s.clear), test.mostClear+test.noise)
		})
	}
	t.Run("city_geocoder_2025", func(t *testing.T) { measureCity(t, streets) })
	t.Run("street_typos", func(t *testing.T) { measureTypos(t, streets) })
	t.Run("official_names", func(t *testing.T) { measureOfficial(t, streets) })
	t.Run("suburbs", func(t *testing.T) { measureSuburbs(t, streets) })
	t.Run("tricky", func(t *testing.T) { measureTricky(t, streets) })
}

// measureCity compares with the City's own geocoder.
func measureCity(t *testing.T, streets *Streets) {
	wards := readTruthMap(t, "2023")
	s := &score{t: t, streets: streets, wards: wards}
	refused := &score{t: t, streets: streets, wards: wards}
	distances := make(map[string][]float64)
	rivals, sameStatus := 0, 0
	differ := make(map[string]int)
	for _, row := range readTable(t, truthFile(t, "city_geocoder_2025.tsv.gz")) {
		input, status, ward := row[0], row[2], row[5]
		a, err := address.Parse(input)
		if ward == "---" || ward == "" {
			f, _, sure := refused.place(a, err, input+" ("+status+")", "none")
			if sure && (status == "BADSTREET" || status == "AMBIGUOUS") {
				if rival := s.rival(a, f); rival != "" {
					rivals++
					s.fail("guess  %-45q %v, and not %s", input, f.Address.Street, rival)
				}
			}
			continue
		}
		f, answered, _ := s.place(a, err, input, ward)
		if !answered {
			continue
		}
		x, err1 := strconv.ParseFloat(row[3], 64)
		y, err2 := strconv.ParseFloat(row[4], 64)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		distances[string(f.Method)] = append(distances[string(f.Method)], float64(geo.Distance(f.Point, fromIllinoisEast(x, y))))
		s.forms++
		if got := normalForm(f.Address); strings.HasPrefix(row[1], got) {
			s.form++
		} else {
			s.fail("form   %-45q City %q got %q", input, row[1], got)
		}
		if ours := f.Corrections &^ address.LowNumberUsed; ours == cityCorrections(status) {
			sameStatus++
		} else {
			differ[fmt.Sprintf("%s | ours: %v", status, ours)]++
		}
	}
	s.least("answered", percent(s.answered, s.rows), 99)
	s.least("right, of the answered", percent(s.right, s.answered), 99.5)
	s.least("normal form as the City's", percent(s.form, s.forms), 98)
	s.least("corrections as the City's status", percent(sameStatus, s.forms), 95)
	s.most("near a border, of the answered", percent(s.near, s.answered), 5)
	s.most("wrong, of the clear", percent(s.clearWrong, s.clear), 0.15)
	s.most("refused by the City, clear, with a rival", float64(rivals), 0)
	fmt.Printf("   refused by the City: %d, of which answered %d, clear %d\n", refused.rows, refused.answered, refused.clear)
	fmt.Println("   meters from the City's own point:")
	printClasses(distances)
	if *truthShow > 0 {
		for _, status := range slices.Sorted(maps.Keys(differ)) {
			fmt.Printf("   status %4d %s\n", differ[status], status)
		}
	}
}

// cityCorrections returns the corrections that a status of the City's
// geocoder stands for.
func cityCorrections(status string) address.Corrections {
	var c address.Corrections
	for _, word := range []struct {
		status string
		c      address.Corrections
	}{
		{"STREET_TYPE CORRECTION BY ADDRESS RANGE", address.SuffixByRange},
		{"STREET_TYPE CORRECTION", address.SuffixCorrected},
		{"ALIAS", address.AliasUsed}, // and COMMON STREET ALIAS
		{"PRE_DIR CORRECTION", address.DirCorrected},
		{"MINOR CORRECTION", address.SpellingCorrected},
		{"STREET NAME CORRECTION", address.NameCorrected},
		{"TIE BREAKER", address.TieBroken}, // SUF_DIR and PRIMARY STREET
	} {
		if strings.Contains(status, word.status) {
			status = strings.ReplaceAll(status, word.status, "")
			c |= word.c
		}
	}
	return c
}

// rival returns a street in another ward that a might be as well as the one
// of f: spelled no less like the typed name, with the number, the typed
// direction and the typed type unless f has another too. It asks every
// street, and returns "" if f is beyond doubt.
func (s *score) rival(a address.Address, f Fix) string {
	typed := compact(a.Street.Name + directionName(a.Street.SufDir))
	name := spelling.New(typed)
	limit := name.Distance(compact(f.Address.Street.Name))
	for i := range s.streets.streets {
		st := &s.streets.streets[i]
		if a.Street.Dir != "" && st.name.Dir != a.Street.Dir ||
			a.Street.Suffix != "" && f.Address.Street.Suffix == a.Street.Suffix && st.name.Suffix != a.Street.Suffix ||
			name.Distance(st.key) > limit {
			continue
		}
		if sp, ok := st.place(a.Number); ok && !sp.reckoned && s.wards.ward(sp.at) != s.wards.ward(f.Point) {
			return st.name.String()
		}
	}
	return ""
}

// printClasses prints the quantiles of the distances of each class, in meters.
func printClasses(classes map[string][]float64) {
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		d := classes[class]
		slices.Sort(d)
		at := func(share float64) float64 { return d[int(share*float64(len(d)-1))] }
		fmt.Printf("   %-20s %6d: 50%% %.1f, 90%% %.1f, 95%% %.1f, 99%% %.1f, most %.1f\n",
			class, len(d), at(0.5), at(0.9), at(0.95), at(0.99), at(1))
	}
}
