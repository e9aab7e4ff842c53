// Package chiward holds the documentation of a library that answers, for any
// place in Chicago given as a point or an address: which ward, how sure that
// is, who the alder is, how to reach them, and what the public record says was
// done on each amendment of the Welcoming City ordinance.
//
// There is no code here. A program uses these packages:
//
//   - [github.com/chiward/chiward/ward] is the API: atlas, snapshot, result,
//     seats, measures and stances.
//   - [github.com/chiward/chiward/data] holds the embedded bundles; a program
//     links only the bundles it calls.
//   - [github.com/chiward/chiward/geo] finds which area a point is in:
//     points, GeoJSON, the index of areas.
//   - [github.com/chiward/chiward/geo/address] reads what people write as a
//     Chicago address.
//   - [github.com/chiward/chiward/geo/street] finds where an address stands.
//
// Everything happens inside the caller's process. Nothing here opens a
// connection, reads the clock, or logs.
package chiward
