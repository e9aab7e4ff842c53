package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestScreenshots takes pictures of the page in every look.
func TestScreenshots(t *testing.T) {
	if *pictures == "" {
		t.Skip("skipped: -screenshots names no folder")
	}
	for _, width := range []int64{360, 768, 1280} {
		for _, dark := range []bool{false, true} {
			for _, lang := range []string{"en", "es"} {
				page := openSite(t, setup{width: width, dark: dark})
				for _, view := range []struct{ name, address string }{
					{"empty", ""}, {"sure", sure}, {"border", border}, {"ambiguous", ambiguous}, {"elsewhere", elsewhere},
				} {
					page.visit("?lang=" + lang)
					if view.address != "" {
						page.ask(view.address)
					}
					scheme := map[bool]string{false: "light", true: "dark"}[dark]
					page.picture(fmt.Sprintf("%s-%s-%d-%s", view.name, lang, width, scheme))
				}
			}
		}
	}
}

// TestPictureOfREADME takes the picture that README shows: the map of a place
// near a border.
func TestPictureOfREADME(t *testing.T) {
	if *pictures == "" {
		t.Skip("skipped: -screenshots names no folder")
	}
	page := openSite(t, setup{width: 1280})
	page.visit("?lang=en")
	page.ask("2000 W Augusta Blvd")
	save(t, "border.png", value(page, chromedp.ScreenshotScale("svg[data-city]", 2)))
}
