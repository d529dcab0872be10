"""What `vectors/agreement.json` asks: facts, changes of the small document, texts, answers."""

USUAL = [{}, {"fee": {"plan": "monthly", "amount": 2500, "currency": "USD", "included": 0}}]

HOURS = [[540, 720], [780, 1020]]
FACTS = [
    {},
    {"hours": [HOURS] * 4 + [[[540, 720]], [], []], "windows": [[600, 780]] * 4 + [[], [], []]},
    {"hours": [[[1320, 1560]], [], [[0, 1440]], [], [[720, 1440]], [], []]},
    {"windows": [[780], [600], [780], [], [600, 780], [], []]},
    {"hours": [[]] * 7, "windows": [[]] * 7, "zone": "America/Port_of_Spain"},
    {"reply_within": {"unit": "hours", "n": 1}, "zone": "Europe/Madrid", "retention_years": 0},
    {"reply_within": {"unit": "hours", "n": 160}, "zone": ""},
    {"reply_within": {"unit": "days", "n": 10}},
    {"reply_within": {"unit": "days", "n": 11}},
    {"allowance": {"characters": 100_000, "messages_a_week": 0}},
    {"fee": {"plan": "limited", "amount": 1999, "currency": "EUR", "included": 12}},
    {"practice": {"name": " Linden ", "phone": " ", "country": ""}},
    {"ai_tool_purpose": {"en": "drafts"}},
]
AMOUNTS = [
    (0, "USD"),
    (5, "USD"),
    (2500, "USD"),
    (123_456_705, "EUR"),
    (2500, "CLP"),
    (1_000_000, "SEK"),
    (2550, "GBP"),
    (100, ""),
]
DATES = ["2026-01-01", "2028-02-29", "2031-12-10", ""]

RESPONSE = ["sections", 0, "text", "en"]
CRISIS = ["sections", 2, "text"]
HASHED = [[], [[["card", "en"], "\u2028 ñ 🙂"]], [[["facts", "retention_years"], 8]]]
FAULTY = [
    [],
    [[["card"], None]],
    [[["more"], 1]],
    [[["v"], 2]],
    [[["locales"], []]],
    [[["locales"], ["en", "en"]]],
    [[["locales"], ["en"]], [["card", "es"], None]],
    [[["card", "es"], None]],
    [[["card", "en"], "Nobody is here."]],
    [[["card", "en"], "🙂" * 4001]],
    [[["card", "fr"], "x"]],
    [[["facts", "hours"], []]],
    [[["facts", "hours", 1], [[600, 600], [1440, 1500], [60, 30]]]],
    [[["facts", "hours", 1], [[600, 2881]]]],
    [[["facts", "hours"], [[]] * 7]],
    [[["facts", "windows", 0], [1440]]],
    [[["facts", "zone"], "a b"]],
    [[["facts", "zone"], ""], [["facts", "practice"], {"name": " ", "phone": "", "country": ""}]],
    [[["facts", "practice", "country"], "us"]],
    [[["facts", "fee", "amount"], -1]],
    [[["facts", "fee", "plan"], "per_message"]],
    [[["facts", "fee", "plan"], "limited"], [["fee_text", "en"], "{included_count} {fee_amount}"]],
    [[["facts", "programs"], ["ai_assistance"]]],
    [[["facts", "programs"], ["ai_assistance", "ai_assistance"]]],
    [[["facts", "programs"], ["minor"]]],
    [[["facts", "allowance"], {"characters": 0, "messages_a_week": 0}]],
    [[["sections"], []]],
    [[["sections", 0], None]],
    [[["sections", 0, "id"], "policy.crisis"]],
    [[["sections", 0, "id"], "Policy 1"]],
    [[["sections", 0, "element"], "other"]],
    [[["sections", 0, "title", "es"], " "]],
    [[RESPONSE, "{x} {} {x} {client_name} }"]],
    [[RESPONSE, "At once, instantly, 24/7: {reply_days}."]],
    [[[*CRISIS, "en"], "Call."], [[*CRISIS, "es"], " "]],
    [[["sections", 4, "text", "en"], "{billing_text} {fee_amount}"]],
    [[["consent", "variants", 0, "id"], "ai_assistance"]],
    [[["consent", "statements", 0, "required"], 2]],
    [[["consent", "sections", 0, "text", "es"], "Se vigila."]],
]
NO_DOCUMENTS: list[object] = [None, True, 1.5, 7, "x", [], {}, [[[[[[[[[]]]]]]]]], {"A": 1}]

SENTENCES = [
    ("We are here 24/7.", "en"),
    ("Messages are Monitored around the clock.", "en"),
    ("Do not worry: we monitor your messages, instantly.", "en"),
    ("We never stop monitoring your messages.", "en"),
    ("We do not only read, we monitor.", "en"),
    ("It is not for emergencies but monitored at all times.", "en"),
    ("Nobody is watching it around the clock.", "en"),
    ("This isn\u2019t an instant answer.", "en"),
    ("A reply within 24 hours, day\u00a0 and night.", "en"),
    ("Call {crisis_block} or {24/7}.", "en"),
    ("Instant. Instant? instantly (instant)", "en"),
    ("Le respondemos al instante, las 24 horas.", "es"),
    ("Nadie la vigila las 24 horas.", "es"),
    ("Nunca dejamos de vigilar sus mensajes.", "es"),
    ("Una respuesta dentro de las 24 horas.", "es"),
    ("Respuesta instanta\u0301nea, INSTANTÁNEA.", "es"),
    ("No es para emergencias, pero se vigila.", "es"),
    ("Atendemos DIA Y NOCHE, en todo momento.", "es"),
    ("Estamos 24 horas al dia. SIEMPRE DISPONIBLES.", "es"),
    ("Read 24\u200b/7 and moni\u00adtored.", "en"),
    ("Read \uff12\uff14\uff0f\uff17, or 24\u20447, or 24 / 7, or 24-7.", "en"),
    ("Around\u2003the\u00a0clock.", "en"),
    ("Jamas se lee en todo momento; ningun mensaje se vigila.", "es"),
]

GUARDIAN = {"guardian_name": "Kim Park"}
FILLED = [
    ([], "en", {}, {}, []),
    ([], "es", {"therapist_name": "Inés"}, {"crisis_block": "Llame."}, []),
    ([], "fr", GUARDIAN, {}, ["minor", "ai_assistance"]),
    ([[["facts", "ai_tool_purpose"], {"en": "It drafts"}]], "en", {}, {}, ["ai_assistance"]),
    ([[["locales"], ["es"]], [["facts", "windows"], [[780]] * 7]], "en", GUARDIAN, {}, ["minor"]),
    ([], "en", {}, {}, ["minor"]),
    ([], "en", {"therapist_name": "{crisis_block}"}, {"crisis_block": "Call 988!"}, []),
    ([], "es", {"therapist_name": " "}, {"crisis_block": " ", "valid_until": ""}, []),
    ([[["fee_text", "en"], "{fee_amount}"], [["facts", "fee", "amount"], 100]], "en", {}, {}, []),
    ([[["fee_text", "en"], "{fee_amount}!"]], "en", {}, {}, []),
]
GUARDIAN_S = {"id": "consent.v.minor.guardian", "initial": 1, "text": {"en": "I.", "es": "Yo."}}
SIGNED = [
    ([], "en", {}, [], "client"),
    ([], "es", {}, [], "clinician"),
    ([[["consent", "variants", 0, "sections", 0], GUARDIAN_S]], "en", {}, ["minor"], "client"),
    ([[["consent", "variants", 0, "sections", 0], GUARDIAN_S]], "es", {}, ["minor"], "guardian"),
    (
        [[["facts", "ai_tool_purpose"], {"en": "It drafts", "es": "Redacta"}]],
        "en",
        GUARDIAN,
        ["minor", "ai_assistance"],
        "client",
    ),
]
VALIDITY = [
    ("2026-11-29", 12, ""),
    ("2027-01-31", 1, ""),
    ("2027-12-31", 2, ""),
    ("2028-02-29", 12, ""),
    ("2026-11-29", 60, "2027-03-01"),
    ("2026-11-29", 1, "2027-03-01"),
]
VARIANTS = [
    ([], False, False),
    (["ai_assistance", "substance_use_program"], True, False),
    (["substance_use_program"], True, True),
]
TEXTS = [
    ("", ""),
    ("", "a b"),
    ("a b", ""),
    ("One two three.", "One two three. And four."),
    ("the second business day.", "the third business hour."),
    ("a b c", "a x b y c"),
    ("  a\n b", "a b\t"),
    ("a b c d e f g", "g f e d c b a"),
    ("one\u00a0two ñ", "one two ñ"),
    ("x a y a z", "a a"),
    ("We read on Monday. Call us.", "Call us. We read on Monday and Friday."),
]
DIFFERENCES = [
    ([], [], "en"),
    ([], [[["sections", 6], None]], "en"),
    ([[["sections", 0], None]], [], "es"),
    ([], [[RESPONSE, "Read at {review_times}. {reply_days}, or later."]], "en"),
    ([], [[["facts", "reply_within"], {"unit": "hours", "n": 8}]], "es"),
    ([], [[["facts", "allowance"], {"characters": 0, "messages_a_week": 1}]], "en"),
    ([], [[["facts", "night"], "nobody"]], "es"),
    (
        [],
        [[["facts", "fee"], {"plan": "limited", "amount": 0, "currency": "", "included": 1}]],
        "en",
    ),
    ([], [[["sections", 6, "ack"], 1]], "en"),
    ([], [[["consent", "statements", 1, "required"], 1]], "en"),
    ([], [[["locales"], ["en"]]], "es"),
    ([[["locales"], ["en"]]], [[["locales"], ["es"]]], "es"),
    (
        [],
        [
            [["facts", "practice"], {"name": "Oak", "phone": "2", "country": "CA"}],
            [["facts", "zone"], "Europe/Madrid"],
            [["facts", "hours"], [[]] * 6 + [[[0, 60]]]],
            [["facts", "windows"], [[]] * 7],
            [["facts", "retention_years"], 1],
            [["facts", "records_contact"], "Kim"],
            [["facts", "valid_months"], 1],
            [["facts", "programs"], ["ai_assistance", "substance_use_program"]],
            [["facts", "ai_tool_purpose"], {"en": "drafts", "es": ""}],
        ],
        "en",
    ),
]
LIVE: list[dict[str, object]] = [
    {},
    {"night": "on_call", "zone": "Europe/Madrid"},
    {"hours": [[]] * 7, "reply_within": {"unit": "days", "n": 2}, "other": 1},
]

READ = [
    ("", "en"),
    ("We read your notes. We write back soon.", "en"),
    ("Notwithstanding organizational considerations, practitioners evaluate deterioration.", "en"),
    (
        "Messages are read at 10:00 am and noon; don\u2019t wait. Well-known tables, asked twice!",
        "en",
    ),
    ("Leemos sus notas. Si le va mal, nos llama ya.", "es"),
    (
        "Se lee a las 10:00 a.\u00a0m. y a las 4:00 p. m. de lunes a viernes.\n¿Y? \u00a1Llame!",
        "es",
    ),
    ("Quien averigüe la ciudad del pingüino continúa; hoy hay muy poca agua en Uruguay.", "es"),
    ("word " * 201, "en"),
]

REASON = {"reason": "We call each day.", "review_in_days": 7}
ANSWERED = [
    ({}, None, "scale"),
    ({"cand.caution.home": "unsure"}, None, "scale"),
    ({"cand.safety.now": "yes", "cand.caution.home": "yes"}, None, "scale"),
    ({"cand.safety.now": "yes"}, REASON, "scale"),
    ({"cand.safety.now": "yes"}, REASON | {"reason": " "}, "scale"),
    ({"cand.safety.now": "yes"}, REASON | {"review_in_days": 30}, "scale"),
    ({"cand.caution.home": "yes"}, REASON, "scale"),
    ({"cand.fit.writing": "with_aids"}, None, "scale"),
    ({"cand.fit.writing": "with_aids"}, None, "pilot"),
    ({"cand.fit.established": "no"}, REASON, "pilot"),
    ({"cand.fit.stable": None, "cand.safety.plan": "perhaps"}, REASON, "foundation"),
]
