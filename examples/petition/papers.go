package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/chiward/chiward/examples/internal/canvass"
	"github.com/chiward/chiward/examples/internal/outreach"
)

// papers are what the command makes of the counts: the summary, the report and
// the letters, as far as flags ask for them.
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
	flags.StringVar(&p.templateName, "template", "", "make the letters from this `file`, in the language of Go's text/template")
	flags.StringVar(&p.paper.From, "from", "", "the `name and organization` by whom letters and scripts are signed")
	flags.StringVar(&p.languageCode, "lang", "en", "the `language` of report and letters: en, or es for Spanish")
}

// check finds out, before any work begins, whether p can be made. Dated says
// that rows have days of their own.
func (p *papers) check(dated bool) (err error) {
	if p.paper.Language, err = outreach.ParseLanguage(p.languageCode); err != nil {
		return fmt.Errorf("-lang: %w", err)
	}
	if p.summaryName != "" {
		if ext := summaryForm(p.summaryName); ext != ".csv" && ext != ".json" {
			return fmt.Errorf("-summary: a summary is written as .csv or .json, which %s does not end in", p.summaryName)
		}
	}
	wanted := cmp.Or(p.reportName, p.folder) != ""
	if dated && wanted {
		return errors.New("-report and -letters speak of one day, and with -date-column each row has its own; leave them out, or give -date instead")
	}
	if p.templateName == "" {
		return nil
	}
	if !wanted {
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

// begin opens the files of p, so that what is in their way is known before any
// row is read.
func (p *papers) begin(outputs *outputs) (err error) {
	if p.summaryName != "" {
		if p.summary, err = outputs.create(p.summaryName); err != nil {
			return err
		}
	}
	if p.reportName != "" {
		if p.report, err = outputs.create(p.reportName); err != nil {
			return err
		}
	}
	if p.folder == "" {
		return nil
	}
	return p.letters().check(outputs)
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
	if p.report != nil {
		paper := p.paper
		if list != "-" {
			paper.Input = filepath.Base(list)
		}
		if err := result.WriteReport(p.report, paper); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	if p.folder == "" {
		return nil
	}
	return p.letters().write(outputs, result)
}

// printNotes tells of letters that are not of this run.
func (p *papers) printNotes(out io.Writer, result *canvass.Result) {
	if p.folder == "" {
		return
	}
	if stale := p.letters().stale(result); stale != nil {
		fmt.Fprintf(out, "\nLetters of an earlier run, to wards without signers now, are still in %s: %s.\n", p.folder, strings.Join(stale, ", "))
	}
}

func (p *papers) letters() letters { return letters{folder: p.folder, paper: p.paper} }
