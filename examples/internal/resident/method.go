package resident

// methodPart is one question about the method with its answer.
type methodPart struct {
	Heading string
	Lines   []string
}

// Method returns the page that says which acts count, how they are known, and
// how anyone gets a mistake mended.
func (p *Pages) Method(r Reader) []byte {
	v := p.newView("/method", r)
	v.Title, v.Description = v.Words.Method.Title, v.Words.Method.Lead
	v.Method = v.Words.Method.Parts
	return execute("list", v)
}

// Embed returns the page for the frame of another site: the form, and for an
// answer who it is and how to call. Query is the zero Query if nobody asked.
func (p *Pages) Embed(q Query, r Reader) []byte {
	v := p.newView("", r)
	v.Action, v.Query = "/embed", q
	if q != (Query{}) {
		if res, ok := q.lookUp(p.day); ok {
			p.show(&v, res)
		} else {
			v.Miss = &missView{Title: v.Words.Miss.Title, Reason: v.Words.Miss.NoPosition}
		}
	}
	return execute("embed", v)
}
