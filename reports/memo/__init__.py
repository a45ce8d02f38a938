"""意见: a memo for a director, as a Word file in the type of official documents."""
