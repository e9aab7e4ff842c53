// Package street finds where a Chicago address stands. It knows the names of
// the streets, their house numbers, their corners and their lines, and nothing
// of wards or people.
//
// [Read] reads the streets of Chicago. [Streets.Find] finds the place of a text
// that package address has read in one way or in several: of the readings it
// takes the one that the streets support best. [Streets.Locate] finds that of
// one address. A place comes with a radius, the method by which it was found,
// and every correction made on the way. What fits several places is an
// [AmbiguousError], never a guess; what fits none is a [NotFoundError], with up
// to three addresses like it that would be found.
//
// A name that is an official one is never taken for another: with the wrong
// direction beside it, the other side of State or Madison is suggested.
//
// Everything in this package is immutable once made and safe for any number of
// goroutines.
package street
