// Package hostile has requests that nobody sends by mistake, and puts them to
// the servers among the examples in their tests: every one must get an answer
// that is correct or says what is wrong, never one that shows a defect, and
// never one that carries what was sent as HTML.
package hostile

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// patience is how long a server may take for one request.
const patience = 5 * time.Second

// Test sends every request of the corpus to the server at addr and judges the
// answers. The server must believe X-Forwarded-For, if it limits clients:
// every request names another one.
func Test(t *testing.T, addr string) {
	t.Helper()
	answered := 0
	for i, r := range requests() {
		text := strings.ReplaceAll(r.text, "CLIENT", fmt.Sprintf("198.51.%d.%d", i/250, i%250))
		answers, err := send(t.Context(), addr, text)
		if err != nil {
			t.Errorf("%s: %v", r.name, err)
		}
		for _, answer := range answers {
			answered++
			if err := judge(answer); err != nil {
				t.Errorf("%s: %v", r.name, err)
			}
		}
		if len(answers) == 0 && !r.silent {
			t.Errorf("%s: no answer", r.name)
		}
	}
	t.Logf("%d requests, %d answers", len(requests()), answered)
}

// answer is what a server sent back once.
type answer struct {
	status int
	header http.Header
	body   string
}

// send writes text to addr as it is, and reads the answers until the server
// closes the connection or has nothing more to say. It is no error if the
// server closes it early.
func send(ctx context.Context, addr, text string) ([]answer, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	go func() {
		_, err := io.WriteString(conn, text)
		if half, ok := conn.(interface{ CloseWrite() error }); err == nil && ok {
			_ = half.CloseWrite() // it may be closed by now
		}
	}()
	method, _, _ := strings.Cut(text, " ")
	reader := bufio.NewReader(conn)
	var answers []answer
	for {
		response, err := http.ReadResponse(reader, &http.Request{Method: method})
		if err != nil {
			if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
				return answers, fmt.Errorf("the connection is open after %v", patience)
			}
			return answers, nil // the server has closed the connection
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil && len(body) == 0 && len(answers) > 0 {
			return answers, nil // what followed was cut off
		}
		if response.StatusCode >= http.StatusOK {
			answers = append(answers, answer{response.StatusCode, response.Header, string(body)})
		}
	}
}

// judge says what is wrong with an answer. Statuses 501 and 505 are those of
// net/http for transfer codings and versions of HTTP that it does not know.
func judge(a answer) error {
	switch {
	case a.status == http.StatusTooManyRequests:
		return errors.New("the rate limit hides the answer")
	case a.status >= 500 && a.status != http.StatusNotImplemented && a.status != http.StatusHTTPVersionNotSupported:
		return fmt.Errorf("status %d: %.200s", a.status, a.body)
	case a.status >= 300 && a.status < 400 && a.status != http.StatusNotModified && !isLocal(a.header.Get("Location")):
		return fmt.Errorf("status %d leads to %q", a.status, a.header.Get("Location"))
	case a.header.Get("X-Injected") != "" || a.header.Get("Set-Cookie") != "":
		return fmt.Errorf("the headers are %v", a.header)
	}
	for _, tag := range tags {
		if strings.Contains(a.body, tag) {
			return fmt.Errorf("%q is in the body", tag)
		}
	}
	return nil
}

// isLocal reports whether a redirect leads to a path of the same server, as
// net/http sends for a path with dots or doubled slashes.
func isLocal(location string) bool {
	return strings.HasPrefix(location, "/") && !strings.HasPrefix(location, "//")
}

// TestSlow checks that the server at addr, which must have a limit of at most
// a second for reading, closes the connections of clients who do not finish
// what they say, and answers others meanwhile.
func TestSlow(t *testing.T, addr string) {
	t.Helper()
	done := make(chan error)
	for _, start := range slow {
		go func() { done <- linger(t.Context(), addr, start) }()
	}
	if answers, err := send(t.Context(), addr, get("/v1/wards/35")); err != nil || len(answers) != 1 || answers[0].status != http.StatusOK {
		t.Errorf("meanwhile the answers are %v, %v", answers, err)
	}
	for range slow {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// linger sends start and then a byte ten times a second until the server
// closes the connection.
func linger(ctx context.Context, addr, start string) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		io.Copy(io.Discard, conn) //nolint:errcheck // how it ends does not matter
	}()
	if _, err := io.WriteString(conn, start); err != nil {
		return err
	}
	drip, end := time.NewTicker(patience/50), time.After(patience)
	defer drip.Stop()
	for {
		select {
		case <-closed:
			return nil
		case <-end:
			return fmt.Errorf("after %v the connection that began with %.20q is open", patience, start)
		case <-drip.C:
			io.WriteString(conn, "x") //nolint:errcheck // it may be closed by now
		}
	}
}
