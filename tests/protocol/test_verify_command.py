"""`meantime protocol verify`, fed by strangers."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from meantime.cli.protocol import protocol
from tests.protocol.people import read_vectors

LOG = read_vectors("protocol.json")["log"]
CASES = read_vectors("attacks.json")
HONEST = json.dumps(LOG["care"]).encode()


@pytest.fixture
def verify(tmp_path):
    """Return what the command says about bytes, and its exit code."""

    def run(raw):
        path = tmp_path / "log.json"
        path.write_bytes(raw)
        result = CliRunner().invoke(protocol, ["verify", str(path)])
        assert result.stderr == ""
        return result.stdout, result.exit_code

    return run


@pytest.mark.parametrize("name", ["care", "practice"])
def test_an_honest_log_is_told_by_its_head(verify, name):
    line = f"ok {LOG[f'{name}_seq']} {LOG[f'{name}_head_b64']}\n"
    assert verify(json.dumps(LOG[name]).encode()) == (line, 0)
    assert verify(json.dumps(LOG[name], indent=4).encode()) == (line, 0)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_the_command_gives_the_verdict_of_the_vectors(verify, case):
    log = [CASES["entries"][place] for place in case["log"]]
    line, code = verify(json.dumps(log).encode())
    done_later = {"join", "read", "open", "zread", "mine", "roster", "custodian"} & case.keys()
    want = "ok" if done_later else case["want"]
    assert line.split()[0] == want
    assert code == (0 if want == "ok" else 1)


STRANGE = {
    "nothing": (b"", "json"),
    "no JSON": (b"a log", "json"),
    "half a log": (HONEST[:-9], "json"),
    "two logs": (HONEST + HONEST, "json"),
    "a byte order mark": (b"\xef\xbb\xbf" + HONEST, "json"),
    "another encoding": (HONEST.decode().encode("utf-16"), "json"),
    "invalid UTF-8": (b'["\xff"]', "json"),
    "NaN": (b"[NaN]", "json"),
    "Infinity": (b"[-Infinity]", "json"),
    "a trailing comma": (b"[1,]", "json"),
    "a control character": (b'["\x01"]', "json"),
    "an unclosed string": (b'["' + b'\\"[' * 100_000, "json"),
    "a lone backslash": (b'["\\', "json"),
    "a million brackets": (b"[" * 1_000_000, "json"),
    "501 containers": (b"[" * 501 + b"]" * 501, "json"),
    "500 containers": (b"[" * 500 + b"]" * 500, "fields"),
    "brackets in a string": (json.dumps(["[" * 600]).encode(), "fields"),
    "an object": (b"{}", "fields"),
    "an entry by itself": (json.dumps(LOG["care"][0]).encode(), "fields"),
    "a string": (b'"log"', "fields"),
    "a number": (b"7", "fields"),
    "true": (b"true", "fields"),
    "null": (b"null", "fields"),
    "an empty list": (b"[]", "root"),
    "a list of numbers": (b"[1]", "fields"),
    "a list of nulls": (b"[null]", "fields"),
    "a list of lists": (b"[[]]", "fields"),
    "a huge integer": (b"[" + b"9" * 100_000 + b"]", "fields"),
    "a huge integer in an entry": (b'[{"h":' + b"9" * 100_000 + b',"b":"","s":""}]', "b64"),
    "an enormous exponent": (b"[1e999999]", "fields"),
    "null in an entry": (b'[{"h":null,"b":"","s":""}]', "b64"),
    "an entry of empty texts": (b'[{"h":"","b":"","s":""}]', "fields"),
    "a lone surrogate": (b'[{"h":"\\ud800","b":"","s":""}]', "b64"),
    "a key twice, the last one wrong": (b'[{"h":"","b":"","s":"","s":1}]', "b64"),
    "a key twice, the last one right": (b'[{"h":"","b":"","s":1,"s":""}]', "fields"),
    "__proto__": (b'[{"h":"","b":"","s":"","__proto__":1}]', "fields"),
}


@pytest.mark.parametrize(("raw", "line"), STRANGE.values(), ids=STRANGE)
def test_what_is_no_log_is_told_in_one_line(verify, raw, line):
    assert verify(raw) == (f"{line}\n", 1)


def test_a_file_that_cannot_be_read_is_told_in_one_line(tmp_path):
    for path in (tmp_path, tmp_path / "missing.json"):
        result = CliRunner().invoke(protocol, ["verify", str(path)])
        assert (result.output, result.exit_code) == ("unreadable\n", 1)
