"""From a draft to a plan to check, a plan file or a list file, and the account of an import; updating a file that a person has edited."""
