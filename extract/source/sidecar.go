package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// sidecarEndings are the endings of a file that tells an article's metadata,
// in the order in which they are looked for.
var sidecarEndings = []string{".json", ".yaml", ".yml"}

// sidecarOfFile reads the metadata in the file beside path; none where there
// is no such file or it is an article of its own.
func (r *reader) sidecarOfFile(path string) (fields, error) {
	_, _, stem := kindOf(filepath.Base(path))
	for _, ending := range sidecarEndings {
		meta, err := r.readSidecar(filepath.Join(filepath.Dir(path), stem+ending))
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errIsArticle) {
			continue
		}
		return meta, err
	}
	return fields{}, nil
}

// errIsArticle is returned for a JSON file that is no sidecar.
var errIsArticle = errors.New("an article of its own")

func (r *reader) readSidecar(path string) (fields, error) {
	info, err := os.Stat(path)
	if err != nil {
		return fields{}, err
	}
	if info.Size() > int64(r.limits.Sidecar) || !info.Mode().IsRegular() {
		return fields{}, errIsArticle
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return fields{}, withoutPath(err)
	}
	return r.parseSidecar(path, raw)
}

// parseSidecar reads metadata from raw, in YAML or JSON by the name's ending.
func (r *reader) parseSidecar(name string, raw []byte) (fields, error) {
	text, _, err := decodeText(raw)
	if err != nil {
		return fields{}, err
	}
	if !strings.HasSuffix(strings.ToLower(name), ".json") {
		return r.keys.readYAML([]byte(text))
	}
	raw = []byte(text)
	if nestsDeeper(raw, r.limits.Depth) {
		return fields{}, errIsArticle
	}
	meta, err := r.objects.read(raw)
	var syntax *syntaxError
	switch {
	case errors.As(err, &syntax):
		return fields{}, r.objectError(raw, position{1, 1}, err)
	case err != nil, meta.has(fieldText):
		return fields{}, errIsArticle
	}
	return meta, nil
}

// readYAML reads metadata from a YAML mapping. Scalars are taken as written
// and aliases are not followed, so that nothing can expand.
func (k *keys) readYAML(raw []byte) (f fields, err error) {
	if len(raw) > MaxYAML {
		return f, fmt.Errorf("longer than %s", byteSize(MaxYAML))
	}
	if err := checkYAMLDepth(raw); err != nil {
		return f, err
	}
	defer func() {
		if recover() != nil {
			f, err = fields{}, errors.New("broken YAML")
		}
	}()
	file, err := parser.ParseBytes(raw, 0)
	if err != nil {
		return f, fmt.Errorf("broken YAML: %s", firstLine(err.Error()))
	}
	for _, doc := range file.Docs {
		var values []*ast.MappingValueNode
		switch body := doc.Body.(type) {
		case *ast.MappingNode:
			values = body.Values
		case *ast.MappingValueNode:
			values = []*ast.MappingValueNode{body}
		}
		for _, v := range values {
			p := k.lookup(v.Key.GetToken().Value)
			if f.wants(p) {
				f.set(p, yamlText(v.Value, p.field))
			}
		}
	}
	return f, nil
}

// checkYAMLDepth refuses raw YAML that may nest too deep, by its brackets,
// dashes and indents.
func checkYAMLDepth(raw []byte) error {
	depth, deepest := 0, 0
	for _, c := range raw {
		switch c {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth--
		}
	}
	for line := range strings.Lines(string(raw)) {
		indent := len(line) - len(strings.TrimLeft(line, " -?\t"))
		deepest = max(deepest, indent/2)
	}
	if deepest > MaxYAMLDepth {
		return fmt.Errorf("YAML nested deeper than %d levels", MaxYAMLDepth)
	}
	return nil
}

// yamlText is the string that a node stands for: a scalar as written, a list
// of names joined, a mapping's name.
func yamlText(n ast.Node, f field) string {
	switch n := n.(type) {
	case *ast.NullNode, nil:
		return ""
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.StringNode:
		return n.Value
	case ast.ScalarNode:
		return n.GetToken().Value
	case *ast.SequenceNode:
		var parts []string
		for _, v := range n.Values {
			if part := yamlText(v, f); part != "" {
				parts = append(parts, part)
			}
		}
		if f != fieldByline && len(parts) > 1 {
			parts = parts[:1]
		}
		return strings.Join(parts, ", ")
	case *ast.MappingNode:
		for _, v := range n.Values {
			if innerKeys[v.Key.GetToken().Value] {
				return yamlText(v.Value, f)
			}
		}
	case *ast.MappingValueNode:
		if innerKeys[n.Key.GetToken().Value] {
			return yamlText(n.Value, f)
		}
	}
	return ""
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
