"""The bell that rings in this process when a job was put in the line; others look now and then."""

from threading import Event

new_work = Event()
