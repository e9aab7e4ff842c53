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
// The guide of examples/petition tells what lists it reads, how it finds their
// columns, and what it writes behind the rows. If it stays open which column has
// the address, the error is a [*ColumnError] with the candidates, and
// [Options.Address] tells which one is meant. [Inspect] shows what would be read
// before any work is done. Rows are numbered from 1 behind the header.
//
// A person should look at rows without a ward, near the border of another,
// changed so that they may mean another place, and at duplicates. [Options.Review]
// gets them as CSV, [Options.Look] one by one with reasons and suggestions.
// [Result.Again] tries another address for one, and [Options.Corrected] takes
// the addresses that were put right when the list is matched again.
package canvass
