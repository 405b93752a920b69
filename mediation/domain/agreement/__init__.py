"""The 调解协议书: its terms, the clauses they print, its check, its effect, its performance."""
