package street

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/chiward/chiward/geo/address"
)

// alias is another name of streets, such as an old one. A line of aliases.csv is
// dir,name,type,sufdir,low,high,side and then the official street:
// to_dir,to_name,to_type,to_sufdir. An empty field stands for any direction, any
// type, any number, or both sides of the street; an empty field of the official
// street stands for what was typed.
type alias struct {
	from      address.Street
	low, high uint16
	side      string // "even", "odd", or "" for both
	to        address.Street
	key       string // to.Name without blanks
}

// covers reports whether a is about house number n.
func (a *alias) covers(n int) bool {
	if n < int(a.low) || n > int(a.high) && a.high != 0 {
		return false
	}
	return a.side == "" || (a.side == "odd") == (n&1 == 1)
}

func (s *Streets) readAliases(bundle fs.FS) error {
	s.aliases = make(map[string][]alias)
	header := "dir,name,type,sufdir,low,high,side,to_dir,to_name,to_type,to_sufdir"
	return readCSV(bundle, aliasesName, header, func(fields []string) error {
		for i := range fields {
			fields[i] = strings.Clone(fields[i])
		}
		a := alias{
			from: address.Street{Dir: fields[0], Name: fields[1], Suffix: fields[2], SufDir: fields[3]},
			side: fields[6],
			to:   address.Street{Dir: fields[7], Name: fields[8], Suffix: fields[9], SufDir: fields[10]},
			key:  compact(fields[8]),
		}
		var err error
		if a.low, err = parseNumber(fields[4]); err != nil {
			return err
		}
		if a.high, err = parseNumber(fields[5]); err != nil {
			return err
		}
		if a.side != "" && a.side != "even" && a.side != "odd" {
			return fmt.Errorf("side %q is not even, odd or empty", a.side)
		}
		key := compact(a.from.Name)
		if key == "" {
			return errors.New("alias has no name")
		}
		if _, ok := s.names[a.key]; !ok {
			return fmt.Errorf("%q is no street", a.to.Name)
		}
		if id, ok := s.official(a.from); ok {
			s.streets[id].renamed = true
		}
		s.aliases[key] = append(s.aliases[key], a)
		return nil
	})
}
