package geo

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/chiward/chiward/geo/address"
)

func printClasses(m map[string][]float64) {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		v := m[k]
		sort.Float64s(v)
		q := func(f float64) float64 { return v[int(f*float64(len(v)-1))] }
		fmt.Printf("   %-24s n=%6d  50%% %.1f 90%% %.1f 95%% %.1f 99%% %.1f 99.5%% %.1f max %.1f\n", k, len(v), q(.5), q(.9), q(.95), q(.99), q(.995), q(1))
	}
}

var sufs = map[string]string{"AVENUE": "AVE", "STREET": "ST", "BOULEVARD": "BLVD", "PARKWAY": "PKWY", "DRIVE": "DR", "ROAD": "RD", "PLACE": "PL", "COURT": "CT", "TERRACE": "TER", "LANE": "LN", "PLAZA": "PLZ", "HIGHWAY": "HWY", "AVE": "AVE", "ST": "ST", "BLVD": "BLVD", "PKWY": "PKWY", "DR": "DR", "RD": "RD", "PL": "PL", "CT": "CT", "TER": "TER", "LN": "LN", "PLZ": "PLZ", "HWY": "HWY", "WAY": "WAY", "SQ": "SQ", "BL": "BLVD", "AV": "AVE"}

func simpleParse(text string) (address.Address, error) {
	var a address.Address
	w := strings.Fields(strings.NewReplacer(".", " ", ",", " ", "#", " ", "-", " ").Replace(strings.ToUpper(text)))
	if len(w) == 0 {
		return a, address.ErrEmpty
	}
	n, err := strconv.Atoi(w[0])
	if err != nil {
		return a, address.ErrNoNumber
	}
	a.Number = n
	w = w[1:]
	if len(w) > 0 {
		if h, err := strconv.Atoi(w[0]); err == nil {
			a.High = h
			w = w[1:]
		}
	}
	if len(w) > 1 {
		if d := map[string]string{"N": "N", "S": "S", "E": "E", "W": "W", "NORTH": "N", "SOUTH": "S", "EAST": "E", "WEST": "W"}[w[0]]; d != "" {
			a.Street.Dir = d
			w = w[1:]
		}
	}
	for i := 1; i < len(w); i++ {
		if s := sufs[w[i]]; s != "" && !(w[0] == "DR" && i < 3) {
			if w[0] == "DR" || true {
				a.Street.Name = strings.Join(w[:i], " ")
				a.Street.Suffix = s
				a.Unit = strings.Join(w[i+1:], " ")
				return a, nil
			}
		}
	}
	a.Street.Name = strings.Join(w, " ")
	return a, nil
}
