"""Who owes which report by when, what reports say, and where they fall short of it."""
