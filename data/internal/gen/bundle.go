package main

import "github.com/chiward/chiward/ward"

// file is one file of a bundle, ready to be written.
type file struct {
	ward.File // the checksum is filled in when the file is written
	content   []byte
}
