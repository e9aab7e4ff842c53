package main

import (
	"fmt"

	"github.com/chiward/chiward/examples/internal/outreach"
	"github.com/chiward/chiward/ward"
)

// reportTexts are the words of the report in one language. Those with a verb
// such as %s are filled in.
type reportTexts struct {
	Title, Input, StandardInput                                            string
	Rows, Matched, Wards, Unmatched, NearBorder, Duplicates                string
	RowsNote, MatchedNote, WardsNote, UnmatchedNote, BorderNote, TwiceNote string

	SignersMap, SignersMapAlt, SignersIn, OneSignerIn string
	SignersLegend, NoSigners                          string

	PositionsMap, PositionsMapAlt                                                 string
	Weakens, Strengthens, NoMeasure                                               string
	PositionsNote, Derived, AllDerived, LegendWards, LegendOneWard, LegendSigners string

	Table, TableNote, TableMeasure, NoTable, NoSignersIn string
	Ward, Signers, Alder, Act                            string
	Vacant, NotKnown, Source, SortHint                   string

	UnmatchedTable, Reason, Count, AllMatched string

	Scripts, ScriptsNote, ScriptWards string
	Asks                              map[ward.Ask]string

	Dates, Day, Map, MapFrom, MapUntil, Council, Offices, NoOffices string
	Sources, SourcesNote, AsOf                                      string
	Notice, NoticeTranslated, LegalNote                             string

	Stands map[stand]string
}

var reportWords = map[outreach.Language]*reportTexts{
	outreach.English: { //nolint:dupl // the same table in two languages
		Title: "Signers by ward", Input: "From %s", StandardInput: "standard input",
		Rows: "Rows", Matched: "With a ward", Wards: "Wards with signers", Unmatched: "Without a ward", NearBorder: "Near a border", Duplicates: "Repeated",
		RowsNote: "in the file", MatchedNote: "%s of all rows", WardsNote: "of %d", UnmatchedNote: "the reasons are below",
		BorderNote: "may be in another ward, see the column other_wards", TwiceNote: "see the column duplicate_of; letters count them once",

		SignersMap:    "Where the signers live",
		SignersMapAlt: "Map of the wards of Chicago, shaded by the number of signers. The table below has the same numbers.",
		SignersIn:     "%s: %s signers", OneSignerIn: "%s: 1 signer",
		SignersLegend: "Signers in a ward", NoSigners: "none",

		PositionsMap:    "What the record says of the alders",
		PositionsMapAlt: "Map of the wards of Chicago by the recorded act of each alder on one measure. The table below says the same in words for the wards with signers.",
		Weakens:         "On the %s. It would take protections away, so whoever acted against it acted for the protections.",
		Strengthens:     "On the %s. It adds protections, so whoever acted for it acted for the protections.",
		NoMeasure:       "Nothing had been put before the Council yet.",
		PositionsNote:   "A color stands for one act on one measure, done by the alder in person. It is not their whole record. Where nothing is recorded, that is neither opposition nor consent.",
		Derived:         "%d of them worked out from a reported count", AllDerived: "all worked out from a reported count",
		LegendWards: "%d wards", LegendOneWard: "1 ward", LegendSigners: "%s signers",

		Table: "The wards", TableNote: "Wards with signers and how to reach their alders. Each e-mail address begins a letter to that alder.", TableMeasure: "What is said of the record is on the %s.",
		NoTable: "No row has a ward.", NoSignersIn: "No signers in wards %s.",
		Ward: "Ward", Signers: "Signers", Alder: "Alder", Act: "In the record",
		Vacant: "The seat was vacant.", NotKnown: "The holder is not known.",
		Source: "source", SortHint: "Sort by",

		UnmatchedTable: "Rows without a ward", Reason: "Reason", Count: "Rows", AllMatched: "Every row has a ward.",

		Scripts: "What to say on the telephone", ScriptsNote: "One script for each kind of record. Say the number of your own ward, and the name of the alder.",
		ScriptWards: "Wards %s",
		Asks: map[ward.Ask]string{
			ward.NoAsk: "Ask the office to pass it on", ward.Thank: "Thank them", ward.Hold: "Ask them to hold",
			ward.Reconsider: "Ask them to reconsider", ward.StatePosition: "Ask them to state a position",
		},

		Dates: "About the data", Day: "Day looked up", Map: "Ward map", MapFrom: "%s, in force from %s", MapUntil: "%s, in force from %s until %s",
		Council: "Council last confirmed", Offices: "Ward offices as listed on", NoOffices: "not listed for this map",
		Sources: "Sources of the City", SourcesNote: "Each act in the table links to its own source.", AsOf: "as of %s",
		Notice: "Notice of the City of Chicago", NoticeTranslated: "",
		LegalNote: "The City says that its ward maps should not be relied upon where legal precision is required.",

		Stands: map[stand]string{
			protective: "For the protections", against: "Against the protections", noPosition: "Acted without taking a position",
			noAct: "Nothing recorded", nobody: "Seat vacant or holder not known",
		},
	},
	outreach.Spanish: { //nolint:dupl // the same table in two languages
		Title: "Firmantes por distrito", Input: "De %s", StandardInput: "la entrada estándar",
		Rows: "Filas", Matched: "Con distrito", Wards: "Distritos con firmantes", Unmatched: "Sin distrito", NearBorder: "Cerca de un límite", Duplicates: "Repetidas",
		RowsNote: "en el archivo", MatchedNote: "%s de todas las filas", WardsNote: "de %d", UnmatchedNote: "los motivos están abajo",
		BorderNote: "pueden ser de otro distrito; vea la columna other_wards", TwiceNote: "vea la columna duplicate_of; las cartas las cuentan una vez",

		SignersMap:    "Dónde viven los firmantes",
		SignersMapAlt: "Mapa de los distritos de Chicago, sombreados según el número de firmantes. La tabla de abajo tiene los mismos números.",
		SignersIn:     "%s: %s firmantes", OneSignerIn: "%s: 1 firmante",
		SignersLegend: "Firmantes en un distrito", NoSigners: "ninguno",

		PositionsMap:    "Qué consta de los concejales en el registro",
		PositionsMapAlt: "Mapa de los distritos de Chicago según el acto registrado de cada concejal sobre una medida. La tabla de abajo dice lo mismo con palabras para los distritos con firmantes.",
		Weakens:         "Medida: %s. Quitaría protecciones; por eso, quien actuó en contra de ella actuó a favor de las protecciones.",
		Strengthens:     "Medida: %s. Agrega protecciones; por eso, quien actuó a favor de ella actuó a favor de las protecciones.",
		NoMeasure:       "Aún no se había presentado nada ante el Concejo.",
		PositionsNote:   "Cada color representa un solo acto sobre una sola medida, hecho por la propia persona. No es todo su registro. Que no conste nada no es ni oposición ni consentimiento.",
		Derived:         "%d de ellos deducidos de un recuento publicado", AllDerived: "todos deducidos de un recuento publicado",
		LegendWards: "%d distritos", LegendOneWard: "1 distrito", LegendSigners: "%s firmantes",

		Table: "Los distritos", TableNote: "Distritos con firmantes y cómo comunicarse con sus concejales. Cada correo electrónico abre una carta lista para esa oficina.", TableMeasure: "Lo que consta en el registro es sobre esta medida: %s.",
		NoTable: "Ninguna fila tiene distrito.", NoSignersIn: "Sin firmantes en los distritos %s.",
		Ward: "Distrito", Signers: "Firmantes", Alder: "Concejal", Act: "En el registro",
		Vacant: "El escaño estaba vacante.", NotKnown: "No se sabe quién ocupaba el escaño.",
		Source: "fuente", SortHint: "Ordenar por",

		UnmatchedTable: "Filas sin distrito", Reason: "Motivo", Count: "Filas", AllMatched: "Todas las filas tienen distrito.",

		Scripts: "Qué decir por teléfono", ScriptsNote: "Un guion para cada tipo de registro. Diga el número de su propio distrito y el nombre de su concejal.",
		ScriptWards: "Distritos %s",
		Asks: map[ward.Ask]string{
			ward.NoAsk: "Pida a la oficina que lo comunique", ward.Thank: "Agradezca", ward.Hold: "Pida que se mantenga",
			ward.Reconsider: "Pida que lo reconsidere", ward.StatePosition: "Pida que declare su posición",
		},

		Dates: "Sobre los datos", Day: "Fecha consultada", Map: "Mapa de distritos", MapFrom: "%s, vigente desde el %s", MapUntil: "%s, vigente desde el %s hasta el %s",
		Council: "Concejo confirmado por última vez", Offices: "Oficinas según la lista del", NoOffices: "no constan para este mapa",
		Sources: "Fuentes de la ciudad", SourcesNote: "Cada acto de la tabla enlaza a su propia fuente.", AsOf: "al %s",
		Notice:           "Aviso de la Ciudad de Chicago",
		NoticeTranslated: "En español: Este sitio ofrece aplicaciones con datos que fueron modificados respecto de su fuente original, www.cityofchicago.org, el sitio oficial de la Ciudad de Chicago. La Ciudad de Chicago no garantiza el contenido, la exactitud, la actualidad ni la integridad de los datos que se ofrecen en este sitio. Los datos pueden cambiar sin previo aviso. Quien los usa lo hace bajo su propio riesgo. El texto que pide la Ciudad:",
		LegalNote:        "La Ciudad dice que sus mapas de distritos no deben usarse donde se exija precisión legal.",

		Stands: map[stand]string{
			protective: "A favor de las protecciones", against: "En contra de las protecciones", noPosition: "Actuó sin tomar posición",
			noAct: "No consta nada", nobody: "Escaño vacante o titular desconocido",
		},
	},
}

// percent writes a share of a whole with one decimal.
func percent(value float64) string { return fmt.Sprintf("%.1f%%", value) }
