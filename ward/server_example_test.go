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
	res := h.day.Address(r.PostFormValue("address"))
	if res.Status == ward.StatusMatched {
		res.Record = h.day.RecordAt(res.Point, res.Radius)
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(res); err != nil {
		return // whoever asked is gone
	}
}

// An HTTP handler that answers in JSON. What cannot be placed is an answer
// too: its status says why.
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
		var res ward.Result
		err = json.NewDecoder(response.Body).Decode(&res)
		response.Body.Close()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(res.Status, res.Address, res)
	}
	// Output:
	// matched 1060 W ADDISON ST 44th Ward
	// outside  outside Chicago
}
