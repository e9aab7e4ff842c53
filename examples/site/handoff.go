package main

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// A browser keeps the body of a form that led to a page, and writes it to its
// disk. So a form that a browser sends by itself, without the script of the
// page, is answered with a redirect that names no place: to the page of the
// ward, or to the first page, with a ticket for one look at the answer. A second
// request with the same ticket gets that page without the answer.

// ticketLife is how long a ticket is good for at least. What was asked stays in
// memory for at most twice as long.
const ticketLife = 20 * time.Second

// maxTickets is how many tickets of one ticketLife there may be.
const maxTickets = 2000

// handoff keeps what was asked until the browser fetches the answer. The zero
// handoff is ready. Any number of goroutines may use it.
type handoff struct {
	mu         sync.Mutex
	young, old map[string]map[string]string
	since      time.Time // of young
}

// put keeps fields and returns a ticket for them, empty if too many wait.
func (h *handoff) put(fields map[string]string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.forget()
	if len(h.young) >= maxTickets {
		return ""
	}
	ticket := rand.Text()
	h.young[ticket] = fields
	return ticket
}

// take returns what ticket stands for, once.
func (h *handoff) take(ticket string) (fields map[string]string, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.forget()
	for _, tickets := range []map[string]map[string]string{h.young, h.old} {
		if fields, ok = tickets[ticket]; ok {
			delete(tickets, ticket)
			return fields, true
		}
	}
	return nil, false
}

// forget drops what is older than twice ticketLife.
func (h *handoff) forget() {
	age := time.Since(h.since)
	if age < ticketLife {
		return
	}
	h.old, h.young, h.since = h.young, map[string]map[string]string{}, time.Now()
	if age >= 2*ticketLife {
		h.old = nil
	}
}

// isNavigation reports whether a browser sent r by itself, and will keep it.
// Browsers before 2023 may not say so.
func isNavigation(r *http.Request) bool { return r.Header.Get("Sec-Fetch-Mode") == "navigate" }

// handOver redirects to link, with a ticket for the answer to fields, and reports
// whether there was one.
func (s *site) handOver(w http.ResponseWriter, link string, fields map[string]string) bool {
	ticket := s.handoff.put(fields)
	target, err := url.Parse(link)
	if ticket == "" || err != nil {
		return false
	}
	query := target.Query()
	query.Set("ticket", ticket)
	target.RawQuery = query.Encode()
	w.Header().Set("Location", target.String())
	w.WriteHeader(http.StatusSeeOther)
	return true
}

// handedOver returns what was asked, if r brings the ticket for it.
func (s *site) handedOver(r *http.Request) (fields map[string]string, ok bool) {
	ticket := r.URL.Query().Get("ticket")
	if ticket == "" {
		return nil, false
	}
	return s.handoff.take(ticket)
}
