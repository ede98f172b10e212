-- The bands of each article's MinHash signature: two articles that share one
-- are candidates for reprints of each other.
CREATE TABLE signature_bands (
  band        INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  PRIMARY KEY (band, document_id)
) WITHOUT ROWID;
CREATE INDEX signature_bands_document ON signature_bands(document_id);
