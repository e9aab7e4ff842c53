// Command browser writes chiward.html: the page for residents and the matching
// of lists in one file, for people who have a browser and nothing else. It is
// opened with a double click, works without a network, and sends nothing.
//
//	browser -o chiward.html
//	browser [-addr 127.0.0.1:8080]
//
// Without -o the page is served on this machine. It is built from the sources
// of this module, so run the command inside a clone of it. The same sources make
// the same file on the same day; SOURCE_DATE_EPOCH, in seconds since 1970, names
// another day than today.
//
// # What is in the file
//
// The file has the package engine, compiled to WebAssembly with all data and
// compressed, and a page that runs it in a worker. The worker is sent forms and
// answers with pages, as a server would. The policy in the head of the page lets
// neither open a connection. It holds for the worker only because that is made
// from a blob, and not loaded from an address.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Stderr, os.Args[1:])
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "browser:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, notes io.Writer, args []string) error {
	flags := flag.NewFlagSet("browser", flag.ContinueOnError)
	flags.SetOutput(notes)
	out := flags.String("o", "", "the `file` to write; without it, the page is served")
	addr := flags.String("addr", "127.0.0.1:8080", "`host:port` to serve the page on")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is no flag; browser -h shows what there is", flags.Arg(0))
	}
	built := time.Now().UTC()
	if text := os.Getenv("SOURCE_DATE_EPOCH"); text != "" {
		seconds, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
		}
		built = time.Unix(seconds, 0).UTC()
	}
	page, err := build(ctx, built)
	if err != nil {
		return err
	}
	if *out != "" {
		return os.WriteFile(*out, page, 0o644)
	}
	server := &http.Server{Addr: *addr, ReadHeaderTimeout: 5 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "chiward.html", built, bytes.NewReader(page))
	})}
	context.AfterFunc(ctx, func() { server.Close() })
	fmt.Fprintf(notes, "http://%s/ has the page; Ctrl-C ends it\n", *addr)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
