"""Who makes this request: the session behind the cookie, and the proof of who sits there."""
