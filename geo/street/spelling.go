package street

import "github.com/chiward/chiward/geo/internal/spelling"

// spellings holds the names that a misspelled one may stand for, without blanks,
// in two columns, so that comparing with all of them reads few bytes.
type spellings struct {
	names   []string
	letters []spelling.Letters // of each name
}

func (s *spellings) add(name string) {
	if !isFixed(name) {
		s.names, s.letters = append(s.names, name), append(s.letters, spelling.LettersOf(name))
	}
}

// isFixed reports whether a name without blanks is never the correction of
// anything else and never corrected. Numbered and lettered streets and names
// of up to three letters are too close to one another to be guessed at.
func isFixed(key string) bool {
	lettered := len(key) == len("AVENUEA") && key[:6] == "AVENUE"
	return len(key) <= 3 || key[0] >= '0' && key[0] <= '9' || lettered
}

// spellingLimit returns how many mistakes are allowed for in a name of the
// given length.
func spellingLimit(length int) int {
	switch {
	case length < 4:
		return 0
	case length < 6:
		return 1
	case length < 9:
		return 2
	default:
		return 3
	}
}
