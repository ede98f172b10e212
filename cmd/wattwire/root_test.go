package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestInputEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	defer w.Close()
	cancel()
	if _, err := io.ReadAll(&input{ctx: ctx, r: r}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	text, err := io.ReadAll(&input{ctx: context.Background(), r: strings.NewReader("a story")})
	if string(text) != "a story" || err != nil {
		t.Errorf("%q, error %v", text, err)
	}
}

func TestBefore(t *testing.T) {
	for _, c := range []struct {
		published, since string
		want             bool
	}{
		{"2024-05-31", "2024-06", true},
		{"2024-06-01", "2024-06", false},
		{"2024-05", "2024-06-15", true},
		{"2024-06", "2024-06-15", false},
		{"2024", "2024-06", false},
		{"2023", "2024-06", true},
		{"", "2024-06", false},
		{"2024-05-31", "", false},
	} {
		if got := before(c.published, c.since); got != c.want {
			t.Errorf("before(%q, %q) = %v", c.published, c.since, got)
		}
	}
}
