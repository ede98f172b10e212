package deal

import (
	"fmt"
	"strings"
)

// ofStates reads what states sign by themselves as cooperation, whatever is to be built.
func (r *Runner) ofStates(c *candidate) verdict {
	if len(c.parties) > 1 && (c.noun >= 0 || c.object < 0) && (c.generic || c.typ == "construction_contract" || c.typ == "service_contract" || c.typ == "") && r.countries(c.parties) {
		return open("cooperation_agreement")
	}
	return verdict{}
}

// ofYears reads an agreement of many years on a plant as one on its power: "a 20-year
// agreement that brings back the 600 MW plant".
func (r *Runner) ofYears(c *candidate) verdict {
	if c.bare && c.generic && !c.loose && !c.plural && c.noun >= 0 && c.typ == "cooperation_agreement" && (c.mw > 0 || c.plant >= 0) && forYears(c.term) && !r.markedAt(c.name.End-1, markWorks) {
		return verdict{"power_purchase_agreement", c.generic}
	}
	return verdict{}
}

// ofContract reads a word for contracts of which nothing else tells the type.
func (r *Runner) ofContract(c *candidate) verdict {
	if c.noun < 0 || c.plural || len(c.parties) == 0 || !r.markedAt(c.name.End-1, markWorks) {
		return verdict{}
	}
	first := c.returns && c.frame != r.s.named // the first told of "the contract"
	switch {
	case len(c.parties) > 1, first && !c.own && c.plant < 0 && (c.value > 0 || c.partnered && c.passive):
		return open("service_contract")
	case first && (c.own || c.plant >= 0):
		return open("construction_contract")
	}
	return verdict{}
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
