package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// Gold is the annotations of several articles, in the order of their files.
type Gold []Annotation

// Annotation is what a reader finds in one article. A list that is nil is not
// scored on it.
type Annotation struct {
	File         string            `json:"-"`
	Article      string            `json:"article"` // base name of the article's URI
	Length       *int              `json:"length"`  // of its text in code points
	Entities     []goldEntity      `json:"entities"`
	Dates        []goldDate        `json:"dates"`
	Quantities   []goldQuantity    `json:"quantities"`
	Capacities   []goldCapacity    `json:"capacities"`
	Agreements   []goldAgreement   `json:"agreements"`
	Milestones   []goldMilestone   `json:"milestones"`
	Affiliations []goldAffiliation `json:"affiliations"`
}

// given is a value that a gold file may leave out (not asked), or give as null
// (none is the right answer).
type given struct {
	asked bool
	value string
}

// UnmarshalJSON notes that the key is there.
func (g *given) UnmarshalJSON(b []byte) error {
	g.asked = true
	return json.Unmarshal(b, &g.value)
}

// extent is a half-open interval of code points.
type extent struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (e extent) span() extent { return e }

func (e extent) overlaps(o extent) bool { return e.Start < o.End && o.Start < e.End }

type goldEntity struct {
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Forms    []string `json:"forms"`
	Optional bool     `json:"optional"`
}

type goldDate struct {
	extent
	Text     string  `json:"text"`
	Type     string  `json:"type"`
	Value    *string `json:"value"`
	Optional bool    `json:"optional"`
}

type goldQuantity struct {
	extent
	Text      string   `json:"text"`
	Value     *float64 `json:"value"`
	ValueMax  *float64 `json:"value_max"`
	Unit      string   `json:"unit"`
	Dimension string   `json:"dimension"`
	Optional  bool     `json:"optional"`
}

type goldCapacity struct {
	extent
	Text       string   `json:"text"`
	MW         *float64 `json:"mw"`
	MWh        *float64 `json:"mwh"`
	Technology given    `json:"technology"`
	Scope      given    `json:"scope"`
	Country    given    `json:"country"`
	Status     given    `json:"status"`
	Rating     given    `json:"rating"`
	Project    string   `json:"project"`
	Place      string   `json:"place"`
	Optional   bool     `json:"optional"`
}

type goldAgreement struct {
	Type       string    `json:"type"`
	Spans      [][2]int  `json:"spans"`
	Parties    *[]string `json:"parties"`
	Also       []string  `json:"also"` // parties or not: either reading is right
	Status     *string   `json:"status"`
	MW         *float64  `json:"mw"`
	MWh        *float64  `json:"mwh"`
	Country    *string   `json:"country"`
	Value      *float64  `json:"value"`
	Currency   *string   `json:"currency"`
	Date       *string   `json:"date"`
	Technology *string   `json:"technology"`
	Term       *string   `json:"term"`
	Count      *int      `json:"count"`
	Optional   bool      `json:"optional"`
}

type goldMilestone struct {
	extent
	Text     string   `json:"text"`
	Type     string   `json:"type"`
	MW       *float64 `json:"mw"`
	Project  string   `json:"project"`
	Date     string   `json:"date"`
	Optional bool     `json:"optional"`
}

type goldAffiliation struct {
	Person       string `json:"person"`
	Organization string `json:"organization"`
	Optional     bool   `json:"optional"`
}

// Load reads gold files: one file, or all *.json of a folder in order of their
// names. Errors name the file.
func Load(path string) (Gold, error) {
	files := []string{path}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.json")); err != nil {
			return nil, fmt.Errorf("list gold %s: %w", path, err)
		}
		sort.Strings(files)
		if len(files) == 0 {
			return nil, fmt.Errorf("read gold %s: no *.json in this folder", path)
		}
	}
	var gold Gold
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read gold: %w", err)
		}
		a := Annotation{File: file}
		if err := json.Unmarshal(text, &a); err != nil {
			return nil, fmt.Errorf("read gold %s: %w", file, err)
		}
		if a.Article == "" {
			return nil, fmt.Errorf("read gold %s: names no article", file)
		}
		gold = append(gold, a)
	}
	return gold, nil
}
