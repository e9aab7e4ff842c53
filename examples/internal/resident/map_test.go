package resident

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func TestPlaceView(t *testing.T) {
	p := pages(t)
	for _, text := range []string{"1060 W Addison St", "5600 W North Ave", "Western Ave and Division St", "12700 S Torrence Ave"} {
		res := p.day.Address(text)
		view := p.newPlaceView(res.Match, outreach.English)
		var left, top, side, height int
		if _, err := fmt.Sscan(view.ViewBox, &left, &top, &side, &height); err != nil || side != height {
			t.Fatalf("%s: view box %q, %v", text, view.ViewBox, err)
		}
		if meters := geo.Meters(side) * p.place.Scale(); meters < minSide-1 || meters > maxSide+1 || meters < 2*res.Border && meters < maxSide-1 {
			t.Errorf("%s: %v m wide, with a border %v m away", text, meters, res.Border)
		}
		if got := left + side/2 - view.X; got < -1 || got > 1 {
			t.Errorf("%s: the place is not in the middle", text)
		}
		labeled := map[ward.Number]bool{}
		for _, label := range view.Near {
			labeled[label.Number] = true
			if label.X < left || label.X > left+side || label.Y < top || label.Y > top+side {
				t.Errorf("%s: the label of ward %d is outside the picture", text, label.Number)
			}
			at := geo.Point{ // the way back from the drawing
				Lat: res.Point.Lat - float64(label.Y-view.Y)*float64(p.place.Scale())/111195,
				Lng: res.Point.Lng + float64(label.X-view.X)*float64(p.place.Scale())/(111195*0.7451),
			}
			if got := p.day.Map().Ward(at); got != label.Number {
				t.Errorf("%s: the label of ward %d is in ward %d", text, label.Number, got)
			}
			if !strings.Contains(view.Desc, label.Number.Ordinal()[:1]) {
				t.Errorf("%s: ward %d is not among %q", text, label.Number, view.Desc)
			}
		}
		for n := ward.Number(1); n <= ward.Count; n++ {
			if (n == res.Ward || res.Others.Has(n)) && !labeled[n] {
				t.Errorf("%s: ward %d has no label", text, n)
			}
		}
		if view.Mine != res.Ward || !slices.Equal(view.Others, slices.Collect(res.Others.All())) {
			t.Errorf("%s: wards %d and %v are shaded", text, view.Mine, view.Others)
		}
		if bar := geo.Meters(view.Bar.Width) * p.place.Scale(); bar < 60 || bar > geo.Meters(side)*p.place.Scale()/2 || view.Bar.Text == "" {
			t.Errorf("%s: a scale bar of %v m, %q", text, bar, view.Bar.Text)
		}
	}
}
