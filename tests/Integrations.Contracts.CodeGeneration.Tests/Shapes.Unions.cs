namespace Integrations.Contracts.Tests;

// Shapes of values of one kind or another.
internal static partial class Shapes
{
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
}
