package canvass

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// field is what a column holds, as far as its name says.
type field uint8

// The fields. fieldStreet may have the house number in it or beside it,
// fieldPlace has city, state and ZIP code together.
const (
	fieldNone field = iota
	fieldAddress
	fieldStreet
	fieldNumber
	fieldDir
	fieldType
	fieldSuffix
	fieldUnit
	fieldCity
	fieldState
	fieldZIP
	fieldPlace
	fieldLat
	fieldLng
	fieldName
)

// use is whose or which address a column is about. The best comes first.
type use uint8

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

// class is what kind of word a word in the name of a column is.
type class uint8

const (
	unknown class = iota
	plain         // says nothing
	addressWord
	streetWord
	houseWord
	numberWord
	dirWord
	typeWord
	suffixWord
	nameWord
	personWord
	unitWord
	lineWord
	secondWord
	laterWord
	cityWord
	stateWord
	zipWord
	codeWord
	latWord
	lngWord
	andWord
	orWord
	whereWord
	liveWord
	residenceWord
	mailingWord
	postalWord
	otherWord
	foreignWord
	vetoWord // the column is about something else
)

// vocabulary has the words that are known in names of columns, in English and
// Spanish, without accents.
var vocabulary = map[class]string{
	addressWord:   "address addr adress direccion domicilio intersection corner esquina",
	streetWord:    "street calle",
	houseWord:     "house building bldg casa exterior",
	numberWord:    "number num nbr numero nro",
	dirWord:       "dir direction pre prefix",
	typeWord:      "type tipo",
	suffixWord:    "suffix post",
	nameWord:      "name nombre",
	personWord:    "first last full given family middle surname signer nombres apellido apellidos primer segundo firmante",
	unitWord:      "unit apt apartment suite ste apartamento apto unidad depto departamento interior",
	lineWord:      "line linea",
	secondWord:    "2 two",
	laterWord:     "3 4",
	cityWord:      "city town ciudad municipio",
	stateWord:     "state province estado",
	zipWord:       "zip postcode cp",
	codeWord:      "code codigo",
	latWord:       "lat latitude latitud",
	lngWord:       "lng lon long longitude longitud",
	andWord:       "and y including incl incluya incluyendo with con",
	orWord:        "or o",
	whereWord:     "where donde",
	liveWord:      "live reside vive vives viven",
	residenceWord: "home residence residential res residencia residencial voting registered registration reg particular hogar physical fisica v",
	mailingWord:   "mailing mail m correspondence correspondencia",
	postalWord:    "postal",
	otherWord:     "billing shipping delivery envio facturacion other otra alternate secondary temporary permanent submitted",
	foreignWord: "work employer business company office organization school event venue polling landlord emergency previous former old " +
		"trabajo empleo empresa oficina negocio escuela evento anterior",
	vetoWord: "email correo electronico electronica ip web url website twitter facebook phone telefono id status date fecha country pais county condado district distrito " +
		"ward precinct neighborhood barrio verified valid same misma mismo different diferente notes mac wallet bad",
	plain: "what is your you the of do in my place current primary 1 5 user contact c su cual es de del la el tu en que completo",
}

var classes = classesOf(vocabulary)

func classesOf(vocabulary map[class]string) map[string]class {
	all := map[string]class{}
	for c, words := range vocabulary {
		for word := range strings.FieldsSeq(words) {
			all[word] = c
		}
	}
	return all
}

// joins are words that mean something else together.
var joins = strings.NewReplacer(" e mail ", " email ", " c p ", " cp ", " correo postal ", " postal ", " post code ", " postcode ")

// wordsOf takes a name apart into its words, in small letters and without
// accents: "mAddress2" is m, address and 2. A comma, & and + are "and", / is
// "or", # is "no".
func wordsOf(name string) []string {
	var text strings.Builder
	var before, last rune
	letters := []rune(norm.NFKD.String(strings.NewReplacer("'s", "", "’s", "").Replace(name)))
	for i, r := range letters {
		next := rune(0)
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r == ',' || r == '&' || r == '+':
			text.WriteString(" and ")
		case r == '/':
			text.WriteString(" or ")
		case r == '#':
			text.WriteString(" no ")
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			text.WriteByte(' ')
		default:
			if unicode.IsUpper(r) && (unicode.IsLower(last) || unicode.IsUpper(last) && unicode.IsLower(next) && unicode.IsUpper(before)) ||
				unicode.IsDigit(r) != unicode.IsDigit(last) {
				text.WriteByte(' ')
			}
			text.WriteRune(unicode.ToLower(r))
		}
		before, last = last, r
	}
	var words []string
	for word := range strings.FieldsSeq(joins.Replace(" " + text.String() + " ")) {
		words = append(words, taken(word)...)
	}
	return words
}

// taken takes a word such as "homeaddress" apart, if it consists of known ones.
func taken(word string) []string {
	if classes[word] == unknown && len(word) > 4 {
		for at := len(word) - 2; at > 0; at-- {
			if classes[word[:at]] == unknown {
				continue
			}
			if rest := taken(word[at:]); classes[rest[len(rest)-1]] != unknown {
				return append([]string{word[:at]}, rest...)
			}
		}
	}
	return []string{word}
}

// header is the words of a name by class.
type header struct {
	words   []class
	has     [vetoWord + 1]bool
	strange int
}

func newHeader(name string) header {
	var h header
	words := wordsOf(name)
	for i, word := range words {
		c := classes[word]
		switch {
		case word == "no" && i == len(words)-1 && h.follows(houseWord, streetWord, addressWord):
			c = numberWord // and not as in "no PO box", or the number of the row
		case (c == secondWord || c == laterWord) && !h.follows(addressWord, streetWord, lineWord, zipWord, andWord):
			c = unknown
		}
		if c == unknown {
			h.strange++
		}
		h.words = append(h.words, c)
		h.has[c] = true
	}
	return h
}

// follows reports whether the last word is of one of the classes.
func (h *header) follows(classes ...class) bool {
	return len(h.words) > 0 && slices.Contains(classes, h.words[len(h.words)-1])
}

// only reports whether every word is of one of the classes, or plain.
func (h *header) only(classes ...class) bool {
	return !slices.ContainsFunc(h.words, func(c class) bool { return c != plain && !slices.Contains(classes, c) })
}

func (h *header) hasAny(classes ...class) bool {
	return slices.ContainsFunc(classes, func(c class) bool { return h.has[c] })
}

// meaningOf returns what the name of a column says.
func meaningOf(name string) meaning {
	h := newHeader(name)
	return meaning{field: h.field(), use: h.use(), strange: h.strange}
}

func (h *header) use() use {
	switch {
	case h.has[foreignWord]:
		return usedByOthers
	case h.hasAny(residenceWord, liveWord, houseWord):
		return useResidence
	case h.has[mailingWord], h.has[postalWord] && !h.hasAny(codeWord, zipWord):
		return useMailing
	case h.has[otherWord]:
		return useOther
	}
	return usePlain
}

func (h *header) field() field {
	zip := h.has[zipWord] || h.has[postalWord] && (h.has[codeWord] || h.only(postalWord))
	address := h.has[addressWord] || h.has[whereWord] && h.has[liveWord]
	parts := 0
	for _, has := range []bool{zip, h.has[cityWord], h.has[stateWord], h.has[unitWord]} {
		if has {
			parts++
		}
	}
	switch {
	case h.has[vetoWord]:
		return fieldNone
	case h.has[latWord]:
		return fieldLat
	case h.has[lngWord]:
		return fieldLng
	case (address || h.has[streetWord]) && (parts > 1 || parts == 1 && h.has[andWord]):
		return fieldAddress
	case h.has[secondWord]:
		return fieldUnit
	case h.has[laterWord]:
		return fieldNone // such as the last four digits of a ZIP code
	case parts > 1 && !h.has[unitWord]:
		return fieldPlace
	case zip:
		return fieldZIP
	case h.has[stateWord]:
		if h.has[houseWord] {
			return fieldNone
		}
		return fieldState
	case h.has[cityWord]:
		return fieldCity
	case h.has[unitWord]:
		if h.has[typeWord] {
			return fieldNone
		}
		return fieldUnit
	}
	return h.streetField(address)
}

// streetField returns the field of a name that speaks of nothing beside the
// street, or of a person.
func (h *header) streetField(address bool) field {
	switch {
	case h.has[numberWord] && h.hasAny(andWord, orWord) && (address || h.has[streetWord]):
		return fieldAddress
	case h.has[numberWord]:
		if h.strange == 0 && (h.hasAny(houseWord, streetWord, addressWord) || h.only(numberWord)) {
			return fieldNumber
		}
		return fieldNone
	case h.has[typeWord]:
		if h.has[streetWord] {
			return fieldType
		}
		return fieldNone
	case h.has[suffixWord] && (h.has[streetWord] || h.only(suffixWord, dirWord)):
		return fieldSuffix
	case h.has[dirWord] && (h.has[streetWord] || h.only(dirWord)):
		return fieldDir
	case address:
		return fieldAddress
	case h.has[streetWord]:
		return fieldStreet
	case h.hasAny(nameWord, personWord) && h.only(nameWord, personWord, andWord):
		return fieldName
	}
	return fieldNone
}
