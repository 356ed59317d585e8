"""The group of the commands, which loads them when one is asked for: a server needs nothing of them."""

from __future__ import annotations

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup


class _Commands(AppGroup):
    """What `flask` lists and calls."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command, or None when there is none of that name."""
        self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        if not self.commands:
            import_module("webapp.commands").add_to(self)


def init_app(app: Flask) -> None:
    """Let the application have the commands."""
    app.cli = _Commands(app.name)
