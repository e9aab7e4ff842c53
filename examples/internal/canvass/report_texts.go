package canvass

import (
	"fmt"

	"github.com/chiward/chiward/examples/internal/outreach"
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
	Vacant, NotKnown, SortHint                           string

	UnmatchedTable, Reason, Count, AllMatched string

	Scripts, ScriptsNote, ScriptWards string
	Asks                              map[outreach.Ask]string

	Dates, Day, Map, MapFrom, MapUntil, Council, Offices, NoOffices string
	Sources, SourcesNote, AsOf                                      string
	Notice, NoticeTranslated, LegalNote, Stale                      string
	Letters                                                         string

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
		PositionsMapAlt: "Map of the wards of Chicago by the act of each alder on one measure. The table below says the same in words for the wards with signers.",
		Weakens:         "On the %s. It would take protections away, so whoever acted against it acted for the protections.",
		Strengthens:     "On the %s. It adds protections, so whoever acted for it acted for the protections.",
		NoMeasure:       "Nothing had been put before the Council yet.",
		PositionsNote:   "A color stands for one act on one measure, done by the alder in person. It is not their whole record. A vote on procedure, such as one to table, is on neither side. Where nothing is recorded, that does not mean for or against the protections.",
		Derived:         "%d of them worked out from a reported count", AllDerived: "all worked out from a reported count",
		LegendWards: "%d wards", LegendOneWard: "1 ward", LegendSigners: "%s signers",

		Table: "The wards", TableNote: "Wards with signers and how to reach their alders. Each e-mail address begins a letter to that alder.", TableMeasure: "What is said of their acts is on the %s.",
		NoTable: "No row has a ward.", NoSignersIn: "No signers in wards %s.",
		Ward: "Ward", Signers: "Signers", Alder: "Alder", Act: "What they did",
		Vacant: "The seat was vacant.", NotKnown: "The holder is not known.",
		SortHint: "Sort by",

		UnmatchedTable: "Rows without a ward", Reason: "Reason", Count: "Rows", AllMatched: "Every row has a ward.",

		Scripts: "What to say on the telephone", ScriptsNote: "Alders of whom the same is known share a script. Say the number of your own ward, and the name of the alder.",
		ScriptWards: "Wards %s",
		Asks: map[outreach.Ask]string{
			outreach.AskNone: "Ask the office to pass it on", outreach.AskThank: "Thank them", outreach.AskHold: "Ask them to hold",
			outreach.AskReconsider: "Ask them to reconsider", outreach.AskConfirm: "Ask them to confirm", outreach.AskState: "Ask them to state a position",
		},

		Dates: "About the data", Day: "Day looked up", Map: "Ward map", MapFrom: "%s, in force from %s", MapUntil: "%s, in force from %s until %s",
		Council: "Newest source on the council", Offices: "Ward offices as listed on", NoOffices: "not listed for this map",
		Sources: "Sources of the City", SourcesNote: "Each act in the table has its own source.", AsOf: "as of %s",
		Notice: "Notice of the City of Chicago", NoticeTranslated: "",
		LegalNote: "The City says that its ward maps should not be relied upon where legal precision is required.",
		Letters:   "Letters to the alders",
		Stale:     "These data end with the council that sits until %s: who holds the seats on %s is not known here.",

		Stands: map[stand]string{
			protects: "For the protections", opposes: "Against the protections", procedure: "Vote on procedure",
			neither: "Acted without taking a side", noAct: "Nothing recorded", nobody: "Seat vacant or holder not known",
		},
	},
	outreach.Spanish: { //nolint:dupl // the same table in two languages
		Title: "Firmantes por distrito (ward)", Input: "De %s", StandardInput: "la entrada estándar",
		Rows: "Filas", Matched: "Con distrito", Wards: "Distritos con firmantes", Unmatched: "Sin distrito", NearBorder: "Cerca de un límite", Duplicates: "Repetidas",
		RowsNote: "en el archivo", MatchedNote: "%s de todas las filas", WardsNote: "de %d", UnmatchedNote: "los motivos están abajo",
		BorderNote: "pueden ser de otro distrito; vea la columna other_wards", TwiceNote: "vea la columna duplicate_of; las cartas las cuentan una vez",

		SignersMap:    "Dónde viven los firmantes",
		SignersMapAlt: "Mapa de los distritos de Chicago, sombreados según el número de firmantes. La tabla de abajo tiene los mismos números.",
		SignersIn:     "%s: %s firmantes", OneSignerIn: "%s: 1 firmante",
		SignersLegend: "Firmantes en un distrito", NoSigners: "ninguno",

		PositionsMap:    "Qué se sabe de los concejales",
		PositionsMapAlt: "Mapa de los distritos de Chicago según el acto de cada concejal sobre una medida. La tabla de abajo dice lo mismo con palabras para los distritos con firmantes.",
		Weakens:         "Medida: %s. Quitaría protecciones; por eso, quien actuó en contra de ella actuó a favor de las protecciones.",
		Strengthens:     "Medida: %s. Agrega protecciones; por eso, quien actuó a favor de ella actuó a favor de las protecciones.",
		NoMeasure:       "Aún no se había presentado nada ante el Concejo.",
		PositionsNote:   "Cada color representa un solo acto sobre una sola medida, hecho por la propia persona. No es todo lo que ha hecho. Un voto de procedimiento, como el de archivar una propuesta sin votarla, no es de ningún lado. Si no hay datos, eso no significa que estuviera a favor ni en contra de las protecciones.",
		Derived:         "%d de ellos deducidos de un conteo publicado", AllDerived: "todos deducidos de un conteo publicado",
		LegendWards: "%d distritos", LegendOneWard: "1 distrito", LegendSigners: "%s firmantes",

		Table: "Los distritos", TableNote: "Distritos con firmantes y cómo comunicarse con sus concejales. Cada correo electrónico abre una carta lista para esa oficina.", TableMeasure: "Lo que se dice de sus actos es sobre esta medida: %s.",
		NoTable: "Ninguna fila tiene distrito.", NoSignersIn: "Sin firmantes en los distritos %s.",
		Ward: "Distrito (ward)", Signers: "Firmantes", Alder: "Concejal", Act: "Qué hizo",
		Vacant: "El puesto estaba vacante.", NotKnown: "No se sabe quién ocupaba el puesto.",
		SortHint: "Ordenar por",

		UnmatchedTable: "Filas sin distrito", Reason: "Motivo", Count: "Filas", AllMatched: "Todas las filas tienen distrito.",

		Scripts: "Qué decir por teléfono", ScriptsNote: "Los concejales de quienes se sabe lo mismo comparten un guion. Diga el número de su propio distrito y el nombre de su concejal.",
		ScriptWards: "Distritos %s",
		Asks: map[outreach.Ask]string{
			outreach.AskNone: "Pida a la oficina que pase el mensaje", outreach.AskThank: "Agradezca", outreach.AskHold: "Pida que siga así",
			outreach.AskReconsider: "Pida que lo reconsidere", outreach.AskConfirm: "Pregunte si es correcto", outreach.AskState: "Pida que diga su posición",
		},

		Dates: "Sobre los datos", Day: "Fecha consultada", Map: "Mapa de distritos", MapFrom: "%s, vigente desde el %s", MapUntil: "%s, vigente desde el %s hasta el %s",
		Council: "Fuente más reciente sobre el Concejo", Offices: "Oficinas según la lista del", NoOffices: "no se conocen para este mapa",
		Sources: "Fuentes de la ciudad", SourcesNote: "Cada acto de la tabla tiene su propia fuente.", AsOf: "con datos del %s",
		Notice:           "Aviso de la Ciudad de Chicago",
		NoticeTranslated: "En español: Este sitio ofrece aplicaciones con datos que fueron modificados respecto de su fuente original, www.cityofchicago.org, el sitio oficial de la Ciudad de Chicago. La Ciudad de Chicago no garantiza el contenido, la exactitud, la actualidad ni la integridad de los datos que se ofrecen en este sitio. Los datos pueden cambiar sin previo aviso. Quien los usa lo hace bajo su propio riesgo. El texto que pide la Ciudad:",
		Letters:          "Cartas a los concejales",
		Stale:            "Estos datos terminan con el Concejo que sesiona hasta el %s: aquí no se sabe quién ocupa los puestos el %s.",
		LegalNote:        "La Ciudad dice que sus mapas de distritos no deben usarse donde se exija precisión legal.",

		Stands: map[stand]string{
			protects: "A favor de las protecciones", opposes: "En contra de las protecciones", procedure: "Voto de procedimiento",
			neither: "Actuó sin tomar partido", noAct: "No hay datos", nobody: "Puesto vacante o no se sabe quién lo ocupa",
		},
	},
}

// percent writes a share of a whole with one decimal.
func percent(value float64) string { return fmt.Sprintf("%.1f%%", value) }
