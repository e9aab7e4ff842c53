package browser

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
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
)

// missing ends a test that lacks name: it fails where the tests are required,
// and is skipped elsewhere.
func missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("BROWSER_TESTS") == "required" {
		t.Fatalf("%s is not installed, and BROWSER_TESTS=required", name)
	}
	t.Skipf("skipped: %s is not installed", name)
}

var (
	// folder is for the files of the tests; file is chiward.html in it.
	folder, file string
	// shared is the browser that most tests use.
	shared context.Context
	// host listens on this machine and must never hear of anybody; heard has
	// the first line of whatever it was told.
	host  net.Listener
	heard = make(chan string, 1000)
)

func TestMain(m *testing.M) {
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "chiward-html-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	file = filepath.Join(folder, "chiward.html")
	build := exec.CommandContext(context.Background(), "go", "run", "./examples/browser", "-o", file)
	build.Dir = filepath.Join("..", "..", "..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the page: %v\n%s", err, out)
		return 1
	}
	if host, err = new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer host.Close()
	go func() {
		for {
			conn, err := host.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				conn.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
				line, _ := bufio.NewReader(conn).ReadString('\n')
				heard <- line
			}()
		}
	}()
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
	wrongs []string // requests, and whatever the console complained of
}

// setup is how a tab is opened.
type setup struct {
	browser context.Context // shared by default
	width   int64
	dark    bool
	path    string        // of another file than chiward.html
	script  string        // runs before those of the page
	ready   string        // what to wait for; by default the form for an address
	limit   time.Duration // of all steps together

	expectComplaints bool // those of the console are no faults
}

// open opens chiward.html in a new tab and waits until it can be used.
func open(t *testing.T, how setup) *tab {
	t.Helper()
	if shared == nil {
		missing(t, "chromium")
	}
	page := &tab{t: t}
	if how.browser == nil {
		how.browser = shared
	}
	first, end := chromedp.NewContext(how.browser, chromedp.WithListener(page.watch))
	t.Cleanup(end)
	t.Cleanup(func() {
		page.mu.Lock()
		defer page.mu.Unlock()
		for _, wrong := range page.wrongs {
			if !how.expectComplaints {
				t.Error(wrong)
			}
		}
	})
	page.ctx = first
	page.do()
	var cancel context.CancelFunc
	page.ctx, cancel = context.WithTimeout(first, cmp.Or(how.limit, time.Minute))
	t.Cleanup(cancel)

	scheme := "light"
	if how.dark {
		scheme = "dark"
	}
	width := cmp.Or(how.width, 1280)
	media := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	call(page, network.Enable, network.EnableParams{})
	call(page, log.Enable, cdp.Empty{})
	call(page, runtime.Enable, cdp.Empty{})
	call(page, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 600})
	call(page, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: media})
	if how.script != "" {
		call(page, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: how.script})
	}
	page.do(chromedp.Navigate("file://" + cmp.Or(how.path, file)))
	page.until(cmp.Or(how.ready, `document.getElementById("lookup")`))
	return page
}

// call sends a command of the protocol.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, command, params); err != nil {
		p.t.Fatal(err)
	}
}

func (p *tab) watch(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch event := event.(type) {
	case *network.EventRequestWillBeSent:
		if url := event.Request.URL; url != "file://"+file && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
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

// complaints returns what the page was refused or did wrong.
func (p *tab) complaints() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.wrongs, "\n")
}

// do takes steps and ends the test if one fails.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// eval returns what a script comes to.
func eval[T any](p *tab, format string, args ...any) T {
	p.t.Helper()
	result, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](fmt.Sprintf(format, args...)))
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// until waits for a condition.
func (p *tab) until(condition string) {
	p.t.Helper()
	p.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Poll[bool]("!!("+condition+")")(ctx, target)
		return chromedp.Void{}, err
	})
}

// callFor sends a command of the protocol and returns what it comes to.
func callFor[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	result, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}
