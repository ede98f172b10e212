package store

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What an article is compared with is bounded, so that it costs the same
// however many there are: of the maxSharing earliest that share a key of the
// sketch, for each key, the maxCompared that share most. More share a key only
// where it lies in a passage that many stories end with, of which the other
// keys tell, or in one story reprinted as often, of which any one leads to the
// group.
const (
	maxSharing  = 250
	maxCompared = 64
	// maxShingles bounds the signatures kept in memory, to 16 MB.
	maxShingles = 4 << 20
)

// link finds the articles of which a new one is a reprint, or that are reprints
// of it, joins their groups and returns the original, the article itself where
// it is alone. Whether two articles belong together depends on their texts
// and dates alone, and a group is all that hang together, so that the order in which they
// come does not matter.
func (w *Writer) link(doc int64, s *signature) (int64, error) {
	roots, err := w.related(doc, s)
	if err != nil {
		return 0, err
	}
	if err := w.putSketch(doc, s); err != nil {
		return 0, err
	}
	s.original = doc
	w.signatures.put(doc, s)
	if len(roots) == 0 {
		return doc, nil
	}
	return w.join(append(roots, doc))
}

func (w *Writer) putSketch(doc int64, s *signature) error {
	for _, key := range s.sketch {
		w.seen.add(key)
	}
	if len(s.sketch) == sketchSize {
		var args [2 * sketchSize]any
		for i, key := range s.sketch {
			args[2*i], args[2*i+1] = key, doc
		}
		return w.q.addSketches.exec(args[:]...)
	}
	for _, key := range s.sketch {
		if err := w.q.addSketch.exec(key, doc); err != nil {
			return err
		}
	}
	return nil
}

// related are the originals of the groups that hold a version of the text.
func (w *Writer) related(doc int64, s *signature) ([]int64, error) {
	// How many keys of the sketch each article shares.
	shared := map[int64]int{}
	for _, key := range s.sketch {
		if !w.seen.may(key) {
			continue
		}
		err := w.q.sharing.each(func(row []driverValue) error {
			for id := range strings.FieldsSeq(asString(row[0])) {
				n, err := strconv.ParseInt(id, 10, 64)
				if err != nil {
					return err
				}
				shared[n]++
			}
			return nil
		}, key, doc, maxSharing)
		if err != nil {
			return nil, err
		}
	}
	if len(shared) == 0 {
		return nil, nil
	}
	candidates := slices.SortedFunc(maps.Keys(shared), func(a, b int64) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	var roots []int64
	for _, id := range candidates[:min(maxCompared, len(candidates))] {
		if len(roots) > 0 { // one of each group will do; to read its text costs more than to ask
			root, err := w.originalOf(id)
			if err != nil {
				return nil, err
			}
			if slices.Contains(roots, root) {
				continue
			}
		}
		other, err := w.signatureOf(id)
		if err != nil {
			return nil, err
		}
		if s.reprintOf(other) {
			roots = append(roots, other.original)
		}
	}
	return roots, nil
}

// signatures are those of articles written or compared with lately.
type signatures struct {
	young, old map[int64]*signature
	shingles   int // of the young
}

func (c *signatures) get(doc int64) (*signature, bool) {
	if s, ok := c.young[doc]; ok {
		return s, true
	}
	s, ok := c.old[doc]
	if ok { // it stays
		c.put(doc, s)
	}
	return s, ok
}

func (c *signatures) put(doc int64, s *signature) {
	size := len(s.shingles) + 16
	if c.shingles += size; c.young == nil || c.shingles > maxShingles/2 {
		c.young, c.old, c.shingles = map[int64]*signature{}, c.young, size
	}
	c.young[doc] = s
}

func (c *signatures) drop(doc int64) {
	delete(c.young, doc)
	delete(c.old, doc)
}

// signatureOf is the signature of an article in the database.
func (w *Writer) signatureOf(doc int64) (*signature, error) {
	if s, ok := w.signatures.get(doc); ok {
		return s, nil
	}
	s := &signature{}
	err := w.q.textOf.each(func(row []driverValue) error {
		s = sign(asString(row[0])).publishedOn(asString(row[1]))
		s.original = asInt(row[2])
		return nil
	}, doc)
	if err == nil {
		w.signatures.put(doc, s)
	}
	return s, err
}

// originalOf is the original of an article's group.
func (w *Writer) originalOf(doc int64) (int64, error) {
	if s, ok := w.signatures.get(doc); ok {
		return s.original, nil
	}
	root, _, err := w.q.rootOf.integer(doc)
	return root, err
}

// member is an article of a group of reprints.
type member struct {
	id, original   int64
	uri, published string
}

// before orders a group: the earliest by publication, one without a date after
// those that have one, then by address.
func (m member) before(o member) bool {
	if (m.published == "") != (o.published == "") {
		return m.published != ""
	}
	if m.published != o.published {
		return m.published < o.published
	}
	return m.uri < o.uri
}

// members are the articles of the groups of these originals, in the order of
// their ids.
func (w *Writer) members(roots []int64) ([]member, error) {
	var all []member
	for _, root := range roots {
		err := w.q.group.each(func(row []driverValue) error {
			all = append(all, member{id: asInt(row[0]), original: root, uri: asString(row[1]), published: instant(asString(row[2]))})
			return nil
		}, root)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(all, func(a, b member) int { return cmp.Compare(a.id, b.id) })
	return all, nil
}

// join makes one group of several and returns its original, the earliest of
// theirs. Only the groups that lose their original are read: most articles join
// a group at its end, however large it is.
func (w *Writer) join(roots []int64) (int64, error) {
	var first member
	for i, root := range roots {
		m, err := w.member(root)
		if err != nil {
			return 0, err
		}
		if i == 0 || m.before(first) {
			first = m
		}
	}
	lose := slices.DeleteFunc(slices.Clone(roots), func(r int64) bool { return r == first.id })
	all, err := w.members(lose)
	if err != nil {
		return 0, err
	}
	for _, m := range all {
		if err := w.pointAt(m, first.id); err != nil {
			return 0, err
		}
	}
	return first.id, nil
}

// member is the original of a group.
func (w *Writer) member(root int64) (m member, err error) {
	err = w.q.member.each(func(row []driverValue) error {
		m = member{id: root, original: root, uri: asString(row[0]), published: instant(asString(row[1]))}
		return nil
	}, root)
	return m, err
}

// pointAt makes an article a reprint of original, or the original itself.
func (w *Writer) pointAt(m member, original int64) error {
	if m.original == original {
		return nil
	}
	var of any
	switch {
	case m.id != original:
		of = original
		if m.id == m.original {
			w.counts.Duplicates++
		}
	case m.id != m.original:
		w.counts.Duplicates--
	}
	if err := w.q.setDuplicate.exec(of, m.id); err != nil {
		return err
	}
	if s, ok := w.signatures.get(m.id); ok {
		s.original = original
	}
	return w.rekey(m.id, m.original, original)
}

// rekey moves the article's projects that are known to its group alone over to
// those of its new group.
func (w *Writer) rekey(doc, from, to int64) error {
	reports, err := w.reportsOf(doc)
	if err != nil {
		return err
	}
	for _, r := range reports {
		w.projects[r.project] = true // a reprint counts differently
		name, own := strings.CutPrefix(r.key, ownKey(from, ""))
		if !own {
			continue
		}
		key := ownKey(to, name)
		if err := w.q.rekeyReport.exec(key, r.id); err != nil {
			return err
		}
		for _, k := range []string{key, r.key} {
			if err := w.resolve(k); err != nil {
				return err
			}
		}
	}
	return nil
}

// unlink takes a document, whose text is still there, out of its group. What
// is left of the group is linked anew, as it may have hung together through
// this document alone.
func (w *Writer) unlink(doc int64) error {
	s, err := w.signatureOf(doc)
	if err != nil {
		return err
	}
	w.signatures.drop(doc)
	for _, key := range s.sketch {
		if err := w.q.dropSketch.exec(key, doc); err != nil {
			return err
		}
	}
	root, err := w.originalOf(doc)
	if err != nil {
		return err
	}
	all, err := w.members([]int64{root})
	if err != nil || len(all) < 2 {
		return err
	}
	for _, m := range all {
		if err := w.pointAt(m, m.id); err != nil {
			return err
		}
	}
	for _, m := range all {
		if m.id == doc {
			continue
		}
		s, err := w.signatureOf(m.id)
		if err != nil {
			return err
		}
		roots, err := w.related(m.id, s)
		if err != nil {
			return err
		}
		own, err := w.originalOf(m.id)
		if err != nil {
			return err
		}
		roots = slices.DeleteFunc(roots, func(r int64) bool { return r == own })
		if len(roots) == 0 {
			continue
		}
		if _, err := w.join(append(roots, own)); err != nil {
			return err
		}
	}
	return nil
}

// instant makes publication dates of different precision and zone comparable
// as strings: a time with a zone is turned to UTC, anything else stays.
func instant(published string) string {
	if len(published) > len("2006-01-02T15:04") {
		if t, err := time.Parse(time.RFC3339, published); err == nil {
			return t.UTC().Format("2006-01-02T15:04:05")
		}
	}
	return published
}
