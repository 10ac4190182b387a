"""The annual report on law-based government (法治政府建设年度报告), drafted from what is registered and from nothing else."""
