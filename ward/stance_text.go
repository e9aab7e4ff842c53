package ward

// actTexts say what was done, by the act and the question that was put. Where
// the question is empty, the words are the same for all.
var actTexts = map[Act]map[Question]Text{
	Yea: {
		QuestionAdopt:  {"Voted yea on adopting it.", "Votó a favor de aprobar la medida."},
		QuestionTable:  {"Voted yea on laying it aside, which ends it.", "Votó a favor de dejar la medida sobre la mesa, lo que le pone fin."},
		QuestionTakeUp: {"Voted yea on considering it, which is no vote on the merits.", "Votó a favor de considerar la medida, lo que no es un voto sobre el fondo."},
	},
	Nay: {
		QuestionAdopt:  {"Voted nay on adopting it.", "Votó en contra de aprobar la medida."},
		QuestionTable:  {"Voted nay on laying it aside: wanted it taken up, which is no vote on the merits.", "Votó en contra de dejar la medida sobre la mesa: quería que se considerara, lo que no es un voto sobre el fondo."},
		QuestionTakeUp: {"Voted nay on considering it, which is no vote on the merits.", "Votó en contra de considerar la medida, lo que no es un voto sobre el fondo."},
	},
	NotVoting:   {"": {"Is in the roll call as not voting.", "Consta en la votación nominal sin votar."}},
	Absent:      {"": {"Is in the roll call as absent.", "Consta en la votación nominal como ausente."}},
	Sponsored:   {"": {"Sponsored it.", "Patrocinó la medida."}},
	Cosponsored: {"": {"Cosponsored it.", "Copatrocinó la medida."}},
	Filed:       {"": {"Filed a notice to bring it before the Council, which is no vote.", "Presentó un aviso para llevar la medida ante el Concejo, lo que no es un voto."}},
	Stated: {
		QuestionSupport: {"Spoke for it.", "Habló a favor de la medida."},
		QuestionOppose:  {"Spoke against it.", "Habló en contra de la medida."},
	},
}

var derivedText = Text{" This was worked out from a reported count.", " Esto se dedujo de un recuento publicado."}

// Text returns in words for people what was done, and whether it was worked
// out rather than recorded or reported. It is the zero Text if the act is no
// answer to the question.
func (s Stance) Text() Text {
	if _, ok := positionOf(s.Act, s.Question); !ok {
		return Text{}
	}
	text, ok := actTexts[s.Act][s.Question]
	if !ok {
		text = actTexts[s.Act][""]
	}
	if s.Basis == Derived {
		text = text.plus(derivedText)
	}
	return text
}
