namespace Integrations.Contracts.Tests;

// Shapes of arrays that say of each place what stands there.
internal static partial class Shapes
{
    /// <summary>Tuples: closed, open and with further items of a type; items that may be absent, null or both; told apart by a first item; inside themselves.</summary>
    public const string Tuples =
        """
        {
          "title": "Drawing",
          "type": "object",
          "properties": {
            "origin": { "description": "Where it starts.", "$ref": "#/$defs/Point" },
            "line": { "type": "array", "items": { "$ref": "#/$defs/Point" }, "minItems": 2 },
            "places": { "type": "object", "additionalProperties": { "$ref": "#/$defs/Point" } },
            "step": {
              "oneOf": [
                { "type": "array", "prefixItems": [{ "const": "move" }, { "$ref": "#/$defs/Point" }], "minItems": 2, "items": false },
                { "type": "array", "prefixItems": [{ "const": "arc" }, { "$ref": "#/$defs/Point" }, { "type": "number", "title": "Radius", "description": "In points." }], "minItems": 3, "items": false },
                { "type": "string" }
              ]
            },
            "range": { "type": ["array", "null"], "prefixItems": [{ "type": ["integer", "null"] }, { "type": ["integer", "null"], "default": 9 }], "items": false },
            "row": { "type": "array", "prefixItems": [{ "type": "string" }, { "type": "array", "items": { "type": "number" } }], "items": { "type": "number" } },
            "login": { "type": "array", "prefixItems": [{ "type": "string", "title": "Name" }, { "type": "string", "title": "Secret", "writeOnly": true }], "minItems": 1 }
          },
          "required": ["origin"],
          "$defs": {
            "Point": { "type": "array", "description": "A place.", "prefixItems": [{ "type": "number", "title": "x", "description": "To the right." }, { "type": "number", "title": "y" }, { "type": "number", "title": "z" }], "items": false, "minItems": 2 },
            "Tree": { "type": "array", "prefixItems": [{ "type": "string", "title": "Label" }], "items": { "$ref": "#/$defs/Tree" }, "minItems": 1, "uniqueItems": true }
          }
        }
        """;
}
