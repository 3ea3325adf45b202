"""PDFs: a result document and the facts of a label in, bytes out. No web, no database."""

from reports.label import label_pdf
from reports.study import study_pdf
from reports.values import LabelFacts
from reports.verification import verification_pdf

__all__ = ["LabelFacts", "label_pdf", "study_pdf", "verification_pdf"]
