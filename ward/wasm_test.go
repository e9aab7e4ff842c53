package ward_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// browserProgram prints answers for points and addresses as JSON, with every
// digit.
const browserProgram = `package main

import (
	"encoding/json"
	"fmt"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/ward"
)

func main() {
	atlas, err := ward.Open(data.Current(), data.Streets())
	if err != nil {
		panic(err)
	}
	day := atlas.Latest()
	for _, answer := range []ward.Result{
		day.Near(geo.Point{Lat: 41.9484, Lng: -87.6553}, 250),
		day.Address("121 North LaSalle Street"),
		day.Address("1744 Western Ave"),
		day.Address("2724 Cermak Rd, Berwyn"),
	} {
		text, err := json.Marshal(answer)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(text))
	}
}
`

// TestWebAssembly holds that the library runs in WebAssembly, as in a page
// that answers within the browser, and answers there as it does here.
func TestWebAssembly(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node, which runs WebAssembly outside a browser, is not installed")
	}
	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(source, []byte(browserProgram), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(environment []string, args ...string) string {
		t.Helper()
		command := exec.CommandContext(t.Context(), "go", append(append([]string{"run"}, args...), source)...)
		command.Env = append(os.Environ(), environment...)
		var stderr bytes.Buffer
		command.Stderr = &stderr
		out, err := command.Output()
		if err != nil {
			t.Fatalf("go run %s: %v\n%s", environment, err, &stderr)
		}
		return string(out)
	}
	here := run(nil)
	if !strings.Contains(here, `"ward":44`) {
		t.Errorf("the program says %q", here)
	}
	runner := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "go_js_wasm_exec")
	if there := run([]string{"GOOS=js", "GOARCH=wasm"}, "-exec", runner); there != here {
		t.Errorf("under WebAssembly the program says\n%s, here\n%s", there, here)
	}
}
