package main

import (
	"net/http"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/chiward/chiward/ward"
)

// featureCollection is a ward map as RFC 7946 has it.
type featureCollection struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

type feature struct {
	Type       string            `json:"type"`
	ID         ward.Number       `json:"id"`
	Properties featureProperties `json:"properties"`
	Geometry   featureGeometry   `json:"geometry"`
}

type featureProperties struct {
	Ward       ward.Number `json:"ward"`
	DivisionID string      `json:"division_id"`
	Map        string      `json:"map"`
	// Alder is the name of the alder, on the map of today only: on an older map
	// every ward had several. It is null if nobody is known to hold the seat.
	Alder any `json:"alder,omitempty"`
}

type featureGeometry struct {
	Type        string           `json:"type"`
	Coordinates orb.MultiPolygon `json:"coordinates"`
}

// sendGeoJSON answers with the ward map in force, or the one named.
func sendGeoJSON(w http.ResponseWriter, r *http.Request, data *edition) {
	values, wrong := parameters(r, "map")
	if wrong != nil {
		writeProblem(w, wrong)
		return
	}
	maps := data.atlas.Maps()
	i := slices.Index(maps, data.today.Map())
	if values.Has("map") {
		i = slices.IndexFunc(maps, func(m *ward.Map) bool { return m.Info().ID == values.Get("map") })
	}
	if i < 0 {
		var ids []string
		for _, m := range maps {
			ids = append(ids, m.Info().ID)
		}
		writeProblem(w, mistake("map", "the maps are "+strings.Join(ids, ", ")))
		return
	}
	writeTagged(w, r, "application/geo+json", encode(newFeatureCollection(data.today, maps[i])))
}

func newFeatureCollection(today *ward.Snapshot, m *ward.Map) featureCollection {
	collection := featureCollection{Type: "FeatureCollection"}
	for n := ward.Number(1); n <= ward.Count; n++ {
		properties := featureProperties{Ward: n, DivisionID: n.DivisionID(), Map: m.Info().ID}
		if m == today.Map() {
			var name *string // nil is null, and not left out
			if seat, _ := today.Seat(n); seat.Holder != nil {
				name = &seat.Holder.Name
			}
			properties.Alder = name
		}
		collection.Features = append(collection.Features, feature{"Feature", n, properties, featureGeometry{"MultiPolygon", m.Boundary(n)}})
	}
	return collection
}
