package browsertest

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// file is chiward.html, absolute, once a test has called built.
var file string

var buildFile = sync.OnceValue(func() error {
	file = filepath.Join(folder, "chiward.html")
	build := exec.Command("go", "run", "./examples/browser", "-o", file)
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the file: %w\n%s", err, out)
	}
	return nil
})

// built builds chiward.html, if no test has.
func built(t *testing.T) {
	t.Helper()
	if err := buildFile(); err != nil {
		t.Fatal(err)
	}
}

// openFile opens chiward.html in a new tab and waits until it can be used.
func openFile(t *testing.T, how setup) *tab {
	t.Helper()
	return openAt(t, how, "chiward.html", `document.getElementById("lookup")`)
}

// openAt opens a file of the folder and waits for a condition.
func openAt(t *testing.T, how setup, name, ready string) *tab {
	t.Helper()
	if shared == nil {
		missing(t, "chromium")
	}
	built(t)
	url := "file://" + filepath.Join(folder, name)
	p := open(t, how, url)
	p.do(chromedp.Navigate(url))
	p.until(ready)
	return p
}

// signers is the sample of package petition.
var signers = absolute(filepath.Join(root, "examples", "petition", "signers.csv"))

func absolute(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		panic(err)
	}
	return path
}
