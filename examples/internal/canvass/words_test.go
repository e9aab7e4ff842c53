package canvass

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chiward/chiward/examples/internal/outreach"
)

// TestBothLanguagesAreComplete compares the words, one by one, and with what
// they are needed for.
func TestBothLanguagesAreComplete(t *testing.T) {
	verbs := regexp.MustCompile(`%[^a-z%]*[a-z%]`)
	english, spanish := wordsIn[outreach.English], wordsIn[outreach.Spanish]
	for name, text := range english {
		other, ok := spanish[name]
		switch {
		case !ok || other == "" || text == other || text == "" && name != "NoticeTranslated": // the notice is in English already
			t.Errorf("%s is %q and %q", name, text, other)
		case !slices.Equal(verbs.FindAllString(text, -1), verbs.FindAllString(other, -1)):
			t.Errorf("%s is filled in differently: %q and %q", name, text, other)
		}
	}
	if len(english) != len(spanish) {
		t.Errorf("%d words in English, %d in Spanish", len(english), len(spanish))
	}
	var needed []string
	for _, ask := range outreach.Asks {
		needed = append(needed, "Ask_"+string(ask))
	}
	for _, stand := range stands {
		needed = append(needed, "Stand_"+string(stand))
	}
	for correction := range strings.SplitSeq(doubtfulCorrections.String(), "; ") {
		needed = append(needed, "Why_"+correction)
	}
	for _, kind := range otherKinds {
		needed = append(needed, "Error_"+kind.name)
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range append(sources, "report.html") {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`words\["(\w+)"\]|\["(Letters)"\]|words\.fill\("(\w+)"|\.Words\.(\w+)|"((?:Signers|Positions)Map)"`).FindAllStringSubmatch(string(text), -1) {
			needed = append(needed, strings.Join(match[1:], ""))
		}
		for _, match := range regexp.MustCompile(`listError\("(\w+)"`).FindAllStringSubmatch(string(text), -1) {
			needed = append(needed, "Error_"+match[1])
		}
	}
	needed = append(needed, "SignersMapAlt", "PositionsMapAlt", "Status_no_date", "Status_before_maps")
	slices.Sort(needed)
	if got := slices.Sorted(maps.Keys(english)); !slices.Equal(got, slices.Compact(needed)) {
		t.Errorf("there are the words\n%q, needed are\n%q", got, slices.Compact(needed))
	}
}
