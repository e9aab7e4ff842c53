package main

import (
	"encoding/binary"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestFindings puts more findings than there is room for into eight of the
// parts: what is remembered is what was put, and the newest are.
func TestFindings(t *testing.T) {
	known := newFindings()
	key := func(i int) spot { return newSpot(known.seeds, binary.BigEndian.AppendUint64(nil, uint64(i))) }
	var keys []int
	for i := 0; len(keys) < 18_000; i++ {
		if key(i)[0] < 8 {
			keys = append(keys, i)
		}
	}
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
	for _, i := range keys {
		f := made(i)
		known.put(key(i), &f)
	}
	got := finding{unit: []byte{}, cells: []byte{}}
	remembered := 0
	for _, i := range keys {
		if !known.get(key(i), &got) {
			continue
		}
		remembered++
		if want := made(i); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d is remembered as %+v, want %+v", i, got, want)
		}
	}
	if remembered < len(keys)/4 || remembered > len(keys)*3/4 {
		t.Errorf("%d of %d findings are remembered", remembered, len(keys))
	}
	newest := 0
	for _, i := range keys[len(keys)-100:] {
		if known.get(key(i), &got) {
			newest++
		}
	}
	if newest < 95 {
		t.Errorf("%d of the newest 100 are remembered", newest)
	}
	if known.get(key(-1), &got) {
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
