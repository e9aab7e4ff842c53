package browsertest

import (
	"encoding/ascii85"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// press presses keys.
func (p *tab) press(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// tabTo presses the tabulator until the focus is on what a selector names, and
// checks on the way that the focus can be seen.
func (p *tab) tabTo(selector string) {
	p.t.Helper()
	for range 80 {
		p.press(kb.Tab)
		if hidden := eval[string](p, `(({activeElement: e}) => e !== document.body && e.id !== "main" && getComputedStyle(e).outlineStyle === "none" ? e.outerHTML : "")(document)`); hidden != "" {
			p.t.Errorf("the focus cannot be seen on %.200s", hidden)
		}
		if eval[bool](p, `document.activeElement.matches(%q)`, selector) {
			return
		}
	}
	p.t.Fatalf("the keyboard does not lead to %s", selector)
}

// leftNothing checks that nothing is stored, and that no address is in the
// address of the page or in its history.
func (p *tab) leftNothing(entries int) {
	p.t.Helper()
	stored := eval[string](p, `document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage) + JSON.stringify(history.state)`)
	if stored != "null" {
		p.t.Errorf("something is stored: %s", stored)
	}
	if got := eval[string](p, `location.href`); strings.TrimSuffix(got, "#main") != "file://"+file {
		p.t.Errorf("the address of the page is %s", got)
	}
	if got := eval[int](p, `history.length`); got != entries {
		p.t.Errorf("the history had %d entries and has %d", entries, got)
	}
}

// TestResident looks an address up with the keyboard alone, in both languages.
func TestResident(t *testing.T) {
	want := expect(t, sure)
	for _, width := range []int64{360, 1280} {
		tab := openFile(t, setup{width: width})
		entries := eval[int](tab, `history.length`)
		for _, lang := range []struct{ code, ward string }{{"en", want.Ward.Ordinal() + " Ward"}, {"es", fmt.Sprintf("istrito %d", want.Ward)}} {
			if lang.code == "es" {
				tab.tabTo(`header [lang="es"]`)
				tab.renewed(func() { tab.press(kb.Enter) })
				tab.shows("main", lang.ward) // still there, in the other language
			}
			tab.tabTo("#address")
			eval[bool](tab, `document.activeElement.value = "", true`)
			tab.renewed(func() { tab.press(sure + kb.Enter) })
			tab.shows("main", lang.ward, want.Seat.Phone)
			if got := eval[string](tab, `document.documentElement.lang`); got != lang.code {
				t.Errorf("the language is %q, want %q", got, lang.code)
			}
			if wide := eval[int](tab, `document.documentElement.scrollWidth`); wide > int(width) {
				t.Errorf("at %d pixels the page is %d wide", width, wide)
			}
			tab.picture(fmt.Sprintf("resident-%s-%d", lang.code, width))
		}
		call := eval[string](tab, `document.querySelector("main a[href^='tel:']").href`)
		if !strings.HasPrefix(call, "tel:+1312") && !strings.HasPrefix(call, "tel:+1773") {
			t.Errorf("the link to call is %q", call)
		}
		tab.leftNothing(entries)
	}
}

// TestFileCompletion types the beginning of a street.
func TestFileCompletion(t *testing.T) {
	tab := openFile(t, setup{})
	tab.tabTo("#address")
	tab.press("1060 w addis")
	tab.until(`document.querySelector("[role=option]")`)
	tab.shows("[role=listbox]", "Addison")
}

// TestForgotten looks in everything that the browser wrote for an address that
// was looked up and for one that was in a list.
func TestForgotten(t *testing.T) {
	profile := t.TempDir()
	browser := newBrowser(t, profile)
	tab := openFile(t, setup{browser: browser})
	tab.tabTo("#address")
	tab.renewed(func() { tab.press("4567 n marked ave" + kb.Enter) })
	list := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(list, []byte("address\n"+strings.Repeat("7654 S Listed Blvd\n", 5000)), 0o600); err != nil {
		t.Fatal(err)
	}
	tab.openList()
	tab.choose(list)
	tab.match()
	if !eval[bool](tab, `document.querySelector("main").textContent.includes("7654 S Listed Blvd")`) {
		t.Fatal("the list is not shown")
	}
	if err := chromedp.Cancel(browser); err != nil {
		t.Fatal(err)
	}
	files := 0
	err := filepath.WalkDir(profile, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil // it goes away with the browser
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		files++
		for _, mark := range []string{"marked ave", "MARKED AVE", "Listed Blvd", "LISTED BLVD"} {
			wide := strings.Join(strings.Split(mark, ""), "\x00")
			if strings.Contains(string(text), mark) || strings.Contains(string(text), wide) {
				t.Errorf("%s has %q", path, mark)
			}
		}
		return nil
	})
	if err != nil || files < 10 {
		t.Errorf("%d files of the profile were read: %v", files, err)
	}
}

// TestFormerCouncil opens the page the day after the last day of the council.
func TestFormerCouncil(t *testing.T) {
	const later = `Date = class extends Date { constructor(...a) { super(...(a.length ? a : ["2031-01-01T18:00:00Z"])); } static now() { return +new Date(); } };
		const Format = Intl.DateTimeFormat;
		Intl.DateTimeFormat = class extends Format { format(d) { return super.format(d ?? new Date()); } };`
	tab := openFile(t, setup{script: later})
	tab.shows("#former", "former City Council")
	tab.openList()
	tab.choose(signers)
	tab.shows("main", "Who holds the seats after that is not known here.")
	if eval[bool](openFile(t, setup{}), `document.getElementById("former").offsetHeight > 0`) {
		t.Error("it says so today")
	}
}

// TestFileFailures checks what is said where the browser cannot do it.
func TestFileFailures(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"no DecompressionStream", `delete window.DecompressionStream`, "too old"},
		{"no WebAssembly", `delete window.WebAssembly`, "too old"},
		{"the policy is not understood", inEngine(`WebAssembly.instantiateStreaming = async () => { throw new Error("blocked by CSP"); };`), "too old"},
		{"no memory", inEngine(`WebAssembly.instantiateStreaming = async () => { throw new RangeError("could not allocate memory"); };`), "run out of memory"},
	} {
		tab := openAt(t, setup{script: test.script, expectComplaints: true}, "chiward.html", `document.querySelector(".wrong")`)
		if tab.shows(".wrong", test.want); t.Failed() {
			t.Fatal(test.name)
		}
	}
	tab := openAt(t, setup{script: `navigator.__defineGetter__("language", () => "es-US"); delete window.DecompressionStream`}, "chiward.html", `document.querySelector(".wrong")`)
	tab.shows(".wrong", "demasiado antiguo")
	if strings.Contains(eval[string](tab, `document.querySelector(".wrong").innerText`), "too old") {
		t.Error("both languages are shown")
	}
}

// inEngine returns a script that puts another one before that of the worker.
func inEngine(script string) string {
	return fmt.Sprintf(`{
		const Plain = Blob;
		window.Blob = class extends Plain {
			constructor(parts, options) { super(options?.type === "text/javascript" ? [%q, ...parts] : parts, options); }
		};
	}`, script)
}

// TestDecode compares the page's reader of Ascii85 with that of Go.
func TestDecode(t *testing.T) {
	tab := openFile(t, setup{})
	script, err := os.ReadFile(filepath.Join(root, "examples", "browser", "page", "worker.js"))
	if err != nil {
		t.Fatal(err)
	}
	_, decode, _ := strings.Cut(string(script), "function decode")
	for _, want := range [][]byte{{}, {1}, {0, 0}, {255, 254, 253}, {0, 0, 0, 0}, []byte("<<<<<abc"), slices.Repeat([]byte{0, 0, 0, 0, 77}, 9)} {
		got := eval[[]int](tab, "[...(function %s)(%q)]", decode, packed(want))
		same := len(got) == len(want)
		for i := range want {
			same = same && got[i] == int(want[i])
		}
		if !same {
			t.Errorf("%v comes back as %v", want, got)
		}
	}
}

// packed returns text as the page has it.
func packed(text []byte) string {
	var out strings.Builder
	encoder := ascii85.NewEncoder(&out)
	encoder.Write(text)
	encoder.Close()
	return strings.ReplaceAll(out.String(), "<", "~")
}
