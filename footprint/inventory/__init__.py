"""LCI packs, validated and compiled into background releases."""

from footprint.inventory.catalogue import Catalogue, Dataset, Source
from footprint.inventory.compilation import check_system, compile_release
from footprint.inventory.packs import read_packs
from footprint.inventory.packset import PackSet
from footprint.inventory.release import Release, latest_release, load_release, open_release, release_hashes
from footprint.inventory.shipped import default_release, shipped_packs

__all__ = [
    "Catalogue",
    "Dataset",
    "PackSet",
    "Release",
    "Source",
    "check_system",
    "compile_release",
    "default_release",
    "latest_release",
    "load_release",
    "open_release",
    "read_packs",
    "release_hashes",
    "shipped_packs",
]
