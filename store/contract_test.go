package store

import (
	"slices"
	"strings"
	"testing"
)

// contract is the public page of records: every table and view with its
// columns, in the order in which it names them.
var contract = map[string]string{
	"documents":           "id uri format title byline publisher published published_from language text sha256 duplicate_of",
	"entities":            "id kind name country subkind",
	"entity_aliases":      "entity_id alias",
	"mentions":            "id document_id start end text kind entity_id rule",
	"dates":               "id document_id start end text type value first_day last_day rule",
	"quantities":          "id document_id start end text value value_max unit unit_text per dimension qualifier rule",
	"capacities":          "id quantity_id document_id start end text mw mw_max mwh rating qualifier technology scope project_id place country status rule",
	"projects":            "id name technology mw mwh country place status",
	"agreements":          "id document_id start end text type status binding date date_text event place country subject project_id mw mwh technology value currency term count rule",
	"agreement_parties":   "agreement_id entity_id name role",
	"milestones":          "id document_id start end text type project_id mw country date planned rule",
	"affiliations":        "id document_id start end text person_id organization_id title rule",
	"quotes":              "id document_id start end text speaker_id verb direct rule",
	"deals":               "document_id uri published date type status parties project mw technology country place value currency evidence",
	"capacity_by_country": "country technology status projects mw",
	"failures":            "uri stage reason",
}

func TestTheSchemaIsTheContract(t *testing.T) {
	path := temporary(t)
	write(t, path, sample(t)...)
	db := open(t, path)
	for table, columns := range contract {
		have := rows(t, db, "SELECT name FROM pragma_table_info(?)", table)
		for _, c := range strings.Fields(columns) {
			if !slices.Contains(have, c) {
				t.Errorf("%s has no column %s: %v", table, c, have)
			}
		}
		// Other people write the names without quotes.
		rows(t, db, "SELECT "+strings.Join(strings.Fields(columns), ", ")+" FROM "+table+" LIMIT 1")
	}
	// Everything that points at a row says so.
	keys := rows(t, db, `SELECT m.name || '.' || f."from" || ' ' || f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
		WHERE m.type = 'table' ORDER BY 1`)
	for _, want := range []string{
		"agreement_parties.agreement_id agreements", "agreement_parties.entity_id entities", "agreements.document_id documents",
		"agreements.project_id projects", "affiliation_rows.organization_id entities", "affiliation_rows.person_id entities",
		"capacities.document_id documents", "capacities.project_id projects", "capacities.quantity_id quantity_rows",
		"date_rows.document_id documents", "documents.duplicate_of documents", "documents.source_id sources",
		"entity_aliases.entity_id entities", "mention_rows.document_id documents", "mention_rows.entity_id entities",
		"milestones.document_id documents", "milestones.project_id projects", "projects.entity_id entities",
		"quantity_rows.document_id documents", "quote_rows.document_id documents", "quote_rows.speaker_id entities",
	} {
		if !slices.Contains(keys, want) {
			t.Errorf("no foreign key %s", want)
		}
	}
	equal(t, "version", rows(t, db, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"), "2002875508|4")
}
