"""法定对照: one file per head of claim, each a pure function of typed facts and local figures."""
