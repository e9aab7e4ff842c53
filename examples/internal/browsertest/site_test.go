package browsertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

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

// home is the address of the site, such as "http://127.0.0.1:1234/".
var home string

// stopSite ends the site, if a test has started it.
var stopSite = func() {}

// startSite builds the site, starts it on a free port of this machine and
// waits until it listens.
var startSite = sync.OnceValue(func() error {
	program := filepath.Join(folder, "site")
	build := exec.Command("go", "build", "-o", program, "./examples/site")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the site: %w\n%s", err, out)
	}
	site := exec.Command(program, "-addr", "127.0.0.1:0")
	logs, err := site.StderrPipe()
	if err != nil {
		return err
	}
	if err := site.Start(); err != nil {
		return err
	}
	stopSite = func() { site.Process.Kill(); site.Wait() }
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
			return nil
		}
	}
	return fmt.Errorf("the site ended before it listened: %w", site.Wait())
})

// openSite starts the site, if no test has, and opens an empty tab for it.
func openSite(t *testing.T, how setup) *tab {
	t.Helper()
	if shared == nil {
		missing(t, "chromium")
	}
	if err := startSite(); err != nil {
		t.Fatal(err)
	}
	return open(t, how, home)
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
