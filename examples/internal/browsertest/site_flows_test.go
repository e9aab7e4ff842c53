package browsertest

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/chiward/chiward/ward"
)

// misspelt is an address with a typo that could be of two streets.
const misspelt = "1060 W Adisson"

// TestOrder measures on a phone how far down the call and what to say on it
// stand: one screen has 640 pixels.
func TestOrder(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		for _, address := range []string{sure, border, "Western Ave and Division St"} {
			p := openSite(t, setup{width: 360})
			p.visit("?lang=" + lang)
			p.ask(address)
			got := eval[struct{ Call, Script float64 }](p, `({
				call: document.querySelector(".seat .button").getBoundingClientRect().bottom + scrollY,
				script: document.querySelector(".script dd").getBoundingClientRect().top + scrollY + 24,
			})`)
			t.Logf("%s, %s: call at %.0f, script at %.0f pixels", lang, address, got.Call, got.Script)
			if got.Call > 1.5*640 || got.Script > 1.5*640 {
				t.Errorf("%s, %s: %+v", lang, address, got)
			}
		}
	}
}

// TestBack goes back, forward and reloads after a look-up: what is shown is the
// page of the ward, without an address.
func TestBack(t *testing.T) {
	want := expect(t, sure)
	p := openSite(t, setup{})
	p.visit("?lang=en")
	p.ask(sure)
	if !strings.Contains(p.text(".place"), "1060 W ADDISON") {
		t.Fatal("the answer does not name the place")
	}
	isWardPage := func(how string) {
		t.Helper()
		p.settles(`!!document.querySelector("#result") && !document.querySelector(".place")`)
		if got := eval[string](p, `location.href`); got != wardPage(want.Ward) {
			t.Errorf("%s leads to %s", how, got)
		}
		p.shows("#result", want.Ward.Ordinal()+" Ward")
		if strings.Contains(strings.ToUpper(eval[string](p, `document.documentElement.outerHTML + document.getElementById("address").value`)), "1060 W ADDISON") {
			t.Errorf("%s: the address is there", how)
		}
	}
	p.click(".links a")
	p.do(chromedp.WaitReady(chromedp.CSS("main.list")))
	p.leave(`history.back()`)
	isWardPage("back")
	p.leave(`location.reload()`)
	isWardPage("reload")
	p.leave(`history.forward()`)
	p.settles(`!!document.querySelector("main.list")`)
	p.leave(`history.go(-2)`)
	p.settles(`!!document.querySelector(".ask.first")`)
	if got := eval[string](p, `document.getElementById("address").value`); got != "" {
		t.Errorf("on the first page the field has %q", got)
	}
	// Back right after an answer leads to where it was asked.
	p.ask(sure)
	p.leave(`history.back()`)
	p.settles(`!!document.querySelector(".ask.first")`)
	p.leave(`history.forward()`)
	isWardPage("forward")
}

// leave runs a script that leads to another page, and lets it begin to load.
func (p *tab) leave(script string) {
	p.t.Helper()
	eval[*int](p, `void setTimeout(() => { %s }, 0)`, script)
	time.Sleep(400 * time.Millisecond)
}

// settles waits for a condition in a page that is being loaded.
func (p *tab) settles(condition string) {
	p.t.Helper()
	script := chromedp.Evaluate[bool](`document.readyState === "complete" && ` + condition)
	for range 200 {
		if ok, err := chromedp.Run(p.ctx, script); ok && err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatalf("it does not come to %s but to %s", condition, eval[string](p, `location.href + document.body.innerText.slice(0, 300)`))
}

// TestCompletion completes the street of an address and the second one of a
// corner, by keyboard and by mouse, and sends nothing of what is typed.
func TestCompletion(t *testing.T) {
	p := openSite(t, setup{})
	p.visit("?lang=en")
	keys := func(text string) { p.do(chromedp.SendKeys(chromedp.CSS("#address"), text)) }
	value := func() string { return eval[string](p, `document.getElementById("address").value`) }
	keys("1060 w addis")
	p.until(`document.querySelectorAll("#streets li").length > 0`)
	if got := eval[string](p, `document.getElementById("address").getAttribute("role") + document.getElementById("address").getAttribute("aria-expanded")`); got != "comboboxtrue" {
		t.Errorf("the field is a %s", got)
	}
	p.shows("#spoken", "to choose from")
	keys(kb.ArrowDown)
	if got := eval[string](p, `document.getElementById(document.getElementById("address").getAttribute("aria-activedescendant")).textContent`); got != "1060 W Addison St" {
		t.Errorf("the first choice is %q", got)
	}
	// As a keyboard does it: one event, whose letter the page can hold back.
	call(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13,
	})
	if got := value(); got != "1060 W Addison St" || !eval[bool](p, `document.getElementById("streets").hidden`) {
		t.Errorf("the field has %q", got)
	}
	eval[*int](p, `void (document.getElementById("address").value = "")`)
	keys("Clark and divis")
	p.until(`document.querySelectorAll("#streets li").length > 0`)
	p.click("#streets li")
	if got := value(); got != "Clark and W Division St" {
		t.Errorf("the corner is %q", got)
	}
	keys(" ")
	keys(kb.Escape)
	for _, url := range p.requests() {
		if strings.Contains(strings.ToLower(url), "addis") || strings.Contains(strings.ToLower(url), "divis") {
			t.Errorf("what was typed is in %s", url)
		}
	}
	keys(kb.Enter)
	p.do(chromedp.WaitReady(chromedp.CSS("#result")))
	p.shows(".place", "CLARK")
	without := openSite(t, setup{noScripts: true})
	without.visit("?lang=en")
	if got := eval[string](without, `document.getElementById("address").getAttribute("role") ?? ""`); got != "" {
		t.Errorf("without scripts the field is a %s", got)
	}
}

// TestTypo takes one of the places that a misspelt address may mean.
func TestTypo(t *testing.T) {
	for _, noScripts := range []bool{false, true} {
		p := openSite(t, setup{noScripts: noScripts})
		p.visit("?lang=en")
		p.ask(misspelt)
		if got := eval[string](p, `document.getElementById("address").value`); got != misspelt {
			t.Errorf("the field has %q", got)
		}
		p.click(`.choices button[value="1060 W ADDISON ST"]`)
		p.do(chromedp.WaitReady(chromedp.CSS(".seat")))
		p.shows("#result", expect(t, sure).Ward.Ordinal()+" Ward")
	}
}

// TestRough gives a position that may be in many wards, and chooses one.
func TestRough(t *testing.T) {
	p := openSite(t, setup{width: 360})
	permission := cdpbrowser.SetPermissionParams{Permission: &cdpbrowser.PermissionDescriptor{Name: "geolocation"}, Setting: cdpbrowser.PermissionSettingGranted}
	if _, err := chromedp.CallBrowser(p.ctx, cdpbrowser.SetPermission, permission); err != nil {
		t.Fatal(err)
	}
	lat, lng, accuracy := 41.8837, -87.6323, 3000.0
	call(p, emulation.SetGeolocationOverride, emulation.SetGeolocationOverrideParams{Latitude: &lat, Longitude: &lng, Accuracy: &accuracy})
	p.visit("?lang=en")
	p.click("#device")
	p.do(chromedp.WaitReady(chromedp.CSS(".choices button")))
	p.shows("#result", "Several wards are possible")
	if got := p.text(".alder"); got != "" {
		t.Errorf("one alder is shown: %q", got)
	}
	p.click(`.choices button[value="42"]`)
	p.do(chromedp.WaitReady(chromedp.CSS(".who")))
	p.shows("#result", "42nd Ward")
	if got := eval[string](p, `location.href`); got != wardPage(42) {
		t.Errorf("the address of the page is %s", got)
	}
}

// TestBorderStreet names the street of a border in words and on the map.
func TestBorderStreet(t *testing.T) {
	p := openSite(t, setup{width: 360})
	p.visit("?lang=en")
	p.ask(border)
	p.shows(".sure", "The border here runs along N Central Ave.")
	p.shows(".street-labels .edge", "N Central Ave")
	p.shows("figcaption", "N Central Ave")
}

// TestMovedMap moves the map far enough for another ward to come into view.
func TestMovedMap(t *testing.T) {
	p := openSite(t, setup{})
	p.visit("?lang=en")
	p.ask(sure)
	p.do(chromedp.Focus(chromedp.CSS(".frame")))
	before := p.text(".near-labels text")
	for range 12 {
		p.do(chromedp.KeyEvent(kb.ArrowUp))
	}
	p.until(fmt.Sprintf(`[...document.querySelectorAll(".near-labels text")].map(e => e.textContent).join("\n") !== %q`, before))
	day, _ := today()
	place := expect(t, sure).Point
	for _, label := range strings.Fields(p.text(".near-labels text")) {
		n, err := ward.ParseNumber(label)
		if err != nil {
			t.Fatal(err)
		}
		if day.Near(place, 5000).Others.Has(n) {
			continue
		}
		t.Errorf("ward %d is not near", n)
	}
	p.do(chromedp.KeyEvent("0"))
	if got := p.text(".near-labels text"); got != before {
		t.Errorf("back at the place the labels are %q, and were %q", got, before)
	}
}

// TestPrint prints answers: two pages at most.
func TestPrint(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		for _, address := range []string{sure, border, "Western Ave and Division St", "3852 W 63rd St"} {
			p := openSite(t, setup{})
			p.visit("?lang=" + lang)
			p.ask(address)
			call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			printed, err := chromedp.Call(p.ctx, page.PrintToPDF, page.PrintToPDFParams{})
			if err != nil {
				t.Fatal(err)
			}
			pages := bytes.Count(printed.Data, []byte("/Type /Page\n"))
			t.Logf("%s, %s: %d pages", lang, address, pages)
			if pages == 0 || pages > 2 {
				t.Errorf("%s, %s: %d pages", lang, address, pages)
			}
			if *pictures != "" {
				save(t, fmt.Sprintf("print-%s-%.4s.pdf", lang, address), printed.Data)
			}
		}
	}
}

// TestEmbed frames the page to embed from another origin, whose scripts cannot
// read it, and looks for the rest of the site being refused.
func TestEmbed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><title>Host</title><link rel="icon" href="data:,"><iframe src="%s%s" width="600" height="700"></iframe>`, home, r.URL.Path[1:])
	})}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	host := "http://localhost:" + strings.TrimPrefix(listener.Addr().String(), "127.0.0.1:") + "/"
	p := openSite(t, setup{})
	p.own = append(p.own, host)
	p.do(chromedp.Navigate(host + "embed"))
	at := eval[[2]float64](p, `(r => [r.left + 100, r.top + 20])(document.querySelector("iframe").getBoundingClientRect())`)
	// The document in the frame belongs to another process; only its requests
	// are seen here.
	for i := 0; !strings.Contains(siteLog.String(), `"route":"POST /embed","status":200`); i++ {
		if i == 10 {
			t.Fatal("the form in the frame was not sent")
		}
		time.Sleep(time.Second)
		p.do(chromedp.MouseClickXY(at[0], at[1]), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(sure+kb.Enter))
	}
	if got := eval[string](p, `(() => { try { return document.querySelector("iframe").contentWindow.document.body.innerHTML } catch (e) { return e.name } })()`); got != "SecurityError" && !strings.Contains(got, "TypeError") {
		t.Errorf("the page around it reads %.200s", got)
	}
	for path, framed := range map[string]bool{"embed": true, "": false, "wards/35": false, "method": false} {
		response, err := http.Get(home + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if got := strings.Contains(response.Header.Get("Content-Security-Policy"), "frame-ancestors *"); got != framed {
			t.Errorf("/%s may be framed: %v", path, got)
		}
	}
}

// TestNothingStays looks a marked address up in a browser of its own, with and
// without scripts, closes it, and looks for the mark in all that it left
// behind.
func TestNothingStays(t *testing.T) {
	const number, street = "1061", "W Addisonn St"
	for _, noScripts := range []bool{false, true} {
		profile := t.TempDir()
		browser := newBrowser(t, profile)
		p := openSite(t, setup{browser: browser, noScripts: noScripts})
		p.visit("?lang=en")
		p.ask(number + " " + street)
		p.do(chromedp.WaitReady(chromedp.CSS("#result")))
		p.click(".links a")
		p.do(chromedp.WaitReady(chromedp.CSS("main.list")))
		time.Sleep(2 * time.Second)                      // what is kept for the next start is written now and then
		if err := chromedp.Cancel(browser); err != nil { // closes the browser, which then writes what it keeps
			t.Error(err)
		}
		out, err := exec.Command("grep", "-rlaiE", strings.ReplaceAll(number+" "+street, " ", "( |\\+|%20)"), profile).CombinedOutput()
		if err == nil {
			t.Errorf("without scripts: %v, the address is in %s", noScripts, out)
		}
		wide := strings.Join(strings.Split(number+" "+street, ""), ".") // UTF-16
		if out, err := exec.Command("grep", "-rlaiE", wide, profile).CombinedOutput(); err == nil {
			t.Errorf("without scripts: %v, the address is in %s", noScripts, out)
		}
		for _, url := range p.requests() {
			if strings.Contains(strings.ToLower(url), "addisonn") {
				t.Errorf("the address is in %s", url)
			}
		}
	}
	if text := siteLog.String(); strings.Contains(strings.ToLower(text), "addison") || !strings.Contains(text, "request") {
		t.Errorf("the log has the address, or nothing: %.500s", text)
	}
}
