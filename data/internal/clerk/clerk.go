// Package clerk reads the record of the City Clerk of Chicago from its two
// public servers: eLMS, which has matters since 2010, and the Legistar archive,
// which ends in June 2023.
//
// The servers document no types, repeat and lose rows between pages, and leave
// fields empty. What cannot be read is noted in Faults and read as missing.
package clerk

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/chiward/chiward/ward"
)

// ErrNotFound is returned for a record number that a server does not have.
var ErrNotFound = errors.New("the record has no such number")

// Matter is an item of the Council's business with its record.
type Matter struct {
	ID     string // of the server
	Number string // the record number, such as "O2023-0004222"
	// Legacy is the number before 2023, Original that before a substitute. Both
	// may be empty or Number.
	Legacy, Original string
	Title            string
	Type             string // "Ordinance", "Resolution" and so on
	Outcome          string // in the words of the record, such as "Passed as Substitute"
	Year             int    // of the file, zero if not known
	Introduced       ward.Date
	Final            ward.Date // day of the final action, zero while open
	Sponsors         []Sponsor
	Actions          []Action // by day and order
	URL              string   // the public page
	Faults           []string // what could not be read
}

// Sponsor is somebody whose name stands on a matter now; the record does not
// say since when.
type Sponsor struct {
	Name     string
	PersonID string
	Office   string // a ward of two digits, or "Mayor" and the like
	Lead     bool
}

// Action is something that was done with a matter.
type Action struct {
	Day       ward.Date
	Name      string // "Passed" and so on
	Text      string
	Body      string // which acted, may be empty
	MeetingID string
	Votes     []Vote

	sort int
}

// Vote is a line of a roster. Rosters list seats that are vacant too.
type Vote struct {
	Name     string
	PersonID string
	Value    string // "Yea", "Nay" and so on, empty if the record has none
}

// Member is somebody's membership of the City Council. A person may have
// several. Ward is that of the last one in all of them.
type Member struct {
	PersonID   string
	Name       string
	Ward       string
	Start, End ward.Date // the first and, if known, the last day
	Inactive   bool
}

// numberForm has the parts of a record number: "S" for a substitute, the kind,
// the year, the number and a letter.
var numberForm = regexp.MustCompile(`^(S?)([A-Z][A-Za-z]*)(\d{4})-0*(\d+)([A-Z]?)$`)

// IsNumber reports whether a text has the form of a record number.
func IsNumber(text string) bool { return numberForm.MatchString(text) }

// YearOf returns the year in a record number, 0 if it has none.
func YearOf(number string) int {
	if parts := numberForm.FindStringSubmatch(number); parts != nil {
		year, _ := strconv.Atoi(parts[3])
		return year
	}
	return 0
}

// numberKey returns the part that is the same in all forms of a record number:
// with and without zeros, and before and after a substitute took the number over.
func numberKey(number string) string {
	number = strings.TrimSpace(number)
	parts := numberForm.FindStringSubmatch(number)
	if parts == nil {
		return number
	}
	return parts[2] + parts[3] + "-" + parts[4] + parts[5]
}

// IsPersonID reports whether an id identifies somebody: some rows of the record
// have an id of zeros, or none.
func IsPersonID(id string) bool { return strings.Trim(id, "0-{} ") != "" }

// Is reports whether m has a record number, in whatever form.
func (m *Matter) Is(number string) bool {
	key := numberKey(number)
	return key != "" && (numberKey(m.Number) == key || numberKey(m.Legacy) == key || numberKey(m.Original) == key)
}

// numberForms returns the forms under which a record number may be found: as it
// is, as that of a substitute or of what it replaced, and each with a blank after
// it, as some are stored. Numbers since 2023 have seven digits.
func numberForms(number string) []string {
	forms := []string{number}
	if parts := numberForm.FindStringSubmatch(number); parts != nil {
		year, _ := strconv.Atoi(parts[3])
		digits := number[strings.Index(number, "-")+1:]
		if short := 7 - len(parts[4]); year >= 2023 && parts[5] == "" && short > 0 {
			digits = strings.Repeat("0", short) + parts[4]
		}
		forms = append(forms, parts[1]+parts[2]+parts[3]+"-"+digits,
			"S"+parts[2]+parts[3]+"-"+digits, parts[2]+parts[3]+"-"+digits)
	}
	for _, form := range slices.Clip(forms) {
		forms = append(forms, form+" ")
	}
	var once []string
	for _, form := range forms {
		if !slices.Contains(once, form) {
			once = append(once, form)
		}
	}
	return once
}

// SameName reports whether two names have the same words in any order, as
// "Burnett, Jr., Walter" and "Walter Burnett, Jr." do.
func SameName(x, y string) bool { return slices.Equal(NameWords(x), NameWords(y)) }

// NameWords returns the words of a name in plain small letters, sorted.
func NameWords(name string) []string {
	words := strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case unicode.Is(unicode.Mn, r), strings.ContainsRune(`.'’"`, r):
			return -1
		}
		return ' '
	}, norm.NFD.String(name)))
	slices.Sort(words)
	return words
}
