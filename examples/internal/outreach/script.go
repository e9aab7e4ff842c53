package outreach

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chiward/chiward/ward"
)

// Script is what to say on the phone: how to begin, one question, how to go on
// when the answer is yes, no, or unsure, and the source of the act that is
// mentioned. It is comparable. The zero Script is empty.
type Script struct {
	Opening, Question string
	Yes, No, Unsure   string
	Source            string // empty if no act is mentioned

	language Language
}

// Part is one part of a script under its heading.
type Part struct{ Label, Text string }

// NewScript returns what to say to the office of ward n. If alder, a name, is
// empty the script says "the alder", or for AskNone whoever will hold the seat.
// If n is not a ward, the script has a gap for its number.
func NewScript(r Request, n ward.Number, alder string, l Language) Script {
	words := scriptWords[l]
	seat := words.seat
	if n.IsValid() {
		seat = l.Ward(n)
	}
	if alder == "" {
		alder = words.alder
	} else if l == English {
		alder = "Alder " + alder
	}
	texts, ok := words.asks[r.Ask]
	if !ok {
		texts = words.asks[AskNone]
	}
	script := Script{language: l}
	opening := texts.opening
	if r.Measure.ID != "" {
		script.Source = l.Source(r.Stance.Source)
		if r.EveryAct {
			opening = words.everyAct
		}
		if r.Ask != AskConfirm {
			opening = words.act + " " + opening
		}
		opening = words.measure + " " + opening
	}
	// In the words of whoever calls, how an act is known goes last.
	plain := r.Stance
	plain.Basis = ward.BasisRecord
	did := lowerFirst(l.Pick(plain.Text(r.Measure)))
	switch {
	case r.oneReport():
		did += " " + words.oneReport
	case r.Stance.Basis == ward.BasisReported:
		did += " " + words.twoReports
	}
	never := ""
	if r.Measure.Outcome == "tabled" {
		never = " " + l.Pick(neverVotedOn)
	}
	fill := strings.NewReplacer(
		"{alder}", alder, "{seat}", seat, "{never}", never,
		"{measure}", l.Measure(r.Measure), "{on}", l.On(r.Stance.Date), "{did}", did,
	).Replace
	script.Opening = fill(words.hello) + " " + fill(opening)
	script.Question, script.Yes, script.No, script.Unsure = fill(texts.question), fill(texts.yes), fill(texts.no), fill(texts.unsure)
	return script
}

// lowerFirst returns text as it continues after its subject.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// Parts returns the parts of s that are not empty.
func (s Script) Parts() []Part {
	var parts []Part
	for i, text := range [...]string{s.Opening, s.Question, s.Yes, s.No, s.Unsure, s.Source} {
		if text != "" {
			parts = append(parts, Part{scriptWords[s.language].labels[i], text})
		}
	}
	return parts
}

// String returns the script with a heading for each part, ready to print.
func (s Script) String() string {
	var text strings.Builder
	for i, part := range s.Parts() {
		if i > 0 {
			text.WriteString("\n")
		}
		text.WriteString(part.Label + "\n" + part.Text + "\n")
	}
	return text.String()
}

// scriptTexts are the sentences of a script. {alder} and {seat} are filled in, and
// about the act that is mentioned: {measure}; {on}, the day; {did}, such as "voted
// yea on adopting it."; and {never}, that the measure itself was never voted on.
type scriptTexts struct{ opening, question, yes, no, unsure string }

var scriptWords = map[Language]struct {
	alder, seat, hello, measure, act, everyAct string
	oneReport, twoReports                      string
	labels                                     [6]string
	asks                                       map[Ask]scriptTexts
}{
	English: {
		alder:      "the alder",
		seat:       "[number] Ward",
		hello:      "Hello, my name is [your name] and I live in the {seat}. I am calling about the Welcoming City ordinance, which limits when Chicago police may work with federal immigration agents.",
		measure:    "I looked this up: {measure}.",
		act:        "I found that {on}, {alder} {did}",
		everyAct:   "Every act of {alder} that I found is for the protections of the ordinance. Thank you for that.",
		oneReport:  "I know this from one report.",
		twoReports: "I know this from two reports.",
		labels:     [...]string{"To begin", "The question", "If they say they will", "If they say they will not", "If they are not sure", "If they ask how you know"},
		asks: map[Ask]scriptTexts{
			AskThank: {
				opening:  "That was for the protections of the ordinance. Thank you for it.",
				question: "Will {alder} keep the protections, and help stop any proposal that takes one away?",
				yes:      "Thank you. I will tell my neighbors.",
				no:       "I am sorry to hear it. What has changed? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "When will you know, and may I call again then? Please write down that I called.",
			},
			AskHold: {
				opening:  "That is the latest I found, votes on procedure apart, and it was for the protections of the ordinance. Thank you for it.",
				question: "Will {alder} stay with it, and help stop any proposal that takes a protection away?",
				yes:      "Thank you. That matters to me, because an earlier act that I found was not for the protections.",
				no:       "I am sorry to hear it. Why not? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "What would help to decide? May I call again next week? Please write down that I called.",
			},
			AskReconsider: {
				opening:  "That is the latest I found, votes on procedure apart, and it was against the protections of the ordinance. I would like to know why.",
				question: "Will {alder} reconsider, keep the protections, and help stop any proposal that takes one away?",
				yes:      "Thank you. Will {alder} say so in public? I will tell my neighbors.",
				no:       "I am sorry to hear it. Please write down that somebody in the {seat} asks for the protections to be kept. I will call again before the next vote.",
				unsure:   "What would help to decide? May I call again next week? Please write down that I called.",
			},
			AskConfirm: {
				opening:  "Going by a reported count, {on}, {alder} {did} I found no list of all the names.{never}",
				question: "Did {alder} vote that way, and if not, how? And will {alder} keep the protections, and help stop any proposal that takes one away?",
				yes:      "Thank you. I will tell my neighbors.",
				no:       "I am sorry to hear it. Why not? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "Could you ask {alder}, and may I call again next week? Please write down that I called.",
			},
			AskState: {
				opening:  "Nothing that I found says where {alder} stands on the protections of the ordinance, and I do not take that for opposition.",
				question: "Will {alder} keep the protections, and help stop any proposal that takes one away?",
				yes:      "Thank you. Will {alder} say so in public? I will tell my neighbors.",
				no:       "I am sorry to hear it. Why not? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "When will {alder} decide, and may I call again then? Please write down that I called.",
			},
			AskNone: {
				opening:  "I understand that nobody may hold the seat at the moment.",
				question: "Will you pass on to whoever holds it that I ask for the protections of the ordinance to be kept?",
				yes:      "Thank you. When may I call again to hear what the answer is?",
				no:       "Whom may I ask instead?",
				unsure:   "Please write down that I called. I will call again when somebody holds the seat.",
			},
		},
	},
	Spanish: {
		alder:      "mi concejal",
		seat:       "distrito [número] (Ward [número])",
		hello:      "Hola, me llamo [su nombre] y vivo en el {seat}. Llamo por la ordenanza Ciudad Acogedora (Welcoming City), que limita cuándo la policía de Chicago puede colaborar con agentes federales de inmigración.",
		measure:    "Busqué esto: {measure}.",
		act:        "Encontré que, {on}, {alder} {did}",
		everyAct:   "Todos los actos de {alder} que encontré son a favor de las protecciones de la ordenanza. Se lo agradezco.",
		oneReport:  "Lo sé por una sola fuente.",
		twoReports: "Lo sé por dos fuentes.",
		labels:     [...]string{"Para empezar", "La pregunta", "Si dicen que sí", "Si dicen que no", "Si no saben", "Si preguntan cómo lo sabe"},
		asks: map[Ask]scriptTexts{
			AskThank: {
				opening:  "Eso fue a favor de las protecciones de la ordenanza. Se lo agradezco.",
				question: "Quisiera saber si {alder} va a mantener las protecciones y ayudar a frenar cualquier propuesta que quite una.",
				yes:      "Gracias. Se lo voy a contar a mis vecinos.",
				no:       "Qué lástima. ¿Qué cambió? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Cuándo me podrían decir? ¿Puedo volver a llamar? Anote, por favor, que llamé.",
			},
			AskHold: {
				opening:  "Es lo más reciente que encontré, sin contar votos de procedimiento, y fue a favor de las protecciones de la ordenanza. Se lo agradezco.",
				question: "Quisiera saber si {alder} va a seguir así y ayudar a frenar cualquier propuesta que quite una protección.",
				yes:      "Gracias. Me importa, porque encontré un acto anterior que no fue a favor de las protecciones.",
				no:       "Qué lástima. ¿Por qué no? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Qué ayudaría a decidirlo? ¿Puedo volver a llamar la próxima semana? Anote, por favor, que llamé.",
			},
			AskReconsider: {
				opening:  "Es lo más reciente que encontré, sin contar votos de procedimiento, y fue en contra de las protecciones de la ordenanza. Quisiera saber por qué.",
				question: "Quisiera saber si {alder} va a reconsiderarlo, mantener las protecciones y ayudar a frenar cualquier propuesta que quite una.",
				yes:      "Gracias. ¿Lo va a decir {alder} en público? Se lo voy a contar a mis vecinos.",
				no:       "Qué lástima. Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones. Voy a llamar otra vez antes de la próxima votación.",
				unsure:   "¿Qué ayudaría a decidirlo? ¿Puedo volver a llamar la próxima semana? Anote, por favor, que llamé.",
			},
			AskConfirm: {
				opening:  "Según un conteo publicado, {on}, {alder} {did} No encontré ninguna lista con todos los nombres.{never}",
				question: "Quisiera saber si {alder} votó así, y si no, cómo votó. Y también si va a mantener las protecciones y ayudar a frenar cualquier propuesta que quite una.",
				yes:      "Gracias. Se lo voy a contar a mis vecinos.",
				no:       "Qué lástima. ¿Por qué no? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Le podrían preguntar a {alder}? ¿Puedo volver a llamar la próxima semana? Anote, por favor, que llamé.",
			},
			AskState: {
				opening:  "No encontré nada que diga cuál es la posición de {alder} sobre las protecciones de la ordenanza, y no lo tomo como oposición.",
				question: "Quisiera saber si {alder} va a mantener las protecciones y ayudar a frenar cualquier propuesta que quite una.",
				yes:      "Gracias. ¿Lo va a decir {alder} en público? Se lo voy a contar a mis vecinos.",
				no:       "Qué lástima. ¿Por qué no? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Cuándo va a decidir {alder}? ¿Puedo volver a llamar entonces? Anote, por favor, que llamé.",
			},
			AskNone: {
				opening:  "Entiendo que tal vez ahora nadie ocupa el puesto.",
				question: "¿Le pueden decir a quien lo ocupe que pido que se mantengan las protecciones de la ordenanza?",
				yes:      "Gracias. ¿Cuándo puedo volver a llamar para saber la respuesta?",
				no:       "¿A quién le puedo preguntar entonces?",
				unsure:   "Anote, por favor, que llamé. Voy a llamar otra vez cuando alguien ocupe el puesto.",
			},
		},
	},
}
