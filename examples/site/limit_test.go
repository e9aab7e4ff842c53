package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/time/rate"
)

func TestClient(t *testing.T) {
	trusted, err := parseNetworks("127.0.0.1/32, 10.0.0.0/8,::1/128")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ peer, forwarded, want string }{
		{"203.0.113.9:1", "", "203.0.113.9"},
		{"203.0.113.9:1", "198.51.100.1", "203.0.113.9"}, // not a proxy of ours
		{"127.0.0.1:1", "", "127.0.0.1"},
		{"127.0.0.1:1", "198.51.100.1", "198.51.100.1"},
		{"127.0.0.1:1", "192.0.2.66, 198.51.100.1", "198.51.100.1"}, // the first is made up
		{"127.0.0.1:1", "198.51.100.1, 10.1.2.3", "198.51.100.1"},
		{"127.0.0.1:1", "10.0.0.1,10.1.2.3", "10.0.0.1"},
		{"127.0.0.1:1", "nonsense", "127.0.0.1"},
		{"127.0.0.1:1", "198.51.100.1, nonsense, 10.1.2.3", "10.1.2.3"},
		{"127.0.0.1:1", "198.51.100.1:80", "198.51.100.1"},
		{"127.0.0.1:1", "198.51.100.1:80, 10.1.2.3:443", "198.51.100.1"},
		{"[::1]:1", "[2001:db8::1]:80", "2001:db8::1"},
		{"[::1]:1", "[2001:db8::1]", "2001:db8::1"},
		{"127.0.0.1:1", "unknown", "127.0.0.1"},
		{"[::1]:1", "2001:db8::1", "2001:db8::1"},
		{"[::ffff:127.0.0.1]:1", "::ffff:198.51.100.1", "198.51.100.1"},
		{"nonsense", "198.51.100.1", "invalid IP"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = test.peer
		if test.forwarded != "" {
			r.Header.Set("X-Forwarded-For", test.forwarded)
		}
		client, readable := trusted.client(r)
		if got := client.String(); got != test.want || readable == regexp.MustCompile(`nonsense|unknown`).MatchString(test.forwarded) {
			t.Errorf("%s, %q: %s, %v, want %s", test.peer, test.forwarded, got, readable, test.want)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = "127.0.0.1:1"
	r.Header["X-Forwarded-For"] = []string{"192.0.2.66", "198.51.100.1"}
	if client, _ := trusted.client(r); client.String() != "198.51.100.1" {
		t.Errorf("of two headers the client is %s", client)
	}
}

func TestParseNetworks(t *testing.T) {
	for _, text := range []string{"", "127.0.0.1", "x", "10.0.0.0/8,", "10.0.0.0/33"} {
		if got, err := parseNetworks(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}

// A customer has 56 bits of IPv6, or one address of IPv4.
func TestClientNetwork(t *testing.T) {
	for _, test := range []struct {
		one, other string
		same       bool
	}{
		{"192.0.2.1", "192.0.2.1", true},
		{"192.0.2.1", "192.0.2.2", false},
		{"192.0.2.1", "::ffff:192.0.2.1", true},
		{"2001:db8:0:1::1", "2001:db8:0:1:ffff::", true},
		{"2001:db8:0:1::1", "2001:db8:0:2::1", true},
		{"2001:db8:0:100::1", "2001:db8:0:200::1", false},
		{"fe80::1%eth0", "fe80::1%eth1", true},
	} {
		if same := clientNetwork(netip.MustParseAddr(test.one)) == clientNetwork(netip.MustParseAddr(test.other)); same != test.same {
			t.Errorf("%s and %s are the same client: %v", test.one, test.other, same)
		}
	}
}

// A client that asks too much is told to wait, and others are not.
func TestLimit(t *testing.T) {
	handler := newSite(t, io.Discard).handler()
	get := func(client string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "/healthz", nil)
		r.Header.Set("X-Forwarded-For", client)
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		return answer
	}
	refused := 0
	for range 5 * requestBurst {
		answer := get("2001:db8::1")
		if answer.Code == http.StatusOK {
			continue
		}
		refused++
		if answer.Code != http.StatusTooManyRequests || answer.Header().Get("Retry-After") != "1" || decode[problem](t, answer).Status != 429 {
			t.Fatalf("%d %v %s", answer.Code, answer.Header(), answer.Body)
		}
	}
	if refused == 0 || refused > 4*requestBurst {
		t.Errorf("%d of %d were refused", refused, 5*requestBurst)
	}
	if answer := get("2001:db8:0:100::1"); answer.Code != http.StatusOK {
		t.Errorf("another client: %d", answer.Code)
	}
}

// An X-Forwarded-For that is no address is said once, without it.
func TestUnreadableClient(t *testing.T) {
	var logs bytes.Buffer
	handler := newSite(t, &logs).handler()
	for range 3 {
		r := httptest.NewRequest(http.MethodGet, "/healthz", nil)
		r.Header.Set("X-Forwarded-For", "unknown")
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
	if n := strings.Count(logs.String(), "is no address"); n != 1 || strings.Contains(logs.String(), "unknown") {
		t.Errorf("it is said %d times: %s", n, &logs)
	}
}

// The limiter remembers so many clients and no more, those seen last.
func TestLimiterIsBounded(t *testing.T) {
	const capacity = 100
	limits := newLimiter(capacity)
	ask := func(i int) *rate.Limiter {
		addr := netip.MustParseAddr(fmt.Sprintf("10.0.%d.%d", i/256, i%256))
		limits.allow(addr)
		return limits.young[clientNetwork(addr)]
	}
	constant, once := ask(0), ask(1)
	for i := 2; i < 50*capacity; i++ {
		ask(i)
		if i%(capacity/4) == 0 && ask(0) != constant {
			t.Fatalf("after %d others a client that keeps asking was forgotten", i)
		}
		if held := len(limits.young) + len(limits.old); held > capacity {
			t.Fatalf("%d clients are remembered", held)
		}
	}
	if ask(1) == once {
		t.Error("who was not seen for long is remembered")
	}
}

func TestFlags(t *testing.T) {
	for _, args := range [][]string{{"-trusted-proxy", "x"}, {"-nothing"}, {"argument"}, {"-data", "/nonexistent"}, {"-addr", "256.0.0.1:x"}} {
		if err := run(t.Context(), io.Discard, args); err == nil {
			t.Errorf("%s: no error", strings.Join(args, " "))
		}
	}
}
