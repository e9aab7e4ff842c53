package main

import (
	"fmt"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// words are all texts of the page in one language, besides those of packages
// ward and outreach. A {name} in a text is filled in by [fill].
type words struct {
	Site, Title, Lead    string
	Skip                 string
	LanguageLabel        string
	OtherLanguage        string
	Form                 formWords
	Privacy              headedLines
	CityMap, CityMapDesc string
	Result               resultWords
	Map                  mapWords
	Seat                 seatWords
	Record               recordWords
	Say                  sayWords
	Meeting              meetingWords
	About                aboutWords
	Errors               map[int]string // by HTTP status; 0 stands for all others
	ErrorTitle, Home     string
}

type headedLines struct {
	Heading string
	Lines   []string
}

type formWords struct {
	Label, Hint, Find                  string
	Position, PositionHint             string
	Loading, Failed, TooMany, NoDevice string
}

type resultWords struct {
	For, ForDevice           string
	Methods                  map[street.Method]string
	Clear                    string
	NearWards                string
	NearLimit                string
	OutsideNear              string
	AskOffice                string
	Corrections              map[address.Corrections]string
	CorrectionsHeading       string
	Several, ManyWards       string
	WhichOne, Choose, NoWard string
	NoPosition               string
	OtherHeading, OtherMore  string
	Comma, Or                string // between alternatives
	Closest, Feet, Miles     string
}

type mapWords struct {
	Title                                 string
	Desc, WardsShown                      string
	Locator                               string
	Caption, Keys                         string
	ZoomIn, ZoomOut, WholeCity, BackAgain string
	Feet, QuarterMile, HalfMile, OneMile  string // of the scale bar
}

type seatWords struct {
	AlderOf                            string
	Since, SinceUnknown, Appointed     string
	Vacant, Unknown, AsOf              string
	Phone, Email, Website, Page        string
	Kinds                              map[string]string // of offices
	Listed, BeforeHolder               string
	Doubtful, DoubtfulPhone, NoContact string
	Note                               string
}

type recordWords struct {
	Heading, Intro               string // of a place
	Represented, RepresentedNear string
	NearThen                     string
	HolderHeading, HolderIntro   string // of whoever holds a seat
	ElseHeading, ElseIntro       string // what the record of the place has not
	None, NoHolder               string
	Effects                      map[ward.Effect]string
	NoSide, Procedure            string
	Source, Sources, About       string
}

type sayWords struct {
	Heading                 string
	Script, ScriptHint      string
	Letter, LetterHint      string
	Copy, Copied, NotCopied string
	Mail                    string
}

type meetingWords struct {
	Heading             string
	Steps               [4]stepWords
	AsOf                string
	DateLabel, DateHint string
	WorkOut, Wrong      string
	Deadlines           string
	Unusual             string
	Weekdays            [7]string // from Sunday
	Day                 string    // a date with its weekday
}

// stepWords tell one way to be heard: the rule, and the rule for one meeting
// on the day {meeting}, after {monday} and the day {before}.
type stepWords struct{ Name, Rule, When string }

type aboutWords struct {
	Heading        string
	Council, Map   string
	Outdated       string
	Legal          string
	SourcesHeading string
	NoticeHeading  string
	NoticeHint     string
	API            string
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
func (w *resultWords) length(m geo.Meters) string {
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
func (w *resultWords) either(l outreach.Language, set ward.Set) string {
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
