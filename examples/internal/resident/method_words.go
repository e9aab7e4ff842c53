package resident

var englishMethod = methodWords{
	Title: "How we keep the record",
	Lead:  "Which acts are listed, what makes one count for or against the protections, and how anyone, an alder too, can have a mistake corrected.",
	Parts: []methodPart{
		{"Which acts are listed", []string{
			"What alders did on the Welcoming City ordinance and on proposals to amend it: votes, sponsorships, notices, and what they said in public where a source reports it. Each act has its day and its source, and none is merged with another.",
			"Resolutions, orders and questions to voters that are related to the ordinance are listed apart. No act on them counts for or against the protections.",
		}},
		{"For or against the protections", []string{
			"One rule decides, not anybody’s judgment of a person: an act is for the protections if it is for a text that adds protections, or against a text that takes them away. It is against the protections in the opposite cases.",
			"What a text does to the protections is read from the text.",
		}},
		{"Votes on procedure", []string{
			"To table a proposal, to take it up, or to suspend the rules is a question of procedure. Such a vote is for neither side, whether it was a yea or a nay, and we give no motive for it. We say what it did.",
			"On January 15, 2025, the Council voted on one thing: whether to table the proposal O2023-0004222. It never voted on the proposal itself.",
		}},
		{"Recorded, reported, worked out", []string{
			"Recorded: it is in the City’s own record, or in a copy of it.",
			"Reported: a report has it, and we have not read it in the City’s record. We say whether it is one report or two.",
			"Worked out: nobody reported it. It follows from a count and the names on the other side. We always say so, and ask the alder to confirm it. No conclusion about an alder rests on it.",
		}},
		{"When nothing is recorded", []string{
			"That means that we found nothing. It does not mean for the protections, and it does not mean against them. To be absent, or present and not voting, is neither.",
			"Where no list of who voted how has been found, we do not guess anybody’s vote, not even where a measure passed without opposition.",
		}},
		{"Sponsors", []string{
			"Whoever brings a text or puts their name to it supports it on that day. If they later vote the other way, both are listed, each with its day, and the vote is what counts.",
			"Where a number of sponsors is reported and only some names are known, only those are listed.",
		}},
		{"A person, a seat and a place", []string{
			"An act belongs to the person who did it, not to whoever holds the seat today. A place belongs to whoever represented it on that day, by the ward map of that day.",
			"We use no party, no caucus and no later vote to guess where anybody stands.",
		}},
		{"What we suggest to say", []string{
			"It rests on the latest act that was for or against the protections and is recorded or reported. If there is none but a vote that was worked out, the suggestion is to ask whether that is right. If there is nothing, it is to ask where the alder stands.",
		}},
		{"How sources are chosen", []string{
			"The City’s own record comes first, then reports that others can read. A source is named with its day. Where sources contradict each other, we say so and drop none.",
		}},
		{"A mistake?", []string{
			"Anyone may ask for a correction, an alder or an alder’s office too. It takes a source that others can read, such as a roll call, a page of the City, a report, or a public statement of one’s own.",
			"Open an issue with the form “A fact is wrong” at github.com/chiward/chiward, or write to the group that offers you this page. A correction with a source is made in the same way for everybody, and its date stays visible in the history of the data.",
		}},
	},
}

var spanishMethod = methodWords{
	Title: "Cómo llevamos el registro",
	Lead:  "Qué se incluye, qué cuenta a favor o en contra de las protecciones, y cómo cualquier persona, también un concejal, puede pedir que se corrija un error.",
	Parts: []methodPart{
		{"Qué se incluye", []string{
			"Lo que hicieron los concejales con la ordenanza Ciudad Acogedora (Welcoming City) y con las propuestas para cambiarla: votos, patrocinios, avisos y lo que dijeron en público, si una fuente lo cuenta. Todo lleva su fecha y su fuente, y nada se mezcla.",
			"Las resoluciones, las órdenes y las preguntas a los votantes que tienen que ver con la ordenanza van aparte. Lo que se hizo con ellas no cuenta a favor ni en contra de las protecciones.",
		}},
		{"A favor o en contra de las protecciones", []string{
			"Decide una sola regla, y no lo que alguien piense de una persona: cuenta a favor de las protecciones apoyar un texto que las agrega u oponerse a uno que las quita. Lo contrario cuenta en contra.",
			"Qué efecto tiene un texto en las protecciones se lee en el texto mismo.",
		}},
		{"Votos de procedimiento", []string{
			"Archivar una propuesta, considerarla o suspender las reglas son asuntos de procedimiento. Un voto así no es de ningún lado, sea sí o no, y no le atribuimos ningún motivo. Decimos qué efecto tuvo.",
			"El 15 de enero de 2025 el Concejo votó una sola cosa: si archivaba la propuesta O2023-0004222 sin votarla. Nunca votó la propuesta en sí.",
		}},
		{"Registrado, reportado o deducido", []string{
			"Registrado: está en el registro de la ciudad, o en una copia de él.",
			"Reportado: lo cuenta una fuente, y no lo hemos leído en el registro de la ciudad. Decimos si es una fuente o son dos.",
			"Deducido: nadie lo reportó. Se deduce de un conteo y de los nombres del otro lado. Siempre lo decimos, y sugerimos preguntarle al concejal si es correcto. De eso no sacamos ninguna conclusión sobre nadie.",
		}},
		{"Cuando no hay datos", []string{
			"Quiere decir que no encontramos nada. No significa que estuviera a favor de las protecciones ni en contra. Estar ausente o no votar es eso, y no es de ningún lado.",
			"Si no encontramos la lista de cómo votó cada concejal, no adivinamos el voto de nadie, ni cuando una medida se aprobó sin oposición.",
		}},
		{"Patrocinadores", []string{
			"Quien presenta un texto o le pone su nombre lo apoya ese día. Si después vota lo contrario, quedan las dos cosas, cada una con su fecha, y lo que cuenta es el voto.",
			"Si se reporta cuántos patrocinadores hubo y solo se conocen algunos nombres, solo están esos.",
		}},
		{"Una persona, un puesto y un lugar", []string{
			"Lo que se hizo es de la persona que lo hizo, no de quien ocupa hoy el puesto. Un lugar corresponde a quien lo representaba ese día, según el mapa de distritos de ese día.",
			"No usamos ni partido ni grupo ni votos posteriores para adivinar qué piensa nadie.",
		}},
		{"Qué sugerimos decir", []string{
			"Se basa en lo más reciente que fue a favor o en contra de las protecciones y está registrado o reportado. Si solo hay un voto deducido, la sugerencia es preguntar si es correcto. Si no hay nada, es preguntar cuál es la posición del concejal.",
		}},
		{"Cómo se eligen las fuentes", []string{
			"Primero va el registro de la ciudad, y después lo que cualquiera puede leer. Cada fuente lleva su fecha. Si las fuentes se contradicen, lo decimos y no quitamos ninguna.",
		}},
		{"¿Hay un error?", []string{
			"Cualquier persona puede pedir una corrección, también un concejal o su oficina. Hace falta una fuente que se pueda leer: la lista de una votación, una página de la ciudad, una noticia o una declaración pública propia.",
			"Abra un reporte con el formulario “A fact is wrong” en github.com/chiward/chiward, o escriba al grupo que le ofrece esta página. Una corrección con fuente se hace igual para todos, y su fecha queda en el historial de los datos.",
		}},
	},
}
