package canvass

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chiward/chiward/examples/internal/outreach"
)

const doubtfulList = "name,address,zip\n" +
	"A,121 N LaSalle St,60602\n" +
	"A,121 north la salle,\n" +
	"B,626 Michigan Ave,\n" +
	"C,Milwaukee & North,\n" +
	"D,1060 W Addison,60647\n" +
	"E,9999 W Addison St,\n"

func TestDoubts(t *testing.T) {
	o := options(t, pastDay)
	var doubts []Doubt
	o.Look = func(d Doubt) { doubts = append(doubts, d) }
	rows, result := matched(t, o, doubtfulList)
	if len(doubts) != 5 || result.Reviewed != 5 {
		t.Fatalf("%d doubts, %d reviewed", len(doubts), result.Reviewed)
	}
	for i, want := range []string{"Row 1 is of the same signer.", "This fits more than one place", "It may be in another ward: ", "The ZIP code is another one.", "not this number on it"} {
		reasons := strings.Join(doubts[i].Reasons(outreach.English), " ")
		if !strings.Contains(reasons, want) || doubts[i].Row != i+2 || !slices.Equal(doubts[i].Cells, rows[i+2][:3]) || doubts[i].Address != rows[i+2][1] {
			t.Errorf("doubt %d: %+v, %s", i, doubts[i], reasons)
		}
		if spanish := doubts[i].Reasons(outreach.Spanish); len(spanish) != len(doubts[i].Reasons(outreach.English)) {
			t.Errorf("in Spanish: %q", spanish)
		}
	}
	if got := doubts[1].Result.Suggestions; !slices.Equal(got, []string{"626 N MICHIGAN AVE", "626 S MICHIGAN AVE"}) {
		t.Errorf("suggestions %q", got)
	}

	again := result.Again(doubts[1], "626 N Michigan Ave")
	if again.Result.Ward != 42 || again.Row != 3 || again.Address != "626 N Michigan Ave" || len(again.Reasons(outreach.English)) > 0 {
		t.Errorf("%+v", again)
	}
	o.Look, o.Corrected = nil, map[int]string{3: "626 N Michigan Ave", 2: "1060 W Addison"}
	corrected, _ := matched(t, o, doubtfulList)
	for i, row := range answers(corrected) {
		before := answers(rows)[i]
		if !slices.Equal(corrected[i+1][:3], rows[i+1][:3]) {
			t.Errorf("row %d is %q now", i+1, corrected[i+1])
		}
		want := before["ward"] + before["duplicate_of"]
		switch i + 1 {
		case 3:
			want = "42"
		case 2:
			want = "44"
		}
		if row["ward"]+row["duplicate_of"] != want {
			t.Errorf("row %d: %v, want %s", i+1, row, want)
		}
	}
}

func TestProgressAndReview(t *testing.T) {
	o := options(t, pastDay)
	done := 0
	o.Progress = func(rows int) { done = rows }
	var review strings.Builder
	o.Review, o.NoMark, o.Points = &review, false, false
	if _, err := Match(t.Context(), strings.NewReader(doubtfulList), io.Discard, o); err != nil {
		t.Fatal(err)
	}
	if done != 6 || !strings.HasPrefix(review.String(), byteOrderMark+"row,name,address,zip,ward,") || strings.Contains(review.String(), "lat") {
		t.Errorf("%d rows, %s", done, review.String())
	}
}

// TestCancel ends a match while the list has no more to read, and before it
// has anything.
func TestCancel(t *testing.T) {
	for _, text := range []string{"", "address\n", "address\n" + strings.Repeat("n/a\n", 5000)} {
		in, feed := io.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() {
			_, err := Match(ctx, in, io.Discard, options(t, pastDay))
			ended <- err
		}()
		if text != "" {
			io.WriteString(feed, text)
		}
		cancel()
		select {
		case err := <-ended:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("after %d bytes: %v", len(text), err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("after %d bytes it goes on", len(text))
		}
		feed.Close()
	}
}

// TestWideLists has lists that would be written many times as long as they are.
func TestWideLists(t *testing.T) {
	for _, test := range []struct {
		columns, rows int
		want          string
	}{
		{250_000, 25_000, "the first line has 250000 cells; a list may have 16384 columns"},
		{maxColumns, 10_000, "the rows have far fewer cells than the first line, which has 16384"},
		{maxColumns, 10, ""},
		{50, 100_000, ""},
	} {
		text := "address" + strings.Repeat(",", test.columns-1) + "\n" + strings.Repeat("x\n", test.rows)
		counted := &counter{}
		_, err := Match(t.Context(), strings.NewReader(text), counted, options(t, pastDay))
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%d columns, %d rows: %v", test.columns, test.rows, err)
		}
		if counted.bytes > 3*addedAtLeast {
			t.Errorf("%d columns, %d rows: %d bytes were written", test.columns, test.rows, counted.bytes)
		}
	}
}

type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}
