"""Vietnamese words of such notes and the English word that the catalogue has for each."""

import re
import unicodedata

WORDS = {
    "bản sao lưu": "backup", "bản sao": "copy", "bảo mật": "security", "bảo vệ": "protect", "bền": "durable",
    "bộ nhớ đệm": "cache", "bộ nhớ": "memory", "cảnh báo": "alarm", "cân bằng tải": "balance", "chi phí": "cost",
    "chia sẻ": "share", "chứng chỉ": "certificate", "cơ sở dữ liệu": "database", "có sẵn": "available",
    "dự báo": "forecast", "dự đoán": "predict", "dữ liệu": "data", "đa vùng": "region", "đám mây": "cloud",
    "đăng nhập": "sign", "địa chỉ": "address", "đo lường": "measure", "đối tượng": "object", "độ trễ": "latency",
    "đồng bộ": "synchronous", "đường hầm": "tunnel", "gần người dùng": "close", "ghi nhật ký": "log",
    "giám sát": "monitor", "giới hạn": "limit", "hàng đợi": "queue", "hiệu năng": "performance",
    "hiệu suất": "performance", "hợp đồng": "commitment", "khả dụng": "available", "khóa": "key",
    "khôi phục": "recover", "không đồng bộ": "asynchronous", "kiểm soát": "control", "kiểm tra": "check",
    "lưu lượng": "traffic", "lưu trữ": "store", "mã hóa": "encrypt", "máy ảo": "virtual server", "máy chủ": "server",
    "mở rộng": "scale", "mạng": "network", "miền": "domain", "mối đe dọa": "threat", "ngân sách": "budget",
    "nguyên tắc": "principle", "nhạy cảm": "sensitive", "nhiều vùng": "region", "phân phối": "distribute",
    "phân quyền": "permission", "phân tích": "analyse", "phát hiện": "detect", "phục hồi": "recover",
    "phụ thuộc": "depend", "quan hệ": "relational", "quản lý": "manage", "quyền": "permission", "riêng tư": "private",
    "sao chép": "replicate", "sao lưu": "backup", "sự cố": "failure", "sự kiện": "event", "tách rời": "decouple",
    "tải": "load", "tập trung": "central", "thảm họa": "disaster", "thay đổi": "change", "theo dõi": "track",
    "thiết kế": "design", "thông báo": "notification", "tiết kiệm": "save", "tin nhắn": "message",
    "tổ chức": "organization", "tốc độ": "fast", "trách nhiệm": "responsibility", "triển khai": "deploy",
    "truy cập": "access", "truy vấn": "query", "tường lửa": "firewall", "tự động": "automatic",
    "ứng dụng": "application", "vai trò": "role", "văn bản": "text", "vòng đời": "lifecycle",
    "xác thực": "authenticate", "xử lý": "process",
    "hình ảnh": "image", "giọng nói": "speech", "dịch thuật": "translation", "hóa đơn": "bill", "tài khoản": "account",
}  # fmt: skip
FOUND = re.compile("|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)))


def english(text: str) -> str:
    """The English words for those of a Vietnamese text, in its order; nothing for a text in English."""
    if text.isascii():
        return ""
    return " ".join(WORDS[found] for found in FOUND.findall(unicodedata.normalize("NFC", text).lower()))
