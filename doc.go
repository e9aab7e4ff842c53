// Package chiward is the documentation of a library that answers, for any place
// in Chicago given as a point or an address: which ward, how sure that is, who
// the alder is, how to reach them, and what the public record says was done on
// each amendment of the Welcoming City ordinance.
//
// There is no code here. A program uses these packages:
//
//   - [github.com/chiward/chiward/ward] is the API: atlas, snapshot, result,
//     seats, measures and stances.
//   - [github.com/chiward/chiward/data] holds the data; a program links only
//     the bundles that it calls.
//   - [github.com/chiward/chiward/geo] finds which region contains a point and
//     how near its border is.
//   - [github.com/chiward/chiward/geo/address] reads Chicago addresses as
//     people write them.
//   - [github.com/chiward/chiward/geo/street] finds where an address is.
//
// Everything happens inside the caller's process. None of the packages opens a
// connection, reads the clock, or logs.
package chiward
