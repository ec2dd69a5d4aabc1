"""The rules that let generators make a client of openapi.yaml (CONTRIBUTING, *The contract*), for check-openapi.

Each was broken once: a generator dropped a model without a word, gave two of them one name, or made code that does not
compile. `Scripts/check-clients` tries what these rules only make likely.
"""
import re

# Names that a generator renames, or that hide a type of the language.
RESERVED = {
    "any", "array", "data", "date", "error", "file", "json", "jsonvalue", "list", "map", "model", "null", "number",
    "object", "request", "response", "result", "set", "string", "type", "uuid", "value",
}
INT32 = 2**31 - 1
SCALARS = {"string", "integer", "number", "boolean"}
PARTS = ("anyOf", "oneOf", "allOf", "prefixItems")
INNER = ("items", "additionalProperties", "not", "contains", "propertyNames")


def model_name(text):
    """The name of a model as generators compare it: without case and punctuation."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def schemas(schema, place):
    """A schema and all below it that a generator reads, each with its place; `if`, `else` and patterns are for validators."""
    if not isinstance(schema, dict):
        return
    yield schema, place
    for word in PARTS:
        for index, part in enumerate(schema.get(word, [])):
            yield from schemas(part, f"{place}/{word}/{index}")
    for word in INNER:
        yield from schemas(schema.get(word), f"{place}/{word}")
    for name, part in schema.get("properties", {}).items():
        yield from schemas(part, f"{place}/properties/{name}")


def non_null(parts):
    return [part for part in parts if part != {"type": "null"}]


class ClientRules:
    def __init__(self, document, fault):
        self.components = document["components"]["schemas"]
        self.fault = fault
        self.values = {}

    def resolved(self, schema):
        while isinstance(schema, dict) and "$ref" in schema:
            schema = self.components[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def check(self, document):
        for name, schema in self.components.items():
            for part, place in schemas(schema, name):
                self.check_schema(part, f"schema {place}", place == name)
        self.check_names()
        for place, schema in self.used(document):
            for part, inner in schemas(schema, place):
                self.check_schema(part, inner, False)

    def used(self, value, place="#"):
        """The schemas of parameters, bodies and responses."""
        if isinstance(value, list):
            for index, part in enumerate(value):
                yield from self.used(part, f"{place}/{index}")
        if not isinstance(value, dict):
            return
        for name, part in value.items():
            if name == "schema":
                if value.get("in") in ("header", "query") and "const" in part:
                    self.fault(place, "a parameter has no const; write a pattern")
                yield f"{place}/schema", part
            elif name not in ("schemas", "example", "examples"):
                yield from self.used(part, f"{place}/{name}")

    def check_schema(self, schema, place, is_component):
        kind = schema.get("type")
        extends = re.search(r"/allOf/\d+$", place)
        if (kind == "object" or "properties" in schema) and not is_component and not extends:
            self.fault(place, "an object is a component with a name of its own, and is referred to")
        if isinstance(kind, list) and not (len(kind) == 2 and kind[1] == "null" and kind[0] in SCALARS):
            self.fault(place, 'a type is one, or a scalar and "null"; else write anyOf with {type: "null"}')
        if "enum" in schema and kind not in ("string", "integer"):
            self.fault(place, "an enum has one type, and no null; where it can be null write anyOf")
        values = [model_name(str(value)) for value in schema.get("enum", [])]
        if len(set(values)) < len(values) and "x-enum-varnames" not in schema:
            self.fault(place, "values that differ in punctuation need names: x-enum-varnames")
        if "integer" in (kind if isinstance(kind, list) else [kind]):
            if schema.get("maximum", 0) > INT32 and schema.get("format") != "int64":
                self.fault(place, "an integer above 2147483647 has format int64")
        if any(ord(character) > 0xFFFF for character in schema.get("pattern", "")) and "example" not in schema:
            self.fault(place, "a pattern with characters beyond U+FFFF has an example: generators can't make one")
        self.check_unions(schema, place, is_component)
        self.check_members(schema, place)

    def check_members(self, schema, place):
        """Python's client names the loop over such an array after the component: twice in one function is no type."""
        named = [part["$ref"] for part in schema.get("properties", {}).values() if "$ref" in part]
        for reference in {name for name in named if named.count(name) > 1}:
            items = self.resolved((self.resolved({"$ref": reference}) or {}).get("items"))
            if any(word in (items or {}) for word in ("anyOf", "oneOf")):
                self.fault(place, "an array of a union that two members have is written out in each")

    def check_unions(self, schema, place, is_component):
        for word in ("anyOf", "oneOf"):
            parts = non_null(schema.get(word, []))
            if word in schema and len(parts) == 1 and len(schema[word]) == 2 and word == "anyOf":
                continue
            if word not in schema:
                continue
            if not is_component or len(parts) != len(schema[word]):
                self.fault(place, "a union is a component; what can be null as well is anyOf of it and null")
            if any((self.resolved(part) or {}).get("type") == "array" for part in parts):
                self.fault(place, "a union has no arrays: Java's generator makes what does not compile")
            # Swift's generator takes such a union for an Identifiable, which it is not; anyOf makes one struct.
            has_id = any("id" in (self.resolved(part) or {}).get("properties", {}) for part in parts)
            if has_id and word == "oneOf":
                self.fault(place, "a union with an object that has an `id` is anyOf")
            if not has_id and word == "anyOf":
                self.fault(place, "a union is oneOf, of parts that no value fits two of: of anyOf some make one object")
        if "allOf" in schema:
            shape = [sorted(part) == ["$ref"] for part in schema["allOf"]]
            if shape != [True, False] or "properties" in schema or "required" in schema:
                self.fault(place, "allOf is a reference and one object with all that is added, or it counts for nothing")

    def check_values(self, name, schema):
        """Go makes constants of one package of the values of all enums that are components."""
        for value in schema.get("enum", []):
            other = self.values.setdefault(model_name(str(value)), name)
            if other != name:
                self.fault(f"schema {name}", f"{value} is a value of {other} too; only one of them can be a component")

    def check_names(self):
        names = {}
        for name, schema in self.components.items():
            names.setdefault(model_name(name), []).append(name)
            if any(model_name(member) == model_name(name) for member in schema.get("properties", {})):
                self.fault(f"schema {name}", "has a member of its own name; Python's client takes one for the other")
            if model_name(name) in RESERVED:
                self.fault(f"schema {name}", "the name means something else in a language of clients")
            for part, place in schemas(schema, name):
                if "enum" in part and place != name:  # generators name it after the model and the member
                    named = place.replace("/items", "/item").replace("/properties/", "/")
                    names.setdefault(model_name(named), []).append(place)
            self.check_values(name, schema)
        for places in names.values():
            if len(places) > 1:
                self.fault(f"schema {places[0]}", f"would have the name of {', '.join(places[1:])} in a client")
