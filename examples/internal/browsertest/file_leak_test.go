package browsertest

import (
	"bufio"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// ways are what a program in a page or a worker can try in order to reach
// another host. Each is an expression that may throw; "to" is where it leads.
// Navigation and WebRTC are not among them, since no policy of a page can
// forbid them; TestScripts looks for those.
var ways = map[string][]string{
	"page and worker": {
		`fetch(to)`,
		`fetch(to, {mode: "no-cors", method: "POST", body: "x", keepalive: true})`,
		`(r => (r.open("GET", to), r.send()))(new XMLHttpRequest())`,
		`new WebSocket(to.replace("http", "ws"))`,
		`new EventSource(to)`,
		`new WebTransport(to.replace("http", "https"))`,
		`import(to)`,
		`new Worker(to)`,
		`new FontFace("f", "url(" + to + ")").load()`,
		`new Worker(URL.createObjectURL(new Blob(["fetch('" + to + "'); importScripts('" + to + "')"]))).onerror = (e) => e.preventDefault()`,
	},
	"worker": {`importScripts(to)`},
	"page": {
		`navigator.sendBeacon(to, "x")`,
		`navigator.serviceWorker.register(to)`,
		`new SharedWorker(to)`,
		`new Image().src = to`,
		`new Audio(to).play()`,
		`add("script", {src: to})`,
		`add("script", {type: "module", src: to})`,
		`add("script", {textContent: "fetch('" + to + "')"})`,
		`add("script", {type: "speculationrules", textContent: '{"prefetch": [{"urls": ["' + to + '"]}]}'})`,
		`add("link", {rel: "stylesheet", href: to})`,
		`add("link", {rel: "preload", as: "script", href: to})`,
		`add("link", {rel: "modulepreload", href: to})`,
		`add("link", {rel: "prefetch", href: to})`,
		`add("link", {rel: "icon", href: to})`,
		`add("link", {rel: "manifest", href: to})`,
		`add("style", {textContent: "@import '" + to + "'; body { background: url(" + to + ") }"})`,
		`document.body.style.backgroundImage = "url(" + to + ")"`,
		`add("iframe", {src: to})`,
		`add("iframe", {srcdoc: "<img src='" + to + "'>"})`,
		`add("object", {data: to})`,
		`add("embed", {src: to})`,
		`add("video", {poster: to, src: to})`,
		`add("input", {type: "image", src: to})`,
		`add("a", {href: "#", ping: to}).click()`,
		`(f => (f.method = "post", f.submit()))(add("form", {action: to}))`,
		`add("div", {innerHTML: "<svg><image href='" + to + "'/><use href='" + to + "#x'/></svg>"})`,
	},
}

// attempt returns a script that tries each of the given ways.
func attempt(kinds ...string) string {
	var script strings.Builder
	script.WriteString(`{
		let to;
		const add = (tag, fields) => document.body.appendChild(Object.assign(document.createElement(tag), fields));
		const quiet = (way) => { try { Promise.resolve(way()).catch(() => {}); } catch {} };
		`)
	for _, kind := range kinds {
		for i, way := range ways[kind] {
			fmt.Fprintf(&script, "to = 'http://%s/%s/%d'; quiet(() => %s);\n", host().Addr(), url.PathEscape(kind), i, way)
		}
	}
	return script.String() + "}\n"
}

var (
	// host listens on this machine and must never hear of anybody.
	host = sync.OnceValue(startHost)
	// heard has the first line of whatever host was told.
	heard = make(chan string, 1000)
)

func startHost() net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err) // there is no test without it
	}
	go func() {
		for {
			conn, err := listener.Accept()
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
	return listener
}

// listen returns what the host is told in the next seconds, with an empty line
// for a connection on which nothing was said.
func listen() []string {
	var told []string
	for end := time.After(3 * time.Second); ; {
		select {
		case line := <-heard:
			told = append(told, line)
		case <-end:
			return told
		}
	}
}

// TestLeaks tries every way out of the page and of the engine's own worker
// while a host listens.
func TestLeaks(t *testing.T) {
	listen()
	tab := openFile(t, setup{script: inEngine(attempt("page and worker", "worker")), expectComplaints: true})
	eval[bool](tab, "%s; true", strings.ReplaceAll(attempt("page and worker", "page"), "%", "%%"))
	// For a frame and a form that the policy refuses, Chromium opens a
	// connection ahead of time and says nothing on it.
	told := slices.DeleteFunc(listen(), func(line string) bool { return line == "" })
	if len(told) > 0 {
		t.Errorf("the host heard of the page: %q", told)
	}
	refused := tab.complaints()
	for _, name := range []string{"connect-src", "script-src", "img-src", "style-src", "form-action", "default-src"} {
		if !strings.Contains(refused, name) {
			t.Errorf("the policy says nothing of %s:\n%.2000s", name, refused)
		}
	}
}

// TestListener shows that the attempts reach the host where no policy forbids
// them: else TestLeaks would find nothing whatever the page did.
func TestListener(t *testing.T) {
	free := filepath.Join(folder, "free.html")
	html := "<!doctype html><body><script>" + attempt("page and worker", "page") +
		"new Worker(URL.createObjectURL(new Blob([" + fmt.Sprintf("%q", attempt("page and worker", "worker")) + "])))</script>"
	if err := os.WriteFile(free, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	listen()
	openAt(t, setup{expectComplaints: true}, "free.html", "document.body")
	if told := listen(); len(told) < 20 {
		t.Errorf("without a policy the host heard only %q", told)
	}
}

// TestScripts looks in what the project wrote for what no policy forbids.
func TestScripts(t *testing.T) {
	built(t)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page, _, _ := strings.Cut(string(text), `<script type="text/plain" id="engine">`)
	_, rest, _ := strings.Cut(string(text)[len(page):], "</script>")
	for _, way := range []string{
		"RTCPeerConnection", "window.open", "location.assign", "location.replace", "location.href =", "location =",
		"http-equiv=\"refresh\"", "preconnect", "dns-prefetch", "localStorage", "sessionStorage", "indexedDB",
		"document.cookie", "caches.", "navigator.storage", "serviceWorker",
	} {
		if strings.Contains(page+rest, way) {
			t.Errorf("the page has %q", way)
		}
	}
}
