package street

import "testing"

func TestFixedNames(t *testing.T) {
	for key, want := range map[string]bool{
		"63RD": true, "AVENUEO": true, "ADA": true, "FRY": true, "100TH": true,
		"OHIO": false, "AVENUEOF": false, "STATE": false,
	} {
		if got := isFixed(key); got != want {
			t.Errorf("isFixed(%q) = %v, want %v", key, got, want)
		}
	}
}
