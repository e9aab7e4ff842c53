package browsertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestFirefox goes both ways in Firefox, if it is installed.
func TestFirefox(t *testing.T) {
	if _, err := exec.LookPath("firefox-esr"); err != nil {
		t.Skip("skipped: firefox-esr is not installed")
	}
	built(t)
	fox := startFirefox(t)
	fox.call("WebDriver:Navigate", map[string]any{"url": "file://" + file})
	fox.until(`document.getElementById("lookup")`)
	fox.script(`(document.getElementById("address").value = "` + sure + `", document.querySelector("#lookup .field > button").click())`)
	fox.until(`document.querySelector("main").innerText.includes("44th Ward")`)
	fox.script(`document.querySelector("[data-open=list]").click()`)
	fox.until(`document.getElementById("file")`)
	var found struct{ Value map[string]string }
	if err := json.Unmarshal(fox.call("WebDriver:FindElement", map[string]any{"using": "css selector", "value": "#file"}), &found); err != nil {
		t.Fatal(err)
	}
	for _, id := range found.Value {
		fox.call("WebDriver:ElementSendKeys", map[string]any{"id": id, "text": signers})
	}
	fox.until(`document.querySelector("form[data-works]")`)
	fox.script(`document.querySelector("form[data-works] button").click()`)
	fox.until(`document.querySelector("[data-results]")`)
	if got := fox.script(`document.getElementById("results").textContent`); !strings.Contains(got, "192 of 202") {
		t.Errorf("the results are %s", got)
	}
}

// firefox is driven by Marionette, its own protocol.
type firefox struct {
	t     *testing.T
	conn  net.Conn
	in    *bufio.Reader
	calls int
}

func startFirefox(t *testing.T) *firefox {
	t.Helper()
	profile := t.TempDir()
	program := exec.CommandContext(t.Context(), "firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile)
	program.Env = append(os.Environ(), "HOME="+profile)
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Process.Kill(); program.Wait() })
	for range 120 {
		conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", "127.0.0.1:2828")
		if err != nil {
			time.Sleep(time.Second / 2)
			continue
		}
		t.Cleanup(func() { conn.Close() })
		fox := &firefox{t: t, conn: conn, in: bufio.NewReader(conn)}
		fox.read() // its greeting
		fox.call("WebDriver:NewSession", map[string]any{})
		return fox
	}
	t.Fatal("Firefox does not listen")
	return nil
}

// read returns the next message, whose length stands before it.
func (f *firefox) read() []byte {
	f.t.Helper()
	length, err := f.in.ReadString(':')
	if err != nil {
		f.t.Fatal(err)
	}
	size, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		f.t.Fatal(err)
	}
	text := make([]byte, size)
	if _, err := io.ReadFull(f.in, text); err != nil {
		f.t.Fatal(err)
	}
	return text
}

// call sends a command and returns what it comes to.
func (f *firefox) call(name string, params map[string]any) json.RawMessage {
	f.t.Helper()
	f.calls++
	text, err := json.Marshal([]any{0, f.calls, name, params})
	if err != nil {
		f.t.Fatal(err)
	}
	fmt.Fprintf(f.conn, "%d:%s", len(text), text)
	var answer []json.RawMessage // kind, number, error, result
	if err := json.Unmarshal(f.read(), &answer); err != nil || len(answer) != 4 || string(answer[2]) != "null" {
		f.t.Fatalf("%s: %v %s", name, err, answer)
	}
	return answer[3]
}

func (f *firefox) script(expression string) string {
	f.t.Helper()
	return string(f.call("WebDriver:ExecuteScript", map[string]any{"script": "return " + expression, "args": []any{}}))
}

func (f *firefox) until(condition string) {
	f.t.Helper()
	for range 600 {
		if f.script("!!("+condition+")") == `{"value":true}` {
			return
		}
		time.Sleep(time.Second / 10)
	}
	f.t.Fatalf("it never holds that %s", condition)
}
