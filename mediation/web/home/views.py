"""The three strips of the day, the search box, the diary and the list of dates."""
