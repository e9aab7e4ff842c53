package ward

import (
	"errors"
	"fmt"
	"strings"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

// Result is the answer to one look-up of a place: what it came to, and the
// ward, how sure it is, and the seat. The zero Result is no answer.
//
// It is written and read by encoding/json as it stands. Its lists are never
// null in a Result of a [Snapshot].
type Result struct {
	// Status sums up the look-up. If it is matched, Ward is set.
	Status Status `json:"status"`
	// Date is the day of the snapshot that was asked.
	Date Date `json:"date"`
	// AsOf is the day for which the seat was last confirmed, or, if there is no
	// seat, that of the newest source.
	AsOf Date `json:"as_of"`
	// Match is the place and its ward, Border rounded to a centimeter.
	Match
	// DivisionID is the Open Civic Data identifier of Ward.
	DivisionID string `json:"division_id"`
	// Address is the address as understood and corrected, empty if a point was
	// looked up or no place was found.
	Address string `json:"address"`
	// Corrections has every change made to what was typed.
	Corrections address.Corrections `json:"corrections"`
	// Method says how Point was found.
	Method street.Method `json:"method"`
	// Suggestions are up to three addresses that would match, for a street or
	// number that does not exist. None was chosen.
	Suggestions []string `json:"suggestions"`
	// Choices are the places that an ambiguous address fits, the likeliest
	// first.
	Choices []Result `json:"choices"`
	// Seat is the seat of Ward on Date, nil if there is no ward. It is shared:
	// do not write to it.
	Seat *Seat `json:"seat,omitempty"`
	// Record is for the caller to fill, as from [Snapshot.RecordAt].
	Record []Entry `json:"record,omitempty"`
}

// String returns r in one line: the ward and how sure it is, or why there is no
// ward.
func (r Result) String() string {
	switch {
	case r.Status == "":
		return "no answer"
	case r.Status == StatusOutside && r.Certainty == CertaintyNearBorder:
		return "outside Chicago, near its limit"
	case r.Status == StatusOutside:
		return "outside Chicago"
	case r.Status != StatusMatched:
		return string(r.Status)
	case r.Certainty == CertaintyNearBorder && r.Others != 0:
		return fmt.Sprintf("%s Ward, near the border (it may be ward %s)", r.Ward.Ordinal(),
			strings.ReplaceAll(r.Others.String(), " ", " or "))
	case r.Certainty == CertaintyNearBorder:
		return r.Ward.Ordinal() + " Ward, near the city limit"
	}
	return r.Ward.Ordinal() + " Ward"
}

// errNoAnswer is the error of the zero Result.
var errNoAnswer = errors.New("ward: no answer: nothing was looked up")

// Err returns nil if r says where the place is, in a ward or outside Chicago,
// and otherwise an error that says why not. It never holds a word of the
// address, so that it can be logged. It wraps [ErrNoStreets] if an address was
// asked for and no bundle with the streets was opened.
func (r Result) Err() error {
	switch r.Status {
	case StatusMatched, StatusOutside:
		return nil
	case "":
		if r.Date.IsZero() {
			return errNoAnswer
		}
		return fmt.Errorf("ward: no answer: %w", ErrNoStreets)
	}
	return fmt.Errorf("ward: %s: %s", r.Status, r.Status.Text().English)
}
