package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// jsonReader walks through a JSON text in one pass, so that the millions of
// digits of a map are not read twice. What it does not read itself it hands to
// encoding/json. The first error ends the reading.
type jsonReader struct {
	text []byte
	next int // index of the next character
	err  error
	// at is where in a GeoJSON text the reading is; broken is the rule of
	// GeoJSON, if there is one, that is broken by anything unexpected here.
	at     FeatureError
	broken error
	depth  int      // of brackets within brackets
	ring   orb.Ring // that is being read; its memory is used again
}

// maxDepth is how many brackets may be within each other, as in encoding/json.
const maxDepth = 10_000

var errUnexpectedEnd = errors.New("unexpected end of JSON text")

// fail records that something else was expected at the next character.
func (j *jsonReader) fail(expected string) {
	switch {
	case j.err != nil:
	case j.peek() == 0:
		j.err = fmt.Errorf("byte %d: %w, expected %s", j.next, errUnexpectedEnd, expected)
	case j.broken != nil:
		j.breaks(j.broken)
	default:
		j.err = fmt.Errorf("byte %d: %q instead of %s", j.next, j.text[j.next], expected)
	}
}

// breaks records that a rule of GeoJSON is broken.
func (j *jsonReader) breaks(rule error) {
	if j.err == nil {
		place := j.at
		place.Err = rule
		j.err = &place
	}
}

// peek goes past white space and returns the next character, zero at the end.
func (j *jsonReader) peek() byte {
	for ; j.next < len(j.text); j.next++ {
		switch b := j.text[j.next]; b {
		case ' ', '\t', '\r', '\n':
		default:
			return b
		}
	}
	return 0
}

// take reports whether the next character is b, and goes past it if so.
func (j *jsonReader) take(b byte) bool {
	if j.err != nil || j.peek() != b {
		return false
	}
	j.next++
	return true
}

// list goes past what stands between two brackets and calls item for each
// part between commas. The call has to go past the part.
func (j *jsonReader) list(opening, closing byte, item func(index int)) {
	if !j.take(opening) {
		j.fail(string(opening))
	}
	if j.depth++; j.depth > maxDepth && j.err == nil {
		j.err = fmt.Errorf("byte %d: more than %d brackets within each other", j.next, maxDepth)
	}
	defer func() { j.depth-- }()
	for i := 0; j.err == nil && !j.take(closing); i++ {
		if i > 0 && !j.take(',') {
			j.fail("a comma or " + string(closing))
			return
		}
		item(i)
	}
}

// array calls item for each element of the array that comes next.
func (j *jsonReader) array(item func(index int)) { j.list('[', ']', item) }

// object calls value for each member of the object that comes next.
func (j *jsonReader) object(value func(name string)) {
	j.list('{', '}', func(int) {
		if j.peek() != '"' {
			j.fail("the name of a member")
		}
		var name string
		j.decode(&name)
		if !j.take(':') {
			j.fail("a colon")
		}
		if j.err == nil {
			value(name)
		}
	})
}

// decode hands the value that comes next to encoding/json.
func (j *jsonReader) decode(into any) {
	value := j.raw()
	if j.err != nil {
		return
	}
	if err := json.Unmarshal(value, into); err != nil {
		j.err = fmt.Errorf("byte %d: %w", j.next-len(value), err)
	}
}

// raw goes past the value that comes next and returns its text. Of what is no
// string, array or object no more is known than where it ends.
func (j *jsonReader) raw() []byte {
	first, start := j.peek(), j.next
	switch first {
	case '{':
		j.object(func(string) { j.raw() })
	case '[':
		j.array(func(int) { j.raw() })
	case '"':
		j.skipString()
	default:
		for j.next < len(j.text) && strings.IndexByte(" \t\r\n,:]}", j.text[j.next]) < 0 {
			j.next++
		}
		if j.next == start {
			j.fail("a value")
		}
	}
	return j.text[start:j.next]
}

// skipString goes past the string that starts here.
func (j *jsonReader) skipString() {
	for j.next++; j.next < len(j.text); j.next++ {
		switch j.text[j.next] {
		case '\\':
			j.next++
		case '"':
			j.next++
			return
		}
	}
	j.next = len(j.text)
	j.fail("the end of a text")
}
