"""What a province says it will do: plan files and official documents, read into one Plan."""
