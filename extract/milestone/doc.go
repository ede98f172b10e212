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
//
// The files, in the order of the way:
//
//	stage, frame, mark     the compiled lists and frames
//	find                   what goes in and out; which sentences are parsed
//	step, noun, attribute  a step by a verb, by a noun, by a participle before or behind a plant
//	aim, plant, refer,     which plant: as named, as meant by "the plant",
//	scene, nameless        or told without a name, with where it stands or not
//	mood, guard            whether it has happened; what is no step
//	date, joined,          when, also of steps that share their dates or their verb
//	ellipsis
//	merge                  one step told twice
package milestone
