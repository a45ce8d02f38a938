"""What is written into a plan file, as text that keeps comments and order: measures, waivers, an item."""
