package main

import (
	"encoding/binary"
	"hash/maphash"
	"iter"
	"slices"
	"sync"

	"github.com/chiward/chiward/ward"
)

// finding is what the address or position of a row came to.
type finding struct {
	status     ward.Status
	ward       ward.Number
	nearBorder bool
	doubtful   bool
	spot       spot   // tells duplicates
	unit       []byte // that the address itself has, folded
	cells      []byte // the cells of the answer behind those of the ward
}

// pack appends f to text as [unpack] reads it.
func (f *finding) pack(text []byte) []byte {
	text = append(text, f.spot[:]...)
	text = append(text, byte(slices.Index(statuses[:], f.status)), byte(f.ward), oneIf(f.nearBorder), oneIf(f.doubtful))
	text = binary.LittleEndian.AppendUint32(text, uint32(len(f.unit)))
	return append(append(text, f.unit...), f.cells...)
}

// unpack returns the finding of which text consists, and which keeps text.
func unpack(text []byte) finding {
	f := finding{spot: spot(text)}
	text = text[len(f.spot):]
	f.status, f.ward, f.nearBorder, f.doubtful = statuses[text[0]], ward.Number(text[1]), text[2] != 0, text[3] != 0
	unit := int(binary.LittleEndian.Uint32(text[4:]))
	text = text[8:]
	f.unit, f.cells = text[:unit], text[unit:]
	return f
}

func oneIf(is bool) byte {
	if is {
		return 1
	}
	return 0
}

// spot is a hash of 128 bits that stands for a place or for an address as it
// was typed. The zero spot is unknown.
type spot [16]byte

func newSpot(seeds [2]maphash.Seed, key []byte) (s spot) {
	binary.LittleEndian.PutUint64(s[:8], maphash.Bytes(seeds[0], key))
	binary.LittleEndian.PutUint64(s[8:], maphash.Bytes(seeds[1], key)|1)
	return s
}

// findings remembers what addresses came to, because households and buildings
// sign together, and lists are made of lists. It takes a fixed amount of
// memory, in which newer findings replace older ones, and serves several
// goroutines. It knows an address by a hash under a key that is drawn anew for
// each run.
type findings struct {
	seeds [2]maphash.Seed
	parts [findingParts]findingPart
}

const (
	findingParts = 16
	findingMax   = 1<<10 - 1 // bytes of one; what is longer is not remembered
)

// findingPart has packed findings in text, which is written round and round.
// Before each stand its key, which is the first of it to be overwritten, and
// its length in two bytes.
type findingPart struct {
	lock    sync.Mutex
	buckets []findingBucket
	text    []byte
	next    int
}

// findingBucket says where in text the findings begin whose keys have the
// tags. Tag zero marks a place that is free.
type findingBucket struct {
	tags   [4]uint32
	starts [4]uint32
}

// newFindings has room for some 2.2 findings in each bucket, of which each part
// has 1<<bits.
func newFindings(bits uint) *findings {
	s := &findings{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
	for i := range s.parts {
		s.parts[i].buckets, s.parts[i].text = make([]findingBucket, 1<<bits), make([]byte, 288<<bits)
	}
	return s
}

// part returns the index of the part that k is in.
func (k *spot) part() int { return int(k[0] % findingParts) }

// tag returns what tells k from the other keys of a bucket.
func (k *spot) tag() uint32 { return binary.LittleEndian.Uint32(k[4:]) | 1 }

func (p *findingPart) bucket(k *spot) *findingBucket {
	return &p.buckets[int(binary.LittleEndian.Uint32(k[:])>>8)%len(p.buckets)]
}

// recall answers the questions of q from what is remembered.
func (s *findings) recall(q *inquiry) {
	for p, asked := range q.byPart() {
		s.parts[p].recall(q, asked)
	}
}

// recall answers the given ones of the questions of q. Each pass reads one
// place in memory for each of them, so that the processor need not wait for
// one before it goes on to the next.
func (p *findingPart) recall(q *inquiry, asked []int32) {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, i := range asked {
		asked := &q.questions[i]
		bucket, tag := p.bucket(&asked.key), asked.key.tag()
		asked.start = -1
		for k := range bucket.tags {
			if bucket.tags[k] == tag {
				asked.start = int(bucket.starts[k])
				break
			}
		}
	}
	for _, i := range asked {
		asked := &q.questions[i]
		if asked.known = asked.start >= 0 && spot(p.text[asked.start:]) == asked.key; !asked.known {
			asked.start = 0
		}
	}
	for _, i := range asked {
		asked := &q.questions[i]
		if asked.known {
			text := p.text[asked.start+len(asked.key):]
			size := int(binary.LittleEndian.Uint16(text))
			asked.start, asked.end = len(q.text), len(q.text)+size
			q.text = append(q.text, text[2:2+size]...)
		}
	}
}

// remember remembers the answers to the questions of q that were not recalled.
func (s *findings) remember(q *inquiry) {
	for p, asked := range q.byPart() {
		s.parts[p].remember(q, asked)
	}
}

func (p *findingPart) remember(q *inquiry, asked []int32) {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, i := range asked {
		asked := &q.questions[i]
		size := asked.end - asked.start
		if asked.known || size == 0 || size > findingMax {
			continue
		}
		if p.next+len(asked.key)+2+size > len(p.text) {
			p.next = 0
		}
		p.bucket(&asked.key).add(asked.key.tag(), uint32(p.next))
		text := p.text[p.next:p.next]
		text = append(text, asked.key[:]...)
		text = binary.LittleEndian.AppendUint16(text, uint16(size))
		text = append(text, q.text[asked.start:asked.end]...)
		p.next += len(text)
	}
}

// add takes the place of the oldest.
func (b *findingBucket) add(tag, start uint32) {
	copy(b.tags[1:], b.tags[:])
	copy(b.starts[1:], b.starts[:])
	b.tags[0], b.starts[0] = tag, start
}

// inquiry asks for many findings at once, which is much faster than one by
// one: memory that is far away is fetched for several of them together, and a
// lock is taken for all that are in the same part. The zero inquiry is ready
// for use.
type inquiry struct {
	questions []question
	text      []byte  // of the answers
	order     []int32 // of the questions, by part
}

// question is the key of an address and what is known of it. The zero question
// asks nothing.
type question struct {
	key        spot
	start, end int  // of the packed finding in the text of the inquiry; both zero if there is none
	known      bool // it was remembered
}

func (q *inquiry) clear() { q.questions, q.text = q.questions[:0], q.text[:0] }

// ask appends a question, which is answered by the next [findings.recall].
func (q *inquiry) ask(key spot) { q.questions = append(q.questions, question{key: key}) }

// answer sets the answer to the i-th question.
func (q *inquiry) answer(i int, f *finding) {
	start := len(q.text)
	q.text = f.pack(q.text)
	q.questions[i].start, q.questions[i].end = start, len(q.text)
}

// answered reports whether there is an answer to the i-th question.
func (q *inquiry) answered(i int) bool { return q.questions[i].end > 0 }

// finding returns the answer to the i-th question, which must have one.
func (q *inquiry) finding(i int) finding {
	return unpack(q.text[q.questions[i].start:q.questions[i].end])
}

// byPart yields the questions that ask something, part by part.
func (q *inquiry) byPart() iter.Seq2[int, []int32] {
	return func(yield func(int, []int32) bool) {
		var ends [findingParts + 1]int
		for i := range q.questions {
			if key := &q.questions[i].key; *key != (spot{}) {
				ends[key.part()+1]++
			}
		}
		for p := range findingParts {
			ends[p+1] += ends[p]
		}
		q.order = slices.Grow(q.order[:0], len(q.questions))[:len(q.questions)]
		starts := ends
		for i := range q.questions {
			if key := &q.questions[i].key; *key != (spot{}) {
				q.order[ends[key.part()]] = int32(i)
				ends[key.part()]++
			}
		}
		for p := range findingParts {
			if asked := q.order[starts[p]:starts[p+1]]; len(asked) > 0 && !yield(p, asked) {
				return
			}
		}
	}
}
