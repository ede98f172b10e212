-- Full-text search. The text itself stays in documents alone (external
-- content); matchinfo=fts3 leaves out the word counts, which nothing reads.
CREATE VIRTUAL TABLE documents_fts USING fts4(content="documents", title, text, tokenize=unicode61, matchinfo=fts3);

CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts(docid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER documents_fts_delete BEFORE DELETE ON documents BEGIN
  DELETE FROM documents_fts WHERE docid = old.id;
END;
CREATE TRIGGER documents_fts_before_update BEFORE UPDATE OF title, text ON documents BEGIN
  DELETE FROM documents_fts WHERE docid = old.id;
END;
CREATE TRIGGER documents_fts_after_update AFTER UPDATE OF title, text ON documents BEGIN
  INSERT INTO documents_fts(docid, title, text) VALUES (new.id, new.title, new.text);
END;
