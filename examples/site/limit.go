package main

import (
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"

	"golang.org/x/time/rate"
)

// A client may send requestRate requests a second, and requestBurst at once
// after a pause: a page with what belongs to it is a few, and a household or a
// school may share one address.
const (
	requestRate  = 20
	requestBurst = 100
)

// maxClients is how many clients are remembered, in some 2 MB. Those not seen
// for longest are forgotten, and start anew.
const maxClients = 10_000

// limitClients refuses what a client asks beyond its rate.
func (s *site) limitClients(next http.Handler) http.Handler {
	limits := newLimiter(maxClients)
	var warn sync.Once
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client, readable := s.proxies.client(r)
		if !readable {
			warn.Do(func() {
				s.log.Warn("a trusted proxy sends an X-Forwarded-For that is no address; its visitors share one limit")
			})
		}
		if !limits.allow(client) {
			w.Header().Set("Retry-After", "1")
			writeProblem(w, &problem{Status: http.StatusTooManyRequests, Detail: "too many requests; wait a second"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// limiter holds a rate limit for each of the clients seen last. It keeps two
// generations of them: once the young one is full, it becomes the old one, and
// what was the old one is forgotten.
type limiter struct {
	generation int // how many clients it holds
	mu         sync.Mutex
	young, old map[netip.Addr]*rate.Limiter
}

// newLimiter returns a limiter for at most capacity clients.
func newLimiter(capacity int) *limiter {
	return &limiter{generation: capacity / 2, young: map[netip.Addr]*rate.Limiter{}}
}

// allow reports whether the client at addr may have one more request now.
func (l *limiter) allow(addr netip.Addr) bool {
	network := clientNetwork(addr)
	l.mu.Lock()
	defer l.mu.Unlock()
	limit, ok := l.young[network]
	if !ok {
		if limit, ok = l.old[network]; !ok {
			limit = rate.NewLimiter(requestRate, requestBurst)
		}
		if len(l.young) >= l.generation {
			l.old, l.young = l.young, map[netip.Addr]*rate.Limiter{}
		}
		l.young[network] = limit
	}
	return limit.Allow()
}

// clientNetwork returns what counts as one client: an IPv4 address, or the 56
// bits of an IPv6 address that a provider gives to one customer, with zeros
// behind them.
func clientNetwork(addr netip.Addr) netip.Addr {
	addr = addr.Unmap()
	if !addr.Is6() {
		return addr
	}
	network, _ := addr.Prefix(56) // which every such address has; it drops the zone
	return network.Addr()
}

// networks are those whose X-Forwarded-For is believed.
type networks []netip.Prefix

// parseNetworks reads networks separated by commas, such as
// "127.0.0.1/32,::1/128".
func parseNetworks(text string) (networks, error) {
	var found networks
	for part := range strings.SplitSeq(text, ",") {
		network, err := netip.ParsePrefix(strings.TrimSpace(part))
		if err != nil {
			return nil, fmt.Errorf("%q is not a network such as 10.0.0.0/8", part)
		}
		found = append(found, network.Masked())
	}
	return found, nil
}

func (n networks) contain(addr netip.Addr) bool {
	return slices.ContainsFunc(n, func(network netip.Prefix) bool { return network.Contains(addr) })
}

// client returns who sent r: the peer, or, if the peer is a trusted proxy, the
// last address in X-Forwarded-For that is not one. What comes before it in the
// header can be made up. Readable is false if the header of a trusted proxy has
// something other than an address, with or without a port; then everybody behind
// that proxy counts as one client.
func (n networks) client(r *http.Request) (client netip.Addr, readable bool) {
	peer, _ := netip.ParseAddrPort(r.RemoteAddr)
	client = peer.Addr().Unmap()
	forwarded := strings.Join(r.Header.Values("X-Forwarded-For"), ",")
	for forwarded != "" && n.contain(client) {
		i := strings.LastIndexByte(forwarded, ',')
		addr, ok := parseClient(strings.TrimSpace(forwarded[i+1:]))
		if !ok {
			return client, false
		}
		client, forwarded = addr.Unmap(), forwarded[:max(i, 0)]
	}
	return client, true
}

// parseClient reads an address as proxies write it: "198.51.100.1",
// "198.51.100.1:80", "2001:db8::1", "[2001:db8::1]" or "[2001:db8::1]:80".
func parseClient(text string) (netip.Addr, bool) {
	if addr, err := netip.ParseAddrPort(text); err == nil {
		return addr.Addr(), true
	}
	addr, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"))
	return addr, err == nil
}
