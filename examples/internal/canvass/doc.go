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
// # Lists
//
// A text may be in UTF-8, UTF-16 or Windows-1252, with commas, semicolons or
// tabs. Cells come back byte for byte, line breaks in them too. Empty lines are
// passed over, except in a text with one column, where each is a row. A row may
// have a megabyte and 16,384 columns, a workbook 256 MB.
//
// Of a workbook the first sheet is read, or the one that [Options.Sheet] names.
// It is written as CSV: dates like 2021-01-27, numbers with the digits that
// Excel shows, the values of formulas. Empty rows are passed over.
//
// # Columns
//
// The first row has the names of the columns, in English or Spanish. They are
// found by their words: "can2_user_address", "Mailing Street", "¿Cuál es su
// dirección?". The address may be in one column or in several (number,
// direction, street, street type), with unit, city, state and ZIP code beside
// it or in it. Where there are several addresses, that of the residence comes
// before one without a word on it, and that before the one for mail. What
// stands in the first rows decides between columns that are alike, and refutes
// a name. If it stays open, the error is a [*ColumnError] with the candidates,
// and [Options.Address] tells which one is meant; [Inspect] shows what would be
// read before any work is done.
//
// Rows without an address may have lat and lng.
//
// # Days
//
// Wards and alders are those of [Options.Day], or with [Options.DateColumn]
// those of the day in each row. Such a row without a single day that can be
// read is [StatusNoDate], and one before the first map is [StatusBeforeMaps].
// Days are written like 2021-01-27, 1/27/2021 or January 27, 2021; if the first
// rows have days like 27/1/2021 and none like 1/27/2021, the day stands first in
// all of them. A time behind the day is passed over, and its zone with it.
//
// # Output
//
// The output is UTF-8 with a byte order mark and has the separator of the list.
// A row is numbered by its place behind the header, the first is 1. The column
// duplicate_of has the number of the first row of the same signer: the same
// place, unit included, and the same name if there are columns for names,
// whatever the case, accents and punctuation. Nothing is left out.
//
// # Rows that a person should look at
//
// These are rows without a ward, near the border of another, changed so that
// they may mean another place, and duplicates. [Options.Review] gets them as
// CSV, [Options.Look] one by one with reasons and suggestions. [Result.Again]
// tries another address for one, and [Options.Corrected] takes the addresses
// that were put right when the list is matched again.
package canvass
