package extract

import (
	"context"
	"encoding/json"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	b, err := os.ReadFile("/tmp/pl/a3119.json")
	if err != nil {
		t.Skip()
	}
	var a struct{ Title, Date, Text string }
	json.Unmarshal(b, &a)
	x, _ := New(Options{})
	_, err = x.Extract(context.Background(), Article{Title: a.Title, Published: "2023-01-01", Text: a.Text})
	t.Log(err)
}
