package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests in this file put the site under load, as a program of its own and
// with wrk, if -load says for how long:
//
//	go test ./examples/site -run 'TestThroughput|TestMemory' -load 10s -v
var load = flag.Duration("load", 0, "how long each measurement under load takes")

// serveConstant answers every request with JSON of so many bytes.
func serveConstant(addr, size string) {
	n, err := strconv.Atoi(size)
	if err != nil {
		panic(err)
	}
	text := []byte(`"` + strings.Repeat("x", n-3) + "\"\n")
	server := newServer(&site{})
	server.Addr = addr
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeText(w, http.StatusOK, "application/json", text)
	})
	panic(server.ListenAndServe())
}

// loaded runs this program as what on a free port, with its log thrown away,
// and returns its address and process.
func loaded(t *testing.T, what string, args func(addr string) []string) (addr string, pid int) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr = listener.Addr().String()
	listener.Close()
	program := exec.Command(os.Args[0], args(addr)...) //nolint:gosec // itself
	program.Env = append(os.Environ(), asProgram+"="+what)
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		program.Process.Signal(syscall.SIGTERM)
		program.Wait()
	})
	for range 1000 {
		if response, err := http.Get("http://" + addr + "/healthz"); err == nil {
			response.Body.Close()
			return addr, program.Process.Pid
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s does not answer", what)
	return "", 0
}

func loadedSite(t *testing.T) (addr string, pid int) {
	t.Helper()
	return loaded(t, "site", func(addr string) []string { return []string{"-addr", addr, "-trusted-proxy", "127.0.0.1/32"} })
}

// queries are the public addresses of examples/petition.
func queries(t *testing.T) []string {
	t.Helper()
	file, err := os.Open("../petition/signers.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := -1
	for i, name := range rows[0] {
		if strings.EqualFold(name, "address") {
			column = i
		}
	}
	var all []string
	for _, row := range rows[1:] {
		all = append(all, "/v1/ward?address="+url.QueryEscape(row[column]))
	}
	return all
}

// writeScript writes a script for wrk that asks all of targets in turn, each
// time for another of 5,000 clients.
func writeScript(t *testing.T, targets []string) string {
	t.Helper()
	var script strings.Builder
	script.WriteString("local requests, n = {}, 0\nfunction init()\n")
	for i := range 5000 {
		fmt.Fprintf(&script, "requests[%d] = wrk.format(\"GET\", %q, {[\"Host\"] = \"a\", [\"X-Forwarded-For\"] = \"10.0.%d.%d\"})\n",
			i, targets[i%len(targets)], i/250, i%250)
	}
	script.WriteString("end\nfunction request()\n  n = (n + 1) % 5000\n  return requests[n]\nend\n")
	path := filepath.Join(t.TempDir(), "addresses.lua")
	if err := os.WriteFile(path, []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// generator is how wrk puts load on a server.
type generator struct{ threads, connections int }

// generators are those that throughput is measured with: with one thread a
// processor may stand idle while the server waits for wrk.
func generators() []generator { return []generator{{1, 32}, {runtime.NumCPU(), 64}} }

// wrk puts load on addr and returns the requests a second. Any request that
// fails is an error.
func (g generator) wrk(t *testing.T, script, addr string, duration time.Duration) float64 {
	t.Helper()
	out, err := exec.Command("wrk", "-t", strconv.Itoa(g.threads), "-c", strconv.Itoa(g.connections), "-d", fmt.Sprintf("%.0fs", duration.Seconds()), "-s", script, "http://"+addr).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if text := string(out); strings.Contains(text, "Socket errors") || strings.Contains(text, "Non-2xx") {
		t.Errorf("requests failed:\n%s", text)
	}
	found := regexp.MustCompile(`Requests/sec: +([0-9.]+)`).FindSubmatch(out)
	if found == nil {
		t.Fatalf("no rate in\n%s", out)
	}
	rate, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return rate
}

func skipWithoutLoad(t *testing.T) {
	t.Helper()
	if *load == 0 {
		t.Skip("-load says for how long")
	}
	if _, err := exec.LookPath("wrk"); err != nil {
		t.Skip("wrk is not here; it is a package of Debian")
	}
}

// TestThroughput compares the site with a handler that returns a constant of
// the same size, in turns.
func TestThroughput(t *testing.T) {
	skipWithoutLoad(t)
	targets := queries(t)
	size := 0
	handler := newSite(t, io.Discard).handler()
	for _, target := range targets {
		answer := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("X-Forwarded-For", clientOf(target))
		handler.ServeHTTP(answer, r)
		size += answer.Body.Len()
	}
	size /= len(targets)
	script := writeScript(t, targets)
	constant, constantID := loaded(t, "constant", func(addr string) []string { return []string{addr, strconv.Itoa(size)} })
	site, siteID := loadedSite(t)
	for _, g := range generators() {
		var rates, costs [2]float64
		for round := 1; round <= 2; round++ {
			for i, server := range []struct {
				addr string
				pid  int
			}{{constant, constantID}, {site, siteID}} {
				before := processorTime(t, server.pid)
				rate := g.wrk(t, script, server.addr, *load)
				used := processorTime(t, server.pid) - before
				rates[i] += rate
				costs[i] += float64(used.Microseconds()) / (rate * load.Seconds())
			}
			n := float64(round)
			t.Logf("%d threads and %d connections, after round %d: constant of %d bytes %.0f/s at %.0f µs, site %.0f/s at %.0f µs of processor time each: %.0f %%",
				g.threads, g.connections, round, size, rates[0]/n, costs[0]/n, rates[1]/n, costs[1]/n, 100*rates[1]/rates[0])
		}
	}
}

// processorTime returns how long a process has been at work.
func processorTime(t *testing.T, pid int) time.Duration {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	var used time.Duration // in the user's mode and the system's
	for _, field := range strings.Fields(string(stat))[13:15] {
		ticks, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		used += time.Duration(ticks) * (10 * time.Millisecond)
	}
	return used
}

// TestMemory tells how much memory the site holds while it is under load.
func TestMemory(t *testing.T) {
	skipWithoutLoad(t)
	script := writeScript(t, queries(t))
	addr, pid := loadedSite(t)
	for part := range 10 {
		rate := generators()[0].wrk(t, script, addr, *load/10)
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(`VmRSS:\s+(\d+ kB)`).FindSubmatch(status)
		if found == nil {
			t.Fatalf("no memory in\n%s", status)
		}
		t.Logf("part %d of 10: %s, %.0f requests/s", part+1, found[1], rate)
	}
}
