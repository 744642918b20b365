"""Which language a line is written in: English or Vietnamese, with or without its accents."""

import re
import unicodedata
from functools import lru_cache

from quizgen.model import Language

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


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text in lower case, without accents, every run of other signs made one space."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9&]+", "".join(c for c in bare if not unicodedata.combining(c))))


def guess(text: str) -> Language | None:
    """The language of one line, or None where nothing in it tells (names of services, numbers)."""
    words = _WORD.findall(text[:2000])
    english = sum(w.lower() in _ENGLISH for w in words)
    accented = [] if text.isascii() else [w for w in words if _accented(w)]
    opens = bool(accented) and accented[0] is words[0] and not any(w[0].isupper() for w in accented[1:2])
    vietnamese = sum(w[0].islower() for w in accented) + sum(w.lower() in _SOFT for w in words) + opens
    if accented and not vietnamese:  # names alone, unless a whole line stands in capitals
        return "vi" if 2 * len(accented) >= len(words) else "en"
    if vietnamese and (accented or vietnamese > 1 or not english):
        return "vi" if vietnamese + len(accented) / 2 >= english else "en"
    bare = sum(w.lower() in _BARE for w in words)
    if bare >= 2 and bare > english:
        return "vi"
    return "en" if english else None


def _accented(word: str) -> bool:
    return bool(_STRONG.search(word)) or (len(word) <= 6 and bool(_WEAK.search(word)))


def majority(body: str, path: str = "") -> Language:
    """The language of most lines of a note; the name of the file decides where the text does not."""
    found = [guess(line) for line in body.split("\n")[:600] if line.strip()]
    if found.count("vi") != found.count("en"):
        return "vi" if found.count("vi") > found.count("en") else "en"
    return "vi" if re.search(r"[._-]vi\.\w+$", path) else "en"
