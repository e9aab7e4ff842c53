package main

import (
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestSigners compares the table, with room for so few that it goes to the
// file again and again, with a map.
func TestSigners(t *testing.T) {
	for bits, rows := range map[uint]uint32{4: 300, 8: 10_000, 16: 40_000} {
		random := rand.New(rand.NewPCG(11, 12))
		keys := newSignerKeys()
		known := newSigners(bits, bits)
		reference := map[uint32]uint32{}
		for row := uint32(1); row <= rows; row++ {
			who := random.Uint32N(rows * 2 / 3)
			want := reference[who]
			if want == 0 {
				reference[who] = row
			}
			signer := keys.signer(binary.BigEndian.AppendUint32(nil, who))
			got, err := known.first(signer, row)
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Fatalf("%d bits, row %d: the first row is %d, want %d", bits, row, got, want)
			}
		}
		if got, err := known.first(signer{}, 1); got != 0 || err != nil {
			t.Errorf("somebody unknown is in row %d, %v", got, err)
		}
		if inMemory := bits == 16; inMemory != (known.file == nil) {
			t.Errorf("%d bits: %d runs", bits, len(known.runs))
		}
		if known.file != nil {
			known.close()
			if _, err := os.Stat(known.file.Name()); !os.IsNotExist(err) {
				t.Errorf("the file is still there: %v", err)
			}
		}
	}
}

// TestSignersWithoutRoom looks for an error, and no wrong answer, where no
// file can be made or read.
func TestSignersWithoutRoom(t *testing.T) {
	keys := newSignerKeys()
	fill := func(known *signers, from, until uint32) error {
		for row := from; row < until; row++ {
			if _, err := known.first(keys.signer(binary.BigEndian.AppendUint32(nil, row)), row); err != nil {
				return err
			}
		}
		return nil
	}
	folder := t.TempDir()
	setTemp := func(name string) {
		t.Setenv("TMPDIR", name)
		t.Setenv("TMP", name)
	}
	setTemp(filepath.Join(folder, "none"))
	if err := fill(newSigners(4, 4), 1, 100); err == nil {
		t.Error("no error without a folder for the file")
	}
	setTemp(folder)
	known := newSigners(4, 4)
	if err := fill(known, 1, 100); err != nil {
		t.Fatal(err)
	}
	known.file.Close()
	if err := fill(known, 1, 100); err == nil {
		t.Error("no error with a file that cannot be read")
	}
}

func TestSignerFilter(t *testing.T) {
	keys := newSignerKeys()
	filter := newSignerFilter(14)
	signer := func(i uint64) signer { return keys.signer(binary.BigEndian.AppendUint64(nil, i)) }
	const added = 5 << 14
	for i := range uint64(added) {
		filter.add(signer(i))
	}
	wrong := 0
	for i := range uint64(added) {
		if !filter.has(signer(i)) {
			t.Fatalf("%d was added", i)
		}
		if filter.has(signer(added + i)) {
			wrong++
		}
	}
	if wrong > added*15/1000 {
		t.Errorf("%d of %d that were not added may have been", wrong, added)
	}
}
