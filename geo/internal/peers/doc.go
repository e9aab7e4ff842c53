// Package peers compares chiward with the other Go libraries that can tell
// which ward a point is in. It is a module of its own, so that their
// dependencies stay out of chiward's, and it holds nothing but tests.
//
// This prints the tables, all figures in them from one run on one core:
//
//	cd geo/internal/peers
//	go test -run TestTable -table -benchtime 0.2s
//
// and this makes input for benchstat (-col /lib -row /set):
//
//	go test -run '^$' -bench . -count 10
//
// Each peer has the fastest set-up that was found for it and still answers
// which ward it is:
//
//   - s2: one s2.ShapeIndex of LaxPolygons and one ContainsPointQuery, used
//     again and again. The time includes putting latitude and longitude on
//     the sphere; s2-points is without that.
//   - tzf: its Finder, with the wards for time zones.
//   - rtree+tidwall-geojson: a tidwall/rtree of the polygons' boxes, then
//     tidwall/geojson with an R-tree for each ring.
//   - simplefeatures: its R-tree of the polygons' boxes, then its prepared
//     geometries.
//   - rtree+orb: a tidwall/rtree of the wards' boxes, then orb/planar.
//
// There are two sets of points about the map of 2023: uniform in the city,
// and scattered about borders with a standard deviation of 30 m each way.
//
// The second table holds the run against what chiward is to reach: Map.Ward
// at least 30 times as fast as s2 and 80 times as fast as
// rtree+tidwall-geojson on uniform points, and 20 times as fast as s2 on
// border points; and Map.At, with the distance to the border and the
// neighbors, in half the time that s2 takes for the ward alone on uniform
// points, and in no more than that on border points.
//
// The other tests hold chiward to the answers of the peers on all three maps:
//
//	go test -points 2000000
//
// asks about ten times as many places as usual.
package peers
