"""Which language a line is written in: English or Vietnamese, with or without its accents."""

import re
import unicodedata
from functools import lru_cache

from quizgen.model import Language

_PLAIN = re.compile(r"[a-z0-9&]+")
_WORD = re.compile(r"[^\W\d_]+")
_STRONG = re.compile("[đơưăĐƠƯĂ\u1ea0-\u1ef9]")
_WEAK = re.compile("[âêôàáãèéìíòóõùúýĩũÂÊÔÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ]")
_COMMON = """
the of and for a an is are was were to with on by from that this which using used use uses as at or be can when how what
into between it its not only each without than more all has have in learned learnt understood configured created
practiced your you we our their one two up
"""
_LOCAL = """
muc tieu tuan hoc thuc hanh cau hinh tao dung dich vu ket qua dat duoc kiem thu hieu quan ly luu tru thong trien khai
viec ngay nhiem lieu cac cua va trong khi cho voi nhung khong mot nay tren duoi truy cap nguoi dinh tuyen nhan thiet
tinh hoan thanh phat hien quy trinh hoat giam uu cong trang thai nguon bat dau hoi thoai bao kha nang giua theo hoac gom
nhom phan bang phuong phap nham giup de ra soat cuong van
"""
_ENGLISH = frozenset(_COMMON.split())
_BARE = frozenset(_LOCAL.split())
_SOFT = frozenset(("cho", "trong", "khi", "theo", "nhau", "nhanh", "chung", "bao", "ngay", "thay"))


class _Accents(dict[int, int | None]):
    """What each character becomes without accents, learnt as characters are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_ACCENTS = _Accents()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text in lower case, without accents, every run of other signs made one space."""
    bare = text.lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFD", bare.replace("đ", "d")).translate(_ACCENTS)
    return " ".join(_PLAIN.findall(bare))


def guess(text: str) -> Language | None:
    """The language of one line, or None where nothing in it tells (names of services, numbers)."""
    words = _WORD.findall(text[:2000])
    low = [w.lower() for w in words]
    english = len([w for w in low if w in _ENGLISH])
    accented = [] if text.isascii() else [w for w in words if _accented(w)]
    opens = bool(accented) and accented[0] is words[0] and not any(w[0].isupper() for w in accented[1:2])
    vietnamese = sum(w[0].islower() for w in accented) + len([w for w in low if w in _SOFT]) + opens
    if accented and not vietnamese:  # names alone, unless a whole line stands in capitals
        return "vi" if 2 * len(accented) >= len(words) else "en"
    if vietnamese and (accented or vietnamese > 1 or not english):
        return "vi" if vietnamese + len(accented) / 2 >= english else "en"
    bare = len([w for w in low if w in _BARE])
    if bare >= 2 and bare > english:
        return "vi"
    return "en" if english else None


def _accented(word: str) -> bool:
    return bool(_STRONG.search(word)) or (len(word) <= 6 and bool(_WEAK.search(word)))


def majority(body: str, path: str = "") -> Language:
    """The language of most lines of a note; the name of the file decides where the text does not."""
    lines = [line for line in body.split("\n")[:600] if line.strip()]
    lead = 0
    for left, line in zip(range(len(lines), 0, -1), lines, strict=True):
        if abs(lead) > left:  # the rest cannot turn it
            break
        lead += {"vi": 1, "en": -1}.get(guess(line) or "", 0)
    if lead:
        return "vi" if lead > 0 else "en"
    return "vi" if re.search(r"[._-]vi\.\w+$", path) else "en"
