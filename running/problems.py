"""What was asked for and cannot be done: an unknown list or rule, an extra that is not installed."""

from __future__ import annotations


class RequestError(Exception):
    """Nothing is wrong with a file: what was asked for must be asked for otherwise."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return self.en

    def message(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en
