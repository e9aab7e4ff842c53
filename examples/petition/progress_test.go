package main

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var screen strings.Builder
	p := &progress{screen: &screen, started: time.Now().Add(-10 * time.Second)}
	p.show(2000)
	if !strings.Contains(screen.String(), "2000 rows, 200 a second") {
		t.Errorf("shown: %q", screen.String())
	}
	before := screen.Len()
	p.show(2001)
	if screen.Len() != before {
		t.Error("it is shown more than ten times a second")
	}
	p.clear()
	if !strings.HasSuffix(screen.String(), "\r\x1b[K") {
		t.Errorf("what was shown is left: %q", screen.String())
	}
}

func TestProgressIsSilent(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, notes := range []io.Writer{file, null, &strings.Builder{}} {
		p := newProgress(notes)
		if p.screen != nil {
			t.Errorf("progress is shown on %T", notes)
		}
		p.show(1)
		p.clear()
	}
}
