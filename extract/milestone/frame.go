package milestone

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"wattwire/extract/lexicon"
	"wattwire/extract/rule"
	"wattwire/extract/token"
)

// kind is a kind of thing that a word of list milestone_objects names.
type kind uint32

const (
	plantWord   kind = 1 << iota // names a plant by itself: reactor, refinery
	partWord                     // a plant or a part of one where one is told of: project, unit
	work                         // construction, works
	operation                    // operation, service, production
	run                          // operation, production that begins with the plant told of
	permit                       // permit, approval
	scheme                       // plans, proposal
	closing                      // close, of financial close
	decision                     // final investment decision
	funds                        // financing, loan
	ground                       // ground, that is broken
	stone                        // foundation stone
	footing                      // foundations, concrete
	output                       // output, capacity
	development                  // development of a project
	trial                        // testing, trials
	power                        // power, electricity
	newPower                     // power, electricity with "first" before it
	full                         // full output
	sum                          // an amount of money
	building                     // building: the work of it, or what is built
	system                       // system, that may be for sale
)

var kindNames = map[string]kind{
	"plant": plantWord, "part": partWord, "work": work, "operation": operation, "run": run, "permit": permit, "plan": scheme,
	"close": closing, "decision": decision, "funds": funds, "ground": ground, "stone": stone, "footing": footing,
	"output": output, "development": development, "testing": trial, "power": power, "newpower": newPower,
	"building": building, "system": system, "full": full, "sum": sum,
}

// role is what stands in a grammatical relation of a frame.
type role uint8

const (
	noRole role = iota
	plant       // the plant whose step it is
	words       // a word that completes the step: "broke ground"
	actor       // someone, no plant
)

type slot struct {
	role  role
	kinds kind // one of these, 0 for any
}

// phrase is a slot behind a preposition.
type phrase struct {
	prep token.Sym
	slot
}

// frame is a compiled rule.
type frame struct {
	rule *rule.Rule
	typ  string
	// either is the object, or the subject of a verb without one: "the works
	// started", "Acme started works".
	subject, object, either slot
	preps                   []phrase
	// then are the verbs of which one follows: "began operating".
	then map[token.Sym]bool
	// near: the words are of plants alone, so that the plant may stand anywhere
	// near them.
	near bool
	// weak: where another frame tells the same step, that tells it better.
	weak bool
	// only: "planned", "due", "past", "since" or "denied": no step but one to come,
	// one to come at a date, one that has happened, one that has lasted since a
	// date, or one that someone will not take.
	only string
	// without are prepositions after which the verb says something else:
	// "opened the plant to tourists".
	without map[token.Sym]bool
}

// verbFrame is a frame with the words that follow its verb.
type verbFrame struct {
	*frame
	words []token.Sym
	// intends: a word of planning is among them ("is due online").
	intends bool
}

// gap stands among the words of a verb for what may stand between them.
const gap = token.Sym(math.MaxUint32)

// stepKinds are the kinds of word that a frame asks for.
func (f *frame) stepKinds() kind {
	var k kind
	for _, s := range []slot{f.subject, f.object, f.either} {
		if s.role == words {
			k |= s.kinds
		}
	}
	for _, s := range f.preps {
		if s.role == words {
			k |= s.kinds
		}
	}
	return k
}

func compile(lex *lexicon.Lexicon, r *rule.Rule) (*frame, []error) {
	f := &frame{
		rule: r, then: map[token.Sym]bool{}, without: map[token.Sym]bool{},
		typ: r.Set["type"], near: r.Set["plant"] == "near", weak: r.Set["weak"] == "true", only: r.Set["only"],
	}
	var faults []error
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s:%d: rule %q: %s", r.File, r.Line, r.ID, fmt.Sprintf(format, args...)))
	}
	if len(r.Verbs) > 0 && !types[f.typ] {
		fault("type %q is no type of milestone", f.typ)
	}
	switch f.only {
	case "", "planned", "due", "past", "since", "denied":
	default:
		fault("only %q is none of planned, due, past, since, denied", f.only)
	}
	for _, k := range r.Unknown("type", "plant", "only", "without", "weak") {
		fault("set: a milestone rule sets type, plant, only, without and weak, not %q", k)
	}
	for _, w := range strings.Fields(r.Set["without"]) {
		f.without[lex.Vocab.InternString(w)] = true
	}
	rels := make([]string, 0, len(r.Roles))
	for rel := range r.Roles {
		rels = append(rels, rel)
	}
	sort.Strings(rels)
	for _, rel := range rels {
		if rel == "then" {
			for _, w := range strings.Fields(r.Roles[rel]) {
				f.then[lex.Vocab.InternString(w)] = true
			}
			continue
		}
		name, kinds, _ := strings.Cut(r.Roles[rel], " if ")
		var s slot
		switch strings.TrimSpace(name) {
		case "plant":
			s.role = plant
		case "step":
			s.role = words
		case "actor":
			s.role = actor
		default:
			fault("roles: %s: %q is neither plant nor step nor actor", rel, name)
		}
		for _, k := range strings.Fields(kinds) {
			if kindNames[k] == 0 {
				fault("roles: %s: nothing is of the kind %q", rel, k)
			}
			s.kinds |= kindNames[k]
		}
		switch rel {
		case "subject":
			f.subject = s
		case "object":
			f.object = s
		case "either":
			f.either = s
		default:
			f.preps = append(f.preps, phrase{lex.Vocab.InternString(rel), s})
		}
	}
	return f, faults
}
