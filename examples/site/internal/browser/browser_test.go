package browser

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
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
	// home is the address of the site, allocator the browser; TestMain starts
	// both.
	home      string
	allocator context.Context
)

func TestMain(m *testing.M) {
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	if _, err := exec.LookPath("chromium"); err != nil {
		return m.Run() // each test says that it is skipped
	}
	dir, err := os.MkdirTemp("", "chiward-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	site, err := startSite(ctx, filepath.Join(dir, "site"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "starting the site:", err)
		return 1
	}
	defer site.Wait()
	defer stop()

	var end context.CancelFunc
	allocator, end = chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath("chromium"), chromedp.NoSandbox, chromedp.Headless, chromedp.NoFirstRun, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(dir, "profile")),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en-US"),
	)
	defer end()
	// The first tab holds the browser; each test opens its own.
	var endFirst context.CancelFunc
	allocator, endFirst = chromedp.NewContext(allocator)
	defer endFirst()
	if err := chromedp.Do(allocator); err != nil {
		fmt.Fprintln(os.Stderr, "starting the browser:", err)
		return 1
	}
	return m.Run()
}

// siteLog is what the site has logged.
var siteLog notebook

// notebook collects lines of one goroutine for others.
type notebook struct {
	mu    sync.Mutex
	lines []string
}

func (n *notebook) add(line string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lines = append(n.lines, line)
}

func (n *notebook) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return strings.Join(n.lines, "\n")
}

// startSite builds the site as program, starts it on a free port of this
// machine and waits until it listens.
func startSite(ctx context.Context, program string) (*exec.Cmd, error) {
	build := exec.CommandContext(ctx, "go", "build", "-o", program, ".")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	site := exec.CommandContext(ctx, program, "-addr", "127.0.0.1:0")
	logs, err := site.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := site.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		var line struct{ Msg, Addr string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			home = "http://" + line.Addr + "/"
			go func() {
				for lines.Scan() {
					siteLog.add(lines.Text())
				}
			}()
			return site, nil
		}
	}
	return nil, fmt.Errorf("it ended before it listened: %w", site.Wait())
}

// tab is a page in the browser that watches what the page does.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	hosts  []string // other hosts that may be asked
	wrongs []string // requests to other hosts, and whatever the console complained of
	sent   []string // the addresses of all requests
}

// how a tab is set up.
type setup struct {
	width     int64
	dark      bool
	noScripts bool
}

func open(t *testing.T, how setup) *tab {
	t.Helper()
	if allocator == nil {
		missing(t, "chromium")
	}
	page := &tab{t: t}
	first, end := chromedp.NewContext(allocator, chromedp.WithListener(page.watch))
	t.Cleanup(end)
	t.Cleanup(func() {
		page.mu.Lock()
		defer page.mu.Unlock()
		for _, wrong := range page.wrongs {
			t.Error(wrong)
		}
	})
	page.ctx = first
	page.do()
	var cancel context.CancelFunc
	page.ctx, cancel = context.WithTimeout(first, time.Minute)
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
	call(page, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: how.noScripts})
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
		p.sent = append(p.sent, event.Request.URL)
		if to, err := url.Parse(event.Request.URL); err != nil || to.Scheme+"://"+to.Host+"/" != home && !slices.Contains(p.hosts, to.Scheme+"://"+to.Host+"/") && to.Scheme != "data" && to.Scheme != "about" {
			p.wrongs = append(p.wrongs, "a request went to "+event.Request.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.ConsoleAPICalledTypeError || event.Type == runtime.ConsoleAPICalledTypeWarning {
			p.wrongs = append(p.wrongs, fmt.Sprintf("console: %v %s", event.Type, event.Args[0].Value))
		}
	case *runtime.EventExceptionThrown:
		p.wrongs = append(p.wrongs, fmt.Sprint("exception: ", event.ExceptionDetails.Text, " ", event.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if event.Entry.Level == log.EntryLevelError || event.Entry.Level == log.EntryLevelWarning {
			p.wrongs = append(p.wrongs, "log: "+event.Entry.Text+" "+event.Entry.URL)
		}
	}
}

// requests returns the addresses of all requests so far.
func (p *tab) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.sent)
}

// do takes steps and ends the test if one fails.
func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// value returns what action comes to.
func value[T any](p *tab, action chromedp.Action[T]) T {
	p.t.Helper()
	result, err := chromedp.Run(p.ctx, action)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// visit opens a path of the site, such as "?lang=es".
func (p *tab) visit(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(home + path))
}

// ask types an address on the first page and presses Enter.
func (p *tab) ask(address string) {
	p.t.Helper()
	p.do(
		chromedp.SendKeys(chromedp.CSS("#address"), address+"\r"),
		chromedp.WaitReady(chromedp.CSS("#result")),
	)
}

// text returns what the elements of a selector say, one a line.
func (p *tab) text(selector string) string {
	p.t.Helper()
	return value(p, chromedp.Evaluate[string](fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.textContent.trim()).join("\n")`, selector)))
}
