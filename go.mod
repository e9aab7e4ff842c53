module github.com/chiward/chiward

go 1.26.0

require (
	github.com/golang/geo v0.0.0-20260818125358-b200a1149890
	github.com/klauspost/compress v1.20.4
	github.com/paulmach/orb v0.14.0
	github.com/thedatashed/xlsxreader v1.2.8
	github.com/tidwall/rtree v1.10.0
	golang.org/x/sync v0.25.0
	golang.org/x/term v0.47.0
	golang.org/x/text v0.43.0
	golang.org/x/time v0.16.0
)

require (
	github.com/stretchr/testify v1.9.0 // indirect
	github.com/tidwall/geoindex v1.7.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
)
