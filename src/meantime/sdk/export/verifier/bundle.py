"""Puts the parts of the verifier together into the one file that stands alone."""

from __future__ import annotations

import ast
from importlib.resources import files
from typing import Final, NamedTuple

PACKAGE: Final = "meantime.sdk.export.verifier"
# Each part behind those that it needs as it is read.
PARTS: Final = (
    *("form", "cards", "entries", "rules", "change", "log", "opening"),
    *("verdict", "words", "checked", "record", "folder", "program"),
)
GUARD: Final = """try:
    import nacl.bindings
except ImportError:
    print(
        "This needs PyNaCl, which checks the signatures. To get it: python3 -m pip install pynacl"
    )
    sys.exit(1)
"""


class Part(NamedTuple):
    """One part: what it says of itself, what it imports that is not ours, and its code."""

    about: str
    imports: dict[str, set[str]]  # by module; of a plain `import` no names
    code: str


def bundle() -> str:
    """Return `verify.py`. It imports nothing of ours, and reads as if it were written so."""
    parts = [read_part(name) for name in PARTS]
    *before, program = parts
    imports: dict[str, set[str]] = {}
    for part in parts:
        for module, names in part.imports.items():
            imports.setdefault(module, set()).update(names)
    own: list[str] = []
    others: list[str] = []
    for module in sorted(imports, key=lambda module: (bool(imports[module]), module)):
        (others if module.startswith("nacl") else own).append(_line(module, imports[module]))
    return "\n".join(
        [
            f'"""{program.about}\n"""\n',
            "from __future__ import annotations\n",
            *own,
            f"\n{GUARD}",
            *others,
            *(f"\n\n# ---- {part.about}\n\n{part.code}" for part in before),
            f"\n\n{program.code}\n",
        ]
    )


def read_part(name: str) -> Part:
    """Return a part of the verifier, without what only this package needs."""
    source = files(PACKAGE).joinpath(f"{name}.py").read_text("utf-8")
    tree = ast.parse(source)
    imports: dict[str, set[str]] = {}
    last = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {alias.name for alias in node.names} - {"TYPE_CHECKING"}
            if names and node.module != "__future__" and not node.module.startswith(PACKAGE):
                imports.setdefault(node.module, set()).update(names)
        elif isinstance(node, ast.Import):
            imports |= {alias.name: set() for alias in node.names}
        elif not _is_aside(node):
            continue
        last = node.end_lineno or last
    code = "\n".join(source.split("\n")[last:]).strip("\n")
    return Part((ast.get_docstring(tree) or "").strip(), imports, code)


def _is_aside(node: ast.stmt) -> bool:
    """Tell whether a statement is for the checker of types alone."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name)


def _line(module: str, names: set[str]) -> str:
    return f"from {module} import {', '.join(sorted(names))}" if names else f"import {module}"
