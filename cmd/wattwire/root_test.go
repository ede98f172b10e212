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
