"""What commands list beside the reports on plans: rules, plans out of date."""
