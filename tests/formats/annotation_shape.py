"""The shape of W3C annotations, from the Web Annotation Data Model (Recommendation 2017-02-23)."""

from __future__ import annotations

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
MOTIVATIONS = (
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
    "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging",
)  # fmt: skip
MOTIVATION = {"enum": MOTIVATIONS}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
TEXT = {"type": "string", "minLength": 1}
AGENT = {
    "type": "object",
    "required": ["type", "name"],
    "properties": {
        "id": IRI,
        "type": {"enum": ["Person", "Organization", "Software"]},
        "name": TEXT,
    },
    "additionalProperties": False,
}
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "id": IRI,
        "type": {"const": "TextualBody"},
        "value": TEXT,
        "format": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "purpose": MOTIVATION,
    },
    "additionalProperties": False,
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"}, "exact": TEXT, "prefix": TEXT, "suffix": TEXT,
    },
    "additionalProperties": False,
}  # fmt: skip
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
RESOURCE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": IRI,
        "type": {"enum": ["Dataset", "Image", "Video", "Sound", "Text"]},
        "dc:title": TEXT,
        "dcterms:identifier": TEXT,
        "dcterms:accessRights": TEXT,
    },
    "additionalProperties": False,
}
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "id": IRI,
        "type": {"const": "SpecificResource"},
        "source": RESOURCE,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
    },
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": MOTIVATION,
        "creator": AGENT,
        "created": MOMENT,
        "body": {"type": "array", "items": BODY},
        "target": {"oneOf": [TARGET, {"type": "array", "minItems": 2, "items": TARGET}]},
    },
    "additionalProperties": False,
}
PAGE = {
    "type": "object",
    "required": ["id", "type", "items", "partOf"],
    "properties": {
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": IRI,
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": ANNOTATION},
    },
    "additionalProperties": False,
}
COLLECTION = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": TEXT,
        "total": {"type": "integer", "minimum": 0},
        "first": PAGE,
    },
    "additionalProperties": False,
}
