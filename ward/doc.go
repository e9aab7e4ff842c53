// Package ward answers which ward of Chicago a place is in, who represents
// it, and what the record says.
package ward
