package browser

import (
	"flag"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
)

var pictures = flag.String("screenshots", "", "`folder` to put pictures of the page into, for people to look at")

// picture takes a picture of the whole page, if pictures are wanted.
func (p *tab) picture(name string) {
	p.t.Helper()
	if *pictures == "" {
		return
	}
	image, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.MkdirAll(*pictures, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(*pictures, name+".png"), image, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}
