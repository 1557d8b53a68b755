"""The only writer: every change of what is kept goes through here, in one transaction each.

``upload`` receives a text, ``review`` changes, publishes and discards a draft, ``corrections``
changes published numbers in the open, ``agencies`` creates, renames and merges, ``findings``
computes flags again, ``regions`` loads the tree of regions.
"""
