"""Enters a case and fetches its agreement: python api_client.py ADDRESS TOKEN CASE.json"""
import json, sys, urllib.request, uuid
