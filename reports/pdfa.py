"""ReportLab's bytes → PDF/A-3b with associated files: fonts embedded, colours defined, the same bytes every time.

Everything is written before signing; the signature is an update on top. No object streams: a verifier then needs to
inflate nothing in order to find its way through the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reports.attachments import Attachment
from reports.metadata import CREATOR, PRODUCER, Metadata, xmp_packet


@cache
def _srgb() -> bytes:
    return files("pikepdf.pdfa").joinpath("data/sRGB.icc").read_bytes()


def _output_intent(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(_srgb(), N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB"),
                DestOutputProfile=profile,
            )
        ]
    )


def _pdf_date(metadata: Metadata) -> String:
    return String(metadata.created.strftime("D:%Y%m%d000000+00'00'"))


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], date: String) -> None:
    names, associated = Array(), Array()
    for attachment in sorted(attachments, key=lambda item: item.name):
        stream = pdf.make_stream(
            attachment.data,
            Type=Name.EmbeddedFile,
            Subtype=Name("/" + attachment.mime),
            Params=Dictionary(
                Size=len(attachment.data),
                CheckSum=String(hashlib.md5(attachment.data, usedforsecurity=False).digest()),
                CreationDate=date,
                ModDate=date,
            ),
        )
        specification = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(attachment.name),
                UF=String(attachment.name),
                Desc=String(attachment.description),
                AFRelationship=Name.Data,
                EF=Dictionary(F=stream, UF=stream),
            )
        )
        names.extend([String(attachment.name), specification])
        associated.append(specification)
    if associated:
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
        pdf.Root.AF = pdf.make_indirect(associated)


def finish(drawn: bytes, metadata: Metadata, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF/A-3b file of what ReportLab drew. The same arguments give the same bytes."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        date = _pdf_date(metadata)
        for page in pdf.pages:
            if Name.Trans in page.obj:
                del page.obj[Name.Trans]
            for annotation in page.obj.get(Name.Annots, Array()):
                annotation.F = 4  # printed, as PDF/A wants every annotation
        _output_intent(pdf)
        _attach(pdf, attachments, date)
        packet = pdf.make_stream(xmp_packet(metadata), Type=Name.Metadata, Subtype=Name.XML)
        pdf.Root.Metadata = packet
        pdf.Root.Lang = String(metadata.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary(
                Title=String(metadata.title),
                Author=String(metadata.author),
                Subject=String(metadata.subject),
                Creator=String(CREATOR),
                Producer=String(PRODUCER),
                CreationDate=date,
                ModDate=date,
            )
        )
        out = BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=True,
            recompress_flate=True,
            fix_metadata_version=False,
            force_version="1.7",
            deterministic_id=True,
        )
        return out.getvalue()
