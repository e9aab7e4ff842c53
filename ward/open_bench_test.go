package ward_test

import (
	"encoding/json"
	"io/fs"
	"runtime"
	"testing"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// BenchmarkOpen times the opening of the current bundle beside the decoding of
// the same map with encoding/json, and reports the heap that stays in use.
func BenchmarkOpen(b *testing.B) {
	b.Run("chiward", func(b *testing.B) {
		b.ReportAllocs()
		var atlas *ward.Atlas
		before := heap()
		for b.Loop() {
			var err error
			if atlas, err = ward.Open(data.Current()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(heap()-before)/1e6, "heap-MB")
		runtime.KeepAlive(atlas)
	})
	b.Run("json", func(b *testing.B) {
		text, err := fs.ReadFile(data.Current(), "wards/wards-2023.geojson")
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			var collection struct {
				Features []struct {
					Properties struct{ Ward int }
					Geometry   struct{ Coordinates orb.MultiPolygon }
				}
			}
			if err := json.Unmarshal(text, &collection); err != nil {
				b.Fatal(err)
			}
			if len(collection.Features) != ward.Count {
				b.Fatalf("%d features", len(collection.Features))
			}
		}
	})
}

// heap returns the bytes of the heap in use after a collection.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
