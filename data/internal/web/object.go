package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Object is a JSON object that is read field by field, because the servers
// document no types. A field of another type than asked for is read as missing
// and noted among the faults of the answer.
type Object struct {
	fields map[string]json.RawMessage
	where  string    // for faults
	faults *[]string // of the whole answer
}

// ReadObject reads an object, also one inside a JSON string, as the servers send
// to some clients. where names it in faults.
func ReadObject(text []byte, where string, faults *[]string) (Object, error) {
	o := Object{where: where, faults: faults}
	var inner string
	if json.Unmarshal(text, &inner) == nil && inner != "" {
		text = []byte(inner)
	}
	if err := json.Unmarshal(text, &o.fields); err != nil {
		return Object{}, err
	}
	if o.fields == nil {
		return Object{}, errors.New("null in place of an object")
	}
	return o, nil
}

// Field returns a field, nil if it is missing or null.
func (o Object) Field(name string) json.RawMessage {
	if raw := o.fields[name]; string(raw) != "null" {
		return raw
	}
	return nil
}

// Fault notes that a field is not what was wanted, such as "a day".
func (o Object) Fault(name, want string) {
	raw := string(o.fields[name])
	if len(raw) > 40 {
		raw = raw[:40] + "..."
	}
	*o.faults = append(*o.faults, fmt.Sprintf("%s: %s is %s, not %s", o.where, name, raw, want))
}

// Text returns a text field without blanks around it, "" if it is missing. A
// number is returned as it is written.
func (o Object) Text(name string) string {
	raw := o.Field(name)
	if raw == nil {
		return ""
	}
	var text string
	if err := json.Unmarshal(raw, &text); err == nil {
		return strings.TrimSpace(text)
	}
	if raw[0] == '{' || raw[0] == '[' {
		o.Fault(name, "a text")
		return ""
	}
	return string(raw)
}

// Number returns a field with a whole number, and whether there is one.
func (o Object) Number(name string) (int, bool) {
	text := o.Text(name)
	if text == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n != float64(int(n)) {
		o.Fault(name, "a whole number")
		return 0, false
	}
	return int(n), true
}

// List returns a field with a list of objects. An empty text is read as an empty
// list.
func (o Object) List(name string) []Object {
	raw := o.Field(name)
	if raw == nil || string(raw) == `""` {
		return nil
	}
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		o.Fault(name, "a list")
		return nil
	}
	return ReadObjects(items, o.where+", "+name, o.faults)
}

// Child returns a field with an object, or an object without fields if it is
// missing.
func (o Object) Child(name string) Object {
	child, err := ReadObject(o.Field(name), o.where+", "+name, o.faults)
	if err != nil {
		return Object{where: o.where, faults: o.faults}
	}
	return child
}

// ReadObjects reads a list of objects. An item that is not an object is a fault,
// except null.
func ReadObjects(items []json.RawMessage, where string, faults *[]string) []Object {
	var objects []Object
	for i, item := range items {
		if string(item) == "null" {
			continue
		}
		o, err := ReadObject(item, fmt.Sprintf("%s %d", where, i+1), faults)
		if err != nil {
			*faults = append(*faults, fmt.Sprintf("%s %d is not an object", where, i+1))
			continue
		}
		objects = append(objects, o)
	}
	return objects
}
