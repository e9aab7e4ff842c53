package hostile

import (
	"fmt"
	"net/url"
	"strings"
)

// request is written to a connection as it is, with the address of a client
// for CLIENT.
type request struct {
	name, text string
	// silent reports whether a server may close the connection without an
	// answer.
	silent bool
}

// tags are what makes a text run as a script if it is not escaped. Each is
// sent as part of an address and must not come back.
var tags = []string{
	"<script>xss7", "<SCRIPT SRC=//xss7", "<img src=x onerror=xss7", "<svg/onload=xss7", `" onmouseover="xss7`, `="javascript:xss7`,
}

// texts are addresses.
var texts = []string{
	"", " ", "\t\n", "\x00", "1060\x00 W Addison", "\x00\x01\x02\x1b[31m", "\xff\xfe", "1 \xc0\xaf St", "\xed\xa0\x80", "1 N State\xe2\x80",
	"\ufeff1 N State", "1 N \u202eetatS", "1\u200b N\u200b State", "１０６０ W Addison", "𝟙 N State", "🏠 N State St", strings.Repeat("Z\u0301\u0302\u0303", 90),
	strings.Repeat("a", 400), strings.Repeat("a", 401), strings.Repeat("9", 400), strings.Repeat("1 N State St, ", 28), strings.Repeat(",", 400), strings.Repeat("( ", 200),
	strings.Repeat("and ", 100), strings.Repeat("N ", 200), strings.Repeat("apt ", 100), strings.Repeat("a", 9000),
	"1 N State\r\nX-Injected: 1\r\n\r\n", "1 N State\nSet-Cookie: a=b", "%0d%0aX-Injected:%201", "-1 N State St", "0 N State St", "99999999999999999999 W Madison", "1e9 W Madison", "0x10 W Madison",
	"1/0 N State St", "NaN N State St", "'; DROP TABLE wards;--", `" or ""="`, "${jndi:ldap://127.0.0.1/a}", "{{.}}", "{{template \"x\"}}", "%s%s%n", "`id`", "$(id)", "| cat /etc/passwd",
	"../../../../etc/passwd", "..\\..\\windows", "file:///etc/passwd", "http://127.0.0.1/", "1 N State St; 2 N State St", "\\u003cscript\\u003e", "&lt;script&gt;", "null", "undefined", "true", "[]", "{}",
}

// numbers are latitudes and longitudes.
var numbers = []string{
	"", " ", "NaN", "nan", "-NaN", "Inf", "+Inf", "-Infinity", "1e309", "-1e309", "1e-400", "0x1p-2", "1_000", "+41", "-0", "41,9", "٤١", "４１", "41.9°", "41\x00", "<svg/onload=xss7>",
	strings.Repeat("9", 400), "0." + strings.Repeat("0", 400) + "1", "1176000", "91", "-180.0000001", "41.8837;", "null", "41.8837,-87.6323",
}

var dates = []string{
	"", "0000-00-00", "9999-99-99", "2023-02-30", "-1", "2021", "2021-01", "2021-01-27T00:00:00Z", "1e3", "1990-01-01", "9999-12-31", "0001-01-01", "../..", "<script>xss7", strings.Repeat("2", 5000), "\x00", "２０２１-01-27",
}

// queries are whole ones.
var queries = []string{
	"address=1&address=2", "address=1&ADDRESS=2", "Address=1+N+State", "address[]=1", "address%00=1", "address=1;date=2", "%", "%zz=1", "address=%", "address=%e", "address=%u0041", "&&&&", "=", "==", "address",
	"lat=1", "lng=1", "lat=41.9&lat=41.8&lng=-87.6", "lat=-87.6323&lng=41.8837", "lat=41.8837&lng=87.6323", "address=1+N+State&lat=41.9&lng=-87.6", "constructor=1", "__proto__=1", "<script>xss7=1",
	"map=../../etc/passwd", "map=2015&map=2023", "map=<script>xss7", "callback=xss7", "includeOffices=<script>xss7", "levels=" + strings.Repeat("locality&levels=", 500), strings.Repeat("a=1&", 2000), "address=1#<script>xss7",
}

var paths = []string{
	"//", "/v1/../../etc/passwd", "/v1//ward", "//v1/ward", "/v1/ward/", "/v1/./ward", "/v1/ward/..", "/v1/ward%2f..%2fwards", "/%2e%2e/%2e%2e/etc/passwd", "/v1/%77ard?address=1", "/V1/WARD", "/v1/ward.json", "/v1/ward;x=y",
	"/v1/wards/%00", "/v1/wards/-1", "/v1/wards/0", "/v1/wards/51", "/v1/wards/1e1", "/v1/wards/+5", "/v1/wards/ 5", "/v1/wards/%205", "/v1/wards/007", "/v1/wards/99999999999999999999", "/v1/wards/%D9%A3", "/v1/wards/35%0d%0aX-Injected:1",
	"/v1/wards/<script>xss7", "/v1/wards/%3Cscript%3Exss7", "/v1/wards/35/stances/..", "/v1/wards/35/../36", "/v1/wards/35%2fstances", "/v1/wards/..;/about", "/v1/wards.geojson/", "/assets/../main.go", "/assets/%2e%2e/main.go", "/assets/", "/assets/..%5cmain.go", "/.git/config",
	"/<script>xss7</script>", "/%3Cscript%3Exss7", "/\\..\\", "/\xff\xfe", "/%ff%fe", "/%", "/" + strings.Repeat("a", 8000), "/" + strings.Repeat("../", 2000), "http://example.invalid/v1/ward?address=1", "//example.invalid/", "*", "", "x",
	"/civicinfo/v2/representatives/", "/civicinfo/v2/representatives/%2e%2e", "/civicinfo/v2/representatives/ocd-division%2f..%2f..", "/civicinfo/v2/representatives/<script>xss7",
}

var methods = []string{"get", "BREW", "TRACE", "TRACK", "DEBUG", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "PROPFIND", "<script>xss7", "G\x00T", "", strings.Repeat("A", 5000)}

// headers follow a look-up.
var headers = []string{
	"Host: second.invalid", "Host: <script>xss7", "X-Forwarded-For: <script>xss7", "X-Forwarded-For: " + strings.Repeat("1.1.1.1,", 1500), "X-Forwarded-For: ::ffff:0:0%eth0, [::1]:80",
	"Forwarded: for=127.0.0.1", "Accept-Language: <script>xss7", "Accept-Language: " + strings.Repeat("a-", 4000), "Accept-Language: " + strings.Repeat("es;q=0.1,", 900), "Accept-Language: es;q=NaN", "Accept-Encoding: " + strings.Repeat("gzip;q=0,", 900),
	"If-None-Match: *", "If-None-Match: " + strings.Repeat(`"x",`, 2000), "If-Match: x", "If-Modified-Since: yesterday", "Range: bytes=0-0", "Range: bytes=9999999-", "Range: bytes=" + strings.Repeat("0-1,", 1000), "Expect: 100-continue", "Expect: <script>xss7",
	"Cookie: " + strings.Repeat("a=b; ", 1000), "X-A: " + strings.Repeat("b", 30_000), strings.TrimSuffix(strings.Repeat("X-A: b\r\n", 2500), "\r\n"), "No colon", "Name with space: x", ": x", "X-A: \x00", "X-A: a\r\n folded", "X-A: a\rX-Injected: 1",
	"X-HTTP-Method-Override: DELETE", "Upgrade: h2c\r\nHTTP2-Settings: AAAA", "Upgrade: websocket", "Origin: null", "Origin: <script>xss7", "Access-Control-Request-Method: <script>xss7", "Content-Length: -1", "Content-Length: 1e3", "Content-Length: +0", "Content-Length: 99999999999999999999",
	"Transfer-Encoding: xchunked", "Transfer-Encoding: gzip, chunked",
}

// bodies follow a POST of JSON.
var bodies = []string{
	"", "null", "[]", `""`, "0", "{", `{"address":`, `{"address":null}`, `{"address":{"$gt":""}}`, `{"address":["1 N State"]}`, `{"address":"1 N State","address":"2 N State"}`, `{"address":"\u0000"}`, `{"address":"\ud800"}`, "{\"address\":\"\xff\"}",
	`{"address":"<script>xss7()"}`, `{"lat":1e999,"lng":0}`, `{"lat":"NaN","lng":"NaN"}`, `{"lat":41.8837,"lng":-87.6323}garbage`, `{"lat":41.8837}{"lng":-87.6323}`, `{"__proto__":{"address":"x"}}`, "\ufeff{}", `{"":""}`,
	strings.Repeat("[", 4000), strings.Repeat(`{"a":`, 1500), `{"lat":` + strings.Repeat("9", 4000) + `,"lng":0}`, `{"address":"` + strings.Repeat("a", 7000) + `"}`, strings.Repeat("{", 1<<20), "address=1",
}

// raw are written as they are.
var raw = []request{
	{"no request", "", true},
	{"binary", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", true},
	{"HTTP/0.9", "GET /healthz\r\n\r\n", false},
	{"HTTP/1.0", "GET /healthz HTTP/1.0\r\n\r\n", false},
	{"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", true},
	{"HTTP/9.9", "GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n", false},
	{"no host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", false},
	{"line feeds only", "GET /healthz HTTP/1.1\nHost: a\nConnection: close\n\n", false},
	{"empty line first", "\r\nGET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
	{"half a request", "GET /v1/ward?address=1+N+State HTTP/1.1\r\nHost: a", true},
	{"half a body", "POST /v1/ward HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{", false},
	{"length and chunks", smuggle("Content-Length: 6\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), false},
	{"chunks and length", smuggle("Transfer-Encoding: chunked\r\nContent-Length: 4", "5c\r\naddress=1\r\n0\r\n\r\n"), false},
	{"two lengths", smuggle("Content-Length: 0\r\nContent-Length: 40", ""), false},
	{"two codings", smuggle("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n"), false},
	{"coding with a space", smuggle("Transfer-Encoding : chunked", "0\r\n\r\n"), false},
	{"coding with a tab", smuggle("Transfer-Encoding:\tchunked", "0\r\n\r\n"), false},
	{"chunk too long", smuggle("Transfer-Encoding: chunked", "ffffffffffffffffff\r\n"), false},
	{"chunk below zero", smuggle("Transfer-Encoding: chunked", "-1\r\n"), false},
	{"chunk extension", smuggle("Transfer-Encoding: chunked", "1;"+strings.Repeat("a", 20_000)+"\r\nx\r\n0\r\n\r\n"), false},
	{"chunk without return", smuggle("Transfer-Encoding: chunked", "1\nx\n0\n\n"), false},
	{"too much in chunks", smuggle("Transfer-Encoding: chunked", strings.Repeat("1000\r\n"+strings.Repeat("a", 0x1000)+"\r\n", 100)+"0\r\n\r\n"), false},
	{"body of a GET", "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 44\r\n\r\n" + get("/v1/wards/35")[:44], false},
	{"many at once", strings.Repeat("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: CLIENT\r\n\r\n", 50), false},
}

// slow are the beginnings of requests that do not end.
var slow = []string{
	"", "GET", "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ", "POST /v1/ward HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
	"POST /v1/ward HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n",
}

// requests returns the whole corpus.
func requests() []request {
	all := append([]request(nil), raw...)
	add := func(kind, what, text string) {
		all = append(all, request{fmt.Sprintf("%s %.60q", kind, what), text, false})
	}
	for _, text := range append(texts, tags...) {
		escaped := url.QueryEscape(text)
		add("address", text, get("/v1/ward?address="+escaped))
		add("civic address", text, get("/civicinfo/v2/representatives?address="+escaped))
		add("form", text, post("/v1/ward", "application/x-www-form-urlencoded", "address="+escaped))
		add("page", text, post("/", "application/x-www-form-urlencoded", "address="+escaped))
	}
	for _, number := range numbers {
		add("latitude", number, get("/v1/ward?lng=-87.6323&lat="+url.QueryEscape(number)))
		add("longitude", number, get("/v1/ward?lat=41.8837&lng="+url.QueryEscape(number)))
	}
	for _, date := range dates {
		add("date", date, get("/v1/ward?address=1+N+State+St&date="+url.QueryEscape(date)))
		add("date of a ward", date, get("/v1/wards/35?date="+url.QueryEscape(date)))
	}
	for _, query := range queries {
		add("query", query, get("/v1/ward?"+query))
		add("query of a map", query, get("/v1/wards.geojson?"+query))
		add("query of a page", query, get("/?"+query))
	}
	for _, path := range paths {
		add("path", path, get(path))
		add("post to path", path, post(path, "application/json", "{}"))
	}
	for _, method := range methods {
		add("method", method, strings.Replace(get("/v1/ward?address=1+N+State+St"), "GET", method, 1))
	}
	for _, header := range headers {
		add("header", header, strings.Replace(get("/v1/ward?address=1+N+State+St"), "\r\n\r\n", "\r\n"+header+"\r\n\r\n", 1))
		add("header of a list", header, strings.Replace(get("/v1/about"), "\r\n\r\n", "\r\n"+header+"\r\n\r\n", 1))
	}
	for _, body := range bodies {
		add("body", body, post("/v1/ward", "application/json", body))
	}
	for _, kind := range []string{"", "text/xml", "multipart/form-data; boundary=x", "application/json; charset=<script>xss7", "application/x-www-form-urlencoded; charset=utf-7", strings.Repeat("a/", 4000)} {
		add("content type", kind, post("/v1/ward", kind, "address=1"))
		add("content type of the page", kind, post("/", kind, "address=1"))
	}
	return all
}

// get returns a request for a target, which is not encoded.
func get(target string) string {
	return "GET " + target + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: CLIENT\r\nConnection: close\r\n\r\n"
}

func post(target, kind, body string) string {
	return fmt.Sprintf("POST %s HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: CLIENT\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", target, kind, len(body), body)
}

// smuggle returns a request that hides another one behind headers about its
// length that contradict each other.
func smuggle(headers, body string) string {
	return "POST /v1/ward HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: CLIENT\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
		headers + "\r\n\r\n" + body + get("/v1/ward?address="+url.QueryEscape(tags[0]))
}
