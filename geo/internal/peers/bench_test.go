package peers

import (
	"runtime"
	"testing"

	"github.com/golang/geo/s2"

	"github.com/chiward/chiward/geo"
)

// benchPoints is how many places a benchmark goes through before it starts
// over. It is a power of two, and large enough that no branch predictor
// learns them.
const benchPoints = 1 << 16

// benchSet is a set of benchPoints places.
type benchSet struct {
	name   string
	points []geo.Point
	sphere []s2.Point // the same places
}

// benchSets returns what is looked up in m: places uniform in the city, and
// places about borders.
func benchSets(t testing.TB, m *wardMap) []benchSet {
	t.Helper()
	sets := []benchSet{
		{name: "uniform", points: m.cityPoints(benchPoints, openTidwall(t, m))},
		{name: "border", points: m.borderPoints(benchPoints)},
	}
	for i := range sets {
		for _, p := range sets[i].points {
			sets[i].sphere = append(sets[i].sphere, s2Point(p))
		}
	}
	return sets
}

// lookup is one way to find wards. Its loop looks up n places of a set and
// returns a sum of the answers, so that no call can be optimized away.
type lookup struct {
	name string
	loop func(set *benchSet, n int) (sum int)
}

// lookups returns all that is timed, chiward first.
func lookups(t testing.TB, m *wardMap) []lookup {
	t.Helper()
	wards, index, sphere := m.wards, m.newIndex(t), newS2(m)
	all := []lookup{
		{"chiward-Ward", func(set *benchSet, n int) (sum int) {
			for i := range n {
				sum += int(wards.Ward(set.points[i%benchPoints]))
			}
			return sum
		}},
		{"chiward-At", func(set *benchSet, n int) (sum int) {
			for i := range n {
				match := wards.At(set.points[i%benchPoints])
				sum += int(match.Ward)
			}
			return sum
		}},
		{"chiward-geo.Index", func(set *benchSet, n int) (sum int) {
			for i := range n {
				sum += int(index.Region(set.points[i%benchPoints]))
			}
			return sum
		}},
		{"s2-points", func(set *benchSet, n int) (sum int) {
			for i := range n {
				sum += int(sphere.wardAt(set.sphere[i%benchPoints]))
			}
			return sum
		}},
	}
	for _, library := range peerLibraries {
		p := library.open(t, m)
		all = append(all, lookup{library.name, func(set *benchSet, n int) (sum int) {
			for i := range n {
				sum += int(p.ward(set.points[i%benchPoints]))
			}
			return sum
		}})
	}
	return all
}

// answers receives the sums of the benchmarks.
var answers int

// bench times a lookup on one core; one operation is one place.
func (l lookup) bench(b *testing.B, set *benchSet) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.ReportAllocs()
	b.ResetTimer()
	answers += l.loop(set, b.N)
	b.StopTimer()
}

func BenchmarkLookup(b *testing.B) {
	m := openMap(b, "2023")
	all := lookups(b, m)
	for _, set := range benchSets(b, m) {
		for _, l := range all {
			b.Run("set="+set.name+"/lib="+l.name, func(b *testing.B) { l.bench(b, &set) })
		}
	}
}
