package main

import "slices"

// memory is what a job remembers of the rows that it has matched, so that like
// ones are the same work no second time, and duplicates are found. It does not
// grow.
type memory struct {
	findings *findings
	signers  *signers
}

// newMemory has room for some 300,000 findings and 1.8 million signers, in 84
// MB. It takes them at once, so that a run that begins does not fail for want
// of them after an hour.
func newMemory() memory {
	m := memory{newFindings(13), newSigners(21, 20)}
	for i := range m.findings.parts {
		take(m.findings.parts[i].buckets)
		take(m.findings.parts[i].text)
	}
	take(m.signers.recent.entries)
	take(m.signers.filter.words)
	return m
}

// take clears memory that is clear, a little at a time, because nothing stops
// for the collector while it does.
func take[T any](table []T) {
	for part := range slices.Chunk(table, 1<<12) {
		clear(part)
	}
}
