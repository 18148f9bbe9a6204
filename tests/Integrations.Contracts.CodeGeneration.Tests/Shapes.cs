namespace Integrations.Contracts.Tests;

/// <summary>Schemas that tell something about the emitted shapes; each has its snapshot.</summary>
internal static class Shapes
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

    /// <summary>Names that are keywords, that collide with each other or with what is emitted, or that are no names at all.</summary>
    public const string Names =
        """
        {
          "title": "names",
          "type": "object",
          "properties": {
            "names": { "type": "string" },
            "class": { "type": "string" },
            "value": { "type": "string" },
            "parse": { "type": "string" },
            "isValid": { "type": "string" },
            "toJson": { "type": "string" },
            "equals": { "type": "string" },
            "getHashCode": { "type": "string" },
            "EqualityContract": { "type": "string" },
            "clone": { "type": "string" },
            "deconstruct": { "type": "string" },
            "toString": { "type": "string" },
            "getType": { "type": "string" },
            "foo-bar": { "type": "string" },
            "foo_bar": { "type": "string" },
            "fooBar": { "type": "integer" },
            "maybe": { "type": ["string", "null"] },
            "hasMaybe": { "type": "boolean" },
            "2nd": { "type": "string" },
            "$type": { "type": "string" },
            "@id": { "type": "string" },
            "a.b c": { "type": "string" },
            "\ud83d\ude00": { "type": "string" },
            "\u202eevil": { "type": "string" },
            "": { "type": "string" },
            "writer": { "type": "string" },
            "json": { "type": ["string", "null"] },
            "unknownMembers": { "type": ["string", "null"] },
            "item": { "type": "array", "items": { "type": "string" } },
            "System": { "$ref": "#/$defs/System" },
            "string": { "$ref": "#/$defs/String" }
          },
          "$defs": {
            "System": { "type": "object", "properties": { "on": { "type": "boolean" } } },
            "String": { "enum": ["object", "Equals", "value__"] },
            "Value": { "type": "string" },
            "Read": { "type": "object", "properties": { "read": { "type": "string" } } },
            "Contracts": { "type": "object", "properties": { "contracts": { "$ref": "#/$defs/Contracts" } } },
            "Emitted": { "type": "object", "properties": { "emitted": { "type": "string" } } },
            "object": { "type": "object", "properties": { "object": { "type": "string", "format": "date-time" } } }
          }
        }
        """;

    /// <summary>Text that would be code, markup or a line of its own if it were let.</summary>
    public const string Hostile =
        """
        {
          "title": "Hostile */ #error \u2028 class",
          "description": "</summary> ]]> & <b> */ \"\"\" \u0085 #error \u2029 line\r\n#if true\u000c \u202e \u0000 \ufeff",
          "type": "object",
          "properties": {
            "quote\"back\\slash\nline": { "type": "string", "description": "*/ \u2028 #error", "examples": ["</c></para>", "\u2028"] },
            "choice": { "enum": ["\"; throw null; //", "\u2028", "{0}", "\\u0022", "*/", "\u202e\u0000", "\ud83d\ude00"] },
            "pattern": { "type": "string", "pattern": "^[\"\\\\u2028]*$" },
            "old": { "type": "string", "deprecated": true },
            "older": { "type": "string", "deprecated": true, "default": "*/ \"" },
            "oldType": { "$ref": "#/$defs/OldType" }
          },
          "required": ["older"],
          "$comment": "\"\"\" */ \u2028",
          "$defs": {
            "OldType": { "deprecated": true, "type": "object", "properties": { "x": { "type": "string" } } },
            "\"; class X {": { "type": "object", "properties": { "x": { "type": "string" } } }
          }
        }
        """;

    /// <summary>A root that is no object.</summary>
    public const string RootList = """{ "title": "Root list", "type": "array", "items": { "type": "object", "properties": { "at": { "type": "string", "format": "date-time" } } } }""";

    /// <summary>Unions: told apart by a member, by their JSON types, open enums, recursion.</summary>
    public const string Unions =
        """
        {
          "title": "Drawing",
          "type": "object",
          "properties": {
            "shape": { "$ref": "#/$defs/Shape" },
            "tree": { "$ref": "#/$defs/Tree" },
            "level": { "anyOf": [{ "enum": ["low", "high"] }, { "type": "string" }] },
            "size": { "oneOf": [{ "type": "integer" }, { "type": "array", "items": { "type": "integer" } }, { "type": "null" }] },
            "when": { "anyOf": [{ "type": "string", "format": "date-time" }, { "type": "string", "format": "date" }] },
            "free": { "anyOf": [{ "required": ["a"] }, { "minLength": 3 }] }
          },
          "required": ["shape"],
          "$defs": {
            "Shape": {
              "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "circle" }, "radius": { "type": "number" } }, "required": ["kind", "radius"] },
                { "type": "object", "properties": { "kind": { "const": "square" }, "side": { "type": "number" } }, "required": ["kind", "side"] }
              ]
            },
            "Tree": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": "#/$defs/Tree" } }, { "$ref": "#/$defs/Node" }] },
            "Node": { "type": "object", "properties": { "left": { "$ref": "#/$defs/Tree" } }, "required": ["left"] }
          }
        }
        """;

    /// <summary>Several types at one place, known values among others, members that can have one value only.</summary>
    public const string Alternatives =
        """
        {
          "title": "Alternatives",
          "type": "object",
          "properties": {
            "kind": { "const": "alternatives" },
            "version": { "enum": [2] },
            "isOpen": { "const": true },
            "ratio": { "const": 0.5 },
            "secret": { "const": "none", "writeOnly": true },
            "maybe": { "const": "optional" },
            "nullable": { "enum": ["one", null] },
            "sound": { "anyOf": [{ "enum": ["low", "high"] }, { "type": "string" }] },
            "indent": { "anyOf": [{ "enum": ["tab", "none"] }, { "type": "integer" }] },
            "port": { "type": ["integer", "string"], "maximum": 65535, "minLength": 1 },
            "files": { "type": ["string", "array", "null"], "items": { "type": "string" } },
            "value": { "type": ["string", "number", "boolean", "object"], "properties": { "ref": { "type": "string" } } },
            "samples": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "number" } }] }
          },
          "required": ["kind", "version", "isOpen", "ratio", "secret", "nullable"]
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
            "asked": { "type": "string", "default": "required all the same" }
          },
          "required": ["asked"]
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

    /// <summary>A generic list by dynamic references, bound twice: a type for each use.</summary>
    public const string Generic =
        """
        {
          "$id": "https://acme.test/generic",
          "title": "Generic",
          "type": "object",
          "properties": { "strings": { "$ref": "strings" }, "numbers": { "$ref": "numbers" } },
          "$defs": {
            "strings": { "$id": "strings", "$ref": "list", "$defs": { "item": { "$dynamicAnchor": "item", "type": "string" } } },
            "numbers": { "$id": "numbers", "$ref": "list", "$defs": { "item": { "$dynamicAnchor": "item", "type": "number" } } },
            "list": {
              "$id": "list",
              "type": "object",
              "properties": { "head": { "$dynamicRef": "#item" }, "tail": { "$ref": "list" } },
              "required": ["head"],
              "$defs": { "any": { "$dynamicAnchor": "item" } }
            }
          }
        }
        """;

    /// <summary>What a schema of draft 4 has otherwise.</summary>
    public const string Draft4 =
        """
        {
          "$schema": "http://json-schema.org/draft-04/schema#",
          "id": "http://acme.test/draft4",
          "title": "Old school",
          "type": "object",
          "properties": {
            "ratio": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1 },
            "pair": { "type": "array", "items": [{ "type": "string" }, { "type": "integer" }], "additionalItems": false },
            "nick name": { "$ref": "#/definitions/name", "description": "beside a reference: nothing" },
            "parent": { "$ref": "#" }
          },
          "required": ["ratio"],
          "dependencies": { "parent": ["nick name"] },
          "definitions": { "name": { "type": "string", "minLength": 1 } }
        }
        """;
}
