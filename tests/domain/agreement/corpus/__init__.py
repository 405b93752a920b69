"""Agreements as offices write them: sound ones of many kinds, and ones with one planted defect."""
