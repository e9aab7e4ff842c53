package street

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// toyStreets is a small town in the middle of Chicago: State St runs north,
// Oak St and Elm St east and west, and each file of its bundle can be read
// here.
const (
	toyNames = `dir,name,type,sufdir,low,high
E,ELM,ST,,1,199
W,ELM,ST,,1,199
E,OAK,ST,,1,299
W,OAK,ST,,1,299
E,OAK PARK,AVE,,1,99
N,STATE,PKWY,,300,399
N,STATE,ST,,1,299
S,STATE,ST,,1,299
`
	toyAliases = `dir,name,type,sufdir,low,high,side,to_dir,to_name,to_type,to_sufdir
,MAIN,,,,,,,STATE,,
N,STATE,ST,,300,,,N,STATE,PKWY,
`
	toyZIPs = "zip\n60601\n60602\n"
)

// toySides gives every street its even and odd numbers. State St runs along
// -87.6280, even numbers west; Elm St along 41.8820 and Oak St along 41.8840,
// even numbers north.
func toySides() [][2]side {
	const unit = 25 // microdegrees for one number, about
	ew := func(lat, sign microdegrees, zip uint8, numbers ...uint16) [2]side {
		var s [2]side
		for _, n := range numbers {
			off := microdegrees(110)
			if n%2 == 1 {
				off = -off
			}
			s[n%2].numbers = append(s[n%2].numbers, n)
			s[n%2].places = append(s[n%2].places, place{lat + off, -87_628_000 + sign*unit*microdegrees(n)})
		}
		return withZIP(s, zip)
	}
	ns := func(sign microdegrees, zip uint8, numbers ...uint16) [2]side {
		var s [2]side
		for _, n := range numbers {
			off := microdegrees(-147)
			if n%2 == 1 {
				off = -off
			}
			s[n%2].numbers = append(s[n%2].numbers, n)
			s[n%2].places = append(s[n%2].places, place{41_882_000 + sign*20*microdegrees(n), -87_628_000 + off})
		}
		return withZIP(s, zip)
	}
	return [][2]side{
		ew(41_882_000, 1, 0, 10, 20, 31, 100),
		ew(41_882_000, -1, 1, 10, 11, 20),
		ew(41_884_000, 1, 0, 2, 10, 30, 50, 7, 21, 49),
		ew(41_884_000, -1, 1, 2, 10, 30, 50, 7, 21, 49),
		ew(41_886_000, 1, 0, 10, 20),
		ns(1, 0, 310, 311, 350),
		ns(1, 0, 100, 110, 120, 150, 101, 111, 131),
		ns(-1, 1, 100, 110, 150, 101, 131),
	}
}

func withZIP(s [2]side, zip uint8) [2]side {
	for i := range s {
		if n := len(s[i].numbers); n > 0 {
			s[i].zips = []zipRun{{uint16(n), zip}}
		}
	}
	return s
}

// toyCorners lists where the streets of the toy meet.
func toyCorners() cornerTable {
	return cornerTable{
		pairs:  []cornerPair{{0, 6}, {0, 7}, {1, 6}, {1, 7}, {2, 6}, {3, 6}},
		places: []place{{41_882_000, -87_628_000}, {41_882_000, -87_628_000}, {41_882_000, -87_628_000}, {41_882_000, -87_628_000}, {41_884_000, -87_628_000}, {41_884_000, -87_628_000}},
		zips:   []uint8{0, 1, 0, 1, 0, 1},

		computed: []bool{false, false, false, false, false, true},
		numbers:  [][2]uint16{{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 100}, {1, 100}},
	}
}

// toyBundle returns the toy as a bundle of files.
func toyBundle() fstest.MapFS {
	sides := toySides()
	runsEast := func(i int32) bool { return i < 5 }
	return fstest.MapFS{
		streetsName: {Data: []byte(toyNames)},
		aliasesName: {Data: []byte(toyAliases)},
		zipsName:    {Data: []byte(toyZIPs)},
		pointsName:  {Data: encodePoints(sides)},
		cornersName: {Data: encodeCorners(toyCorners(), len(sides), runsEast)},
	}
}

func toy(t testing.TB) *Streets {
	t.Helper()
	s, err := Read(toyBundle())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// encodePoints is the reverse of decodePoints.
func encodePoints(sides [][2]side) []byte {
	var counts, points, runs, zips []byte
	zigzag := func(b []byte, v microdegrees) []byte {
		return binary.AppendUvarint(b, uint64(uint32(v<<1^v>>31)))
	}
	for _, street := range sides {
		var t track
		var first place
		for parity, s := range street {
			counts = binary.AppendUvarint(counts, uint64(len(s.numbers)))
			before := parity
			for j, n := range s.numbers {
				number := int(n)
				points = binary.AppendUvarint(points, uint64(number-before)/2)
				before = number
				if j == 0 {
					t.start(first, number)
				}
				p := t.predict(number)
				points = zigzag(zigzag(points, s.places[j].lat-p.lat), s.places[j].lng-p.lng)
				if j > 0 {
					t.add(s.places[j], number)
					continue
				}
				t.start(s.places[j], number)
				if parity == 0 {
					first = s.places[j]
				}
			}
			if len(s.numbers) == 0 {
				continue
			}
			runs = binary.AppendUvarint(runs, uint64(len(s.zips)))
			end := uint16(0)
			for _, run := range s.zips {
				runs = binary.AppendUvarint(runs, uint64(run.end-end))
				zips = binary.AppendUvarint(zips, uint64(run.zip))
				end = run.end
			}
		}
	}
	return packed(len(sides), counts, points, runs, zips)
}

// encodeCorners is the reverse of decodeCorners.
func encodeCorners(t cornerTable, streets int, runsEast func(int32) bool) []byte {
	var counts, others, lats, lngs, zips, numbers []byte
	zigzag := func(b []byte, v int32) []byte { return binary.AppendUvarint(b, uint64(uint32(v<<1^v>>31))) }
	track := crossTrack{make([]place, streets)}
	crossing := make([]uint16, streets)
	for first := range int32(streets) {
		n, before := 0, first
		for i, pair := range t.pairs {
			if pair.first != first {
				continue
			}
			n++
			others = binary.AppendUvarint(others, uint64(pair.second-before-1))
			before = pair.second
			p := track.predict(first, pair.second, runsEast)
			lats = zigzag(lats, int32(t.places[i].lat-p.lat)/cornerScale)
			lngs = zigzag(lngs, int32(t.places[i].lng-p.lng)/cornerScale)
			track.last[first], track.last[pair.second] = t.places[i], t.places[i]
			zip := uint64(t.zips[i]) * 2
			if t.computed[i] {
				zip++
			}
			zips = binary.AppendUvarint(zips, zip)
			for j, with := range [2]int32{pair.second, first} {
				numbers = zigzag(numbers, int32(t.numbers[i][j])-int32(crossing[with]))
				crossing[with] = t.numbers[i][j]
			}
		}
		counts = binary.AppendUvarint(counts, uint64(n))
	}
	return packed(streets, counts, others, lats, lngs, zips, numbers)
}

func packed(count int, columns ...[]byte) []byte {
	content := binary.AppendUvarint(nil, uint64(count))
	for _, c := range columns {
		content = binary.AppendUvarint(content, uint64(len(c)))
	}
	return append(content, bytes.Join(columns, nil)...)
}

func TestPointsRoundTrip(t *testing.T) {
	want := toySides()
	got, err := decodePoints(encodePoints(want), len(want), 2)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		for parity := range want[i] {
			w, g := want[i][parity], got[i][parity]
			if !slices.Equal(w.numbers, g.numbers) || !slices.Equal(w.places, g.places) || !slices.Equal(w.zips, g.zips) {
				t.Errorf("street %d, parity %d: got %v, want %v", i, parity, g, w)
			}
		}
	}
}

func TestCornersRoundTrip(t *testing.T) {
	s := toy(t)
	want := toyCorners()
	if !slices.Equal(s.corners.pairs, want.pairs) || !slices.Equal(s.corners.places, want.places) ||
		!slices.Equal(s.corners.zips, want.zips) || !slices.Equal(s.corners.computed, want.computed) || !slices.Equal(s.corners.numbers, want.numbers) {
		t.Errorf("got %+v, want %+v", s.corners, want)
	}
}

// TestReadBad has a row for every file that can be wrong and a word
// that the error must say.
func TestReadBad(t *testing.T) {
	points, corners := encodePoints(toySides()), encodeCorners(toyCorners(), 8, func(i int32) bool { return i < 5 })
	for _, test := range []struct {
		file, content, want string
	}{
		{streetsName, "", "streets.csv: is empty"},
		{streetsName, "dir,name\n", "streets.csv:1: header"},
		{streetsName, strings.Replace(toyNames, "1,199", "1,lots", 1), `streets.csv:2: "lots" is not a house number`},
		{streetsName, strings.Replace(toyNames, "1,199", "-1,199", 1), `streets.csv:2: "-1" is not a house number`},
		{streetsName, strings.Replace(toyNames, "E,ELM", "E,", 1), "streets.csv:2: street has no name"},
		{streetsName, strings.Replace(toyNames, "W,ELM", "E,ELM", 1), "streets.csv:3: E ELM ST is there twice"},
		{streetsName, toyNames + "N,ELM,ST,,1,2\n", "streets.csv:10: N ELM ST is not next to"},
		{streetsName, toyNames + "N,OAK\n", "streets.csv: record on line 10"},
		{streetsName, toyNames + "N,YEW,ST,,1,2\n", "points.bin: has 8 streets, not 9"},
		{aliasesName, "x\n", "aliases.csv:1: header"},
		{aliasesName, toyAliases + ",HIGH,,,,,,,NOWHERE,,\n", `aliases.csv:4: "NOWHERE" is no street`},
		{aliasesName, toyAliases + ",,,,,,,,OAK,,\n", "aliases.csv:4: alias has no name"},
		{aliasesName, toyAliases + ",HIGH,,,x,,,,OAK,,\n", "aliases.csv:4:"},
		{aliasesName, toyAliases + ",HIGH,,,,99999,,,OAK,,\n", "aliases.csv:4:"},
		{aliasesName, toyAliases + ",HIGH,,,,,left,,OAK,,\n", `aliases.csv:4: side "left"`},
		{zipsName, "zip\n6060\n", `zips.csv:2: "6060" is not a ZIP code`},
		{zipsName, "zip\n6060a\n", `zips.csv:2: "6060a" is not a ZIP code`},
		{zipsName, "zip\n" + strings.Repeat("60601\n", 256), "zips.csv:257: more than 255"},
		{zipsName, "zip\n60601\n", "points.bin: street 1: zips: 1 at byte"},
		{pointsName, "", "points.bin: header"},
		{pointsName, string(points[:len(points)/2]), "points.bin: "},
		{pointsName, string(append(slices.Clone(points), 0)), "points.bin: 1 bytes follow"},
		{pointsName, "\x08\xff\xff\xff\x7f", "points.bin: header: 268435455 at byte 5 is not below"},
		{cornersName, "", "corners.bin: header"},
		{cornersName, string(corners[:len(corners)-1]), "corners.bin: numbers: 1 bytes are missing"},
		{cornersName, string(append(slices.Clone(corners), 0)), "corners.bin: 1 bytes follow"},
	} {
		bundle := toyBundle()
		bundle[test.file] = &fstest.MapFile{Data: []byte(test.content)}
		s, err := Read(bundle)
		if err == nil || s != nil || !strings.HasPrefix(err.Error(), "street: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %.40q: error %v, want %q", test.file, test.content, err, test.want)
		}
	}
	for file := range toyBundle() {
		bundle := toyBundle()
		delete(bundle, file)
		if _, err := Read(bundle); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("without %s: error %v", file, err)
		}
	}
}

// TestDecodeRepeated has a house number twice on one side.
func TestDecodeRepeated(t *testing.T) {
	sides := toySides()
	for i := range sides {
		if side := &sides[i][0]; len(side.numbers) > 1 {
			side.numbers[1] = side.numbers[0]
			break
		}
	}
	if _, err := decodePoints(encodePoints(sides), len(sides), 2); err == nil || !strings.Contains(err.Error(), "repeated") {
		t.Errorf("error %v", err)
	}
}

// TestDecodeCut cuts the packed files at every byte, and changes every byte:
// the first must fail, the second must not panic.
func TestDecodeCut(t *testing.T) {
	points, corners := encodePoints(toySides()), encodeCorners(toyCorners(), 8, func(i int32) bool { return i < 5 })
	runsEast := func(i int32) bool { return i < 5 }
	for i := range points {
		if _, err := decodePoints(points[:i], 8, 2); err == nil {
			t.Errorf("points cut at %d: no error", i)
		}
		for _, flip := range []byte{1, 0x80, 0xff} {
			changed := slices.Clone(points)
			changed[i] ^= flip
			_, _ = decodePoints(changed, 8, 2)
		}
	}
	for i := range corners {
		if _, err := decodeCorners(corners[:i], 8, 2, runsEast); err == nil {
			t.Errorf("corners cut at %d: no error", i)
		}
		for _, flip := range []byte{1, 0x80, 0xff} {
			changed := slices.Clone(corners)
			changed[i] ^= flip
			_, _ = decodeCorners(changed, 8, 2, runsEast)
		}
	}
}

// FuzzDecodePoints checks that whatever decodes is ascending, in Chicago, and
// is the same again after encoding.
func FuzzDecodePoints(f *testing.F) {
	f.Add(encodePoints(toySides()), 8)
	f.Add([]byte{0, 0, 0, 0, 0}, 0) // no street
	f.Add([]byte{}, 0)              // no header
	f.Fuzz(func(t *testing.T, content []byte, streets int) {
		if streets < 0 || streets > 1000 {
			return
		}
		sides, err := decodePoints(content, streets, 2)
		if err != nil {
			return
		}
		for _, street := range sides {
			for parity, s := range street {
				for i, n := range s.numbers {
					if int(n)%2 != parity || i > 0 && n <= s.numbers[i-1] {
						t.Fatalf("numbers %v of parity %d", s.numbers, parity)
					}
					if p := s.places[i]; p.lat < minLat || p.lat > maxLat || p.lng < minLng || p.lng > maxLng {
						t.Fatalf("place %v", p)
					}
				}
			}
		}
		again, err := decodePoints(encodePoints(sides), streets, 2)
		if err != nil {
			t.Fatal(err)
		}
		for i := range sides {
			for j := range sides[i] {
				if !slices.Equal(sides[i][j].places, again[i][j].places) || !slices.Equal(sides[i][j].zips, again[i][j].zips) {
					t.Fatalf("street %d changed", i)
				}
			}
		}
	})
}

// FuzzDecodeCorners checks that decoding does not panic and yields sorted
// pairs.
func FuzzDecodeCorners(f *testing.F) {
	runsEast := func(i int32) bool { return i < 5 }
	f.Add(encodeCorners(toyCorners(), 8, runsEast))
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := decodeCorners(content, 8, 2, runsEast)
		if err == nil && !slices.IsSortedFunc(table.pairs, cornerPair.compare) {
			t.Fatalf("pairs %v", table.pairs)
		}
	})
}
