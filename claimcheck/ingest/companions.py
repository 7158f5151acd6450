"""The folder that a browser saves beside a page, with the pictures, frames and advertisements of it."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from claimcheck.ingest.suffixes import PAGES

# After the page's own name, in the browser's language.
_ENDINGS = (
    "_files", ".files", "-files", "_file", "-dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros",
    "_bestanden", "-filer", "_filer", "_pliki", "_soubory", "_tiedostot", "_dosyalar",
)  # fmt: skip


def companions(names: Iterable[str]) -> set[str]:
    """Return the folders that, if they are there, belong to the pages among the files `names`, in lower case."""
    pages = [name.lower() for name in names if name.lower().endswith(PAGES)]
    return {str(PurePosixPath(page).with_suffix("")) + ending for page in pages for ending in _ENDINGS}


def without_companions(names: Iterable[str]) -> list[str]:
    """Return those of the paths `names` that lie in no folder which belongs to a page among them."""
    listed = list(names)
    folders = companions(listed)
    return [name for name in listed if not folders.intersection(map(str, PurePosixPath(name.lower()).parents))]
