"""What commands list beside the reports on plans: rules, measures, plans out of date."""
