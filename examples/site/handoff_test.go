package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestHandOver sends forms as a browser does without the script of the page:
// the answer is seen once, at an address that does not name what was asked.
func TestHandOver(t *testing.T) {
	handler := newSite(t, io.Discard).handler()
	serve := func(method, target, body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, target, strings.NewReader(body))
		r.Header.Set("Content-Type", form)
		r.Header.Set("Sec-Fetch-Mode", "navigate")
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		return answer
	}
	for _, test := range []struct{ path, body, leads string }{
		{"/", "address=1060+W+Addison+St&lang=es", "/wards/44?lang=es&ticket="},
		{"/", "address=5600+W+North+Ave&view=record", "/wards/29?lang=en&ticket="},
		{"/", "address=nowhere&lang=en", "/?lang=en&ticket="},
		{"/", "ward=35&lang=en", "/wards/35?lang=en&ticket="},
		{"/", "lat=41.8837&lng=-87.6323&lang=en", "/wards/42?lang=en&ticket="},
		{"/embed", "address=1060+W+Addison+St&lang=en", "/embed?lang=en&ticket="},
		{"/wards", "search=1060+W+Addison+St&lang=en", "/wards?lang=en&ticket="},
	} {
		direct := ask(t, http.MethodPost, test.path, test.body, "Content-Type", form).Body.String()
		sent := serve(http.MethodPost, test.path, test.body)
		leads := sent.Header().Get("Location")
		if sent.Code != http.StatusSeeOther || !strings.HasPrefix(leads, test.leads) || sent.Header().Get("Cache-Control") != "no-store" {
			t.Fatalf("%s: %d, %s", test.body, sent.Code, leads)
		}
		answer := serve(http.MethodGet, leads, "")
		if answer.Code != http.StatusOK || answer.Body.String() != direct || answer.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v, %d bytes, want %d", test.body, answer.Code, answer.Header(), answer.Body.Len(), len(direct))
		}
		again := serve(http.MethodGet, leads, "")
		plain := serve(http.MethodGet, regexp.MustCompile(`&ticket=\w+`).ReplaceAllString(leads, ""), "")
		if again.Body.String() != plain.Body.String() || strings.Contains(strings.ToUpper(again.Body.String()), "1060 W ADDISON") {
			t.Errorf("%s: the answer is seen again", test.body)
		}
	}
}

// TestTickets forgets them in time, and has room for so many.
func TestTickets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h handoff
		fields := map[string]string{"address": "x"}
		first := h.put(fields)
		time.Sleep(ticketLife - time.Second)
		second := h.put(fields)
		if got, ok := h.take(first); !ok || got["address"] != "x" {
			t.Errorf("a ticket is good for %v, %v", got, ok)
		}
		if _, ok := h.take(first); ok {
			t.Error("a ticket is good twice")
		}
		time.Sleep(2 * time.Second)
		if _, ok := h.take(second); !ok {
			t.Error("a ticket is forgotten after two seconds")
		}
		third := h.put(fields)
		time.Sleep(2 * ticketLife)
		if _, ok := h.take(third); ok || len(h.young)+len(h.old) != 0 {
			t.Error("a ticket is kept")
		}
		tickets := map[string]bool{}
		for range maxTickets {
			tickets[h.put(fields)] = true
		}
		if len(tickets) != maxTickets || h.put(fields) != "" {
			t.Errorf("there are %d tickets, and more", len(tickets))
		}
		for _, none := range []string{"", "x", fmt.Sprint(first)} {
			if _, ok := h.take(none); ok {
				t.Errorf("%q is a ticket", none)
			}
		}
	})
}
