"""Reading. Who sees what, and what is loaded with it, is decided here and nowhere else."""
