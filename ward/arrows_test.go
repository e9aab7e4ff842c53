package ward_test

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/chiward/chiward/"

// TestArrows asks the go command what each package depends on, and allows
// nothing beyond what the design does.
func TestArrows(t *testing.T) {
	outside := []string{"github.com/paulmach/orb", "github.com/tidwall/rtree", "github.com/tidwall/geoindex", "github.com/golang/geo", "golang.org/x/"}
	spelling := module + "geo/internal/spelling"
	for _, test := range []struct {
		name  string
		allow []string
	}{
		{"geo/address", []string{spelling}},
		{"geo/internal/planar", outside},
		{"geo", append([]string{module + "geo/internal/planar"}, outside...)},
		{"geo/street", append([]string{spelling, module + "geo/address", module + "geo", module + "geo/internal/planar"}, outside...)},
		{"ward", append([]string{spelling, module + "geo/address", module + "geo", module + "geo/street", module + "geo/internal/planar"}, outside...)},
		{"data", nil},
	} {
		for _, path := range dependencies(t, test.name) {
			standard := !strings.Contains(strings.Split(path, "/")[0], ".")
			allowed := standard
			for _, prefix := range test.allow {
				if path == prefix || strings.HasPrefix(path, strings.TrimSuffix(prefix, "/")+"/") && !strings.HasPrefix(prefix, module) {
					allowed = true
				}
			}
			if !allowed {
				t.Errorf("%s depends on %s", test.name, path)
			}
		}
	}
}

// dependencies returns the packages that a package of the module depends on.
func dependencies(t *testing.T, name string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", module+name).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	paths := strings.Fields(string(out))
	if len(paths) < 5 {
		t.Fatalf("go list names only %v", paths)
	}
	return paths[:len(paths)-1] // the last is the package itself
}
