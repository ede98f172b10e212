package source

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// maxNesting is how many archives a file may lie in.
const maxNesting = 2

var (
	errClimbs    = errors.New("its path leads out of the archive")
	errLink      = errors.New("a link in an archive: not followed")
	errEncrypted = errors.New("encrypted")
	errNested    = fmt.Errorf("an archive in more than %d archives: not opened", maxNesting-1)
)

// memberName makes a slash-separated path of a member's name, and says why the
// member must not be read: a path that climbs out. It is "" for what is passed
// over in silence: folders and hidden files.
func memberName(name string) (string, error) {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return name, errClimbs
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return name, errClimbs
		}
	}
	if strings.HasSuffix(name, "/") {
		return "", nil
	}
	name = path.Clean(name)
	for part := range strings.SplitSeq(name, "/") {
		if hiddenName(part) {
			return "", nil
		}
	}
	return name, nil
}

// readMemberFile reads one member of an archive. The entry has its uri, name
// and input set.
func (r *reader) readMemberFile(e entry) error {
	format, compression, _ := kindOf(e.name)
	switch {
	case format == "" && compression == "" && !namelessType(e.name):
		return r.refuse(e.uri, unknownType(e.name))
	case (format == formatZip || format == formatTar) && e.archives >= maxNesting:
		return r.refuse(e.uri, errNested)
	}
	return r.readStream(e)
}

// inMemberPageFolder says whether a member lies in the folder of a web page
// saved complete; exists tells which members there are.
func inMemberPageFolder(name string, exists func(name string) bool) bool {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		for _, ending := range pageFolderEndings {
			if stem, ok := strings.CutSuffix(dir, ending); ok && (exists(stem+".html") || exists(stem+".htm") || exists(stem+".xhtml")) {
				return true
			}
		}
	}
	return false
}
