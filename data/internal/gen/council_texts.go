package main

import "github.com/chiward/chiward/ward"

// measureText is what our table of measures says that its source does not:
// the id we give the measure, and every sentence. The sentences are ours, made
// from the facts in the sources.
type measureText struct {
	id            string // the City Clerk's record number where it is known
	officialTitle string // the part of the source's title that is the City's own
	title         ward.Text
	summary       ward.Text
	finalAction   ward.Text
	note          ward.Text
	result        ward.Outcome
	question      ward.Question // put in the roll call
	rollCall      ward.RollCall
	sources       []string // citations beside the one in the source's row
}

// measureTexts are the texts by the id of the source.
var measureTexts = map[string]measureText{
	"WCO-2012": {
		id: "WCO-2012",
		title: ward.Text{
			English: "The Welcoming City ordinance",
			Spanish: "La ordenanza Welcoming City (Ciudad Acogedora)",
		},
		summary: ward.Text{
			English: "The ordinance itself, chapter 2-173 of the Municipal Code: it limits when Chicago police may work with federal immigration authorities. Until 2021 that limit did not cover four groups: those with an open criminal warrant, with a felony conviction, with a felony case in court, or listed as gang members.",
			Spanish: "La ordenanza misma, el capítulo 2-173 del Código Municipal: limita cuándo la policía de Chicago puede colaborar con las autoridades federales de inmigración. Hasta 2021 dejaba fuera de ese límite a cuatro grupos: personas con una orden de arresto penal pendiente, personas condenadas por un delito grave, acusados en un proceso pendiente por un delito grave y personas identificadas como miembros de pandillas.",
		},
		finalAction: ward.Text{English: "Passed by the City Council", Spanish: "Aprobada por el Concejo Municipal"},
		note: ward.Text{
			English: "The record number and the roll call have not been found.",
			Spanish: "No se han encontrado el número de registro ni la votación nominal.",
		},
		result:  ward.Passed,
		sources: []string{"chicago-reporter-2016", "City of Chicago, Office of the Mayor, press release of 2020-12-16"},
	},
	"WCO-2016": {
		id: "WCO-2016",
		title: ward.Text{
			English: "2016 amendment: no threats over immigration status",
			Spanish: "Enmienda de 2016: sin amenazas por el estatus migratorio",
		},
		summary: ward.Text{
			English: "It bars city employees, the police among them, from asking about a person's immigration status and from threatening them with deportation; threats about immigration status count as coercion and verbal abuse, and an independent review body can discipline those who make them. The amendment left the four exceptions of the ordinance in place.",
			Spanish: "Los empleados de la ciudad, incluida la policía, no pueden preguntar por el estatus migratorio ni amenazar con la deportación; las amenazas sobre el estatus migratorio cuentan como coacción y maltrato verbal, y un órgano de revisión independiente puede sancionar a quienes las hagan. La enmienda dejó las cuatro excepciones de la ordenanza como estaban.",
		},
		finalAction: ward.Text{
			English: "Passed by the City Council without opposition",
			Spanish: "Aprobada por el Concejo Municipal sin oposición",
		},
		note: ward.Text{
			English: "The record number and the roll call have not been found; six alders who led the amendment are known by name.",
			Spanish: "No se han encontrado el número de registro ni la votación nominal; se conocen los nombres de seis concejales que impulsaron la enmienda.",
		},
		result:  ward.Passed,
		sources: []string{"coalition-2016-passage", "aaaj-2016-introduction", "chicago-reporter-2016"},
	},
	"RES-2016": {
		id:            "SR2016-908",
		officialTitle: "Reaffirmation of support for Chicago Welcoming City ordinance",
		title: ward.Text{
			English: "2016 resolution in support of the ordinance",
			Spanish: "Resolución de 2016 en apoyo de la ordenanza",
		},
		summary: ward.Text{
			English: "A resolution that reaffirms support for the Welcoming City ordinance. It changes nothing in the law.",
			Spanish: "Una resolución que reafirma el apoyo a la ordenanza Welcoming City. No cambia nada en la ley.",
		},
		finalAction: ward.Text{English: "Adopted by the City Council", Spanish: "Adoptada por el Concejo Municipal"},
		note: ward.Text{
			English: "No roll call has been found; 35 sponsors are in the record.",
			Spanish: "No se ha encontrado la votación nominal; en el registro constan 35 patrocinadores.",
		},
		result: ward.Adopted,
	},
	"WCO-2017": {
		id:            "O2017-1018",
		officialTitle: "Amendment of Municipal Code Chapter 2-173 regarding Welcoming City Ordinance",
		title: ward.Text{
			English: "2017 proposal to remove the four exceptions",
			Spanish: "Propuesta de 2017 para eliminar las cuatro excepciones",
		},
		summary: ward.Text{
			English: "It would have removed the four exceptions of the ordinance: an outstanding criminal warrant, a felony conviction, a pending felony case, and being identified as a gang member. It had 28 sponsors and never came to a vote.",
			Spanish: "Habría eliminado las cuatro excepciones de la ordenanza: tener una orden de arresto penal pendiente, una condena por un delito grave o un proceso pendiente por un delito grave, o estar identificado como miembro de una pandilla. Tuvo 28 patrocinadores y nunca se votó.",
		},
		finalAction: ward.Text{
			English: "Recorded as failed to pass, without a vote; it lay in the Committee on Human Relations",
			Spanish: "Registrada como no aprobada, sin votación; estaba en el Comité de Relaciones Humanas",
		},
		note: ward.Text{
			English: "The day on which it was recorded as failed is not known. A related file is R2019-362.",
			Spanish: "No se sabe en qué fecha se registró como no aprobada. Un expediente relacionado es R2019-362.",
		},
		result:  ward.Failed,
		sources: []string{"chicago-reporter-2016"},
	},
	"CITYKEY-2017": {
		id: "CITYKEY-2017",
		title: ward.Text{
			English: "CityKey, the municipal identification card",
			Spanish: "CityKey, la tarjeta municipal de identificación",
		},
		summary: ward.Text{
			English: "The City's program for a municipal identification card, listed as background. It is not an amendment of the Welcoming City ordinance.",
			Spanish: "El programa de la ciudad para una tarjeta municipal de identificación, incluido como contexto. No es una enmienda de la ordenanza Welcoming City.",
		},
		note: ward.Text{
			English: "Neither its record number nor what the Council did on it is recorded here.",
			Spanish: "Aquí no constan su número de registro ni lo que hizo el Concejo al respecto.",
		},
	},
	"WCO-2019": {
		id: "WCO-2019",
		title: ward.Text{
			English: "2019 proposal to remove the four exceptions",
			Spanish: "Propuesta de 2019 para eliminar las cuatro excepciones",
		},
		summary: ward.Text{
			English: "It would have removed the four exceptions from the ordinance. It was sent to the Committee on Committees and Rules the day it was introduced; Alder Lopez had raised a dispute over which committee should have it.",
			Spanish: "Habría eliminado las cuatro excepciones de la ordenanza. Se envió al Comité de Comités y Reglas el mismo día de su presentación; el concejal Lopez había planteado una disputa sobre a qué comité le correspondía.",
		},
		finalAction: ward.Text{
			English: "Sent to the Committee on Committees and Rules",
			Spanish: "Enviada al Comité de Comités y Reglas",
		},
		note: ward.Text{
			English: "The record number has not been found, nor any vote; three alders are known as sponsors.",
			Spanish: "No se han encontrado el número de registro ni votación alguna; se conoce a tres concejales como patrocinadores.",
		},
		result: ward.Referred,
	},
	"WCO-2020": {
		id: "WCO-2020",
		title: ward.Text{
			English: "2020 amendment: limits on aid and data for federal agents",
			Spanish: "Enmienda de 2020: límites a la ayuda y a los datos para agentes federales",
		},
		summary: ward.Text{
			English: "It limits how city agencies may help federal immigration agents and share data with them. The police must document the requests they get.",
			Spanish: "Limita cómo las agencias de la ciudad pueden ayudar a los agentes federales de inmigración y compartir datos con ellos. La policía debe documentar las solicitudes que recibe.",
		},
		finalAction: ward.Text{English: "Passed by the City Council", Spanish: "Aprobada por el Concejo Municipal"},
		note: ward.Text{
			English: "The record number, the roll call and the day of introduction have not been found.",
			Spanish: "No se han encontrado el número de registro, la votación nominal ni la fecha de presentación.",
		},
		result: ward.Passed,
	},
	"WCO-2021": {
		id:            "O2021-117",
		officialTitle: "Amendment of Municipal Code Titles 2, 7, 9, 11, 16 and 17 by adding new Section 2-173-070 regarding Welcoming City Ordinance and modifying terminology in sundry other chapters",
		title: ward.Text{
			English: "2021 amendment: the four exceptions removed",
			Spanish: "Enmienda de 2021: se eliminan las cuatro excepciones",
		},
		summary: ward.Text{
			English: "It removed the four exceptions of the ordinance: an outstanding criminal warrant, a felony conviction, a pending felony case, and being identified as a gang member. As the mayor put it forward, it also stops the City from giving information to immigration authorities except under a lawful order, and bars police from taking part in civil immigration enforcement.",
			Spanish: "Eliminó las cuatro excepciones de la ordenanza: tener una orden de arresto penal pendiente, una condena por un delito grave o un proceso pendiente por un delito grave, o estar identificado como miembro de una pandilla. Según la propuesta de la alcaldesa, también pone fin al intercambio de información con las autoridades de inmigración, salvo que lo exija una orden legal, y prohíbe que la policía participe en la aplicación civil de las leyes de inmigración.",
		},
		finalAction: ward.Text{
			English: "Passed by the City Council; signed on February 23, 2021",
			Spanish: "Aprobada por el Concejo Municipal; firmada el 23 de febrero de 2021",
		},
		note: ward.Text{
			English: "The mayor announced the change in December 2020; the record has January 19, 2021, as the day of introduction. Alder Gardiner (45th Ward) is recorded both as a sponsor and as a nay; the vote governs.",
			Spanish: "La alcaldesa anunció el cambio en diciembre de 2020; el registro da el 19 de enero de 2021 como fecha de presentación. El concejal Gardiner (distrito 45) consta como patrocinador y también con un voto en contra; prevalece el voto.",
		},
		result:   ward.Passed,
		question: ward.QuestionAdopt,
		rollCall: ward.WholeRollCall,
		sources: []string{
			"https://chicago.legistar.com/LegislationDetail.aspx?ID=4758638&GUID=449C7086-4FC9-4181-ACB9-AC1AE631BD4C&Options=&Search=",
			"City of Chicago, Office of the Mayor, press release of 2020-12-16",
		},
	},
	"REF-2023": {
		id: "REF-2023",
		title: ward.Text{
			English: "2023 motion for an advisory referendum",
			Spanish: "Moción de 2023 para un referéndum consultivo",
		},
		summary: ward.Text{
			English: "A motion that the Council take up a resolution for an advisory referendum on Chicago's designation as a sanctuary city or on limits to spending. Such a question is advisory and changes nothing in the law.",
			Spanish: "Una moción para que el Concejo considerara una resolución sobre un referéndum consultivo acerca de la designación de Chicago como ciudad santuario o de límites al gasto. Una pregunta así es consultiva y no cambia nada en la ley.",
		},
		finalAction: ward.Text{
			English: "The motion failed at a special meeting of the City Council",
			Spanish: "La moción fracasó en una reunión especial del Concejo Municipal",
		},
		note: ward.Text{
			English: "The count was 16 to 31; all yeas, eight of the nays and two who were absent are known by name. The record number has not been found.",
			Spanish: "El recuento fue de 16 a 31; se conocen los nombres de todos los votos a favor, de ocho en contra y de dos ausentes. No se ha encontrado el número de registro.",
		},
		result:   ward.Failed,
		question: ward.QuestionTakeUp,
		rollCall: ward.PartialRollCall,
	},
	"WCO-2023": {
		id: "O2023-0004222",
		title: ward.Text{
			English: "2023 proposal to work with immigration officers in some cases",
			Spanish: "Propuesta de 2023 para colaborar con agentes de inmigración en ciertos casos",
		},
		summary: ward.Text{
			English: "It would have allowed city agencies to work with federal officers on immigration when somebody had been arrested or convicted for certain crimes: gang, drug, prostitution or child-sex offenses. In January 2025 the Council voted 39 to 11 to table it, which ended it: a yea was to stop the proposal, a nay only to take it up.",
			Spanish: "Habría permitido que las agencias de la ciudad colaboraran con agentes federales de inmigración en casos de personas arrestadas o condenadas por ciertos delitos: de pandillas, de drogas, de prostitución o sexuales contra menores. En enero de 2025 el Concejo votó 39 a 11 dejarla sobre la mesa, lo que le puso fin: votar que sí era detener la propuesta; votar que no, solo querer que se considerara.",
		},
		finalAction: ward.Text{
			English: "Tabled on a motion by Alder Fuentes (26th Ward), after a notice under Rule 41 by Alders Lopez and Tabares of January 7, 2025",
			Spanish: "Dejada sobre la mesa por moción de la concejal Fuentes (distrito 26), tras el aviso conforme a la Regla 41 de los concejales Lopez y Tabares del 7 de enero de 2025",
		},
		note: ward.Text{
			English: "Sixteen sponsors are reported and only two are known by name, Lopez and Tabares; the other fourteen are not. One newsroom names the eleven nays; the 39 yeas follow, because all 50 seats were filled. The official title has not been found.",
			Spanish: "Se informa de dieciséis patrocinadores y solo se conocen los nombres de dos, Lopez y Tabares; los otros catorce no se conocen. Un medio nombra los once votos en contra; de ahí se siguen los 39 a favor, porque los 50 escaños estaban ocupados. No se ha encontrado el título oficial.",
		},
		result:   ward.Tabled,
		question: ward.QuestionTable,
		rollCall: ward.WholeRollCall,
		sources: []string{
			"coalition-2025-toolkit", "https://fox32chicago.com/news/chicago-migrants-sanctuary-city-cooperation",
		},
	},
	"EO-2025-8": {
		id: "EO-2025-8",
		title: ward.Text{
			English: "2025 order on the use of city lots",
			Spanish: "Orden de 2025 sobre el uso de terrenos de la ciudad",
		},
		summary: ward.Text{
			English: "An order by the mayor: parking lots, vacant lots and garages of the City may not be used to stage civil immigration enforcement. The Council did not vote on it.",
			Spanish: "Una orden del alcalde que prohíbe usar estacionamientos, lotes baldíos y garajes de la ciudad como base para la aplicación civil de las leyes de inmigración. El Concejo no votó sobre ella.",
		},
		finalAction: ward.Text{English: "Signed by Mayor Johnson", Spanish: "Firmada por el alcalde Johnson"},
		result:      ward.Signed,
	},
	"RES-2026A": {
		id:            "R2026-0026273",
		officialTitle: "Call on Andrew Boutros to resign as U.S. Attorney for Northern District of Illinois and Department of Justice to ensure full review of obligations in matters connected to Operation Midway Blitz, Broadview prosecutions, and other related proceedings",
		title: ward.Text{
			English: "2026 resolution on the U.S. Attorney and Operation Midway Blitz",
			Spanish: "Resolución de 2026 sobre el fiscal federal y la Operación Midway Blitz",
		},
		summary: ward.Text{
			English: "A resolution that calls on the U.S. Attorney for the Northern District of Illinois to resign, and on the Department of Justice to have its duties fully reviewed in what concerns Operation Midway Blitz and the Broadview prosecutions. It is not an amendment of the Welcoming City ordinance.",
			Spanish: "Una resolución que pide la renuncia del fiscal federal del Distrito Norte de Illinois y que el Departamento de Justicia revise sus obligaciones en los asuntos relacionados con la Operación Midway Blitz y los procesos de Broadview. No es una enmienda de la ordenanza Welcoming City.",
		},
		finalAction: ward.Text{English: "Adopted by the City Council", Spanish: "Adoptada por el Concejo Municipal"},
		result:      ward.Adopted,
		question:    ward.QuestionAdopt,
		rollCall:    ward.WholeRollCall,
	},
	"RES-2026B": {
		id:            "R2026-0026834",
		officialTitle: "Submission of public question by referendum to voters at November 3, 2026 general election on whether City shall pursue all lawful means to recover financial compensation from the federal government for the costs and economic harm caused by the Donald Trump administration's ICE operations to recover lost tax revenue, public safety response costs, and services provided to residents and families affected",
		title: ward.Text{
			English: "2026 resolution to ask voters about the costs of immigration operations",
			Spanish: "Resolución de 2026 para preguntar a los votantes por los costos de los operativos de inmigración",
		},
		summary: ward.Text{
			English: "A resolution to ask voters on November 3, 2026, whether the City should seek to be paid by the federal government for what its immigration operations cost and for the economic harm. It is not an amendment of the Welcoming City ordinance.",
			Spanish: "Una resolución para preguntar a los votantes el 3 de noviembre de 2026 si la ciudad debe reclamar dinero al gobierno federal por los costos y el daño económico de sus operativos de inmigración. No es una enmienda de la ordenanza Welcoming City.",
		},
		finalAction: ward.Text{English: "Adopted by the City Council", Spanish: "Adoptada por el Concejo Municipal"},
		result:      ward.Adopted,
		question:    ward.QuestionAdopt,
		rollCall:    ward.WholeRollCall,
	},
}

// stanceNotes say what is known beyond the act: by source measure, ward and
// position.
var stanceNotes = map[[3]string]string{
	{"WCO-2016", "32", "cosponsor"}: "One of six known by name as leading it; introduced it, and is named in the coalition's release on its passage.",
	{"WCO-2016", "35", "cosponsor"}: "One of six known by name as leading it; named in the coalition's release on its passage.",
	{"WCO-2016", "47", "cosponsor"}: "One of six known by name as leading it; named in the coalition's release on its passage.",
	{"WCO-2016", "14", "cosponsor"}: "One of six known by name as leading it.",
	{"WCO-2016", "25", "cosponsor"}: "One of six known by name as leading it.",
	{"WCO-2016", "30", "cosponsor"}: "One of six known by name as leading it.",
	{"WCO-2021", "45", "cosponsor"}: "Voted nay the next day; the record has both, and the vote governs.",
	{"WCO-2021", "45", "nay"}:       "Is also recorded as a sponsor; the record has both, and the vote governs.",
}

// derivedNote says how the yeas on tabling O2023-0004222 are known.
const derivedNote = "Not named in a report. The count was 39 to 11 with all 50 seats filled, and one newsroom names the eleven nays; the yeas are the other 39."
