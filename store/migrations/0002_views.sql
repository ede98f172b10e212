-- Each view begins with what it holds, for those who read the schema in the
-- database.
--
-- mentions, dates, quantities, affiliations and quotes: the tables of the contract. Their
-- text is cut from the document and rules, units and types are looked up, instead
-- of being kept a hundred thousand times. They are single tables with subqueries,
-- not joins, so that conditions reach the rows' keys and a column that nobody
-- asks for costs nothing.
CREATE VIEW mentions AS
-- One row a place where an entity is named.
SELECT (m.document_id << 24) + m.n AS id,
       m.document_id,
       m.start,
       m.start + m.length AS "end",
       (SELECT substr(d.text, m.start + 1, m.length) FROM documents d WHERE d.id = m.document_id) AS text,
       (SELECT e.kind FROM entities e WHERE e.id = m.entity_id) AS kind,
       m.entity_id,
       (SELECT w.word FROM words w WHERE w.id = m.rule_id) AS rule
  FROM mention_rows m;

CREATE VIEW dates AS
-- One row a TIMEX3 expression.
SELECT (x.document_id << 24) + x.n AS id,
       x.document_id,
       x.start,
       x.start + x.length AS "end",
       (SELECT substr(d.text, x.start + 1, x.length) FROM documents d WHERE d.id = x.document_id) AS text,
       (SELECT w.word FROM words w WHERE w.id = x.type_id) AS type,
       x.value,
       CASE WHEN x.first_day = '' THEN NULL
            WHEN x.first_day IS NOT NULL THEN x.first_day
            WHEN x.value GLOB '[0-9][0-9][0-9][0-9]' THEN x.value || '-01-01'
            WHEN x.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' THEN x.value || '-01'
            WHEN x.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN x.value
       END AS first_day,
       CASE WHEN x.last_day = '' THEN NULL
            WHEN x.last_day IS NOT NULL THEN x.last_day
            WHEN x.value GLOB '[0-9][0-9][0-9][0-9]' THEN x.value || '-12-31'
            WHEN x.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' THEN date(x.value || '-01', '+1 month', '-1 day')
            WHEN x.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN x.value
       END AS last_day,
       (SELECT w.word FROM words w WHERE w.id = x.rule_id) AS rule
  FROM date_rows x;

CREATE VIEW quantities AS
-- One row an amount: a number with its unit, currency or counted noun.
SELECT q.id,
       q.document_id,
       q.start,
       q.start + q.length AS "end",
       (SELECT substr(d.text, q.start + 1, q.length) FROM documents d WHERE d.id = q.document_id) AS text,
       q.value,
       q.value_max,
       (SELECT w.word FROM words w WHERE w.id = q.unit_id) AS unit,
       (SELECT w.word FROM words w WHERE w.id = q.unit_text_id) AS unit_text,
       (SELECT w.word FROM words w WHERE w.id = q.per_id) AS per,
       (SELECT w.word FROM words w WHERE w.id = q.dimension_id) AS dimension,
       (SELECT w.word FROM words w WHERE w.id = q.qualifier_id) AS qualifier,
       (SELECT w.word FROM words w WHERE w.id = q.rule_id) AS rule
  FROM quantity_rows q;

CREATE VIEW quotes AS
-- One row words attributed to a person or an organization.
SELECT (q.document_id << 24) + q.n AS id,
       q.document_id,
       q.start,
       q.start + q.length AS "end",
       (SELECT substr(d.text, q.start + 1, q.length) FROM documents d WHERE d.id = q.document_id) AS text,
       q.speaker_id,
       q.verb,
       q.direct,
       (SELECT w.word FROM words w WHERE w.id = q.rule_id) AS rule
  FROM quote_rows q;

CREATE VIEW affiliations AS
-- One row a person's office.
SELECT (f.document_id << 24) + f.n AS id,
       f.document_id,
       f.start,
       f.start + f.length AS "end",
       (SELECT substr(d.text, f.start + 1, f.length) FROM documents d WHERE d.id = f.document_id) AS text,
       f.person_id,
       f.organization_id,
       f.title,
       (SELECT w.word FROM words w WHERE w.id = f.rule_id) AS rule
  FROM affiliation_rows f;

CREATE VIEW deals AS
-- One row an agreement, with the sentence that tells it. Of a group of
-- reprints an agreement counts once: that of a later version is left out where
-- an earlier one tells of an agreement of the same type, size and worth. The
-- earliest version is often a brief, so a later one can tell of more.
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
 WHERE d.duplicate_of IS NULL
    OR NOT EXISTS (SELECT 1
                     FROM documents o
                     JOIN agreements b ON b.document_id = o.id
                    WHERE (o.id = d.duplicate_of
                           OR o.duplicate_of = d.duplicate_of
                          AND (o.published IS NULL, o.published, o.uri) < (d.published IS NULL, d.published, d.uri))
                      AND b.type = a.type AND b.mw IS a.mw AND b.value IS a.value);

CREATE VIEW capacity_by_country AS
-- The plants told of, each once, and their megawatts.
SELECT country,
       technology,
       status,
       count(*) AS projects,
       sum(mw)  AS mw
  FROM projects
 WHERE technology IS NOT NULL OR mw IS NOT NULL OR mwh IS NOT NULL
 GROUP BY country, technology, status;
