package street

import (
	"iter"

	"github.com/chiward/chiward/geo/address"
)

// Names yields the official names of all streets, in the order of the bundle.
func (s *Streets) Names() iter.Seq[address.Street] {
	return func(yield func(address.Street) bool) {
		for i := range s.streets {
			if !yield(s.streets[i].name) {
				return
			}
		}
	}
}
