package store

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"wattwire/extract/record"
)

// report is what one article says of one plant: a row of project_reports.
type report struct {
	id, document, project int64
	key, country, name    string
}

func formatInt(n int64) string { return strconv.FormatInt(n, 10) }

func formatAmount(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// putProjects writes the article's reports and finds or makes their projects.
func (w *Writer) putProjects(doc, original int64, projects []record.Project, keys []plantKey) error {
	for i, p := range projects {
		key := keys[i].of(original)
		p.EntityID = int(w.ids.entities[p.EntityID])
		id, err := w.projectID(key, p)
		if err != nil {
			return err
		}
		err = w.q.addReport.exec(doc, id, key, p.Name, text(p.Technology), amount(p.MW), amount(p.MWh), text(p.Country), text(p.Place),
			text(p.Status), reference(int64(p.EntityID)))
		if err != nil {
			return err
		}
		w.ids.projects[p.ID] = id
	}
	return nil
}

// projectID finds or makes the project that a new report of key belongs to; its
// entity is that of the database. Reports that do not give the country belong
// to the only country that others give, and are a project of their own where
// there are several; so a key has a row without a country only if it has no
// other or more than one.
func (w *Writer) projectID(key string, p record.Project) (int64, error) {
	rows, err := w.projectsOf(key)
	if err != nil {
		return 0, err
	}
	if id, ok := rows[p.Country]; ok {
		w.projects[id] = true
		return id, nil
	}
	blank, hasBlank := rows[""]
	switch {
	case p.Country == "" && len(rows) == 1:
		for _, id := range rows {
			w.projects[id] = true
			return id, nil
		}
	case p.Country != "" && len(rows) == 1 && hasBlank:
		w.projects[blank] = true
		err := w.q.setProjectKey.exec(p.Country, blank)
		return blank, err
	case p.Country != "" && len(rows) == 1:
		// The second country: what was said without one parts from the first.
		id, err := w.newProject(key, p)
		if err != nil {
			return 0, err
		}
		return id, w.split(key)
	}
	return w.newProject(key, p)
}

// newProject makes a project of the key and of p's country. As long as p is
// all that is told of it, that is what it says.
func (w *Writer) newProject(key string, p record.Project) (int64, error) {
	w.seen.addText(key)
	w.counts.Projects++
	return w.q.addProject.insert(p.Name, text(p.Technology), amount(p.MW), amount(p.MWh), text(p.Country), text(p.Place), text(p.Status),
		reference(int64(p.EntityID)), key, p.Country)
}

func (w *Writer) projectsOf(key string) (map[string]int64, error) {
	rows := map[string]int64{}
	if !w.seen.mayText(key) {
		return rows, nil
	}
	err := w.q.projectsOfKey.each(func(row []driverValue) error {
		rows[asString(row[1])] = asInt(row[0])
		return nil
	}, key)
	return rows, err
}

// resolve assigns every report of key to its project anew and removes the
// projects that have none left.
func (w *Writer) resolve(key string) error {
	var reports []report
	err := w.q.reportsOfKey.each(func(row []driverValue) error {
		reports = append(reports, reportOf(key, row))
		return nil
	}, key)
	if err != nil {
		return err
	}
	rows, err := w.projectsOf(key)
	if err != nil {
		return err
	}
	countries := map[string]bool{}
	for _, r := range reports {
		if r.country != "" {
			countries[r.country] = true
		}
	}
	only := ""
	if len(countries) == 1 {
		for c := range countries {
			only = c
		}
	}
	for _, r := range reports {
		country := r.country
		if country == "" {
			country = only
		}
		id, ok := rows[country]
		if !ok {
			if id, err = w.newProject(key, record.Project{Name: r.name, Country: country}); err != nil {
				return err
			}
			rows[country] = id
		}
		w.projects[id] = true
		if id == r.project {
			continue
		}
		w.projects[r.project] = true
		if err := w.move(r, id); err != nil {
			return err
		}
	}
	used := map[int64]bool{}
	for country := range countries {
		used[rows[country]] = true
	}
	for _, r := range reports {
		if r.country == "" {
			used[rows[only]] = true
		}
	}
	for _, id := range rows {
		if !used[id] {
			if err := w.q.dropProject.exec(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// split gives the reports of key that tell no country a project of their own.
func (w *Writer) split(key string) error {
	var blank int64
	var reports []report
	err := w.q.reportsOfKey.each(func(row []driverValue) error {
		if r := reportOf(key, row); r.country == "" {
			reports = append(reports, r)
		}
		return nil
	}, key)
	if err != nil {
		return err
	}
	for _, r := range reports {
		if blank == 0 {
			if blank, err = w.newProject(key, record.Project{Name: r.name}); err != nil {
				return err
			}
			w.projects[blank] = true
		}
		w.projects[r.project] = true
		if err := w.move(r, blank); err != nil {
			return err
		}
	}
	return nil
}

// reportsOf are the article's reports.
func (w *Writer) reportsOf(doc int64) ([]report, error) {
	var reports []report
	err := w.q.reportsOfDocument.each(func(row []driverValue) error {
		reports = append(reports, report{id: asInt(row[0]), project: asInt(row[1]), key: asString(row[2])})
		return nil
	}, doc)
	return reports, err
}

func reportOf(key string, row []driverValue) report {
	return report{id: asInt(row[0]), document: asInt(row[1]), project: asInt(row[2]), key: key, country: asString(row[3]),
		name: asString(row[4])}
}

// move takes a report, and its article's records, to another project.
func (w *Writer) move(r report, project int64) error {
	if err := w.q.moveReport.exec(project, r.id); err != nil {
		return err
	}
	for _, s := range []*statement{w.q.moveCapacities, w.q.moveAgreements, w.q.moveMilestones} {
		if err := s.exec(project, r.document, r.project); err != nil {
			return err
		}
	}
	return nil
}

// flushProjects computes the projects of the batch anew, in the order of their
// ids.
func (w *Writer) flushProjects() error {
	for _, id := range slices.Sorted(maps.Keys(w.projects)) {
		if err := w.recomputeProject(id); err != nil {
			return err
		}
	}
	clear(w.projects)
	return nil
}

// stage orders the statuses by how far a plant has come.
func stage(status string) int { return slices.Index(PlantStatuses(), status) }

// recomputeProject derives the project from its reports. A reprint says
// nothing that its original has not said, so it counts only for a project
// that no original tells of.
func (w *Writer) recomputeProject(id int64) error {
	type told struct {
		name, technology, place, status, published string
		mw, mwh                                    float64
		entity, identity                           int64
		reprint                                    bool
	}
	var all []told
	originals := false
	err := w.q.reportsOfProject.each(func(row []driverValue) error {
		t := told{name: asString(row[0]), technology: asString(row[1]), mw: asFloat(row[2]), mwh: asFloat(row[3]), place: asString(row[4]),
			status: asString(row[5]), entity: asInt(row[6]), published: instant(asString(row[7])), reprint: row[8] != nil, identity: asInt(row[9])}
		originals = originals || !t.reprint
		all = append(all, t)
		return nil
	}, id)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		err := w.q.dropProject.exec(id)
		return err
	}
	names, technologies, places := votes{}, votes{}, votes{}
	mw, mwh := sizes{}, sizes{}
	var entity, identity int64
	var status, statusDate string
	for _, t := range all {
		if originals && t.reprint {
			continue
		}
		names.add(t.name)
		technologies.add(t.technology)
		places.add(t.place)
		mw.add(t.mw)
		mwh.add(t.mwh)
		// Names that differ in a sign are entities of their own; any one of
		// them will do, if it is the same whatever the order.
		if t.entity != 0 && (entity == 0 || t.identity < identity) {
			entity, identity = t.entity, t.identity
		}
		// The status of the latest article that gives one, of undated ones the
		// most advanced.
		if t.status != "" && (status == "" || t.published > statusDate ||
			t.published == statusDate && stage(t.status) > stage(status)) {
			status, statusDate = t.status, t.published
		}
	}
	err = w.q.setProject.exec(names.fullest(), text(technologies.most()), amount(mw.most()), amount(mwh.most()),
		text(places.most()), text(status), reference(entity), id)
	return err
}

// sizes counts how many articles tell a size.
type sizes map[float64]int

func (v sizes) add(size float64) {
	if size != 0 {
		v[size]++
	}
}

// most is the size that most articles tell, among equals the largest: that of
// a plant rather than of its first phase.
func (v sizes) most() float64 {
	best := 0.0
	for size, n := range v {
		if n > v[best] || n == v[best] && size > best {
			best = size
		}
	}
	return best
}

// votes counts how many articles say something.
type votes map[string]int

func (v votes) add(s string) {
	if s != "" {
		v[s]++
	}
}

// most is what most say; among equals the longer, then the first in byte
// order.
func (v votes) most() string {
	best := ""
	for s, n := range v {
		if best == "" || n > v[best] || n == v[best] && fuller(s, best) {
			best = s
		}
	}
	return best
}

// minShare is how many articles there may be to one that alone uses a form as
// its fullest. What one article in a hundred calls "Mainland China" is China.
const minShare = 20

// fullest is the longest of what at least one in minShare articles has as its
// fullest form; among equals what most have, so that a headline in capitals
// does not win, then the first in byte order.
func (v votes) fullest() string {
	total := 0
	for _, n := range v {
		total += n
	}
	best := ""
	for s, n := range v {
		if n*minShare >= total && (best == "" || v.fuller(s, best)) {
			best = s
		}
	}
	if best == "" { // many forms, none of them common
		return v.most()
	}
	return best
}

// fuller reports whether form s is fuller than t: it is longer, or as long and counted more
// often, or else the first in byte order.
func (v votes) fuller(s, t string) bool {
	return cmp.Or(
		cmp.Compare(utf8.RuneCountInString(s), utf8.RuneCountInString(t)),
		cmp.Compare(v[s], v[t]),
		cmp.Compare(t, s)) > 0
}
