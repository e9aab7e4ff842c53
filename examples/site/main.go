// Command site is what a civic group puts on the internet: a page for
// residents who look up their ward and alder, and an API for programs. It
// sends nothing anywhere, stores nothing, and logs no address, no coordinate
// and no client.
//
//	site [-addr 127.0.0.1:8080] [-data DIR] [-trusted-proxy CIDR,CIDR]
//	     [-operator WHO] [-base URL] [-record-only]
//
// README.md in this folder says how to run it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/chiward/chiward/examples/internal/resident"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Stderr, os.Args[1:])
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// run serves until ctx is done, and then lets the requests under way end. It
// logs to logs.
func run(ctx context.Context, logs io.Writer, args []string) error {
	flags := flag.NewFlagSet("site", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // main prints the error
	addr := flags.String("addr", "127.0.0.1:8080", "`host:port` to listen on")
	dir := flags.String("data", "", "`folder` with newer data, watched for changes; without it, the data in the program")
	operator := flags.String("operator", "", "`who` runs the site and how to write to them, for every page")
	base := flags.String("base", "", "`address` of the site, such as https://wards.example.org, for the previews of links")
	recordOnly := flags.Bool("record-only", false, "leave out on every page what to say to an alder, and for or against the protections")
	var proxies networks
	flags.Func("trusted-proxy", "`networks` whose X-Forwarded-For is believed, such as 127.0.0.1/32,::1/128", func(text string) (err error) {
		proxies, err = parseNetworks(text)
		return err
	})
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(logs, "usage: site [flags]\n\n")
		flags.SetOutput(logs)
		flags.PrintDefaults()
		return err
	case err != nil:
		return fmt.Errorf("%w; site -h shows what there is", err)
	case flags.NArg() > 0:
		return fmt.Errorf("%q is no flag; site -h shows what there is", flags.Arg(0))
	}
	queue := newLogQueue(logs)
	defer queue.close(time.Second)
	logger := slog.New(slog.NewJSONHandler(queue, nil))
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	library := library{dir: *dir, log: logger, today: today, options: resident.Options{
		Head: pageHead, Operator: *operator, Base: strings.TrimSuffix(*base, "/"),
	}}
	if _, err := library.load(); err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", *addr)
	if err != nil {
		return err
	}
	logger.Info("listening", "addr", listener.Addr().String())
	go library.watch(ctx, hangup, watchInterval)
	return serve(ctx, listener, logger, newServer(&site{library: &library, log: logger, proxies: proxies, recordOnly: *recordOnly}))
}

// patience is how long requests under way may take when the program ends.
const patience = 8 * time.Second

func serve(ctx context.Context, listener net.Listener, logger *slog.Logger, server *http.Server) error {
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		if err := server.Shutdown(limit); err != nil {
			logger.Warn("requests cut off", "error", err.Error())
			server.Close()
		}
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped
	return nil
}

func newServer(s *site) *http.Server {
	return &http.Server{
		Handler:                      s.handler(),
		DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout:            5 * time.Second,
		ReadTimeout:                  10 * time.Second,
		WriteTimeout:                 time.Minute, // a ward map over a slow line
		IdleTimeout:                  time.Minute,
		MaxHeaderBytes:               16 << 10,
		ErrorLog:                     log.New(io.Discard, "", 0), // it names clients and can quote what they sent
	}
}
