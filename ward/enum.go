package ward

import (
	"fmt"
	"slices"
)

// nameOf returns the name of value, or kind with the number in parentheses if
// it has none.
func nameOf[E ~uint8](kind string, names []string, value E) string {
	if int(value) < len(names) {
		return names[value]
	}
	return fmt.Sprintf("%s(%d)", kind, uint8(value))
}

// marshalName returns the name of value; a value without a name is an error.
func marshalName[E ~uint8](kind string, names []string, value E) ([]byte, error) {
	if int(value) >= len(names) {
		return nil, fmt.Errorf("ward: %s(%d) has no name", kind, uint8(value))
	}
	return []byte(names[value]), nil
}

// unmarshalName sets value to the one whose name is text.
func unmarshalName[E ~uint8](kind string, names []string, value *E, text []byte) error {
	i := slices.Index(names, string(text))
	if i < 0 {
		return fmt.Errorf("ward: %q is not one of the names of %s: %q", text, kind, names)
	}
	*value = E(i)
	return nil
}

// textOf returns the text of value, and the zero Text if it has none.
func textOf[E ~uint8](texts []Text, value E) Text {
	if int(value) >= len(texts) {
		return Text{}
	}
	return texts[value]
}
