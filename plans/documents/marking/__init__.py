"""Remarks put into a document at the words they are about; everything else in the file stays as it was."""
