// Package browsertest tests the public page of examples/site and the file
// chiward.html of examples/browser in a real browser. It is a module of its
// own, so that what drives the browser stays out of chiward's go.mod, and it
// holds nothing but tests.
//
//	go test ./...
//	go test -run 'Screenshots|PictureOfREADME' -screenshots /tmp/pictures
//	go test -run Native -rows 200000 -v
//
// PictureOfREADME takes the picture examples/site/border.png.
//
// The tests need chromium, and those for accessibility npm, which brings
// axe-core. Where one of them is missing the tests say so and are skipped,
// unless the environment has BROWSER_TESTS=required.
package browsertest
