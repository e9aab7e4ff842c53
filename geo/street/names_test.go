package street_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
)

func ExampleStreets_Names() {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for name := range streets.Names() {
		if name.Name == "BELMONT HARBOR" {
			fmt.Println(name)
		}
	}
	// Output: N BELMONT HARBOR DR
}

// TestNames yields every street once, and can be ended early.
func TestNames(t *testing.T) {
	streets, err := street.Read(os.DirFS("../../data/streets"))
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Collect(streets.Names())
	seen := map[address.Street]bool{}
	for _, name := range names {
		if seen[name] {
			t.Errorf("%v is there twice", name)
		}
		seen[name] = true
	}
	for range streets.Names() {
		break
	}
	for name := range new(street.Streets).Names() {
		t.Errorf("the zero Streets has %v", name)
	}
	if len(names) < 2000 {
		t.Errorf("%d names", len(names))
	}
}
