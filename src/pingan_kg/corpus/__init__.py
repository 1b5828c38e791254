"""Many briefings at once: a store on disk that is built once and opened in milliseconds."""

from .building import built
from .opening import Manifest, manifest, opened

__all__ = ["Manifest", "built", "manifest", "opened"]
