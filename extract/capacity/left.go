package capacity

import (
	"wattwire/extract/clause"
	"wattwire/extract/record"
	"wattwire/extract/token"
)

// leastStorage is the least storage in MWh that is a plant's: what holds less
// runs a car or a home. What uses power, such as a bus, may hold up to carStorage.
const (
	leastStorage = 0.2
	carStorage   = 0.5
)

// leastPower is the least power in MW that is a plant's: what has less is a
// panel or a device.
const leastPower = 0.001

// smallUse is less power in MW than a plant has that is told with what uses
// power.
const smallUse = 0.5

// left reports whether candidate i is no rated capacity: what a factory makes,
// heat, what uses electricity, energy that is not stored.
func (r *Runner) left(i int) bool {
	c := &r.cands[i]
	for _, holds := range unrated {
		if holds(r, c) {
			return true
		}
	}
	if q := &r.in.Quantities[c.quantity]; q.Dimension != record.Energy {
		return q.Per != "" && c.direct.Len()+c.of.Len() == 0 && c.near(goal, clausal) == nil // made in a year
	}
	return !r.stored(i)
}

// unrated are signs that an amount of power or energy is no rated capacity.
var unrated = [...]func(r *Runner, c *cand) bool{
	(*Runner).madeOrUsed,
	func(r *Runner, c *cand) bool { // 300 MW (thermal)
		t := c.End
		return t+1 < len(r.d.Tokens) && r.d.Tokens[t].Sym == r.s.words.open && r.d.Tokens[t+1].Sym == r.s.words.thermal
	},
	func(r *Runner, c *cand) bool { // turns out 500 MW of modules a year
		return r.yearly(c) && c.ofGoods()
	},
	func(r *Runner, c *cand) bool { // what a factory of the clause makes, but not what is ordered for it
		switch {
		case c.near(factory, clausal) == nil:
			return false
		case r.in.Quantities[c.quantity].Per != "":
			return true
		case c.near(plant, modifier) != nil, c.near(order, clausal) != nil:
			return false
		}
		return r.phraseTech(c)&^(solar|storage) == 0 && c.ofGoods()
	},
	func(r *Runner, c *cand) bool { // makers' plants
		if c.near(factory, holder) == nil || c.direct.Len() == 0 || r.phraseTech(c) != 0 {
			return false
		}
		return c.near(plant, head) != nil && c.near(phase, head) == nil
	},
	func(r *Runner, c *cand) bool { // the 65 GW of capacity, after a word for what makers have
		switch bare := c.of.Len() == 0; {
		case c.direct.Len() > 0, !bare && !r.bare(c.of):
			return false
		case bare && (c.near(measure, holder) == nil || c.near(machine, clausal) != nil || c.near(design, clausal) != nil):
			return false
		}
		return c.near(factory, sentence) != nil && c.near(plant, sentence) == nil
	},
	func(r *Runner, c *cand) bool { // 10 GW of annual module capacity
		k := r.chunk(c.End + 1)
		if k < 0 || c.of.Len() > 0 || r.chunks[k].Kind != clause.Time || r.chunks[k].Len() != 1 {
			return false
		}
		return r.d.Tokens[c.End].Sym == r.s.words.of && c.near(factory, clausal) != nil
	},
	func(r *Runner, c *cand) bool { // a car of 140 kW
		if r.size(c) >= smallUse || c.near(consumer, sentence) == nil || r.phraseTech(c) != 0 {
			return false
		}
		return c.near(plant, clausal) == nil && c.near(plants, clausal) == nil
	},
	(*Runner).flows,
	func(r *Runner, c *cand) bool { // a panel of 400 W
		return r.size(c) < leastPower && !c.has(machine, head) && !c.has(machine, ofHead) && !c.has(machine, holder)
	},
}

// madeOrUsed reports whether a word beside c tells that a factory makes the amount, that it
// is heat, or that it is used.
func (r *Runner) madeOrUsed(c *cand) bool {
	for k := range c.words {
		other := false
		switch x := &c.words[k]; x.class {
		case factory:
			other = x.relation >= modifier || x.relation == holder && x.distance <= 6 && !r.makesPower(c.bearer) && !r.ownPlant(c)
		case heat:
			other = x.relation >= modifier || x.relation == holder && x.distance <= 4
		case consumer:
			switch x.relation {
			case head:
				other = true
			case ofHead:
				other = c.near(plant, ofHead) == nil
			case modifier:
				other = c.near(plant, head) == nil
			}
		}
		if other {
			return true
		}
	}
	return false
}

// size is the amount of c in MW or MWh.
func (r *Runner) size(c *cand) float64 {
	q := &r.in.Quantities[c.quantity]
	return q.Value * q.Scale
}

// ofGoods reports whether c is of what factories make: 500 MW of modules.
func (c *cand) ofGoods() bool {
	return c.near(equipment, modifier) != nil || c.near(hardware, modifier) != nil
}

// stored reports whether the energy of candidate i is capacity: it is where it is stored,
// and not in a car.
func (r *Runner) stored(i int) bool {
	c := &r.cands[i]
	if r.in.Quantities[c.quantity].Per != "" {
		return false
	}
	if size := r.size(c); c.energy < 0 && (size < leastStorage || size < carStorage && c.near(consumer, sentence) != nil) {
		return false
	}
	if m := r.phraseTech(c); m != 0 {
		return m&storage != 0
	}
	m := r.sentenceTech(i)
	if m == 0 && r.main == storage && c.near(plants, holder) != nil {
		m = storage
	}
	return m&storage != 0 && c.near(market, holder) == nil
}

// yearly reports whether "a year" or the like stands right after c's noun phrase.
func (r *Runner) yearly(c *cand) bool {
	k := r.chunk(c.phrase.End)
	return k >= 0 && r.chunks[k].Kind == clause.Time && r.has(r.chunks[k].Span, r.s.labels.word[rate])
}

// ownPlant reports whether the noun of c is a plant by its technology, which
// no factory has: to develop the 180 MW reactor.
func (r *Runner) ownPlant(c *cand) bool {
	return c.near(plant, head) != nil && r.phraseTech(c)&^(solar|storage|open) != 0
}

// makesPower reports whether what is told in s is plants by their technology, not
// makers: five solar parks.
func (r *Runner) makesPower(s token.Span) bool {
	if m, weak := r.union(s); m == 0 || weak || !r.holdsPlant(s) {
		return false
	}
	for t := s.First; t < s.End; t++ {
		if r.c.Find(t, r.s.labels.word[factory]) != nil {
			return false
		}
	}
	return true
}

// flows reports whether an amount is power made, used or cut off at a time and
// no rating: wind output will fall to 3.5 GW; demand rises by 1 GW; cuts of
// 200 MW; one megawatt can power 1,000 homes, is enough for them.
func (r *Runner) flows(c *cand) bool {
	c.flow = r.yardstick(c) || r.asBefore(c) || r.madeNow(c)
	return c.flow
}

// asBefore reports whether c, a bare amount, is told beside power made at a time: output will fall
// to 3.5 GW after 7 GW on Monday.
func (r *Runner) asBefore(c *cand) bool {
	i := r.amountAt(c.First) - 1
	if i < 0 || !r.cands[i].flow || r.cands[i].sentence != c.sentence {
		return false
	}
	if c.near(demand, sentence) != nil || c.near(fleet, holder) != nil {
		return false
	}
	return c.direct.Len()+c.of.Len() == 0 && !r.holdsPlant(c.bearer) && r.named(c) == nil
}

// madeNow reports whether words of power made or used and of change tell that c is made, used or
// cut off at a time.
func (r *Runner) madeNow(c *cand) bool {
	for k := range c.words {
		switch x := &c.words[k]; x.class {
		case plant, plants, machine, fleet, equipment, hardware:
			if x.relation >= modifier {
				return false
			}
		}
	}
	if d := c.near(demand, holder); d != nil && d.distance <= 2 {
		return false // a demand of
	}
	changes, then := c.near(change, clausal) != nil, r.onDay(c)
	if then && r.madeBy(c) {
		return true
	}
	by := false
	for t := c.First - 1; t >= max(r.d.Sentences[c.sentence].First, c.First-3); t-- {
		by = by || r.d.Tokens[t].Sym == r.s.words.by // by over 3 GW
	}
	made := false
	for k := range c.words {
		x := &c.words[k]
		switch x.class {
		case outputs:
			made = made || x.End <= c.First && x.distance <= 24
		case market:
			if by && changes && x.relation >= clausal && x.End <= c.First {
				return true
			}
		case cut:
			if x.relation == holder && x.distance <= 3 {
				return true
			}
		}
	}
	if !made || !changes && !then || c.near(goal, clausal) != nil {
		return false
	}
	return by || c.near(fleet, holder) == nil && c.near(plant, holder) == nil && c.near(design, holder) == nil
}

// onDay reports whether the clause of c tells the day or the hour, which is over.
func (r *Runner) onDay(c *cand) bool {
	for t := c.clause.First; t < c.clause.End; t++ {
		a := r.c.Find(t, r.s.labels.date)
		if a == nil || int(a.Ref) >= len(r.in.Dates) {
			continue
		}
		if x := &r.in.Dates[a.Ref]; x.FirstDay != "" && x.FirstDay == x.LastDay && x.LastDay <= r.in.Published {
			return true
		}
	}
	return false
}

// madeBy reports whether c is told to have been made: plants generated 9 GW, 9 GW of electricity was
// produced.
func (r *Runner) madeBy(c *cand) bool {
	makes := func(k int, passive bool) bool {
		if k < 0 || k >= len(r.chunks) || r.chunks[k].Kind != clause.Verb {
			return false
		}
		v := &r.chunks[k]
		return v.Past && v.Form == clause.Finite && v.Passive == passive && (v.Sym == r.s.words.generate || v.Sym == r.s.words.produce)
	}
	return makes(r.chunk(c.phrase.First)-1, false) || makes(r.chunk(c.phrase.End), true)
}

// yardstick reports whether c is one megawatt of which is told what that does: one megawatt
// can power 1,000 homes.
func (r *Runner) yardstick(c *cand) bool {
	if r.in.Quantities[c.quantity].Value != 1 || c.phrase.First != c.First || c.phrase.End >= r.d.Sentences[c.sentence].End {
		return false
	}
	k := r.chunk(c.phrase.End)
	if k < 0 || r.chunks[k].Kind != clause.Verb {
		return false
	}
	if n := r.chunk(c.First); n > 0 && r.chunks[n-1].Kind == clause.Prep {
		return false // the tender for 1 GW will follow
	}
	v := &r.chunks[k]
	return v.Modal != 0 || v.Form == clause.Finite && !v.Passive && c.direct.Len()+c.of.Len() == 0
}
