// Package browser tests the public page in a real browser. It is a module of
// its own, so that what drives the browser stays out of chiward's go.mod, and
// it holds nothing but tests.
//
//	go test ./...
//	go test -run "Screenshots|PictureOfREADME" -screenshots /tmp/pictures
//
// The tests need chromium, and the one for accessibility npm, which brings
// axe-core. Where one of them is missing the tests say so and are skipped,
// unless the environment has BROWSER_TESTS=required.
package browser
