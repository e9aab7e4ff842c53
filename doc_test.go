package chiward_test

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// pages are what people read first.
var pages = []string{
	"README.md", "data/README.md", "data/CORRECTING.md", "examples/site/README.md", ".github/CONTRIBUTING.md",
}

var (
	fence  = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")
	inline = regexp.MustCompile("`([^`\n]+)`")
)

// TestCommands runs the programs of the pages as the pages say, and holds that
// the tests, scripts and flags that they name are there.
func TestCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds every example")
	}
	ran := map[string]bool{}
	made := filepath.Join(t.TempDir(), "chiward.html")
	for _, page := range pages {
		for _, command := range commands(t, page) {
			if ran[command] {
				continue
			}
			words := strings.Fields(command)
			switch {
			case strings.HasPrefix(command, "go run ./data/"):
				namesFlags(t, page, "data/internal/gen", words)
			case slices.Contains(servers, words[len(words)-1]):
				answers(t, words[len(words)-1])
			case strings.HasPrefix(command, "go run "):
				if output, err := exec.CommandContext(t.Context(), "sh", "-c", strings.ReplaceAll(command, "chiward.html", made)).CombinedOutput(); err != nil {
					t.Errorf("%s: %s: %v\n%s", page, command, err, output)
				}
			case strings.HasPrefix(command, "go test "):
				namesTests(t, page, words)
			case strings.HasPrefix(command, "bash "):
				if _, err := os.Stat(words[1]); err != nil {
					t.Errorf("%s: %s: %v", page, command, err)
				}
			default:
				continue
			}
			ran[command] = true
		}
	}
	if len(ran) < 20 {
		t.Errorf("only %d commands were found", len(ran))
	}
}

// commands returns the lines of shell of a page, and what stands in its text
// as one.
func commands(t *testing.T, page string) []string {
	t.Helper()
	text := read(t, page)
	var found []string
	for _, block := range fence.FindAllStringSubmatch(text, -1) {
		if block[1] == "sh" {
			found = append(found, strings.Split(block[2], "\n")...)
		}
	}
	for _, code := range inline.FindAllStringSubmatch(fence.ReplaceAllString(text, ""), -1) {
		found = append(found, code[1])
	}
	for i, command := range found {
		command, _, _ = strings.Cut(command, "   #")
		found[i] = strings.Trim(strings.TrimSpace(command), "()")
	}
	return slices.DeleteFunc(found, func(command string) bool { return !strings.Contains(command, " ") })
}

// servers are the programs that run until they are told to stop.
var servers = []string{"./examples/server", "./examples/site"}

// answers starts a server and asks it what README asks with curl.
func answers(t *testing.T, program string) {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "server")
	if output, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, program).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, output)
	}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := listener.Addr().String()
	listener.Close()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	server := exec.CommandContext(ctx, binary, "-addr", host)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		stop()
		_ = server.Wait() // it was killed
	}()
	asked := regexp.MustCompile(`curl -d "(\w+)=([^"]*)" 127\.0\.0\.1:8080([a-z0-9/]+)`).FindStringSubmatch(read(t, "README.md"))
	if asked == nil {
		t.Fatal("README.md asks no server with curl")
	}
	for ctx.Err() == nil {
		answer, err := http.PostForm("http://"+host+asked[3], url.Values{asked[1]: asked[2:3]})
		if err != nil {
			time.Sleep(20 * time.Millisecond) // it is not listening yet
			continue
		}
		var result struct{ Status string }
		if err := json.NewDecoder(answer.Body).Decode(&result); err != nil || result.Status != "matched" {
			t.Errorf("%s: %s, %q, %v", program, answer.Status, result.Status, err)
		}
		answer.Body.Close()
		return
	}
	t.Errorf("%s does not listen", program)
}

// namesTests holds that a package has a test for each pattern of a command,
// and its tests the flags.
func namesTests(t *testing.T, page string, words []string) {
	t.Helper()
	of := words[2:]
	if of[0] == "-race" {
		of = of[1:]
	}
	if of[0] == "." || strings.HasSuffix(of[0], "/...") {
		return // all there is
	}
	var source strings.Builder
	files, _ := filepath.Glob(filepath.Join(of[0], "*_test.go"))
	for _, file := range files {
		source.WriteString(read(t, file))
	}
	for i, word := range of {
		switch {
		case slices.Contains([]string{"-run", "-bench", "-fuzz"}, word) && of[i+1] != "'^$'":
			pattern := strings.Trim(of[i+1], "'")
			if !regexp.MustCompile(`(?m)^func (Test|Benchmark|Fuzz)\w*(` + pattern + `)|^func (` + pattern + `)`).MatchString(source.String()) {
				t.Errorf("%s: %s has no test for %s", page, of[0], of[i+1])
			}
		case strings.HasPrefix(word, "-") && !slices.Contains(goTestFlags, word) && !strings.Contains(source.String(), `("`+word[1:]+`"`):
			t.Errorf("%s: the tests of %s have no flag %s", page, of[0], word)
		}
	}
}

var goTestFlags = []string{"-run", "-bench", "-fuzz", "-fuzztime", "-timeout", "-v", "-count=1", "-race"}

// namesFlags holds that a program in folder has the flags of a command.
func namesFlags(t *testing.T, page, folder string, words []string) {
	t.Helper()
	usage, _ := exec.CommandContext(t.Context(), "go", "run", "./"+folder, "-h").CombinedOutput()
	for _, word := range words {
		if strings.HasPrefix(word, "-") && !regexp.MustCompile(`(?m)^  `+word+`\b`).Match(usage) {
			t.Errorf("%s: %s has no flag %s:\n%s", page, folder, word, usage)
		}
	}
}

// TestSnippets compiles the Go code of README, and runs what is a program.
func TestSnippets(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds programs")
	}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	snippets := 0
	for _, block := range fence.FindAllStringSubmatch(read(t, "README.md"), -1) {
		if block[1] != "go" {
			continue
		}
		snippets++
		code, verb := block[2], "run"
		if !strings.HasPrefix(code, "package ") {
			code, verb = "package snippet\n\n"+imports(code)+code, "build"
		}
		work := t.TempDir()
		file := filepath.Join(work, "snippet.go")
		overlay := filepath.Join(work, "overlay.json")
		files, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, "snippet", "snippet.go"): file}})
		if err != nil {
			t.Fatal(err)
		}
		for name, content := range map[string]string{file: code, overlay: string(files)} {
			if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		output, err := exec.CommandContext(t.Context(), "go", verb, "-overlay", overlay, "./snippet").CombinedOutput()
		if err != nil || verb == "run" && len(output) == 0 {
			t.Errorf("go %s: %v\n%s\n%s", verb, err, output, code)
		}
	}
	if snippets < 2 {
		t.Errorf("README.md has %d snippets", snippets)
	}
}

// imports returns the declarations of what code uses.
func imports(code string) string {
	declared := ""
	for _, path := range []string{"encoding/json", "net/http", "github.com/chiward/chiward/ward"} {
		if strings.Contains(code, path[strings.LastIndexByte(path, '/')+1:]+".") {
			declared += "import \"" + path + "\"\n"
		}
	}
	return declared
}

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
