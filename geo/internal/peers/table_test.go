package peers

import (
	"flag"
	"fmt"
	"io"
	"os"
	"testing"
)

var (
	printTable = flag.Bool("table", false, "time everything and print the figures as tables in Markdown")
	rounds     = flag.Int("rounds", 5, "how often -table times everything; the tables show the shortest times")
)

// TestTable prints what the README shows.
func TestTable(t *testing.T) {
	if !*printTable {
		t.Skip("needs -table")
	}
	m := openMap(t, "2023")
	run := measure(lookups(t, m), benchSets(t, m), *rounds)
	run.writeTable(os.Stdout)
	run.writeGoals(os.Stdout)
}

// figures are what one run measured, for each set and library.
type figures struct {
	sets, libraries []string
	nanoseconds     map[[2]string]float64 // for one place
	allocs          map[[2]string]float64
}

// measure times all lookups of all sets in turn, so that whatever else the
// machine does falls on all of them alike, and keeps the shortest times.
func measure(all []lookup, sets []benchSet, rounds int) figures {
	run := figures{nanoseconds: map[[2]string]float64{}, allocs: map[[2]string]float64{}}
	for round := range rounds {
		for _, set := range sets {
			for _, l := range all {
				key := [2]string{set.name, l.name}
				result := testing.Benchmark(func(b *testing.B) { l.bench(b, &set) })
				nanoseconds := float64(result.T.Nanoseconds()) / float64(result.N)
				if round == 0 || nanoseconds < run.nanoseconds[key] {
					run.nanoseconds[key] = nanoseconds
				}
				run.allocs[key] = float64(result.MemAllocs) / float64(result.N)
			}
		}
	}
	for _, set := range sets {
		run.sets = append(run.sets, set.name)
	}
	for _, l := range all {
		run.libraries = append(run.libraries, l.name)
	}
	return run
}

// ratio returns how many times as long library takes as other.
func (f figures) ratio(set, library, other string) float64 {
	return f.nanoseconds[[2]string{set, library}] / f.nanoseconds[[2]string{set, other}]
}

// writeTable writes one row for each library, with its time for one place,
// its allocations, and its time as a multiple of Map.Ward's.
func (f figures) writeTable(w io.Writer) {
	header, rule := "| |", "|---|"
	for _, set := range f.sets {
		header += fmt.Sprintf(" %s, ns/op | allocs/op | ratio |", set)
		rule += "---:|---:|---:|"
	}
	fmt.Fprintf(w, "\n%s\n%s\n", header, rule)
	for _, library := range f.libraries {
		fmt.Fprintf(w, "| %s |", library)
		for _, set := range f.sets {
			key := [2]string{set, library}
			fmt.Fprintf(w, " %s | %.0f | %s |", significant(f.nanoseconds[key]), f.allocs[key], significant(f.ratio(set, library, "chiward-Ward")))
		}
		fmt.Fprintln(w)
	}
}

// significant writes a number with three digits or, if it is longer, whole.
func significant(x float64) string {
	switch {
	case x < 10:
		return fmt.Sprintf("%.2f", x)
	case x < 100:
		return fmt.Sprintf("%.1f", x)
	default:
		return fmt.Sprintf("%.0f", x)
	}
}

// goals are the ratios that chiward is to reach: how many times as long the
// library takes as the other one, at least or at most.
var goals = []struct {
	set, library string
	limit        string
	times        float64
	other        string
}{
	{"uniform", "s2", "at least", 30, "chiward-Ward"},
	{"uniform", "s2-points", "at least", 30, "chiward-Ward"},
	{"uniform", "rtree+tidwall-geojson", "at least", 80, "chiward-Ward"},
	{"border", "s2", "at least", 20, "chiward-Ward"},
	{"border", "s2-points", "at least", 20, "chiward-Ward"},
	{"uniform", "chiward-At", "at most", 0.5, "s2"},
	{"border", "chiward-At", "at most", 1, "s2"},
	{"uniform", "chiward-At", "at most", 0.5, "s2-points"},
	{"border", "chiward-At", "at most", 1, "s2-points"},
}

// writeGoals writes one row for each goal and whether this run met it.
func (f figures) writeGoals(w io.Writer) {
	fmt.Fprint(w, "\n| points | takes | goal | the time of | measured | met |\n|---|---|---|---|---:|---|\n")
	for _, goal := range goals {
		ratio := f.ratio(goal.set, goal.library, goal.other)
		met := "no"
		if goal.limit == "at least" && ratio >= goal.times || goal.limit == "at most" && ratio <= goal.times {
			met = "yes"
		}
		fmt.Fprintf(w, "| %s | %s | %s %v × | %s | %s × | %s |\n", goal.set, goal.library, goal.limit, goal.times, goal.other, significant(ratio), met)
	}
}
