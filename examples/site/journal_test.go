package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestJournal checks that lines about requests wait, at most for a second,
// that other lines do not, and that their order stays.
func TestJournal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var logs notebook
		j := newJournal(&logs)
		logger := slog.New(slog.NewJSONHandler(j, nil))
		go j.flushing(t.Context())
		messages := func() (all []string) {
			for _, line := range logLines(t, logs.String()) {
				all = append(all, fmt.Sprint(line["msg"]))
			}
			return all
		}
		answer := &recorder{status: http.StatusOK, bytes: 7}
		j.addRequest(time.Now().Add(-1500*time.Microsecond), http.MethodGet, "GET /v1/wards/{ward}", answer)
		if logs.String() != "" {
			t.Errorf("a request is logged at once: %s", logs.String())
		}
		logger.Error("defect")
		j.addRequest(time.Now(), "other", "", answer)
		if got := messages(); !slices.Equal(got, []string{"request", "defect"}) {
			t.Errorf("after a defect the log has %q", got)
		}
		time.Sleep(1001 * time.Millisecond)
		synctest.Wait()
		if got := messages(); !slices.Equal(got, []string{"request", "defect", "request"}) {
			t.Errorf("after a second the log has %q", got)
		}
		want := `{"time":"2000-01-01T00:00:00Z","level":"INFO","msg":"request","method":"GET",` +
			`"route":"GET /v1/wards/{ward}","status":200,"bytes":7,"ms":1.5}` + "\n"
		if got := logs.String(); !strings.HasPrefix(got, want) {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

// TestJournalTogether logs from many goroutines, more than waits at once.
func TestJournalTogether(t *testing.T) {
	const goroutines, lines = 20, 200
	var logs notebook
	j := newJournal(&logs)
	var all sync.WaitGroup
	for range goroutines {
		all.Go(func() {
			for n := range lines {
				j.addRequest(time.Now(), http.MethodGet, "/", &recorder{status: n})
				if n%50 == 0 {
					io.WriteString(j, "{}\n")
				}
			}
		})
	}
	all.Wait()
	j.flush()
	if got := len(logLines(t, logs.String())); got != goroutines*(lines+lines/50) {
		t.Errorf("%d lines", got)
	}
}

// TestLogIsWhole stops the program right after its answers: the log has a line
// for each.
func TestLogIsWhole(t *testing.T) {
	p := startProcess(t)
	const sent = 300
	for range sent {
		response, err := http.Get("http://" + p.addr + "/v1/about")
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
	}
	if err := p.stop(); err != nil {
		t.Errorf("the site ended with %v", err)
	}
	logged := 0
	for _, line := range logLines(t, p.output.String()) {
		if line["msg"] == "request" {
			logged++
		}
	}
	if logged != sent {
		t.Errorf("%d requests are in the log, want %d", logged, sent)
	}
}
