"""What is registered of one year, each fact with the places that it stands in: the ground of the annual report."""
