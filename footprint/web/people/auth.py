"""Signing in and out, registering, invitations, passwords."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from footprint.findings import InputError
from footprint.refusals import Refusal
from footprint.web import context
from footprint.web.errors import said, status_of
from footprint.web.formats import language
from footprint.web.links import safe_next
from footprint.web.people.auth_forms import (
    ForgottenForm,
    InvitationForm,
    InviteForm,
    LoginForm,
    PasswordForm,
    RegisterForm,
    ResetForm,
)
from footprint.web.people.home import demo_accounts
from footprint.web.security import limiter
from footprint.web.sessions import signed_in

pages = Blueprint("auth", __name__)
attempts = limiter.limit("20 per minute", methods=["POST"])


def sentences(error: InputError | Refusal) -> tuple[str, int]:
    """What to show above a form, and the status."""
    if isinstance(error, InputError):
        return " ".join(finding.text("zh" if language() == "zh" else "en") for finding in error.findings), 422
    return said(error), status_of(error)


@pages.route("/login", methods=["GET", "POST"])
@attempts
def login() -> ResponseReturnValue:
    """Sign in."""
    from footprint.accounts import operations

    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    form, refusal, status = LoginForm(), "", 200
    if form.validate_on_submit():
        try:
            user = operations.log_in(context.session(), context.settings(), form.email.data, form.password.data)
        except Refusal as error:
            # a failed attempt is counted: what the operation wrote stays
            context.commit()
            refusal, status = said(error), status_of(error)
        else:
            context.commit()
            chosen = session.get("language")
            session.clear()
            if chosen:
                session["language"] = chosen
            login_user(user)
            return redirect(safe_next(request.args.get("next")))
    return render_template("auth/login.html", form=form, refusal=refusal, demo=demo_accounts()), status


@pages.post("/logout")
def logout() -> ResponseReturnValue:
    """Sign out; the language stays."""
    from footprint.accounts import operations

    chosen = session.get("language")
    if current_user.is_authenticated:
        operations.log_out(context.session(), context.actor())
        context.commit()
    logout_user()
    session.clear()
    if chosen:
        session["language"] = chosen
    return redirect(url_for("home.index"))


@pages.route("/register", methods=["GET", "POST"])
@attempts
def register() -> ResponseReturnValue:
    """Ask for an account of a new organisation; the operator approves it."""
    from footprint.accounts import operations

    form, refusal, status = RegisterForm(), "", 200
    if form.validate_on_submit():
        registration = operations.Registration(
            organisation=form.organisation.data,
            organisation_zh=form.organisation_zh.data or "",
            park="",
            credit_code=form.credit_code.data or "",
            role=form.role.data,
            name=form.name.data,
            email=form.email.data,
            password=form.password.data,
            language="zh" if language() == "zh" else "en",
        )
        try:
            operations.register(context.session(), context.settings(), registration)
            context.commit()
        except (InputError, Refusal) as error:
            refusal, status = sentences(error)
        else:
            return render_template(
                "auth/done.html",
                title=_("Your registration is with the operator"),
                text=_("You will get a mail when it is approved. Then sign in with your e-mail and password."),
            )
    minimum = context.settings().password_length
    return render_template("auth/register.html", form=form, refusal=refusal, password_length=minimum), status


@pages.route("/forgotten", methods=["GET", "POST"])
@attempts
def forgotten() -> ResponseReturnValue:
    """Ask for a mail with which to set a new password."""
    from footprint.accounts import operations

    form = ForgottenForm()
    if form.validate_on_submit():
        operations.ask_reset(context.session(), context.settings(), form.email.data)
        context.commit()
        return render_template(
            "auth/done.html",
            title=_("Look into your mail"),
            text=_("If there is an account of this address, a mail with a link is on its way."),
        )
    return _form(form, _("New password"), _("You get a mail with a link."), _("Send the link"))


@pages.route("/reset/<secret>", methods=["GET", "POST"])
@attempts
def reset(secret: str) -> ResponseReturnValue:
    """Set a new password with the secret of a mail."""
    from footprint.accounts import operations

    form, refusal, status = ResetForm(), "", 200
    if form.validate_on_submit():
        try:
            operations.reset_password(context.session(), context.settings(), secret, form.password.data)
            context.commit()
        except (InputError, Refusal) as error:
            refusal, status = sentences(error)
        else:
            flash(_("The new password is set. Sign in with it."), "good")
            return redirect(url_for("auth.login"))
    return _form(form, _("Choose a new password"), "", _("Set the password"), refusal, status, _password_hint())


@pages.route("/invitation/<secret>", methods=["GET", "POST"])
@attempts
def invitation(secret: str) -> ResponseReturnValue:
    """Join an organisation that sent an invitation."""
    from footprint.accounts import operations

    form, refusal, status = InvitationForm(), "", 200
    if form.validate_on_submit():
        try:
            operations.accept_invitation(
                context.session(), context.settings(), secret, form.name.data, form.password.data, language=language()
            )
            context.commit()
        except (InputError, Refusal) as error:
            refusal, status = sentences(error)
        else:
            flash(_("Your account is ready. Sign in."), "good")
            return redirect(url_for("auth.login"))
    return _form(form, _("Accept the invitation"), "", _("Make my account"), refusal, status, _password_hint())


@pages.get("/account")
@signed_in
def account() -> ResponseReturnValue:
    """Who I am, my colleagues, my password."""
    return _account()


@pages.post("/account/password")
@signed_in
@attempts
def password() -> ResponseReturnValue:
    """Change one's own password."""
    from footprint.accounts import operations

    form = PasswordForm()
    if form.validate_on_submit():
        try:
            user = operations.change_password(
                context.session(), context.settings(), context.actor(), form.old.data, form.new.data
            )
            context.commit()
        except (InputError, Refusal) as error:
            return _account(passwords=form, refusal=sentences(error)[0]), sentences(error)[1]
        login_user(user)  # a new password ends every session, and this one goes on
        flash(_("The password is changed."), "good")
        return redirect(url_for("auth.account"))
    return _account(passwords=form)


@pages.post("/account/invite")
@signed_in
def invite() -> ResponseReturnValue:
    """Invite a colleague into one's own organisation."""
    from footprint.accounts import operations

    form = InviteForm()
    if form.validate_on_submit():
        operations.invite(
            context.session(), context.settings(), context.actor(), form.email.data, language=form.language.data
        )
        context.commit()
        flash(_("The invitation is sent to %(email)s.", email=form.email.data), "good")
        return redirect(url_for("auth.account"))
    return _account(invitation=form)


def _account(passwords: PasswordForm | None = None, invitation: InviteForm | None = None, refusal: str = "") -> str:
    from footprint.accounts import queries

    person = context.actor()
    return render_template(
        "auth/account.html",
        organisation=queries.organisation(context.session(), person.organisation_id),
        passwords=passwords or PasswordForm(formdata=None),
        invitation=invitation or InviteForm(formdata=None),
        refusal=refusal,
        password_length=context.settings().password_length,
    )


def _password_hint() -> dict[str, str]:
    text = _("At least %(n)d characters. A sentence is a good password.", n=context.settings().password_length)
    return {"password": text}


def _form(
    form: object,
    title: str,
    text: str,
    button: str,
    refusal: str = "",
    status: int = 200,
    hints: dict[str, str] | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "auth/form.html", form=form, title=title, text=text, button=button, refusal=refusal, hints=hints or {}
    )
    return page, status
