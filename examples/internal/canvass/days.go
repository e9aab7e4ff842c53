package canvass

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chiward/chiward/ward"
)

// The statuses of rows whose day is not known, beside those of package ward.
const (
	StatusNoDate     ward.Status = "no_date"     // the cell has no single day that can be read
	StatusBeforeMaps ward.Status = "before_maps" // the day is before the first map
)

// view is the city on one day: a snapshot, of that day or another one under
// the same map, and the holders of the seats.
type view struct {
	snapshot *ward.Snapshot
	alders   *[ward.Count + 1]string
}

func newView(day *ward.Snapshot) view {
	v := view{snapshot: day, alders: new([ward.Count + 1]string)}
	for n := ward.Number(1); n <= ward.Count; n++ {
		seat, _ := day.Seat(n)
		v.alders[n] = holderOf(seat)
	}
	return v
}

// days has the views of the days that rows have named.
type days struct {
	atlas    *ward.Atlas
	dayFirst bool // in dates such as 27/1/2021

	lock  sync.Mutex
	views map[ward.Date]view
	byMap map[*ward.Map]*ward.Snapshot
}

func newDays(atlas *ward.Atlas, dayFirst bool) *days {
	return &days{atlas: atlas, dayFirst: dayFirst, views: map[ward.Date]view{}, byMap: map[*ward.Map]*ward.Snapshot{}}
}

// maxViews bounds the memory for days, of which there have been 9,000 since
// the first map. Each takes less than a kilobyte.
const maxViews = 1 << 14

// dayOf returns the city on the day of a row, or the status of a row that has
// none.
func (r *run) dayOf(cells []string) (view, ward.Status) {
	if r.days == nil {
		return r.view, ""
	}
	date, ok := readDate(cell(cells, r.columns.Date), r.days.dayFirst)
	if !ok {
		return view{}, StatusNoDate
	}
	return r.days.on(date)
}

func (d *days) on(date ward.Date) (view, ward.Status) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if v, ok := d.views[date]; ok {
		return v, ""
	}
	day, err := d.atlas.On(date)
	if err != nil {
		return view{}, StatusBeforeMaps
	}
	v := newView(day)
	if same, ok := d.byMap[day.Map()]; ok {
		v.snapshot = same
	} else {
		d.byMap[day.Map()] = day
	}
	if len(d.views) >= maxViews {
		clear(d.views)
	}
	d.views[date] = v
	return v, ""
}

// dateLayouts are the ways in which lists write a day. A time behind it is
// passed over.
var dateLayouts = [...]string{
	"2006-1-2", "2006/1/2", "20060102",
	"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "Monday January 2 2006", "Mon Jan 2 2006",
}

// numberLayouts are those with the month in numbers, by whether the day comes
// before it.
var numberLayouts = map[bool][]string{
	false: {"1/2/2006", "1-2-2006", "1.2.2006", "1/2/06"},
	true:  {"2/1/2006", "2-1-2006", "2.1.2006", "2/1/06"},
}

// readDate reads the day in a cell.
func readDate(text string, dayFirst bool) (ward.Date, bool) {
	text = strings.TrimSpace(text)
	if end := strings.IndexAny(text, " T"); end == len(time.DateOnly) || end < 0 && len(text) == len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, text[:len(time.DateOnly)]); err == nil { // as most are
			return ward.DateOf(t), true
		}
	}
	words := strings.Fields(strings.ReplaceAll(text, ",", " "))
	layouts := slices.Concat(numberLayouts[dayFirst], dateLayouts[:])
	for count := 1; count <= min(len(words), 4); count++ {
		day := strings.Join(words[:count], " ")
		for _, layout := range layouts {
			if t, err := time.Parse(layout, day); err == nil {
				return ward.DateOf(t), true
			}
		}
	}
	return ward.Date{}, false
}

// isDayFirst reports whether the sample has dates such as 27/1/2021 and none
// such as 1/27/2021.
func isDayFirst(sample [][]string, column int) bool {
	found := false
	for _, cells := range sample {
		text := cell(cells, column)
		_, monthFirst := readDate(text, false)
		_, dayFirst := readDate(text, true)
		if monthFirst && !dayFirst {
			return false
		}
		found = found || dayFirst && !monthFirst
	}
	return found
}
