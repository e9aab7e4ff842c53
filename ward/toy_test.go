package ward

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/geo"
)

// toyFiles are small tables in which everything that may be is. Ward 1 was
// held by Ann Alba, was vacant for a month, and is held by Ben Brook, who had
// ward 2 before and left it to Cy Cole. Ward 3 is held by Eve Ebel, who left.
// Of Dee Dahl, who acted for ward 2 in 2012, no term is known.
var toyFiles = map[string]string{
	"council/sources.csv": `id,title,publisher,url,no_url,license,as_of,retrieved,sha256
clerk,List of members,City Clerk,,The list is on paper.,,2026-10-04,2026-10-05,
offices,Ward offices,City,https://example.org/offices,,,2026-09-11,unknown,
rooms,Rooms,City,https://example.org/rooms,,,2025-05-15,unknown,
paper,Report,A newsroom,https://example.org/report,,,,unknown,
clerk-later,List of members,City Clerk,https://example.org/members,,,2026-10-05,2026-10-06,
`,
	"council/councils.csv": `start_date,end_date,note,source
2023-05-15,2027-05-16,,clerk
`,
	"council/people.csv": `id,name,given_name,family_name,suffix,other_names,clerk_id,source
ann-alba,Ann Alba,Ann,Alba,,Annie Alba; A. Alba,ID-1,clerk
ben-brook,Ben Brook,,,,,,clerk
cy-cole,Cy Cole,,,,,,clerk
dee-dahl,Dee Dahl,,,,,,paper
eve-ebel,Eve Ebel,,,,,,paper
`,
	"council/terms.csv": `ward,alder,start_date,end_date,appointed,note,source,confirmed
2,ben-brook,2015-05-18,2025-05-31,,,paper,
1,ben-brook,2025-06-01,,appointed,,paper,clerk
1,ann-alba,,2025-04-30,,In office before 1998-01-01.,paper,
2,cy-cole,2025-06-01,,,,clerk,clerk-later
3,eve-ebel,2019-05-20,2026-08-31,,,paper,clerk
`,
	"council/seats.csv": `ward,email,website,page,note,source
1,ward01@example.org,https://one.example.org/,https://example.org/1,,offices
2,ward02@example.org,,,Only one source.,offices
3,ward03@example.org,,,,rooms
`,
	"council/offices.csv": `ward,office,address,zip,phone,fax,fax_as_of,lat,lng,confidence,phone_confidence,note,source
1,ward,10 North Main Street,60601,(312) 555-0101,(312) 555-0102,2026-02-18,41.9,-87.7,high,high,,offices
1,ward,"20 North Main Street, Unit C",60601,,,,,,high,unknown,No line of its own.,offices
1,city_hall,"121 North LaSalle Street, Room 300",60602,(312) 555-0103,,,,,low,medium,,rooms
2,ward,30 North Main Street,60601,(312) 555-0104,,,,,high,high,,offices
`,
	"council/stances.csv": `measure,ward,alder,act,question,date,basis,note,source
O1,1,ann-alba,yea,adopt,2020-02-01,record,,clerk
O1,2,ben-brook,nay,adopt,2020-02-01,record,,clerk
O1,2,ben-brook,cosponsored,support,2020-01,record,Voted nay later.,clerk
O2,2,ben-brook,sponsored,support,2023-09,reported,Two reports.,paper
O2,2,ben-brook,filed,take_up,2025-01-07,reported,,paper
O2,2,ben-brook,nay,table,2025-01-15,reported,,paper
O2,1,ann-alba,yea,table,2025-01-15,derived,The other one.,paper
O2,1,ann-alba,stated,oppose,2025-01-10,reported,,paper
R1,1,ben-brook,yea,adopt,2026-07-15,record,,clerk
R1,2,cy-cole,nay,adopt,2026-07-15,record,,clerk
O0,2,dee-dahl,stated,support,2012-09,reported,,paper
`,
	"council/measures/O0.txt": measureFile("effect: strengthens|introduced: 2012-07|final_date: 2012-09|outcome: passed|sources: paper"),
	"council/measures/O1.txt": measureFile("record_number: O1|official_title: An official title|effect: strengthens|introduced: 2020-01|" +
		"final_date: 2020-02-03|outcome: passed|question: adopt|yeas: 1|nays: 1|sources: paper clerk"),
	"council/measures/O2.txt": measureFile("effect: weakens|introduced: 2023|final_date: 2025-01-15|outcome: tabled|question: table|yeas: 1|nays: 1|sources: paper"),
	"council/measures/R1.txt": measureFile("effect: unclassified|related: yes|final_date: 2026-07-15|outcome: adopted|question: adopt|yeas: 1|nays: 1|sources: paper"),
}

// measureFile returns the file of a measure with these fields and every
// section that must be.
func measureFile(fields string) string {
	return strings.ReplaceAll(fields, "|", "\n") + `

# title
More

# title_es
Más

# summary
It helps.
It passed.

# summary_es
Ayuda.
`
}

// kindOf returns the kind of a file of the toy bundle.
func kindOf(name string) string {
	switch {
	case strings.HasSuffix(name, ".geojson"):
		return kindMap
	case strings.HasPrefix(name, "council/measures/"):
		return kindMeasure
	}
	return strings.TrimSuffix(strings.TrimPrefix(name, "council/"), ".csv")
}

// toyMaps are the maps of the toy bundle: wards 1 to 50 from the south-west to
// the north-east since 2023, and the other way round before.
var toyMaps = map[string]MapInfo{
	"wards/2015.geojson": {ID: "2015", StartDate: MustParseDate("2015-05-18"), EndDate: MustParseDate("2023-05-14"), Accuracy: 1},
	"wards/2023.geojson": {ID: "2023", StartDate: MustParseDate("2023-05-15"), Accuracy: 1},
}

// toyBundle returns the toy bundle with the files in changed in place of its
// own; an empty one is left out.
func toyBundle(t testing.TB, changed map[string]string) fstest.MapFS {
	t.Helper()
	files := maps.Clone(toyFiles)
	files["wards/2015.geojson"] = toyMap(func(n int) string { return numbered(51 - n) })
	files["wards/2023.geojson"] = toyMap(numbered)
	maps.Copy(files, changed)
	manifest := Manifest{Bundle: "toy", Notice: "A notice."}
	bundle := fstest.MapFS{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		content := []byte(files[name])
		if len(content) == 0 {
			continue
		}
		sum := sha256.Sum256(content)
		f := File{Name: name, Kind: kindOf(name), SHA256: hex.EncodeToString(sum[:])}
		if info, ok := toyMaps[name]; ok {
			f.Map, f.Sources = &info, []Source{{Title: "Wards", URL: "https://example.org/wards"}}
		}
		manifest.Files = append(manifest.Files, f)
		bundle[name] = &fstest.MapFile{Data: content}
	}
	text, err := json.Marshal(manifest)
	if err != nil {
		t.Fatal(err)
	}
	bundle["toy.json"] = &fstest.MapFile{Data: text}
	return bundle
}

// openToy returns the atlas of the toy bundle with some files changed.
func openToy(t testing.TB, changed map[string]string) *Atlas {
	t.Helper()
	atlas, err := Open(toyBundle(t, changed))
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

// toyOn returns the toy city on a day.
func toyOn(t testing.TB, day string) *Snapshot {
	t.Helper()
	s, err := openToy(t, nil).On(MustParseDate(day))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// with returns a file of the toy bundle with new in place of the first old.
func with(t testing.TB, name, old, new string) map[string]string {
	t.Helper()
	changed := strings.Replace(toyFiles[name], old, new, 1)
	if changed == toyFiles[name] {
		t.Fatalf("%q is not in %s", old, name)
	}
	return map[string]string{name: changed}
}

// middle returns the middle of the toy map's square n, which is ward n since
// 2023.
func middle(n int) geo.Point {
	return geo.Point{Lat: 10.0005 + float64((n-1)/10)*1e-3, Lng: 10.0005 + float64((n-1)%10)*1e-3}
}
