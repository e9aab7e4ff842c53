package address

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	for _, c := range readings {
		if a, err := Parse(c.text); err == nil {
			checkRoundTrip(t, c.text, a)
		}
	}
}

// Texts put together at random from what addresses are made of are read back
// the same, 199 of 200, however little sense they make.
func TestRoundTripOfRandomTexts(t *testing.T) {
	parts := strings.Fields("121 5528-5530 510-24 63rd 83 1/2 023XX 4922-W 77W A B S N North South East West W. E Clark LaSalle " +
		"Michigan Chicago Halsted St Ave Blvd Pl Dr Avenue Street Plaza Park Court Shore End Water King Jr Martin Dr. Saint Louis " +
		"Lincoln Apt 3R #4 Ste 300 Floor 7th REAR lobby Unit 12C & and at / , , , - Chicago, IL 60605 60605-1234 60201 Evanston USA " +
		"Broadway L M Fl 2nd FL 1ST Tower Hyde Calle y Jane c/o # 5 Bldg G Cicero North, corner of no one Two first fifth (rear) . ; PO Box")
	texts := 100_000
	if testing.Short() {
		texts = 10_000
	}
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	addresses, other := 0, 0
	for range texts {
		var words []string
		if rng.IntN(3) > 0 {
			words = append(words, strconv.Itoa(1+rng.IntN(13_000)), pick("N", "S", "", "West"),
				pick("Clark", "63rd", "Lake Shore", "North", "Avenue M", "St Louis", "Broadway"), pick("St", "Ave", "", "Dr", "Blvd"))
		}
		for range 1 + rng.IntN(6) {
			words = append(words, pick(parts...))
		}
		text := strings.Join(words, " ")
		if a, err := Parse(text); err == nil {
			addresses++
			if !readsBack(a) {
				other++
			}
		}
	}
	if other*200 > addresses {
		t.Errorf("%d of %d addresses are read back otherwise", other, addresses)
	}
	if addresses*10 < texts*3 {
		t.Errorf("only %d of %d texts were addresses", addresses, texts)
	}
}

func checkRoundTrip(t *testing.T, text string, a Address) {
	t.Helper()
	if !readsBack(a) {
		t.Errorf("%q is %+v, written %q and read back otherwise", text, a, a)
	}
}

// readsBack reports whether a is read back as it is written.
func readsBack(a Address) bool {
	back, err := Parse(a.String())
	return err == nil && back == a
}

var sentinels = []error{ErrEmpty, ErrNotAddress, ErrNoNumber, ErrNoStreet, ErrPOBox, ErrNotChicago, ErrMultiple, ErrTooLong}

func FuzzParse(f *testing.F) {
	for _, c := range readings {
		f.Add(c.text)
	}
	f.Add("A0 0 S")                                                              // no house has the number 0
	f.Add("1 1 0A 1 1 1A N 0")                                                   // the same address over and over
	f.Add("1 N " + strings.Repeat("A", 370) + " St, " + strings.Repeat("B", 19)) // longer when written with its place
	f.Add("1 N " + strings.Repeat("A", 385) + " St 60605")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Parse(text)
		if err == nil {
			if a.Street.Name == "" || a.Number < 0 || a.Number == 0 && !a.IsCorner() || a.High != 0 && a.High <= a.Number {
				t.Errorf("Parse(%q) = %+v", text, a)
			}
			_, _ = Parse(a.String())
			return
		}
		if a != (Address{}) {
			t.Errorf("Parse(%q): address with an error: %+v", text, a)
		}
		var parse *ParseError
		if !errors.As(err, &parse) {
			t.Fatalf("Parse(%q): %T is no *ParseError", text, err)
		}
		known := false
		for _, sentinel := range sentinels {
			known = known || errors.Is(err, sentinel)
		}
		if !known {
			t.Errorf("Parse(%q): unknown kind of error %v", text, parse.Err)
		}
		if !strings.HasPrefix(text, parse.Input) || len(parse.Input) > MaxLength || parse.Offset < 0 || parse.Offset > len(parse.Input) {
			t.Errorf("Parse(%q): error at %d of %q", text, parse.Offset, parse.Input)
		}
	})
}

var sink Address

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"upper", "5528 S HYDE PARK BLVD"},
		{"clean", "121 N LaSalle St, Chicago, IL 60602"},
		{"messy", "Jane Roe c/o Acme, Suite 1800, Seventy-Seven West Wacker Drive, 3rd Flr, Chciago, ll. 606011234 USA"},
		{"hostile", strings.Repeat("1-", 200)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink, _ = Parse(c.text)
			}
		})
	}
}

func TestParseAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { sink, _ = Parse("121 N LaSalle St, Chicago, IL 60602") }); n > 1 {
		t.Errorf("a clean address costs %v allocations, want 1", n)
	}
}

// A line of a megabyte must cost no more than a short one.
func TestTooLongIsCheap(t *testing.T) {
	long := strings.Repeat("121 N LaSalle St, ", 60_000)
	_, err := Parse(long)
	var parse *ParseError
	if !errors.As(err, &parse) || !errors.Is(err, ErrTooLong) || parse.Input != long[:MaxLength] {
		t.Errorf("Parse of %d bytes: %v", len(long), err)
	}
	if n := testing.AllocsPerRun(10, func() { _, _ = Parse(long) }); n > 2 {
		t.Errorf("a long text costs %v allocations", n)
	}
}

// TestMaxLength reads a text of just that length, and none that is longer.
func TestMaxLength(t *testing.T) {
	text := "121 N State St"
	text += strings.Repeat(" ", MaxLength-len(text))
	if _, err := Parse(text); err != nil {
		t.Error(err)
	}
	if _, err := Parse(text + " "); !errors.Is(err, ErrTooLong) {
		t.Errorf("a byte more: %v", err)
	}
}

func TestText(t *testing.T) {
	want := MustParse("121 N LaSalle St, Chicago 60602")
	text, err := want.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 0, 100)
	if n := testing.AllocsPerRun(10, func() { buf, _ = want.AppendText(buf[:0]) }); n > 0 || string(buf) != string(text) {
		t.Errorf("AppendText has %q and costs %v allocations, want %q", buf, n, text)
	}
	var got Address
	if err := got.UnmarshalText(text); err != nil || got != want {
		t.Errorf("UnmarshalText(%q) = %+v, %v", text, got, err)
	}
	if err := got.UnmarshalText([]byte("n/a")); !errors.Is(err, ErrNotAddress) || got != want {
		t.Errorf("a failed UnmarshalText left %+v, %v", got, err)
	}
	if err := got.UnmarshalText(nil); err != nil || got != (Address{}) {
		t.Errorf("UnmarshalText of nothing = %+v, %v", got, err)
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParse did not panic")
		}
	}()
	MustParse("n/a")
}
