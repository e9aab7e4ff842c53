package browser

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/dom"
)

// choose puts a file into the field of the page for lists, and waits until it
// was looked at.
func (p *tab) choose(path string) {
	p.t.Helper()
	eval[bool](p, `window.chosen = false, new MutationObserver(() => window.chosen = true).observe(document.querySelector("main").parentNode, {childList: true}), true`)
	root := callFor(p, dom.GetDocument, dom.GetDocumentParams{})
	node := callFor(p, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root.Root.NodeID, Selector: "#file"})
	call(p, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, NodeID: node.NodeID})
	p.until(`window.chosen`)
}

func TestList(t *testing.T) {
	tab := open(t, newBrowser(t, t.TempDir()), setup{})
	eval[bool](tab, `document.querySelector("[data-open=list]").click(), true`)
	tab.until(`document.getElementById("file")`)
	tab.picture("list-empty")
	tab.choose(signers)
	tab.picture("list-columns")
	t.Log(eval[string](tab, `document.querySelector("main").innerText`))
	eval[bool](tab, `document.querySelector("form[data-works] button").click(), true`)
	tab.until(`document.querySelector("[data-results]")`)
	eval[bool](tab, `document.querySelector("#report").open = true`)
	tab.until(`document.querySelector("iframe").srcdoc.length > 1000`)
	t.Log(strings.ReplaceAll(eval[string](tab, `document.querySelector("main").innerText`), "\n", "|"))
	tab.picture("list-results")
}

// signers is the sample of package petition.
var signers = absolute("../../../petition/signers.csv")

func absolute(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		panic(err)
	}
	return path
}
