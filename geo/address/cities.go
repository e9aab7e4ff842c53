package address

// Names of places, as they stand in the city position of an address.

// chicago reports whether word is Chicago, shortened or misspelt. City names
// of the region are more than two slips away from it.
func chicago(word string) bool {
	switch word {
	case "CHICAGO", "CHGO", "CHI", "CHIC", "CHICAGOIL", "CHICAGOILL", "CHICAGOILLINOIS":
		return true
	}
	const name = "CHICAGO"
	if len(word) < len(name)-2 || len(word) > len(name)+2 || word[0] != 'C' && word[0] != 'H' && word[0] != 'V' && word[0] != 'X' {
		return false
	}
	return slips(word, name) <= 2
}

// slips counts the letters inserted, left out, changed or exchanged with a
// neighbour between two short words.
func slips(a, b string) int {
	var rows [3][16]uint8
	if len(a) >= len(rows[0]) || len(b) >= len(rows[0]) {
		return max(len(a), len(b))
	}
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		row[0] = uint8(i)
		for j := 1; j <= len(b); j++ {
			cost := uint8(1)
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return int(last[len(b)])
}

// illinois reports whether word is the name of the state, also misspelt.
func illinois(word string) bool {
	switch word {
	case "ILLINOIS", "ILL":
		return true
	}
	return len(word) >= 6 && len(word) <= 10 && word[0] == 'I' && word[1] != 'N' && slips(word, "ILLINOIS") <= 2
}

// otherState reports whether code is the postal code of another state. CT, FL
// and NE are left out: they are a court, a floor and a corner.
func otherState(code string) bool {
	switch code {
	case "AK", "AL", "AR", "AZ", "CA", "CO", "DC", "DE", "GA", "HI", "IA", "ID", "IN", "KS", "KY", "LA", "MA", "MD", "ME",
		"MI", "MN", "MO", "MS", "MT", "NC", "ND", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD",
		"TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY":
		return true
	}
	return false
}

// chicagoZIP reports whether any address of Chicago has the five-digit ZIP
// code. All that begin with 606 are the City's, boxes and single buildings
// included; two more reach across its limit (City data portal, gdcf-axmw).
func chicagoZIP(zip string) bool {
	return zip[:3] == "606" || zip == "60707" || zip == "60827"
}

// longestCity is the number of words in the longest name that [otherCity]
// knows.
const longestCity = 4

// otherCity reports whether name is a city, village or community that is not
// Chicago: those of Cook County and its neighbours, and the large cities that
// people write most. Each is tested in the city position only, because many
// streets of Chicago bear the same names.
func otherCity(name string) bool {
	switch name {
	// Cook County.
	case "ALSIP", "ARLINGTON HEIGHTS", "ARLINGTON HTS", "BARRINGTON", "BARRINGTON HILLS", "SOUTH BARRINGTON", "BARTLETT", "BEDFORD PARK",
		"BELLWOOD", "BERKELEY", "BERWYN", "BLUE ISLAND", "BRIDGEVIEW", "BROADVIEW", "BROOKFIELD", "BUFFALO GROVE", "BURBANK",
		"BURNHAM", "BURR RIDGE", "CALUMET CITY", "CALUMET PARK", "CHICAGO HEIGHTS", "CHICAGO HTS", "SOUTH CHICAGO HEIGHTS",
		"CHICAGO RIDGE", "CICERO", "COUNTRY CLUB HILLS", "COUNTRYSIDE", "CRESTWOOD", "DEER PARK", "DEERFIELD", "DES PLAINES",
		"DIXMOOR", "DOLTON", "EAST DUNDEE", "EAST HAZEL CREST", "ELGIN", "ELK GROVE", "ELK GROVE VILLAGE", "ELK GROVE VLG",
		"ELMHURST", "ELMWOOD PARK", "EVANSTON", "EVERGREEN PARK", "FLOSSMOOR", "FORD HEIGHTS", "FOREST PARK", "FOREST VIEW",
		"FRANKFORT", "FRANKLIN PARK", "GLENCOE", "GLENVIEW", "GLENWOOD", "GOLF", "HANOVER PARK", "HARVEY", "HARWOOD HEIGHTS",
		"HARWOOD HTS", "HAZEL CREST", "HICKORY HILLS", "HILLSIDE", "HINSDALE", "HODGKINS", "HOFFMAN ESTATES", "HOMER GLEN",
		"HOMETOWN", "HOMEWOOD", "INDIAN HEAD PARK", "INVERNESS", "JUSTICE", "KENILWORTH", "LA GRANGE", "LAGRANGE", "LA GRANGE PARK",
		"LAGRANGE PARK", "LANSING", "LEMONT", "LINCOLNWOOD", "LYNWOOD", "LYONS", "MARKHAM", "MATTESON", "MAYWOOD", "MCCOOK",
		"MELROSE PARK", "MERRIONETTE PARK", "MIDLOTHIAN", "MORTON GROVE", "MOUNT PROSPECT", "MT PROSPECT", "NILES", "NORRIDGE",
		"NORTH RIVERSIDE", "NORTHBROOK", "NORTHFIELD", "NORTHLAKE", "OAK BROOK", "OAK FOREST", "OAK LAWN", "OAKLAWN", "OAK PARK",
		"OLYMPIA FIELDS", "ORLAND HILLS", "ORLAND PARK", "ORLAND PK", "PALATINE", "PALOS HEIGHTS", "PALOS HTS", "PALOS HILLS", "PALOS PARK",
		"PARK FOREST", "PARK RIDGE", "PHOENIX", "POSEN", "PROSPECT HEIGHTS", "RICHTON PARK", "RIVER FOREST", "RIVER GROVE",
		"RIVERDALE", "RIVERSIDE", "ROBBINS", "ROLLING MEADOWS", "ROSELLE", "ROSEMONT", "SAUK VILLAGE", "SCHAUMBURG",
		"SCHILLER PARK", "SKOKIE", "SOUTH HOLLAND", "STEGER", "STICKNEY", "STONE PARK", "STREAMWOOD", "SUMMIT", "SUMMIT ARGO",
		"THORNTON", "TINLEY PARK", "UNIVERSITY PARK", "WESTCHESTER", "WESTERN SPRINGS", "WHEELING", "WILLOW SPRINGS",
		"WILMETTE", "WINNETKA", "WOODRIDGE", "WORTH", "LA GRANGE HIGHLANDS", "BEECHER":
		return true
	// DuPage, Kane, Lake, McHenry, Will, Kendall.
	case "ADDISON", "ALGONQUIN", "ANTIOCH", "AURORA", "BANNOCKBURN", "BATAVIA", "BEACH PARK", "BENSENVILLE", "BLOOMINGDALE", "BOLINGBROOK",
		"CAROL STREAM", "CARPENTERSVILLE", "CARY", "CHANNAHON", "CLARENDON HILLS", "CREST HILL", "CRETE", "CRYSTAL LAKE",
		"DARIEN", "DOWNERS GROVE", "DUNDEE", "WEST DUNDEE", "FOX LAKE", "FOX RIVER GROVE", "GENEVA", "GLEN ELLYN",
		"GLENDALE HEIGHTS", "GRAYSLAKE", "GURNEE", "HAINESVILLE", "HAWTHORN WOODS", "HIGHLAND PARK", "HIGHWOOD", "HUNTLEY",
		"INGLESIDE", "ITASCA", "JOLIET", "KILDEER", "LAKE BLUFF", "LAKE FOREST", "LAKE IN THE HILLS", "LAKE VILLA", "LAKE ZURICH",
		"LAKEMOOR", "LIBERTYVILLE", "LINCOLNSHIRE", "LINDENHURST", "LISLE", "LOCKPORT", "LOMBARD", "LONG GROVE", "MANHATTAN", "MCHENRY",
		"MINOOKA", "MOKENA", "MONEE", "MONTGOMERY", "MUNDELEIN", "NAPERVILLE", "NEW LENOX", "NORTH AURORA", "NORTH BARRINGTON",
		"NORTH CHICAGO", "OAKBROOK TERRACE", "OAKBROOK", "OSWEGO", "PEOTONE", "PLAINFIELD", "PLANO", "RIVERWOODS", "ROCKDALE",
		"ROMEOVILLE", "ROUND LAKE", "ROUND LAKE BEACH", "SHOREWOOD", "SOUTH ELGIN", "ST CHARLES", "SUGAR GROVE", "VERNON HILLS",
		"VILLA PARK", "WADSWORTH", "WARRENVILLE", "WAUCONDA", "WAUKEGAN", "WAYNE", "WEST CHICAGO", "WESTMONT", "WHEATON", "WILLOWBROOK",
		"WINFIELD", "WINTHROP HARBOR", "WOOD DALE", "WOODSTOCK", "YORKVILLE", "ZION":
		return true
	// Elsewhere.
	case "BELOIT", "BLOOMINGTON", "BOURBONNAIS", "CARBONDALE", "CHAMPAIGN", "CROWN POINT", "DANVILLE", "DECATUR", "DEKALB", "DETROIT", "DYER",
		"EAST CHICAGO", "GARY", "HAMMOND", "HIGHLAND", "HOBART", "INDIANAPOLIS", "KANKAKEE", "KENOSHA", "LOS ANGELES",
		"MADISON WI", "MERRILLVILLE", "MICHIGAN CITY", "MILWAUKEE", "MOLINE", "MUNSTER", "NEW YORK", "NORMAL", "PEORIA", "PORTAGE",
		"RACINE", "ROCK ISLAND", "ROCKFORD", "SAINT LOUIS", "SCHERERVILLE", "SPRINGFIELD", "URBANA", "VALPARAISO", "WASHINGTON DC", "WHITING":
		return true
	}
	return false
}

// neighborhood reports whether name is a well-known part of Chicago that
// people write where the city stands. Names that a suburb bears too, such as
// Riverdale, are left out.
func neighborhood(name string) bool {
	switch name {
	case "ALBANY PARK", "ANDERSONVILLE", "ARCHER HEIGHTS", "ARMOUR SQUARE", "AUBURN GRESHAM", "AUSTIN", "AVALON PARK", "AVONDALE", "BACK OF THE YARDS",
		"BELMONT CRAGIN", "BEVERLY", "BOYSTOWN", "BRIDGEPORT", "BRIGHTON PARK", "BRONZEVILLE", "BUCKTOWN", "CHATHAM", "CHICAGO LAWN",
		"CHINATOWN", "DOWNTOWN", "EAST GARFIELD PARK", "EAST SIDE", "EDGEWATER", "EDISON PARK", "ENGLEWOOD", "FULLER PARK", "GAGE PARK",
		"GARFIELD PARK", "GARFIELD RIDGE", "GOLD COAST", "GRAND CROSSING", "GREATER GRAND CROSSING", "HEGEWISCH", "HERMOSA", "HUMBOLDT PARK",
		"HYDE PARK", "IRVING PARK", "JEFFERSON PARK", "KENWOOD", "LAKEVIEW", "LAKE VIEW", "LINCOLN PARK", "LINCOLN SQUARE", "LITTLE VILLAGE",
		"LOGAN SQUARE", "LOOP", "LOWER WEST SIDE", "MARQUETTE PARK", "MCKINLEY PARK", "MORGAN PARK", "MOUNT GREENWOOD", "NEAR NORTH SIDE",
		"NEAR SOUTH SIDE", "NEAR WEST SIDE", "NEW CITY", "NORTH CENTER", "NORTH LAWNDALE", "NORTH PARK", "NORTH SIDE", "NORWOOD PARK",
		"OLD TOWN", "PILSEN", "PORTAGE PARK", "PULLMAN", "RAVENSWOOD", "RIVER NORTH", "RIVER WEST", "ROGERS PARK", "ROSCOE VILLAGE",
		"ROSELAND", "SAUGANASH", "SOUTH CHICAGO", "SOUTH LAWNDALE", "SOUTH LOOP", "SOUTH SHORE", "SOUTH SIDE", "STREETERVILLE", "UKRAINIAN VILLAGE",
		"UPTOWN", "WASHINGTON HEIGHTS", "WASHINGTON PARK", "WEST ELSDON", "WEST ENGLEWOOD", "WEST GARFIELD PARK", "WEST LAWN",
		"WEST LOOP", "WEST PULLMAN", "WEST RIDGE", "WEST ROGERS PARK", "WEST SIDE", "WEST TOWN", "WICKER PARK", "WOODLAWN", "WRIGLEYVILLE":
		return true
	}
	return false
}
