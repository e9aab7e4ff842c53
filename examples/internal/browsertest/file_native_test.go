package browsertest

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"github.com/chiward/chiward/examples/internal/signatures"
)

var largeRows = flag.Int("rows", 3000, "how many `rows` the list has that is compared with petition")

// TestNative matches a list in the browser and with petition, on one
// processor, and compares every file, byte for byte. With -v it prints what
// both cost.
func TestNative(t *testing.T) {
	day, err := today()
	if err != nil {
		t.Fatal(err)
	}
	var made bytes.Buffer
	if err := signatures.Write(&made, *largeRows); err != nil {
		t.Fatal(err)
	}
	const name = "signers"
	list := write(t, name+".csv", made.String())
	petition := filepath.Join(folder, "petition")
	build := exec.CommandContext(context.Background(), "go", "build", "-trimpath", "-o", petition, "./examples/petition")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	native := t.TempDir()
	at := func(name string) string { return filepath.Join(native, name) }
	// The page opens the maps of all days, as petition does when it is told the day.
	run := exec.CommandContext(context.Background(), petition, "-date", day.Date().String(), "-o", at(name+"-wards.csv"), "-review", at(name+"-review.csv"),
		"-summary", at(name+"-summary.csv"), "-report", at(name+"-report.html"), "-letters", at("letters"), list)
	run.Env = append(os.Environ(), "GOMAXPROCS=1")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	nativeCPU := run.ProcessState.UserTime() + run.ProcessState.SystemTime()

	profile := t.TempDir()
	tab := openFile(t, setup{browser: newBrowser(t, profile), limit: 5 * time.Minute})
	opened := workerCPU(t, profile)
	tab.openList()
	tab.choose(list)
	before := workerCPU(t, profile)
	tab.match()
	after := workerCPU(t, profile)
	t.Logf("%d rows: petition %v; the worker %v to start, %v to match, %.1f times petition",
		*largeRows, nativeCPU, opened, after-before, (after-before).Seconds()/nativeCPU.Seconds())

	saved := tab.download(name + ".zip")
	packed, err := zip.OpenReader(saved)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	found := 0
	for _, part := range packed.File {
		ours, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(ours)
		if err != nil {
			t.Fatal(err)
		}
		file := at(part.Name)
		if part.Name == name+"-letters.html" {
			file = at("letters/letters.html")
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found++; !bytes.Equal(got, want) {
			t.Errorf("%s differs from that of petition (%d bytes, %d)", part.Name, len(got), len(want))
		}
	}
	letters, err := os.ReadDir(at("letters"))
	if err != nil {
		t.Fatal(err)
	}
	if want := 4 + len(letters); found != want {
		t.Errorf("%d files are saved, want %d", found, want)
	}
	if alone := tab.download(name + "-wards.csv"); alone != "" {
		got, _ := os.ReadFile(alone)
		if want, _ := os.ReadFile(at(name + "-wards.csv")); !bytes.Equal(got, want) {
			t.Error("the file that is saved alone differs")
		}
	}
}

// workerCPU returns how much time the processor spent on the worker of the
// browser with a profile; zero where the system does not tell.
func workerCPU(t *testing.T, profile string) time.Duration {
	t.Helper()
	threads, _ := filepath.Glob("/proc/[0-9]*/task/[0-9]*/comm")
	var spent time.Duration
	for _, thread := range threads {
		name, err := os.ReadFile(thread)
		if err != nil || !strings.HasPrefix(string(name), "DedicatedWorker") {
			continue
		}
		command, _ := os.ReadFile(filepath.Join(filepath.Dir(thread), "..", "..", "cmdline"))
		if !strings.Contains(string(command), profile) && !isChildOf(thread, profile) {
			continue
		}
		text, _ := os.ReadFile(filepath.Join(filepath.Dir(thread), "schedstat"))
		if fields := strings.Fields(string(text)); len(fields) > 0 {
			nanoseconds, _ := strconv.ParseInt(fields[0], 10, 64)
			spent += time.Duration(nanoseconds)
		}
	}
	return spent
}

// isChildOf reports whether a thread is of a process that the browser with a
// profile has started.
func isChildOf(thread, profile string) bool {
	process := strings.Split(thread, "/")[2]
	for range 5 {
		status, err := os.ReadFile(filepath.Join("/proc", process, "stat"))
		if err != nil {
			return false
		}
		_, rest, _ := strings.Cut(string(status), ") ")
		fields := strings.Fields(rest)
		if len(fields) < 2 {
			return false
		}
		process = fields[1]
		if command, _ := os.ReadFile(filepath.Join("/proc", process, "cmdline")); strings.Contains(string(command), profile) {
			return true
		}
	}
	return false
}

// download presses the button of a file and returns where it is saved.
func (p *tab) download(name string) string {
	p.t.Helper()
	into := p.t.TempDir()
	params := cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: into}
	if _, err := chromedp.CallBrowser(p.ctx, cdpbrowser.SetDownloadBehavior, params); err != nil {
		p.t.Fatal(err)
	}
	eval[bool](p, `[...document.querySelectorAll("[data-save]")].find(b => b.textContent === %q).click(), true`, name)
	path := filepath.Join(into, name)
	for range 600 {
		if _, err := os.Stat(path); err == nil {
			return path
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatalf("%s is not saved", name)
	return ""
}
