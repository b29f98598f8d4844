"""Texts out of files: one module for each kind of file, and all of them lead to one convention.

The convention: normalisation form C and line feeds; blocks between blank lines; headings begin with
one to six signs "#"; the rows of a table are the lines of one block, their cells parted by a
tabulator; footnotes stand at the end under the heading "Notes"; where pages begin is told beside
the text, never in it.
"""
