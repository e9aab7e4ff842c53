package address

// MustParse is [Parse] for addresses known to be valid, as in tests and tables.
// It panics on an error.
func MustParse(text string) Address {
	a, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return a
}

// MarshalText returns [Address.String], which is empty for the zero Address. The
// error is always nil.
func (a Address) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// AppendText appends [Address.String] to b. The error is always nil.
func (a Address) AppendText(b []byte) ([]byte, error) { return a.append(b), nil }

// UnmarshalText sets a to what [Parse] returns for text. Empty text is the zero
// Address. The error is that of Parse.
func (a *Address) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*a = Address{}
		return nil
	}
	read, err := Parse(string(text))
	if err != nil {
		return err
	}
	*a = read
	return nil
}
