"""Backups: what was made, how old it is, and making or rehearsing one now."""

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import ActionNotPossible
from mediation.domain.roles import Role
from mediation.models.backup_run import BackupKind
from mediation.queries import keeping
from mediation.services import backups as services
from mediation.web import background, clock
from mediation.web.admin import bp
from mediation.web.guards import requires_role

WORK = "备份或恢复演练"


@bp.get("/backups")
@requires_role(Role.SYSTEM_ADMIN)
def backups() -> ResponseReturnValue:
    """The runs, newest first, and an alarm when the last good one is too old."""
    return render_template(
        "admin/backups.html",
        runs=keeping.runs(),
        alarms=_alarms(),
        is_busy=background.is_busy(WORK),
        off_site=current_app.config["BACKUP_OFFSITE_DIRECTORY"],
    )


def _alarms() -> list[str]:
    found = []
    if keeping.is_backup_overdue(clock.now()):
        found.append("最近 24 小时没有成功的备份，请立即备份并查明原因。")
    if keeping.is_drill_overdue(clock.now()):
        found.append("最近一个月没有成功的恢复演练，备份能不能用没有把握，请演练一次。")
    return found


@bp.post("/backups/run")
@requires_role(Role.SYSTEM_ADMIN)
def run_backup() -> ResponseReturnValue:
    """Begin a backup or a drill beside the requests."""
    kind = BackupKind.DRILL if request.form.get("kind") == "drill" else BackupKind.BACKUP
    begun = background.start(
        WORK, _work(kind, services.places_of(current_app.config), current_user.id)
    )
    told = f"已开始{kind.label}，结果会显示在本页。" if begun else "已有备份或演练在进行，请稍候。"
    flash(told, "info")
    return redirect(url_for(".backups"))


def _work(kind: BackupKind, places: services.BackupPlaces, user_id: int) -> Any:
    act = services.drill if kind is BackupKind.DRILL else services.make_backup

    def work() -> None:
        try:
            act(places, by=background.user(user_id), now=clock.now)
        except ActionNotPossible as refusal:
            # Another process is at it; its run is on the page.
            current_app.logger.warning("%s not begun: %s", kind.value, refusal.code)

    return work
