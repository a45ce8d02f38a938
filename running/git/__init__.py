"""Plans at the revisions of a git repository: read through the git command, and checked."""
