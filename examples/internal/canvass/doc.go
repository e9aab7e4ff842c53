// Package canvass matches a list of signers with wards and alders. It reads CSV
// or an Excel workbook and writes the same rows, each once and in order,
// with the answers behind them:
//
//	result, err := canvass.Match(ctx, in, out, canvass.Options{Atlas: atlas})
//
// It needs no file system, no signal and no second processor, so that it also
// runs in a browser. It opens no connection, and what it returns besides rows,
// [Doubt] and [Layout] holds no word of any row.
//
// The README of examples/petition says what lists it reads, how it finds their
// columns, and what it adds to the rows. If it is not clear which column has the
// address, the error is a [*ColumnError] with the candidates, and
// [Options.Address] names the right one. [Inspect] shows what would be read,
// before any work is done. Rows are numbered from 1 after the header. What is
// wrong with a list is a [*ListError], in English or Spanish.
//
// A person should look at rows without a ward, near the border of another,
// changed so that they may mean another place, and at duplicates. [Options.Review]
// gets them as CSV, [Options.Look] one by one with reasons and suggestions.
// [Result.Again] tries another address for one, and [Options.Corrected] takes
// the addresses that were put right when the list is matched again.
package canvass
