"""The annexes of a document: their tasks beside those of the text, and annexes that are not in the file."""
