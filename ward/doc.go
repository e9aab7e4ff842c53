// Package ward answers, for a place in Chicago, which ward it is in, who
// represents it, how to reach them, and what the public record says they did
// on the Welcoming City ordinance.
//
// Open the bundles the program needs, take the city on a day, and look up
// points and addresses:
//
//	atlas, err := ward.Open(data.Current(), data.Streets())
//	if err != nil {
//		return err
//	}
//	res, err := atlas.Latest().Address("121 N LaSalle St")
//	if err != nil {
//		return err
//	}
//	fmt.Println(res.Ward, res.Certainty, res.Alder.Name, res.AsOf)
//
// # Wards
//
// Every point of the city is in exactly one ward, and every point outside in
// none, whatever the City's files do along their seams; [geo.Index] has the
// rule for points on a border. A [Match] says how far the nearest border is
// and how sure the answer is: it is NearBorder exactly if the border is within
// the radius of the point plus the accuracy of the map, and then it names
// every other ward that close. A place outside Chicago is an answer and no
// error.
//
// An address that fits places in several wards is an error, a
// [*street.AmbiguousError] with the choices; if all its places are in one ward,
// that ward is the answer.
//
// [Snapshot.Answer] takes what any look-up returned, error and all, and makes
// of it what can be shown to people or sent as JSON: a [Status], a sentence in
// English and Spanish that says why there is no ward, how to reach the seat if
// it is vacant. [Snapshot.Seat] answers the same way for a ward by its number.
//
// A program with a geocoder of its own brings the point and its accuracy to
// [Snapshot.Near]; one with a map of its own reads it with [ReadMap]. For many
// points at once there is [Map.AppendWards], for many addresses
// [Snapshot.Addresses].
//
// # Days
//
// A [Snapshot] is the city on one day: the map in force, the people seated,
// and the acts up to that day, never mixed with those of another. The library
// does not read the clock: [Atlas.Latest] is the day on which the council was
// last confirmed, and every [Result] carries that day in AsOf. When a map was
// in force, when a person was seated, for which day a source speaks, and when
// it was retrieved are four different dates and kept apart.
//
// # The record
//
// A vote belongs to a person. Whoever takes over a seat does not inherit what
// the predecessor did, and somebody of whom no act is recorded is neither for
// nor against: [Snapshot.Record] says why nothing is recorded. Each [Stance]
// has its date, its source and the basis on which it is known. Nothing is
// inferred from party, caucus or later votes. [Snapshot.Record] has what one person did on
// each amendment, [Atlas.Stances] everything by whatever a [StanceQuery] asks,
// [Atlas.History] who represented a place through the years, and
// [Snapshot.Ask] what there is to thank or ask a person for.
//
// The [Position] on a measure follows from the [Act] and the [Question], by
// this table and nothing else:
//
//	act                      question                position
//	yea                      adopt                   for
//	nay                      adopt                   against
//	yea                      table                   against (it ended the measure)
//	nay                      table                   none (wanted it taken up, which is no vote on the merits)
//	yea, nay                 take_up                 none (on whether to consider it, not on the merits)
//	not_voting, absent       adopt, table, take_up   none
//	filed                    take_up                 none (asks for a vote and is none)
//	sponsored, cosponsored   support                 for
//	stated                   support                 for
//	stated                   oppose                  against
//
// On a measure that is Related the position is always none. Somebody who files
// a notice and also sponsored the measure is for it as its sponsor. For an act
// that is not in the table there is no position, and a table of stances that
// has one is not read.
//
// # Use by several goroutines
//
// An [Atlas] and everything that comes from it is immutable and safe for any
// number of goroutines without locks. To take up newer data, open it and swap
// an [sync/atomic.Pointer]. The package opens no connection, writes no log, and
// reads neither the clock nor the environment; it runs under GOOS=js too, so a
// page can answer within the browser.
package ward
