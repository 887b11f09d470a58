"""The same rules as a country package of OpenFisca: one variable for each answer, points from a table, formulas over arrays."""

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from measure import median_of

PERIOD = "2023"
Household = build_entity("household", "households", "A household", is_person=True)


def variable(name, kind=int, formula=None):
    fields = {"value_type": kind, "entity": Household, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), fields | ({"formula": formula} if formula else {}))


def system(rules) -> TaxBenefitSystem:
    system = TaxBenefitSystem([Household])
    tables = [np.array([0, *points]) for points in rules["points"]]
    answers = [f"a{number}" for number in range(1, len(tables) + 1)]
    marks = [f"d{number}" for number in range(1, rules["indicators"] + 1)]

    def points_of(name, table):
        return lambda household, period: table[household(name, period)]

    for name, table in zip(answers, tables, strict=True):
        system.add_variable(variable(name))
        system.add_variable(variable(f"points_{name}", formula=points_of(name, table)))
    for name in [*marks, "urban"]:
        system.add_variable(variable(name))

    def total(household, period):
        return sum(household(f"points_{name}", period) for name in answers)

    def answered(household, period):
        return np.all([household(name, period) > 0 for name in answers], axis=0)

    def least(household, period):
        return sum((household(name, period) == 1) * 1 for name in marks)

    def most(household, period):
        return sum((household(name, period) > 0) * 1 for name in marks)

    def mask(household, period):
        cutoff = rules["cutoff"]
        line = np.where(household("urban", period) == 1, rules["lines"][1], rules["lines"][0])
        under = np.select([household("least", period) >= cutoff, household("most", period) < cutoff], [1, 2], 3)
        known = np.where(household("total", period) <= line, under, 8)
        return np.where(household("answered", period), known, under | 12)

    for formula, kind in ((total, int), (answered, bool), (least, int), (most, int), (mask, int)):
        system.add_variable(variable(formula.__name__, kind, formula))
    return system


def openfisca_masks(columns, rules):
    """Masks of classes, and what calculating took; putting the inputs in is not counted."""
    country = system(rules)
    names = [f"a{q}" for q in range(1, len(rules["points"]) + 1)] + [f"d{d}" for d in range(1, rules["indicators"] + 1)] + ["urban"]
    simulation = SimulationBuilder().build_default_simulation(country, count=columns.shape[1])
    for name, column in zip(names, columns, strict=True):
        simulation.set_input(name, PERIOD, column.astype(np.int32))
    computed = [name for name in country.variables if name not in names]

    def calculate():
        for name in computed:
            simulation.delete_arrays(name)
        return simulation.calculate("mask", PERIOD)

    taken = median_of(3, calculate)
    return calculate().astype(np.uint8), taken
