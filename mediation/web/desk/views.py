"""The liaison's desk: what was shared with us, and our answer."""
