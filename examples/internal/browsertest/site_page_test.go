package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/chiward/chiward/ward"
)

// seatTexts returns what the page must show of seat.
func seatTexts(seat *ward.Seat) []string {
	texts := []string{seat.Phone}
	if seat.Holder != nil {
		texts = append(texts, seat.Holder.Name)
	}
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}

// wardPage returns where the page of a ward is, in English.
func wardPage(n ward.Number) string { return fmt.Sprintf("%swards/%d?lang=en", home, n) }

func TestAddress(t *testing.T) {
	want := expect(t, sure)
	page := openSite(t, setup{})
	page.visit("?lang=en")
	before := eval[int](page, `history.length`)
	page.ask(sure)
	page.shows("#result", want.Ward.Ordinal()+" Ward")
	page.shows(".who .seat", seatTexts(want.Seat)...)
	if got := eval[string](page, `document.activeElement.id`); got != "result" {
		t.Errorf("the focus is on %q", got)
	}
	page.shows("#spoken", want.Ward.Ordinal()+" Ward")
	page.shows("#contact ~ .reach", want.Seat.Email)
	if got := eval[string](page, `document.getElementById("address").value`); got != "" {
		t.Errorf("the field has %q", got)
	}
	if got := eval[string](page, `location.href`); got != wardPage(want.Ward) {
		t.Errorf("the address of the page is %s", got)
	}
	if after := eval[int](page, `history.length`); after != before+1 {
		t.Errorf("the history had %d entries and has %d", before, after)
	}
	if got := eval[string](page, `JSON.stringify(history.state)`); got != "null" {
		t.Errorf("the history keeps %s", got)
	}
	if got := eval[string](page, `document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)`); got != "" {
		t.Errorf("%q is stored", got)
	}
	if i := slices.IndexFunc(page.requests(), func(url string) bool { return strings.Contains(strings.ToUpper(url), "ADDISON") }); i >= 0 {
		t.Errorf("the address is in %s", page.requests()[i])
	}
}

func TestBorder(t *testing.T) {
	want := expect(t, border)
	if want.Others.Len() == 0 {
		t.Fatalf("%s is %v", border, want)
	}
	page := openSite(t, setup{})
	page.visit("?lang=en")
	page.ask(border)
	page.shows("#result", want.Ward.Ordinal()+" Ward")
	page.shows(".who .seat", seatTexts(want.Seat)...)
	day, _ := today()
	for n := range want.Others.All() {
		seat, _ := day.Seat(n)
		page.shows(".sure", n.Ordinal()+" Ward")
		page.shows(".other", append(seatTexts(seat), n.Ordinal()+" Ward")...)
		page.shows(".near-labels", fmt.Sprint(n))
	}
}

func TestElsewhere(t *testing.T) {
	page := openSite(t, setup{})
	page.visit("?lang=en")
	page.ask(elsewhere)
	page.shows("#address-error", "not in Chicago")
	page.shows("#lookup", "Cook County Clerk")
	if got := page.text(".seat"); got != "" {
		t.Errorf("a place outside has %q", got)
	}
	// The field is in view, has the focus and what was typed, and names the error.
	field := eval[struct {
		ID, Value, Invalid, Describes string
		Top                           float64
	}](page, `(e => ({id: e.id, value: e.value, invalid: e.getAttribute("aria-invalid"), describes: e.getAttribute("aria-describedby"), top: e.getBoundingClientRect().top}))(document.activeElement)`)
	if field.ID != "address" || field.Value != elsewhere || field.Invalid != "true" || !strings.HasPrefix(field.Describes, "address-error ") || field.Top < 0 || field.Top > 700 {
		t.Errorf("the field is %+v", field)
	}
}

func TestChoices(t *testing.T) {
	for _, noScripts := range []bool{false, true} {
		page := openSite(t, setup{noScripts: noScripts})
		page.visit("?lang=en")
		page.ask(ambiguous)
		choice := eval[string](page, `document.querySelector(".choices button").value`)
		page.click(".choices button")
		page.do(chromedp.WaitReady(chromedp.CSS(".seat")))
		page.shows("#result", expect(t, choice).Ward.Ordinal()+" Ward")
	}
}

func TestSpanish(t *testing.T) {
	want := expect(t, sure)
	page := openSite(t, setup{})
	page.visit("")
	page.click(`header a[hreflang="es"]`)
	page.do(chromedp.WaitReady(chromedp.CSS(`html[lang="es"]`)))
	page.ask(sure)
	page.shows("#result", fmt.Sprintf("Distrito %d", want.Ward))
	page.shows(".who .seat", append(seatTexts(want.Seat), "Concejal del distrito")...)
	page.shows(".script", "Para empezar", "vivo en el distrito", "I live in the")
	// The result is there in the other language too, without typing again.
	page.click(`header button[lang="en"]`)
	page.do(chromedp.WaitReady(chromedp.CSS(`html[lang="en"] #result`)))
	page.shows("#result", want.Ward.Ordinal()+" Ward")
}

func TestWithoutScripts(t *testing.T) {
	want := expect(t, sure)
	page := openSite(t, setup{noScripts: true})
	page.visit("?lang=en")
	if eval[bool](page, `[...document.querySelectorAll(".scripted")].some(e => e.offsetHeight > 0)`) {
		t.Error("something that needs scripts is shown")
	}
	page.ask(sure)
	page.shows("#result", want.Ward.Ordinal()+" Ward")
	page.shows(".seat", seatTexts(want.Seat)...)
	if got, page := eval[string](page, `location.href`), wardPage(want.Ward)+"&ticket="; !strings.HasPrefix(got, page) || !strings.HasSuffix(got, "#result") {
		t.Errorf("the address of the page is %s", got)
	}
	if !eval[bool](page, `document.querySelector(".frame svg").clientHeight > 200 && document.querySelectorAll(".street-labels text").length > 0`) {
		t.Error("the map is not shown")
	}
	page.do(chromedp.SetValue(chromedp.CSS("#day"), "2025-01-15"))
	page.click(".meeting button")
	page.do(chromedp.WaitReady(chromedp.CSS(".deadlines")))
	page.shows(".deadlines", "January 15, 2025")
	page.shows(".when", "Monday, January 13, 2025")
	page.shows("#result", want.Ward.Ordinal()+" Ward") // still there
	page.click(`header button[lang="es"]`)
	page.do(chromedp.WaitReady(chromedp.CSS(`html[lang="es"] .deadlines`)))
	page.shows("#result", fmt.Sprintf("Distrito %d", want.Ward))
}

func TestMeeting(t *testing.T) {
	page := openSite(t, setup{})
	page.visit("?lang=es")
	page.ask(sure)
	page.do(chromedp.SetValue(chromedp.CSS("#day"), "2025-01-20"))
	page.click(".meeting button")
	page.do(chromedp.WaitReady(chromedp.CSS(".deadlines")))
	page.shows(".meeting", "lunes 20 de enero de 2025", "lunes 13 de enero de 2025", "más de una manera")
	if got := eval[string](page, `document.activeElement.id`); got != "meeting" {
		t.Errorf("the focus is on %q", got)
	}
}

// TestKeyboard uses the page without a mouse, and checks that what has the
// focus can be seen to have it.
func TestKeyboard(t *testing.T) {
	want := expect(t, sure)
	page := openSite(t, setup{})
	page.visit("?lang=en")
	var visited []string
	press := func(key string) string {
		page.do(chromedp.KeyEvent(key))
		at := eval[struct{ Name, Outline string }](page, `(({activeElement: e}) => ({name: e === document.body ? "the end" : e.id || e.className || e.textContent.trim(), outline: getComputedStyle(e).outlineStyle}))(document)`)
		if at.Name != "main" && at.Name != "the end" && at.Outline == "none" {
			t.Errorf("the focus on %q cannot be seen", at.Name)
		}
		visited = append(visited, at.Name)
		return at.Name
	}
	if got := press(kb.Tab); got != "skip" {
		t.Fatalf("the first stop is %q", got)
	}
	press(kb.Enter)
	for press(kb.Tab) != "address" {
		if len(visited) > 5 {
			t.Fatalf("the field is not reached: %q", visited)
		}
	}
	page.do(chromedp.KeyEvent(sure+kb.Enter), chromedp.WaitReady(chromedp.CSS("#result")))
	page.shows("#result", want.Ward.Ordinal()+" Ward")
	visited = nil
	if got := press(kb.Tab); got != "button" {
		t.Errorf("after the result comes %q", got)
	}
	if got := eval[string](page, `document.activeElement.href`); !strings.HasPrefix(got, "tel:") {
		t.Errorf("after the result comes %s", got)
	}
	for press(kb.Tab) != "frame" {
		if len(visited) > 60 {
			t.Fatalf("the map is not reached: %q", visited)
		}
	}
	for _, key := range []string{"+", kb.ArrowRight, kb.ArrowDown, "-", "0"} {
		before := eval[string](page, `document.querySelector(".frame svg").getAttribute("viewBox")`)
		page.do(chromedp.KeyEvent(key))
		if after := eval[string](page, `document.querySelector(".frame svg").getAttribute("viewBox")`); after == before {
			t.Errorf("%q does nothing to the map", key)
		}
	}
	for range 90 {
		if press(kb.Tab) == "the end" {
			return
		}
	}
	t.Errorf("there is no end: %q", visited)
}

func TestMap(t *testing.T) {
	page := openSite(t, setup{})
	page.visit("?lang=en")
	page.ask(sure)
	page.do(chromedp.ScrollIntoView(chromedp.CSS(".frame")))
	box := func() [3]float64 {
		var got [4]float64
		fmt.Sscan(eval[string](page, `document.querySelector(".frame svg").getAttribute("viewBox")`), &got[0], &got[1], &got[2], &got[3])
		return [3]float64{got[0], got[1], got[2]}
	}
	first := box()
	page.click(`[data-zoom="in"]`)
	if zoomed := box(); zoomed[2] >= first[2] || zoomed[0] <= first[0] {
		t.Errorf("zooming in leads from %v to %v", first, zoomed)
	}
	page.click(`[data-zoom="city"]`)
	if !eval[bool](page, `getComputedStyle(document.querySelector(".all-labels")).display !== "none"`) {
		t.Error("on the entire city the wards have no numbers")
	}
	page.click(`[data-zoom="place"]`)
	if back := box(); back != first {
		t.Errorf("back at the place it shows %v instead of %v", back, first)
	}
	at := eval[[2]float64](page, `(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector(".frame").getBoundingClientRect())`)
	page.do(chromedp.DragAndDropXY(at[0], at[1], at[0]+100, at[1]))
	if moved := box(); moved[0] >= first[0] || moved[2] != first[2] {
		t.Errorf("dragging to the right leads from %v to %v", first, moved)
	}
	wheel := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: at[0], Y: at[1], DeltaX: 1, DeltaY: 100}
	before := box()
	call(page, input.DispatchMouseEvent, wheel)
	page.until(fmt.Sprintf(`document.querySelector(".frame svg").viewBox.baseVal.width !== %v`, before[2]))
	// Without the focus, the wheel scrolls the page.
	eval[*int](page, `document.activeElement.blur()`)
	before, top := box(), eval[float64](page, `scrollY`)
	call(page, input.DispatchMouseEvent, wheel)
	page.until(fmt.Sprintf(`scrollY !== %v`, top))
	if after := box(); after != before {
		t.Errorf("the wheel took the map from %v to %v", before, after)
	}
}

func TestPosition(t *testing.T) {
	want := expect(t, sure)
	for _, setting := range []cdpbrowser.PermissionSetting{cdpbrowser.PermissionSettingGranted, cdpbrowser.PermissionSettingDenied} {
		page := openSite(t, setup{})
		permission := cdpbrowser.SetPermissionParams{Permission: &cdpbrowser.PermissionDescriptor{Name: "geolocation"}, Setting: setting}
		if _, err := chromedp.CallBrowser(page.ctx, cdpbrowser.SetPermission, permission); err != nil {
			t.Fatal(err)
		}
		accuracy := 8.0
		call(page, emulation.SetGeolocationOverride, emulation.SetGeolocationOverrideParams{Latitude: &want.Point.Lat, Longitude: &want.Point.Lng, Accuracy: &accuracy})
		page.visit("?lang=en")
		page.click("#device")
		if setting == cdpbrowser.PermissionSettingDenied {
			page.until(`document.getElementById("status").textContent.includes("did not give its position")`)
			continue
		}
		page.do(chromedp.WaitReady(chromedp.CSS("#result")))
		page.shows("#result", want.Ward.Ordinal()+" Ward")
		page.shows(".who", append(seatTexts(want.Seat), "For your device’s position")...)
		page.shows(".how", "26 ft (8 m)")
		for _, url := range page.requests() {
			if strings.Contains(url, "41.9") {
				t.Errorf("the position is in %s", url)
			}
		}
	}
}

func TestCopy(t *testing.T) {
	page := openSite(t, setup{})
	page.visit("?lang=en")
	page.ask(sure)
	page.click("[data-copy]")
	page.until(`document.querySelector(".write .status").textContent !== ""`)
	page.shows("#spoken", "cop")
}

// TestPhone checks on a narrow screen that nothing has to be scrolled
// sideways, and that what is pressed is large enough for a finger.
func TestPhone(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		page := openSite(t, setup{width: 360})
		for _, address := range []string{"", sure, border, ambiguous} {
			page.visit("?lang=" + lang)
			if address != "" {
				page.ask(address)
			}
			eval[*int](page, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			if width := eval[int](page, `document.documentElement.scrollWidth`); width > 360 {
				t.Errorf("%s, %q: the page is %d pixels wide", lang, address, width)
			}
			small := eval[string](page, `[...document.querySelectorAll("button, input:not([type=hidden]), summary, .button, header a, .jump a, .wards a, .links a, .since a, .reach a, .sources a, .steps a")]
				.filter(e => e.offsetHeight > 0 && Math.min(e.offsetHeight, e.offsetWidth) < 44 && !(e.tagName === "A" && e.offsetWidth < 44))
				.map(e => e.textContent.trim() + " " + e.offsetHeight).join("; ")`)
			if small != "" {
				t.Errorf("%s, %q: too small for a finger: %s", lang, address, small)
			}
		}
	}
}

// TestFailures checks what is said when no answer, or no page, comes back.
func TestFailures(t *testing.T) {
	page := openSite(t, setup{})
	page.visit("?lang=en")
	for _, test := range []struct{ answer, want string }{
		{`Promise.reject(new Error("offline"))`, "No answer came"},
		{`Promise.resolve(new Response("{}", {status: 429}))`, "Too many questions"},
		{`Promise.resolve(new Response("{}", {status: 500}))`, "No answer came"},
	} {
		eval[*int](page, `window.fetch = () => %s, 0`, test.answer)
		page.do(chromedp.SendKeys(chromedp.CSS("#address"), "x\r"))
		page.until(fmt.Sprintf(`document.getElementById("status").textContent.includes(%q)`, test.want))
		page.shows("#spoken", test.want)
	}
}
