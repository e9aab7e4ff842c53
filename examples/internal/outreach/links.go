package outreach

import (
	"net/url"
	"strings"
)

// Dial returns a telephone number in the United States, such as "(312)
// 744-6800", as a tel link has it: "+13127446800". It is empty for any other
// text.
func Dial(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	if len(digits) != 10 {
		return ""
	}
	return "+1" + digits
}

// Mailto returns a link that begins an e-mail to address, as RFC 6068 says:
// line breaks are CR LF, and whatever is no letter, digit or one of -._~ is
// percent-encoded, a space as %20.
func Mailto(address, subject, body string) string {
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\n", "\r\n")
	name, domain, _ := strings.Cut(address, "@")
	return "mailto:" + percent(name) + "@" + percent(domain) + "?subject=" + percent(subject) + "&body=" + percent(body)
}

func percent(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
