package ward_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/ward"
)

// handler answers for the address in a form. The address comes in the body of
// a POST, because the address of a page ends up in logs and histories.
type handler struct {
	day *ward.Snapshot
}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := h.day.Answer(h.day.Address(r.PostFormValue("address")))
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(answer); err != nil {
		return // whoever asked is gone
	}
}

// An HTTP handler that answers in JSON. What cannot be placed is an answer
// too, with the reason in words for people.
func Example_server() {
	atlas, err := ward.Open(data.Current(), data.Streets())
	if err != nil {
		fmt.Println(err)
		return
	}
	mux := http.NewServeMux()
	mux.Handle("POST /ward", handler{atlas.Latest()})
	server := httptest.NewServer(mux)
	defer server.Close()

	for _, address := range []string{"1060 w addison", "1060 Addison Rd, Berwyn"} {
		response, err := http.PostForm(server.URL+"/ward", url.Values{"address": {address}})
		if err != nil {
			fmt.Println(err)
			return
		}
		var answer struct {
			Status, Reason, Address string
			Ward                    ward.Number
		}
		err = json.NewDecoder(response.Body).Decode(&answer)
		response.Body.Close()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: ward %d %s%s\n", answer.Status, answer.Ward, answer.Address, answer.Reason)
	}
	// Output:
	// matched: ward 44 1060 W ADDISON ST
	// not_chicago: ward 0 This address is not in Chicago.
}
