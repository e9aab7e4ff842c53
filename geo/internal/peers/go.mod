module github.com/chiward/chiward/geo/internal/peers

go 1.26.0

replace github.com/chiward/chiward => ../../..

require (
	github.com/chiward/chiward v0.0.0
	github.com/golang/geo v0.0.0-20260818125358-b200a1149890
	github.com/paulmach/orb v0.14.0
	github.com/peterstace/simplefeatures v0.59.0
	github.com/ringsaturn/tzf v1.2.0
	github.com/tidwall/geojson v1.4.5
	github.com/tidwall/rtree v1.10.0
)

require (
	github.com/ringsaturn/tzf-dist v0.0.2026-b-fix1 // indirect
	github.com/tidwall/geoindex v1.7.0 // indirect
	go.mongodb.org/mongo-driver/v2 v2.5.0 // indirect
	golang.org/x/text v0.43.0 // indirect
	google.golang.org/protobuf v1.36.11 // indirect
)
