package main

import (
	"encoding/binary"
	"hash/maphash"
	"math"
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
// sign together, and lists are made of lists. It takes a fixed amount of
// memory, in which newer findings replace older ones, and serves several
// goroutines. It knows an address by a hash under a key that is drawn anew for
// each run.
type findings struct {
	seeds [2]maphash.Seed
	parts [256]findingPart
}

// A part has so many slots and bytes: in all there is room for some 300,000
// addresses, in 52 MB. Most slots stay free, so that few findings meet in one.
const (
	findingSlots = 8192
	findingBytes = 140 << 10
	findingMax   = 1 << 10 // of one; what is longer is not remembered
)

// findingPart has findings in text, which is written round and round. Each
// begins with its key, which is the first of it to be overwritten.
type findingPart struct {
	lock  sync.Mutex
	slots []findingSlot
	text  []byte
	next  int
}

// findingSlot says where in text a finding begins whose key has the tag.
type findingSlot struct{ tag, at uint32 }

func newFindings() *findings {
	return &findings{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// slot returns the slot for key with the tag of the key, and its part, locked.
func (s *findings) slot(key spot) (*findingSlot, uint32, *findingPart) {
	hash := binary.LittleEndian.Uint64(key[:])
	part := &s.parts[hash%uint64(len(s.parts))]
	part.lock.Lock()
	if part.slots == nil {
		part.slots, part.text = make([]findingSlot, findingSlots), make([]byte, findingBytes)
	}
	return &part.slots[hash>>8%findingSlots], uint32(hash >> 32), part
}

// get sets f to what is remembered under key, and reports whether anything
// is. It writes over the unit and the cells of f.
func (s *findings) get(key spot, f *finding) bool {
	slot, tag, part := s.slot(key)
	defer part.lock.Unlock()
	text := part.text[slot.at:]
	if slot.tag != tag || spot(text) != key {
		return false
	}
	text = text[len(key):]
	f.spot = spot(text)
	text = text[len(f.spot):]
	f.status, f.ward, f.nearBorder, f.doubtful = ward.Status(text[0]), ward.Number(text[1]), text[2] != 0, text[3] != 0
	unit, cells := int(text[4]), int(binary.LittleEndian.Uint16(text[5:]))
	text = text[7:]
	f.unit = append(f.unit[:0], text[:unit]...)
	f.cells = append(f.cells[:0], text[unit:unit+cells]...)
	return true
}

// put remembers f under key.
func (s *findings) put(key spot, f *finding) {
	size := len(key) + len(f.spot) + 7 + len(f.unit) + len(f.cells)
	if size > findingMax || len(f.unit) > math.MaxUint8 {
		return
	}
	slot, tag, part := s.slot(key)
	defer part.lock.Unlock()
	if part.next+size > len(part.text) {
		part.next = 0
	}
	*slot = findingSlot{tag, uint32(part.next)}
	text := part.text[part.next:part.next]
	text = append(append(text, key[:]...), f.spot[:]...)
	text = append(text, byte(f.status), byte(f.ward), oneIf(f.nearBorder), oneIf(f.doubtful), byte(len(f.unit)))
	text = binary.LittleEndian.AppendUint16(text, uint16(len(f.cells)))
	text = append(append(text, f.unit...), f.cells...)
	part.next += len(text)
}

func oneIf(is bool) byte {
	if is {
		return 1
	}
	return 0
}
