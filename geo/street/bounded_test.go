package street

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/chiward/chiward/geo/address"
)

// TestBounded reads texts of up to 400 bytes that are as hard as any found: the
// quickest of a few runs takes well under a millisecond.
func TestBounded(t *testing.T) {
	s := openStreets(t, shipped)
	words := strings.Fields("12 N AVE ST 1A PO BOX OAK PARK CHICAGO IL 60601 # - / & APT FL 3 HALSTED STATEE MICHIGN ONE TWO HUNDRED , ( ) " +
		"E SUR CALLE DE LA Y CON REAR GARAJE CELL 1O60 45 21 63RD BLOCK OF TO SHCAGO NORTHWESTERNN 12N 12NSTATE")
	rng := rand.New(rand.NewPCG(3, 4))
	var slowest time.Duration
	hardest := ""
	for range 2_000 {
		pool := make([]string, 1+rng.IntN(4))
		for i := range pool {
			pool[i] = words[rng.IntN(len(words))]
		}
		var b strings.Builder
		for range 20 + rng.IntN(50) {
			b.WriteString(pool[rng.IntN(len(pool))] + " ")
		}
		text := b.String()
		text = text[:min(len(text), address.MaxLength)]
		quickest := time.Hour
		for range 4 {
			start := time.Now()
			_, _ = s.Find(address.Read(address.Input{Text: text}))
			quickest = min(quickest, time.Since(start))
		}
		if quickest > slowest {
			slowest, hardest = quickest, text
		}
	}
	t.Logf("%v for %q", slowest, hardest)
	if slowest > 5*time.Millisecond { // five times as much, for a busy machine and the race detector
		t.Errorf("%v for %q", slowest, hardest)
	}
}
