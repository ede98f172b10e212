package capacity

// settle gives the words about c their relations by what it is said of: the
// plants, machines and designs of that chunk hold it, and no others do; a
// capacity that a plant has is no total.
func (r *Runner) settle(c *cand) {
	c.meant = r.means(c)
	switch {
	case c.total.Len() > 0:
		c.settleTotal()
	case c.meant:
		r.settleMeant(c)
	case c.bearer.Len() == 0 && r.endsWith(c.of, plants):
		c.settleOwn()
	case c.bearer.Len() == 0 || r.wanted(c):
	case c.bearerName != nil || r.bearerBuilt(c):
		r.settleBuilt(c)
	default:
		r.settleOther(c)
	}
}

// built reports whether words of a class tell what is built.
func (k class) built() bool { return k == plant || k == plants || k == machine || k == design }

// inBearer reports whether x stands in what c is said of.
func (c *cand) inBearer(x *wordAt) bool { return x.First >= c.bearer.First && x.End <= c.bearer.End }

// settleTotal makes the measure in the total of c hold it, and nothing that is built.
func (c *cand) settleTotal() {
	for i := range c.words {
		x := &c.words[i]
		switch {
		case x.First >= c.total.First && x.End <= c.total.End && x.class == measure:
			x.class, x.relation = fleet, holder
		case x.relation == holder && x.class.built():
			x.relation = clausal
		}
	}
}

// settleOwn leaves no plant told before to hold c, which has plants of its own: replace the plant
// by building 2 GW of wind farms.
func (c *cand) settleOwn() {
	for i := range c.words {
		if x := &c.words[i]; x.relation == holder && x.class == plant {
			x.relation = clausal
		}
	}
}

// bearerBuilt reports whether what c is said of is built.
func (r *Runner) bearerBuilt(c *cand) bool {
	for i := range c.words {
		if x := &c.words[i]; c.inBearer(x) && x.class.built() && r.heads(x.Span, c.bearer) {
			return true
		}
	}
	return false
}

// settleOther leaves nothing that is built to hold c, which is said of a body.
func (r *Runner) settleOther(c *cand) {
	body := r.otherName(c.bearer) || r.pronoun(c.bearer)
	asked := r.endsWith(c.bearer, tender) && c.near(goal, clausal) != nil
	owned := c.First > 0 && r.d.Tokens[c.First-1].Sym == r.s.words.of
	for i := range c.words {
		x := &c.words[i]
		switch {
		case asked && x.class == goal && x.relation >= clausal && x.First >= c.bearer.End:
			x.relation = sentence // the bid round, which calls for 2 GW
		case asked && x.class == market && c.inBearer(x):
			x.relation = holder
		case x.relation != holder:
		case (x.class == plant || x.class == plants) && c.inBearer(x), // project developers have
			x.class == market && x.End <= c.bearer.First && owned, // owner of 1,320 MW
			body && x.class.built() && x.End <= c.bearer.First:    // China has; what else is told has it not
			x.relation = clausal
		}
	}
}

// settleBuilt makes the head of what c is said of hold it.
func (r *Runner) settleBuilt(c *cand) {
	last := -1                         // where the head ends
	behind := c.bearer.First > c.First // with 500 MW in all, the farm is
	for i := range c.words {
		if x := &c.words[i]; c.inBearer(x) && (x.class.built() || x.class == fleet) {
			last = max(last, x.End)
		}
	}
	one := c.bearerName != nil || r.endsWith(c.bearer, plant)
	for i := range c.words {
		x := &c.words[i]
		together := one && x.class == fleet && x.relation == head
		if x.First >= c.First && !behind && !together && !c.inBearer(x) {
			continue
		}
		switch {
		case x.class == having && x.First >= c.bearer.End:
			x.relation = sentence // the 66 turbines have
		case x.class.built(), x.class == reactor, x.class == lone:
			if x.End == last && x.First >= c.bearer.First {
				x.relation = holder
				if c.member && x.class == plants {
					x.class = plant
				}
			} else if x.relation == holder {
				x.relation = clausal
			}
		case x.class == fleet && c.inBearer(x):
			x.relation = holder
		case x.class == fleet && x.relation >= clausal && (behind || x.First >= c.bearer.End && r.sumsUp(x, one)):
			x.class = measure // a battery with a total of
		}
	}
}

// sumsUp reports whether a word tells but what an amount is of, as a sum does where it is told
// of one plant.
func (r *Runner) sumsUp(x *wordAt, one bool) bool {
	return r.isMeasure(x.Span) || one && r.has(x.Span, r.s.labels.word[sum])
}
