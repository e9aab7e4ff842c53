package ward_test

import (
	"testing"

	"github.com/chiward/chiward/ward"
)

// BenchmarkAddress times the way from text to ward.
func BenchmarkAddress(b *testing.B) {
	day := shipped().Latest()
	for _, set := range []struct {
		name  string
		texts []string
	}{
		{"clean", []string{"121 N LA SALLE ST", "1901 W MADISON ST", "400 S STATE ST", "1060 W ADDISON ST", "5801 S ELLIS AVE", "740 N SEDGWICK ST"}},
		{"typed", []string{"121 n lasalle", "1901 West Madison Street, Chicago, IL 60612", "400 south state st., chicago", "1060 W. Addison"}},
		{"misspelt", []string{"2300 N Linclon Ave", "1226 W Ainsle St", "4021 N Keystne Ave"}},
	} {
		b.Run(set.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				res, err := day.Address(set.texts[i%len(set.texts)])
				if ward.StatusOf(res, err) != ward.Matched {
					b.Fatalf("%s: %v, %v", set.texts[i%len(set.texts)], res, err)
				}
			}
		})
	}
}
