package ward

import (
	"encoding"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// MarshalJSON returns a with the names in the comment of [Answer].
func (a Answer) MarshalJSON() ([]byte, error) { return a.AppendJSON(nil, nil) }

// AppendJSON appends to dst what [Answer.MarshalJSON] returns. It is for
// servers: alder may be the JSON of the alder in a.Result, which is most of an
// answer and the same for everybody in the ward; if it is nil, it is made
// here. The error says what in a has no JSON, such as a radius that is no
// number; then dst is returned as it was.
func (a Answer) AppendJSON(dst, alder []byte) ([]byte, error) {
	o := object{json: append(dst, '{')}
	o.addText("status", a.Status.String())
	o.addText("reason", a.Reason)
	o.addPlace(&a.Result, alder)
	if a.Vacant {
		o.add("vacant", true)
	}
	if a.Contact != (Contact{}) {
		o.addName("contact")
		o.json = append(o.json, '{')
		o.addContact(&a.Contact)
		o.json = append(o.json, '}')
	}
	if len(a.Stances) > 0 {
		o.add("stances", a.Stances)
	}
	o.addList("choices", func() {
		for i := range a.Choices {
			o.separate()
			o.appendResult(&a.Choices[i])
		}
	})
	o.addDate("as_of", a.Result.AsOf)
	if o.err != nil {
		return dst, o.err
	}
	return append(o.json, '}'), nil
}

// MarshalJSON returns r with those of the names in the comment of [Answer]
// that a result has.
func (r Result) MarshalJSON() ([]byte, error) {
	var o object
	o.appendResult(&r)
	return o.result()
}

// object is the JSON of an object as far as it is written. Members are written
// one by one, without reflection: an answer is encoded for every look-up.
type object struct {
	json []byte
	err  error // the first of them
}

// result returns the JSON unless something in it has none.
func (o *object) result() ([]byte, error) {
	if o.err != nil {
		return nil, o.err
	}
	return o.json, nil
}

// appendResult appends r as an object of its own.
func (o *object) appendResult(r *Result) {
	o.json = append(o.json, '{')
	o.addPlace(r, nil)
	o.addDate("as_of", r.AsOf)
	o.json = append(o.json, '}')
}

// addPlace adds r but for its day. alder is the JSON of its alder, or nil.
func (o *object) addPlace(r *Result, alder []byte) {
	o.addName("ward")
	if r.Ward == 0 {
		o.json = append(o.json, "null"...)
	} else {
		o.json = strconv.AppendUint(o.json, uint64(r.Ward), 10)
		o.addText("division_id", r.Ward.DivisionID())
	}
	isPlace := r.Map != "" && !r.isSeat()
	if isPlace {
		o.addText("certainty", r.Certainty.String())
		o.addPoint(r)
	}
	o.addText("map", r.Map)
	if isPlace {
		o.addText("address", r.Address.String())
		if r.Corrections != 0 {
			o.addList("corrections", func() {
				for correction := range strings.SplitSeq(r.Corrections.String(), "; ") {
					o.separate()
					o.appendText(correction)
				}
			})
		}
		o.addText("method", r.Method.String())
	}
	switch {
	case r.Alder == (Alder{}):
		o.addName("alder")
		o.json = append(o.json, "null"...)
	case alder != nil:
		o.addName("alder")
		o.json = append(o.json, alder...)
	default:
		o.addName("alder")
		o.appendAlder(&r.Alder)
	}
}

// addPoint adds the point of r with its distances, if it is on Earth, and the
// other wards.
func (o *object) addPoint(r *Result) {
	onEarth := !math.IsInf(float64(r.Border), 0)
	if onEarth {
		o.addName("border_m")
		o.appendNumber(float64(r.Border))
	}
	o.addList("other_wards", func() {
		for n := range r.Others.All() {
			o.separate()
			o.json = strconv.AppendUint(o.json, uint64(n), 10)
		}
	})
	if onEarth {
		o.addName("point")
		o.json = append(o.json, `{"lat":`...)
		o.appendNumber(r.Point.Lat)
		o.json = append(o.json, `,"lng":`...)
		o.appendNumber(r.Point.Lng)
		o.json = append(o.json, '}')
		o.addName("radius_m")
		o.appendNumber(float64(r.Radius))
	}
}

// separate appends a comma, unless what comes next is the first of its object
// or list.
func (o *object) separate() {
	if last := o.json[len(o.json)-1]; last != '{' && last != '[' {
		o.json = append(o.json, ',')
	}
}

// addName begins a member.
func (o *object) addName(name string) {
	o.separate()
	o.json = append(o.json, '"')
	o.json = append(o.json, name...)
	o.json = append(o.json, '"', ':')
}

// addText adds a member unless its text is empty.
func (o *object) addText(name, text string) {
	if text != "" {
		o.addAnyText(name, text)
	}
}

// addAnyText adds a member, also if its text is empty.
func (o *object) addAnyText(name, text string) {
	o.addName(name)
	o.appendText(text)
}

// addEnum adds a member. A value without a name has no JSON.
func (o *object) addEnum(name string, value encoding.TextMarshaler) {
	text, err := value.MarshalText()
	if o.err == nil {
		o.err = err
	}
	o.addAnyText(name, string(text))
}

// addCount adds a member unless n is zero.
func (o *object) addCount(name string, n uint8) {
	if n != 0 {
		o.addName(name)
		o.json = strconv.AppendUint(o.json, uint64(n), 10)
	}
}

// addNumber adds a member unless f is zero.
func (o *object) addNumber(name string, f float64) {
	if f != 0 {
		o.addName(name)
		o.appendNumber(f)
	}
}

// addList adds a member with the list that write appends, unless it is empty.
func (o *object) addList(name string, write func()) {
	before := len(o.json)
	o.addName(name)
	o.json = append(o.json, '[')
	start := len(o.json)
	write()
	if len(o.json) == start {
		o.json = o.json[:before]
		return
	}
	o.json = append(o.json, ']')
}

// addDate adds a member unless d is zero.
func (o *object) addDate(name string, d Date) {
	if d.IsZero() {
		return
	}
	o.addName(name)
	o.json = append(o.json, '"')
	o.json = append(d.append(o.json), '"')
}

func (o *object) appendText(text string) {
	if !isPlain(text) {
		o.appendValue(text)
		return
	}
	o.json = append(o.json, '"')
	o.json = append(o.json, text...)
	o.json = append(o.json, '"')
}

// isPlain reports whether JSON has text as it is.
func isPlain(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ', c > '~', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}

// appendNumber appends f as encoding/json does, which writes what is very small
// or very large with an exponent.
func (o *object) appendNumber(f float64) {
	if size := math.Abs(f); size == 0 || size >= 1e-6 && size < 1e21 {
		o.json = strconv.AppendFloat(o.json, f, 'f', -1, 64)
		return
	}
	o.appendValue(f)
}

// add adds a member of any kind.
func (o *object) add(name string, value any) {
	o.addName(name)
	o.appendValue(value)
}

// appendValue appends what encoding/json makes of value.
func (o *object) appendValue(value any) {
	text, err := json.Marshal(value)
	if o.err == nil {
		o.err = err
	}
	o.json = append(o.json, text...)
}
