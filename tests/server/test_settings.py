"""Settings from the environment."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from meantime.server.settings import (
    SERVER_KEY,
    Settings,
    WrongSetting,
    from_environment,
    server_key,
)


def test_without_any_setting_everything_stays_on_this_machine():
    settings = from_environment({})
    assert (settings.host, settings.database_url) == ("127.0.0.1", "")
    assert settings.allowed_origins == ("http://localhost:8080",)


def test_settings_are_read_by_name():
    settings = from_environment(
        {
            "MEANTIME_DATA_DIR": "/srv/meantime",
            "MEANTIME_PORT": "9000",
            "MEANTIME_ORIGINS": "https://app.example.org/, https://example.org",
            "MEANTIME_SIGN_IN_DAYS": "7",
            "MEANTIME_CRISIS_HOUR": "0",
            "UNRELATED": "x",
        }
    )
    assert settings.data_dir == Path("/srv/meantime")
    assert (settings.port, settings.sign_in_absolute.days) == (9000, 7)
    assert settings.allowed_origins == ("https://app.example.org", "https://example.org")
    assert (settings.crisis_hour, settings.crisis_folder) == (0, Path("/srv/meantime/crisis"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "x"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("ORIGINS", "app.example.org"),
        ("DATABASE_URL", "mysql://x"),
        ("SIGN_IN_DAYS", "0"),
        ("CRISIS_HOUR", "24"),
        ("CRISIS_HOUR", "-1"),
        ("CRISIS_KEPT", "0"),
        ("SIGN_IN_IDLE_MINUTES", "1.5"),
        ("SMTP_TLS", "maybe"),
        ("SMTP_PASSWORD", "file:/nowhere/at/all"),
    ],
)
def test_a_wrong_setting_is_named(name, value):
    with pytest.raises(WrongSetting, match=f"MEANTIME_{name}"):
        from_environment({f"MEANTIME_{name}": value})


def test_snapshots_stay_no_longer_than_is_told_of_backups():
    kept = {"MEANTIME_CRISIS_KEPT": "60"}
    with pytest.raises(WrongSetting, match="MEANTIME_BACKUP_DAYS"):
        from_environment(kept)
    assert from_environment({**kept, "MEANTIME_BACKUP_DAYS": "60"}).crisis_kept == 60


MAIL = {"MEANTIME_SMTP_HOST": "mail.example.org", "MEANTIME_SMTP_SENDER": "notices@example.org"}


def test_a_password_may_stand_in_a_file(tmp_path):
    (tmp_path / "password").write_text("abc\n")
    given = {
        "MEANTIME_SMTP_USER": "notices",
        "MEANTIME_SMTP_PASSWORD": f"file:{tmp_path / 'password'}",
    }
    settings = from_environment({**MAIL, **given})
    assert settings.smtp_password == "abc"  # noqa: S105  made up
    assert "abc" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"MEANTIME_SMTP_SENDER": ""}, "SMTP_SENDER"),
        ({"MEANTIME_SMTP_TLS": "none"}, "SMTP_TLS"),
        ({"MEANTIME_SMTP_USER": "x"}, "SMTP_PASSWORD"),
    ],
)
def test_settings_of_mail_that_do_not_fit_together_are_named(given, named):
    with pytest.raises(WrongSetting, match=named):
        from_environment({**MAIL, **given})


def test_no_environment_makes_a_demo_of_a_practice():
    assert not from_environment({"MEANTIME_DEMO": "1"}).demo


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://localhost:8080", True),
        ("http://client.localhost:8080", False),
        ("http://localhost:8081", False),
        ("https://localhost:8080", False),
        ("http://localhost.example.org", False),
        ("", False),
    ],
)
def test_only_the_web_app_s_own_origins_are_allowed(origin, allowed):
    assert Settings().is_allowed_origin(origin) is allowed


def test_the_server_s_key_is_made_once_and_is_its_owner_s_alone(tmp_path):
    folder = tmp_path / "data"
    key = server_key(folder)
    assert len(key) == 32
    assert server_key(folder) == key
    assert stat.S_IMODE((folder / SERVER_KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
