"""Lists of cases, the page of a case, and the steps of its life."""
