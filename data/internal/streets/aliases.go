package streets

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo/address"
)

// aliasTable is kept by hand: the names that changed, with the house numbers for
// which they changed, and the names that people use besides the official ones.
// The points of a street whose name changed go to the new one. The columns are
// those of aliases.csv in the bundle.
//
//go:embed aliases.csv
var aliasTable []byte

// placeTable is kept by hand: the addresses that the City places in one ward and
// says are in another, with a point of the building in the ward that the City
// names.
//
//go:embed places.csv
var placeTable []byte

const aliasHeader = "dir,name,type,sufdir,low,high,side,to_dir,to_name,to_type,to_sufdir"

func (b *streetBundle) readAliases(data []byte) error {
	rows, err := csvRows(data, aliasHeader)
	b.aliases = rows
	return err
}

// minPairs is how often a pair of a City and a Census name must have been seen to
// be an alias; rarer pairs are mostly typing mistakes.
const minPairs = 5

// readAliasPairs adds the Census names of the City's streets.
func (b *streetBundle) readAliasPairs(data []byte) error {
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return fmt.Errorf("line %d has %d fields, not 3", n+2, len(f))
		}
		city, census := strings.Split(f[0], "|"), strings.Split(f[1], "|")
		seen, err := strconv.Atoi(f[2])
		if err != nil || len(city) != 3 || len(census) != 3 {
			return fmt.Errorf("line %d: %q is not a pair of names", n+2, line)
		}
		if seen < minPairs || squeeze(city[1]) == squeeze(census[1]) || census[0] != city[0] {
			continue
		}
		to := officialName(city[0], city[1], city[2], "")
		if b.byName[to] == nil || b.byName[officialName(census[0], census[1], census[2], "")] != nil {
			continue
		}
		row := []string{census[0], census[1], census[2], "", "", "", "", to.Dir, to.Name, to.Suffix, to.SufDir}
		same := func(r []string) bool { return r[1] == row[1] && (r[0] == "" || r[0] == row[0]) }
		if !slices.ContainsFunc(b.aliases, same) {
			b.aliases = append(b.aliases, row)
		}
	}
	return nil
}

func squeeze(name string) string { return strings.ReplaceAll(name, " ", "") }

// rename moves the addresses of renamed streets to the new ones, drops the
// streets that are gone, sorts the rest, and keeps for each house number the
// point that was seen last.
func (b *streetBundle) rename() {
	for _, row := range b.aliases {
		from := address.Street{Dir: row[0], Name: row[1], Suffix: row[2], SufDir: row[3]}
		old := b.byName[from]
		if old == nil {
			continue
		}
		to := b.street(address.Street{Dir: row[7], Name: row[8], Suffix: row[9], SufDir: row[10]})
		stay := old.known[:0]
		for _, k := range old.known {
			if aliasCovers(row, k.number) {
				to.known = append(to.known, k)
			} else {
				stay = append(stay, k)
			}
		}
		old.known = stay
		if row[4] == "" && row[5] == "" && row[6] == "" {
			to.low, to.high = least(to.low, old.low), max(to.high, old.high)
			delete(b.byName, from)
		}
	}
	b.streets = slices.DeleteFunc(b.streets, func(st *bundleStreet) bool {
		return b.byName[st.name] == nil || b.isCarriageway(st)
	})
	slices.SortFunc(b.streets, func(x, y *bundleStreet) int {
		if c := strings.Compare(squeeze(x.name.Name), squeeze(y.name.Name)); c != 0 {
			return c
		}
		return strings.Compare(x.name.Name+"|"+x.name.Dir+"|"+x.name.Suffix+"|"+x.name.SufDir,
			y.name.Name+"|"+y.name.Dir+"|"+y.name.Suffix+"|"+y.name.SufDir)
	})
	for _, st := range b.streets {
		slices.SortStableFunc(st.known, func(x, y knownAddress) int {
			if x.number != y.number {
				return x.number - y.number
			}
			return strings.Compare(y.last, x.last)
		})
		st.known = slices.CompactFunc(st.known, func(x, y knownAddress) bool { return x.number == y.number })
		st.known = withoutStrays(st.known)
	}
}

// moveAddresses moves the known addresses of placeTable to the points it gives.
func (b *streetBundle) moveAddresses(data []byte) error {
	rows, err := csvRows(data, "dir,name,type,sufdir,number,lat,lng,source")
	if err != nil {
		return err
	}
	for n, f := range rows {
		number, err1 := strconv.Atoi(f[4])
		lat, err2 := strconv.ParseFloat(f[5], 64)
		lng, err3 := strconv.ParseFloat(f[6], 64)
		if err := errors.Join(err1, err2, err3); err != nil {
			return fmt.Errorf("line %d: %w", n+2, err)
		}
		if f[7] == "" {
			return fmt.Errorf("line %d: there is no source", n+2)
		}
		st := b.byName[address.Street{Dir: f[0], Name: f[1], Suffix: f[2], SufDir: f[3]}]
		if st == nil {
			continue
		}
		for i := range st.known {
			if k := &st.known[i]; k.number == number {
				k.lat, k.lng = int32(math.Round(lat*1e6)), int32(math.Round(lng*1e6))
			}
		}
	}
	return nil
}

// isCarriageway reports whether st is one carriageway of a street whose addresses
// do not name the carriageway, such as E of S DR MARTIN LUTHER KING JR DR.
func (b *streetBundle) isCarriageway(st *bundleStreet) bool {
	if st.name.SufDir == "" || len(st.known) > 0 {
		return false
	}
	whole := st.name
	whole.SufDir = ""
	base := b.byName[whole]
	return base != nil && len(base.known) > 0
}

// least returns the lower of two numbers, of which zero is none.
func least(x, y int) int {
	if x == 0 || y == 0 {
		return max(x, y)
	}
	return min(x, y)
}

func aliasCovers(row []string, number int) bool {
	low, _ := strconv.Atoi(row[4])
	high, _ := strconv.Atoi(row[5])
	if number < low || high != 0 && number > high {
		return false
	}
	return row[6] == "" || (row[6] == "odd") == (number%2 == 1)
}

// checkAliases returns an error for an alias that leads nowhere.
func (b *streetBundle) checkAliases() error {
	for _, row := range b.aliases {
		if !slices.ContainsFunc(b.streets, func(st *bundleStreet) bool { return st.name.Name == row[8] }) {
			return fmt.Errorf("alias %s: there is no street %s", row[1], row[8])
		}
	}
	return nil
}
