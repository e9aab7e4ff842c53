package main

import (
	"encoding/binary"
	"hash/maphash"
	"sync"

	"github.com/chiward/chiward/ward"
)

// finding is what the address or position of a row came to.
type finding struct {
	status     ward.Status
	ward       ward.Number
	nearBorder bool
	doubtful   bool
	spot       spot   // tells duplicates
	unit       []byte // that the address itself has, folded
	cells      []byte // the cells of the answer behind those of the ward
}

// spot is a hash of 128 bits that stands for a place. The zero spot is
// unknown.
type spot [16]byte

func newSpot(seeds [2]maphash.Seed, key []byte) (s spot) {
	binary.LittleEndian.PutUint64(s[:8], maphash.Bytes(seeds[0], key))
	binary.LittleEndian.PutUint64(s[8:], maphash.Bytes(seeds[1], key)|1)
	return s
}

// findings remembers what addresses came to, because households and buildings
// sign together, and lists are made of lists. It has a fixed number of slots,
// in two of which a finding may be; a newer one takes the place of an older
// one. It serves several goroutines, and knows an address by a hash under a
// key that is drawn anew for each run.
type findings struct {
	seeds [2]maphash.Seed
	locks [256]sync.Mutex // each for a part of the slots
	slots []findingSlot
}

// findingPairs is how many pairs of slots there are, in 47 MB.
const findingPairs = 1 << 17 * 5 / 4

// findingSlot holds one finding. Those few that are longer are not remembered.
type findingSlot struct {
	key, spot            spot
	status               ward.Status
	ward                 ward.Number
	nearBorder, doubtful bool
	unitEnd, cellsEnd    uint8 // in text
	text                 [106]byte
}

func newFindings() *findings {
	return &findings{
		seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()},
		slots: make([]findingSlot, 2*findingPairs),
	}
}

// pair returns the slots for key, locked.
func (s *findings) pair(key spot) ([]findingSlot, *sync.Mutex) {
	at := binary.LittleEndian.Uint64(key[:]) % findingPairs
	lock := &s.locks[at%uint64(len(s.locks))]
	lock.Lock()
	return s.slots[2*at : 2*at+2], lock
}

// get sets f to what is remembered under key, and reports whether anything
// is. It writes over the unit and the cells of f.
func (s *findings) get(key spot, f *finding) bool {
	pair, lock := s.pair(key)
	defer lock.Unlock()
	for i := range pair {
		if slot := &pair[i]; slot.key == key {
			f.status, f.ward, f.nearBorder, f.doubtful, f.spot = slot.status, slot.ward, slot.nearBorder, slot.doubtful, slot.spot
			f.unit = append(f.unit[:0], slot.text[:slot.unitEnd]...)
			f.cells = append(f.cells[:0], slot.text[slot.unitEnd:slot.cellsEnd]...)
			return true
		}
	}
	return false
}

// put remembers f under key, which is not remembered yet.
func (s *findings) put(key spot, f *finding) {
	if len(f.unit)+len(f.cells) > len(findingSlot{}.text) {
		return
	}
	pair, lock := s.pair(key)
	defer lock.Unlock()
	pair[1] = pair[0]
	slot := &pair[0]
	slot.key, slot.spot = key, f.spot
	slot.status, slot.ward, slot.nearBorder, slot.doubtful = f.status, f.ward, f.nearBorder, f.doubtful
	slot.unitEnd = uint8(copy(slot.text[:], f.unit))
	slot.cellsEnd = slot.unitEnd + uint8(copy(slot.text[slot.unitEnd:], f.cells))
}
