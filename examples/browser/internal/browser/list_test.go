package browser

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/dom"
)

// signers is the sample of package petition.
var signers = absolute("../../../petition/signers.csv")

func absolute(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		panic(err)
	}
	return path
}

// openList goes to the page for lists.
func (p *tab) openList() {
	p.t.Helper()
	eval[bool](p, `document.querySelector("[data-open=list]").click(), true`)
	p.until(`document.getElementById("file")`)
}

// renewed does something after which the engine answers with a page, and waits
// for that.
func (p *tab) renewed(do func()) {
	p.t.Helper()
	eval[bool](p, `document.querySelector("main").dataset.old = "yes", true`)
	do()
	p.until(`document.querySelector("main:not([data-old])")`)
}

// choose puts a file into the field for the list.
func (p *tab) choose(path string) {
	p.t.Helper()
	p.renewed(func() {
		root := callFor(p, dom.GetDocument, dom.GetDocumentParams{})
		node := callFor(p, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root.Root.NodeID, Selector: "#file"})
		call(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, NodeID: node.NodeID})
	})
}

// match presses the button that matches the list.
func (p *tab) match() {
	p.t.Helper()
	p.renewed(func() { eval[bool](p, `document.querySelector("form[data-works] button").click(), true`) })
	p.until(`document.querySelector("[data-results]")`)
}

func TestList(t *testing.T) {
	tab := open(t, newBrowser(t, t.TempDir()), setup{})
	tab.openList()
	tab.picture("list-empty")
	tab.choose(signers)
	tab.picture("list-columns")
	tab.match()
	eval[bool](tab, `document.querySelector("#report").open = true`)
	tab.until(`document.querySelector("iframe").srcdoc.length > 1000`)
	tab.picture("list-results")
}
