"""Matching items to measures, the rules, and the runner that applies them to a plan.

`RULES` is the registry: one module a rule, in the order in which reports list them.
"""

from __future__ import annotations

from reformcheck.rules import (
    ambiguous_item,
    annex_absent,
    annex_differs,
    count_mismatch,
    duplicate_measure,
    expired_waiver,
    foreign_unit,
    guiding_department_uncovered,
    measure_declined,
    measure_deferred,
    missing_measure,
    misspelt_unit,
    national_measure_narrowed,
    no_lead_unit,
    no_responsible_unit,
    no_timetable,
    numbering_gap,
    other_list_measure,
    outdated_unit,
    pilot_measure_out_of_zone,
    reading_doubt,
    reworded_measure,
    superseded_measure,
    timetable_inconsistent,
    unknown_list,
    unknown_place,
    unlisted_item,
    unused_waiver,
    vague_unit,
    withheld_measures,
)
from reformcheck.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    missing_measure,
    measure_declined,
    pilot_measure_out_of_zone,
    no_responsible_unit,
    expired_waiver,
    measure_deferred,
    national_measure_narrowed,
    duplicate_measure,
    ambiguous_item,
    reworded_measure,
    superseded_measure,
    vague_unit,
    guiding_department_uncovered,
    misspelt_unit,
    outdated_unit,
    foreign_unit,
    count_mismatch,
    numbering_gap,
    annex_differs,
    annex_absent,
    reading_doubt,
    unknown_list,
    unknown_place,
    timetable_inconsistent,
    unused_waiver,
    no_lead_unit,
    no_timetable,
    unlisted_item,
    other_list_measure,
    withheld_measures,
)

IDS = tuple(rule.ID for rule in RULES)
