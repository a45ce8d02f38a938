"""What the nation asks: lists of measures, pilot regions, divisions, and their loader."""
