package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests in this file put the site under load, as a program of its own and
// with wrk, if -load says for how long:
//
//	go test ./examples/site -run TestUnderLoad -load 10s -v
var load = flag.Duration("load", 0, "how long each measurement under load takes")

// loadedSite runs the site on a free port, with its log thrown away, and
// returns its address and process.
func loadedSite(t *testing.T) (addr string, pid int) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr = listener.Addr().String()
	listener.Close()
	program := exec.Command(os.Args[0], "-addr", addr, "-trusted-proxy", "127.0.0.1/32") //nolint:gosec // itself
	program.Env = append(os.Environ(), asProgram+"=site")
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
	t.Fatal("the site does not answer")
	return "", 0
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
		all = append(all, "address="+url.QueryEscape(row[column]))
	}
	return all
}

// writeScript writes a script for wrk that sends all of bodies in turn, each
// time for another of 5,000 clients.
func writeScript(t *testing.T, path string, bodies []string) string {
	t.Helper()
	var script strings.Builder
	script.WriteString("local requests, n = {}, 0\nfunction init()\n")
	for i := range 5000 {
		fmt.Fprintf(&script, "requests[%d] = wrk.format(\"POST\", %q, {[\"Host\"] = \"a\", [\"Content-Type\"] = %q, [\"X-Forwarded-For\"] = \"10.0.%d.%d\"}, %q)\n",
			i, path, form, i/250, i%250, bodies[i%len(bodies)])
	}
	script.WriteString("end\nfunction request()\n  n = (n + 1) % 5000\n  return requests[n]\nend\n")
	file := filepath.Join(t.TempDir(), "addresses.lua")
	if err := os.WriteFile(file, []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// wrk puts load on addr and returns the requests a second. Any request that
// fails is an error.
func wrk(t *testing.T, script, addr string, duration time.Duration) float64 {
	t.Helper()
	out, err := exec.Command("wrk", "-t", "1", "-c", "32", "-d", fmt.Sprintf("%.0fs", duration.Seconds()), "-s", script, "http://"+addr).CombinedOutput()
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

// TestUnderLoad tells how much memory and time the site takes while it is under
// load: look-ups of the API, and pages.
func TestUnderLoad(t *testing.T) {
	skipWithoutLoad(t)
	for _, path := range []string{"/v1/ward", "/"} {
		script := writeScript(t, path, queries(t))
		addr, pid := loadedSite(t)
		for part := range 10 {
			before := processorTime(t, pid)
			rate := wrk(t, script, addr, *load/10)
			used := processorTime(t, pid) - before
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			if err != nil {
				t.Fatal(err)
			}
			found := regexp.MustCompile(`VmRSS:\s+(\d+ kB)`).FindSubmatch(status)
			if found == nil {
				t.Fatalf("no memory in\n%s", status)
			}
			t.Logf("%s, part %d of 10: %s, %.0f requests/s at %.0f µs of processor time", path, part+1, found[1], rate, float64(used.Microseconds())/(rate*load.Seconds()/10))
		}
	}
}
