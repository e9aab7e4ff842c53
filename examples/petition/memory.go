package main

// memory is what a job remembers of the rows that it has matched, so that like
// ones are the same work no second time, and duplicates are found. It does not
// grow.
type memory struct {
	findings *findings
	signers  *signers
}

// newMemory has room for some 300,000 findings and 1.8 million signers, in 82
// MB. It takes them at once, so that a run that begins does not fail for want
// of them after an hour.
func newMemory() memory {
	m := memory{newFindings(13), newSigners(21, 20)}
	for i := range m.findings.parts {
		clear(m.findings.parts[i].buckets)
		clear(m.findings.parts[i].text)
	}
	clear(m.signers.recent.entries)
	clear(m.signers.filter.words)
	return m
}
