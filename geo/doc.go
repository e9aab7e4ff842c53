// Package geo finds places: which region of a map a point is in and how far
// the nearest border is. It knows nothing of wards, streets or people.
//
// # Regions
//
// [ParseGeoJSON] reads areas and checks them; [NewIndex] makes a planar map of
// them and answers for points. On that map every place belongs to exactly one
// region or to none:
//
//   - Coordinates are whole numbers of 1e-7 degree, about 1 cm. Every test of
//     which side of a line a point is on is a product of such numbers that fits
//     in 64 bits, so it is exact and the same on every processor.
//   - Lines are straight in longitude and latitude, as RFC 7946 says.
//   - Outlines that cross or pass within half a unit of a vertex get a common
//     vertex there. Places that several regions claim, or that lie in a gap
//     between regions, go to the region with the lowest number and are reported
//     as a [Defect].
//   - A point on a border belongs to the region to its east, or, where the
//     border runs due east and west, to the region to its north.
//
// Lengths in meters are on a sphere with the Earth's mean radius.
//
// Everything in this package is immutable once made and safe for any number of
// goroutines.
package geo
