// Package street finds where a Chicago address stands. It knows the names of
// the streets, their house numbers and their corners, and nothing of wards or
// people.
//
// [Read] reads the streets of Chicago, and [Streets.Locate] finds the place of
// an address that package address has read, with a radius, the method by which
// it was found, and every correction made on the way. What fits several places
// is an [AmbiguousError], never a guess.
//
// Everything in this package is immutable once made and safe for any number of
// goroutines.
package street
