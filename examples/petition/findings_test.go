package main

import (
	"encoding/binary"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestFindings puts more findings than there is room for into two of the
// parts, some hundreds at a time: what is remembered is what was put, and the
// newest are.
func TestFindings(t *testing.T) {
	known := newFindings(13)
	key := func(i int) spot { return newSpot(known.seeds, binary.BigEndian.AppendUint64(nil, uint64(i))) }
	var names []int
	for i := 0; len(names) < 60_000; i++ {
		if k := key(i); k.part() < 2 {
			names = append(names, i)
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
			status: statuses[i%len(statuses)], ward: ward.Number(i % 51), nearBorder: i%2 == 0, doubtful: i%3 == 0,
			spot: key(-i), unit: text[:unit:unit], cells: text[unit:],
		}
	}
	var asked inquiry
	recall := func(names []int) {
		asked.clear()
		for k, i := range names {
			if k%10 == 0 {
				asked.ask(spot{}) // nothing
			}
			asked.ask(key(i))
		}
		known.recall(&asked)
	}
	// each calls visit with the place of the question of each name.
	each := func(names []int, visit func(question, name int)) {
		for k, i := range names {
			visit(k+k/10+1, i)
		}
	}
	for batch := range slices.Chunk(names, 700) {
		recall(batch)
		each(batch, func(question, name int) {
			if asked.answered(question) {
				t.Fatalf("%d is remembered before it is put", name)
			}
			f := made(name)
			asked.answer(question, &f)
		})
		known.remember(&asked)
	}
	remembered := 0
	for batch := range slices.Chunk(names, 700) {
		recall(batch)
		each(batch, func(question, name int) {
			if !asked.answered(question) {
				return
			}
			remembered++
			got, want := asked.finding(question), made(name)
			got.unit = slices.Clip(got.unit)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%d is remembered as %+v, want %+v", name, got, want)
			}
		})
		if asked.answered(0) {
			t.Fatal("there is an answer to no question")
		}
	}
	if remembered < len(names)/3 || remembered > len(names)*3/4 {
		t.Errorf("%d of %d findings are remembered", remembered, len(names))
	}
	newest := 0
	recall(names[len(names)-100:])
	each(names[len(names)-100:], func(question, _ int) {
		if asked.answered(question) {
			newest++
		}
	})
	if newest < 98 {
		t.Errorf("%d of the newest 100 are remembered", newest)
	}
}

func TestLongFindings(t *testing.T) {
	known := newFindings(13)
	var asked inquiry
	asked.ask(newSpot(known.seeds, []byte("key")))
	asked.answer(0, &finding{status: ward.StatusEmpty, cells: make([]byte, findingMax)})
	if got := asked.finding(0); len(got.cells) != findingMax {
		t.Errorf("%d bytes of cells came back", len(got.cells))
	}
	known.remember(&asked)
	again := inquiry{questions: []question{{key: asked.questions[0].key}}}
	known.recall(&again)
	if again.answered(0) {
		t.Error("what is too long is remembered")
	}
}
