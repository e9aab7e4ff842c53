package street

import (
	"math"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// shipped is the bundle of the repository.
var shipped = filepath.Join("..", "..", "data", "streets")

// eachAddress calls visit with every known address of s.
func eachAddress(s *Streets, visit func(a address.Address, at geo.Point)) {
	for i := range s.streets {
		st := &s.streets[i]
		for _, side := range st.sides {
			for j, n := range side.numbers {
				visit(address.Address{Number: int(n), Street: st.name}, side.places[j].point())
			}
		}
	}
}

// TestShippedExact finds every known address, under its official name,
// uncorrected, and exactly where the City places it.
func TestShippedExact(t *testing.T) {
	s := openStreets(t, shipped)
	count := 0
	eachAddress(s, func(a address.Address, at geo.Point) {
		count++
		f, err := s.Locate(a)
		if err != nil {
			t.Fatalf("%v: %v", a, err)
		}
		want := Fix{Address: a, Point: at, Radius: exactRadius, Method: Exact}
		if f != want {
			t.Fatalf("got %+v, want %+v", f, want)
		}
	})
	if count < 260_000 {
		t.Errorf("%d addresses are known, want some 268,000", count)
	}
}

// TestShippedUnitAndZIP adds a unit and ZIP codes, right and wrong, to
// addresses: the place must stay.
func TestShippedUnitAndZIP(t *testing.T) {
	s := openStreets(t, shipped)
	count := 0
	eachAddress(s, func(a address.Address, _ geo.Point) {
		if count++; count%50 != 0 {
			return
		}
		for _, number := range []int{a.Number, a.Number + 2} {
			a := a
			a.Number = number
			plain, err := s.Locate(a)
			if err != nil {
				continue
			}
			for _, zip := range []string{"", s.zips[0], s.zips[len(s.zips)-1]} {
				a.Unit, a.ZIP, a.Fraction = "APT 3R", zip, "1/2"
				f, err := s.Locate(a)
				if err != nil || f.Point != plain.Point || f.Address.Street != plain.Address.Street || f.Address.Unit != a.Unit {
					t.Errorf("%v: %+v, %v; without unit and ZIP %+v", a, f, err, plain)
				}
			}
		}
	})
}

// TestShippedNames checks that an official name is never corrected, whatever
// the number: it keeps its name or finds no place.
func TestShippedNames(t *testing.T) {
	s := openStreets(t, shipped)
	for i := range s.streets {
		st := &s.streets[i]
		if st.renamed {
			continue
		}
		for _, n := range []int{1, 2, 99, 1200, 3333, 7000, 12001} {
			f, err := s.Locate(address.Address{Number: n, Street: st.name})
			if err == nil && f.Corrections&(address.SpellingCorrected|address.DirCorrected) != 0 {
				t.Errorf("%d %v became %v (%v)", n, st.name, f.Address.Street, f.Corrections)
			}
		}
	}
}

// TestShippedGrid checks that no place between two known ones is more than
// half a mile nearer to or farther from them than the grid puts its number.
func TestShippedGrid(t *testing.T) {
	s := openStreets(t, shipped)
	for i := range s.streets {
		st := &s.streets[i]
		for _, parity := range [2]int{0, 1} {
			side := &st.sides[parity]
			if len(side.numbers) < 20 {
				continue
			}
			for j := range len(side.numbers) - 1 {
				low, high := int(side.numbers[j]), int(side.numbers[j+1])
				for n := low + 2; n < high; n += 20 {
					f, err := s.Locate(address.Address{Number: n, Street: st.name})
					if err != nil || f.Address.Street != st.name {
						continue
					}
					from := float64(geo.Distance(side.places[j].point(), f.Point))
					to := float64(geo.Distance(side.places[j+1].point(), f.Point))
					if min(math.Abs(from-metersPerNumber*float64(n-low)), math.Abs(to-metersPerNumber*float64(high-n))) > 805 {
						t.Errorf("%v is %.0f m from %d and %.0f m from %d", f.Address, from, low, to, high)
					}
				}
			}
		}
	}
}

// TestShippedParity interpolates beside known addresses: the place must lie
// nearer to its neighbors on its own side than to the other side.
func TestShippedParity(t *testing.T) {
	s := openStreets(t, shipped)
	tried, wrong := 0, 0
	for i := range s.streets {
		st := &s.streets[i]
		for parity, side := range st.sides {
			other := &st.sides[1-parity]
			for j := 1; j < len(side.numbers); j++ {
				low, high := int(side.numbers[j-1]), int(side.numbers[j])
				if high-low < 4 || low/100 != high/100 {
					continue
				}
				sp, ok := st.place(low + 2)
				if !ok {
					t.Fatalf("%d %v has no place", low+2, st.name)
				}
				way := side.places[j-1].to(side.places[j])
				length := way.length()
				if length < 3 || length > 150 || len(other.numbers) == 0 {
					continue
				}
				p := vectorTo(side.places[j-1].point(), sp.at)
				if across := math.Abs(p.east*way.north-p.north*way.east) / length; across > 1 {
					wrong++
				}
				tried++
			}
		}
	}
	if tried < 10_000 || wrong > 0 {
		t.Errorf("%d of %d numbers lie off the line of their side", wrong, tried)
	}
}

// TestStreetsGoroutines shares one Streets; the race detector watches.
func TestStreetsGoroutines(t *testing.T) {
	s := toy(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, text := range []string{"110 N State St", "112 State Pkwy", "150 N Sttae St", "State & Oak"} {
				_, _ = s.Locate(address.MustParse(text))
			}
		})
	}
	wg.Wait()
}

func TestLocateAllocs(t *testing.T) {
	s := openStreets(t, shipped)
	for _, text := range []string{"121 N La Salle St", "3300 W Fullerton Ave", "9727 S Avenue M", "122 S Michigan Ave, Apt 3"} {
		a := address.MustParse(text)
		if n := testing.AllocsPerRun(100, func() { _, _ = s.Locate(a) }); n > 0 {
			t.Errorf("%q: %v allocations", text, n)
		}
	}
	a := address.MustParse("121 N LaSalle")
	if n := testing.AllocsPerRun(100, func() { _, _ = s.Locate(a) }); n > 2 {
		t.Errorf("%v: %v allocations", a, n)
	}
}

// TestShippedHeap holds the price of a Streets in memory.
func TestShippedHeap(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	s := openStreets(t, shipped)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if mb := float64(after.HeapAlloc-before.HeapAlloc) / 1e6; mb > 10 {
		t.Errorf("the streets take %.1f MB of heap, want 10 at most", mb)
	}
	runtime.KeepAlive(s)
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		openStreets(b, shipped)
	}
}

func BenchmarkLocate(b *testing.B) {
	s := openStreets(b, shipped)
	for _, bench := range []struct{ name, text string }{
		{"exact", "121 N La Salle St"},
		{"interpolated", "123 N La Salle St"},
		{"no_type", "121 N La Salle"},
		{"alias", "9501 S Martin Luther King Dr"},
		{"no_direction", "6211 Lincoln Ave"},
		{"misspelled", "1255 W Nroth Ave"},
		{"unknown", "1255 W Zyzzyvaplatz Ave"},
		{"corner", "N Clark St & W Addison St"},
	} {
		a := address.MustParse(bench.text)
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = s.Locate(a)
			}
		})
	}
}

// BenchmarkText goes from text to place: every thousandth known address as
// people write it, and with a letter of the street name left out.
func BenchmarkText(b *testing.B) {
	s := openStreets(b, shipped)
	var clean, misspelled []string
	count := 0
	eachAddress(s, func(a address.Address, _ geo.Point) {
		if count++; count%1000 != 0 {
			return
		}
		clean = append(clean, a.String(), a.String()+", Chicago, IL")
		if name := a.Street.Name; len(name) > 4 {
			a.Street.Name = name[:2] + name[3:]
			misspelled = append(misspelled, a.String())
		}
	})
	for _, bench := range []struct {
		name  string
		texts []string
	}{{"clean", clean}, {"misspelled", misspelled}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				if a, err := address.Parse(bench.texts[i%len(bench.texts)]); err == nil {
					_, _ = s.Locate(a)
				}
				i++
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "addresses/s")
		})
	}
}
