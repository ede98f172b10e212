package store

import (
	"github.com/mattn/go-sqlite3"
)

// checkpointer copies what is committed from the log of writes into the
// database, beside the writer, from a connection of its own. What it cannot
// copy stays in the log until the next time; the writer's end copies the rest.
type checkpointer struct {
	due  chan struct{}
	done chan struct{}
}

func startCheckpointer(conn *sqlite3.SQLiteConn) *checkpointer {
	c := &checkpointer{due: make(chan struct{}, 1), done: make(chan struct{})}
	go func() {
		defer close(c.done)
		defer conn.Close()
		for range c.due {
			_, _ = queryInt(conn, "PRAGMA wal_checkpoint(PASSIVE)")
		}
	}()
	return c
}

// wake tells that there is something new.
func (c *checkpointer) wake() {
	select {
	case c.due <- struct{}{}:
	default: // it will come to that as well
	}
}

// stop waits for the end of what it is at.
func (c *checkpointer) stop() {
	close(c.due)
	<-c.done
}
