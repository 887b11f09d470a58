import Database

/// The released migrations in order. A released one is never edited: a change is a new number.
public let migrations: [Migration] = [
    Migration(number: 1, name: "foundation", text: text(PackageResources._001_foundation_sql)),
    Migration(number: 2, name: "registry", text: text(PackageResources._002_registry_sql)),
    Migration(number: 3, name: "statements-and-streams", text: text(PackageResources._003_statements_and_streams_sql)),
    Migration(number: 4, name: "area-acts", text: text(PackageResources._004_area_acts_sql)),
    Migration(number: 5, name: "common-names-and-classes", text: text(PackageResources._005_common_names_and_classes_sql)),
    Migration(number: 6, name: "households-of-a-batch", text: text(PackageResources._006_households_of_a_batch_sql)),
    Migration(number: 7, name: "household-acts", text: text(PackageResources._007_household_acts_sql)),
    Migration(number: 8, name: "household-states", text: text(PackageResources._008_household_states_sql)),
    Migration(number: 9, name: "names-by-village", text: text(PackageResources._009_names_by_village_sql)),
    Migration(number: 11, name: "planner-statistics", text: text(PackageResources._011_planner_statistics_sql)),
    Migration(number: 12, name: "identity", text: text(PackageResources._012_identity_sql)),
    Migration(number: 13, name: "household-points", text: text(PackageResources._013_household_points_sql)),
    Migration(number: 14, name: "people-on-any-day", text: text(PackageResources._014_people_on_any_day_sql)),
    Migration(number: 15, name: "review-rounds", text: text(PackageResources._015_review_rounds_sql)),
    Migration(number: 18, name: "orders-of-past-lists", text: text(PackageResources._018_orders_of_past_lists_sql)),
    Migration(
        number: 19, name: "recognitions-without-decision", text: text(PackageResources._019_recognitions_without_decision_sql)),
    Migration(number: 20, name: "temporary-passwords", text: text(PackageResources._020_temporary_passwords_sql)),
    Migration(number: 21, name: "documents", text: text(PackageResources._021_documents_sql)),
    Migration(number: 22, name: "certificates", text: text(PackageResources._022_certificates_sql)),
    Migration(number: 23, name: "counts-by-statement", text: text(PackageResources._023_counts_by_statement_sql)),
    Migration(number: 24, name: "signal-notes", text: text(PackageResources._024_signal_notes_sql)),
    Migration(number: 25, name: "shifts-of-past-years", text: text(PackageResources._025_shifts_of_past_years_sql)),
    Migration(number: 26, name: "sheet-changes", text: text(PackageResources._026_sheet_changes_sql)),
    Migration(number: 27, name: "corrections", text: text(PackageResources._027_corrections_sql)),
    Migration(number: 28, name: "review-samples", text: text(PackageResources._028_review_samples_sql)),
    Migration(number: 30, name: "official-ties", text: text(PackageResources._030_official_ties_sql)),
    Migration(number: 31, name: "compact-counts", text: text(PackageResources._031_compact_counts_sql)),
    Migration(number: 32, name: "practice-clock", text: text(PackageResources._032_practice_clock_sql)),
    Migration(number: 33, name: "round-reopenings", text: text(PackageResources._033_round_reopenings_sql)),
    Migration(number: 34, name: "programme-plans", text: text(PackageResources._034_programme_plans_sql)),
    Migration(number: 35, name: "progress-reports", text: text(PackageResources._035_progress_reports_sql)),
    Migration(number: 36, name: "indicator-entries", text: text(PackageResources._036_indicator_entries_sql)),
    Migration(number: 37, name: "funds", text: text(PackageResources._037_funds_sql)),
    Migration(number: 38, name: "contributions", text: text(PackageResources._038_contributions_sql)),
    Migration(number: 41, name: "form-drafts", text: text(PackageResources._041_form_drafts_sql)),
    Migration(number: 42, name: "household-selections", text: text(PackageResources._042_household_selections_sql)),
]

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
