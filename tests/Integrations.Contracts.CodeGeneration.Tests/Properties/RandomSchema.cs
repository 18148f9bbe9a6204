using System.Linq;
using System.Text.Json.Nodes;

namespace Integrations.Contracts.Tests.Properties;

/// <summary>A random schema by seed: every shape that a type can have (objects, maps, unions, enums, tuples, references, rules beside them), names and texts that are hard, in small size.</summary>
internal sealed class RandomSchema
{
    private const int MaxDepth = 2;

    private static readonly string[] s_names = ["id", "name", "class", "value", "Value", "parse", "$type", "@id", "a.b", "foo-bar", "foo_bar", "2nd", "", "\ud83d\ude00", "\u202eevil", "equals", "items", "kind", "json", "System", "string", "x-one", "x-two", "hasName", "position", "_", "\u00e9t\u00e9"];
    private static readonly string[] s_texts = ["plain", "*/ #error", "</summary> & <b>", "\"\"\" \\u0022", "a\nb\u2028c\u0085d", "\u202e", ""];
    private static readonly string[] s_patterns = ["^[a-z]+$", "^x-", "e", "^\\d{1,3}$", "^(?!no).*$"];
    private static readonly string[] s_formats = ["date-time", "date", "uuid", "email", "time", "uri"];

    private readonly Random _random;
    private readonly string[] _definitions;

    private RandomSchema(Random random)
    {
        _random = random;
        _definitions = [.. Enumerable.Range(0, random.Next(4)).Select(index => new[] { "Node", "Shape", "string", "Level-1" }[index])];
    }

    /// <summary>The schema's text.</summary>
    public static string Of(int seed)
    {
        RandomSchema schema = new(new Random(seed));
        JsonNode root = schema.Schema(0);
        JsonObject document = root as JsonObject ?? new JsonObject { ["not"] = new JsonObject { ["type"] = "null" } };
        if (schema._definitions.Length > 0)
        {
            // A reference that consumes nothing may lead round; behind a property it does not.
            document["$defs"] = new JsonObject(schema._definitions.Select((name, index) => KeyValuePair.Create(name, (JsonNode?)schema.Definition(index))));
        }

        return document.ToJsonString();
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    // Definitions say their type, so that references among them end.
    private JsonObject Definition(int index) => index % 2 == 0 ? (Chance(80) ? Object(1) : Array(1)) : Chance(50) ? Enum() : Union(1);

    private JsonNode Schema(int depth)
    {
        if (_random.Next(100) is var roll && roll < 3)
        {
            return JsonValue.Create(roll < 2);
        }

        JsonObject schema = depth >= MaxDepth ? Scalar() : _random.Next(14) switch
        {
            0 or 1 or 2 => Scalar(),
            3 => Enum(),
            4 or 5 => Array(depth),
            6 => Map(depth),
            7 or 8 => Union(depth),
            9 when depth > 0 && _definitions.Length > 0 => new JsonObject { ["$ref"] = "#/$defs/" + Pick(_definitions) },
            10 => new JsonObject { ["allOf"] = new JsonArray(Object(depth + 1), Chance(50) ? Object(depth + 1) : new JsonObject { ["minProperties"] = 1 }) },
            _ => Object(depth),
        };
        return Described(schema);
    }

    private JsonObject Described(JsonObject schema)
    {
        if (Chance(20))
        {
            schema["title"] = Pick(s_texts);
        }

        if (Chance(20))
        {
            schema["description"] = Pick(s_texts);
        }

        if (Chance(5))
        {
            schema["deprecated"] = true;
        }

        if (Chance(8))
        {
            schema[Pick(new[] { "readOnly", "writeOnly" })] = true;
        }

        return schema;
    }

    private JsonObject Scalar()
    {
        JsonObject schema = [];
        string type = Pick(new[] { "string", "string", "integer", "number", "boolean", "null" });
        schema["type"] = Chance(20) && type != "null" ? new JsonArray(type, "null") : type;
        switch (type)
        {
            case "string":
                switch (_random.Next(5))
                {
                    case 0:
                        schema["format"] = Pick(s_formats);
                        break;
                    case 1:
                        schema["pattern"] = Pick(s_patterns);
                        break;
                    case 2:
                        schema["minLength"] = 1;
                        schema["maxLength"] = 4;
                        break;
                }

                break;
            case "integer" or "number":
                if (Chance(40))
                {
                    schema["minimum"] = -3;
                }

                if (Chance(40))
                {
                    schema[Pick(new[] { "maximum", "exclusiveMaximum" })] = Chance(50) ? 10 : 4000000000;
                }

                if (Chance(15))
                {
                    schema["multipleOf"] = type == "integer" ? 2 : JsonNode.Parse(Pick(new[] { "0.01", "0.5" }));
                }

                break;
        }

        if (Chance(10))
        {
            schema["default"] = Pick(new JsonNode?[] { 1, "*/", null });
        }

        return schema;
    }

    private JsonObject Enum() => _random.Next(5) switch
    {
        0 => new JsonObject { ["const"] = Pick(new JsonNode[] { "one", 1, "", true, new JsonArray(1) }) },
        1 => new JsonObject { ["enum"] = new JsonArray(1, 2.5, "three", null) },
        2 => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray("low", "high") }, new JsonObject { ["type"] = "string" }) },
        3 => new JsonObject { ["type"] = new JsonArray("string", "null"), ["enum"] = new JsonArray("a", "A", "class", "", "1st", null) },
        _ => new JsonObject { ["enum"] = new JsonArray("red", "green", "*/", "\u2028", "value__") },
    };

    private JsonObject Array(int depth)
    {
        JsonObject schema = new() { ["type"] = "array" };
        if (Chance(35))
        {
            schema["prefixItems"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (JsonNode?)Schema(depth + 1))]);
        }

        if (Chance(75))
        {
            schema["items"] = schema.ContainsKey("prefixItems") && Chance(40) ? JsonValue.Create(false) : Schema(depth + 1);
        }

        if (Chance(20))
        {
            schema["uniqueItems"] = true;
        }

        if (Chance(15))
        {
            schema["contains"] = Scalar();
        }

        if (Chance(15))
        {
            schema["minItems"] = _random.Next(1, 3);
            schema["maxItems"] = 3;
        }

        if (Chance(8))
        {
            schema["unevaluatedItems"] = Chance(50) ? false : Scalar();
        }

        return schema;
    }

    private JsonObject Map(int depth)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (Chance(40))
        {
            schema["patternProperties"] = new JsonObject { [Pick(s_patterns)] = Schema(depth + 1) };
            schema["additionalProperties"] = Chance(70) ? false : Schema(depth + 1);
        }
        else
        {
            schema["additionalProperties"] = Schema(depth + 1);
        }

        if (Chance(20))
        {
            schema["propertyNames"] = new JsonObject { ["maxLength"] = 5 };
        }

        return schema;
    }

    private JsonObject Object(int depth)
    {
        JsonObject schema = new() { ["type"] = "object" };
        string[] names = [.. s_names.OrderBy(_ => _random.Next()).Take(_random.Next(1, 5))];
        schema["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Schema(depth + 1))));
        if (Chance(60))
        {
            schema["required"] = new JsonArray([.. names.Where(_ => Chance(50)).Select(name => (JsonNode)name)]);
        }

        switch (_random.Next(8))
        {
            case 0 or 1:
                schema["additionalProperties"] = false;
                break;
            case 2:
                schema["additionalProperties"] = Scalar();
                break;
            case 3:
                schema["patternProperties"] = new JsonObject { ["^x-"] = Scalar() };
                break;
            case 4:
                schema["unevaluatedProperties"] = Chance(50) ? false : Scalar();
                break;
        }

        switch (_random.Next(10))
        {
            case 0:
                schema["if"] = new JsonObject { ["required"] = new JsonArray(names[0]) };
                schema["then"] = new JsonObject { ["properties"] = new JsonObject { ["more"] = Scalar() } };
                schema["else"] = new JsonObject { ["minProperties"] = 1 };
                break;
            case 1:
                schema["dependentRequired"] = new JsonObject { [names[0]] = new JsonArray(names[^1]) };
                break;
            case 2:
                schema["dependentSchemas"] = new JsonObject { [names[0]] = new JsonObject { ["properties"] = new JsonObject { ["extra"] = Scalar() }, ["maxProperties"] = 4 } };
                break;
            case 3:
                schema["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray(names[0]) }, new JsonObject { ["maxProperties"] = 2 });
                break;
            case 4:
                schema["propertyNames"] = new JsonObject { ["maxLength"] = 8 };
                break;
        }

        return schema;
    }

    private JsonObject Union(int depth)
    {
        string keyword = Pick(new[] { "oneOf", "anyOf" });
        switch (_random.Next(5))
        {
            case 4:
                JsonObject several = Object(depth + 1);
                several["type"] = Chance(50) ? new JsonArray("string", "object") : new JsonArray("object", "integer", "null");
                return new JsonObject { [keyword] = new JsonArray(several, Array(depth + 1)) };
            case 0:
                return new JsonObject { [keyword] = new JsonArray(Case("circle", depth), Case("square", depth), Case("", depth)) };
            case 1:
                return new JsonObject { [keyword] = new JsonArray(new JsonObject { ["type"] = "string" }, Array(depth + 1), Object(depth + 1)) };
            case 2:
                return new JsonObject { [keyword] = new JsonArray(Scalar(), new JsonObject { ["type"] = "null" }) };
            default:
                return new JsonObject { [keyword] = new JsonArray(Object(depth + 1), Object(depth + 1), Scalar()) };
        }
    }

    private JsonObject Case(string kind, int depth)
    {
        JsonObject schema = Object(depth + 1);
        schema["properties"]!["kind"] = new JsonObject { ["const"] = kind };
        schema["required"] = new JsonArray("kind");
        return schema;
    }
}
