"""Files that carry others: archives (.zip) and mail (.eml), and web pages saved as one file (.mht)."""
