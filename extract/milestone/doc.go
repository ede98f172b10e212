// Package milestone finds the steps in the life of a plant: announced,
// permitted, financed, construction started, completed, commissioned, expanded,
// suspended, cancelled, retired.
//
// It reads the findings of the stages before it, the plants of package capacity
// above all. A sentence is looked at when it has a word of a frame (rule file
// milestone.yaml) or a noun that names a step (list milestones). There it is
// parsed by package clause; each frame that fits makes a step of every plant
// that stands in the role it asks for, with the date that its own clause gives.
// A step told again completes the one told before.
package milestone
