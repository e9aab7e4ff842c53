// Package web reads from public servers patiently: it repeats requests that
// failed for now, waits as long as a server asks, and bounds time and memory.
package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// The limits. A request that failed for now is repeated after a quarter of a
// second, half a second and so on, or when the server says.
const (
	tries     = 7 // of a request
	fewTries  = 3 // if the answer is not what was asked for
	slowTries = 2 // if there is no answer in time
	downAfter = 3 // requests in a row that were given up; then the server is down
	firstWait = time.Second / 4
	maxWait   = 2 * time.Minute
	maxBytes  = 64 << 20 // of an answer
	maxCause  = 300      // bytes of an error's text

	maxRedirects = 10
	maxSeconds   = 1 << 20

	headerTimeout = 30 * time.Second
	timeout       = 5 * time.Minute
	scarce        = 20                     // requests are slowed down when a server allows fewer than this
	scarceWait    = 200 * time.Millisecond // servers that count allow some six a second
)

// Errors that callers may look for.
var (
	ErrTooLarge = errors.New("is too large")
	ErrNotAsked = errors.New("is not what was asked for")
	ErrDown     = errors.New("is not asked again, because it did not answer")

	errRedirects = errors.New("too many redirects")
)

// StatusError is an answer with a status other than 200.
type StatusError struct {
	Code int
	Text []byte // the beginning of the answer
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%d %s: %.*q", e.Code, http.StatusText(e.Code), maxCause, e.Text)
}

// Client asks one server. It is for one goroutine.
type Client struct {
	// Sleep waits, or returns early with an error if ctx ends.
	Sleep func(ctx context.Context, wait time.Duration) error
	// Final reports whether an answer with a status from 500 up is final, so
	// that asking again is no use. If Final is nil, no such answer is.
	Final func(text []byte) bool

	http    http.Client
	givenUp int // requests in a row
	scarce  bool
}

// NewClient returns a client.
func NewClient() *Client {
	transport := http.DefaultTransport.(*http.Transport).Clone() //nolint:forcetypeassert // it is one by its documentation
	transport.ResponseHeaderTimeout = headerTimeout
	return &Client{Sleep: sleep, http: http.Client{Transport: transport, Timeout: timeout, CheckRedirect: few}}
}

// sleep waits, unless ctx ends first.
func sleep(ctx context.Context, wait time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(wait):
		return nil
	}
}

// laterError is the error of a request that may succeed later.
type laterError struct {
	after time.Duration // what the server asks for, zero if nothing
	tries int
	err   error
}

func (e *laterError) Error() string { return e.err.Error() }
func (e *laterError) Unwrap() error { return e.err }

// Get calls read with the answer of the server. It asks again for a while if the
// server does not answer or read returns an error, such as for JSON that was cut
// off. The error wraps the last cause: a [StatusError], [ErrNotAsked] with the
// error of read, [ErrTooLarge], [ErrDown] or a network error.
func (c *Client) Get(ctx context.Context, address string, read func(text []byte) error) error {
	if c.givenUp >= downAfter {
		return fmt.Errorf("%s: the server %w", address, ErrDown)
	}
	for try, wait := 1, firstWait; ; try, wait = try+1, wait*2 {
		err := c.once(ctx, address, read)
		later, ok := errors.AsType[*laterError](err)
		switch {
		case err == nil:
			c.givenUp = 0
			return nil
		case !ok:
			c.givenUp = 0
			return fmt.Errorf("%s: %w", address, err)
		case ctx.Err() != nil:
			return ctx.Err()
		case later.after > maxWait:
			c.givenUp++
			return fmt.Errorf("%s: try again in %v: %w", address, later.after, err)
		case try >= later.tries:
			c.givenUp++
			return fmt.Errorf("%s: given up after %d tries: %w", address, try, err)
		}
		if err := c.Sleep(ctx, max(later.after, wait)); err != nil {
			return err
		}
	}
}

// once makes one request. It sets no Accept header: some servers answer with
// JSON in a JSON string if it is there.
func (c *Client) once(ctx context.Context, address string, read func([]byte) error) error {
	if c.scarce {
		if err := c.Sleep(ctx, scarceWait); err != nil {
			return err
		}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	request.Header.Set("User-Agent", "chiward data generator")
	response, err := c.http.Do(request)
	if err != nil {
		return notReached(err)
	}
	defer response.Body.Close()
	remaining, err := strconv.Atoi(response.Header.Get("X-Ratelimit-Remaining"))
	c.scarce = err == nil && remaining < scarce
	text, err := io.ReadAll(io.LimitReader(response.Body, maxBytes+1))
	switch code := response.StatusCode; {
	case code == http.StatusAccepted, code == http.StatusTooManyRequests, code >= http.StatusInternalServerError:
		failed := &StatusError{code, text}
		if c.Final != nil && code >= http.StatusInternalServerError && c.Final(text) {
			return failed
		}
		return &laterError{retryAfter(response.Header.Get("Retry-After"), time.Now()), tries, failed}
	case code != http.StatusOK:
		return &StatusError{code, text}
	case err != nil:
		return &laterError{0, tries, err} // cut off on the way
	case len(text) > maxBytes:
		return fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxBytes)
	}
	if err := read(bytes.TrimPrefix(text, []byte("\ufeff"))); err != nil {
		return &laterError{0, fewTries, fmt.Errorf("%w: %w", ErrNotAsked, err)}
	}
	return nil
}

// notReached returns the error of a request that got no answer.
func notReached(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok && !failed.Timeout() {
		err = failed.Err // the address stands before it
	}
	if errors.Is(err, errRedirects) {
		return err
	}
	if timed, ok := errors.AsType[net.Error](err); ok && timed.Timeout() {
		return &laterError{0, slowTries, err}
	}
	return &laterError{0, tries, err}
}

// few returns an error after too many redirects.
func few(_ *http.Request, before []*http.Request) error {
	if len(before) >= maxRedirects {
		return errRedirects
	}
	return nil
}

// retryAfter reads the header of that name, in seconds or as a date. It returns
// zero for anything else, and for a date in the past.
func retryAfter(header string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(header); err == nil {
		return time.Duration(min(max(0, seconds), maxSeconds)) * time.Second
	}
	date, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return max(0, date.Sub(now))
}
