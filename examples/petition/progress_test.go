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
	in := &countingReader{Reader: strings.NewReader(strings.Repeat("x", 100))}
	p := startProgress(&screen, 100, in)
	io.CopyN(io.Discard, in, 50)
	p.started = time.Now().Add(-10 * time.Second)
	p.show(2000)
	if !strings.Contains(screen.String(), "2000 rows, 200 a second") || !strings.Contains(screen.String(), "50%") {
		t.Errorf("shown: %q", screen.String())
	}
	before := screen.Len()
	p.show(2001)
	if screen.Len() != before {
		t.Error("it is shown more than ten times a second")
	}
	p.clear()
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
		p := newProgress(notes, file, nil)
		if p != nil {
			t.Errorf("progress is shown on %T", notes)
		}
		p.show(1)
		p.clear()
	}
}
