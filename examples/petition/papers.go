package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/chiward/chiward/examples/internal/canvass"
	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// papers are what the command makes of the counts: the summary, the report and
// a folder of letters, as far as flags ask for them.
type papers struct {
	summaryName, reportName, folder string
	templateName, languageCode      string
	paper                           canvass.Paper

	summary, report io.Writer // nil if not asked for
}

// addFlags defines the flags of p.
func (p *papers) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&p.summaryName, "summary", "", "write the counts by ward and status to this `file.csv or file.json`")
	flags.StringVar(&p.reportName, "report", "", "write a page with maps and tables to this `file.html`")
	flags.StringVar(&p.folder, "letters", "", "write a letter and a phone script for each ward with signers to this `folder`")
	flags.StringVar(&p.templateName, "template", "", "make letters and e-mails from this `file`, in the language of Go's text/template")
	flags.StringVar(&p.paper.From, "from", "", "the `name and organization` that sign letters and scripts")
	flags.StringVar(&p.languageCode, "lang", "en", "the `language` of report and letters: en, or es for Spanish")
}

// check finds out, before any work begins, whether p can be made. Dated reports
// whether rows have days of their own.
func (p *papers) check(dated bool) (err error) {
	if p.paper.Language, err = outreach.ParseLanguage(p.languageCode); err != nil {
		return fmt.Errorf("-lang: %w", err)
	}
	wanted := cmp.Or(p.reportName, p.folder) != ""
	switch ext := summaryForm(p.summaryName); {
	case p.summaryName != "" && ext != ".csv" && ext != ".json":
		return fmt.Errorf("-summary: the name of a summary ends in .csv or .json, which %s does not", p.summaryName)
	case dated && wanted:
		return errors.New("-report and -letters are about one day, and with -date-column each row has its own; leave them out, or give -date instead")
	case p.templateName == "":
		return nil
	case !wanted:
		return errors.New("-template is of no use without -letters or -report")
	}
	text, err := os.ReadFile(p.templateName)
	if err == nil {
		p.paper.Template, err = outreach.ParseTemplate(filepath.Base(p.templateName), string(text))
	}
	if err != nil {
		return fmt.Errorf("-template: %w", err)
	}
	return nil
}

// summaryForm returns the ending of a file name, which says how the summary is
// written.
func summaryForm(name string) string { return strings.ToLower(filepath.Ext(name)) }

// letterName and scriptName are the names of the files for ward n, and
// letterPage is that of the page with all letters.
func letterName(n ward.Number) string { return fmt.Sprintf("ward-%02d.txt", n) }
func scriptName(n ward.Number) string { return fmt.Sprintf("ward-%02d-script.txt", n) }

const letterPage = "letters.html"

// checkFolder refuses a folder for letters in which they cannot be.
func (p *papers) checkFolder(outputs *outputs) error {
	if p.folder == "" {
		return nil
	}
	names := []string{letterPage}
	for n := ward.Number(1); n <= ward.Count; n++ {
		names = append(names, letterName(n), scriptName(n))
	}
	return outputs.checkFolder(p.folder, names)
}

// write makes p of what was found in the list of the given name.
func (p *papers) write(outputs *outputs, result *canvass.Result, list string) error {
	if p.summary != nil {
		write := result.WriteSummaryCSV
		if summaryForm(p.summaryName) == ".json" {
			write = result.WriteSummaryJSON
		}
		if err := write(p.summary); err != nil {
			return fmt.Errorf("writing the summary: %w", err)
		}
	}
	if list != "-" {
		p.paper.Input = filepath.Base(list)
	}
	if p.report != nil {
		if err := result.WriteReport(p.report, p.paper); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	if p.folder == "" {
		return nil
	}
	if err := p.writeLetters(outputs, result); err != nil {
		return fmt.Errorf("writing the letters: %w", err)
	}
	return nil
}

func (p *papers) writeLetters(outputs *outputs, result *canvass.Result) error {
	letters, err := result.Letters(p.paper)
	if err != nil {
		return err
	}
	var page strings.Builder
	if err := result.WriteLetters(&page, p.paper); err != nil {
		return err
	}
	texts := map[string]string{letterPage: page.String()}
	for _, letter := range letters {
		texts[letterName(letter.Ward)], texts[scriptName(letter.Ward)] = letter.Text, letter.Script
	}
	if err := os.Mkdir(p.folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	for name, text := range texts {
		file, err := outputs.create(filepath.Join(p.folder, name))
		if err == nil {
			_, err = io.WriteString(file, text)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// printNotes names letters of an earlier run, to wards that have no signers now.
func (p *papers) printNotes(out io.Writer, result *canvass.Result) {
	var stale []string
	for n := ward.Number(1); n <= ward.Count && p.folder != ""; n++ {
		if _, err := os.Lstat(filepath.Join(p.folder, letterName(n))); err == nil && result.InWard(n) == 0 {
			stale = append(stale, letterName(n))
		}
	}
	if stale != nil {
		fmt.Fprintf(out, "\nLetters of an earlier run, to wards without signers now, are still in %s: %s.\n", p.folder, strings.Join(stale, ", "))
	}
}
