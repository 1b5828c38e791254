from .reader import read, read_list
