package browsertest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// The release of axe-core that looks for barriers, and the checksum of its
// script.
const (
	axeVersion = "4.14.1"
	axeSHA256  = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
)

// axeScript fetches axe-core from npm, which keeps it in a cache of its own.
var axeScript = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "axe-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	npm := exec.Command("npm", "install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--prefer-offline", "axe-core@"+axeVersion)
	npm.Dir = dir
	if out, err := npm.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm: %w\n%s", err, out)
	}
	script, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", err
	}
	if sum := sha256.Sum256(script); hex.EncodeToString(sum[:]) != axeSHA256 {
		return "", fmt.Errorf("axe-core %s has the checksum %x, want %s", axeVersion, sum, axeSHA256)
	}
	return string(script), nil
})

// barriers returns a check that has axe-core look at the page in a tab for
// what keeps people from using it.
func barriers(t *testing.T) (check func(p *tab, where string)) {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		missing(t, "npm")
	}
	script, err := axeScript()
	if err != nil {
		if os.Getenv("BROWSER_TESTS") == "required" {
			t.Fatal(err)
		}
		t.Skipf("skipped: axe-core cannot be fetched: %v", err)
	}
	return func(p *tab, where string) {
		t.Helper()
		eval[bool](p, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
		p.do(chromedp.Evaluate[chromedp.Void](script))
		found := value(p, chromedp.Evaluate[[]violation](
			`axe.run({iframes: false}).then(r => r.violations.map(v => ({id: v.id, impact: v.impact, at: v.nodes.map(n => n.target + ": " + n.failureSummary)})))`, chromedp.EvalAwaitPromise))
		for _, v := range found {
			t.Errorf("%s: %s (%s)\n%s", where, v.ID, v.Impact, strings.Join(v.At, "\n"))
		}
	}
}

// violation is a rule of axe-core that the page breaks.
type violation struct {
	ID, Impact string
	At         []string
}

func TestSiteBarriers(t *testing.T) {
	check := barriers(t)
	for _, width := range []int64{360, 1280} {
		for _, dark := range []bool{false, true} {
			for _, lang := range []string{"en", "es"} {
				page := openSite(t, setup{width: width, dark: dark})
				for _, address := range []string{"", sure, border, ambiguous, elsewhere} {
					page.visit("?lang=" + lang)
					if address != "" {
						page.ask(address)
					}
					check(page, fmt.Sprintf("%d pixels, dark %v, %s, %q", width, dark, lang, address))
				}
			}
		}
	}
}

func TestFileBarriers(t *testing.T) {
	axe := barriers(t)
	for _, width := range []int64{360, 1280} {
		for _, dark := range []bool{false, true} {
			tab := openFile(t, setup{width: width, dark: dark, limit: 2 * time.Minute})
			check := func(where string) {
				t.Helper()
				axe(tab, fmt.Sprintf("%d pixels, dark %v, %s", width, dark, where))
				small := eval[string](tab, `[...document.querySelectorAll("button, input:not([type=hidden], [type=checkbox]), select, summary")]
					.filter(e => e.offsetHeight > 0 && Math.min(e.offsetHeight, e.offsetWidth) < 44).map(e => e.textContent.trim() + " " + e.offsetHeight).join("; ")`)
				if width == 360 && small != "" {
					t.Errorf("%s: too small for a finger: %s", where, small)
				}
			}
			for range 2 { // languages
				check("first page")
				eval[bool](tab, `document.getElementById("address").value = %q, true`, sure)
				tab.renewed(func() { tab.trigger("#lookup .field > button") })
				check("answer")
				tab.openList()
				check("lists")
				tab.choose(signers)
				check("columns")
				tab.match()
				check("results")
				tab.renewed(func() { tab.trigger("header button") })
				check("results")
				tab.renewed(func() { tab.trigger("[data-open=resident]") })
			}
		}
	}
}
