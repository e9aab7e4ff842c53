// Package ward answers, for a place in Chicago, which ward it is in, who
// represents it, how to reach them, and what the public record says was done
// on the Welcoming City ordinance.
//
// Open the bundles the program needs, take the city on a day, and look up
// points and addresses:
//
//	atlas, err := ward.Open(data.Current(), data.Streets())
//	if err != nil {
//		return err
//	}
//	res := atlas.Latest().Address("121 N LaSalle St")
//	if res.Status == ward.StatusMatched {
//		fmt.Println(res.Ward, res.Certainty, res.Seat.Email, res.AsOf)
//	}
//
// # Places
//
// Every look-up returns a [Result]. Its status sums up the look-up in one word,
// and is the same whether a place was given as a point or as an address. The
// zero Result is no answer. A place outside Chicago has the status outside;
// that is not an error. [Result.Err] is nil for an answer and otherwise an
// error that does not contain the address.
//
// Every point of the city is in exactly one ward and every point outside the
// city in none, also where the polygons of a map overlap or leave gaps;
// [geo.Index] has the rule for points on a border. A [Match] says how far the
// nearest border is and how sure the answer is: it is near_border exactly if
// the border is within the radius of the point plus the accuracy of the map,
// and then it names every other ward that close.
//
// # Days
//
// A [Snapshot] is the city on one day: the map in force, who holds the seats,
// and the acts up to that day. The library does not read the clock:
// [Atlas.Latest] is the newest day for which a source of the council's tables
// speaks, and a program that knows what day it is asks [Atlas.On]. Four dates
// are never merged: when a map was in force, when a person was seated, for
// which day a source speaks, and when the source was read.
//
// A [Term] that had not ended when it was last confirmed ends with the council
// that sat then: after [Atlas.SitsUntil] nobody holds a seat unless a new term
// begins.
//
// # The record
//
// A vote belongs to a person, and a place to whoever represented it that day.
// [Snapshot.RecordAt] returns, for each amendment, who represented a place when
// the Council acted and what that person did; [Snapshot.Record] returns what
// the holder of a seat did. A new holder does not inherit what the predecessor
// did, and a ward number is not a place, because maps change. A person without
// a recorded act is neither for nor against. Nothing is inferred from party,
// caucus or later votes.
//
// The position on a measure follows from the [Act] and the [Question], by this
// table and nothing else:
//
//	act                      question                                position
//	yea                      adopt                                   for
//	nay                      adopt                                   against
//	yea, nay                 table, take_up, suspend_rules           none (a vote on procedure)
//	not_voting, absent       adopt, table, take_up, suspend_rules    none
//	filed                    take_up                                 none (asks for a vote and is none)
//	sponsored, cosponsored   support                                 for
//	stated                   support                                 for
//	stated                   oppose                                  against
//
// On a measure that is Related the position is always none. An act that is not
// in the table is an error.
//
// The [Side] follows from the position and the effect of the measure. An act
// protects if it is for a measure that strengthens the protections of the
// ordinance or against one that weakens them. It opposes if it is the other way
// around. Otherwise it is neither. A vote on procedure has no side.
//
// # Use by several goroutines
//
// An [Atlas] and everything that comes from it is immutable and safe for any
// number of goroutines without locks. To take up newer data, open it and swap
// an [sync/atomic.Pointer]. The package opens no connection, writes no log, and
// reads neither the clock nor the environment. It also runs under GOOS=js.
package ward
