"""A public module of a folder is a unit: all the plug-in machinery there is."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def units(package: str) -> dict[str, ModuleType]:
    """Return the units of a package by name, in order; a module that opens with an underscore is shared by them."""
    names = sorted(found.name for found in iter_modules(import_module(package).__path__))
    return {name: import_module(f"{package}.{name}") for name in names if not name.startswith("_")}
