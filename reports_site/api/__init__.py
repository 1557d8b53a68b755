"""The read-only interface for programs: what is published, as JSON, below ``/api/v1/``.

``site`` puts it together; a module for each noun answers.
"""
