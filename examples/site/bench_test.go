package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// BenchmarkLookUp measures one look-up with all that stands around it.
func BenchmarkLookUp(b *testing.B) {
	handler := newSite(b, io.Discard).handler()
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		r := httptest.NewRequest(http.MethodPost, "/v1/ward", strings.NewReader("address=3401+W.+Foster+Ave,+Chicago+60625"))
		r.Header.Set("Content-Type", form)
		r.Header.Set("X-Forwarded-For", clients[n%len(clients)])
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		if answer.Code != http.StatusOK {
			b.Fatal(answer.Code)
		}
	}
}

// clients are so many that none meets the limit.
var clients = func() (texts [5000]string) {
	for i := range texts {
		texts[i] = clientOf(string(rune(i)))
	}
	return texts
}()
