package street

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
)

// TestSuggestions has texts that are not found, and what is offered for them.
func TestSuggestions(t *testing.T) {
	s := openStreets(t, shipped)
	for _, test := range []struct {
		text string
		err  error
		want []string
	}{
		{"6121 N Kimbark Ave", ErrUnknownNumber, []string{"6121 S KIMBARK AVE", "6121 N KIMBALL AVE"}},
		{"4521 S Malden St Apt 3", ErrUnknownNumber, []string{"4521 N MALDEN ST", "4521 S HOLDEN CT", "4521 W BELDEN AVE"}},
		{"1234 Fake St", ErrUnknownStreet, []string{"1234 W LAKE ST"}},
		{"Halsted & Ashlnd", ErrUnknownCorner, nil},
		{"1255 W Zyzzyvaplatz Ave", ErrUnknownStreet, nil},
		{"Zyzzyvaplatz & State", ErrUnknownStreet, nil},
		{"121 N La Salle St 60045", address.ErrNotChicago, nil},
	} {
		_, err := s.Locate(address.Address{Number: 121, Street: address.Street{Dir: "N", Name: "LA SALLE", Suffix: "ST"}, ZIP: "60045"})
		if a, parsed := address.Parse(test.text); parsed == nil {
			_, err = s.Locate(a)
		}
		var miss *NotFoundError
		if !errors.As(err, &miss) || !errors.Is(err, test.err) || len(miss.Suggestions) < len(test.want) || !slices.Equal(miss.Suggestions[:len(test.want)], test.want) {
			t.Errorf("%q: got %v, %+v, want %v, %q", test.text, err, miss, test.err, test.want)
		}
	}
}

// TestSuggestionsMatch flips the direction of every twentieth address: nothing
// else is answered, and what is suggested would be found as it stands.
func TestSuggestionsMatch(t *testing.T) {
	s := openStreets(t, shipped)
	flipped := map[string]string{"N": "S", "S": "N", "E": "W", "W": "E"}
	asked, offered := 0, 0
	eachNth(s, 20, func(a address.Address) {
		right := a.String()
		a.Street.Dir = flipped[a.Street.Dir]
		f, err := s.Find(address.Read(address.Input{Text: a.String()}))
		if err == nil {
			if compact(f.Address.Street.Name) != compact(a.Street.Name) && !f.Corrections.Has(address.AliasUsed) {
				t.Errorf("%v: answered as %v", a, f.Address)
			}
			return
		}
		asked++
		if strings.Contains(err.Error(), a.Street.Name) {
			t.Errorf("%v: the error repeats the address: %v", a, err)
		}
		miss, ok := errors.AsType[*NotFoundError](err)
		if !ok {
			return
		}
		if slices.Contains(miss.Suggestions, right) {
			offered++
		}
		for _, text := range miss.Suggestions {
			if f, err := s.Locate(address.MustParse(text)); err != nil || f.Address.String() != text {
				t.Errorf("%v: suggested %q is found as %v, %v", a, text, f.Address, err)
			}
		}
	})
	if asked < 1_000 || offered*100 < asked*99 {
		t.Errorf("the right address is offered for %d of %d", offered, asked)
	}
}

// eachNth calls visit with every nth known address.
func eachNth(s *Streets, n int, visit func(a address.Address)) {
	count := 0
	eachAddress(s, func(a address.Address, _ geo.Point) {
		if count++; count%n == 0 {
			visit(a)
		}
	})
}
