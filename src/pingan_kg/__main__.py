"""Let ``python -m pingan_kg`` do what ``pingan-kg`` does."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
