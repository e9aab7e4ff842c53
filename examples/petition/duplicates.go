package main

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/ward"
)

// signers finds rows of the same signer. It remembers no name and no address,
// only a hash under a key that is drawn anew for each run and the number of
// the row: 14 to 17 bytes for each signer with the free slots, which is all
// that grows with the input. The chance that any of five million signers is
// taken for another is below one in a billion.
type signers struct {
	seeds  [2]maphash.Seed
	shards [1 << shardBits]shard
}

const shardBits = 10

func newSigners() *signers {
	return &signers{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// signer stands for one signer; the zero signer is unknown.
type signer struct {
	hash  uint64
	shard uint16
}

func (s *signers) signer(key []byte) signer {
	if len(key) == 0 {
		return signer{}
	}
	return signer{
		hash:  maphash.Bytes(s.seeds[0], key) | 1, // never zero, which marks a free slot
		shard: uint16(maphash.Bytes(s.seeds[1], key) % (1 << shardBits)),
	}
}

// first returns the number of the first row with the same signer, or zero if
// row is the first.
func (s *signers) first(who signer, row uint32) uint32 {
	if who.hash == 0 {
		return 0
	}
	return s.shards[who.shard].first(who.hash, row)
}

// shard is a hash table with open addressing. There are many small ones, each
// of which grows by a part of its size, so that little memory is idle.
type shard struct {
	hashes []uint64
	rows   []uint32
	count  int
}

func (t *shard) first(hash uint64, row uint32) uint32 {
	if t.count >= len(t.hashes)*7/8 {
		t.grow()
	}
	at := t.slot(hash)
	if t.hashes[at] == hash {
		return t.rows[at]
	}
	t.hashes[at], t.rows[at] = hash, row
	t.count++
	return 0
}

// slot returns where hash is or, if it is not there, where it belongs.
func (t *shard) slot(hash uint64) int {
	high, _ := bits.Mul64(hash, uint64(len(t.hashes)))
	at := int(high)
	for t.hashes[at] != 0 && t.hashes[at] != hash {
		if at++; at == len(t.hashes) {
			at = 0
		}
	}
	return at
}

func (t *shard) grow() {
	old := *t
	size := max(16, len(old.hashes)*5/4)
	t.hashes, t.rows = make([]uint64, size), make([]uint32, size)
	for i, hash := range old.hashes {
		if hash != 0 {
			at := t.slot(hash)
			t.hashes[at], t.rows[at] = hash, old.rows[i]
		}
	}
}

// spot stands for an address as it was placed, or else as it was typed, or for
// a position, all without a unit. It is unknown if neither can be read.
func (m *matcher) spot(typed address.Address, res *ward.Result) spot {
	a := res.Address
	if a == (address.Address{}) {
		a = typed
	}
	switch {
	case a != address.Address{}:
		m.key = appendPlace(m.key[:0], inOrder(a))
	case res.Map != "":
		m.key = appendDecimal(append(appendDecimal(m.key[:0], res.Point.Lat, 7), ','), res.Point.Lng, 7)
	default:
		return spot{}
	}
	return newSpot(m.known.seeds, m.key)
}

// signer returns who signed in the row: somebody at an address or position,
// and if there are columns for it, of a name. Who has no place that can be
// read is unknown, and so is who leaves the name columns empty.
func (m *matcher) signer() signer {
	if m.finding.spot == (spot{}) {
		return signer{}
	}
	key := m.key[:0]
	for _, column := range m.columns.name {
		key = appendFolded(key, m.cells[column])
	}
	if len(m.columns.name) > 0 && len(key) == 0 {
		return signer{}
	}
	key = append(append(key, 0), m.finding.spot[:]...)
	if key = append(key, m.finding.unit...); len(m.finding.unit) == 0 {
		key = appendUnit(key, strings.ToUpper(m.cell(m.columns.unit)))
	}
	m.key = key
	return m.signers.signer(key)
}

// inOrder returns a with the streets of a corner in one order, whichever was
// written first.
func inOrder(a address.Address) address.Address {
	if a.IsCorner() && a.Street.String() > a.Cross.String() {
		a.Street, a.Cross = a.Cross, a.Street
	}
	return a
}

// appendUnit appends what tells one unit from another, however it is written.
func appendUnit(key []byte, unit string) []byte {
	for len(unit) > 0 {
		end := strings.IndexFunc(unit, isMark)
		if end < 0 {
			end = len(unit)
		}
		if word := unit[:end]; !slices.Contains(unitWords, word) {
			key = appendFolded(key, word)
		}
		unit = strings.TrimLeftFunc(unit[end:], isMark)
	}
	return key
}

func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// unitWords say that a unit follows without saying which.
var unitWords = []string{"APT", "APARTMENT", "UNIT", "STE", "SUITE", "NO", "APTO", "APARTAMENTO", "UNIDAD"}

// appendFolded appends the letters and digits of text in lower case and
// without accents.
func appendFolded(key []byte, text string) []byte {
	for i, r := range text {
		switch {
		case r >= 'A' && r <= 'Z':
			key = append(key, byte(r)+'a'-'A')
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			key = append(key, byte(r))
		case r >= utf8.RuneSelf:
			parts := string(norm.NFKD.PropertiesString(text[i:]).Decomposition())
			if parts == "" {
				parts = string(r)
			}
			for _, part := range parts {
				if unicode.IsLetter(part) || unicode.IsDigit(part) {
					key = utf8.AppendRune(key, unicode.ToLower(part))
				}
			}
		}
	}
	return key
}
