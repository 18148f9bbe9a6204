namespace Integrations.Contracts.Tests;

// Shapes of names and texts.
internal static partial class Shapes
{
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
}
