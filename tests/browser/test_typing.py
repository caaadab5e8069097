"""Typing Vietnamese while the kernel answers: not one character is lost or doubled, whatever writes it."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, CDPSession, expect

from assistant.domain import commands as c
from assistant.domain.refusal import Stale
from assistant.journal.store import Store
from tests.browser import live
from tests.browser.browser_session import Ears
from tests.browser.live import KHANH, LAN, MINH
from tests.browser.office import Office, at
from tests.browser.room import Console

START = at("2026-11-05", "14:00")
CONCLUSION = "Kết luận của chủ trì"
FIELD = "item.B8.ket_luan"
SENTENCE = "Đề nghị chi ủy giữ nguyên mức hỗ trợ; giao đồng chí Thủy kiểm tra việc khuyến học quý này."
OTHERS = "Hướng dẫn mới: "
FROM_WORD = "Giao\u00a0chi ủy:\r\n\u2022\tLập danh sách\r\n\uf0b7 Báo cáo\u200b tiến độ  \r\n\r\n\r\n\r\nMột\x0bHết."
CLEAN = "Giao chi ủy:\n- Lập danh sách\n- Báo cáo tiến độ\n\nMột\nHết."
FROM_PDF = "Giao chi ủy rà soát hồ sơ đất\nđai còn tồn đọng."
PASTE = """([field, text]) => {
  const box = document.querySelector(`textarea[data-field="${field}"]`), data = new DataTransfer();
  data.setData("text/plain", text);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desk(visitor: BrowserContext, office: Office, ears: Ears) -> Iterator[tuple[Console, Store]]:
    """The console at the discussion, the caret in the conclusion; afterwards the page complains of nothing."""
    store = live.running(office, START)
    console = Console.of(visitor.new_page(), office, store.id)
    console.page.keyboard.press("Alt+k")
    expect(console.box(CONCLUSION)).to_be_focused()
    yield console, store
    assert ears.complaints == []


def bare(word: str) -> str:
    """The letters that are pressed first, before the marks come."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def compose(keys: CDPSession, word: str) -> Iterator[str]:
    """A word as an input method composes it: letter by letter, then with its marks; each stage is yielded."""
    plain = bare(word)
    for stage in [*(plain[:n] for n in range(1, len(plain) + 1)), word]:
        keys.send("Input.imeSetComposition", {"text": stage, "selectionStart": len(stage), "selectionEnd": len(stage)})
        yield stage


def stored(store: Store) -> str:
    """What the journal has."""
    store.refresh()
    return store.meeting.text(FIELD)


def agree(console: Console, store: Store, text: str) -> None:
    """Box and journal say the same."""
    expect(console.box(CONCLUSION)).to_have_value(text)
    console.saved()
    assert stored(store) == text


def insert(store: Store, at_: int, text: str) -> None:
    """Another console writes into the same text, on whatever it has become meanwhile: this one goes on sending."""
    while True:
        store.refresh()
        with suppress(Stale):
            store.send(c.EditText(FIELD, store.meeting.texts[FIELD].rev, at_, 0, text))
            return


def test_a_telex_sentence_composed_while_the_kernel_answers(desk: tuple[Console, Store]) -> None:
    console, store = desk
    keys = console.page.context.new_cdp_session(console.page)
    for number, word in enumerate(SENTENCE.split(" ")):
        before = SENTENCE.split(" ")[:number]
        for n, stage in enumerate(compose(keys, word)):
            if n == 1:
                answers_come(console, store, number)
            seen = " ".join([*before, stage])
            assert console.box(CONCLUSION).input_value() == seen
        keys.send("Input.insertText", {"text": word})
        if number < len(SENTENCE.split(" ")) - 1:
            keys.send("Input.insertText", {"text": " "})
    agree(console, store, SENTENCE)


def answers_come(console: Console, store: Store, number: int) -> None:
    """Mid-word: what was typed so far is saved, and somebody asks for the floor or gives it up."""
    if number % 3 == 0:
        console.saved()
    person = (LAN, KHANH, MINH)[number % 3]
    store.refresh()
    store.send(c.LeaveQueue(person) if person in store.meeting.queue else c.AskFloor(person))
    expect(console.page.locator(".queue li")).to_have_count(len(store.meeting.queue))


def test_another_consoles_words_arrive_in_the_middle_of_a_word(desk: tuple[Console, Store]) -> None:
    """They come in once the word is composed; the caret stays where it was among its words."""
    console, store = desk
    keys = console.page.context.new_cdp_session(console.page)
    console.page.keyboard.insert_text("Giao đồng chí ")
    console.saved()
    stored(store)
    for n, stage in enumerate(compose(keys, "Thủy")):
        assert console.box(CONCLUSION).input_value() == f"Giao đồng chí {stage}"
        if n == 1:
            insert(store, 0, OTHERS)
            console.saved()
    keys.send("Input.insertText", {"text": "Thủy"})
    expect(console.box(CONCLUSION)).to_have_value(f"{OTHERS}Giao đồng chí Thủy")
    console.page.keyboard.insert_text(" kiểm tra")
    agree(console, store, f"{OTHERS}Giao đồng chí Thủy kiểm tra")


def test_unikey_rewrites_a_word_with_backspaces(desk: tuple[Console, Store]) -> None:
    """Unikey has no composition: it takes letters away and types the word anew, while answers come."""
    console, store = desk
    board = console.page.keyboard
    for number, word in enumerate(SENTENCE.split(" ")):
        plain = bare(word)
        board.type(plain)
        if number % 4 == 0:
            console.saved()
        if plain != word:
            for _ in plain:
                board.press("Backspace")
            board.insert_text(word)
        board.type(" ")
    agree(console, store, f"{SENTENCE} ")


def test_decomposed_letters_phrases_and_what_word_has_copied(desk: tuple[Console, Store]) -> None:
    console, store = desk
    page, box = console.page, console.box(CONCLUSION)
    apart = unicodedata.normalize("NFD", SENTENCE)
    page.keyboard.insert_text(apart)
    agree(console, store, apart)
    box.fill("")
    page.keyboard.type("/nt")
    page.keyboard.press("Tab")
    agree(console, store, "Nhất trí với dự thảo")
    page.keyboard.type(", /xx")
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    agree(console, store, "Nhất trí với dự thảo, /xx")
    box.fill("")
    box.focus()
    page.evaluate(PASTE, [FIELD, FROM_WORD])
    agree(console, store, CLEAN)
    box.fill("")
    page.evaluate(PASTE, [FIELD, FROM_PDF + "\x0b"])
    page.get_by_role("button", name="Nối các dòng").click()
    agree(console, store, FROM_PDF.replace("\n", " ") + "\n")
    expect(box).to_be_focused()
    page.keyboard.press("Alt+j")
    agree(console, store, FROM_PDF + "\n")
