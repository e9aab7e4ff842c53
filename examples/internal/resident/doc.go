// Package resident makes the page on which residents find their ward, their
// alder and what to say, in English and Spanish, as HTML. It knows no network
// and no files, so that a server and a program in the browser show the same.
//
// [New] prepares the pages for one day of an atlas. [Pages.Answer] answers
// what was asked with the form: who represents the place and how to call them
// first, then what to say, the record of the place, the map, the letter and
// the next meeting. A place that was not found keeps the form, with the reason
// at the field, and has what may be meant as buttons. [Pages.First], [Pages.Wards],
// [Pages.Ward], [Pages.Measure], [Pages.Method], [Pages.Embed] and
// [Pages.Error] are the other pages; none of them knows an address.
//
// Every page is a whole document with a header and a main element. A program
// that shows it in a document of its own takes over these two, the language,
// the title and the data attributes of the body, as the function show of
// page.js does. page.js gets its answers from the server; a document without
// one sets window.chiward before that script, an object with
//
//	answer(fields)  a promise of the HTML for the fields of a form, an object
//	                of texts as [Query] has them, with lang and view
//	streets()       a promise of the text of [StreetNames]
//
// [Assets] has the style, the script and the icon. Which of them a page uses,
// and how, Options.Head says.
package resident
