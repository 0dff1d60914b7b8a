#!/usr/bin/env python3
"""Checks the example's source files against their schema and against each other.

    check_example.py [SEED_RECORD.json ARTICLE.txt]

Without arguments: the schema, references, order, counts, photos. With the seed record and the article's text: also
that every seed quotation stands in the example word for word, and at its place in the article. One line a problem;
exit 1 if there is any. Standard library only; it does not know the store.
"""

import json
import re
import struct
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent
EXAMPLE = DATA / "example"
ARTICLE = "bizwatch-2023-06-09"
MEETING = "seoul-startups-meeting"
EVENT_COUNT = 43
SEGMENT_LABELS = [f"S{n}" for n in range(1, 23)]
MAX_PICTURE_BYTES = 200_000

# ---- the part of JSON Schema that the schema uses -----------------------------------------------------------------

ANNOTATIONS = {"description", "title", "default", "$schema", "$defs"}
CHECKED = {"$ref", "type", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "items", "minItems", "uniqueItems",
           "required", "properties", "patternProperties", "additionalProperties", "minProperties"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}


def has_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def check_string(value, schema, where):
    if len(value) < schema.get("minLength", 0):
        yield f"{where}: is shorter than {schema['minLength']}"
    if len(value) > schema.get("maxLength", len(value)):
        yield f"{where}: is longer than {schema['maxLength']}"
    if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), value):
        yield f"{where}: {value!r} does not match {schema['pattern']}"


def check_number(value, schema, where):
    if value < schema.get("minimum", value) or value > schema.get("maximum", value):
        yield f"{where}: {value} is out of range"


def check_array(value, schema, where, root):
    if len(value) < schema.get("minItems", 0):
        yield f"{where}: has fewer than {schema['minItems']} items"
    if schema.get("uniqueItems") and len({json.dumps(item, sort_keys=True) for item in value}) != len(value):
        yield f"{where}: holds the same item twice"
    for index, item in enumerate(value):
        yield from check_value(item, schema.get("items", {}), f"{where}[{index}]", root)


def check_object(value, schema, where, root):
    if len(value) < schema.get("minProperties", 0):
        yield f"{where}: is empty"
    for name in schema.get("required", []):
        if name not in value:
            yield f"{where}: lacks {name}"
    for name, item in value.items():
        rules = [rule for key, rule in schema.get("properties", {}).items() if key == name]
        rules += [rule for key, rule in schema.get("patternProperties", {}).items() if re.search(key, name)]
        if not rules and schema.get("additionalProperties") is False:
            yield f"{where}: has no field {name}"
        for rule in rules:
            yield from check_value(item, rule, f"{where}.{name}", root)


def check_value(value, schema, where, root):
    """Problems of `value` under `schema`, each a line. Stops at a keyword that it does not know, so that nothing in
    the schema goes unchecked in silence."""
    unknown = set(schema) - ANNOTATIONS - CHECKED
    if unknown:
        yield f"{where}: the schema uses {sorted(unknown)}, which this program does not check"
    if "$ref" in schema:
        yield from check_value(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], where, root)
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {', '.join(schema['enum'])}"
    if "type" in schema and not has_type(value, schema["type"]):
        yield f"{where}: is not of type {schema['type']}"
        return
    if isinstance(value, str):
        yield from check_string(value, schema, where)
    elif has_type(value, "number"):
        yield from check_number(value, schema, where)
    elif isinstance(value, list):
        yield from check_array(value, schema, where, root)
    elif isinstance(value, dict):
        yield from check_object(value, schema, where, root)


# ---- the folder as one database -----------------------------------------------------------------------------------

KINDS = ["places", "topics", "outlets", "participants", "articles", "photos", "events", "utterances",
         "views"]
# Field name to the kind that its slugs name. "within" is of the record's own kind.
REFERENCES = {"place": "places", "topics": "topics", "outlet": "outlets", "participant": "participants",
              "speaker": "participants", "portrait": "photos", "event": "events", "article": "articles",
              "coverage": "articles", "participants": "participants", "outlets": "outlets", "places": "places"}
# What stands before the colon of a view's selection.
SELECTED = {kind.removesuffix("s"): kind for kind in KINDS}


def load_folder(folder, problems):
    union = {kind: [] for kind in KINDS}
    databases = 0
    schema = json.loads((DATA / "dateline.schema.json").read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        if not unicodedata.is_normalized("NFC", text):
            problems.append(f"{path.name}: is not in NFC")
        content = json.loads(text)
        problems += check_value(content, schema, path.name, schema)
        if content.get("$schema") != "../dateline.schema.json":
            problems.append(f"{path.name}: does not name its schema")
        databases += "database" in content
        for kind in KINDS:
            union[kind] += content.get(kind, [])
    if databases != 1:
        problems.append(f"{folder.name}: holds {databases} databases, not one")
    return union


def check_references(kind, value, where, slugs, problems):
    if isinstance(value, list):
        for index, item in enumerate(value):
            check_references(kind, item, f"{where}[{index}]", slugs, problems)
    if not isinstance(value, dict):
        return
    for name, item in value.items():
        target = kind if name == "within" else REFERENCES.get(name)
        if target is None:
            check_references(kind, item, f"{where}.{name}", slugs, problems)
            continue
        for slug in item if isinstance(item, list) else [item]:
            if slug not in slugs[target]:
                problems.append(f"{where}.{name}: there is no {slug!r} among the {target}")


def check_slugs(union, problems):
    slugs = {kind: {record["slug"] for record in records} for kind, records in union.items()}
    for kind, records in union.items():
        if len(slugs[kind]) != len(records):
            problems.append(f"{kind}: a slug is used twice")
        for record in records:
            check_references(kind, record, f"{kind}/{record['slug']}", slugs, problems)
        within = {record["slug"]: record.get("within") for record in records}
        for slug in within:
            seen = {slug}
            at = within[slug]
            while at and at not in seen:
                seen.add(at)
                at = within.get(at)
            if at:
                problems.append(f"{kind}/{slug}: lies within itself")


def check_views(union, problems):
    """What each view selects is there; the story's steps count from 1."""
    slugs = {kind: {record["slug"] for record in records} for kind, records in union.items()}
    for view in union["views"]:
        kind, _, slug = view.get("select", "").partition(":")
        if kind and slug not in slugs[SELECTED[kind]]:
            problems.append(f"views/{view['slug']}: selects {slug!r}, which is not among the {SELECTED[kind]}")
    steps = sorted(view["order"] for view in union["views"] if "order" in view)
    if steps != list(range(1, len(steps) + 1)):
        problems.append(f"views: the story's steps are {steps}, not 1 to {len(steps)}")


def check_languages(value, where, problems):
    """Every text for readers is there in Korean and in English."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            check_languages(item, f"{where}[{index}]", problems)
    elif isinstance(value, dict):
        if ("ko" in value) != ("en" in value):
            problems.append(f"{where}: is in one language only")
        for name, item in value.items():
            check_languages(item, f"{where}.{name}", problems)


def check_utterances(union, problems):
    events = {event["slug"]: event for event in union["events"]}
    orders = {}
    for utterance in union["utterances"]:
        where = f"utterances/{utterance['slug']}"
        orders.setdefault(utterance["event"], []).append(utterance["order"])
        event = events.get(utterance["event"], {})
        coverage = event.get("coverage", [])
        present = [who["participant"] for who in event.get("participations", [])]
        for quote in utterance["quotes"]:
            if quote["article"] not in coverage:
                problems.append(f"{where}: quotes {quote['article']}, which does not cover the event")
            if ("start" in quote) != ("end" in quote):
                problems.append(f"{where}: has a start without an end, or an end without a start")
            elif "start" in quote and quote["end"] - quote["start"] != len(quote["text"]):
                problems.append(f"{where}: {quote.get('label')} is not as long as its place in the article")
        statuses = [attribution.get("status", "accepted") for attribution in utterance["attributions"]]
        if "accepted" not in statuses:
            problems.append(f"{where}: no attribution is accepted")
        for attribution in utterance["attributions"]:
            if attribution["speaker"] not in present:
                problems.append(f"{where}: {attribution['speaker']} did not take part in the event")
    for event, order in orders.items():
        if order != list(range(1, len(order) + 1)):
            problems.append(f"events/{event}: the order of its utterances is {order}")


def segments(union):
    """The labelled quotes of the seed article, in the order in which the utterances hold them."""
    utterances = [u for u in union["utterances"] if u["event"] == MEETING]
    return [(u, q) for u in utterances for q in u["quotes"] if q["article"] == ARTICLE]


def check_counts(union, problems):
    if len(union["events"]) != EVENT_COUNT:
        problems.append(f"events: there are {len(union['events'])}, not {EVENT_COUNT}")
    labels = [quote.get("label") for _, quote in segments(union)]
    if [label for label in labels if label in SEGMENT_LABELS] != SEGMENT_LABELS:
        problems.append(f"utterances: the segments are {labels}, not S1 to S22 in order")
    if sorted(set(labels) - set(SEGMENT_LABELS)) != ["D1", "D2"]:
        problems.append("utterances: the display quotes are not D1 and D2")
    heaviest = max(union["events"], key=lambda event: len(event["coverage"]))
    if heaviest["slug"] != MEETING:
        problems.append(f"events: {heaviest['slug']} has more coverage than {MEETING}")


def check_photos(union, problems):
    for photo in union["photos"]:
        where = f"photos/{photo['slug']}"
        path = EXAMPLE / photo["file"]
        if not path.is_file():
            problems.append(f"{where}: there is no file {photo['file']}; run illustrations.py")
            continue
        content = path.read_bytes()
        if content[:8] != b"\x89PNG\r\n\x1a\n" or len(content) < 24 or 0 in struct.unpack(">II", content[16:24]):
            problems.append(f"{where}: {photo['file']} is not a PNG picture")
        if len(content) > MAX_PICTURE_BYTES:
            problems.append(f"{where}: {photo['file']} has {len(content)} bytes, more than {MAX_PICTURE_BYTES}")
        if photo.get("illustration"):
            for language, start in (("ko", "삽화: "), ("en", "Illustration: ")):
                if not photo.get("caption", {}).get(language, "").startswith(start):
                    problems.append(f"{where}: its caption does not say that it is an illustration ({language})")
        regions = photo.get("regions", [])
        if [r["x"] for r in regions] != sorted(r["x"] for r in regions):
            problems.append(f"{where}: its regions do not run from left to right")
        if any(r["x"] + r["width"] > 1 or r["y"] + r["height"] > 1 for r in regions):
            problems.append(f"{where}: a region leaves the picture")


# ---- against the seed ---------------------------------------------------------------------------------------------


def check_seed(union, seed, article, problems):
    printed = {quote["label"]: (utterance, quote) for utterance, quote in segments(union)}
    slug_of = {person["id"]: person["id"].replace("_", "-") for person in seed["people"]}
    slug_of |= {"altman": "sam-altman", "brockman": "greg-brockman"}
    for expected in seed["quotes"]:
        label = expected["n"]
        if label not in printed:
            problems.append(f"{label}: is not in the example")
            continue
        utterance, quote = printed[label]
        start, end = quote["start"], quote["end"]
        if quote["text"] != expected["text"]:
            problems.append(f"{label}: the words differ from the seed's")
        if article[start:end] != quote["text"]:
            problems.append(f"{label}: the words do not stand at {start} to {end} of the article")
        if not article[:start].endswith(quote["prefix"]) or not article[end:].startswith(quote["suffix"]):
            problems.append(f"{label}: the prefix or the suffix is not the article's")
        accepted = [a for a in utterance["attributions"] if a.get("status", "accepted") == "accepted"]
        if accepted[-1]["speaker"] != slug_of[expected["speaker"]]:
            problems.append(f"{label}: the speaker is not the seed's")
    chains = [[q["label"] for q in u["quotes"] if q["article"] == ARTICLE and q["label"] in SEGMENT_LABELS]
              for u in union["utterances"] if u["event"] == MEETING]
    if chains != list(seed["chains"].values()):
        problems.append("utterances: the segments are not chained as in the seed")
    record = next(a for a in union["articles"] if a["slug"] == ARTICLE)
    if (record["headline"], record["deck"]) != (seed["article"]["headline"], seed["article"]["deck"]):
        problems.append(f"articles/{ARTICLE}: the headline or the deck is not the seed's")


def main(arguments):
    if len(arguments) not in (0, 2):
        print("check_example.py takes no arguments, or a seed record and an article's text", file=sys.stderr)
        return 2
    problems = []
    try:
        union = load_folder(EXAMPLE, problems)
        if not problems:  # what follows relies on the shape that the schema promises
            check_slugs(union, problems)
            check_views(union, problems)
            check_languages(union, "example", problems)
            check_utterances(union, problems)
            check_counts(union, problems)
            check_photos(union, problems)
            if arguments:
                seed = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
                article = unicodedata.normalize("NFC", Path(arguments[1]).read_text(encoding="utf-8"))
                check_seed(union, seed, article, problems)
    except (OSError, ValueError) as error:
        problems.append(str(error))
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        quotes = sum(len(u["quotes"]) for u in union["utterances"])
        print(f"{len(union['events'])} events, {len(union['utterances'])} utterances, {quotes} quotes, "
              f"{len(union['articles'])} articles: no problem" + (", and the seed's words are exact" if arguments else ""))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
