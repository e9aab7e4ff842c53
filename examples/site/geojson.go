package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/ward"
)

// wardMaps has the ward maps as GeoJSON by their ID. A map is prepared when
// it is first asked for.
type wardMaps map[string]func() preparedMap

// preparedMap is a map ready to be sent.
type preparedMap struct {
	plain, zipped       []byte
	plainTag, zippedTag string
}

func newWardMaps(atlas *ward.Atlas, today *ward.Snapshot) wardMaps {
	maps := wardMaps{}
	for _, m := range atlas.Maps() {
		maps[m.Info().ID] = sync.OnceValue(func() preparedMap { return prepareMap(today, m) })
	}
	return maps
}

func prepareMap(today *ward.Snapshot, m *ward.Map) preparedMap {
	plain := appendMap(nil, today, m)
	var zipped bytes.Buffer
	writer := gzip.NewWriter(&zipped)
	_, err := writer.Write(plain)
	if err = cmp.Or(err, writer.Close()); err != nil {
		panic(err) // a buffer does not fail
	}
	return preparedMap{plain, zipped.Bytes(), tagOf(plain), tagOf(zipped.Bytes())}
}

// sendGeoJSON answers with the ward map in force, or the one named.
func sendGeoJSON(w http.ResponseWriter, r *http.Request, data *edition) {
	w.Header().Set("Vary", "Accept-Encoding")
	values, wrong := parameters(r, "map")
	if wrong != nil {
		writeProblem(w, wrong)
		return
	}
	id := data.today.Map().Info().ID
	if values.Has("map") {
		id = values.Get("map")
	}
	prepare, ok := data.maps[id]
	if !ok {
		var ids []string
		for _, m := range data.atlas.Maps() {
			ids = append(ids, m.Info().ID)
		}
		writeProblem(w, mistake("map", "there are "+strings.Join(ids, ", ")))
		return
	}
	prepared := prepare()
	text, tag := prepared.plain, prepared.plainTag
	if acceptsGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		text, tag = prepared.zipped, prepared.zippedTag
	}
	writeList(w, r, "application/geo+json", text, tag)
}

func acceptsGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";")
		if name == "gzip" {
			return !slices.Contains([]string{"q=0", "q=0.0", "q=0.00", "q=0.000"}, weight)
		}
	}
	return false
}

// appendMap appends m as a FeatureCollection of RFC 7946 to text. The alders
// are named on the map of today only: of an older one, every ward had several.
func appendMap(text []byte, today *ward.Snapshot, m *ward.Map) []byte {
	text = append(text, `{"type":"FeatureCollection","features":[`...)
	for n := ward.Number(1); n <= ward.Count; n++ {
		if n > 1 {
			text = append(text, ",\n"...)
		}
		text = fmt.Appendf(text, `{"type":"Feature","id":%d,"properties":{"ward":%d,"division_id":%q,"map":%q`, n, n, n.DivisionID(), m.Info().ID)
		if m == today.Map() {
			text = append(text, `,"alder":`...)
			text = append(text, nameOf(today, n)...)
		}
		text = append(text, `},"geometry":{"type":"MultiPolygon","coordinates":`...)
		text = append(appendPolygons(text, m.Boundary(n)), "}}"...)
	}
	return append(text, "]}\n"...)
}

// nameOf returns the name of the alder of n as JSON, null if there is none.
func nameOf(day *ward.Snapshot, n ward.Number) []byte {
	seat, _ := day.Seat(n)
	if seat.Holder == nil {
		return []byte("null")
	}
	name, err := json.Marshal(seat.Holder.Name)
	if err != nil {
		panic(err) // a string does not fail to encode
	}
	return name
}

// appendPolygons appends the coordinates of polygons with seven decimals, the
// outer rings counterclockwise and the holes clockwise.
func appendPolygons(text []byte, polygons orb.MultiPolygon) []byte {
	return appendList(text, polygons, func(text []byte, polygon orb.Polygon) []byte {
		outer := true
		return appendList(text, polygon, func(text []byte, ring orb.Ring) []byte {
			if want := orb.CCW; outer != (ring.Orientation() == want) {
				ring.Reverse()
			}
			outer = false
			return appendList(text, ring, appendPosition)
		})
	})
}

func appendPosition(text []byte, p orb.Point) []byte {
	text = append(text, '[')
	text = strconv.AppendFloat(text, p.Lon(), 'f', 7, 64)
	text = append(text, ',')
	text = strconv.AppendFloat(text, p.Lat(), 'f', 7, 64)
	return append(text, ']')
}

// appendList appends items as a JSON list.
func appendList[T any](text []byte, items []T, item func([]byte, T) []byte) []byte {
	text = append(text, '[')
	for i, it := range items {
		if i > 0 {
			text = append(text, ',')
		}
		text = item(text, it)
	}
	return append(text, ']')
}
