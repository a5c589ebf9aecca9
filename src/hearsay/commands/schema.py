"""``hearsay schema``: the published form of the records."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of the records.

    Example: hearsay schema > records.schema.json
    """
    import json

    from hearsay.export.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
