package ward

// Source says where a fact comes from. It is comparable. The zero Source is
// no source, and no fact in this package has it.
//
// Its JSON has the names title, publisher, url, license, as_of, retrieved and
// sha256; what is not known is left out.
type Source struct {
	// Title names the document or data set.
	Title string `json:"title"`
	// Publisher is who published it.
	Publisher string `json:"publisher,omitempty"`
	// URL is where it was published.
	URL string `json:"url,omitempty"`
	// License is what its terms of use are called, empty if not known.
	License string `json:"license,omitempty"`
	// AsOf is the day for which the source says what it says.
	AsOf Date `json:"as_of,omitzero"`
	// Retrieved is the day the source was read.
	Retrieved Date `json:"retrieved,omitzero"`
	// SHA256 is the checksum of the file as retrieved, in hexadecimal, where
	// there is one.
	SHA256 string `json:"sha256,omitempty"`
}
