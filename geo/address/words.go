package address

// The small vocabularies of an address. Each is a function around a switch,
// so that nothing is built when a program starts and nothing can be changed.

// direction returns the one-letter direction that word stands for, in English
// or Spanish, or "" if it is no direction.
func direction(word string) string {
	switch word {
	case "N", "NORTH", "NORTE", "NRTH":
		return "N"
	case "S", "SOUTH", "SUR", "STH":
		return "S"
	case "E", "EAST", "ESTE":
		return "E"
	case "W", "WEST", "OESTE", "WST":
		return "W"
	}
	return ""
}

// carriageway returns word if it names one side of a divided road.
func carriageway(word string) string {
	switch word {
	case "NB", "SB", "EB", "WB":
		return word
	}
	return ""
}

// directionName spells out a one-letter direction.
func directionName(dir string) string {
	switch dir {
	case "N":
		return "NORTH"
	case "S":
		return "SOUTH"
	case "E":
		return "EAST"
	case "W":
		return "WEST"
	}
	return dir
}

// beginsName reports whether a Chicago street name begins with the direction
// dir followed by word: East End Ave, North Water St, South Chicago Ave. (From
// the City's list of street names.)
func beginsName(dir, word string) bool {
	switch dir {
	case "N":
		switch word {
		case "BRANCH", "PARK", "SHORE", "WATER":
			return true
		}
	case "S":
		switch word {
		case "CHICAGO", "SHORE", "WATER":
			return true
		}
	case "E":
		switch word {
		case "CIRCLE", "END", "RIVER", "VIEW":
			return true
		}
	case "W":
		switch word {
		case "CIRCLE", "END", "WATER":
			return true
		}
	}
	return false
}

// standsAlone reports whether a street of the City runs in direction dir and
// is called word and typ, so that dir is its direction and no part of a name
// that [beginsName] knows: S Shore Dr is not the same as South Shore Dr.
func standsAlone(dir, word, typ string) bool {
	switch word {
	case "SHORE":
		return dir == "S" && typ == "DR"
	case "PARK":
		return typ == "PL" || typ == "TER" || typ == "DR"
	case "CHICAGO":
		return dir == "E" || dir == "W"
	case "RIVER":
		return typ == "DR"
	case "CIRCLE":
		return typ == "PKWY"
	}
	return false
}

// suffix returns the City's abbreviation of the street type that word stands
// for, or "" if it is none. Words such as Park, Grove and Market are not types
// in Chicago: they are parts of names.
func suffix(word string) string {
	switch word {
	case "AVE", "AVENUE", "AV", "AVN", "AVENU", "AVNUE", "AVENE", "AVEN", "AVENIDA", "AVDA", "AVEUNE", "AVENEU":
		return "AVE"
	case "ST", "STREET", "STR", "STRT", "STRET", "STREE", "SREET", "STEET", "STEEET", "CALLE", "STRRET", "SST":
		return "ST"
	case "BLVD", "BOULEVARD", "BLV", "BL", "BOUL", "BLVRD", "BVD", "BULEVAR", "BULEVARD", "BOULEVAR", "BLBD":
		return "BLVD"
	case "PL", "PLACE", "PLC":
		return "PL"
	case "RD", "ROAD", "CAMINO":
		return "RD"
	case "DR", "DRIVE", "DRV", "DRIV", "DRVE":
		return "DR"
	case "CT", "COURT", "CRT":
		return "CT"
	case "PKWY", "PARKWAY", "PKY", "PWY", "PKWAY", "PARKWY", "PRKWY":
		return "PKWY"
	case "TER", "TERRACE", "TERR", "TRCE":
		return "TER"
	case "HWY", "HIGHWAY", "HIWAY", "HGWY":
		return "HWY"
	case "LN", "LANE":
		return "LN"
	case "PLZ", "PLAZA", "PLZA":
		return "PLZ"
	case "WAY", "WY":
		return "WAY"
	case "SQ", "SQUARE", "SQR":
		return "SQ"
	case "WALK", "WLK":
		return "WALK"
	case "EXPY", "EXPRESSWAY", "EXPWY", "EXPWAY":
		return "EXPY"
	case "ROW":
		return "ROW"
	case "CIR", "CIRCLE", "CIRC":
		return "CIR"
	case "CRES", "CRESCENT":
		return "CRES"
	}
	return ""
}

// precedesName reports whether a street type is also written in front of the
// name, as in Calle 26 and Avenida Ashland.
func precedesName(word string) bool {
	switch word {
	case "CALLE", "AVENIDA", "AVDA", "AVENUE", "AVE", "AV", "BULEVAR", "BULEVARD", "CAMINO":
		return true
	}
	return false
}

// suffixless reports whether name is a street of the City that has no type.
func suffixless(name string) bool {
	switch name {
	case "BROADWAY", "FULTON MARKET", "LINCOLN PARK WEST", "MIDWAY PLAISANCE", "MIDWAY PARK", "MADISON PARK",
		"GROVELAND PARK", "WOODLAND PARK", "EAST VIEW PARK", "SOUTH WATER MARKET", "RIVERWALK":
		return true
	}
	return len(name) == len("AVENUE A") && name[:7] == "AVENUE "
}

// designator returns the short form of a word that introduces a unit and is
// followed by its number, or "" if word is none.
func designator(word string) string {
	switch word {
	case "APT", "APARTMENT", "APPT", "APTO", "APARTAMENTO", "DEPTO", "DEPARTAMENTO", "APMT", "APART", "APTMENT", "APTS":
		return "APT"
	case "STE", "SUITE", "SUIT", "SUITES":
		return "STE"
	case "UNIT", "UNT", "UNIDAD", "UNITS":
		return "UNIT"
	case "FL", "FLR", "FLOOR", "FLOORS", "PISO", "FLRS":
		return "FL"
	case "RM", "ROOM", "CUARTO":
		return "RM"
	case "BLDG", "BUILDING", "BLD", "EDIFICIO":
		return "BLDG"
	case "DEPT", "DEPARTMENT":
		return "DEPT"
	case "OFC", "OFFICE", "OFICINA":
		return "OFC"
	case "PH", "PENTHOUSE":
		return "PH"
	case "SPC", "SPACE":
		return "SPC"
	case "BSMT", "BASEMENT", "SOTANO", "BSMNT":
		return "BSMT"
	case "LOT", "TRLR", "TRAILER", "ACCT", "ATTN", "MC", "MAILSTOP", "BOX", "PMB", "SHED", "GATE", "LEVEL", "LOCKER", "KIOSK", "STALL", "BAY":
		return word
	}
	return ""
}

// partWord reports whether word tells which part of a building is meant
// without a number of its own: rear, lobby, tower.
func partWord(word string) bool {
	switch word {
	case "REAR", "FRONT", "FRNT", "RR", "LOBBY", "LBBY", "GROUND", "GARDEN", "GRND", "GRDN", "GDN", "COACH", "COACHHOUSE", "HOUSE", "HSE", "UPSTAIRS", "DOWNSTAIRS", "UPPER", "UPPR", "LOWER",
		"LOWR", "UP", "DOWN", "DUPLEX", "LOFT", "MEZZ", "MEZZANINE", "MEZZANNINE", "MAIN", "STORE", "STOREFRONT", "STOREFRNT",
		"TOWER", "WING", "SIDE", "MIDDLE", "MID", "LEFT", "RIGHT", "TOP", "BOTTOM", "DOCK", "GARAGE", "ATTIC",
		"CENTER", "CENTRE", "HALL", "CHURCH", "SCHOOL", "HOSPITAL", "CAMPUS", "MALL", "KIOSKS", "ROOFTOP", "ROOF", "DECK",
		"PATIO", "CONCOURSE", "PEDWAY", "SKYWAY", "STUDIO", "CORNER", "ESQUINA", "TRASERO", "TRASERA", "ATRAS", "FRENTE",
		"ARRIBA", "ABAJO", "JARDIN", "VESTIBULO", "ENTRANCE", "ENTIRE", "ALL", "WHOLE", "VACANT", "TERMINAL", "HOTEL", "LIBRARY", "MUSEUM",
		"APTS", "APARTMENTS", "CONDO", "CONDOS", "TOWNHOUSE", "TH", "CARE", "NEAR", "BETWEEN", "BTWN", "BEHIND", "ACROSS", "AT", "CO", "NA", "NONE", "OP", "PARTIAL",
		"CLIENT", "CODE", "NW", "NE", "SW", "SE", "NORTHWEST", "NORTHEAST", "SOUTHWEST", "SOUTHEAST", "FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH":
		return true
	}
	return false
}

// joins reports whether word stands between two streets of a corner or two
// numbers of a list.
func joins(word string) bool {
	switch word {
	case "AND", "AT", "Y", "CON", "ESQ", "ESQUINA", "ALSO":
		return true
	}
	return false
}

// saysNothing reports whether word stands in for an answer not given.
func saysNothing(word string) bool {
	switch word {
	case "NONE", "NULL", "UNKNOWN", "TBD", "SAME", "BLANK", "UNSPECIFIED":
		return true
	}
	return false
}

// landmark reports whether word belongs to a place, a sentence or an empty
// answer rather than to the name of a street.
func landmark(word string) bool {
	switch word {
	case "AIRPORT", "INTERNATIONAL", "THE", "MY", "YOUR", "HOME", "HOMELESS", "NONE", "NOT", "NULL", "UNKNOWN", "TBD", "SAME",
		"ANONYMOUS", "UNIVERSITY", "STADIUM", "HTTP", "HTTPS", "WWW", "IS", "ARE", "WAS", "I", "WE", "OUR", "DOE":
		return true
	}
	return false
}

// cardinal returns the number that word spells, up to ninety, or 0.
func cardinal(word string) int {
	switch word {
	case "ONE":
		return 1
	case "TWO":
		return 2
	case "THREE":
		return 3
	case "FOUR":
		return 4
	case "FIVE":
		return 5
	case "SIX":
		return 6
	case "SEVEN":
		return 7
	case "EIGHT":
		return 8
	case "NINE":
		return 9
	case "TEN":
		return 10
	case "ELEVEN":
		return 11
	case "TWELVE":
		return 12
	case "THIRTEEN":
		return 13
	case "FOURTEEN":
		return 14
	case "FIFTEEN":
		return 15
	case "SIXTEEN":
		return 16
	case "SEVENTEEN":
		return 17
	case "EIGHTEEN":
		return 18
	case "NINETEEN":
		return 19
	case "TWENTY":
		return 20
	case "THIRTY":
		return 30
	case "FORTY":
		return 40
	case "FIFTY":
		return 50
	case "SIXTY":
		return 60
	case "SEVENTY":
		return 70
	case "EIGHTY":
		return 80
	case "NINETY":
		return 90
	}
	return 0
}

// ordinalWord returns the number of an ordinal spelt as a word, or 0. Fifth is
// left out: Fifth Ave is the one street whose official name is the word.
func ordinalWord(word string) int {
	switch word {
	case "FIRST":
		return 1
	case "SECOND":
		return 2
	case "THIRD":
		return 3
	case "FOURTH":
		return 4
	case "SIXTH":
		return 6
	case "SEVENTH":
		return 7
	case "EIGHTH":
		return 8
	case "NINTH":
		return 9
	case "TENTH":
		return 10
	case "ELEVENTH":
		return 11
	case "TWELFTH":
		return 12
	case "THIRTEENTH":
		return 13
	case "FOURTEENTH":
		return 14
	case "FIFTEENTH":
		return 15
	case "SIXTEENTH":
		return 16
	case "SEVENTEENTH":
		return 17
	case "EIGHTEENTH":
		return 18
	case "NINETEENTH":
		return 19
	case "TWENTIETH":
		return 20
	case "THIRTIETH":
		return 30
	case "FORTIETH":
		return 40
	case "FIFTIETH":
		return 50
	case "SIXTIETH":
		return 60
	case "SEVENTIETH":
		return 70
	case "EIGHTIETH":
		return 80
	case "NINETIETH":
		return 90
	}
	return 0
}

// ordinalEnding returns the ending of n as an ordinal: "ST", "ND", "RD", "TH".
func ordinalEnding(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return "ST"
		case 2:
			return "ND"
		case 3:
			return "RD"
		}
	}
	return "TH"
}
