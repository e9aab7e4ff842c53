package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// answer is what a server says to one request.
type answer func(http.ResponseWriter, *http.Request)

func status(code int, retryAfter string) answer {
	return func(w http.ResponseWriter, _ *http.Request) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		w.WriteHeader(code)
	}
}

func says(body string) answer {
	return func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(body)) }
}

// cutOff answers with less than it announces.
func cutOff(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	w.Write([]byte(`{"a":1}`))
}

func sentOn(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }

func huge(w http.ResponseWriter, _ *http.Request) {
	for chunk := make([]byte, 1<<20); ; {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
}

func remaining(n int) answer {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Ratelimit-Remaining", strconv.Itoa(n))
		w.Write([]byte("{}"))
	}
}

// newServer returns a client of a server that gives answers in turn, then
// "{}", and the waits of the client.
func newServer(t *testing.T, answers ...answer) (c *Client, address string, waits *[]time.Duration) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next := says("{}")
		if len(answers) > 0 {
			next, answers = answers[0], answers[1:]
		}
		next(w, r)
	}))
	t.Cleanup(server.Close)
	waits = new([]time.Duration)
	c = NewClient()
	c.Sleep = func(_ context.Context, wait time.Duration) error {
		*waits = append(*waits, wait)
		return nil
	}
	return c, server.URL, waits
}

// TestGet checks what each answer comes to, and how long is waited for another.
func TestGet(t *testing.T) {
	const first, second = time.Second / 4, time.Second / 2
	busy := status(503, "")
	soon := time.Now().Add(90 * time.Second).UTC().Format(http.TimeFormat)
	for _, test := range []struct {
		name    string
		answers []answer
		want    string // in the error; empty if it passes
		is      error
		waits   []time.Duration
	}{
		{"asked too often", []answer{status(429, "7"), status(429, "")}, "", nil, []time.Duration{7 * time.Second, second}},
		{"asked too often, for an hour", []answer{status(429, "3600")}, "try again in 1h0m0s", nil, nil},
		{"asked too often, for ages", []answer{status(429, "99999999999999")}, "try again in", nil, nil},
		{"asked too often, until a day long past", []answer{status(429, "Mon, 02 Jan 2006 15:04:05 GMT")}, "", nil, []time.Duration{first}},
		{"asked too often, until tomorrow and later", []answer{status(429, "Mon, 02 Jan 2096 15:04:05 GMT")}, "try again in", nil, nil},
		{"not ready yet", []answer{status(202, "")}, "", nil, []time.Duration{first}},
		{"busy for a while", []answer{busy, status(500, "nonsense"), status(502, "-4")}, "", nil, []time.Duration{first, second, 2 * second}},
		{"busy for good", slices.Repeat([]answer{busy}, 7), "given up after 7 tries: 503", nil, []time.Duration{first, second, 2 * second, 4 * second, 8 * second, 16 * second}},
		{"cut off", []answer{cutOff}, "", nil, []time.Duration{first}},
		{"half of it", []answer{says(`{"a":`)}, "", nil, []time.Duration{first}},
		{"HTML", []answer{says("<html>"), says("<html>"), says("<html>")}, "given up after 3 tries: is not what was asked for", ErrNotAsked, []time.Duration{first, second}},
		{"not there", []answer{status(404, "")}, "404 Not Found", nil, nil},
		{"too large", []answer{huge}, "is too large", ErrTooLarge, nil},
		{"a byte order mark", []answer{says("\ufeff{}")}, "", nil, nil},
		{"sent on", []answer{sentOn, sentOn}, "", nil, nil},
		{"sent on and on", slices.Repeat([]answer{sentOn}, 20), "too many redirects", errRedirects, nil},
		{"an error that stays", []answer{says("{}"), status(500, "")}, "", nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, address, waits := newServer(t, test.answers...)
			err := c.Get(t.Context(), address, func(text []byte) error {
				if !strings.HasPrefix(string(text), "{") || !strings.HasSuffix(string(text), "}") {
					return errors.New("no JSON")
				}
				return nil
			})
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error is %v, want %q", err, test.want)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("error %v is not %v", err, test.is)
			}
			if !slices.Equal(*waits, test.waits) {
				t.Errorf("waited %v, want %v", *waits, test.waits)
			}
		})
	}
	c, address, waits := newServer(t, status(429, soon))
	if err := c.Get(t.Context(), address, func([]byte) error { return nil }); err != nil || len(*waits) != 1 || (*waits)[0] < time.Minute {
		t.Errorf("until %s it waited %v, %v", soon, *waits, err)
	}
}

// TestFinal checks that a server's error that stays is not asked for again.
func TestFinal(t *testing.T) {
	c, address, waits := newServer(t, status(500, ""))
	c.Final = func([]byte) bool { return true }
	status, ok := errors.AsType[*StatusError](c.Get(t.Context(), address, nil))
	if !ok || status.Code != 500 || len(*waits) > 0 {
		t.Errorf("%v, waited %v", status, *waits)
	}
}

// TestDown checks that a server which never answers is soon left alone.
func TestDown(t *testing.T) {
	c, _, waits := newServer(t)
	for i := range 5 {
		err := c.Get(t.Context(), "http://127.0.0.1:1/", nil)
		if errors.Is(err, ErrDown) != (i >= downAfter) {
			t.Errorf("request %d: %v", i, err)
		}
	}
	if len(*waits) != downAfter*(tries-1) {
		t.Errorf("it waited %d times", len(*waits))
	}
}

// TestScarce checks that requests are slowed down when few are left.
func TestScarce(t *testing.T) {
	c, address, waits := newServer(t, remaining(500), remaining(19), remaining(300))
	for range 4 {
		if err := c.Get(t.Context(), address, func([]byte) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(*waits, []time.Duration{scarceWait}) {
		t.Errorf("waited %v", *waits)
	}
}

// TestSleep checks that waiting ends when the run does.
func TestSleep(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := sleep(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("the wait ended with %v", err)
	}
	if err := sleep(t.Context(), time.Nanosecond); err != nil {
		t.Error(err)
	}
}

func TestObject(t *testing.T) {
	var faults []string
	o, err := ReadObject([]byte(`"{\"text\":\" a \",\"int\":7,\"float\":7.0,\"half\":7.5,\"yes\":true,\"null\":null,\"list\":[{\"a\":1},null,2],\"empty\":\"\"}"`), "it", &faults)
	if err != nil {
		t.Fatal(err)
	}
	n, ok := o.Number("float")
	_, half := o.Number("half")
	_, none := o.Number("null")
	got := fmt.Sprintf("%q %q %q %q %q %d %v %v %v %d %d %d", o.Text("text"), o.Text("int"), o.Text("yes"), o.Text("null"), o.Text("list"), n, ok, half, none,
		len(o.List("list")), len(o.List("empty")), len(o.List("missing")))
	if want := `"a" "7" "true" "" "" 7 true false false 1 0 0`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if want := []string{"it: half is 7.5, not a whole number", `it: list is [{"a":1},null,2], not a text`, "it, list 3 is not an object"}; !slices.Equal(faults, want) {
		t.Errorf("the faults are %q", faults)
	}
	for _, text := range []string{"", "null", "[]", `"x"`, `""`, "7"} {
		if _, err := ReadObject([]byte(text), "it", &faults); err == nil {
			t.Errorf("%s is an object", text)
		}
	}
}
