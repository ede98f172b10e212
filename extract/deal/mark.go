package deal

import "wattwire/extract/lexicon"

// The marks of list deal_words that the stage reads; the head of each list tells
// what they mean.
const (
	markAbout lexicon.Mark = 1 << iota
	markAct
	markActor
	markAnother
	markArm
	markAt
	markAuction
	markBeside
	markBesides
	markBought
	markClosing
	markCollective
	markCondition
	markDeadline
	markEnvoy
	markFailed
	markGoing
	markGovernment
	markHappens
	markHaving
	markHires
	markHollow
	markIt
	markLeads
	markLed
	markListed
	markMade
	markMember
	markMinister
	markNone
	markNot
	markOne
	markOpen
	markOwns
	markParticle
	markPassing
	markPay
	markPlan
	markSale
	markSame
	markSays
	markSettled
	markShare
	markSigns
	markSpot
	markStopped
	markSum
	markSuperlative
	markTender
	markTerm
	markTerms
	markThat
	markTheir
	markThese
	markThey
	markTogether
	markTopic
	markUnder
	markUnion
	markUnsure
	markVerge
	markWhere
	markWorks
	markWorth
)

var marks = map[string]lexicon.Mark{
	"about":       markAbout,
	"act":         markAct,
	"actor":       markActor,
	"another":     markAnother,
	"arm":         markArm,
	"at":          markAt,
	"auction":     markAuction,
	"beside":      markBeside,
	"besides":     markBesides,
	"bought":      markBought,
	"closing":     markClosing,
	"collective":  markCollective,
	"condition":   markCondition,
	"deadline":    markDeadline,
	"envoy":       markEnvoy,
	"failed":      markFailed,
	"going":       markGoing,
	"government":  markGovernment,
	"happens":     markHappens,
	"having":      markHaving,
	"hires":       markHires,
	"hollow":      markHollow,
	"it":          markIt,
	"leads":       markLeads,
	"led":         markLed,
	"listed":      markListed,
	"made":        markMade,
	"member":      markMember,
	"minister":    markMinister,
	"none":        markNone,
	"not":         markNot,
	"one":         markOne,
	"open":        markOpen,
	"owns":        markOwns,
	"particle":    markParticle,
	"passing":     markPassing,
	"pay":         markPay,
	"plan":        markPlan,
	"sale":        markSale,
	"same":        markSame,
	"says":        markSays,
	"settled":     markSettled,
	"share":       markShare,
	"signs":       markSigns,
	"spot":        markSpot,
	"stopped":     markStopped,
	"sum":         markSum,
	"superlative": markSuperlative,
	"tender":      markTender,
	"term":        markTerm,
	"terms":       markTerms,
	"that":        markThat,
	"their":       markTheir,
	"these":       markThese,
	"they":        markThey,
	"together":    markTogether,
	"topic":       markTopic,
	"under":       markUnder,
	"union":       markUnion,
	"unsure":      markUnsure,
	"verge":       markVerge,
	"where":       markWhere,
	"works":       markWorks,
	"worth":       markWorth,
}

// Marks of list deal_cues.
const (
	cueAchieves lexicon.Mark = 1 << iota
	cueAlly
	cueAlready
	cueAmong
	cueApproves
	cueArms
	cueBacks
	cueBecomes
	cueBegins
	cueBundle
	cueBusies
	cueChooses
	cueContest
	cueCourse
	cueCredit
	cueDates
	cueDecides
	cueEarlier
	cueEarned
	cueExample
	cueFactory
	cueField
	cueFunder
	cueFurther
	cueGets
	cueGone
	cueHangs
	cueHelps
	cueHolds
	cueIdle
	cueLand
	cueLapses
	cueLent
	cueLets
	cueMoves
	cueMulls
	cueNames
	cueNational
	cueOption
	cueOutput
	cueOver
	cuePanel
	cueParent
	cuePart
	cuePartner
	cuePends
	cueProduces
	cueProlongs
	cueRest
	cueReturn
	cueRoute
	cueSpeaker
	cueStudies
	cueTalks
	cueTime
	cueTown
	cueTrader
	cueTunes
	cueTurns
	cueUnnamed
	cueUses
	cueWins
	cueWorker
	cueYears
)

var cues = map[string]lexicon.Mark{
	"achieves": cueAchieves,
	"ally":     cueAlly,
	"already":  cueAlready,
	"among":    cueAmong,
	"approves": cueApproves,
	"arms":     cueArms,
	"backs":    cueBacks,
	"becomes":  cueBecomes,
	"begins":   cueBegins,
	"bundle":   cueBundle,
	"busies":   cueBusies,
	"chooses":  cueChooses,
	"contest":  cueContest,
	"course":   cueCourse,
	"credit":   cueCredit,
	"dates":    cueDates,
	"decides":  cueDecides,
	"earlier":  cueEarlier,
	"earned":   cueEarned,
	"example":  cueExample,
	"factory":  cueFactory,
	"field":    cueField,
	"funder":   cueFunder,
	"further":  cueFurther,
	"gets":     cueGets,
	"gone":     cueGone,
	"hangs":    cueHangs,
	"helps":    cueHelps,
	"holds":    cueHolds,
	"idle":     cueIdle,
	"land":     cueLand,
	"lapses":   cueLapses,
	"lent":     cueLent,
	"lets":     cueLets,
	"moves":    cueMoves,
	"mulls":    cueMulls,
	"names":    cueNames,
	"national": cueNational,
	"option":   cueOption,
	"output":   cueOutput,
	"over":     cueOver,
	"panel":    cuePanel,
	"parent":   cueParent,
	"part":     cuePart,
	"partner":  cuePartner,
	"pends":    cuePends,
	"produces": cueProduces,
	"prolongs": cueProlongs,
	"rest":     cueRest,
	"return":   cueReturn,
	"route":    cueRoute,
	"speaker":  cueSpeaker,
	"studies":  cueStudies,
	"talks":    cueTalks,
	"time":     cueTime,
	"town":     cueTown,
	"trader":   cueTrader,
	"tunes":    cueTunes,
	"turns":    cueTurns,
	"unnamed":  cueUnnamed,
	"uses":     cueUses,
	"wins":     cueWins,
	"worker":   cueWorker,
	"years":    cueYears,
}

// markedAt reports whether the word at token i bears one of the marks of list
// deal_words; markedChunk whether the verb or preposition of chunk k does, and
// markedHead whether the head of noun chunk k does.
func (r *Runner) markedAt(i int, m lexicon.Mark) bool {
	return r.s.marks.Has(r.d.Tokens[i].Sym, m) || m&(markAuction|markTender) != 0 && r.leaseSale(i)
}

// leaseSale reports whether token i is the last of "lease sale", an auction of leases.
func (r *Runner) leaseSale(i int) bool {
	return i > 0 && r.d.Tokens[i-1].Sym == r.s.lease && r.s.marks.Has(r.d.Tokens[i].Sym, markSale)
}

func (r *Runner) markedChunk(k int, m lexicon.Mark) bool { return r.s.marks.Has(r.chunks[k].Sym, m) }

func (r *Runner) markedHead(k int, m lexicon.Mark) bool { return r.markedAt(r.chunks[k].Head, m) }
