package canvass

import (
	"context"
	"errors"
	"io"
)

// Layout is what a list looks like before it is matched.
type Layout struct {
	// Header has the names of the columns.
	Header []string
	// Sheets has the names of the sheets of a workbook; nil for a text.
	Sheets []string
	// Columns is what would be read, if there is no Question.
	Columns Columns
	// Question says which columns may have the address, if that is not clear.
	Question *ColumnError
	// Sample has the cells of the first rows.
	Sample [][]string
}

// Inspect reads the beginning of a list. The error is that of [Match], except
// that a [*ColumnError] is in the layout.
func Inspect(ctx context.Context, in io.Reader, o Options) (*Layout, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r, err := begin(ctx, in, o)
	if err != nil {
		return nil, err
	}
	layout := &Layout{Header: r.list.header, Sheets: r.list.sheets, Sample: r.sample()}
	err = r.columns.find(r)
	if question, ok := errors.AsType[*ColumnError](err); ok {
		layout.Question = question
		return layout, nil
	}
	layout.Columns = r.columns
	return layout, err
}
