"""Processes of an instance's own: written in a workbook, read by the packs' validators, laid over the shipped packs."""

from footprint.inventory.editing.edits import Edit, overlay_of
from footprint.inventory.editing.template import blank_template, filled_template
from footprint.inventory.editing.workbook import read_workbook

__all__ = ["Edit", "blank_template", "filled_template", "overlay_of", "read_workbook"]
