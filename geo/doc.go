// Package geo finds places: which area of a map a point is in, how far the
// nearest border is, and where a Chicago address stands.
package geo
