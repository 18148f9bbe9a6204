namespace Integrations.Contracts.Tests;

/// <summary>Schemas that tell something about the emitted shapes; each has its snapshot.</summary>
internal static partial class Shapes
{
    /// <summary>Required or optional, nullable or not: the six cases of a member, and how absence, null and a value stay apart.</summary>
    public const string Presence =
        """
        {
          "title": "Presence",
          "type": "object",
          "properties": {
            "required": { "type": "string" },
            "requiredNullable": { "type": ["string", "null"] },
            "optional": { "type": "integer", "minimum": 0, "maximum": 100 },
            "optionalNullable": { "type": ["integer", "null"] },
            "optionalEither": { "anyOf": [{ "$ref": "#/$defs/Inner" }, { "type": "null" }] },
            "secret": { "type": "string", "writeOnly": true },
            "free": true,
            "assigned": { "type": "string", "format": "uuid", "readOnly": true }
          },
          "required": ["required", "requiredNullable"],
          "additionalProperties": false,
          "$defs": {
            "Hush": { "type": "string", "writeOnly": true },
            "Inner": { "type": "object", "properties": { "text": { "type": "string" } }, "required": ["text"] }
          }
        }
        """;

    /// <summary>Values that stand for absent members.</summary>
    public const string Defaults =
        """
        {
          "title": "Defaults",
          "type": "object",
          "properties": {
            "level": { "enum": ["low", "high"], "default": "high" },
            "name": { "type": "string", "default": "*/ \" \u2028" },
            "nameOrDefault": { "type": "string" },
            "retries": { "type": "integer", "minimum": 0, "maximum": 9, "default": 3 },
            "size": { "type": "integer", "default": 10000000000 },
            "ratio": { "type": "number", "default": 0.5 },
            "price": { "type": "number", "multipleOf": 0.01, "default": 9.99 },
            "limit": { "type": ["integer", "null"], "default": 10 },
            "isOn": { "type": "boolean", "default": true },
            "unfit": { "type": "integer", "default": "three" },
            "list": { "type": "array", "items": { "type": "string" }, "default": [] },
            "levels": { "type": ["array", "null"], "items": { "$ref": "#/properties/level" }, "default": ["high", "low"] },
            "short": { "type": "array", "items": { "type": "string" }, "minItems": 1, "default": [] },
            "labels": { "type": "object", "additionalProperties": { "type": "string" }, "default": {} },
            "server": { "type": "object", "properties": { "host": { "type": "string", "default": "localhost" }, "next": { "$ref": "#/properties/server", "default": {} } }, "default": { "host": "example.org" } },
            "pair": { "type": "array", "prefixItems": [{ "type": "integer" }, { "type": "array", "items": { "type": "integer" }, "default": [7] }], "items": false, "default": [1] },
            "asked": { "type": "string", "default": "required all the same" }
          },
          "required": ["asked"]
        }
        """;

    /// <summary>Lists, maps, JSON, and what stands in them.</summary>
    public const string Collections =
        """
        {
          "title": "Collections",
          "type": "object",
          "properties": {
            "tags": { "type": "array", "items": { "type": "string" } },
            "matrix": { "type": "array", "items": { "type": "array", "items": { "type": "number" } } },
            "times": { "type": "array", "items": { "type": "string", "format": "date-time" } },
            "labels": { "type": "object", "additionalProperties": { "type": ["string", "null"] } },
            "weights": { "type": "object", "additionalProperties": { "type": "number" } },
            "addresses": { "type": "array", "items": { "type": "object", "properties": { "street": { "type": "string" } }, "required": ["street"] } },
            "byName": { "type": "object", "additionalProperties": { "$ref": "#/$defs/Level" } },
            "anything": true,
            "price": { "type": "number", "multipleOf": 0.01 },
            "day": { "type": "string", "format": "date" }
          },
          "required": ["tags", "weights"],
          "$defs": {
            "Level": { "enum": ["low", "high", "", "class", "2nd", "LOW"] },
            "Name": { "type": "string", "minLength": 1 },
            "MaybeLevel": { "anyOf": [{ "$ref": "#/$defs/Level" }, { "type": "null" }] },
            "Self": { "type": "object", "properties": { "next": { "$ref": "#/$defs/Self" }, "children": { "type": "array", "items": { "$ref": "#/$defs/Self" } } } }
          }
        }
        """;

    /// <summary>Objects that are maps, records, or both.</summary>
    public const string Maps =
        """
        {
          "title": "Maps",
          "type": "object",
          "properties": {
            "byName": { "type": "object", "additionalProperties": { "$ref": "#/$defs/Entry" } },
            "byPattern": { "type": "object", "patternProperties": { "^x-": { "type": "string" } }, "additionalProperties": false },
            "nested": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } } } },
            "both": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"], "additionalProperties": { "$ref": "#/$defs/Entry" } },
            "extensions": { "type": "object", "properties": { "name": { "type": "string" } }, "patternProperties": { "^x-": { "type": "boolean" } }, "additionalProperties": false },
            "scores": { "type": "object", "properties": { "additionalProperties": { "type": "string" } }, "additionalProperties": { "type": "number" } },
            "loose": { "type": "object", "properties": { "on": { "type": "boolean" } }, "additionalProperties": { "anyOf": [{ "enum": ["on", "off"] }, { "type": "null" }] } },
            "deep": { "type": "object", "properties": { "on": { "type": "boolean" } }, "additionalProperties": { "type": "array", "items": { "type": "integer" } } },
            "keys": { "type": "object", "propertyNames": { "pattern": "^[a-z]+$" }, "additionalProperties": { "enum": ["on", "off"] } }
          },
          "$defs": { "Entry": { "type": "object", "properties": { "at": { "type": "string", "format": "date-time" } }, "required": ["at"], "additionalProperties": false } }
        }
        """;

    /// <summary>Objects merged from several schemas, and members that only a branch knows.</summary>
    public const string Merged =
        """
        {
          "title": "Merged",
          "allOf": [
            { "$ref": "#/$defs/Base" },
            { "properties": { "extra": { "type": "string" }, "id": { "minLength": 3 } }, "required": ["extra"] }
          ],
          "properties": { "kind": { "enum": ["a", "b"] } },
          "if": { "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
          "then": { "properties": { "alpha": { "type": "integer" } }, "required": ["alpha"] },
          "else": { "properties": { "beta": { "type": "boolean" } } },
          "dependentSchemas": { "extra": { "properties": { "note": { "type": "string" } } } },
          "unevaluatedProperties": false,
          "$defs": { "Base": { "type": "object", "properties": { "id": { "type": "string", "maxLength": 9 }, "extra": { "maxLength": 5 } }, "required": ["id"] } }
        }
        """;
}
