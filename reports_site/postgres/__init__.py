"""The embedded PostgreSQL: the programs of a wheel behind a launcher of our own.

``server.Server`` starts and stops it, ``backend`` is the Django database backend that makes sure
it runs. With DATABASE_URL set nothing of this is used.
"""
