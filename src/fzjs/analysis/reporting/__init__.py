"""Following a plan through its reports: what a period's reports lack, and what a unit has to report."""
