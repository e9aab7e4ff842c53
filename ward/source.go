package ward

// Source says where a fact comes from. It is comparable. The zero Source is
// no source; no fact of an [Atlas] has it.
type Source struct {
	// Title names the document or data set, in words of the project.
	Title string `json:"title"`
	// Publisher is who published it.
	Publisher string `json:"publisher,omitempty"`
	// URL is where it was published, empty if NoURL says why there is none.
	URL   string `json:"url,omitempty"`
	NoURL string `json:"no_url,omitempty"`
	// License is what its terms of use are called, empty if not known.
	License string `json:"license,omitempty"`
	// AsOf is the day, month or year for which the source says what it says,
	// zero if it bears none.
	AsOf Date `json:"as_of,omitzero"`
	// Retrieved is the day on which the source was read, zero if not known.
	Retrieved Date `json:"retrieved,omitzero"`
	// SHA256 is the checksum of the file, in hexadecimal, where there is one.
	SHA256 string `json:"sha256,omitempty"`
}
