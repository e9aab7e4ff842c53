package openapi

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// startSite builds the site, runs it on a free port, and returns where.
func startSite(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "site")
	build := exec.Command("go", "build", "-o", program, "./examples/site")
	build.Dir = "../../../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	site := exec.CommandContext(context.Background(), program, "-addr", "127.0.0.1:0", "-trusted-proxy", "127.0.0.1/32")
	logs, err := site.StderrPipe()
	if err == nil {
		err = site.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		site.Process.Signal(syscall.SIGTERM)
		if err := site.Wait(); err != nil {
			t.Errorf("the site ended with %v", err)
		}
	})
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		var line struct{ Msg, Addr string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			go io.Copy(io.Discard, logs)
			return "http://" + line.Addr
		}
	}
	t.Fatalf("the site does not listen: %v", lines.Err())
	return ""
}

// readDocument reads the document as it is served, and checks it with its
// examples.
func readDocument(t *testing.T, base string) *openapi3.T {
	t.Helper()
	response, err := http.Get(base + "/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	document, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := document.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return document
}

// validate checks an answer, and, if it was a success, that the document allows
// the request. It returns the operation that was asked for; a method that is
// not in the document is answered as any operation of the path may be.
func validate(
	ctx context.Context, router routers.Router, request *http.Request, body string, response *http.Response, text []byte,
) (operation string, err error) {
	request.Body = io.NopCloser(strings.NewReader(body))
	route, parameters, err := router.FindRoute(request)
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		if errors.Is(err, routers.ErrMethodNotAllowed) {
			request.Method = method
			route, parameters, err = router.FindRoute(request)
		}
	}
	if err != nil {
		return "", err
	}
	asked := &openapi3filter.RequestValidationInput{Request: request, PathParams: parameters, Route: route}
	if response.StatusCode == http.StatusOK {
		if err := openapi3filter.ValidateRequest(ctx, asked); err != nil {
			return "", err
		}
	}
	return route.Operation.OperationID, openapi3filter.ValidateResponse(ctx, &openapi3filter.ResponseValidationInput{
		RequestValidationInput: asked, Status: response.StatusCode, Header: response.Header,
		Body:    io.NopCloser(bytes.NewReader(text)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	})
}

const form = "application/x-www-form-urlencoded"

// requests are of every kind that the document describes. Those with a status
// of 400 and more break the document on purpose.
var requests = []struct {
	method, target string
	kind, body     string // of a POST
	status         int
}{
	{method: "POST", target: "/v1/ward", kind: form, body: "address=121+N+LaSalle+St", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=121+N+LaSalle+St&date=2021-01-27", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=4+N+Western+Ave&date=2025-08-20", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=121+N+LaSalle+St&date=2040-01-01", status: 200}, // nobody is known to hold a seat
	{method: "POST", target: "/v1/ward", kind: form, body: "address=626+Michigan+Ave", status: 200},                 // ambiguous
	{method: "POST", target: "/v1/ward", kind: form, body: "address=2100+Ridge+Ave,+Evanston", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=Clark+and+Addison", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=PO+Box+12", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=99999+W+Madison", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=1+Nowhere+St", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=Madison", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=hello", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "lat=41.8837&lng=-87.6323", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "lat=41.8837&lng=-87.6323&date=2010-01-01", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "lat=41.9636&lng=-87.8067", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, body: "lat=0&lng=0", status: 200},
	{method: "POST", target: "/v1/ward", kind: form, status: 400},
	{target: "/v1/ward?address=121+N+LaSalle+St", status: 405},
	{method: "POST", target: "/v1/ward", kind: form, body: "adress=x", status: 400},
	{method: "POST", target: "/v1/ward", kind: form, body: "lat=NaN&lng=x", status: 400},
	{method: "POST", target: "/v1/ward", kind: form, body: "lat=-87.6323&lng=41.8837", status: 400},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=x&date=1990-01-01", status: 400},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=121+N+LaSalle+St", status: 200},
	{method: "POST", target: "/v1/ward", kind: "application/json", body: `{"address": "626 Michigan Ave"}`, status: 200},
	{method: "POST", target: "/v1/ward", kind: "application/json", body: `{"lat": 41.8837, "lng": -87.6323}`, status: 200},
	{method: "POST", target: "/v1/ward", kind: "application/json", body: `{"lat": true}`, status: 400},
	{method: "POST", target: "/v1/ward", kind: "text/plain", body: "x", status: 415},
	{method: "POST", target: "/v1/ward", kind: form, body: "address=" + strings.Repeat("x", 10_000), status: 413},
	{target: "/v1/wards", status: 200},
	{target: "/v1/wards?date=2021-01-27", status: 200},
	{target: "/v1/wards?date=2012-01-01", status: 200},
	{target: "/v1/wards?date=2005-01-01", status: 200}, // nothing is known of the alders
	{target: "/v1/wards?date=x", status: 400},
	{target: "/v1/wards/51", status: 404},
	{target: "/v1/wards/35?date=x", status: 400},
	{target: "/v1/wards/x", status: 404},
	{target: "/v1/wards.geojson", status: 200},
	{target: "/v1/wards.geojson?map=2015", status: 200},
	{target: "/v1/wards.geojson?map=1999", status: 400},
	{target: "/v1/measures", status: 200},
	{target: "/v1/measures?x=y", status: 400},
	{target: "/v1/about", status: 200},
	{target: "/healthz", status: 200},
	{target: "/openapi.json", status: 200},
	{target: "/civicinfo/v2/representatives?address=121+N+LaSalle+St,+60602&key=x&levels=locality", status: 200},
	{target: "/civicinfo/v2/representatives?address=121+N+LaSalle+St&roles=headOfState", status: 200},
	{target: "/civicinfo/v2/representatives?address=121+N+LaSalle+St&includeOffices=false", status: 200},
	{target: "/civicinfo/v2/representatives?address=626+Michigan+Ave", status: 400},
	{target: "/civicinfo/v2/representatives", status: 400},
	{target: "/civicinfo/v2/representatives?address=Madison", status: 400},
	{target: "/civicinfo/v2/representatives?address=2100+Ridge+Ave,+Evanston", status: 404},
	{target: "/civicinfo/v2/representatives/ocd-division%2Fcountry:us%2Fstate:il%2Fplace:chicago%2Fward:35", status: 200},
	{target: "/civicinfo/v2/representatives/ocd-division%2Fcountry:us", status: 404},
	{method: "DELETE", target: "/v1/ward", status: 405},
	{method: "POST", target: "/v1/measures", status: 405},
}

func TestAnswers(t *testing.T) {
	base := startSite(t)
	document := readDocument(t, base)
	router, err := gorillamux.NewRouter(document)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{} // operations, with success
	check := func(method, target, kind, body string, status int) {
		t.Helper()
		request, err := http.NewRequest(method, base+target, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Accept-Language", "es")
		request.Header.Set("X-Forwarded-For", fmt.Sprintf("192.0.2.%d", len(target+body)%200)) // several clients, for none may ask so much
		if kind != "" {
			request.Header.Set("Content-Type", kind)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != status {
			t.Errorf("%s %s: %s, %v, want %d\n%.300s", method, target, response.Status, err, status, text)
			return
		}
		operation, err := validate(t.Context(), router, request, body, response, text)
		if err != nil {
			t.Errorf("%s %s: %v\n%.300s", method, target, err, text)
		}
		if status == http.StatusOK {
			asked[operation] = true
		}
	}
	for _, r := range requests {
		if r.method == "" {
			r.method = http.MethodGet
		}
		check(r.method, r.target, r.kind, r.body, r.status)
	}
	for n := 1; n <= 50; n++ {
		ward := "/v1/wards/" + strconv.Itoa(n)
		for _, date := range []string{"", "?date=2021-01-27", "?date=2025-08-20"} {
			check(http.MethodGet, ward+date, "", "", 200)
		}
	}
	for path, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			if !asked[operation.OperationID] {
				t.Errorf("%s %s is never asked with success", method, path)
			}
		}
	}
}

// TestStrict changes answers so that they break the document: names that are
// not in it, values that are not allowed, and what is missing.
func TestStrict(t *testing.T) {
	base := startSite(t)
	router, err := gorillamux.NewRouter(readDocument(t, base))
	if err != nil {
		t.Fatal(err)
	}
	const body = "address=2710+N+Sawyer+Ave&date=2021-01-27"
	request, err := http.NewRequest(http.MethodPost, base+"/v1/ward", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", form)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []struct{ from, to string }{
		{`{"status":`, `{"party":"x","status":`},
		{`"holder":{`, `"holder":{"party":"x",`},
		{`"ward":35`, `"ward":51`},
		{`"ward":35`, `"ward":"35"`},
		{`"status":"matched"`, `"status":"found"`},
		{`"as_of":"2`, `"as_of":"x2`},
		{`"source":{"title":`, `"source":{"name":`},
		{`"holder":{`, `"councillor":{`},
		{`"represented_by":{`, `"predecessor":{`},
		{`"choices":[]`, `"choices":null`},
	} {
		changed := bytes.Replace(text, []byte(change.from), []byte(change.to), 1)
		if bytes.Equal(changed, text) {
			t.Errorf("%s is not in %s", change.from, text)
		}
		if _, err := validate(t.Context(), router, request, body, response, changed); err == nil {
			t.Errorf("%s instead of %s is let pass", change.to, change.from)
		}
	}
	if _, err := validate(t.Context(), router, request, body, response, text); err != nil {
		t.Error(err)
	}
}
