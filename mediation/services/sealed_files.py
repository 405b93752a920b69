"""The files on the disk when keys change: each is read and written anew, whole at every moment."""

from collections import Counter
from collections.abc import Iterator

from mediation.extensions import files, keeper
from mediation.file_store import FileDamaged, FileMissing


class SealedFiles:
    """The store of files, as `key_rotation` deals with it.

    What cannot be read is left as it is: the check of files names it, and its key stays in use.
    """

    name = "files"

    def keys_in_use(self) -> Counter[str]:
        """How many files each key has sealed, wholly or in part."""
        found: Counter[str] = Counter()
        for name in self._names():
            found.update(self._keys_of(name))
        return found

    def stale(self) -> int:
        """How many files are not wholly sealed with the current key."""
        return sum(1 for _ in self._stale())

    def reseal(self) -> Iterator[int]:
        """Seal them anew, one by one."""
        for name in self._stale():
            try:
                files.reseal(name)
            except (FileMissing, FileDamaged):
                continue
            yield 1

    def _stale(self) -> Iterator[str]:
        for name in self._names():
            if self._keys_of(name) - {keeper.ring.current}:
                yield name

    def _names(self) -> list[str]:
        # Listed before anything is written anew, which changes what lies in the folders.
        return [each.name for each in files.everything() if not each.name.endswith(".part")]

    def _keys_of(self, name: str) -> set[str]:
        try:
            return files.key_ids(name)
        except (FileMissing, FileDamaged):
            return set()
