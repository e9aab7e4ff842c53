// Command engine is the part of chiward.html that looks up and matches. It
// runs in a worker of the browser and answers the messages of the page, as the
// server of package site answers requests.
package main

import (
	"context"
	"encoding/json"
	"io"
	"runtime/debug"
	"syscall/js"
	"time"

	"github.com/chiward/chiward/data"
	"github.com/chiward/chiward/examples/browser/internal/list"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/examples/internal/resident"
	"github.com/chiward/chiward/ward"
)

func main() {
	debug.SetGCPercent(50) // what the engine once had, the browser does not get back
	atlas, err := ward.Open(data.Current(), data.History(), data.Streets())
	if err != nil {
		post(map[string]any{"failed": err.Error()})
		return
	}
	e := &engine{atlas: atlas, cancel: func() {}}
	js.Global().Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		go func(message js.Value) {
			reply, err := e.answer(message)
			if err != nil {
				post(map[string]any{"failed": err.Error()})
				return
			}
			post(map[string]any{"id": message.Get("id"), "reply": reply})
		}(args[0].Get("data"))
		return nil
	}))
	post(map[string]any{"ready": true})
	select {}
}

// post sends a message to the page.
func post(fields map[string]any) { js.Global().Call("postMessage", fields) }

// engine answers messages. The page waits for an answer before it asks again,
// except that it may cancel.
type engine struct {
	atlas    *ward.Atlas
	day      *ward.Snapshot
	resident *resident.Pages // of day
	list     *list.Page
	cancel   context.CancelFunc // ends the work on a list
	read     *file              // the list that is being read
	shown    time.Time          // when the progress was shown last
}

// answer answers a message: its name says what is asked for, its fields are
// those of a form, as JSON, and its file is one that was chosen.
func (e *engine) answer(message js.Value) (reply any, err error) {
	var fields map[string]string
	if err := json.Unmarshal([]byte(message.Get("fields").String()), &fields); err != nil {
		return nil, err
	}
	e.setDay(message.Get("today").String())
	l, err := outreach.ParseLanguage(fields["lang"])
	if err != nil {
		return nil, err
	}
	switch message.Get("name").String() {
	case "resident":
		page, _ := e.resident.Submit(fields, resident.Reader{Language: l})
		return string(page), nil
	case "streets":
		return resident.StreetNames(e.atlas), nil
	case "cancel":
		e.cancel()
	case "list":
		e.change(fields, message.Get("file"), l)
		return string(e.list.HTML(l)), nil
	case "save":
		saved := newPieces()
		err = e.list.Save(fields["name"], l, saved)
		reply = map[string]any{"file": e.list.FileName(fields["name"]), "blob": js.Global().Get("Blob").New(saved.array)}
	}
	return reply, err
}

// setDay prepares the pages for today, by the clock of the computer; if that
// is before the first map, for the newest day of the data.
func (e *engine) setDay(today string) {
	if e.day != nil && e.day.Date().String() == today {
		return
	}
	e.day = e.atlas.Latest()
	if date, err := ward.ParseDay(today); err == nil {
		if day, err := e.atlas.On(date); err == nil {
			e.day = day
		}
	}
	e.resident = resident.New(e.atlas, e.day, resident.Options{OneFile: true})
}

// change does to the page for lists what a form says; chosen is its file.
func (e *engine) change(fields map[string]string, chosen js.Value, l outreach.Language) {
	if e.list == nil {
		e.list = list.New(e.atlas, e.day.Date(), func() list.Store { return newPieces() }, e.showProgress)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	e.cancel = cancel
	if chosen.Truthy() {
		e.list.Choose(ctx, list.Source{
			Name: chosen.Get("name").String(), Size: int64(chosen.Get("size").Float()),
			Open: func() io.Reader {
				e.read = &file{blob: chosen}
				return e.read
			},
		})
	}
	e.list.Do(ctx, fields, l)
}

// showProgress tells the page how far a list is, ten times a second, and then
// pauses to take messages.
func (e *engine) showProgress(text string) {
	if time.Since(e.shown) < time.Second/10 {
		return
	}
	post(map[string]any{"text": text, "done": float64(e.read.at) / e.read.blob.Get("size").Float()})
	time.Sleep(time.Millisecond)
	e.shown = time.Now()
}
