"""Which measures of the lists the items of a plan adopt: by `measure:`, by title, by wording.

The way from text to answer: `text` makes texts comparable, `words` turns them into bags of concepts
by the vocabulary of `thesaurus`, `index` weighs those of the measures, `reading` those of an item, and `views`
its parts; `gaps` and `features` set the two beside each other, `forest` makes a probability of it, `decision`
says what that means; `judge` speaks on one item, `assign` on the plan.
"""

from reformcheck.rules.matching.matcher import Matcher

__all__ = ["Matcher"]
