"""What words mean wherever they stand: numbers of headings, who answers (责任单位：A), names of units, dates, conventions."""
