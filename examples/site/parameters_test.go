package main

import (
	"net/url"
	"reflect"
	"testing"
)

// FuzzFormOf compares the reading of forms to that of package url.
func FuzzFormOf(f *testing.F) {
	for _, text := range []string{
		"", "&", "=", "==", "address=", "address", "=x", "&&address=1+N+State+St&&", "address=x&address=y&date=2026-10-04", "a=b=c&a%3Db=c",
		"%61ddress=%2B+%26%3B", "a;b", "a=1&b;c=%zz", "a=%zz&b;c", "%z=1", "a=%", "a=%f", "a=\xff", "a=%ff&b=\x00",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, wrong := formOf(text, "body")
		want, err := url.ParseQuery(text)
		if err != nil || wrong != nil {
			if err == nil || wrong == nil || list != nil || wrong.Field != "body" || wrong.Status != 400 {
				t.Fatalf("%q: %v, %+v, want %v", text, list, wrong, err)
			}
			return
		}
		got := url.Values{}
		for _, p := range list {
			got.Add(p.name, p.value)
			if !list.Has(p.name) || list.Get(p.name) != want.Get(p.name) {
				t.Errorf("%q: %q is %q, want %q", text, p.name, list.Get(p.name), want.Get(p.name))
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if list.Has("absent") != want.Has("absent") || list.Get("absent") != want.Get("absent") {
			t.Errorf("%q: absent is %q", text, list.Get("absent"))
		}
	})
}
