package main

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"slices"
	"sort"
)

// signer is a hash of 96 bits that stands for one signer, under a key that is
// drawn anew for each run. The chance that any of a hundred million signers is
// taken for another is below one in a trillion. The zero signer is unknown.
type signer struct {
	high uint64
	low  uint32
}

// signerKeys makes signers.
type signerKeys [2]maphash.Seed

func newSignerKeys() signerKeys { return signerKeys{maphash.MakeSeed(), maphash.MakeSeed()} }

func (k *signerKeys) signer(text []byte) signer {
	return signer{maphash.Bytes(k[0], text), uint32(maphash.Bytes(k[1], text)) | 1}
}

// signers finds rows of the same signer. It remembers no name and no address,
// only signers and the numbers of their first rows, and takes a fixed amount
// of memory: when recent is full, it goes to a run in a temporary file, where
// only those are looked for that the filter may have seen.
type signers struct {
	recent signerTable
	filter signerFilter // has all in runs
	runs   []signerRun
	file   *os.File // has the runs, nil if there are none
}

// newSigners has room for 7/8 of 1<<bits signers before the first run. Of five
// times 1<<filterBits others the filter lets one in a hundred be looked for in
// the file in vain.
func newSigners(bits, filterBits uint) *signers {
	return &signers{recent: newSignerTable(bits), filter: newSignerFilter(filterBits)}
}

// first returns the number of the first row with the same signer, or zero if
// row is the first. The error is that of the file.
func (s *signers) first(who signer, row uint32) (uint32, error) {
	if who == (signer{}) {
		return 0, nil
	}
	at := s.recent.slot(who)
	if found := &s.recent.entries[at]; found.signer == who {
		return found.row, nil
	}
	var original uint32
	if len(s.runs) > 0 && s.filter.has(who) {
		var err error
		if original, err = s.inRuns(who); err != nil {
			return 0, err
		}
	}
	first := entry{who, row}
	if original != 0 {
		first.row = original
	}
	if s.recent.put(at, first) {
		return original, nil
	}
	if err := s.spill(); err != nil {
		return 0, err
	}
	s.recent.put(s.recent.slot(who), first)
	return original, nil
}

// spill moves recent to a new run.
func (s *signers) spill() error {
	if s.file == nil {
		file, err := os.CreateTemp("", "petition-*.part")
		if err != nil {
			return fmt.Errorf("a file to look for duplicates: %w", err)
		}
		s.file = file
	}
	all := s.recent.sorted()
	run := signerRun{count: len(all)}
	if last := len(s.runs) - 1; last >= 0 {
		run.start = s.runs[last].start + int64(s.runs[last].count)*entrySize
	}
	out := bufio.NewWriterSize(io.NewOffsetWriter(s.file, run.start), 1<<16)
	var text [entrySize]byte
	for i, e := range all {
		if i%entriesPerBlock == 0 {
			run.blocks = append(run.blocks, e.signer)
		}
		e.encode(&text)
		if _, err := out.Write(text[:]); err != nil {
			return fmt.Errorf("the file to look for duplicates: %w", err)
		}
		s.filter.add(e.signer)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("the file to look for duplicates: %w", err)
	}
	s.runs = append(s.runs, run)
	s.recent.clear()
	return nil
}

// inRuns returns the number of the first row of who, zero if no run has it.
func (s *signers) inRuns(who signer) (uint32, error) {
	for i := range s.runs {
		if row, err := s.runs[i].find(s.file, who); row != 0 || err != nil {
			return row, err
		}
	}
	return 0, nil
}

// close removes the file.
func (s *signers) close() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}

// entry is a signer with the number of the first row.
type entry struct {
	signer
	row uint32
}

const entrySize = 16 // bytes in a run

func (e *entry) encode(text *[entrySize]byte) {
	binary.LittleEndian.PutUint64(text[:], e.high)
	binary.LittleEndian.PutUint32(text[8:], e.low)
	binary.LittleEndian.PutUint32(text[12:], e.row)
}

func decodeEntry(text []byte) entry {
	return entry{
		signer{binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint32(text[8:])}, binary.LittleEndian.Uint32(text[12:]),
	}
}

func (s signer) compare(other signer) int {
	return cmp.Or(cmp.Compare(s.high, other.high), cmp.Compare(s.low, other.low))
}

// signerRun is a stretch of the file with entries in the order of signers.
type signerRun struct {
	start  int64
	count  int
	blocks []signer // the first of each block
}

// entriesPerBlock is how many entries are read at a time.
const entriesPerBlock = 256

// find returns the row of who, zero if the run does not have it.
func (r *signerRun) find(file io.ReaderAt, who signer) (uint32, error) {
	block, exact := slices.BinarySearchFunc(r.blocks, who, signer.compare)
	if !exact {
		block-- // who is behind the first of the one before
	}
	if block < 0 {
		return 0, nil
	}
	first := block * entriesPerBlock
	count := min(entriesPerBlock, r.count-first)
	var buffer [entriesPerBlock * entrySize]byte
	text := buffer[:count*entrySize]
	if _, err := file.ReadAt(text, r.start+int64(first)*entrySize); err != nil {
		return 0, fmt.Errorf("the file to look for duplicates: %w", err)
	}
	i, found := sort.Find(count, func(i int) int {
		e := decodeEntry(text[i*entrySize:])
		return who.compare(e.signer)
	})
	if !found {
		return 0, nil
	}
	e := decodeEntry(text[i*entrySize:])
	return e.row, nil
}

// signerTable is a hash table with open addressing. The entries stand at their
// home or behind it, so they are nearly in the order of signers.
type signerTable struct {
	entries []entry
	bits    uint // of a signer that say where its home is
	count   int
}

func newSignerTable(bits uint) signerTable {
	return signerTable{entries: make([]entry, 1<<bits+1<<bits/64+2), bits: bits}
}

func (t *signerTable) home(who signer) int { return int(who.high >> (64 - t.bits)) }

// slot returns where who is or, if it is not there, where it belongs. The last
// slot is always free.
func (t *signerTable) slot(who signer) int {
	at := t.home(who)
	for t.entries[at].signer != who && t.entries[at].signer != (signer{}) {
		at++
	}
	return at
}

// put puts e into the slot at, which is free, unless the table is full.
func (t *signerTable) put(at int, e entry) bool {
	if t.count >= 1<<t.bits*7/8 || at == len(t.entries)-1 {
		return false
	}
	t.entries[at] = e
	t.count++
	return true
}

// sorted returns the entries in the order of signers. After that the table is
// good for [signerTable.clear] alone.
func (t *signerTable) sorted() []entry {
	all := slices.DeleteFunc(t.entries, func(e entry) bool { return e.signer == signer{} })
	for i := range all {
		for k := i; k > 0 && all[k].compare(all[k-1].signer) < 0; k-- {
			all[k-1], all[k] = all[k], all[k-1]
		}
	}
	return all
}

func (t *signerTable) clear() {
	clear(t.entries)
	t.count = 0
}

// signerFilter is a Bloom filter that has the bits of a signer in one word.
type signerFilter struct {
	words []uint64
	bits  uint // of a signer that say which word
}

func newSignerFilter(bits uint) signerFilter { return signerFilter{make([]uint64, 1<<bits), bits} }

func (f *signerFilter) word(who signer) *uint64 { return &f.words[who.low>>(32-f.bits)] }

// mask returns the four bits of who.
func (f *signerFilter) mask(who signer) uint64 {
	bits := who.high
	return 1<<(bits&63) | 1<<(bits>>6&63) | 1<<(bits>>12&63) | 1<<(bits>>18&63)
}

func (f *signerFilter) add(who signer) { *f.word(who) |= f.mask(who) }

// has reports whether who may have been added.
func (f *signerFilter) has(who signer) bool { return ^*f.word(who)&f.mask(who) == 0 }
