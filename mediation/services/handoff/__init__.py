"""交换包: a case that is sent on as one signed file, and the receipts that come back."""
