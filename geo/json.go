package geo

import (
	"encoding/json"
	"errors"
	"fmt"
)

// jsonReader walks through a JSON text in one pass, so that the millions of
// digits of a map are not read twice. What it does not read itself it hands to
// encoding/json. The first error ends the reading.
type jsonReader struct {
	text []byte
	next int // index of the next character
	err  error
}

var errUnexpectedEnd = errors.New("unexpected end of JSON text")

// fail records that something else was expected at the next character.
func (j *jsonReader) fail(expected string) {
	switch {
	case j.err != nil:
	case j.peek() == 0:
		j.err = fmt.Errorf("byte %d: %w, expected %s", j.next, errUnexpectedEnd, expected)
	default:
		j.err = fmt.Errorf("byte %d: %q instead of %s", j.next, j.text[j.next], expected)
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

// object calls value for each member of the object that comes next. The call
// has to go past the value.
func (j *jsonReader) object(value func(name string)) {
	if !j.take('{') {
		j.fail("an object")
		return
	}
	for first := true; !j.take('}'); first = false {
		if !first && !j.take(',') {
			j.fail("a comma or the end of the object")
		}
		if j.err == nil && j.peek() != '"' {
			j.fail("the name of a member")
		}
		var name string
		j.decode(&name)
		if !j.take(':') {
			j.fail("a colon")
		}
		if j.err != nil {
			return
		}
		value(name)
	}
}

// array calls item for each element of the array that comes next. The call
// has to go past the element.
func (j *jsonReader) array(item func()) {
	if !j.take('[') {
		j.fail("an array")
		return
	}
	for first := true; !j.take(']'); first = false {
		if !first && !j.take(',') {
			j.fail("a comma or the end of the array")
		}
		if j.err != nil {
			return
		}
		item()
	}
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

// raw goes past the value that comes next and returns its text, of which no
// more is known than that its brackets close.
func (j *jsonReader) raw() []byte {
	first := j.peek()
	start, depth := j.next, 0
	for ; j.next < len(j.text) && j.err == nil; j.next++ {
		switch j.text[j.next] {
		case '"':
			if j.skipString(); j.err != nil {
				return nil
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return j.text[start:j.next]
			}
			continue
		default:
			continue
		}
		// A string, object or array ends here, or what is around the value.
		if depth == 0 {
			j.next++
			return j.text[start:j.next]
		}
		if depth < 0 {
			return j.text[start:j.next]
		}
	}
	if depth > 0 || first == 0 {
		j.fail("the end of a value")
	}
	return j.text[start:j.next]
}

// skipString goes to the last character of the string that starts here.
func (j *jsonReader) skipString() {
	for j.next++; j.next < len(j.text); j.next++ {
		switch j.text[j.next] {
		case '\\':
			j.next++
		case '"':
			return
		}
	}
	j.next = len(j.text)
	j.fail("the end of a text")
}
