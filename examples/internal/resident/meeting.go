package resident

import (
	"errors"
	"time"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// How to reach those who take comments, as described for January 2025.
const (
	commentPhone = "(312) 744-6800"
	commentEmail = "public_comments@cityofchicago.org"
)

// rulesSince is the first day for which the rules about comments were
// described.
var rulesSince = ward.MustParseDate("2025-01-01")

var errMeeting = errors.New("not a day on which the rules for comments are known")

// meeting is a meeting of the Council with the days that matter to whoever
// wants to comment.
type meeting struct {
	Day    ward.Date
	Before ward.Date // the day before
	Monday ward.Date // the last Monday that is before Day
}

// newMeeting reads the day of a meeting, such as "2025-01-15".
func newMeeting(text string) (meeting, error) {
	day, err := ward.ParseDay(text)
	if err != nil || day.Compare(rulesSince) < 0 {
		return meeting{}, errMeeting
	}
	sinceMonday := (int(weekday(day)) + 6) % 7
	if sinceMonday == 0 {
		sinceMonday = 7
	}
	return meeting{Day: day, Before: earlier(day, 1), Monday: earlier(day, sinceMonday)}, nil
}

// isUnusual reports whether the rule, which fits the middle of a week, leaves
// open which Monday is meant, or puts the days before into a weekend.
func (m meeting) isUnusual() bool {
	switch weekday(m.Day) {
	case time.Saturday, time.Sunday, time.Monday:
		return true
	}
	return false
}

func weekday(d ward.Date) time.Weekday { return d.Time().Weekday() }

func earlier(d ward.Date, days int) ward.Date { return ward.DateOf(d.Time().AddDate(0, 0, -days)) }

// meetingView is what the page shows of how to be heard.
type meetingView struct {
	First   string // the first day that can be asked for
	Wrong   bool   // whether something was given that is no such day
	Heading string // empty if no day was given
	Unusual string
	Steps   []stepView
}

// stepView is one way to be heard, with a place to call or to write to. When
// is empty if no day was given.
type stepView struct {
	stepWords

	Phone, Email string
}

func newMeetingView(w *words, l outreach.Language, text string) *meetingView {
	view := &meetingView{First: rulesSince.String()}
	for _, step := range w.Meeting.Steps {
		view.Steps = append(view.Steps, stepView{stepWords: stepWords{Name: step.Name, Rule: step.Rule}})
	}
	view.Steps[0].Phone, view.Steps[2].Email = commentPhone, commentEmail

	m, err := newMeeting(text)
	if err != nil {
		view.Wrong = text != ""
		return view
	}
	day := w.day(l, m.Day)
	view.Heading = fill(w.Meeting.Deadlines, "day", day)
	if m.isUnusual() {
		view.Unusual = fill(w.Meeting.Unusual, "weekday", w.Meeting.Weekdays[weekday(m.Day)])
	}
	for i, step := range w.Meeting.Steps {
		view.Steps[i].When = fill(step.When, "monday", w.day(l, m.Monday), "before", w.day(l, m.Before), "meeting", day)
	}
	return view
}

// day returns d in words with its weekday.
func (w *words) day(l outreach.Language, d ward.Date) string {
	return fill(w.Meeting.Day, "weekday", w.Meeting.Weekdays[weekday(d)], "date", l.Date(d))
}
