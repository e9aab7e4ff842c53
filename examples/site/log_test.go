package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is the site as a program of its own.
type process struct {
	addr   string
	pid    int
	output *notebook // all that it wrote
	stop   func() error
}

// startProcess runs the site with args on a free port.
func startProcess(t testing.TB, args ...string) *process {
	t.Helper()
	p := &process{output: &notebook{}}
	site := exec.Command(os.Args[0], append([]string{"-addr", "127.0.0.1:0", "-trusted-proxy", "127.0.0.0/8"}, args...)...) //nolint:gosec // itself
	site.Env = append(os.Environ(), asProgram+"=site")
	site.Stdout, site.Stderr = p.output, p.output
	if err := site.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- site.Wait() }()
	t.Cleanup(func() { site.Process.Kill() })
	p.pid = site.Process.Pid
	p.stop = func() error {
		site.Process.Signal(syscall.SIGTERM)
		select {
		case err := <-ended:
			return err
		case <-time.After(20 * time.Second):
			return fmt.Errorf("still running")
		}
	}
	line := p.waitFor(t, "listening")
	p.addr, _ = line["addr"].(string)
	return p
}

// waitFor waits for a line in the log with this message.
func (p *process) waitFor(t testing.TB, message string) map[string]any {
	t.Helper()
	for range 1500 {
		for _, line := range logLines(t, p.output.String()) {
			if line["msg"] == message {
				return line
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	log := p.output.String()
	t.Fatalf("%q is not in the log, which ends with\n%s", message, log[max(len(log)-1000, 0):])
	return nil
}

// logLines reads a log, but for a line that is not finished.
func logLines(t testing.TB, log string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	whole := log[:strings.LastIndexByte(log, '\n')+1]
	for scanner := bufio.NewScanner(strings.NewReader(whole)); scanner.Scan(); {
		line := map[string]any{}
		if err := json.Unmarshal(scanner.Bytes(), &line); err != nil {
			t.Fatalf("%q in the log: %v", scanner.Text(), err)
		}
		lines = append(lines, line)
	}
	return lines
}

// The marks are an address, a point and a client that must not be in the log,
// in any case and wherever they are sent.
const (
	mark       = "MARKEDSTREET"
	markLat    = "41.8765432"
	markLng    = "-87.6543219"
	markClient = "198.51.100.77"
)

// TestLogNamesNothing runs the program, sends marks in every part of requests
// of every kind, and looks for them in all that it wrote.
func TestLogNamesNothing(t *testing.T) {
	p := startProcess(t)
	sent := 0
	send := func(request string) {
		conn, err := net.Dial("tcp", p.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		conn.SetDeadline(time.Now().Add(10 * time.Second))
		io.WriteString(conn, request)
		if half, ok := conn.(*net.TCPConn); ok {
			half.CloseWrite()
		}
		io.Copy(io.Discard, conn)
		sent++
	}
	const headers = " HTTP/1.1\r\nHost: " + mark + ".example\r\nUser-Agent: " + mark + "\r\nReferer: http://a/?" + mark + "\r\nCookie: a=" + mark +
		"\r\nX-Forwarded-For: " + markClient + "\r\nOrigin: http://" + mark + "\r\nAccept-Language: " + mark + "\r\nConnection: close\r\n"
	point := "lat=" + markLat + "&lng=" + markLng
	for _, target := range []string{
		"/v1/ward?address=1+" + mark + "+St", "/v1/ward?address=" + mark + "%00", "/v1/ward?address=" + strings.Repeat(mark, 50), "/v1/ward?address=%zz" + mark,
		"/v1/ward?" + mark + "=1", "/v1/ward?" + point, "/v1/ward?" + point + "&date=" + mark, "/v1/ward?lat=" + mark + "&lng=" + mark, "/v1/ward?lat=" + markLng + "&lng=" + markLat,
		"/v1/wards/" + mark, "/wards/" + mark, "/measures/" + mark, "/embed?" + mark, "/wards?search=" + mark, "/v1/wards.geojson?map=" + mark, "/civicinfo/v2/representatives?address=1+" + mark,
		"/civicinfo/v2/representatives/" + mark, "/" + mark, "/" + mark + "/../" + mark, "/?address=" + mark, "/?" + point, "/assets/" + mark, "http://" + mark + "/", mark,
	} {
		for _, method := range []string{"GET", "HEAD", "OPTIONS", "DELETE", mark} {
			send(method + " " + target + headers + "\r\n")
		}
	}
	for _, target := range []string{"/v1/ward", "/", "/embed", "/wards", "/v1/ward?" + mark, "/v1/measures", "/" + mark} {
		for _, body := range []string{
			"address=1+" + mark + "+St", point, "address=%zz" + mark, mark + "=1", `{"address":"1 ` + mark + ` St"}`, `{"lat":` + markLat + `,"lng":` + markLng + `}`, `{"` + mark, mark, strings.Repeat(mark, 2000),
		} {
			for _, kind := range []string{form, "application/json", "text/" + mark} {
				send(fmt.Sprintf("POST %s%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", target, headers, kind, len(body), body))
			}
		}
	}
	send(mark + "\r\n\r\n")
	send("GET / HTTP/1.1\r\nHost: " + mark + "\r\n" + mark + "\r\n\r\n")
	send("GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat(mark, 5000) + "\r\n\r\n")
	send("GET /" + mark + " HTTP/1.1\r\nHost: " + mark) // cut off
	syscall.Kill(p.pid, syscall.SIGHUP)
	p.waitFor(t, "data unchanged")
	if err := p.stop(); err != nil {
		t.Errorf("the site ended with %v", err)
	}
	output := p.output.String()
	for _, text := range []string{mark, markLat, markLng, markClient, "41.876", "87.654"} {
		if i := strings.Index(strings.ToUpper(output), text); i >= 0 {
			t.Errorf("%s was written: %q", text, output[max(i-200, 0):min(i+200, len(output))])
		}
	}
	if n := strings.Count(output, "127.0.0.1"); n != 1 { // where it listens
		t.Errorf("an address of this machine was written %d times", n)
	}
	logged := 0
	for _, line := range logLines(t, output) {
		if line["msg"] != "request" {
			continue
		}
		logged++
		for name := range line {
			switch name {
			case "time", "level", "msg", "method", "route", "status", "bytes", "ms":
			default:
				t.Errorf("a request is logged with %s", name)
			}
		}
	}
	if logged < sent*9/10 {
		t.Errorf("%d requests were logged of %d", logged, sent)
	}
}

// TestPanic has handlers with defects that know an address.
func TestPanic(t *testing.T) {
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		status  int
	}{
		"a text":   {func(_ http.ResponseWriter, r *http.Request) { panic(r.URL.RawQuery) }, 500},
		"an error": {func(_ http.ResponseWriter, r *http.Request) { panic(fmt.Errorf("looking up %s", r.URL.RawQuery)) }, 500},
		"an index": {func(_ http.ResponseWriter, r *http.Request) { _ = r.URL.RawQuery[len(r.URL.RawQuery):][1] }, 500},
		"half an answer": {func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "half")
			panic(r.URL.RawQuery)
		}, 0},
		"an abort": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, 0},
	} {
		var logs bytes.Buffer
		s := newSite(t, &logs)
		handler := s.logRequests(s.recoverPanics(test.handler))
		answer := httptest.NewRecorder()
		aborted := func() (value any) {
			defer func() { value = recover() }()
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/?address="+mark, nil))
			return nil
		}()
		if test.status == 0 {
			if aborted != http.ErrAbortHandler {
				t.Errorf("%s: the connection is not cut: %v", name, aborted)
			}
		} else if aborted != nil || answer.Code != test.status || decode[problem](t, answer).Status != test.status {
			t.Errorf("%s: %v, %d %s", name, aborted, answer.Code, answer.Body)
		}
		if strings.Contains(logs.String(), mark) {
			t.Errorf("%s: the log is %s", name, &logs)
		}
		if isLogged := strings.Contains(logs.String(), "TestPanic"); isLogged != (name != "an abort") {
			t.Errorf("%s: where it was is logged: %v, in %s", name, isLogged, &logs)
		}
	}
}

// stuck is a log that nobody reads: it takes some bytes and then waits.
type stuck struct{ room int }

func (s *stuck) Write(text []byte) (int, error) {
	if s.room -= len(text); s.room < 0 {
		select {}
	}
	return len(text), nil
}

// TestUnreadLog has the reader of the log stop. Nobody waits for it, and lines
// that find no room are dropped.
func TestUnreadLog(t *testing.T) {
	queue := newLogQueue(&stuck{room: 1000})
	logger := slog.New(slog.NewJSONHandler(queue, nil))
	handler := (&site{log: logger}).logRequests(http.NotFoundHandler())
	start := time.Now()
	for range 3 * maxWaiting {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	}
	if queue.dropped.Load() < maxWaiting {
		t.Errorf("%d lines were dropped", queue.dropped.Load())
	}
	queue.close(10 * time.Millisecond)
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestLogQueue writes lines in their order, all of them if there is room, and
// says how many were dropped once there is room again.
func TestLogQueue(t *testing.T) {
	var logs notebook
	queue := newLogQueue(&logs)
	logger := slog.New(slog.NewJSONHandler(queue, nil))
	queue.dropped.Store(7)
	for i := range 100 {
		logger.Info("line", "n", i)
	}
	queue.close(10 * time.Second)
	lines := logLines(t, logs.String())
	if len(lines) != 101 || lines[1]["msg"] != "log lines dropped" || lines[1]["lines"] != 7.0 {
		t.Fatalf("%d lines: %.500s", len(lines), logs.String())
	}
	for i, line := range append(lines[:1:1], lines[2:]...) {
		if line["n"] != float64(i) {
			t.Errorf("line %d is %v", i, line)
		}
	}
}

// TestUnreadPipe runs the program with a log that nobody reads: requests go on,
// and it ends when it is told to.
func TestUnreadPipe(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	site := exec.Command(os.Args[0], "-addr", "127.0.0.1:0", "-trusted-proxy", "127.0.0.0/8") //nolint:gosec // itself
	site.Env = append(os.Environ(), asProgram+"=site")
	site.Stderr = write
	if err := site.Start(); err != nil {
		t.Fatal(err)
	}
	defer site.Process.Kill()
	write.Close()
	addr := ""
	for lines := bufio.NewScanner(read); addr == "" && lines.Scan(); {
		var line struct{ Msg, Addr string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			addr = line.Addr
		}
	}
	client := http.Client{Timeout: 10 * time.Second}
	for i := range 1500 { // some 470 lines fill the pipe
		r, err := http.NewRequest(http.MethodGet, "http://"+addr+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Forwarded-For", clientOf(fmt.Sprint(i)))
		response, err := client.Do(r)
		if err != nil {
			t.Fatalf("request %d: %v", i, err)
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
	}
	site.Process.Signal(syscall.SIGTERM)
	ended := make(chan error, 1)
	go func() { ended <- site.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it runs on")
	}
}
