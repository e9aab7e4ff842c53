package main

import (
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// maxSize is how many bytes the page may have.
const maxSize = 5_900_000

func TestBuild(t *testing.T) {
	built := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	page, err := build(t.Context(), built)
	if err != nil {
		t.Fatal(err)
	}
	if len(page) > maxSize {
		t.Errorf("the page has %d bytes, more than %d", len(page), maxSize)
	}
	if again, err := build(t.Context(), built); err != nil || !bytes.Equal(page, again) {
		t.Errorf("built again it differs (%v)", err)
	}
	for _, want := range []string{"November 28, 2026", "28 de noviembre de 2026", "connect-src 'none'"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	_, policy, _ := strings.Cut(string(page), `http-equiv="Content-Security-Policy" content="`)
	policy, _, _ = strings.Cut(policy, `"`)
	inline := regexp.MustCompile(`(?s)<(?:script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(string(page), -1)
	if len(inline) != 3 {
		t.Errorf("there are %d inline scripts and styles, want 3", len(inline))
	}
	for _, part := range inline {
		if !strings.Contains(policy, hashes(part[1])) {
			t.Errorf("the policy does not allow what begins %.60q", part[1])
		}
	}
	if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") {
		t.Errorf("the policy is %s", policy)
	}
}

// TestEngine checks that what runs in the browser has no network in it.
func TestEngine(t *testing.T) {
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", enginePackage)
	list.Env = append(list.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq(string(out)) {
		if name == "net" || name == "net/http" {
			t.Errorf("the engine imports %s", name)
		}
	}
}

func TestArguments(t *testing.T) {
	for _, args := range [][]string{{"x"}, {"-nonsense"}} {
		if err := run(t.Context(), new(bytes.Buffer), args); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
	t.Setenv("SOURCE_DATE_EPOCH", "yesterday")
	if err := run(t.Context(), new(bytes.Buffer), nil); err == nil || !strings.Contains(err.Error(), "SOURCE_DATE_EPOCH") {
		t.Errorf("the error is %v", err)
	}
}
