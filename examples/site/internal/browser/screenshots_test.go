package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var pictures = flag.String("screenshots", "", "`folder` to put pictures of the page into, for people to look at")

// Addresses for pictures and tests: whatever is true of them follows from the
// map of 2023, which stays until the next redistricting.
const (
	sure      = "1060 W Addison St"
	border    = "5600 W North Ave"
	ambiguous = "626 Michigan Ave"
	elsewhere = "1600 Sherman Ave, Evanston, IL 60201"
)

// TestScreenshots takes pictures of the page in every look.
func TestScreenshots(t *testing.T) {
	if *pictures == "" {
		t.Skip("skipped: -screenshots names no folder")
	}
	if err := os.MkdirAll(*pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{360, 768, 1280} {
		for _, dark := range []bool{false, true} {
			for _, lang := range []string{"en", "es"} {
				page := open(t, setup{width: width, dark: dark})
				for _, view := range []struct{ name, address string }{
					{"empty", ""}, {"sure", sure}, {"border", border}, {"ambiguous", ambiguous}, {"elsewhere", elsewhere},
				} {
					page.visit("?lang=" + lang)
					if view.address != "" {
						page.ask(view.address)
					}
					scheme := map[bool]string{false: "light", true: "dark"}[dark]
					name := fmt.Sprintf("%s-%s-%d-%s.png", view.name, lang, width, scheme)
					picture := value(page, chromedp.FullScreenshot(100))
					if err := os.WriteFile(filepath.Join(*pictures, name), picture, 0o644); err != nil {
						t.Fatal(err)
					}
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
	page := open(t, setup{width: 1280})
	page.visit("?lang=en")
	page.ask("2000 W Augusta Blvd")
	picture := value(page, chromedp.ScreenshotScale("svg[data-city]", 2))
	if err := os.WriteFile(filepath.Join(*pictures, "border.png"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}
