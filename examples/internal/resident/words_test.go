package resident

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/geo"
	"github.com/chiward/chiward/geo/address"
	"github.com/chiward/chiward/geo/street"
	"github.com/chiward/chiward/ward"
)

// texts returns every text in value, by where it stands.
func texts(value reflect.Value, where string) map[string]string {
	found := map[string]string{}
	add := func(inner reflect.Value, name string) {
		maps.Copy(found, texts(inner, where+"."+name))
	}
	switch value.Kind() {
	case reflect.String:
		found[where] = value.String()
	case reflect.Struct:
		for field, inner := range value.Fields() {
			add(inner, field.Name)
		}
	case reflect.Array, reflect.Slice:
		for i := range value.Len() {
			add(value.Index(i), fmt.Sprint(i))
		}
	case reflect.Map:
		for key, inner := range value.Seq2() {
			add(inner, fmt.Sprint(key.Interface()))
		}
	default:
		panic(value.Kind())
	}
	return found
}

var placeholders = regexp.MustCompile(`\{[a-z]+\}`)

// TestWordsAreComplete checks that no text is missing in any language, and
// that a text is completed by the same values in all of them.
func TestWordsAreComplete(t *testing.T) {
	english := texts(reflect.ValueOf(englishWords), "words")
	for _, l := range outreach.Languages {
		other := texts(reflect.ValueOf(*wordsOf(l)), "words")
		if len(other) != len(english) {
			t.Errorf("%v has %d texts, English %d", l, len(other), len(english))
		}
		for where, text := range english {
			if other[where] == "" {
				t.Errorf("%s is missing in %v", where, l)
			}
			want, got := placeholders.FindAllString(text, -1), placeholders.FindAllString(other[where], -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
				t.Errorf("%s has %v in %v and %v in English", where, got, l, want)
			}
		}
	}
	same := 0
	for where, text := range texts(reflect.ValueOf(spanishWords), "words") {
		if text == english[where] {
			same++
		}
	}
	if same > 6 { // the name of the site, "{meters} m" and the like
		t.Errorf("%d texts are the same in both languages", same)
	}
}

// TestWordsKnowEverything checks that there is a text for every value that the
// library can return.
func TestWordsKnowEverything(t *testing.T) {
	for _, l := range outreach.Languages {
		w := wordsOf(l)
		for one := address.Corrections(1); one.String() != ""; one <<= 1 {
			if w.Answer.Corrections[one] == "" {
				t.Errorf("%v has no words for the correction %v", l, one)
			}
		}
		for _, method := range []street.Method{street.Given, street.Exact, street.Interpolated, street.Block, street.Intersection} {
			if w.Answer.Methods[method] == "" {
				t.Errorf("%v has no words for the method %v", l, method)
			}
		}
		for _, effect := range []ward.Effect{ward.EffectUnclassified, ward.EffectStrengthens, ward.EffectWeakens} {
			if w.Record.Effects[effect] == "" || w.Record.WouldEffects[effect] == "" {
				t.Errorf("%v has no words for the effect %v", l, effect)
			}
		}
		for _, kind := range []string{"ward", "city_hall"} {
			if w.Seat.Kinds[kind] == "" {
				t.Errorf("%v has no words for the office %v", l, kind)
			}
		}
	}
}

func TestFill(t *testing.T) {
	if got := fill("{a} {b} {c}", "a", "{b}", "b", "2"); got != "{b} 2 {c}" { // what was filled in is left alone
		t.Errorf("fill returns %q", got)
	}
}

func TestLength(t *testing.T) {
	for _, test := range []struct {
		meters           geo.Meters
		english, spanish string
	}{
		{0, "less than 5 ft (1.5 m)", "menos de 5 pies (1.5 m)"},
		{4, "about 13 ft (4 m)", "unos 13 pies (4 m)"},
		{30.8, "about 100 ft (30 m)", "unos 100 pies (30 m)"},
		{160, "about 520 ft (160 m)", "unos 520 pies (160 m)"},
		{331, "about 0.2 miles (0.3 km)", "unas 0.2 millas (0.3 km)"},
		{16093.44, "about 10.0 miles (16.1 km)", "unas 10.0 millas (16.1 km)"},
	} {
		if english, spanish := englishWords.length(test.meters), spanishWords.length(test.meters); english != test.english || spanish != test.spanish {
			t.Errorf("%v m are %q and %q", test.meters, english, spanish)
		}
	}
}

func TestEither(t *testing.T) {
	for _, test := range []struct {
		wards            ward.Set
		english, spanish string
	}{
		{0, "", ""},
		{setOf(2), "2nd Ward", "distrito 2 (Ward 2)"},
		{setOf(2, 3), "2nd Ward or the 3rd Ward", "distrito 2 (Ward 2) o el distrito 3 (Ward 3)"},
		{setOf(2, 3, 11), "2nd Ward, the 3rd Ward or the 11th Ward", "distrito 2 (Ward 2), el distrito 3 (Ward 3) o el distrito 11 (Ward 11)"},
	} {
		if english, spanish := englishWords.either(outreach.English, test.wards), spanishWords.either(outreach.Spanish, test.wards); english != test.english || spanish != test.spanish {
			t.Errorf("%v: %q and %q", test.wards, english, spanish)
		}
	}
}
