package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

// TestMembers has what can change in the list of members.
func TestMembers(t *testing.T) {
	const leaver, ended = "yul-yarrow", "2026-11-10"
	newcomer := func(start string) object {
		return object{"personId": clerkID("new"), "displayName": "Núñez, Jr., Ada M. ", "ward": "25", "startDate": start + "T06:00:00+00:00", "endDate": nil, "isActive": true}
	}
	row := func(c *fakeClerk, f *fetcher) object {
		person, _ := f.draft.atlas.Person(leaver)
		i := slices.IndexFunc(c.members, func(m object) bool { return m["personId"] == person.ClerkID })
		return c.members[i]
	}
	for _, test := range []struct {
		name   string
		change func(c *fakeClerk, leaver object)
		count  int
		want   []string
		state  ward.SeatState
	}{
		{
			"resigned", func(_ *fakeClerk, m object) { m["endDate"] = ended + clerkTime }, 1,
			[]string{"* ward 25, end_date: ", "+data/council/terms.csv: 25,yul-yarrow,2023-05-15,2026-11-10,,"},
			ward.SeatVacant,
		},
		{"followed at once", func(c *fakeClerk, m object) {
			m["endDate"] = ended + "T06:00:00+00:00"
			c.members = append(c.members, newcomer(ended), newcomer(ended))
		}, 2, []string{",2026-11-09,,", "+data/council/people.csv: ada-m-nunez-jr,\"Ada M. Núñez, Jr.\",Ada M.,Núñez,Jr.,,", "+data/council/terms.csv: 25,ada-m-nunez-jr,2026-11-10,,,,elms-members-"}, ward.SeatHeld},
		{"two at once", func(c *fakeClerk, _ object) { c.members = append(c.members, newcomer(ended)) }, 1, []string{"* ward 25, alder: ", "is held by yul-yarrow then"}, ward.SeatHeld},
		{"not there any more", func(_ *fakeClerk, m object) { m["personId"], m["displayName"] = clerkID("gone"), "Vacant" }, 1, []string{"the seat is listed as vacant, and no last day is given for yul-yarrow"}, ward.SeatHeld},
		{"a row more", func(c *fakeClerk, m object) {
			m["endDate"] = "2025-05-15" + clerkTime
			c.members = append(c.members, object{"personId": m["personId"], "displayName": m["displayName"], "ward": "25", "startDate": "2025-05-15" + clerkTime, "endDate": ""})
		}, 0, nil, ward.SeatHeld},
		{"listed since another day", func(_ *fakeClerk, m object) { m["startDate"] = "2023-05-16" + clerkTime }, 1, []string{"25,yul-yarrow,2023-05-16,,,Another list has 2023-05-15 as the first day.,"}, ward.SeatHeld},
		{"another name", func(_ *fakeClerk, m object) { m["displayName"] = "Yarrow-Zest, Yul B." }, 1, []string{"* yul-yarrow, other_names: ", ",Yul B. Yarrow-Zest,"}, ward.SeatHeld},
		{"a broken accent", func(_ *fakeClerk, m object) { m["displayName"] = "Yarr?w, Yul" }, 0, nil, ward.SeatHeld},
		{"another ward", func(_ *fakeClerk, m object) { m["ward"] = "26" }, 1, []string{`the Clerk has "26" for yul-yarrow`}, ward.SeatHeld},
		{"no id", func(_ *fakeClerk, m object) { m["personId"] = nil }, 2, []string{"is not among the members", `"Yarrow, Yul" with id "": a member of the City Council`}, ward.SeatHeld},
		{"a ward that is none", func(c *fakeClerk, _ object) {
			m := newcomer(ended)
			m["ward"] = "68"
			c.members = append(c.members, m)
		}, 1, []string{`ward "68"`}, ward.SeatHeld},
		{"a last day ahead", func(_ *fakeClerk, m object) { m["endDate"] = "2027-01-02T06:00:00+00:00" }, 1, []string{"2027-01-02 for yul-yarrow, which lies ahead"}, ward.SeatHeld},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, f, out := newClerk(t)
			test.change(c, row(c, f))
			f.fetchClerk(t)
			f.want(t, out, test.count, 0, test.want...)
			if seat := seatOn(t, f.draft.atlas, 25, f.today.String()); seat.State != test.state {
				t.Errorf("the seat is %s", seat.State)
			}
			if strings.Contains(out.String(), "HOME") || strings.Contains(out.String(), "home@") {
				t.Error("it says how to reach somebody at home")
			}
		})
	}
}

// TestNewCouncil checks that a list of the members of a new Council makes it, with
// those who stay confirmed, one who left, and one who is new.
func TestNewCouncil(t *testing.T) {
	c, f, out := newClerk(t)
	f.draft.today, f.today = ward.MustParseDate("2027-05-20"), ward.MustParseDate("2027-05-20")
	const sworn = "2027-05-17" + clerkTime
	for _, m := range slices.Clone(c.members) {
		if _, former := m["endDate"].(string); former || m["ward"] == "Mayor" {
			continue
		}
		m["endDate"] = sworn
		again := maps.Clone(m)
		again["startDate"], again["endDate"] = sworn, "2031-05-19"+clerkTime
		if m["ward"] == "20" {
			again["personId"], again["displayName"] = clerkID("new"), "New, Ada"
		}
		c.members = append(c.members, again)
	}
	f.fetchClerk(t)
	f.want(t, out, 1+49+2, 0, "* councils, start_date: ", "+data/council/councils.csv: 2027-05-17,2031-05-18,", "* ward 20, end_date: ", "* ward 20, alder: ",
		"+data/council/terms.csv: 20,tess-tide,2023-05-15,2027-05-16,")
	wantHolder(t, f.draft.atlas, 20, "2027-05-16", ward.SeatHeld, "tess-tide", "2027-05-20")
	wantHolder(t, f.draft.atlas, 20, "2027-05-17", ward.SeatHeld, "ada-new", "2027-05-20")
	wantHolder(t, f.draft.atlas, 21, "2027-05-20", ward.SeatHeld, "ula-upland", "2027-05-20")
	f.written(t)
	f.again(t, 0)
}

// TestMemberLearned checks that the id of a former alder is taken from the list
// if name, ward and days are the same, and that none is where one differs.
func TestMemberLearned(t *testing.T) {
	for _, test := range []struct {
		name, ward, start, end string
		learned                bool
	}{
		{"Old, Ona", "05", "2019-05-20", "2023-05-15", true},
		{"Old, Ona B.", "05", "2019-05-20", "2023-05-15", false},
		{"Old, Ona", "15", "2019-05-20", "2023-05-15", false},
		{"Old, Ona", "05", "2023-05-16", "2023-06-15", false},
	} {
		c, f, out := newClerk(t)
		c.members = append(c.members, object{"personId": clerkID("old"), "displayName": test.name, "ward": test.ward, "startDate": test.start + clerkTime, "endDate": test.end + clerkTime})
		f.fetchClerk(t)
		person, _ := f.draft.atlas.Person("ona-old")
		if learned := strings.EqualFold(person.ClerkID, clerkID("old")); learned != test.learned {
			t.Errorf("%+v: id %q\n%s", test, person.ClerkID, out)
		}
	}
}
