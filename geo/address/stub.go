package address

func Parse(text string) (Address, error) { return Address{}, &ParseError{Err: ErrNotAddress} }
