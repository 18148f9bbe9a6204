namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The metaschemas of JSON Schema draft 3, as published.</summary>
internal static class Draft3Metaschemas
{
    public static ReadOnlySpan<byte> Schema =>
        """
        {
          "$schema": "http://json-schema.org/draft-03/schema#",
          "id": "http://json-schema.org/draft-03/schema#",
          "type": "object",
          "properties": {
            "type": {"type": ["string", "array"], "items": {"type": ["string", {"$ref": "#"}]}, "uniqueItems": true, "default": "any"},
            "properties": {"type": "object", "additionalProperties": {"$ref": "#"}, "default": {}},
            "patternProperties": {"type": "object", "additionalProperties": {"$ref": "#"}, "default": {}},
            "additionalProperties": {"type": [{"$ref": "#"}, "boolean"], "default": {}},
            "items": {"type": [{"$ref": "#"}, "array"], "items": {"$ref": "#"}, "default": {}},
            "additionalItems": {"type": [{"$ref": "#"}, "boolean"], "default": {}},
            "required": {"type": "boolean", "default": false},
            "dependencies": {
              "type": "object",
              "additionalProperties": {"type": ["string", "array", {"$ref": "#"}], "items": {"type": "string"}},
              "default": {}
            },
            "minimum": {"type": "number"},
            "maximum": {"type": "number"},
            "exclusiveMinimum": {"type": "boolean", "default": false},
            "exclusiveMaximum": {"type": "boolean", "default": false},
            "minItems": {"type": "integer", "minimum": 0, "default": 0},
            "maxItems": {"type": "integer", "minimum": 0},
            "uniqueItems": {"type": "boolean", "default": false},
            "pattern": {"type": "string", "format": "regex"},
            "minLength": {"type": "integer", "minimum": 0, "default": 0},
            "maxLength": {"type": "integer"},
            "enum": {"type": "array", "minItems": 1, "uniqueItems": true},
            "default": {"type": "any"},
            "title": {"type": "string"},
            "description": {"type": "string"},
            "format": {"type": "string"},
            "divisibleBy": {"type": "number", "minimum": 0, "exclusiveMinimum": true, "default": 1},
            "disallow": {"type": ["string", "array"], "items": {"type": ["string", {"$ref": "#"}]}, "uniqueItems": true},
            "extends": {"type": [{"$ref": "#"}, "array"], "items": {"$ref": "#"}, "default": {}},
            "id": {"type": "string", "format": "uri"},
            "$ref": {"type": "string", "format": "uri"},
            "$schema": {"type": "string", "format": "uri"}
          },
          "dependencies": {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"},
          "default": {}
        }
        """u8;

    public static ReadOnlySpan<byte> HyperSchema =>
        """
        {
          "$schema": "http://json-schema.org/draft-03/hyper-schema#",
          "extends": {"$ref": "http://json-schema.org/draft-03/schema#"},
          "id": "http://json-schema.org/draft-03/hyper-schema#",
          "properties": {
            "links": {"type": "array", "items": {"$ref": "http://json-schema.org/draft-03/links#"}},
            "fragmentResolution": {"type": "string", "default": "slash-delimited"},
            "root": {"type": "boolean", "default": false},
            "readonly": {"type": "boolean", "default": false},
            "contentEncoding": {"type": "string"},
            "pathStart": {"type": "string", "format": "uri"},
            "mediaType": {"type": "string", "format": "media-type"}
          },
          "links": [{"href": "{id}", "rel": "self"}, {"href": "{$ref}", "rel": "full"}, {"href": "{$schema}", "rel": "describedby"}],
          "fragmentResolution": "slash-delimited"
        }
        """u8;

    public static ReadOnlySpan<byte> Links =>
        """
        {
          "$schema": "http://json-schema.org/draft-03/hyper-schema#",
          "id": "http://json-schema.org/draft-03/links#",
          "type": "object",
          "properties": {
            "href": {"type": "string", "required": true, "format": "link-description-object-template"},
            "rel": {"type": "string", "required": true},
            "targetSchema": {"$ref": "http://json-schema.org/draft-03/hyper-schema#"},
            "method": {"type": "string", "default": "GET"},
            "enctype": {"type": "string", "requires": "method"},
            "properties": {"type": "object", "additionalProperties": {"$ref": "http://json-schema.org/draft-03/hyper-schema#"}}
          }
        }
        """u8;
}
