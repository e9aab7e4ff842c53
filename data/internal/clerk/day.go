package clerk

import (
	"time"
	_ "time/tzdata" // Chicago's days, on machines that know no zones

	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

var chicago = func() *time.Location {
	location, err := time.LoadLocation("America/Chicago")
	if err != nil {
		panic(err) // it is linked in
	}
	return location
}()

// firstDay is the first day that is valid: the Clerk has January 1, 1900, for a
// day that is not known, and programs have the year 1.
const firstDay = "1900-01-02"

// dayOf returns the day in Chicago of a field with a timestamp, zero if there is
// none. A timestamp without a zone is local. A day alone is written as midnight
// in UTC, or in Chicago in summer.
func dayOf(o web.Object, name string) ward.Date {
	text := o.Text(name)
	if text == "" || text < firstDay {
		return ward.Date{}
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		t = t.UTC()
		if hour := t.Hour(); t.Truncate(time.Hour).Equal(t) && (hour == 0 || hour == 5) {
			return ward.DateOf(t)
		}
		return ward.DateOf(t.In(chicago))
	}
	for _, layout := range [...]string{"2006-01-02T15:04:05", time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return ward.DateOf(t)
		}
	}
	o.Fault(name, "a day")
	return ward.Date{}
}
