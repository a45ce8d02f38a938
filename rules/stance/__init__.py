"""What an item says of the measures it names: it adopts them, puts them off, or will not adopt them."""

from reformcheck.rules.stance.apply import with_stances

__all__ = ["with_stances"]
