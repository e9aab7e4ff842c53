package resident

import (
	"cmp"
	"math"
	"strconv"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

// Query is what somebody sent with the forms of the page, as it was written:
// an address, the position of a device, or a ward; and the day of a meeting.
type Query struct {
	Address string
	// Lat and Lng are degrees, Accuracy is meters; they are used if there is
	// no address.
	Lat, Lng, Accuracy string
	// Ward is one that was chosen from a list; it goes before a place.
	Ward    ward.Number
	Meeting string
}

// Submit answers what a form of the pages sends: its fields by name, which are
// those of [Query] in small letters and lang and view, which go before r. It
// returns false if a position cannot be read. If the fields ask for nothing,
// it returns the first page.
func (p *Pages) Submit(fields map[string]string, r Reader) (page []byte, ok bool) {
	query, r, asks := read(fields, r)
	if !asks {
		return p.First(r), true
	}
	return p.Answer(query, r)
}

// LinkOf returns the link under which a site shows the answer to fields, and
// afterwards a page that knows no place: that of the ward, or the first one.
func (p *Pages) LinkOf(fields map[string]string, r Reader) string {
	query, r, asks := read(fields, r)
	n := query.Ward
	if asks && n == 0 && query.hasPlace() {
		if res, ok := query.lookUp(p.day); ok && !isRough(res) {
			n = res.Ward
		}
	}
	if n.IsValid() {
		return p.link(wardPath(n), r)
	}
	return p.link("/", r)
}

// read returns what fields ask, for whom, and whether they ask anything.
func read(fields map[string]string, r Reader) (query Query, to Reader, asks bool) {
	if l, err := outreach.ParseLanguage(fields["lang"]); err == nil {
		r.Language = l
	}
	r.RecordOnly = r.RecordOnly || fields["view"] == recordOnly
	for name := range fields {
		asks = asks || name != "lang" && name != "view"
	}
	n, _ := ward.ParseNumber(fields["ward"]) // zero asks for no ward
	return Query{
		Address: fields["address"], Ward: n,
		Lat: fields["lat"], Lng: fields["lng"], Accuracy: fields["accuracy"],
		Meeting: fields["meeting"],
	}, r, asks
}

// hasPlace reports whether a place is asked about. Whoever asks for the days
// of a meeting need not.
func (q Query) hasPlace() bool { return q.Address != "" || q.isDevice() || q.Meeting == "" }

func (q Query) isDevice() bool { return q.Address == "" && q.Lat != "" }

// lookUp returns what is known of the place on day. It reports false if the
// position of the device cannot be read.
func (q Query) lookUp(day *ward.Snapshot) (ward.Result, bool) {
	if !q.isDevice() {
		return day.Address(q.Address), true
	}
	point, err := day.Map().ParsePoint(q.Lat + "," + q.Lng)
	if err != nil {
		return ward.Result{}, false
	}
	radius, err := strconv.ParseFloat(cmp.Or(q.Accuracy, "0"), 64)
	if err != nil || math.IsNaN(radius) || math.IsInf(radius, 0) || radius < 0 {
		return ward.Result{}, false
	}
	return day.Near(point, geo.Meters(radius)), true
}
