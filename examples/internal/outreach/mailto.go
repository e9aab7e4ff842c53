package outreach

import (
	"net/url"
	"strings"
)

// Mailto returns a link that begins an e-mail to address, as RFC 6068 says:
// line breaks are CR LF, and whatever is no letter, digit or one of -._~ is
// percent-encoded, a space as %20.
func Mailto(address, subject, body string) string {
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\n", "\r\n")
	name, domain, _ := strings.Cut(address, "@")
	return "mailto:" + percent(name) + "@" + percent(domain) + "?subject=" + percent(subject) + "&body=" + percent(body)
}

func percent(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
