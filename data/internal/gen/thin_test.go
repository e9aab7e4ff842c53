package main

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// slowThinLine tries all pieces, with whole numbers.
func slowThinLine(line []mapPoint) (pieces int) {
	fewest := make([]int, len(line))
	for j := 1; j < len(line); j++ {
		fewest[j] = len(line)
		for i := range j {
			near := j == i+1 || line[i] != line[j]
			for _, g := range line[i+1 : j] {
				near = near && isWithin(g, line[i], line[j], maxThinning)
			}
			if near {
				fewest[j] = min(fewest[j], fewest[i]+1)
			}
		}
	}
	return fewest[len(line)-1]
}

func TestThinLine(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	fewer := 0
	for range 2000 {
		line := []mapPoint{{}}
		for range 1 + random.IntN(30) {
			last := line[len(line)-1]
			line = append(line, mapPoint{last.lng + 1 + random.Int64N(40), last.lat + random.Int64N(5) - 2})
		}
		if random.IntN(3) == 0 { // a loop
			line = append(line, mapPoint{300, 900}, line[0])
		}
		kept := thinLine(line)
		if kept[0] != 0 || kept[len(kept)-1] != len(line)-1 || !slices.IsSorted(kept) {
			t.Fatalf("of %v are kept %v", line, kept)
		}
		if got, want := len(kept)-1, slowThinLine(line); got != want {
			t.Fatalf("%v is left with %d pieces, want %d", line, got, want)
		}
		if line[0] == line[len(line)-1] && len(kept) < 4 {
			t.Fatalf("of the loop %v are kept %v", line, kept)
		}
		fewer += len(line) - len(kept)
		th := &thinning{lines: [][]mapPoint{line}, kept: [][]int{kept}}
		if _, err := th.report(); err != nil {
			t.Fatal(err)
		}
	}
	if fewer < 5000 {
		t.Errorf("only %d vertices were left out", fewer)
	}
}

func TestThinningIsMeasured(t *testing.T) {
	for _, test := range []struct {
		middle mapPoint
		ok     bool
	}{{mapPoint{50, 1}, true}, {mapPoint{50, 2}, false}, {mapPoint{101, 0}, true}, {mapPoint{102, 0}, false}, {mapPoint{-1, 1}, false}} {
		th := &thinning{lines: [][]mapPoint{{{0, 0}, test.middle, {100, 0}}}, kept: [][]int{{0, 2}}}
		if _, err := th.report(); (err == nil) != test.ok {
			t.Errorf("%v left out: %v", test.middle, err)
		}
	}
}

// TestThin holds that the shipped maps, thinned, still tile the city, and that
// only places near a border change their ward.
func TestThin(t *testing.T) {
	atlas, err := ward.Open(data.Current(), data.History())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range atlas.Maps() {
		th, err := thin(m)
		if err != nil {
			t.Fatal(err)
		}
		text, err := th.report()
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("map %s: %s", m.Info().ID, text)
		thinned, err := ward.ReadMap(bytes.NewReader(encodeAreas(th.areas(m))), m.Info())
		if err != nil {
			t.Fatal(err)
		}
		if defects := thinned.Defects(); len(defects) > 0 {
			t.Errorf("map %s, thinned, has %v", m.Info().ID, defects[0])
		}
		if _, err := prove(thinned.Boundary); err != nil {
			t.Errorf("map %s, thinned: %v", m.Info().ID, err)
		}
		random := rand.New(rand.NewPCG(3, 4))
		for chain := range m.Chains(everywhere) {
			p := chain.Points[random.IntN(len(chain.Points))]
			for range 200 {
				q := geo.Point{Lat: p.Lat + 1e-6*random.NormFloat64(), Lng: p.Lng + 1e-6*random.NormFloat64()}
				const most = 0.016 // a unit, and the grid, to the north and to the east
				if before := m.At(q); before.Ward != thinned.Ward(q) && before.Border > most {
					t.Fatalf("map %s: %v, %.3f m from the border, was in ward %d and is in %d", m.Info().ID, q, before.Border, before.Ward, thinned.Ward(q))
				}
			}
		}
	}
}
