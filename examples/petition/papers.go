package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// papers are what the command makes of the counts: the summary, the report and
// the letters, as far as flags ask for them.
type papers struct {
	summaryName, reportName, folder string
	templateName, languageCode      string

	language outreach.Language
	template *outreach.Template

	summary, report io.Writer // nil if not asked for
}

// addFlags defines the flags of p.
func (p *papers) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&p.summaryName, "summary", "", "write the counts by ward and status to this `file.csv or file.json`")
	flags.StringVar(&p.reportName, "report", "", "write a page with maps and tables to this `file.html`")
	flags.StringVar(&p.folder, "letters", "", "write a letter and a phone script for each ward with signers to this `folder`")
	flags.StringVar(&p.templateName, "template", "", "make the letters from this `file`, in the language of Go's text/template")
	flags.StringVar(&p.languageCode, "lang", "en", "the `language` of report and letters: en, or es for Spanish")
}

// check finds out, before any work begins, whether p can be made.
func (p *papers) check() (err error) {
	if p.language, err = outreach.ParseLanguage(p.languageCode); err != nil {
		return fmt.Errorf("-lang: %w", err)
	}
	if p.summaryName != "" {
		if _, err := summaryWriter(p.summaryName); err != nil {
			return fmt.Errorf("-summary: %w", err)
		}
	}
	p.template = outreach.BuiltIn(p.language)
	if p.templateName == "" {
		return nil
	}
	if p.folder == "" && p.reportName == "" {
		return errors.New("-template is of no use without -letters or -report")
	}
	text, err := os.ReadFile(p.templateName)
	if err == nil {
		p.template, err = outreach.ParseTemplate(filepath.Base(p.templateName), string(text))
	}
	if err != nil {
		return fmt.Errorf("-template: %w", err)
	}
	return nil
}

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
	return p.letters().check(outputs.force)
}

// write makes p of the counts. Input is the name of the file that was read.
func (p *papers) write(outputs *outputs, atlas *ward.Atlas, day *ward.Snapshot, sum *summary, input string) error {
	if p.summary != nil {
		write, err := summaryWriter(p.summaryName)
		if err == nil {
			err = write(sum.file(atlas, day), p.summary)
		}
		if err != nil {
			return fmt.Errorf("writing the summary: %w", err)
		}
	}
	if p.report != nil {
		report := report{atlas: atlas, day: day, sum: sum, input: input, language: p.language, template: p.template}
		if err := report.write(p.report); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	if p.folder == "" {
		return nil
	}
	return p.letters().write(outputs, atlas, day, sum)
}

// printNotes tells of letters that are not of this run.
func (p *papers) printNotes(out io.Writer, sum *summary) {
	if p.folder == "" {
		return
	}
	if stale := p.letters().stale(sum); stale != nil {
		fmt.Fprintf(out, "\nLetters of an earlier run, to wards without signers now, are still in %s: %s.\n", p.folder, strings.Join(stale, ", "))
	}
}

func (p *papers) letters() letters {
	return letters{folder: p.folder, template: p.template, language: p.language}
}
