package address

import "strings"

// Names of places, as they stand in the city position of an address.

// chicago reports whether word is Chicago, shortened or misspelt. City names
// of the region are more than two slips away from it.
func chicago(word string) bool {
	switch word {
	case "CHICAGO", "CHGO", "CHI", "CHIC", "CHITOWN", "CHICAGOIL", "CHICAGOILL", "CHICAGOILLINOIS":
		return true
	}
	const name = "CHICAGO"
	if len(word) < len(name)-2 || len(word) > len(name)+2 || word[0] != 'C' && word[0] != 'H' && word[0] != 'V' && word[0] != 'X' {
		return false
	}
	others := 0 // letters that are not in the name, a slip each
	for i := range len(word) {
		if strings.IndexByte(name, word[i]) < 0 {
			others++
		}
	}
	return others <= 2 && slips(word, name) <= 2
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

// stateName reports whether word is the name of another state. Only names of
// one word are here.
func stateName(word string) bool {
	switch word {
	case "ALABAMA", "ALASKA", "ARIZONA", "ARKANSAS", "CALIFORNIA", "COLORADO", "CONNECTICUT", "DELAWARE", "FLORIDA", "GEORGIA", "HAWAII",
		"IDAHO", "INDIANA", "IOWA", "KANSAS", "KENTUCKY", "LOUISIANA", "MAINE", "MARYLAND", "MASSACHUSETTS", "MICHIGAN", "MINNESOTA",
		"MISSISSIPPI", "MISSOURI", "MONTANA", "NEBRASKA", "NEVADA", "OHIO", "OKLAHOMA", "OREGON", "PENNSYLVANIA", "TENNESSEE",
		"TEXAS", "UTAH", "VERMONT", "VIRGINIA", "WASHINGTON", "WISCONSIN", "WYOMING":
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
	// The rest of Illinois and the states around.
	case "BELOIT", "BLOOMINGTON", "BOURBONNAIS", "CARBONDALE", "CHAMPAIGN", "CINCINNATI", "CLEVELAND", "CROWN POINT", "DANVILLE", "DAVENPORT",
		"DECATUR", "DEKALB", "DES MOINES", "DETROIT", "DYER", "EAST CHICAGO", "EAST SAINT LOUIS", "EAST ST LOUIS", "EVANSVILLE",
		"FORT WAYNE", "GARY", "GRAND RAPIDS", "GREEN BAY", "HAMMOND", "HIGHLAND", "HOBART", "INDIANAPOLIS", "KALAMAZOO", "KANKAKEE", "KENOSHA",
		"LOUISVILLE", "MADISON WI", "MERRILLVILLE", "MICHIGAN CITY", "MILWAUKEE", "MINNEAPOLIS", "MOLINE", "MUNSTER", "NORMAL", "PEORIA",
		"PORTAGE", "RACINE", "ROCK ISLAND", "ROCKFORD", "SAINT LOUIS", "SAINT PAUL", "SCHERERVILLE", "SOUTH BEND", "SPRINGFIELD", "ST PAUL",
		"TOLEDO", "URBANA", "VALPARAISO", "WASHINGTON DC", "WHITING":
		return true
	// The large cities of the country, and those abroad that many in Chicago
	// come from.
	case "ALBUQUERQUE", "ATLANTA", "BALTIMORE", "BOSTON", "BROOKLYN", "BUFFALO", "CHARLOTTE", "DALLAS", "DENVER", "EL PASO", "FORT WORTH",
		"HONOLULU", "HOUSTON", "JACKSONVILLE", "KANSAS CITY", "LAS VEGAS", "LONG BEACH", "LOS ANGELES", "MEMPHIS", "MIAMI", "NASHVILLE",
		"NEW ORLEANS", "NEW YORK", "NEW YORK CITY", "NYC", "OAKLAND CA", "OKLAHOMA CITY", "OMAHA", "ORLANDO", "PHILADELPHIA",
		"PITTSBURGH", "PORTLAND", "RALEIGH", "SACRAMENTO", "SALT LAKE CITY", "SAN ANTONIO", "SAN DIEGO", "SAN FRANCISCO", "SAN JOSE",
		"SAN JUAN", "SEATTLE", "TAMPA", "TUCSON", "TULSA", "BOGOTA", "BUENOS AIRES", "CARACAS", "CIUDAD DE MEXICO", "CIUDAD JUAREZ",
		"DUBLIN", "GUADALAJARA", "GUATEMALA", "GUAYAQUIL", "KRAKOW", "LIMA", "LONDON", "MANILA", "MEDELLIN", "MEXICO CITY",
		"MONTERREY", "MONTREAL", "MUMBAI", "NEW DELHI", "PARIS", "QUITO", "SAN SALVADOR", "TEGUCIGALPA", "TORONTO", "VANCOUVER", "WARSAW":
		return true
	}
	return false
}

// neighborhood reports whether name is a well-known part of Chicago that
// people write where the city stands. Names that a suburb bears too, such as
// Riverdale, are left out.
func neighborhood(name string) bool {
	switch spelledOut(name) {
	case "ALBANY PARK", "ANDERSONVILLE", "ARCHER HEIGHTS", "ARMOUR SQUARE", "ASHBURN", "AUBURN GRESHAM", "AUSTIN",
		"AVALON PARK", "AVONDALE", "BACK OF THE YARDS", "BELMONT CRAGIN", "BEVERLY", "BEVERLY VIEW", "BOWMANVILLE",
		"BOYSTOWN", "BRIDGEPORT", "BRIGHTON PARK", "BRONZEVILLE", "BUCKTOWN", "BUDLONG WOODS", "BUENA PARK", "BURNSIDE",
		"CALUMET HEIGHTS", "CANARYVILLE", "CENTRAL STATION", "CHATHAM", "CHICAGO LAWN", "CHICAGO LOOP", "CHINATOWN",
		"CLEARING", "DOUGLAS", "DOUGLAS PARK", "DOWNTOWN", "DUNNING", "EAST GARFIELD PARK", "EAST LAKEVIEW", "EAST PILSEN",
		"EAST ROGERS PARK", "EAST SIDE", "EAST VILLAGE", "EASTSIDE", "EDGEBROOK", "EDGEWATER", "EDISON PARK", "ENGLEWOOD",
		"FOREST GLEN", "FULLER PARK", "FULTON MARKET", "FULTON RIVER DISTRICT", "GAGE PARK", "GALEWOOD", "GARFIELD PARK",
		"GARFIELD RIDGE", "GOLD COAST", "GOOSE ISLAND", "GRAND BOULEVARD", "GRAND CROSSING", "GREATER GRAND CROSSING",
		"GREEKTOWN", "GRESHAM", "HEART OF CHICAGO", "HEGEWISCH", "HERMOSA", "HOLLYWOOD PARK", "HUMBOLDT PARK", "HYDE PARK",
		"IRVING PARK", "JACKSON PARK HIGHLANDS", "JEFFERSON PARK", "KELVYN PARK", "KENWOOD", "KILBOURN PARK", "LA VILLITA",
		"LAKE MEADOWS", "LAKE VIEW", "LAKEVIEW", "LAKEVIEW EAST", "LAWNDALE", "LINCOLN PARK", "LINCOLN SQUARE",
		"LITTLE ITALY", "LITTLE VILLAGE", "LOGAN", "LOGAN SQUARE", "LOOP", "LOWER WEST SIDE", "MAGNIFICENT MILE",
		"MARQUETTE MANOR", "MARQUETTE PARK", "MAYFAIR", "MCKINLEY PARK", "MEDICAL DISTRICT", "MONTCLARE", "MORGAN PARK",
		"MOUNT GREENWOOD", "NEAR NORTH", "NEAR NORTH SIDE", "NEAR SOUTH", "NEAR SOUTH SIDE", "NEAR WEST", "NEAR WEST SIDE",
		"NEW CITY", "NOBLE SQUARE", "NORTH CENTER", "NORTH LAWNDALE", "NORTH MAYFAIR", "NORTH PARK", "NORTH SIDE",
		"NORTHCENTER", "NORTHSIDE", "NORTHWEST SIDE", "NORWOOD PARK", "OAKLAND", "OLD IRVING PARK", "OLD TOWN",
		"OLD TOWN TRIANGLE", "PALMER SQUARE", "PARK MANOR", "PETERSON PARK", "PILL HILL", "PILSEN", "PORTAGE PARK",
		"PRAIRIE SHORES", "PRINTERS ROW", "PULLMAN", "RANCH TRIANGLE", "RAVENSWOOD", "RAVENSWOOD MANOR", "RIVER EAST",
		"RIVER NORTH", "RIVER WEST", "ROGERS PARK", "ROSCOE VILLAGE", "ROSELAND", "SAUGANASH", "SHEFFIELD NEIGHBORS",
		"SHERIDAN PARK", "SMITH PARK", "SOUTH CHICAGO", "SOUTH DEERING", "SOUTH LAWNDALE", "SOUTH LOOP", "SOUTH SHORE",
		"SOUTH SIDE", "SOUTHEAST SIDE", "SOUTHSIDE", "SOUTHWEST SIDE", "STREETERVILLE", "THE LOOP", "TRI TAYLOR",
		"UKRAINIAN VILLAGE", "UNIVERSITY VILLAGE", "UPTOWN", "VITTUM PARK", "WASHINGTON HEIGHTS", "WASHINGTON PARK",
		"WEST ELSDON", "WEST ENGLEWOOD", "WEST GARFIELD PARK", "WEST LAKEVIEW", "WEST LAWN", "WEST LOOP", "WEST LOOP GATE",
		"WEST PULLMAN", "WEST RIDGE", "WEST ROGERS PARK", "WEST SIDE", "WEST TOWN", "WESTSIDE", "WICKER PARK", "WILDWOOD",
		"WOODLAWN", "WRIGHTWOOD", "WRIGLEYVILLE":
		return true
	}
	return false
}

// spelledOut returns a name with its abbreviated words in full.
func spelledOut(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		switch word {
		case "MT":
			words[i] = "MOUNT"
		case "PK":
			words[i] = "PARK"
		case "SQ":
			words[i] = "SQUARE"
		case "HTS":
			words[i] = "HEIGHTS"
		case "VLG":
			words[i] = "VILLAGE"
		}
	}
	return strings.Join(words, " ")
}
