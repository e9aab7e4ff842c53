package outreach

import (
	"strings"

	"github.com/chiward/chiward/ward"
)

// Script is what to say on the telephone: how to begin, one question, and how
// to go on when the answer is yes, no, or unsure.
type Script struct {
	Opening, Question string
	Yes, No, Unsure   string

	language Language
}

// scriptTexts are the sentences of a script, with {alder}, {seat} and {office}
// to be filled in.
type scriptTexts struct{ opening, question, yes, no, unsure string }

// NewScript returns what to say about ask to the office of ward n. If alder,
// the name, is empty the script speaks of "the alder", and for NoAsk of
// whoever will hold the seat. If n is no ward, the number is left for the
// caller to say.
func NewScript(l Language, ask ward.Ask, n ward.Number, alder string) Script {
	words := scriptWords[l]
	if alder == "" {
		alder = words.alder
	}
	seat := words.seat
	if n.IsValid() {
		seat = l.Ward(n)
	}
	fill := strings.NewReplacer("{alder}", alder, "{seat}", seat).Replace
	texts, ok := words.asks[ask]
	if !ok {
		texts = words.asks[ward.NoAsk]
	}
	return Script{
		Opening:  fill(words.hello + " " + texts.opening),
		Question: fill(texts.question),
		Yes:      fill(texts.yes),
		No:       fill(texts.no),
		Unsure:   fill(texts.unsure),
		language: l,
	}
}

// Labels are the headings of the parts of a script, in the order of the fields
// of [Script].
func (l Language) Labels() [5]string { return scriptWords[l].labels }

// String returns the script with a heading for each part, ready to print.
func (s Script) String() string {
	var text strings.Builder
	for i, part := range [...]string{s.Opening, s.Question, s.Yes, s.No, s.Unsure} {
		if i > 0 {
			text.WriteString("\n")
		}
		text.WriteString(s.language.Labels()[i] + "\n" + part + "\n")
	}
	return text.String()
}

var scriptWords = map[Language]struct {
	alder, seat, hello string
	labels             [5]string
	asks               map[ward.Ask]scriptTexts
}{
	English: {
		alder:  "the alder",
		seat:   "[number] Ward",
		hello:  "Hello, my name is [your name] and I live in the {seat}. I am calling about the Welcoming City ordinance, which limits when Chicago police may work with federal immigration authorities.",
		labels: [...]string{"To begin", "The question", "If the answer is yes", "If the answer is no", "If they are not sure"},
		asks: map[ward.Ask]scriptTexts{
			ward.Thank: {
				opening:  "Every act of {alder} in the public record is for the protections of the ordinance. Thank you for that.",
				question: "Will {alder} keep to it, and vote against any proposal that takes a protection away?",
				yes:      "Thank you. I will tell my neighbors.",
				no:       "I am sorry to hear it. What has changed? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "When will you know, and may I call again then? Please write down that I called.",
			},
			ward.Hold: {
				opening:  "The last position of {alder} in the public record is for the protections of the ordinance. Thank you for that.",
				question: "Will {alder} stay with it, and vote against any proposal that takes a protection away?",
				yes:      "Thank you. That matters to me, because not every act in the record is for them.",
				no:       "I am sorry to hear it. Why not? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "What would help to decide? May I call again next week? Please write down that I called.",
			},
			ward.Reconsider: {
				opening:  "The last position of {alder} in the public record is against the protections of the ordinance. I would like to know why.",
				question: "Will {alder} reconsider, and vote against any proposal that takes a protection away?",
				yes:      "Thank you. Will {alder} say so in public? I will tell my neighbors.",
				no:       "I am sorry to hear it. Please write down that somebody in the {seat} asks for the protections to be kept. I will call again before the next vote.",
				unsure:   "What would help to decide? May I call again next week? Please write down that I called.",
			},
			ward.StatePosition: {
				opening:  "I find no position of {alder} on the protections of the ordinance in the public record, and I do not take that for opposition.",
				question: "Will {alder} keep the protections, and vote against any proposal that takes one away?",
				yes:      "Thank you. Will {alder} say so in public? I will tell my neighbors.",
				no:       "I am sorry to hear it. Why not? Please write down that somebody in the {seat} asks for the protections to be kept.",
				unsure:   "When will {alder} decide, and may I call again then? Please write down that I called.",
			},
			ward.NoAsk: {
				opening:  "I understand that nobody may hold the seat at the moment.",
				question: "Will you pass on to whoever holds it that I ask for the protections of the ordinance to be kept?",
				yes:      "Thank you. When may I call again to hear what the answer is?",
				no:       "Whom may I ask instead?",
				unsure:   "Please write down that I called. I will call again when somebody holds the seat.",
			},
		},
	},
	Spanish: {
		alder:  "el o la concejal",
		seat:   "distrito [número]",
		hello:  "Hola, me llamo [su nombre] y vivo en el {seat}. Llamo por la ordenanza Welcoming City (Ciudad Acogedora), que limita cuándo la policía de Chicago puede colaborar con las autoridades federales de inmigración.",
		labels: [...]string{"Para empezar", "La pregunta", "Si la respuesta es sí", "Si la respuesta es no", "Si no lo saben"},
		asks: map[ward.Ask]scriptTexts{
			ward.Thank: {
				opening:  "En el registro público, todos los actos de {alder} son a favor de las protecciones de la ordenanza. Se lo agradezco.",
				question: "¿Seguirá así {alder} y votará en contra de toda propuesta que quite una protección?",
				yes:      "Gracias. Se lo contaré a mis vecinos.",
				no:       "Lo lamento. ¿Qué ha cambiado? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Cuándo lo sabrán? ¿Puedo volver a llamar entonces? Anote, por favor, que llamé.",
			},
			ward.Hold: {
				opening:  "En el registro público, la última posición de {alder} es a favor de las protecciones de la ordenanza. Se lo agradezco.",
				question: "¿Mantendrá {alder} esa posición y votará en contra de toda propuesta que quite una protección?",
				yes:      "Gracias. Me importa, porque no todos los actos del registro son a favor.",
				no:       "Lo lamento. ¿Por qué no? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Qué ayudaría a decidirlo? ¿Puedo volver a llamar la próxima semana? Anote, por favor, que llamé.",
			},
			ward.Reconsider: {
				opening:  "En el registro público, la última posición de {alder} es en contra de las protecciones de la ordenanza. Quisiera saber por qué.",
				question: "¿Lo reconsiderará {alder} y votará en contra de toda propuesta que quite una protección?",
				yes:      "Gracias. ¿Lo dirá {alder} en público? Se lo contaré a mis vecinos.",
				no:       "Lo lamento. Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones. Volveré a llamar antes de la próxima votación.",
				unsure:   "¿Qué ayudaría a decidirlo? ¿Puedo volver a llamar la próxima semana? Anote, por favor, que llamé.",
			},
			ward.StatePosition: {
				opening:  "En el registro público no encuentro ninguna posición de {alder} sobre las protecciones de la ordenanza, y no lo tomo por oposición.",
				question: "¿Mantendrá {alder} las protecciones y votará en contra de toda propuesta que quite una?",
				yes:      "Gracias. ¿Lo dirá {alder} en público? Se lo contaré a mis vecinos.",
				no:       "Lo lamento. ¿Por qué no? Anote, por favor, que alguien del {seat} pide que se mantengan las protecciones.",
				unsure:   "¿Cuándo decidirá {alder}? ¿Puedo volver a llamar entonces? Anote, por favor, que llamé.",
			},
			ward.NoAsk: {
				opening:  "Entiendo que tal vez ahora nadie ocupa el escaño.",
				question: "¿Comunicarán a quien lo ocupe que pido que se mantengan las protecciones de la ordenanza?",
				yes:      "Gracias. ¿Cuándo puedo volver a llamar para conocer la respuesta?",
				no:       "¿A quién puedo dirigirme entonces?",
				unsure:   "Anote, por favor, que llamé. Volveré a llamar cuando alguien ocupe el escaño.",
			},
		},
	},
}
