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
	// License is the name of its terms of use, empty if not known.
	License string `json:"license,omitempty"`
	// AsOf is the day, month or year for which the source speaks, zero if it
	// bears no date.
	AsOf Date `json:"as_of,omitzero"`
	// Retrieved is the day on which the source was read, zero if not known.
	Retrieved Date `json:"retrieved,omitzero"`
	// SHA256 is the checksum of the file in hexadecimal, empty if there is none.
	SHA256 string `json:"sha256,omitempty"`
}
