package canvass

import "github.com/chiward/chiward/examples/internal/outreach"

// ListError says what is wrong with a list. It may name a line, a row or the
// sheets, and holds no word of any row.
type ListError struct {
	name string // of the text in words
	args []any
}

func listError(name string, args ...any) error { return &ListError{name, args} }

// Error returns the text in English.
func (e *ListError) Error() string { return e.Text(outreach.English) }

// Text returns the text in l. Like an error it begins in lower case and ends
// without a period.
func (e *ListError) Text(l outreach.Language) string {
	return wordsIn[l].fill("Error_"+e.name, e.args...)
}
