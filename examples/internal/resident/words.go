package resident

import (
	"fmt"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// words are all texts of the pages in one language, besides those of packages
// ward and outreach. A {name} in a text is filled in by [fill].
type words struct {
	Brand, Title, Lead   string
	Skip                 string
	LanguageLabel        string
	OtherLanguage        string
	Form                 formWords
	Privacy              headedLines
	FilePrivacy          headedLines // of a document that is all there is
	CityMap, CityMapDesc string
	Miss                 missWords
	Answer               answerWords
	Map                  mapWords
	Seat                 seatWords
	Record               recordWords
	Say                  sayWords
	Meeting              meetingWords
	Wards                wardsWords
	Measure              measureWords
	Method               methodWords
	About                aboutWords
	Errors               map[int]string // by HTTP status; 0 stands for all others
	ErrorTitle, Home     string
	Comma, Or            string // between alternatives
	Closest, Feet, Miles string
}

type headedLines struct {
	Heading string
	Lines   []string
}

type formWords struct {
	Label, Hint, Corner, Find          string
	Again                              string // the heading below an answer
	Streets, Completed                 string // of the completion; {n} streets
	Position, PositionHint, FileHint   string
	Loading, Failed, TooMany, NoDevice string
}

type missWords struct {
	Title, WhichOne, Several    string
	Similar, Unread, Empty      string // reasons
	Rough, NoPosition           string
	Choose, Suggest, ChooseWard string
	Elsewhere                   string
}

type answerWords struct {
	For, ForDevice string
	Methods        map[street.Method]string
	NearWards      string
	NearLimit      string
	OutsideNear    string
	AskOffice      string
	MayBeOff       string
	Along, And     string // the streets of the border
	Corrections    map[address.Corrections]string
	How            string // the heading of Methods and Corrections
	Other          string // the heading of another ward that it may be
	OtherMore      string
	OneWard        string
	Jump           string
	ToSay          string
	ToRecord       string
	ToMap          string
	ToLetter       string
	ToMeeting      string
	ToForm         string
	Share          string
}

type mapWords struct {
	Title, WardTitle                      string
	Desc, WardDesc, WardsShown            string
	Locator                               string
	Caption, WardCaption, Keys            string
	Borders, Partial                      string
	ZoomIn, ZoomOut, WholeCity, BackAgain string
	Feet, QuarterMile, HalfMile, OneMile  string // of the scale bar
}

type seatWords struct {
	AlderOf, OfficeOf                  string
	Since, SinceUnknown, Appointed     string
	Vacant, Unknown, AsOf              string
	Call, Write                        string
	Contact                            string
	Phone, Email, Website, Page        string
	Kinds                              map[string]string // of offices
	Listed, BeforeHolder               string
	Doubtful, DoubtfulPhone, NoContact string
	Hours                              string // what is not known of an office
	Note                               string
}

type recordWords struct {
	HolderHeading, HolderIntro   string // of whoever holds a seat
	PlaceHeading, PlaceIntro     string
	Represented, RepresentedNear string
	NearThen, Above              string
	None, NoHolder               string
	Acted, Introduced, NoAction  string
	Effects, WouldEffects        map[ward.Effect]string
	Related, NoRollCall          string
	NoSide, Procedure            string
	DerivedYea, DerivedNay       string
	Source, About, Everyone      string
}

type sayWords struct {
	Heading                 string
	ScriptHint              string
	English                 string
	Basis                   string
	Letter, LetterHint      string
	Copy, Copied, NotCopied string
	Mail                    string
}

type meetingWords struct {
	Heading             string
	Steps               [4]stepWords
	AsOf, Next          string
	DateLabel, DateHint string
	Show, Wrong         string
	Deadlines           string
	Unusual             string
	Weekdays            [7]string // from Sunday
	Day                 string    // a date with its weekday
}

// stepWords tell one way to be heard: the rule, and the rule for one meeting
// on the day {meeting}, after {monday} and the day {before}.
type stepWords struct{ Name, Rule, When string }

type wardsWords struct {
	Title, Lead         string
	Page, Description   string // of one ward
	Label, Hint, Search string
	None, Former        string
	People              string
	States              map[ward.SeatState]string
	All                 string
}

type measureWords struct {
	Intro, NoDay, None string
	Seats              string // the heading of the wards
	Others             string
}

type methodWords struct {
	Title, Lead string
	Parts       []methodPart
}

type aboutWords struct {
	Heading              string
	Council, Map         string
	Outdated             string
	Operator, NoOperator string // of a site
	Project              string // who makes the program
	Since, SinceIntro    string
	Legal                string
	SourcesHeading       string
	NoticeHeading        string
	NoticeHint           string
	Method, API          string // links
}

// wordsOf returns the texts in l.
func wordsOf(l outreach.Language) *words { return allWords[l] }

var allWords = map[outreach.Language]*words{outreach.English: &englishWords, outreach.Spanish: &spanishWords}

// fill replaces each {name} in text by the value that follows name in pairs.
func fill(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// length says how long m is, as exactly as a map can tell: in feet or miles,
// with meters or kilometers.
func (w *words) length(m geo.Meters) string {
	const foot, mile geo.Meters = 0.3048, 1609.344
	switch {
	case m < 1.5:
		return w.Closest
	case m < mile/10:
		return fill(w.Feet, "feet", outreach.Number(rounded(m/foot)), "meters", outreach.Number(rounded(m)))
	}
	return fill(w.Miles, "miles", fmt.Sprintf("%.1f", m/mile), "kilometers", fmt.Sprintf("%.1f", m/1000))
}

// rounded returns x as a whole number, and as a whole ten from thirty on.
func rounded(x geo.Meters) int {
	if x >= 30 {
		return 10 * int(x/10+0.5)
	}
	return int(x + 0.5)
}

// either lists the wards of set as alternatives.
func (w *words) either(l outreach.Language, set ward.Set) string {
	var text strings.Builder
	left := set.Len()
	for n := range set.All() {
		text.WriteString(l.Ward(n))
		switch left--; {
		case left > 1:
			text.WriteString(w.Comma)
		case left == 1:
			text.WriteString(w.Or)
		}
	}
	return text.String()
}

// wardTitle names n where a line begins with it.
func wardTitle(l outreach.Language, n ward.Number) string {
	name := l.Ward(n)
	return strings.ToUpper(name[:1]) + name[1:]
}
