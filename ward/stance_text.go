package ward

import "strings"

// actTexts say what was done, by the act and the question that was put. Where
// the question is empty, the words are the same for all.
var actTexts = map[Act]map[Question]Text{
	ActYea: {
		QuestionAdopt:   {"Voted yea on adopting it.", "Votó que sí a aprobarla."},
		QuestionTable:   {"Voted yea on tabling it.", "Votó por archivarla."},
		QuestionTakeUp:  {"Voted yea on taking it up.", "Votó que sí a que el Concejo la considerara."},
		QuestionSuspend: {"Voted yea on suspending the rules to take it up.", "Votó que sí a suspender las reglas para considerarla."},
	},
	ActNay: {
		QuestionAdopt:   {"Voted nay on adopting it.", "Votó que no a aprobarla."},
		QuestionTable:   {"Voted nay on tabling it.", "Votó que no a archivarla."},
		QuestionTakeUp:  {"Voted nay on taking it up.", "Votó que no a que el Concejo la considerara."},
		QuestionSuspend: {"Voted nay on suspending the rules to take it up.", "Votó que no a suspender las reglas para considerarla."},
	},
	ActNotVoting:   {"": {"Is in the roll call as not voting.", "Aparece en la lista de la votación, pero no votó."}},
	ActAbsent:      {"": {"Is in the roll call as absent.", "Aparece como ausente en la lista de la votación."}},
	ActSponsored:   {"": {"Sponsored it.", "La presentó."}},
	ActCosponsored: {"": {"Cosponsored it.", "La copatrocinó."}},
	ActFiled:       {"": {"Filed a notice to bring it before the whole Council.", "Presentó un aviso para llevarla ante todo el Concejo."}},
	ActStated: {
		QuestionSupport: {"Spoke for the proposal.", "Habló a favor de la propuesta."},
		QuestionOppose:  {"Spoke against the proposal.", "Habló en contra de la propuesta."},
	},
}

// How an act is known where it is not in the City's record.
var (
	oneReport  = Text{" This is by one report; we have not read it in the City's record.", " Esto es según una sola fuente; no lo hemos leído en el registro de la ciudad."}
	twoReports = Text{" This is by two reports; we have not read it in the City's record.", " Esto es según dos fuentes; no lo hemos leído en el registro de la ciudad."}
	workedOut  = Text{" This is not recorded: we worked it out from a reported count.", " Esto no está registrado: lo dedujimos de un conteo publicado."}
)

// tabledYea is a yea on tabling where the motion carried.
var tabledYea = Text{"Voted yea on tabling it, which ended it.", "Votó por archivarla, y con eso se terminó."}

// Text returns in words for people what was done on the measure m, and that
// it was reported or worked out if it is not in the City's record. It is the
// zero Text if the act is no answer to the question.
func (s Stance) Text(m Measure) Text {
	if _, ok := positionOf(s.Act, s.Question); !ok {
		return Text{}
	}
	text, ok := actTexts[s.Act][s.Question]
	if !ok {
		text = actTexts[s.Act][""]
	}
	if s.Act == ActYea && s.Question == QuestionTable && m.Outcome == "tabled" {
		text = tabledYea
	}
	switch {
	case s.Basis == BasisDerived:
		return text.plus(workedOut)
	case s.Basis == BasisReported && strings.HasPrefix(s.Note, "Two reports."):
		return text.plus(twoReports)
	case s.Basis == BasisReported:
		return text.plus(oneReport)
	}
	return text
}
