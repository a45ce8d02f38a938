"""Where an item applies a measure: its `scope:`, else what its own words say, else the scope of the plan."""

from reformcheck.rules.scope.said import places_named
from reformcheck.rules.scope.where import Where, where

__all__ = ["Where", "places_named", "where"]
