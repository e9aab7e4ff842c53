// Package street finds where a Chicago address is. It knows the names of the
// streets, their house numbers, their corners and their lines, but no wards and
// no people.
//
// [Read] reads the streets of Chicago. [Streets.Find] places what
// [address.Read] returns: of the readings of a text it takes the one that the
// streets support best. [Streets.Locate] places one address. A [Fix] has the
// point, how far off it may be, the method by which it was found, and every
// correction made on the way. An address that fits several places is an
// [AmbiguousError], never a guess. One that fits none is a [NotFoundError], with
// up to three similar addresses that would be found.
//
// An official street name is never changed into another. If the direction
// beside it is wrong, the address on the other side of State or Madison is
// suggested.
//
// Everything in this package is immutable and safe for any number of goroutines.
package street
