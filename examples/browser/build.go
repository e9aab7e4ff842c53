package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/ascii85"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/template"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/internal/canvass"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

// enginePackage is what runs in the worker.
const enginePackage = "github.com/chiward/chiward/examples/browser/engine"

//go:embed page
var pageFiles embed.FS

var pageTemplate = template.Must(template.ParseFS(pageFiles, "page/page.html"))

// build returns the page with the engine in it.
func build(ctx context.Context, built time.Time) ([]byte, error) {
	atlas, err := ward.Open(data.Current())
	if err != nil {
		return nil, err
	}
	engine, err := buildEngine(ctx)
	if err != nil {
		return nil, err
	}
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	var failed error
	read := func(files fs.FS, name string) string {
		text, err := fs.ReadFile(files, name)
		failed = errors.Join(failed, err)
		return string(text)
	}
	distribution := os.DirFS(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm"))
	worker := read(distribution, "wasm_exec.js") + read(pageFiles, "page/worker.js")
	style := read(resident.Assets(), "page.css") + read(pageFiles, "page/page.css")
	scripts := []string{read(pageFiles, "page/page.js"), read(resident.Assets(), "page.js")}
	icon := base64.StdEncoding.EncodeToString([]byte(read(resident.Assets(), "icon.svg")))
	reportStyle, reportScript, err := inReport(ctx, atlas)
	if err := errors.Join(failed, err); err != nil {
		return nil, err
	}
	policy := []string{
		"default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", "img-src data:", "worker-src blob:",
		"script-src 'wasm-unsafe-eval'" + hashes(append(scripts, reportScript)...),
		"style-src" + hashes(style, reportStyle),
	}
	var page bytes.Buffer
	err = pageTemplate.Execute(&page, map[string]any{
		"Policy": strings.Join(policy, "; "), "Style": style, "Icon": icon, "Scripts": scripts, "Worker": worker, "Engine": engine,
		"AsOf": atlas.Latest().Date(), "Built": ward.DateOf(built), "Until": atlas.SitsUntil(),
		"English": outreach.English, "Spanish": outreach.Spanish,
	})
	return page.Bytes(), err
}

// inReport returns the style and the script that every report has. A report
// that is shown in the page is also under the policy of the page.
func inReport(ctx context.Context, atlas *ward.Atlas) (style, script string, err error) {
	result, err := canvass.Match(ctx, strings.NewReader("lat,lng\n"), io.Discard, canvass.Options{Atlas: atlas})
	if err != nil {
		return "", "", err
	}
	var report strings.Builder
	err = result.WriteReport(&report, canvass.Paper{})
	between := func(from, to string) string {
		_, text, _ := strings.Cut(report.String(), from)
		text, _, _ = strings.Cut(text, to)
		return text
	}
	return between("<style>", "</style>"), between("<script>", "</script>"), err
}

// hashes returns what a policy calls inline scripts or styles.
func hashes(texts ...string) string {
	var names strings.Builder
	for _, text := range texts {
		sum := sha256.Sum256([]byte(text))
		fmt.Fprintf(&names, " 'sha256-%s'", base64.StdEncoding.EncodeToString(sum[:]))
	}
	return names.String()
}

// buildEngine compiles the engine and packs it as text.
func buildEngine(ctx context.Context) (string, error) {
	folder, err := os.MkdirTemp("", "chiward-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "engine.wasm")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", file, enginePackage)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if output, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the engine, for which this must run in a clone of the module: %w\n%s", err, output)
	}
	program, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	encoder := ascii85.NewEncoder(&text)
	packer, err := gzip.NewWriterLevel(encoder, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	_, err = packer.Write(program)
	err = errors.Join(err, packer.Close(), encoder.Close())
	return strings.ReplaceAll(text.String(), "<", "~"), err // < begins a tag
}
