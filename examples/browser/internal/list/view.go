package list

import (
	"bytes"
	_ "embed"
	"errors"
	"html/template"
	"strings"

	"github.com/chiward/chiward/examples/internal/canvass"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

//go:embed list.html
var pageHTML string

var pageTemplate = template.Must(template.New("list").Option("missingkey=error").Funcs(template.FuncMap{"fill": fill}).Parse(pageHTML))

// view is what the template is given.
type view struct {
	*Page

	Words       map[string]string
	Lang, Other outreach.Language
	Limit, Size int    // in megabytes; Size of a list that is too large
	Wrong       string // Err in the language of the page, if there are words for it
	Former      string // a warning if the day is after the last council
	FirstDay    ward.Date
	Roles       []line // what columns are read as, and which
	Choices     []line // a column, and its first cell that is not empty
	Counts      []line // how many rows something holds for, and what
}

// line is something with a text beside it.
type line struct{ Name, Text string }

// HTML returns the page in l, as a whole document.
func (p *Page) HTML(l outreach.Language) []byte {
	v := view{Page: p, Words: wordsOf(l), Lang: l, Limit: maxMegabytes, Other: outreach.Languages[1-l]}
	if p.isTooLarge() {
		v.Size = int(p.Source.Size / 1_000_000)
	}
	if wrong, ok := errors.AsType[*canvass.ListError](p.Err); ok {
		v.Wrong = wrong.Text(l)
	} else if errors.Is(p.Err, ErrUnreadable) {
		v.Wrong = v.Words["unreadable"]
	}
	v.FirstDay = p.atlas.Maps()[0].Info().StartDate
	if until := p.atlas.SitsUntil(); p.Options.Day.Compare(until) > 0 {
		v.Former = fill(v.Words["former"], "day", l.Date(until))
	}
	if p.Layout != nil {
		v.addLayout()
	}
	if p.Result != nil {
		v.addResult(l)
	}
	var text bytes.Buffer
	if err := pageTemplate.Execute(&text, &v); err != nil {
		panic(err) // the template and the view are parts of the program
	}
	return text.Bytes()
}

// addLayout sets what there is to say of the columns.
func (v *view) addLayout() {
	columns, header := v.Layout.Columns, v.Layout.Header
	add := func(name string, columns ...int) {
		var names []string
		for _, column := range columns {
			if column >= 0 && v.Layout.Question == nil {
				names = append(names, header[column])
			}
		}
		if names != nil {
			v.Roles = append(v.Roles, line{v.Words["role-"+name], strings.Join(names, ", ")})
		}
	}
	add("address", columns.Address...)
	add("unit", columns.Unit)
	add("city", columns.City)
	add("state", columns.State)
	add("zip", columns.ZIP)
	add("lat", columns.Lat)
	add("lng", columns.Lng)
	add("date", columns.Date)
	add("name", columns.Name...)
	for i, name := range header {
		choice := line{Name: name}
		for _, cells := range v.Layout.Sample {
			if i < len(cells) && choice.Text == "" {
				choice.Text = strings.TrimSpace(cells[i])
			}
		}
		if letters := []rune(choice.Text); len(letters) > 40 {
			choice.Text = string(letters[:39]) + "…"
		}
		if name != "" {
			v.Choices = append(v.Choices, choice)
		}
	}
}

// addResult sets what there is to say of the rows.
func (v *view) addResult(l outreach.Language) {
	add := func(rows int, text string) {
		if rows > 0 {
			v.Counts = append(v.Counts, line{outreach.Number(rows), text})
		}
	}
	for _, status := range canvass.Statuses() {
		text := v.Words["matched"]
		if status != ward.StatusMatched {
			text = canvass.Doubt{Result: ward.Result{Status: status}}.Reasons(l)[0]
		}
		add(v.Result.OfStatus(status), text)
	}
	add(v.Result.NearBorder, v.Words["near"])
	add(v.Result.Duplicates.Count, v.Words["repeated"])
	add(v.Result.Formulas.Count, v.Words["formulas"])
}
