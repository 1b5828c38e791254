"""The article with its figures to click: one page, made from the reader's own copy."""

from .page import page

__all__ = ["page"]
