package outreach

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chiward/chiward/ward"
)

func TestParseLanguage(t *testing.T) {
	for _, l := range Languages {
		for _, code := range []string{l.String(), strings.ToUpper(l.String())} {
			if got, err := ParseLanguage(code); err != nil || got != l {
				t.Errorf("%q is %v, %v", code, got, err)
			}
		}
	}
	for _, code := range []string{"", "fr", "eng"} {
		if _, err := ParseLanguage(code); err == nil || !strings.Contains(err.Error(), "en (English) and es (Spanish)") {
			t.Errorf("%q: error %v", code, err)
		}
	}
}

func TestDate(t *testing.T) {
	for _, test := range []struct{ date, english, spanish string }{
		{"2021-01-27", "January 27, 2021", "27 de enero de 2021"},
		{"2023-09", "September 2023", "septiembre de 2023"},
		{"2017", "2017", "2017"},
	} {
		d := ward.MustParseDate(test.date)
		if got := English.Date(d); got != test.english {
			t.Errorf("%s is %q in English", test.date, got)
		}
		if got := Spanish.Date(d); got != test.spanish {
			t.Errorf("%s is %q in Spanish", test.date, got)
		}
	}
	if got := English.Date(ward.Date{}) + Spanish.Date(ward.Date{}); got != "" {
		t.Errorf("the unknown day is %q", got)
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := Number(n); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
}

func TestDial(t *testing.T) {
	for text, want := range map[string]string{"(312) 744-6800": "+13127446800", "773.525.6034": "+17735256034", "": "", "311": "", "(312) 744-6800 x5": ""} {
		if got := Dial(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestMailto(t *testing.T) {
	link := Mailto("ward+35@example.org", "¿Sí? & no", "a + b = 100 %\nend\r\n")
	want := "mailto:ward%2B35@example.org?subject=%C2%BFS%C3%AD%3F%20%26%20no&body=a%20%2B%20b%20%3D%20100%20%25%0D%0Aend%0D%0A"
	if link != want {
		t.Errorf("%s", link)
	}
	parsed, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	if body := parsed.Query().Get("body"); body != "a + b = 100 %\r\nend\r\n" {
		t.Errorf("the body is read as %q", body)
	}
}

func TestTemplateOfOnesOwn(t *testing.T) {
	own, err := ParseTemplate("own.txt", "Ward {{.Ward}}, {{with .Alder}}{{.}}{{else}}nobody{{end}}: {{number .Signers}}\n\n")
	if err != nil {
		t.Fatal(err)
	}
	data := Letter{Ward: 27, Alder: "Nobody", Signers: 1234}
	for _, text := range []func(Letter) (string, error){own.Letter, own.Email} {
		if got, err := text(data); err != nil || got != "Ward 27, Nobody: 1,234\n" {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestBrokenTemplates(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"{{.Ward", "own.txt:1: unclosed action"},
		{"\n{{.Wards}}", "own.txt:2:2: "},
		{"{{if .Vacant}}{{.Signer}}{{end}}", "can't evaluate field Signer"},
		{"{{range .Record}}{{range .Acts}}{{.What}}{{end}}{{end}}", "can't evaluate field What"},
		{"{{template \"heading\"}}", `"heading" not defined`},
		{"{{shout .Alder}}", `function "shout" not defined`},
	} {
		if _, err := ParseTemplate("own.txt", test.text); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.text, err, test.want)
		}
	}
}
