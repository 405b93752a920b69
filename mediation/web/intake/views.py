"""Taking down a dispute: one long page, its draft, its look-ups, and correcting it later."""
