package canvass

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// toyDay is a day on which the toy council has a seat of every kind.
const toyDay = "2025-06-01"

// toyCouncil is a council made up, on the real map: ward 42 changed hands after
// a month without a holder, and ward 27 is vacant; of the others who are named
// something else is known of each.
var toyCouncil = map[string]string{
	"council/sources.csv": `id,title,publisher,url,no_url,license,as_of,retrieved,sha256
clerk,List of members,City Clerk,https://example.org/members,,,2026-10-04,2026-10-05,
offices,Ward offices,City,https://example.org/offices,,,2024-06-15,2024-06-16,
paper,Report,A newsroom,https://example.org/report,,,2025-01-15,2025-01-16,
roll,Roll call,,,On paper.,,2021-01-27,2025-01-16,
`,
	"council/councils.csv": `start_date,end_date,note,source
2023-05-15,2027-05-16,,clerk
`,
	"council/people.csv": `id,name,given_name,family_name,suffix,other_names,clerk_id,source
ann-alba,Ann Alba,,,,,,clerk
ben-brook,Ben Brook,,,,,,clerk
cy-cole,Cy Cole,,,,,,clerk
dee-dahl,Dee Dahl,,,,,,clerk
eve-ebel,"Eve Ebel, Jr.",,,,,,clerk
flo-fay,Flo Fay,,,,,,clerk
gus-gil,Gus Gil,,,,,,clerk
ivy-ito,Ivy Ito,,,,,,clerk
jo-jung,Jo Jung,,,,,,clerk
`,
	"council/terms.csv": `ward,alder,start_date,end_date,appointed,note,source,confirmed
1,flo-fay,2023-05-15,,,,clerk,clerk
2,gus-gil,2023-05-15,,,,clerk,clerk
4,eve-ebel,2023-05-15,,,,clerk,clerk
5,ivy-ito,2023-05-15,,,,clerk,clerk
9,dee-dahl,2019-05-20,,,,clerk,clerk
27,cy-cole,2019-05-20,2025-05-01,,,clerk,
42,cy-cole,2015-05-18,2019-05-19,,,clerk,
42,jo-jung,2019-05-20,2024-05-31,,,clerk,
42,ann-alba,2024-07-01,,,,clerk,clerk
44,ben-brook,2019-05-20,,,,clerk,clerk
`,
	"council/seats.csv": `ward,email,website,page,note,source
42,ward42@example.org,,,,offices
44,ward44@example.org,,,,offices
`,
	"council/offices.csv": `ward,office,address,zip,phone,fax,fax_as_of,lat,lng,confidence,phone_confidence,note,source
42,ward,10 North Main Street,60601,(312) 555-0142,,,,,high,high,,offices
44,ward,20 North Main Street,60613,(312) 555-0144,,,,,high,high,,offices
`,
	"council/stances.csv": `measure,ward,alder,act,question,date,basis,note,source
O1,44,ben-brook,cosponsored,support,2021-01-26,record,,roll
O1,9,dee-dahl,nay,adopt,2021-01-27,record,,roll
O1,44,ben-brook,yea,adopt,2021-01-27,record,,roll
O2,5,ivy-ito,filed,take_up,2025-01-07,reported,Two reports.,paper
O2,2,gus-gil,stated,oppose,2025-01-09,reported,,roll
O2,9,dee-dahl,stated,support,2025-01-09,reported,Two reports.,paper
O2,1,flo-fay,nay,table,2025-01-15,reported,,paper
O2,4,eve-ebel,yea,table,2025-01-15,derived,The other ones.,paper
O2,44,ben-brook,yea,table,2025-01-15,derived,The other ones.,paper
`,
	"council/measures/O1.txt": toyMeasure("O1", "strengthens|2021-01-19|2021-01-27|passed|adopt|1|1", "More", "Más"),
	"council/measures/O2.txt": toyMeasure("O2", "weakens|2023-09|2025-01-15|tabled|table|2|1", "Less", "Menos"),
}

// toyMeasure returns the file of a measure.
func toyMeasure(number, fields, title, spanish string) string {
	var text strings.Builder
	text.WriteString("record_number: " + number + "\n")
	names := []string{"effect", "introduced", "final_date", "outcome", "question", "yeas", "nays"}
	for i, value := range strings.Split(fields, "|") {
		text.WriteString(names[i] + ": " + value + "\n")
	}
	text.WriteString("sources: paper\n\n# title\n" + title + "\n\n# title_es\n" + spanish + "\n\n# summary\nIt.\n\n# summary_es\nEso.\n")
	return text.String()
}

// toyAtlas has the toy council on the real map, with the real streets.
var toyAtlas = sync.OnceValues(func() (*ward.Atlas, error) {
	const mapName = "wards/wards-2023.geojson"
	manifest := ward.Manifest{Bundle: "toy", Notice: "A notice."}
	bundle := fstest.MapFS{}
	add := func(file ward.File, content []byte) {
		sum := sha256.Sum256(content)
		file.SHA256 = hex.EncodeToString(sum[:])
		manifest.Files = append(manifest.Files, file)
		bundle[file.Name] = &fstest.MapFile{Data: content}
	}
	drawn, err := fs.ReadFile(data.Current(), mapName)
	if err != nil {
		return nil, err
	}
	add(ward.File{
		Name: mapName, Kind: "ward_map", Sources: []ward.Source{{Title: "Wards", URL: "https://example.org/wards"}},
		Map: &ward.MapInfo{ID: "2023", StartDate: ward.MustParseDate("2023-05-15"), Accuracy: 1},
	}, drawn)
	for name, content := range toyCouncil {
		kind := strings.TrimSuffix(path.Base(name), ".csv")
		if strings.Contains(name, "measures/") {
			kind = "measure"
		}
		add(ward.File{Name: name, Kind: kind}, []byte(content))
	}
	slices.SortFunc(manifest.Files, func(a, b ward.File) int { return strings.Compare(a.Name, b.Name) })
	text, err := json.Marshal(manifest)
	if err != nil {
		return nil, err
	}
	bundle["toy.json"] = &fstest.MapFile{Data: text}
	return ward.Open(bundle, data.Streets())
})

// toyOptions are those for a day with the toy council.
func toyOptions(t testing.TB, date string) Options {
	t.Helper()
	atlas, err := toyAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Atlas: atlas, Day: ward.MustParseDate(date), NoMark: true, Points: true}
}
