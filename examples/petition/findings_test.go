package main

import (
	"encoding/binary"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestFindings puts more findings than there is room for: what is remembered
// is what was put, the newest are, and the first are not.
func TestFindings(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	known := newFindings()
	key := func(i int) spot { return newSpot(known.seeds, binary.BigEndian.AppendUint64(nil, uint64(i))) }
	const count = 600_000
	made := func(i int) finding {
		random := rand.New(rand.NewPCG(uint64(i), 0))
		text := make([]byte, random.IntN(160))
		for i := range text {
			text[i] = byte(random.Uint32())
		}
		unit := random.IntN(len(text)/8 + 1)
		return finding{
			status: ward.Status(i % 10), ward: ward.Number(i % 51), nearBorder: i%2 == 0, doubtful: i%3 == 0,
			spot: key(-i), unit: text[:unit:unit], cells: text[unit:],
		}
	}
	for i := range count {
		f := made(i)
		known.put(key(i), &f)
	}
	var got finding
	remembered := 0
	for range 50_000 {
		i := random.IntN(count)
		if !known.get(key(i), &got) {
			continue
		}
		remembered++
		if want := made(i); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d is remembered as %+v, want %+v", i, got, want)
		}
	}
	if remembered < 10_000 || remembered > 40_000 {
		t.Errorf("%d of 50,000 findings are remembered", remembered)
	}
	for i := range 100 {
		if !known.get(key(count-1-i), &got) && !known.get(key(count-2-i), &got) {
			t.Errorf("%d, of the newest, is forgotten", count-1-i)
		}
	}
	if known.get(key(count), &got) {
		t.Error("what was never put is remembered")
	}
}

func TestLongFindings(t *testing.T) {
	known := newFindings()
	key := newSpot(known.seeds, []byte("key"))
	known.put(key, &finding{cells: make([]byte, findingMax)})
	known.put(key, &finding{unit: make([]byte, 256)})
	if known.get(key, new(finding)) {
		t.Error("what is too long is remembered")
	}
}
