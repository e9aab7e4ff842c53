package main

// seatNotes say what else is known of the e-mail address or the website of a
// ward, in our words.
var seatNotes = map[string]string{
	"2":  "The only ward whose listed address is not of the form wardNN; a copy of 2020 has ward02@cityofchicago.org.",
	"14": "The website is from the City's page, which also lists ward@chicago14.com.",
	"17": "The City's list has an e-mail address in place of a website; left out.",
	"26": "The website is from newsletters on that host.",
	"27": "The City's page of late 2025 also lists walter@aldermanburnett.com.",
	"32": "The City's page also lists info@ward32.org.",
	"33": "The website is from newsletters on that host; it lists info@33rdward.org in December 2023.",
	"37": "The City's list has an outdated City page as the website; left out.",
	"39": "The City's list has an e-mail address in place of a website; left out.",
	"46": "The website rests on one weak source.",
	"48": "The City's page also lists info@the48thward.org.",
}

// wardOfficeNotes say what else is known of a ward office, in our words.
var wardOfficeNotes = map[string]string{
	"2":  "The City lists City Hall as the ward office, with two further lines: (312) 744-9867 and (312) 744-6213.",
	"4":  "The listed voice line is the one at City Hall.",
	"5":  "The listed voice line is the one at City Hall.",
	"19": "The street is a ZIP border: the City lists 60643, the ZIP map puts the point in 60655.",
	"20": "ZIP corrected: the City's list has 60621; the ZIP map and business licenses have 60609.",
	"24": "Street corrected: the City's list has South Keeler Street; the City's intersections have only Keeler Avenue.",
	"26": "ZIP corrected: the City's list has 60602; older copies and the ZIP map have 60622.",
	"27": "ZIP corrected: the City's list has 60618; the City's page and the ZIP map have 60612.",
	"31": "The street is a ZIP border: the City lists 60639, the ZIP map puts the point in 60641.",
	"34": "The City lists City Hall as the ward office.",
	"35": "Office and voice line are those of the previous holder.",
	"36": "The City lists one voice line for both ward offices.",
	"37": "The listed fax line looks mistyped.",
	"42": "There is no separate ward office; the City lists the rooms in City Hall.",
	"45": "At two other addresses in 2021 and 2024; this is the newest.",
	"46": "The listed voice line is the one at City Hall; the address is the one of the previous holder.",
	"48": "The street is a ZIP border: the City lists 60660, the ZIP map puts the point in 60640.",
}

// secondOfficeNote is for the second office of ward 36.
const secondOfficeNote = "The City lists one voice line for both ward offices; its point for this one is not known."

// cityHallNotes say what else is known of the room and line in City Hall.
var cityHallNotes = map[string]string{
	"14": "The City's page lists (312) 744-6511 too.",
	"22": "The voice line is missing in a copy of 2021.",
	"26": "A copy of 2021 has (312) 744-9491 and 744-9492 as the voice lines.",
	"27": "The City's page of late 2025 has Room 200B; the room here may be the previous holder's.",
	"37": "A copy of 2021 has (312) 744-3180 as the voice line.",
	"42": "Copies up to 2021 have (312) 744-3062 as the voice line.",
	"48": "The City's page lists (312) 744-6834 too.",
}
