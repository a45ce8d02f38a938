"""Which files are checked: found in folders and by patterns, hidden by .gitignore, passed over and counted."""
