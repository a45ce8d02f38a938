"""Pages in HTML: a report, a matrix, a history."""
