// Package canvass matches a list of signers with wards and alders. It reads CSV
// or a workbook of Excel and writes the same rows, each once and in order,
// with the answers behind them:
//
//	result, err := canvass.Match(ctx, in, out, canvass.Options{Atlas: atlas})
//
// It needs no file system, no signal and no second processor, so that it also
// runs in a browser. It opens no connection, and what it returns besides rows,
// [Doubt] and [Layout] holds no word of any row.
//
// What lists it reads, how it finds their columns, and what it writes behind
// the rows, the guide of examples/petition tells. In short:
//
//   - A text may be in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or
//     tabs. Cells come back byte for byte. Empty lines are passed over, except in
//     a text with one column. A row may have a megabyte and 16,384 columns.
//   - A workbook may have 256 MB. One sheet of it is read, and written as CSV.
//     Empty rows are passed over.
//   - Columns are found by the words of their names, in English or Spanish; what
//     stands in the first rows decides between columns that are alike, and
//     refutes a name. The address of a residence comes before one without a word
//     on it, and that before the one for mail. If it stays open, the error is a
//     [*ColumnError] with the candidates, and [Options.Address] tells which one
//     is meant. [Inspect] shows what would be read before any work is done.
//   - Wards and alders are those of [Options.Day], or with [Options.DateColumn]
//     those of the day in each row. A time behind a day is passed over, and its
//     zone with it.
//   - Rows are numbered from 1 behind the header.
//
// A person should look at rows without a ward, near the border of another,
// changed so that they may mean another place, and at duplicates. [Options.Review]
// gets them as CSV, [Options.Look] one by one with reasons and suggestions.
// [Result.Again] tries another address for one, and [Options.Corrected] takes
// the addresses that were put right when the list is matched again.
package canvass
