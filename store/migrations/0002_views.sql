-- deals: one row an agreement, with the sentence that tells it. A reprint's
-- agreements are left out: those of its original stand for them.
CREATE VIEW deals AS
SELECT a.document_id,
       d.uri,
       d.published,
       a.date,
       a.type,
       a.status,
       (SELECT group_concat(name, '; ')
          FROM (SELECT coalesce(e.name, p.name) AS name
                  FROM agreement_parties p LEFT JOIN entities e ON e.id = p.entity_id
                 WHERE p.agreement_id = a.id AND p.role = 'party'
                 ORDER BY p.rowid)) AS parties,
       j.name AS project,
       a.mw,
       a.technology,
       a.country,
       a.place,
       a.value,
       a.currency,
       substr(d.text, a.sentence_start + 1, a.sentence_end - a.sentence_start) AS evidence,
       a.id AS agreement_id
  FROM agreements a
  JOIN documents d ON d.id = a.document_id
  LEFT JOIN projects j ON j.id = a.project_id
 WHERE d.duplicate_of IS NULL;

-- capacity_by_country: the plants told of, each once, and their megawatts.
CREATE VIEW capacity_by_country AS
SELECT country,
       technology,
       status,
       count(*) AS projects,
       sum(mw)  AS mw
  FROM projects
 WHERE technology IS NOT NULL OR mw IS NOT NULL OR mwh IS NOT NULL
 GROUP BY country, technology, status;
