from .reading import read_here as read
