package canvass

import (
	"fmt"
	"math"
	"slices"

	"github.com/chiward/chiward/geo"
)

// mapDetail is how exactly the maps of the report are drawn. It makes a unit
// 1.6 m, to which the sizes of letters and patterns in the page are cut.
const mapDetail geo.Meters = 40

// mapMargin is the margin around the maps in units.
const mapMargin = 60

// shades is how many shades of the map there are.
const shades = 5

// classLimits returns the highest count of each shade, in ascending order. They
// grow with the square of their number, as suits counts, and are round, but for
// the last, which is most.
func classLimits(most int) []int {
	var limits []int
	for i := 1; i <= shades; i++ {
		limit := min(roundUp(float64(most)*float64(i*i)/(shades*shades)), most)
		if i == shades {
			limit = most
		}
		if limit > 0 && (limits == nil || limit > limits[len(limits)-1]) {
			limits = append(limits, limit)
		}
	}
	return limits
}

// roundUp returns the next whole number of one digit and zeros.
func roundUp(value float64) int {
	if value <= 1 {
		return int(math.Ceil(value))
	}
	unit := math.Pow10(int(math.Log10(value)))
	return int(math.Ceil(value/unit) * unit)
}

// classOf returns the shade for count: "shade-0" for none, up to "shade-5".
// Where there are fewer limits than shades, they are spread out.
func classOf(count int, limits []int) string {
	at, _ := slices.BinarySearch(limits, count)
	switch {
	case count == 0:
		return "shade-0"
	case len(limits) == 1:
		return fmt.Sprint("shade-", shades)
	}
	return fmt.Sprint("shade-", 1+at*(shades-1)/(len(limits)-1))
}
