package street

import "testing"

// TestMethodNames holds the names that are printed, also of a value that has
// none.
func TestMethodNames(t *testing.T) {
	for method, want := range map[Method]string{
		Given: "given", Exact: "exact", Interpolated: "interpolated", Block: "block", Intersection: "intersection", Method(9): "Method(9)",
	} {
		if got := method.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
