package canvass

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// field is what a column holds, as far as its name says; none if it is empty.
// A street may have the house number in it or beside it, and a place is city,
// state and ZIP code together.
type field string

// use is whose or which address a column is about. The best comes first.
type use int

// The uses. What is usedByOthers is never taken for a signer's without asking.
const (
	useResidence use = iota
	usePlain
	useMailing
	useOther
	usedByOthers
)

// meaning is what the name of a column says. Strange is how many of its words
// are not known, as many are in a question.
type meaning struct {
	field   field
	use     use
	strange int
}

// classes has the class of each word that is known in names of columns, in
// English and Spanish, without accents. Plain ones say nothing; those of the
// class veto say that the column is about something else.
var classes = func() map[string]string {
	all := map[string]string{}
	for class, words := range readWords("columns") {
		for word := range strings.FieldsSeq(words) {
			all[word] = class
		}
	}
	return all
}()

var (
	// joins are words that mean something else together.
	joins = strings.NewReplacer(" e mail ", " email ", " c p ", " cp ", " correo postal ", " postal ", " post code ", " postcode ")
	// acronym is the end of one before a word, as in ZIPCode.
	acronym = regexp.MustCompile(`(\p{Lu})(\p{Lu}\p{Ll})`)
	word    = regexp.MustCompile(`\p{Lu}?\p{Ll}+|\pL+|\pN+|[,&+/#]`)
	signs   = map[string]string{",": "and", "&": "and", "+": "and", "/": "or", "#": "no"}
)

// wordsOf takes a name apart into its words, in small letters and without
// accents: "mAddress2" is m, address and 2. A comma, & and + are "and", / is
// "or", # is "no".
func wordsOf(name string) []string {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.NewReplacer("'s", "", "’s", "").Replace(name)))
	found := word.FindAllString(acronym.ReplaceAllString(name, "$1 $2"), -1)
	for i, word := range found {
		found[i] = cmp.Or(signs[word], strings.ToLower(word))
	}
	var words []string
	for word := range strings.FieldsSeq(joins.Replace(" " + strings.Join(found, " ") + " ")) {
		words = append(words, taken(word)...)
	}
	return words
}

// taken takes a word such as "homeaddress" apart, if it consists of known ones.
func taken(word string) []string {
	if classes[word] == "" && len(word) > 4 {
		for at := len(word) - 2; at > 0; at-- {
			if rest := taken(word[at:]); classes[word[:at]] != "" && classes[rest[len(rest)-1]] != "" {
				return append([]string{word[:at]}, rest...)
			}
		}
	}
	return []string{word}
}

// header is the words of a name by class.
type header struct {
	classes []string
	strange int
}

func newHeader(name string) header {
	var h header
	words := wordsOf(name)
	for i, word := range words {
		class := classes[word]
		switch {
		case word == "no" && i == len(words)-1 && h.endsWith("house", "street", "address"):
			class = "number" // and not as in "no PO box", or the number of the row
		case (class == "second" || class == "later") && !h.endsWith("address", "street", "line", "zip", "and"):
			class = ""
		}
		if class == "" {
			h.strange++
		}
		h.classes = append(h.classes, class)
	}
	return h
}

// endsWith reports whether the last word so far is of one of the classes.
func (h *header) endsWith(classes ...string) bool {
	return len(h.classes) > 0 && slices.Contains(classes, h.classes[len(h.classes)-1])
}

// has reports whether a word is of one of the classes.
func (h *header) has(classes ...string) bool {
	return slices.ContainsFunc(classes, func(class string) bool { return slices.Contains(h.classes, class) })
}

// only reports whether every word is of one of the classes, or plain.
func (h *header) only(classes ...string) bool {
	return !slices.ContainsFunc(h.classes, func(class string) bool { return class != "plain" && !slices.Contains(classes, class) })
}

// meaningOf returns what the name of a column says.
func meaningOf(name string) meaning {
	h := newHeader(name)
	return meaning{field: h.field(), use: h.use(), strange: h.strange}
}

func (h *header) use() use {
	switch {
	case h.has("foreign"):
		return usedByOthers
	case h.has("residence", "live", "house"):
		return useResidence
	case h.has("mailing"), h.has("postal") && !h.has("code", "zip"):
		return useMailing
	case h.has("other"):
		return useOther
	}
	return usePlain
}

func (h *header) field() field {
	zip := h.has("zip") || h.has("postal") && (h.has("code") || h.only("postal"))
	address := h.has("address") || h.has("where") && h.has("live")
	parts := 0
	for _, has := range []bool{zip, h.has("city"), h.has("state"), h.has("unit")} {
		if has {
			parts++
		}
	}
	switch {
	case h.has("veto"):
		return ""
	case h.has("lat"):
		return "lat"
	case h.has("lng"):
		return "lng"
	case (address || h.has("street")) && (parts > 1 || parts == 1 && h.has("and")):
		return "address"
	case h.has("second"):
		return "unit"
	case h.has("later"):
		return "" // such as the last four digits of a ZIP code
	case parts > 1 && !h.has("unit"):
		return "place"
	case zip:
		return "zip"
	case h.has("state") && h.has("house"):
		return "" // of representatives
	case h.has("state"):
		return "state"
	case h.has("city"):
		return "city"
	case h.has("unit") && !h.has("type"):
		return "unit"
	}
	return h.streetField(address)
}

// streetField returns the field of a name that speaks of nothing beside the
// street, or of a person.
func (h *header) streetField(address bool) field {
	switch {
	case h.has("number") && h.has("and", "or") && (address || h.has("street")):
		return "address"
	case h.has("number") && h.strange == 0 && (h.has("house", "street", "address") || h.only("number")):
		return "number"
	case h.has("type") && !h.has("number") && h.has("street"):
		return "type"
	case h.has("number", "type"):
		return ""
	case h.has("suffix") && (h.has("street") || h.only("suffix", "dir")):
		return "suffix"
	case h.has("dir") && (h.has("street") || h.only("dir")):
		return "dir"
	case address:
		return "address"
	case h.has("street"):
		return "street"
	case h.has("name", "person") && h.only("name", "person", "and"), h.has("name") && h.strange == 1 && h.only("name", "person", "and", ""):
		return "name" // "voter name" too
	}
	return ""
}
