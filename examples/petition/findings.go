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
	cells      []byte // the cells of the answer
}

// findings remembers what addresses came to, because households and buildings
// sign together, and lists are made of lists. It takes a fixed amount of
// memory, in which newer findings replace older ones, and serves several
// goroutines. It knows an address by 128 bits of a keyed hash.
type findings struct {
	seeds [2]maphash.Seed
	parts [findingParts]findingPart
}

// In all there is room for some 250,000 addresses, in 44 MB.
const (
	findingParts = 256
	findingSlots = 2048       // of a part
	findingBytes = 120 * 1024 // of a part
)

// findingPart is a table of places in text, which is written round and round.
// Each finding there begins with its hash, which is the first of it to be
// overwritten.
type findingPart struct {
	lock  sync.Mutex
	slots []findingSlot
	text  []byte
	next  int
}

type findingSlot struct {
	hash     spot
	at, size int32
}

func newFindings() *findings {
	return &findings{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// spot is a hash of 128 bits. The zero spot is unknown.
type spot [16]byte

func newSpot(seeds [2]maphash.Seed, key []byte) (s spot) {
	binary.LittleEndian.PutUint64(s[:8], maphash.Bytes(seeds[0], key))
	binary.LittleEndian.PutUint64(s[8:], maphash.Bytes(seeds[1], key)|1)
	return s
}

// slot returns where the finding of hash belongs. The caller unlocks part.
func (s *findings) slot(hash spot) (part *findingPart, slot *findingSlot) {
	at := binary.LittleEndian.Uint64(hash[:])
	part = &s.parts[at%findingParts]
	part.lock.Lock()
	if part.slots == nil {
		part.slots, part.text = make([]findingSlot, findingSlots), make([]byte, findingBytes)
	}
	return part, &part.slots[at/findingParts%findingSlots]
}

// get sets f to what is remembered of hash, and reports whether anything is.
// It writes over the unit and the cells of f.
func (s *findings) get(hash spot, f *finding) bool {
	part, slot := s.slot(hash)
	defer part.lock.Unlock()
	if slot.hash != hash {
		return false
	}
	text := part.text[slot.at : slot.at+slot.size]
	if spot(text) != hash {
		return false
	}
	text = text[len(hash):]
	f.status, f.ward = ward.Status(text[0]), ward.Number(text[1])
	f.nearBorder, f.doubtful = text[2]&1 != 0, text[2]&2 != 0
	unit := int(text[3])
	f.spot = spot(text[4:])
	text = text[4+len(spot{}):]
	f.unit = append(f.unit[:0], text[:unit]...)
	f.cells = append(f.cells[:0], text[unit:]...)
	return true
}

// put remembers f under hash, unless it is unusually long.
func (s *findings) put(hash spot, f *finding) {
	size := 2*len(spot{}) + 4 + len(f.unit) + len(f.cells)
	if size > 1024 || len(f.unit) > 255 {
		return
	}
	part, slot := s.slot(hash)
	defer part.lock.Unlock()
	if part.next+size > len(part.text) {
		part.next = 0
	}
	slot.hash, slot.at, slot.size = hash, int32(part.next), int32(size)
	text := part.text[part.next:part.next]
	text = append(text, hash[:]...)
	var flags byte
	if f.nearBorder {
		flags |= 1
	}
	if f.doubtful {
		flags |= 2
	}
	text = append(text, byte(f.status), byte(f.ward), flags, byte(len(f.unit)))
	text = append(append(append(text, f.spot[:]...), f.unit...), f.cells...)
	part.next += len(text)
}
