-- Full-text search. The text itself stays in documents alone (external
-- content); matchinfo=fts3 leaves out the word counts, which nothing reads; the
-- first column needs no mark at every word, so it is the longer one.
CREATE VIRTUAL TABLE documents_fts USING fts4(content="documents", text, title, tokenize=unicode61, matchinfo=fts3);

-- The writer adds articles at the end of a batch: FTS4 writes what it holds in
-- memory at every savepoint, and an article has one.
CREATE TRIGGER documents_fts_delete BEFORE DELETE ON documents BEGIN
  DELETE FROM documents_fts WHERE docid = old.id;
END;
CREATE TRIGGER documents_fts_update BEFORE UPDATE OF title, text ON documents BEGIN
  DELETE FROM documents_fts WHERE docid = old.id;
END;
