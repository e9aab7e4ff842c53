package clerk

import (
	"bytes"
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
)

// Legistar reads from the archive of the Clerk's former server.
type Legistar struct {
	base   string
	client *web.Client
}

// legistarClient is the path of Chicago on the server.
const legistarClient = "/v1/chicago"

// Limits: the rows of an answer, and the answers of a list.
const (
	legistarPage  = 1000
	legistarPages = 20
)

// LegistarUntil is the last year of the archive.
const LegistarUntil = 2023

// NewLegistar returns a reader of the server at a base address such as
// "https://webapi.legistar.com".
func NewLegistar(base string, client *web.Client) *Legistar {
	// The server answers with this in place of an empty list of votes.
	client.Final = func(text []byte) bool { return bytes.Contains(text, []byte("The cast to value type")) }
	return &Legistar{base + legistarClient, client}
}

// rows returns the rows of a list, none if there is no such list.
func (l *Legistar) rows(ctx context.Context, path, filter string, faults *[]string) ([]web.Object, error) {
	var rows []web.Object
	for range legistarPages {
		query := url.Values{"$top": {strconv.Itoa(legistarPage)}, "$skip": {strconv.Itoa(len(rows))}}
		if filter != "" {
			query.Set("$filter", filter)
		}
		var page []json.RawMessage
		err := l.client.Get(ctx, l.base+path+"?"+query.Encode(), func(text []byte) error {
			page = nil
			return json.Unmarshal(text, &page)
		})
		if status, ok := errors.AsType[*web.StatusError](err); ok &&
			(status.Code == http.StatusNotFound || status.Code == http.StatusGone || l.client.Final(status.Text)) {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		rows = append(rows, web.ReadObjects(page, path+", row", faults)...)
		if len(page) < legistarPage {
			return rows, nil
		}
	}
	*faults = append(*faults, path+" does not end")
	return rows, nil
}

// Matter returns the matter with a record number.
func (l *Legistar) Matter(ctx context.Context, number string) (*Matter, error) {
	var faults []string
	for _, form := range numberForms(number) {
		filter := "MatterFile eq '" + strings.ReplaceAll(form, "'", "''") + "'"
		rows, err := l.rows(ctx, "/matters", filter, &faults)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			m := &Matter{ID: row.Text("MatterId"), Number: row.Text("MatterFile"), Title: row.Text("MatterTitle"), Type: row.Text("MatterTypeName"), Introduced: dayOf(row, "MatterIntroDate")}
			if !m.Is(number) {
				continue // the server ignored the filter
			}
			m.URL = "https://chicago.legistar.com/LegislationDetail.aspx?ID=" + url.QueryEscape(m.ID) + "&GUID=" + url.QueryEscape(row.Text("MatterGuid"))
			err := errors.Join(l.sponsors(ctx, m, &faults), l.actions(ctx, m, &faults))
			m.Faults = faults
			return m, err
		}
	}
	return nil, fmt.Errorf("%s: %w", number, ErrNotFound)
}

// nobody has the beginnings of texts that stand in place of a sponsor.
var nobody = []string{"city clerk", "misc. transmittal", "no sponsor", "dept./agency"}

// IsNobody reports whether a name in the record is of no person.
func IsNobody(name string) bool {
	return slices.ContainsFunc(nobody, func(prefix string) bool { return strings.HasPrefix(strings.ToLower(name), prefix) })
}

// sponsors reads the sponsors of the last version of a matter. The first is
// the lead.
func (l *Legistar) sponsors(ctx context.Context, m *Matter, faults *[]string) error {
	rows, err := l.rows(ctx, "/matters/"+m.ID+"/sponsors", "", faults)
	version := func(o web.Object) int {
		n, _ := o.Number("MatterSponsorMatterVersion")
		return n
	}
	last := 0
	for _, row := range rows {
		last = max(last, version(row))
	}
	rows = slices.DeleteFunc(rows, func(o web.Object) bool { return version(o) < last })
	slices.SortStableFunc(rows, func(x, y web.Object) int {
		i, _ := x.Number("MatterSponsorSequence")
		j, _ := y.Number("MatterSponsorSequence")
		return cmp.Compare(i, j)
	})
	for i, row := range rows {
		m.Sponsors = append(m.Sponsors, Sponsor{Name: row.Text("MatterSponsorName"), Lead: i == 0})
	}
	return err
}

// actions reads what was done with a matter, with votes where there are any.
func (l *Legistar) actions(ctx context.Context, m *Matter, faults *[]string) error {
	rows, err := l.rows(ctx, "/matters/"+m.ID+"/histories", "", faults)
	for _, row := range rows {
		a := Action{
			Day: dayOf(row, "MatterHistoryActionDate"), Name: row.Text("MatterHistoryActionName"),
			Text: row.Text("MatterHistoryActionText"), Body: row.Text("MatterHistoryActionBodyName"),
		}
		voted := row.Text("MatterHistoryEventId") != "" && row.Text("MatterHistoryRollCallFlag") != "" && row.Text("MatterHistoryPassedFlag") != ""
		if voted && !strings.Contains(strings.ToLower(a.Text), "voice vote") && !a.isCommittee() {
			// The id of the history is that of the item of the event.
			votes, failed := l.rows(ctx, "/eventitems/"+row.Text("MatterHistoryId")+"/votes", "", faults)
			err = errors.Join(err, failed)
			for _, v := range votes {
				if value := v.Text("VoteValueName"); value != "" {
					a.Votes = append(a.Votes, Vote{Name: v.Text("VotePersonName"), Value: value})
				}
			}
		}
		m.Actions = append(m.Actions, a)
	}
	return err
}
