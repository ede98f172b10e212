package deal

import (
	"fmt"
	"strings"
)

// presume gives a candidate that tells of a new agreement the type and the status
// that only the whole of what is known of it decides.
func (r *Runner) presume(c *candidate) {
	if c.told && c.status == "planned" {
		c.status = "signed" // what is to be done is planned, the agreement stands
	}
	contract := r.markedAt(c.name.End-1, markWorks)
	one := c.noun >= 0 && !c.plural
	located := c.own || c.plant >= 0
	if len(c.parties) > 1 && (c.noun >= 0 || c.object < 0) && (c.generic || c.typ == "construction_contract" || c.typ == "service_contract" || c.typ == "") && r.countries(c.parties) {
		c.typ, c.generic = "cooperation_agreement", true // between governments
	}
	if c.entry != nil && c.entry.Get("weak") == "state" {
		r.fromState(c)
	}
	switch {
	case c.bare && c.generic && !c.loose && !contract && one && c.typ == "cooperation_agreement" && (c.mw > 0 || c.plant >= 0) && forYears(c.term):
		c.typ = "power_purchase_agreement" // "a 20-year agreement that brings back the 600 MW plant"
	case c.bare && !contract && r.toKeep(c) && r.state(c) != "":
		c.typ = "concession" // what a developer agrees with a ministry to build
	case c.typ != "":
	case len(c.parties) > 1 && one && contract:
		c.typ, c.generic = "service_contract", true
	case len(c.parties) > 1:
		c.typ, c.generic = "cooperation_agreement", true
	case len(c.parties) == 1 && one && contract && c.returns && c.frame != r.s.named && located:
		c.typ, c.generic = "construction_contract", true // the first told of "the contract"
	case len(c.parties) == 1 && one && contract && c.returns && c.frame != r.s.named && (c.value > 0 || c.partnered && c.passive):
		c.typ, c.generic = "service_contract", true
	}
}

// forYears reports whether a term is as long as those for the power of a plant.
func forYears(term string) bool {
	var years int
	_, err := fmt.Sscanf(term, "P%dY", &years)
	return err == nil && years >= 8
}

// toKeep reports whether what a candidate tells is to be built is built to be kept:
// "to build and operate a refinery", "to develop a 300 MW wind farm".
func (r *Runner) toKeep(c *candidate) bool {
	switch c.typ {
	case "construction_contract":
		return builtToOwn(c.technology) || r.marked(markOwns, c.region)
	case "cooperation_agreement":
		return c.noun >= 0 && builtToOwn(c.technology) && (c.mw > 0 || c.plant >= 0)
	}
	return false
}

// builtToOwn reports whether plants of a technology are built by developers who
// keep them, so that an agreement with a state to build one is leave to do so. Of
// other kinds news tells of both in the same words.
func builtToOwn(technology string) bool {
	return strings.Contains(technology, "solar") || strings.Contains(technology, "wind")
}
