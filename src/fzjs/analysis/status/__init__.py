"""Where a plan stands on a day: due days, states, lights, targets reached, the load of each unit."""
