package main

import "github.com/chiward/chiward/ward"

// citation is a source of the council tables, with the id by which our tables
// name it. Titles are descriptions of ours, not headlines. AsOf is given where
// the address or the list itself bears a date; when the pages were read is not
// known.
type citation struct {
	id string
	ward.Source
}

// Ids of citations that no cell of the sources names.
const (
	clerkID       = "city-clerk-list"
	wardOfficesID = "ward-offices-2026-09-11"
	cityHallID    = "ward-offices-2026-02-18"
)

// faxAsOf is the day for which the fax lines were read, in the older list.
const faxAsOf = "2026-02-18"

// councilCitations are the sources, by what the council tables call them: an
// address mostly, else a name, and, for those that the tables do not name in a
// cell, our id.
var councilCitations = map[string]citation{
	clerkID: {clerkID, ward.Source{
		Title: "List of the members of the City Council", Publisher: "City Clerk of Chicago", AsOf: councilDay("2026-10-04"),
	}},
	wardOfficesID: {wardOfficesID, ward.Source{
		Title:     "Ward Offices, data set htai-wnw4, read from the copy in ThursdaysFamous/districtry at 6ea2c9a",
		Publisher: "City of Chicago", URL: "https://data.cityofchicago.org/d/htai-wnw4", AsOf: councilDay("2026-09-11"),
	}},
	cityHallID: {cityHallID, ward.Source{
		Title:     "Ward Offices, data set htai-wnw4, read from the copy in diamitani/CivicPie at e6b82db",
		Publisher: "City of Chicago", URL: "https://data.cityofchicago.org/d/htai-wnw4", AsOf: councilDay("2026-02-18"),
	}},
	"https://github.com/JacobHerbstman/aldermanic_privilege/blob/cdef7ae7dedf74307d7175ee2eb3e890b8d9e8e4/tasks/create_alderman_data/adjudication/alderman_terms.csv": {
		"aldermanic-privilege-terms", ward.Source{
			Title: "Table of terms on the City Council", Publisher: "JacobHerbstman/aldermanic_privilege on GitHub",
		},
	},
	"https://github.com/lukeleisman/chicago_council/blob/3e0ab0252b933f91b3202bac0f7a2c54b1231981/docs/data/alders.json": {
		"chicago-council-alders", ward.Source{
			Title: "List of alders and their terms", Publisher: "lukeleisman/chicago_council on GitHub",
		},
	},
	"https://github.com/lukeleisman/chicago_council/blob/3e0ab0252b933f91b3202bac0f7a2c54b1231981/docs/data/split_events.json": {
		"chicago-council-split-events", ward.Source{
			Title: "Divided roll calls of the City Council", Publisher: "lukeleisman/chicago_council on GitHub",
		},
	},
	"https://www.huffpost.com/entry/chicago-welcoming-city-ordinance_n_1882115": {
		"huffpost-2012", ward.Source{Title: "Report on the ordinance of 2012", Publisher: "HuffPost"},
	},
	"https://www.dnainfo.com/chicago/20161005/downtown/welcoming-city-protections-bolstered-for-undocumented-immigrants/": {
		"dnainfo-2016-10-05", ward.Source{
			Title: "Report on the passage of the 2016 amendment", Publisher: "DNAinfo Chicago", AsOf: councilDay("2016-10-05"),
		},
	},
	"coalition-2016-passage": {"coalition-2016-passage", ward.Source{
		Title: "Release on the passage of the 2016 amendment", Publisher: "the coalition that campaigned for it",
	}},
	"aaaj-2016-introduction": {"aaaj-2016-introduction", ward.Source{
		Title:     "Release on the introduction of the 2016 amendment",
		Publisher: "Asian Americans Advancing Justice | Chicago",
	}},
	"chicago-reporter-2016": {"chicago-reporter-2016", ward.Source{
		Title: "Report by Melissa Sanchez, summer 2016", Publisher: "The Chicago Reporter", AsOf: councilDay("2016"),
	}},
	"https://chicago.legistar.com/LegislationDetail.aspx?ID=2884834&GUID=920AD65A-4055-499A-9513-3740C9B61DF6&Options=Advanced&Search=": {
		"legistar-sr2016-908", ward.Source{
			Title: "Legislation detail of SR2016-908", Publisher: "City Clerk of Chicago",
		},
	},
	"http://chicago.legistar.com/LegislationDetail.aspx?GUID=2EF4222A-A4C5-46EB-BE30-EB6A4997A128&ID=2966355": {
		"legistar-o2017-1018", ward.Source{
			Title: "Legislation detail of O2017-1018", Publisher: "City Clerk of Chicago",
		},
	},
	"http://aldermanlaurino.com/city_council/818": {
		"laurino-818", ward.Source{
			Title: "Page city_council/818", Publisher: "aldermanlaurino.com",
		},
	},
	"https://chicago.suntimes.com/news/2019/7/25/8930322/immigration-officials-ice-welcoming-city-ordinance-carve-outs-lopez-lightfoot": {
		"sun-times-2019-07-25", ward.Source{
			Title: "Report on the proposal of 2019", Publisher: "Chicago Sun-Times", AsOf: councilDay("2019-07-25"),
		},
	},
	"https://www.chicagotribune.com/politics/ct-welcoming-city-close-exceptions-20190725-kz4muttomvb6lmxxl2dih67lay-story.html": {
		"tribune-2019-07-25", ward.Source{
			Title: "Report on the proposal of 2019", Publisher: "Chicago Tribune", AsOf: councilDay("2019-07-25"),
		},
	},
	"https://33rdward.org/?p=766": {
		"33rdward-766", ward.Source{Title: "Post 766 of the 33rd Ward's site", Publisher: "33rdward.org"},
	},
	"https://news.wttw.com/2020/01/15/city-council-approves-new-protections-undocumented-immigrants": {
		"wttw-2020-01-15", ward.Source{
			Title: "Report on the passage of the 2020 amendment", Publisher: "WTTW News", AsOf: councilDay("2020-01-15"),
		},
	},
	"City of Chicago, Office of the Mayor, press release of 2020-12-16": {
		"mayor-2020-12-16", ward.Source{
			Title:     "Press release of December 16, 2020",
			Publisher: "City of Chicago, Office of the Mayor", AsOf: councilDay("2020-12-16"),
		},
	},
	"https://twunroll.com/article/1339329207030132736": {
		"twunroll-1339329207030132736", ward.Source{Title: "Thread 1339329207030132736", Publisher: "twunroll.com"},
	},
	"http://www.pressreader.com/usa/daily-southtown/20210120/281500753905874": {
		"daily-southtown-2021-01-20", ward.Source{
			Title: "Report of January 20, 2021, on PressReader", Publisher: "Daily Southtown", AsOf: councilDay("2021-01-20"),
		},
	},
	"https://chicago.legistar.com/LegislationDetail.aspx?ID=4758638&GUID=449C7086-4FC9-4181-ACB9-AC1AE631BD4C&Options=&Search=": {
		"legistar-o2021-117", ward.Source{
			Title: "Legislation detail of O2021-117", Publisher: "City Clerk of Chicago",
		},
	},
	"https://chicago.councilmatic.org/legislation/o2021-117/": {
		"councilmatic-o2021-117", ward.Source{
			Title: "O2021-117, with its roll call", Publisher: "Chicago Councilmatic",
		},
	},
	"https://www.chicagotribune.com/politics/ct-chicago-city-council-january-meeting-20210127-zcgpjpcrdzgkzko3u4qzvnratm-story.html": {
		"tribune-2021-01-27", ward.Source{
			Title: "Report on the Council meeting of January 2021", Publisher: "Chicago Tribune",
			AsOf: councilDay("2021-01-27"),
		},
	},
	"https://www.cbsnews.com/chicago/news/city-council-expands-protections-for-immigrants-blocks-cpd-from-cooperating-with-ice/": {
		"cbs-2021", ward.Source{Title: "Report on the passage of O2021-117", Publisher: "CBS Chicago"},
	},
	"https://abc7chicago.com/chicago-welcoming-city-ordinance-lori-lightfoot-mayor-news/10364297/": {
		"abc7-10364297", ward.Source{Title: "Report on the signing of O2021-117", Publisher: "ABC7 Chicago"},
	},
	"https://www.cbsnews.com/chicago/news/chicago-sanctuary-city-resolution-anthony-napolitano-anthony-beale/": {
		"cbs-2023", ward.Source{
			Title: "Report on the proposal of an advisory referendum", Publisher: "CBS Chicago",
		},
	},
	"https://www.axios.com/local/chicago/2023/11/02/sanctuary-city-referendum-vote-delayed": {
		"axios-2023-11-02", ward.Source{
			Title: "Report on the proposal of an advisory referendum", Publisher: "Axios Chicago",
			AsOf: councilDay("2023-11-02"),
		},
	},
	"https://news.yahoo.com/aldermen-block-plan-put-sanctuary-204800725.html": {
		"yahoo-204800725", ward.Source{
			Title: "Report on the vote on an advisory referendum", Publisher: "Yahoo News",
		},
	},
	"https://chicagocrusader.com/8-black-aldermen-rejected-chicagos-sanctuary-city-referendum/": {
		"crusader-2023", ward.Source{
			Title: "Report on the vote on an advisory referendum", Publisher: "Chicago Crusader",
		},
	},
	"https://docs.google.com/document/d/1_iVfO9NYVanfbXYvBae1g0LczOqwDFkHg9URg7cjppM/mobilebasic?urp=gmail_link": {
		"google-doc-2023-proposal", ward.Source{
			Title: "Document on the proposal of 2023, on Google Docs",
		},
	},
	"https://suburbanchicagoland.com/2023/08/28/chicago-aldermen-set-to-reestablish-limits-to-welcoming-city-ordinance/": {
		"suburban-chicagoland-2023-08-28", ward.Source{
			Title: "Report on the proposal of 2023", Publisher: "Suburban Chicagoland", AsOf: councilDay("2023-08-28"),
		},
	},
	"https://abc7chicago.com/chicago-city-council-migrants-us-news/13723125/": {
		"abc7-13723125", ward.Source{Title: "Report on the City Council and migrants", Publisher: "ABC7 Chicago"},
	},
	"https://fox32chicago.com/news/chicago-migrants-sanctuary-city-cooperation": {
		"fox32-2025-notice", ward.Source{
			Title: "Report on the notice to bring up O2023-0004222", Publisher: "FOX 32 Chicago",
		},
	},
	"https://abc7chicago.com/post/chicago-aldermen-want-change-welcoming-city-ordinance-allow-police-work-ice-deport-lawbreaking-citizens/15784500": {
		"abc7-15784500", ward.Source{
			Title: "Report on the notice to bring up O2023-0004222", Publisher: "ABC7 Chicago",
		},
	},
	"https://www.wbez.org/2025/01/10/immigration-advocates-warn-a-proposal-for-chicago-police-to-help-ice-could-be-illegal": {
		"wbez-2025-01-10", ward.Source{
			Title: "Report on O2023-0004222", Publisher: "WBEZ Chicago", AsOf: councilDay("2025-01-10"),
		},
	},
	"https://news.wttw.com/2025/01/15/chicago-city-council-votes-39-11-reject-push-scale-back-protections-undocumented": {
		"wttw-2025-01-15", ward.Source{
			Title: "Report on the vote to table O2023-0004222", Publisher: "WTTW News", AsOf: councilDay("2025-01-15"),
		},
	},
	"http://digitaledition.chicagotribune.com/tribune/article_popover.aspx?guid=20849d5b-8029-4f49-a5ac-19ab72babbe2": {
		"tribune-20849d5b", ward.Source{
			Title: "Report on O2023-0004222, in the digital edition", Publisher: "Chicago Tribune",
		},
	},
	"https://www.cbsnews.com/chicago/news/chicago-alders-vote-plan-cpd-work-ice/": {
		"cbs-2025", ward.Source{Title: "Report on the vote on O2023-0004222", Publisher: "CBS Chicago"},
	},
	"https://fox32chicago.com/news/chicago-welcoming-city-change-vote": {
		"fox32-2025-vote", ward.Source{
			Title: "Report on the vote on O2023-0004222", Publisher: "FOX 32 Chicago",
		},
	},
	"coalition-2025-toolkit": {"coalition-2025-toolkit", ward.Source{
		Title:     "Toolkit of January 2025 for callers",
		Publisher: "the coalition for the Welcoming City ordinance", AsOf: councilDay("2025-01"),
	}},
	"https://cook-county.legistar.com/LegislationDetail.aspx?GUID=DED5F99D-2FDF-4D62-8A0D-D7920C14EF13&ID=7749487": {
		"cook-county-legistar-7749487", ward.Source{
			Title: "Legislation detail of file 7749487, which cites the order", Publisher: "Cook County",
		},
	},
}

// councilDay is ward.MustParseDate, shorter for the table above.
func councilDay(text string) ward.Date { return ward.MustParseDate(text) }
