package outreach

import "github.com/chiward/chiward/ward"

// reasons say why there is no ward. The English is that of package ward.
var reasons = map[ward.Status]ward.Text{
	ward.Ambiguous: {
		English: "This fits more than one place. Write the direction (N, S, E or W) and the kind of street (St, Ave, Blvd).",
		Spanish: "Esto corresponde a más de un lugar. Escriba la dirección cardinal (N, S, E o W) y el tipo de calle (St, Ave, Blvd).",
	},
	ward.NoStreet: {
		English: "Chicago has no such street. Check the spelling.",
		Spanish: "No hay ninguna calle así en Chicago. Revise cómo está escrita.",
	},
	ward.NoNumber: {
		English: "The street exists, but not this number on it.",
		Spanish: "La calle existe, pero no tiene este número.",
	},
	ward.NotChicago: {
		English: "This address is not in Chicago.",
		Spanish: "Esta dirección no está en Chicago.",
	},
	ward.POBox: {
		English: "A post office box is not in a ward. Write a street address.",
		Spanish: "Un apartado postal no está en ningún distrito. Escriba el domicilio.",
	},
	ward.Incomplete: {
		English: "The house number or the street name is missing.",
		Spanish: "Falta el número de la casa o el nombre de la calle.",
	},
	ward.NotAddress: {
		English: "This is not a street address.",
		Spanish: "Esto no es una dirección.",
	},
	ward.Empty: {
		English: "There is no address.",
		Spanish: "No hay ninguna dirección.",
	},
	ward.OutsideCity: {
		English: "This place is not in Chicago.",
		Spanish: "Este lugar no está en Chicago.",
	},
}

// Reason says why there is no ward for an address or point, as
// [ward.Answer] does in English alone. It is the zero Text for Matched.
func Reason(status ward.Status) ward.Text { return reasons[status] }
