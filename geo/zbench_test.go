package geo

import (
	"os"
	"testing"
)

func BenchmarkNewIndex(b *testing.B) {
	text, err := os.ReadFile(shippedMaps["2023"])
	if err != nil {
		b.Fatal(err)
	}
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			_, _ = ParseGeoJSON(text)
		}
	})
	regions := readRegions(b, string(text))
	b.Run("index", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = NewIndex(regions)
		}
	})
}
