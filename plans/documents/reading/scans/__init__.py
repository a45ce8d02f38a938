"""Pages that are pictures: straightened, freed from seals, and their characters recognised (extra `ocr`)."""
