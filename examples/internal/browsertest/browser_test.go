package browsertest

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

var pictures = flag.String("screenshots", "", "`folder` to put pictures of the pages into, for people to look at")

var (
	// folder is for the files of the tests.
	folder string
	// shared is the browser that most tests use, nil if there is none.
	shared context.Context
)

// root is the folder of the repository.
var root = filepath.Join("..", "..", "..")

func TestMain(m *testing.M) {
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "chiward-browser-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	defer func() { stopSite() }()
	if _, err := exec.LookPath("chromium"); err != nil {
		return m.Run() // each test says that it is skipped
	}
	var end func()
	shared, end, err = start(filepath.Join(folder, "profile"))
	defer end()
	if err != nil {
		fmt.Fprintln(os.Stderr, "starting the browser:", err)
		return 1
	}
	return m.Run()
}

// missing ends a test that lacks name: it fails where the tests are required,
// and is skipped elsewhere.
func missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("BROWSER_TESTS") == "required" {
		t.Fatalf("%s is not installed, and BROWSER_TESTS=required", name)
	}
	t.Skipf("skipped: %s is not installed", name)
}

// start starts a browser with the profile in dir.
func start(dir string) (browser context.Context, end func(), err error) {
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath("chromium"), chromedp.NoSandbox, chromedp.Headless, chromedp.NoFirstRun, chromedp.DisableGPU,
		chromedp.UserDataDir(dir),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en-US"),
	)
	// The first tab holds the browser; each test opens its own.
	browser, endBrowser := chromedp.NewContext(allocator)
	return browser, func() { endBrowser(); endAllocator() }, chromedp.Do(browser)
}

// newBrowser starts a browser of its own for a test.
func newBrowser(t *testing.T, dir string) context.Context {
	t.Helper()
	if shared == nil {
		missing(t, "chromium")
	}
	browser, end, err := start(dir)
	t.Cleanup(end)
	if err != nil {
		t.Fatal("starting the browser: ", err)
	}
	return browser
}

// tab is a page in the browser that watches what the page does.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	own    []string // what the addresses that may be requested begin with
	wrongs []string // requests elsewhere, and whatever the console complained of
	sent   []string // the addresses of all requests
}

// setup is how a tab is set up.
type setup struct {
	browser   context.Context // shared by default
	width     int64           // in pixels, 1280 by default
	dark      bool
	noScripts bool
	script    string        // runs before those of the page
	limit     time.Duration // of all steps together, a minute by default

	expectComplaints bool // requests elsewhere and complaints of the console are no faults
}

// open opens an empty tab, whose pages may request what begins with own.
func open(t *testing.T, how setup, own ...string) *tab {
	t.Helper()
	if shared == nil {
		missing(t, "chromium")
	}
	p := &tab{t: t, own: append(own, "data:", "blob:", "about:")}
	if how.browser == nil {
		how.browser = shared
	}
	first, end := chromedp.NewContext(how.browser, chromedp.WithListener(p.watch))
	t.Cleanup(end)
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, wrong := range p.wrongs {
			if !how.expectComplaints {
				t.Error(wrong)
			}
		}
	})
	p.ctx = first
	p.do()
	var cancel context.CancelFunc
	p.ctx, cancel = context.WithTimeout(first, cmp.Or(how.limit, time.Minute))
	t.Cleanup(cancel)

	scheme := "light"
	if how.dark {
		scheme = "dark"
	}
	width := cmp.Or(how.width, 1280)
	media := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	call(p, network.Enable, network.EnableParams{})
	call(p, log.Enable, cdp.Empty{})
	call(p, runtime.Enable, cdp.Empty{})
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600})
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: media})
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: how.noScripts})
	if how.script != "" {
		call(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: how.script})
	}
	return p
}

func (p *tab) watch(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch event := event.(type) {
	case *network.EventRequestWillBeSent:
		url := event.Request.URL
		p.sent = append(p.sent, url)
		if !slices.ContainsFunc(p.own, func(own string) bool { return strings.HasPrefix(url, own) }) {
			p.wrongs = append(p.wrongs, "a request went to "+url)
		}
	case *runtime.EventConsoleAPICalled:
		p.wrongs = append(p.wrongs, fmt.Sprintf("console: %v %s", event.Type, event.Args[0].Value))
	case *runtime.EventExceptionThrown:
		p.wrongs = append(p.wrongs, fmt.Sprint("exception: ", event.ExceptionDetails.Text, " ", event.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		p.wrongs = append(p.wrongs, "log: "+event.Entry.Text+" "+event.Entry.URL)
	}
}

// requests returns the addresses of all requests so far.
func (p *tab) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.sent)
}

// complaints returns what the page was refused or did wrong.
func (p *tab) complaints() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.wrongs, "\n")
}

// call sends a command of the protocol and returns its result.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	result, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// do takes steps and ends the test if one fails.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// value returns the result of action.
func value[T any](p *tab, action chromedp.Action[T]) T {
	p.t.Helper()
	result, err := chromedp.Run(p.ctx, action)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// eval returns the result of a script.
func eval[T any](p *tab, format string, args ...any) T {
	p.t.Helper()
	return value(p, chromedp.Evaluate[T](fmt.Sprintf(format, args...)))
}

// until waits for a condition.
func (p *tab) until(condition string) {
	p.t.Helper()
	p.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Poll[bool]("!!("+condition+")")(ctx, target)
		return chromedp.Void{}, err
	})
}

// click clicks on the first element of a selector.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
}

// trigger clicks on the first element of a selector by script, whatever covers
// it.
func (p *tab) trigger(selector string) {
	p.t.Helper()
	eval[bool](p, `document.querySelector(%q).click(), true`, selector)
}

// text returns what the elements of a selector say, shown or not, one a line.
func (p *tab) text(selector string) string {
	p.t.Helper()
	return eval[string](p, `[...document.querySelectorAll(%q)].map(e => e.textContent.trim()).join("\n")`, selector)
}

// shows checks what the elements of a selector say.
func (p *tab) shows(selector string, wants ...string) {
	p.t.Helper()
	text := p.text(selector)
	for _, want := range wants {
		if want == "" || !strings.Contains(text, want) {
			p.t.Errorf("%s says %.500q, which lacks %q", selector, text, want)
		}
	}
}

// picture takes a picture of the whole page, if pictures are wanted.
func (p *tab) picture(name string) {
	p.t.Helper()
	if *pictures != "" {
		save(p.t, name+".png", value(p, chromedp.FullScreenshot(100)))
	}
}

// save writes a file into the folder for pictures.
func save(t *testing.T, name string, content []byte) {
	t.Helper()
	err := os.MkdirAll(*pictures, 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(*pictures, name), content, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// today has what is expected: who holds a seat changes.
var today = sync.OnceValues(func() (*ward.Snapshot, error) {
	atlas, err := ward.Open(data.Current(), data.Streets())
	if err != nil {
		return nil, err
	}
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return nil, err
	}
	return atlas.On(ward.DateOf(time.Now().In(chicago)))
})

// expect looks an address up without a page.
func expect(t *testing.T, address string) ward.Result {
	t.Helper()
	day, err := today()
	if err != nil {
		t.Fatal(err)
	}
	res := day.Address(address)
	if res.Seat == nil {
		t.Fatalf("%q: %v", address, res)
	}
	return res
}

// Addresses for tests and pictures: whatever is true of them follows from the
// map of 2023, which stays until the next redistricting.
const (
	sure      = "1060 W Addison St"
	border    = "5600 W North Ave"
	ambiguous = "626 Michigan Ave"
	elsewhere = "1600 Sherman Ave, Evanston, IL 60201"
)
