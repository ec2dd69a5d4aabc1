"""Reads each example of openapi.yaml with both Python clients and writes it again: nothing is lost or changed."""
import datetime
import json
import sys
import uuid
from pathlib import Path

import dateline_client.models as attrs_models
import openapi_client.models as pydantic_models
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent


class Strings(yaml.SafeLoader):
    """Reads times as the strings they are in JSON."""


Strings.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
DOCUMENT = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), Loader=Strings)


def resolve(value):
    while isinstance(value, dict) and "$ref" in value:
        path = value["$ref"][2:].split("/")
        value = DOCUMENT
        for part in path:
            value = value[part]
    return value


def text(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(value)


def holds(written, example):
    """Whether all of the example is there; a client may add nulls and defaults."""
    if isinstance(example, dict):
        return all(holds(written.get(name), part) for name, part in example.items())
    if isinstance(example, list):
        return len(written) == len(example) and all(map(holds, written, example))
    if isinstance(written, str) and written.endswith("+00:00"):
        written = text(datetime.datetime.fromisoformat(written))
    return written == example


def holders(value):
    """Every place with a schema of a name and examples."""
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        if "$ref" in value.get("schema", {}) and ("examples" in value or "example" in value):
            yield value
        for part in value.values():
            yield from holders(part)


count = 0
for holder in holders([DOCUMENT["paths"], DOCUMENT["components"]["responses"]]):
    name = holder["schema"]["$ref"].rsplit("/", 1)[1]
    examples = [resolve(example)["value"] for example in holder.get("examples", {}).values()]
    for example in examples + [holder[word] for word in ["example"] if word in holder]:
        for models in [attrs_models, pydantic_models]:
            model = getattr(models, name, None)
            if not isinstance(example, dict) or model is None or not hasattr(model, "from_dict"):
                continue
            source = json.loads(json.dumps(example))
            written = json.loads(json.dumps(model.from_dict(source).to_dict(), default=text))
            if not holds(written, example):
                sys.exit(f"{models.__name__}.{name} reads {example} and writes {written}")
            count += 1
patch = pydantic_models.ArticlePatch(title="A", excerpt=None).to_dict()
if patch != {"title": "A", "excerpt": None}:
    sys.exit(f"openapi_client: a patch of title and excerpt is {patch}")
if count < 50:
    sys.exit(f"only {count} examples were read")
print(f"{count} examples read and written again")
