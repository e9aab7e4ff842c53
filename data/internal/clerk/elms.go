package clerk

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/chiward/chiward/data/internal/web"
	"github.com/chiward/chiward/ward"
)

// ELMS reads from the Clerk's present server.
type ELMS struct {
	base   string
	client *web.Client
}

// NewELMS returns a reader of the server at a base address such as
// "https://api.chicityclerkelms.chicago.gov".
func NewELMS(base string, client *web.Client) *ELMS {
	return &ELMS{base, client}
}

// Limits of the server, and how many times a list is read until it is whole.
const (
	elmsPage    = 500
	elmsMaxSkip = 100_000
	elmsPasses  = 3
)

// matterPage is the public page of a matter.
const matterPage = "https://chicityclerkelms.chicago.gov/Matter/?matterId="

// MembersPage is the public page on which the members are found.
const MembersPage = "https://chicityclerkelms.chicago.gov/Legislative-Body-Details/?bodyId="

// object returns one object. The error is [ErrNotFound] if it does not exist.
func (e *ELMS) object(ctx context.Context, path string, faults *[]string) (o web.Object, err error) {
	err = e.client.Get(ctx, e.base+path, func(text []byte) error {
		if o, err = web.ReadObject(text, path, faults); err != nil {
			return err
		}
		if message := o.Field("error"); message != nil {
			return fmt.Errorf("an error: %.100s", message)
		}
		return nil
	})
	if status, ok := errors.AsType[*web.StatusError](err); ok && status.Code == http.StatusNotFound {
		return o, ErrNotFound
	}
	return o, err
}

// Matter returns the matter with a record number, by whichever of its forms.
func (e *ELMS) Matter(ctx context.Context, number string) (*Matter, error) {
	for _, form := range numberForms(number) {
		m, err := e.matter(ctx, "/matter/recordNumber/"+url.PathEscape(form))
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err == nil && !m.Is(number) {
			return nil, fmt.Errorf("asked for %s, the record answers with %q: %w", form, m.Number, web.ErrNotAsked)
		}
		return m, err
	}
	return nil, fmt.Errorf("%s: %w", number, ErrNotFound)
}

// MatterByID returns the matter with an id of the server.
func (e *ELMS) MatterByID(ctx context.Context, id string) (*Matter, error) {
	return e.matter(ctx, "/matter/"+url.PathEscape(id))
}

func (e *ELMS) matter(ctx context.Context, path string) (*Matter, error) {
	var faults []string
	o, err := e.object(ctx, path, &faults)
	if err != nil {
		return nil, err
	}
	m := readMatter(o)
	if m.Number == "" {
		return nil, fmt.Errorf("%s: no record number: %w", path, web.ErrNotAsked)
	}
	m.Faults = faults
	return m, nil
}

// readNames reads what a matter is called.
func readNames(o web.Object) *Matter {
	id := o.Text("matterId")
	return &Matter{
		ID: id, URL: matterPage + url.QueryEscape(id), Title: o.Text("title"),
		Number: o.Text("recordNumber"), Legacy: o.Text("legacyRecordNumber"), Original: o.Text("originalRecordNumber"),
	}
}

func readMatter(o web.Object) *Matter {
	m := readNames(o)
	m.Type, m.Outcome = o.Text("type"), o.Text("subStatus")
	m.Introduced, m.Final = dayOf(o, "introductionDate"), dayOf(o, "finalActionDate")
	m.Year, _ = o.Number("fileYear")
	for _, s := range o.List("sponsors") {
		kind := s.Text("sponsorType")
		m.Sponsors = append(m.Sponsors, Sponsor{
			Name: s.Text("sponsorName"), PersonID: s.Text("personId"), Office: s.Text("office"),
			Lead: strings.EqualFold(kind, "Sponsor") || strings.EqualFold(kind, "Filing Sponsor"),
		})
	}
	for _, a := range o.List("actions") {
		action := Action{
			Day: dayOf(a, "actionDate"), Name: a.Text("actionName"), Text: a.Text("actionText"), Body: a.Text("actionByName"),
			MeetingID: a.Text("meetingId"), Votes: readVotes(a.List("votes")),
		}
		action.sort, _ = a.Number("sort")
		m.Actions = append(m.Actions, action)
	}
	slices.SortStableFunc(m.Actions, func(x, y Action) int {
		return cmp.Or(x.Day.Compare(y.Day), cmp.Compare(x.sort, y.sort))
	})
	return m
}

func readVotes(rows []web.Object) []Vote {
	var votes []Vote
	for _, row := range rows {
		votes = append(votes, Vote{Name: row.Text("voterName"), PersonID: row.Text("personId"), Value: row.Text("vote")})
	}
	return votes
}

// list returns the rows of a list, each once by its field id. The order of
// pages is not stable, so it reads the list again until it has as many rows as
// the server counts.
func (e *ELMS) list(ctx context.Context, path, id string, query url.Values, faults *[]string) ([]web.Object, error) {
	var rows []web.Object
	seen := map[string]bool{}
	for range elmsPasses {
		count := 0
		for skip := 0; skip <= elmsMaxSkip; {
			page, total, err := e.page(ctx, path, query, skip, faults)
			if err != nil {
				return rows, err
			}
			before := len(rows)
			for _, row := range page {
				if key := row.Text(id); key == "" || !seen[key] {
					seen[key] = true
					rows = append(rows, row)
				}
			}
			skip += len(page)
			count = max(count, total)
			if len(page) == 0 || skip >= count && (len(page) < elmsPage || len(rows) == before) {
				break
			}
		}
		if len(rows) >= count {
			return rows, nil
		}
		if len(rows) < count && count > elmsMaxSkip {
			break
		}
	}
	*faults = append(*faults, path+" counts more rows than it lists, after several tries")
	return rows, nil
}

// page returns the rows from skip on, and how many the list has, zero if it
// does not say.
func (e *ELMS) page(ctx context.Context, path string, query url.Values, skip int, faults *[]string) (rows []web.Object, count int, err error) {
	query.Set("top", strconv.Itoa(elmsPage))
	query.Set("skip", strconv.Itoa(skip))
	err = e.client.Get(ctx, e.base+path+"?"+query.Encode(), func(text []byte) error {
		var unread []string
		o, err := web.ReadObject(text, path, &unread)
		if err != nil {
			return err
		}
		var items []json.RawMessage
		if err := json.Unmarshal(o.Field("data"), &items); err != nil {
			return fmt.Errorf("no list data: %w", err)
		}
		rows = web.ReadObjects(items, fmt.Sprintf("%s from %d, row", path, skip), faults)
		if meta, err := web.ReadObject(o.Field("meta"), path+", meta", faults); err == nil {
			count, _ = meta.Number("count")
		}
		return nil
	})
	return rows, count, err
}

// Search returns the matters in which the server finds a phrase, with their
// ids, numbers and titles only.
func (e *ELMS) Search(ctx context.Context, phrase string) (found []*Matter, faults []string, err error) {
	query := url.Values{"search": {`"` + phrase + `"`}, "sort": {"recordNumber asc"}} // no other order is unique
	rows, err := e.list(ctx, "/search", "matterId", query, &faults)
	for _, row := range rows {
		found = append(found, readNames(row))
	}
	return found, faults, err
}

// The Council among the bodies.
const (
	council     = "City Council"
	councilType = "Full City Council"
)

// Members returns who has been a member of the City Council, and the address
// of the page about it.
func (e *ELMS) Members(ctx context.Context) (members []Member, page string, faults []string, err error) {
	bodies, err := e.list(ctx, "/body", "bodyId", url.Values{"sort": {"body"}}, &faults)
	if err != nil {
		return nil, "", faults, err
	}
	page = MembersPage
	for _, body := range bodies {
		if !strings.EqualFold(body.Text("body"), council) && !strings.EqualFold(body.Text("bodyType"), councilType) {
			continue
		}
		id := body.Text("bodyId")
		page = MembersPage + url.QueryEscape(id)
		if body.Field("members") == nil {
			if body, err = e.object(ctx, "/body/"+url.PathEscape(id), &faults); err != nil {
				return nil, page, faults, err
			}
		}
		for _, m := range body.List("members") {
			members = append(members, Member{
				PersonID: m.Text("personId"), Name: m.Text("displayName"), Ward: m.Text("ward"),
				Start: dayOf(m, "startDate"), End: dayOf(m, "endDate"), Inactive: m.Text("isActive") == "false",
			})
		}
	}
	return members, page, faults, nil
}

// FindVotes adds rosters that the matter itself lacks, from the meetings: those
// of its final actions, and those of days, on which the Council is known to have
// voted. The server has some rosters only there.
func (e *ELMS) FindVotes(ctx context.Context, m *Matter, days ...ward.Date) error {
	for i := range m.Actions {
		a := &m.Actions[i]
		if len(a.Votes) > 0 || a.Day.IsZero() || a.isCommittee() || questionOf(a.Name) == "" {
			continue
		}
		if err := e.findVotes(ctx, m, a); err != nil {
			return err
		}
	}
	for _, day := range days {
		voted := func(a Action) bool { return len(a.Votes) > 0 && !a.isCommittee() && nearDay(a.Day, day) }
		if !day.IsDay() || slices.ContainsFunc(m.Actions, voted) {
			continue
		}
		a := Action{Day: day}
		if err := e.findVotes(ctx, m, &a); err != nil {
			return err
		}
		if len(a.Votes) > 0 {
			m.Actions = append(m.Actions, a)
		}
	}
	return nil
}

// findVotes sets the votes of an action if its meeting has them.
func (e *ELMS) findVotes(ctx context.Context, m *Matter, a *Action) error {
	meetings := []string{a.MeetingID}
	if a.MeetingID == "" {
		var err error
		if meetings, err = e.meetings(ctx, a.Day, &m.Faults); err != nil {
			return err
		}
	}
	for _, id := range meetings {
		rows, err := e.votes(ctx, "/meeting/"+url.PathEscape(id)+"/matter/"+url.PathEscape(m.ID)+"/votes", &m.Faults)
		if err == nil && len(rows) == 0 {
			rows, err = e.agendaVotes(ctx, id, m, a)
		}
		if err != nil {
			return err
		}
		if len(rows) > 0 {
			a.Votes = rows
			return nil
		}
	}
	return nil
}

// meetings returns the ids of the meetings of the Council on a day.
func (e *ELMS) meetings(ctx context.Context, day ward.Date, faults *[]string) ([]string, error) {
	next := ward.DateOf(day.Time().AddDate(0, 0, 2)) // in Chicago a day ends some hours later
	query := url.Values{"filter": {fmt.Sprintf("date ge %vT00:00:00Z and date lt %vT00:00:00Z", day, next)}, "sort": {"date"}}
	rows, err := e.list(ctx, "/meeting", "meetingId", query, faults)
	var ids []string
	for _, row := range rows {
		if dayOf(row, "date") == day && strings.EqualFold(row.Text("body"), council) {
			ids = append(ids, row.Text("meetingId"))
		}
	}
	return ids, err
}

// agendaVotes returns the votes on lines of a meeting's agenda that are about
// m. A motion has an id of its own there.
func (e *ELMS) agendaVotes(ctx context.Context, meeting string, m *Matter, a *Action) ([]Vote, error) {
	path := "/meeting-agenda/" + url.PathEscape(meeting)
	o, err := e.object(ctx, path, &m.Faults)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, group := range o.Child("agenda").List("groups") {
		for _, item := range group.List("items") {
			about := m.Is(item.Text("recordNumber")) || m.ID != "" && strings.EqualFold(item.Text("matterId"), m.ID)
			if !about || item.Text("hasVotes") != "true" {
				continue
			}
			for _, line := range []string{item.Text("matterId"), item.Text("commentId")} {
				if line == "" {
					continue
				}
				votes, err := e.votes(ctx, path+"/matter/"+url.PathEscape(line)+"/votes", &m.Faults)
				if err != nil {
					return nil, err
				}
				if len(votes) > 0 {
					a.Name = cmp.Or(a.Name, item.Text("actionName"))
					return votes, nil
				}
			}
		}
	}
	return nil, nil
}

// votes returns the rows of a list of votes, none if there is no such list.
func (e *ELMS) votes(ctx context.Context, path string, faults *[]string) (votes []Vote, err error) {
	err = e.client.Get(ctx, e.base+path, func(text []byte) error {
		var rows []json.RawMessage
		if err := json.Unmarshal(text, &rows); err != nil {
			return err
		}
		votes = readVotes(web.ReadObjects(rows, path, faults))
		return nil
	})
	if status, ok := errors.AsType[*web.StatusError](err); ok && status.Code == http.StatusNotFound {
		return nil, nil
	}
	return votes, err
}
