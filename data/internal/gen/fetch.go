package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chiward/chiward/data/internal/clerk"
	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// Data sets of the City's portal beside the ward maps.
const (
	officesDataset = "htai-wnw4"
	permitsDataset = "ydr8-5enu"
	datasetPage    = "https://data.cityofchicago.org/d/"
)

// permitColumns are all that is asked for of a permit: where it is, and none
// of the people in it.
const permitColumns = "id,permit_,issue_date,street_number,street_direction,street_name,latitude,longitude"

// fetcher compares the City's sources with what is shipped.
type fetcher struct {
	*report
	portal   portal
	elms     *clerk.ELMS
	legistar *clerk.Legistar
	today    ward.Date
	keep     string // directory for the portal's files; empty: they are not kept
	unjoined *unjoined
}

// hosts are the base addresses of the servers.
type hosts struct{ portal, elms, legistar string }

// cityHosts are those of the City.
var cityHosts = hosts{
	portal:   "https://data.cityofchicago.org",
	elms:     "https://api.chicityclerkelms.chicago.gov",
	legistar: "https://webapi.legistar.com",
}

// newFetcher returns a fetcher that has a client for each host.
func newFetcher(h hosts, r *report, newClient func() *web.Client) fetcher {
	return fetcher{
		report:   r,
		portal:   newPortal(h.portal, newClient()),
		elms:     clerk.NewELMS(h.elms, newClient()),
		legistar: clerk.NewLegistar(h.legistar, newClient()),
		today:    r.draft.today,
		unjoined: &unjoined{},
	}
}

// fetch compares each source by itself: a failure of one does not stop the
// others.
func (f fetcher) fetch(ctx context.Context) {
	f.ask("eLMS, members", func() error { return f.members(ctx) })
	f.ask("eLMS, matters", func() error { return f.matters(ctx) })
	f.ask("Legistar", func() error { return f.legistarMatters(ctx) })
	f.tellUnjoined()
	f.ask("ward offices", func() error { return f.offices(ctx) })
	for _, m := range wardMaps {
		f.ask("map "+m.info.ID, func() error { return f.wardMap(ctx, m) })
	}
	f.ask("building permits", func() error { return f.permits(ctx) })
	f.say("%d differences; %d sources that did not answer or could not be read in full", f.differences, f.unasked)
}

func (f fetcher) ask(source string, ask func() error) {
	if err := ask(); err != nil {
		f.fault(source, err)
	}
}

// unjoined collects names in the Clerk's record whose ids are not in the tables,
// each once.
type unjoined struct {
	names []string
	where map[string][]string // by name and id
	same  []string            // where the tables have the same of somebody of that name
}

func (u *unjoined) add(name, id, where string) {
	if u.where == nil {
		u.where = map[string][]string{}
	}
	key := fmt.Sprintf("%q with id %q", name, strings.ToUpper(id))
	if u.where[key] == nil {
		u.names = append(u.names, name)
	}
	if !slices.Contains(u.where[key], where) {
		u.where[key] = append(u.where[key], where)
	}
}

// has reports whether a name is among them.
func (u *unjoined) has(name string) bool {
	return slices.ContainsFunc(u.names, func(n string) bool { return clerk.SameName(n, name) })
}

// notJoined notes that a name cannot be identified. It is not a difference if
// the tables have the same fact about a person of that very name.
func (f fetcher) notJoined(name, id, where string, same func(ward.PersonID) bool) {
	called := func(p ward.Person) bool {
		return same(p.ID) && slices.ContainsFunc(append(p.OtherNames, p.Name), func(n string) bool { return clerk.SameName(n, name) })
	}
	if people := f.draft.atlas.FindPeople(name); slices.ContainsFunc(people, called) {
		if !slices.Contains(f.unjoined.same, name) {
			f.unjoined.same = append(f.unjoined.same, name)
		}
		return
	}
	f.unjoined.add(name, id, where)
}

func (f fetcher) tellUnjoined() {
	if same := f.unjoined.same; len(same) > 0 {
		f.say("people without an id in the tables, which agree with the record otherwise: %q", same)
	}
	if len(f.unjoined.where) == 0 {
		return
	}
	var details []string
	for key, where := range f.unjoined.where {
		details = append(details, key+": "+strings.Join(where, ", "))
	}
	slices.Sort(details)
	f.find(finding{subject: "people", field: "names that cannot be identified by the Clerk's id", link: clerk.MembersPage, details: details})
}

func (f fetcher) offices(ctx context.Context) error {
	today, err := f.draft.atlas.On(f.today)
	if err != nil {
		return err
	}
	rows, err := f.portal.rows(ctx, officesDataset, nil, 0, nil)
	if err != nil {
		return err
	}
	changes, faults := officeChanges(rows, f.draft.atlas, today)
	f.faults("ward offices", faults)
	for _, change := range changes {
		f.find(finding{
			subject: fmt.Sprintf("ward %d", change.ward), field: change.field, link: datasetPage + officesDataset, details: []string{change.text},
		})
	}
	f.say("ward offices: %d differences from the shipped tables", len(changes))
	text, err := json.MarshalIndent(rows, "", " ")
	if err != nil {
		return err
	}
	return f.store("council/ward_offices.json", append(text, '\n'))
}

func (f fetcher) wardMap(ctx context.Context, m wardMap) error {
	source, err := f.draft.files.source(m.dataset)
	if err != nil {
		return err
	}
	name := "wards/wards-" + m.info.ID + ".geojson"
	fetched, err := f.portal.geoJSON(ctx, m.dataset)
	if err != nil {
		return err
	}
	change, differ, err := m.mapChange(fetched, f.draft.files.contents[name], source.SHA256)
	if err != nil {
		return fmt.Errorf("as fetched: %w", err)
	}
	f.say("%s", change)
	if differ {
		f.find(finding{subject: "map " + m.info.ID, field: "borders", link: datasetPage + m.dataset})
	}
	return f.store(name, fetched)
}

// permits counts the permits that were issued after those that the shipped
// points come from. If they are kept, each page is added to a file whose name
// ends in .part, one permit per line. If that is cut off, the next run continues
// it.
func (f fetcher) permits(ctx context.Context) error {
	source, err := f.draft.files.source(permitsDataset)
	if err != nil {
		return err
	}
	since := source.AsOf.String()
	query := url.Values{"$select": {permitColumns}, "$where": {"issue_date > '" + since + "T23:59:59'"}}
	if f.keep == "" {
		rows, err := f.portal.rows(ctx, permitsDataset, query, 0, nil)
		if err == nil {
			f.say("building permits: %d since %s", len(rows), since)
		}
		return err
	}
	path := filepath.Join(f.keep, "addresses", "permits-since-"+since+".jsonl")
	part, err := openPart(path + ".part")
	if err != nil {
		return err
	}
	if part.lines > 0 {
		f.say("building permits: continuing after %d", part.lines)
	}
	_, err = f.portal.rows(ctx, permitsDataset, query, part.lines, func(page []json.RawMessage) error {
		var lines bytes.Buffer
		for _, row := range page {
			if err := json.Compact(&lines, row); err != nil {
				return err
			}
			lines.WriteByte('\n')
		}
		return part.add(lines.Bytes(), len(page))
	})
	if err := part.close(path, err); err != nil {
		return err
	}
	f.say("building permits: %d since %s", part.lines, since)
	return nil
}

// source returns the source of a map or of the streets by its data set on the
// portal.
func (s *shipped) source(dataset string) (ward.Source, error) {
	for _, manifest := range s.manifests {
		for _, f := range manifest.Files {
			for _, source := range f.Sources {
				if strings.HasSuffix(source.URL, "/"+dataset) {
					return source, nil
				}
			}
		}
	}
	return ward.Source{}, fmt.Errorf("no file is from data set %s", dataset)
}

// store writes a file of the portal, if files are kept, and prints its checksum.
func (f fetcher) store(name string, content []byte) error {
	if f.keep == "" {
		return nil
	}
	path := filepath.Join(f.keep, filepath.FromSlash(name))
	f.say("%s has SHA-256 %s", path, checksum(content))
	return writeFile(path, content)
}
