package outreach

import (
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

var sharedAtlas = sync.OnceValues(func() (*ward.Atlas, error) {
	return ward.Open(data.Current(), data.History(), data.Streets())
})

// pastDays are settled: during the sponsorships of 2021, after the vote of
// 2025, with a vacant seat, with new alders, and before anything is known of
// most seats.
var pastDays = []string{"2021-01-26", "2025-02-01", "2025-08-20", "2025-12-01", "2005-01-01"}

func dayFor(t *testing.T, date string) *ward.Snapshot {
	t.Helper()
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	day, err := atlas.On(ward.MustParseDate(date))
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// eachSeat calls check for all wards on all past days in all languages.
func eachSeat(t *testing.T, check func(day *ward.Snapshot, n ward.Number, l Language)) {
	t.Helper()
	for _, date := range pastDays {
		day := dayFor(t, date)
		for n := ward.Number(1); n <= ward.Count; n++ {
			for _, l := range Languages {
				check(day, n, l)
			}
		}
	}
}

func TestParseLanguage(t *testing.T) {
	for _, l := range Languages {
		for _, code := range []string{l.String(), strings.ToUpper(l.String())} {
			if got, err := ParseLanguage(code); err != nil || got != l {
				t.Errorf("%q is %v, %v", code, got, err)
			}
		}
	}
	for _, code := range []string{"", "fr", "eng"} {
		if _, err := ParseLanguage(code); err == nil || !strings.Contains(err.Error(), "en (English) and es (Spanish)") {
			t.Errorf("%q: error %v", code, err)
		}
	}
}

func TestDate(t *testing.T) {
	for _, test := range []struct{ date, english, spanish string }{
		{"2021-01-27", "January 27, 2021", "27 de enero de 2021"},
		{"2023-09", "September 2023", "septiembre de 2023"},
		{"2017", "2017", "2017"},
	} {
		d := ward.MustParseDate(test.date)
		if got := English.Date(d); got != test.english {
			t.Errorf("%s is %q in English", test.date, got)
		}
		if got := Spanish.Date(d); got != test.spanish {
			t.Errorf("%s is %q in Spanish", test.date, got)
		}
	}
	if got := English.Date(ward.Date{}) + Spanish.Date(ward.Date{}); got != "" {
		t.Errorf("the unknown day is %q", got)
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := Number(n); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
}

func TestMailto(t *testing.T) {
	link := Mailto("ward+35@example.org", "¿Sí? & no", "a + b = 100 %\nend\r\n")
	want := "mailto:ward%2B35@example.org?subject=%C2%BFS%C3%AD%3F%20%26%20no&body=a%20%2B%20b%20%3D%20100%20%25%0D%0Aend%0D%0A"
	if link != want {
		t.Errorf("%s", link)
	}
	parsed, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	if body := parsed.Query().Get("body"); body != "a + b = 100 %\r\nend\r\n" {
		t.Errorf("the body is read as %q", body)
	}
}

// TestMailtoIsShort holds the links to 2,000 characters: Windows cuts off what
// is longer than some 2,080.
func TestMailtoIsShort(t *testing.T) {
	eachSeat(t, func(day *ward.Snapshot, n ward.Number, l Language) {
		letter := NewLetter(day, n, 123456, l)
		text, err := BuiltIn(l).Email(letter)
		if err != nil {
			t.Fatal(err)
		}
		if link := Mailto("ward00@cityofchicago.org", l.Subject(letter), text); len(link) > 2000 {
			t.Errorf("%v, ward %d, %v: %d characters", day.Date(), n, l, len(link))
		}
	})
}

// TestSideAgreesWithAsk compares SideOf and Deciding with what package ward
// makes of the same acts.
func TestSideAgreesWithAsk(t *testing.T) {
	atlas, err := sharedAtlas()
	if err != nil {
		t.Fatal(err)
	}
	sides := map[ward.Ask]Side{ward.Thank: Protective, ward.Hold: Protective, ward.Reconsider: Opposed}
	seen := map[ward.Ask]int{}
	eachSeat(t, func(day *ward.Snapshot, n ward.Number, _ Language) {
		request := day.Ask(n)
		seen[request.Ask]++
		measure, _ := atlas.Measure(request.Stance.Measure)
		if got := SideOf(measure, request.Stance); got != sides[request.Ask] {
			t.Errorf("%v, ward %d: to %v somebody of side %d", day.Date(), n, request.Ask, got)
		}
		for _, entry := range day.Record(n) {
			if entry.Measure.ID == request.Stance.Measure && Deciding(entry) != request.Stance {
				t.Errorf("%v, ward %d: %v decides, not %v", day.Date(), n, Deciding(entry), request.Stance)
			}
		}
	})
	for ask := ward.NoAsk; ask <= ward.StatePosition; ask++ {
		if seen[ask] == 0 {
			t.Errorf("nobody is to %v", ask)
		}
	}
}

func TestSideOf(t *testing.T) {
	for _, test := range []struct {
		effect   ward.Effect
		related  bool
		position ward.Position
		want     Side
	}{
		{ward.Strengthens, false, ward.For, Protective},
		{ward.Strengthens, false, ward.Against, Opposed},
		{ward.Weakens, false, ward.For, Opposed},
		{ward.Weakens, false, ward.Against, Protective},
		{ward.Weakens, false, ward.None, NoSide},
		{ward.Unclassified, false, ward.For, NoSide},
		{ward.Strengthens, true, ward.For, NoSide},
	} {
		measure := ward.Measure{Effect: test.effect, Related: test.related}
		if got := SideOf(measure, ward.Stance{Position: test.position}); got != test.want {
			t.Errorf("%v on what %v (related: %v) is %d, want %d", test.position, test.effect, test.related, got, test.want)
		}
	}
}

func TestDeciding(t *testing.T) {
	on := func(day int, act ward.Act, position ward.Position) ward.Stance {
		return ward.Stance{Act: act, Position: position, Date: ward.Date{Year: 2021, Month: 1, Day: day}}
	}
	cosponsored, nay := on(26, ward.Cosponsored, ward.For), on(27, ward.Nay, ward.Against)
	spoke, filed, absent := on(27, ward.Stated, ward.For), on(28, ward.Filed, ward.None), on(29, ward.Absent, ward.None)
	for _, test := range []struct {
		stances []ward.Stance
		want    ward.Stance
	}{
		{nil, ward.Stance{}},
		{[]ward.Stance{cosponsored, nay}, nay},
		{[]ward.Stance{nay, spoke}, nay},
		{[]ward.Stance{spoke, nay}, nay},
		{[]ward.Stance{cosponsored, spoke}, spoke},
		{[]ward.Stance{nay, filed, absent}, nay},
		{[]ward.Stance{filed, absent}, absent},
	} {
		if got := Deciding(ward.Entry{Stances: test.stances}); got != test.want {
			t.Errorf("of %v, %v decides", test.stances, got)
		}
	}
}

// TestRecordIsOfThePerson checks that a record is that of ward.Snapshot in
// words, with nothing of a predecessor.
func TestRecordIsOfThePerson(t *testing.T) {
	eachSeat(t, func(day *ward.Snapshot, n ward.Number, l Language) {
		alder, held := day.Alder(n)
		want := day.Record(n)
		got := Record(day, n, l)
		if len(got) != len(want) || !held && got != nil {
			t.Fatalf("%v, ward %d: %d entries, want %d", day.Date(), n, len(got), len(want))
		}
		for i, entry := range got {
			if len(entry.Acts) != len(want[i].Stances) || (entry.WhyNone == "") != (len(entry.Acts) > 0) || entry.Measure == "" {
				t.Errorf("%v, ward %d: %+v", day.Date(), n, entry)
			}
			for _, act := range entry.Acts {
				if act.Stance.Alder != alder.ID || act.Date == "" || act.Text == "" {
					t.Errorf("%v, ward %d: %+v is said of %s", day.Date(), n, act, alder.ID)
				}
				if marked := strings.Contains(act.Text, "worked out") || strings.Contains(act.Text, "se dedujo"); marked != (act.Stance.Basis == ward.Derived) {
					t.Errorf("%v, ward %d: basis %v is said as %q", day.Date(), n, act.Stance.Basis, act.Text)
				}
			}
		}
	})
}

// TestReasons compares the English reasons with those of package ward.
func TestReasons(t *testing.T) {
	day := dayFor(t, "2025-02-01")
	seen := map[ward.Status]bool{}
	for _, text := range []string{
		"121 N LaSalle St", "626 Michigan Ave", "123 Sesame St", "99999 W Madison St", "2100 Ridge Ave, Evanston",
		"PO Box 88292", "Madison St", "n/a", "", "5501 N Kenneth Ave", "4501 N Oak Park Ave",
	} {
		answer := day.Answer(day.Address(text))
		if got := Reason(answer.Status); got.English != answer.Reason {
			t.Errorf("%q: %q, want %q", text, got.English, answer.Reason)
		}
		seen[answer.Status] = true
	}
	for status := ward.Ambiguous; status <= ward.OutsideCity; status++ {
		if text := Reason(status); text.English == "" || text.Spanish == "" {
			t.Errorf("%v has no reason in both languages", status)
		}
		if !seen[status] && status != ward.OutsideCity {
			t.Errorf("%v was not compared", status)
		}
	}
}

// texts returns everything that is said of a seat.
func texts(t *testing.T, day *ward.Snapshot, n ward.Number, signers int, l Language) []string {
	t.Helper()
	data := NewLetter(day, n, signers, l)
	letter, err := BuiltIn(l).Letter(data)
	if err != nil {
		t.Fatal(err)
	}
	email, err := BuiltIn(l).Email(data)
	if err != nil {
		t.Fatal(err)
	}
	return []string{letter, email, l.Subject(data), NewScript(l, day.Ask(n).Ask, n, data.Alder).String()}
}

// TestNothingIsEmptyOrForeign looks for gaps, and for words of the one
// language in the texts of the other.
func TestNothingIsEmptyOrForeign(t *testing.T) {
	foreign := map[Language][]string{
		English: {" el ", " la ", " que ", " por ", "distrito", "Concejal", "¿"},
		Spanish: {" the ", " of ", " and ", " you", " Ward", "Alder ", "Voted"},
	}
	eachSeat(t, func(day *ward.Snapshot, n ward.Number, l Language) {
		for _, signers := range []int{0, 1, 1234} {
			for i, text := range texts(t, day, n, signers, l) {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%v, ward %d, %v: text %d is empty", day.Date(), n, l, i)
				}
				for _, word := range append(foreign[l], "{", "}", "<no value>", "\n\n\n", "  \n") {
					if strings.Contains(text, word) {
						t.Errorf("%v, ward %d, %v: %q is in\n%s", day.Date(), n, l, word, text)
					}
				}
			}
		}
	})
}

func TestLetter(t *testing.T) {
	for _, test := range []struct {
		date    string
		ward    ward.Number
		signers int
		want    []string // in this order
		never   []string
	}{
		{
			"2021-01-27", 45, 1234,
			[]string{
				"Alder James M. Gardiner\n45th Ward\n", "1,234 people", "January 26, 2021: Cosponsored it.\n",
				"January 27, 2021: Voted nay on adopting it.", "against the protections", "please reconsider",
			},
			[]string{"Thank you"},
		},
		{
			"2025-02-01", 27, 1,
			[]string{"Alder Walter Burnett, Jr.\n", "One person", "Voted yea on laying it aside, which ends it. This was worked out", "Thank you."},
			nil,
		},
		{
			"2025-08-20", 27, 12,
			[]string{"Ward office\n27th Ward\n", "To the office of the 27th Ward:", "On August 20, 2025 the seat was vacant."},
			[]string{"Burnett", "record", "Alder"},
		},
		{
			"2025-12-01", 27, 0,
			[]string{"Alder Walter R. Burnett\n", "I live in the 27th Ward", "no act of yours", "Was not in office then.", "Please state one"},
			[]string{"Jr.", "Voted", "signed"},
		},
		{
			"2005-01-01", 42, 12,
			[]string{"Who held the seat on January 1, 2005 is not known to us."},
			[]string{"Alder", "vacant", "record"},
		},
	} {
		text, err := BuiltIn(English).Letter(NewLetter(dayFor(t, test.date), test.ward, test.signers, English))
		if err != nil {
			t.Fatal(err)
		}
		rest := text
		for _, want := range test.want {
			_, behind, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("%s, ward %d: no %q in its place in\n%s", test.date, test.ward, want, text)
				break
			}
			rest = behind
		}
		for _, never := range test.never {
			if strings.Contains(text, never) {
				t.Errorf("%s, ward %d: %q is in\n%s", test.date, test.ward, never, text)
			}
		}
	}
}

func TestTemplateOfOnesOwn(t *testing.T) {
	own, err := ParseTemplate("own.txt", "Ward {{.Ward}}, {{with .Alder}}{{.}}{{else}}nobody{{end}}: {{number .Signers}}\n\n")
	if err != nil {
		t.Fatal(err)
	}
	data := NewLetter(dayFor(t, "2025-02-01"), 27, 1234, English)
	for _, text := range []func(Letter) (string, error){own.Letter, own.Email} {
		if got, err := text(data); err != nil || got != "Ward 27, Walter Burnett, Jr.: 1,234\n" {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestBrokenTemplates(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"{{.Ward", "own.txt:1: unclosed action"},
		{"\n{{.Wards}}", "own.txt:2:2: "},
		{"{{if .Vacant}}{{.Signer}}{{end}}", "can't evaluate field Signer"},
		{"{{range .Record}}{{range .Acts}}{{.What}}{{end}}{{end}}", "can't evaluate field What"},
		{"{{template \"heading\"}}", `"heading" not defined`},
		{"{{shout .Alder}}", `function "shout" not defined`},
	} {
		if _, err := ParseTemplate("own.txt", test.text); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.text, err, test.want)
		}
	}
}

func TestScript(t *testing.T) {
	for _, l := range Languages {
		var asked []string
		for ask := ward.NoAsk; ask <= ward.StatePosition; ask++ {
			script := NewScript(l, ask, 0, "")
			for _, part := range []string{script.Opening, script.Question, script.Yes, script.No, script.Unsure} {
				if part == "" || strings.Contains(part, "{") {
					t.Errorf("%v, %v: %q", l, ask, part)
				}
			}
			if slices.Contains(asked, script.Opening) {
				t.Errorf("%v: %v begins as another ask does", l, ask)
			}
			asked = append(asked, script.Opening)
			if own := NewScript(l, ask, 35, "Nobody"); !strings.Contains(own.Opening, l.Ward(35)) || ask != ward.NoAsk && !strings.Contains(own.String(), "Nobody") {
				t.Errorf("%v, %v: %s", l, ask, own)
			}
		}
	}
}
