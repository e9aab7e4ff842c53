package canvass

import (
	_ "embed"
	"html/template"
	"io"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// Letter is what to write to the office of one ward, and what to say on the
// phone, both ready to print.
type Letter struct {
	Ward         ward.Number
	Text, Script string
}

// Letters returns a letter for each ward with signers. Duplicates are not
// counted in them. There are none for a list whose rows have days of their own.
func (r *Result) Letters(p Paper) ([]Letter, error) {
	if r.dated() {
		return nil, errDated
	}
	p = p.withDefaults()
	var letters []Letter
	for n := ward.Number(1); n <= ward.Count; n++ {
		if r.InWard(n) == 0 {
			continue
		}
		data := r.letter(n, p)
		text, err := p.Template.Letter(data)
		if err != nil {
			return nil, err
		}
		script := outreach.NewScript(outreach.For(r.atlas, r.day, n), n, data.Alder, p.Language).From(p.From)
		letters = append(letters, Letter{n, text, script.String()})
	}
	return letters, nil
}

// letter returns what there is to say to ward n.
func (r *Result) letter(n ward.Number, p Paper) outreach.Letter {
	sure, near := r.Signers(n)
	letter := outreach.NewLetter(r.atlas, r.day, n, sure, p.Language)
	letter.Near, letter.From = near, p.From
	return letter
}

//go:embed letters.html
var lettersHTML string

var lettersTemplate = template.Must(template.New("letters").Parse(lettersHTML))

// WriteLetters writes the letters of [Result.Letters] as one page in HTML that
// prints each on paper of its own. It opens no connection.
func (r *Result) WriteLetters(out io.Writer, p Paper) error {
	letters, err := r.Letters(p)
	if err != nil {
		return err
	}
	return lettersTemplate.Execute(out, struct {
		Lang, Title string
		Letters     []Letter
	}{p.Language.String(), wordsIn[p.Language]["Letters"], letters})
}
