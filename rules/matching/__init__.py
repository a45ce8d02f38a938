"""Which measures of the lists the items of a plan adopt: by `measure:`, by title, by wording.

The way from text to answer: `text` makes texts comparable, `words` turns them into bags of concepts
by the vocabulary of `thesaurus`, `index` weighs those of the measures, `reading` those of an item;
`features` sets the two beside each other, `decision` makes a probability of it, `judge` speaks on one
item, `assign` on the plan.
"""

from reformcheck.rules.matching.matcher import Matcher

__all__ = ["Matcher"]
