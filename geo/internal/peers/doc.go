// Package peers compares chiward with the other Go libraries that can tell
// which ward a point is in. It is a module of its own, so that their
// dependencies stay out of chiward's, and it holds nothing but tests.
package peers
