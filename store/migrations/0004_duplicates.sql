-- The sketch of each article's words: two articles that share a key are
-- candidates for reprints of each other. The keys of an article follow from its
-- text, so that they are found without an index by article.
CREATE TABLE sketches (
  key         INTEGER NOT NULL,
  document_id INTEGER NOT NULL,  -- of documents
  PRIMARY KEY (key, document_id)
) WITHOUT ROWID;
