package milestone

import "wattwire/extract/lexicon"

// The marks of the lists milestone_words and deal_words that the stage reads; the head of each list tells
// what they mean.
const (
	markAhead lexicon.Mark = 1 << iota
	markBeside
	markBrief
	markBuilding
	markCondition
	markDue
	markFailed
	markFew
	markFirst
	markGetting
	markHaving
	markIt
	markIts
	markLasting
	markNearly
	markNone
	markOccasion
	markOpen
	markOrdering
	markParticle
	markPassing
	markPlan
	markPortfolio
	markReached
	markRecent
	markSettled
	markShare
	markSince
	markSingle
	markThey
	markUpcoming
	markVague
	markWill
	markWithin
)

var marks = map[string]lexicon.Mark{
	"ahead": markAhead, "beside": markBeside, "brief": markBrief, "building": markBuilding, "condition": markCondition,
	"due": markDue, "failed": markFailed, "few": markFew, "first": markFirst, "getting": markGetting, "having": markHaving, "it": markIt,
	"its": markIts, "lasting": markLasting, "nearly": markNearly, "none": markNone, "occasion": markOccasion, "open": markOpen, "ordering": markOrdering,
	"particle": markParticle, "passing": markPassing, "plan": markPlan, "portfolio": markPortfolio,
	"reached": markReached, "recent": markRecent, "settled": markSettled, "share": markShare, "since": markSince,
	"single": markSingle, "they": markThey, "upcoming": markUpcoming, "vague": markVague, "will": markWill,
	"within": markWithin,
}
