"""The collector waits while somebody is inside, and is afterwards as it was."""

import gc
import threading

import pytest

from assistant.platform.collector import collector_waits


def test_it_waits_until_the_last_is_out() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def read() -> None:
        with collector_waits():
            begun.set()
            assert go_on.wait(20)

    other = threading.Thread(target=read)
    with collector_waits():
        other.start()
        assert begun.wait(20)
        assert not gc.isenabled()
    assert not gc.isenabled(), "somebody is still inside"
    go_on.set()
    other.join()
    assert gc.isenabled()


def test_it_goes_on_where_something_went_wrong() -> None:
    with pytest.raises(ValueError, match="wrong"), collector_waits():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_waits():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
