"""The worker: claims jobs one after the other, keeps its lease alive, and sends the mail between them."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import structlog

from footprint.db import new_id, session_scope
from footprint.findings import InputError
from footprint.jobs import operations
from footprint.jobs.context import JobContext
from footprint.jobs.handlers import handler
from footprint.mail.outbox import deliver
from footprint.refusals import Refusal
from footprint.resources import Resources
from footprint.settings import Settings

log = structlog.get_logger(__name__)
INTERNAL_EN = "Something went wrong inside; the operator finds it in the log under {job}."
INTERNAL_ZH = "系统内部出错，运营方可在日志中查找 {job}。"
MAIL_PAUSE = 5.0


def worker_name() -> str:
    """Unique over machines and restarts."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{new_id()[:8]}"


@contextmanager
def _alive(context: JobContext) -> Iterator[None]:
    """Renew the lease while the handler works; note when the job is lost."""
    done = Event()
    lease = context.settings.job_lease

    def beat() -> None:
        while not done.wait(lease / 4):
            try:
                with session_scope(context.settings) as session:
                    operations.renew(session, context.job_id, context.worker, lease)
            except operations.LostJobError:
                context.lost.set()
                return
            except Exception:
                # a busy database is no reason to stop: the lease outlasts several missed beats
                log.warning("lease not renewed", job=context.job_id, exc_info=True)

    thread = Thread(target=beat, name=f"lease-{context.job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def run_one(resources: Resources, worker: str) -> bool:
    """Claim a job and see it through; False when nothing is due."""
    settings = resources.settings
    with session_scope(settings, read_only=True) as session:
        if not operations.anything_due(session):
            return False
    with session_scope(settings) as session:
        job = operations.claim(session, worker, settings.job_lease, settings.job_attempts)
    if job is None:
        return False
    context = JobContext(resources, job.id, worker, job.payload)
    started = time.monotonic()
    try:
        with _alive(context):
            effect = handler(job.kind)(context)
        with session_scope(settings) as session:
            operations.renew(session, job.id, worker, settings.job_lease)  # is it still ours?
            operations.finish(session, job.id, worker, effect(session))
        log.info("job done", job=job.id, kind=job.kind, seconds=round(time.monotonic() - started, 3))
    except operations.LostJobError:
        log.info("job lost", job=job.id, kind=job.kind)
    except Exception as error:
        _failed(settings, context, job.kind, job.attempts, error)
    return True


def _failed(settings: Settings, context: JobContext, kind: str, attempts: int, error: Exception) -> None:
    """Bad input and refusals are final; anything else is tried again, later each time."""
    try:
        with session_scope(settings) as session:
            if isinstance(error, InputError):
                en, zh = ("\n".join(f.text(language) for f in error.findings) for language in ("en", "zh"))
                operations.fail(session, context.job_id, context.worker, en, zh)
            elif isinstance(error, Refusal):
                operations.fail(session, context.job_id, context.worker, error.en, error.zh)
            else:
                log.error("job failed", job=context.job_id, kind=kind, attempt=attempts, exc_info=error)
                en, zh = INTERNAL_EN.format(job=context.job_id), INTERNAL_ZH.format(job=context.job_id)
                if attempts >= settings.job_attempts:
                    operations.fail(session, context.job_id, context.worker, en, zh)
                else:
                    operations.retry(session, context.job_id, context.worker, 2.0**attempts, en, zh)
    except operations.LostJobError:
        log.info("job lost", job=context.job_id, kind=kind)


def run_worker(settings: Settings, once: bool = False, stop: Event | None = None) -> int:
    """Work until `stop` is set; with `once` until nothing is due. Returns how many jobs were seen through."""
    resources, worker, stop = Resources(settings), worker_name(), stop or Event()
    count, mailed = 0, float("-inf")
    while not stop.is_set():
        try:
            busy = run_one(resources, worker)
            if settings.smtp_host and time.monotonic() - mailed > MAIL_PAUSE:
                mailed = time.monotonic()
                with session_scope(settings) as session:
                    deliver(session, settings)
        except Exception:
            if once:
                raise
            log.exception("worker goes on")  # the database may be away for a while
            busy = False
        count += busy
        if not busy:
            if once:
                break
            stop.wait(settings.worker_poll)
    return count
