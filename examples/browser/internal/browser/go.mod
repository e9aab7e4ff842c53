module github.com/chiward/chiward/examples/browser/internal/browser

go 1.26.0

replace github.com/chiward/chiward => ../../../..

require (
	github.com/chromedp/cdproto v0.159.2
	github.com/chromedp/chromedp v0.23.0
)

require github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
