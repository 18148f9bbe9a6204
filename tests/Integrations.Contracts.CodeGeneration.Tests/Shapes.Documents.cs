namespace Integrations.Contracts.Tests;

// Shapes of whole documents: their root, their draft, references among their schemas.
internal static partial class Shapes
{
    /// <summary>A root that is no object.</summary>
    public const string RootList = """{ "title": "Root list", "type": "array", "items": { "type": "object", "properties": { "at": { "type": "string", "format": "date-time" } } } }""";

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
