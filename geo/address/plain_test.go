package address

import (
	"slices"
	"testing"
)

// slowly returns the readings of in without the help of readPlain.
func slowly(in Input) Readings {
	v := *standard
	v.slow = true
	return v.read(in)
}

// TestPlain holds what readPlain reads to what is read without it.
func TestPlain(t *testing.T) {
	texts := []string{
		"121 N Lasalle St", "121 north lasalle street", "121 N Lasalle St Apt 3R", "121 N Lasalle St, Apt 3R, Chicago, IL 60602",
		"121 N Lasalle St Chicago", "121 N Lasalle St Chicago IL", "121 N Lasalle St, Chicago, IL, 60602", "121 W 63rd St", "121 W 63th St",
		"121 N Lasalle St Apt 12345", "121 N Lasalle St Apt FL", "121 N Lasalle St Apt 2nd", "121 N Lasalle St (Chicago)", "121 N Lasalle St Chicago 60602",
		"0 N Lasalle St", "121 N State Lake Shore Drive St", "121 N Lasalle St Fl 3", "121 N Lasalle St Unit E", "121 N Lasalle St Ste 3 Chicago",
		"121 N Lasalle St IL", "121 N Lasalle St, 60602", "121 N C104 St", "121 N Lasalle St Apt N", "99999 S Stony Island Ave", "120226 S Loomis St",
		"121 N Lasalle St Bldg 4", "121 North Park Ave", "121 N Lasalle St Apt 3R Apt 4", "121 N Lasalle Ave N", "121 W 1ST ST", "121 W 0 St",
	}
	for _, c := range readings {
		texts = append(texts, c.text)
	}
	plain := 0
	check := func(in Input) {
		got, want := Read(in), slowly(in)
		if got.first != want.first || !slices.Equal(got.more, want.more) || (got.err == nil) != (want.err == nil) {
			t.Errorf("%q: got %+v, want %+v", in, got, want)
		}
		r := reader{input: in.Text}
		r.vocabulary = standard
		if _ = r.parse(columns{}); r.plain {
			plain++
		}
	}
	for _, text := range texts {
		check(Input{Text: text})
		check(Input{Text: text, City: "Chicago", ZIP: "60601"})
	}
	if plain < 30 {
		t.Errorf("only %d texts are plain", plain)
	}
	for _, file := range []string{"city_geocoder_2025.tsv.gz", "address_ward_2023.tsv.gz", "more_addresses.tsv.gz"} {
		t.Run(file, func(t *testing.T) {
			plain = 0
			rows := truthRows(t, file)
			for _, row := range rows {
				check(Input{Text: row["input"] + row["address"]})
			}
			t.Logf("%d of %d are plain", plain, len(rows))
		})
	}
}
