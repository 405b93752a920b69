"""What we claim about speed, runnable by anyone: `make bench` prints ratios taken in one run."""
