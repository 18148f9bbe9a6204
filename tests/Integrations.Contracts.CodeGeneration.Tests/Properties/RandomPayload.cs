using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Integrations.Contracts.Tests.Properties;

/// <summary>A random payload of a schema: near to what it lets in, often inside, at times beside it. Whether it is valid, the interpreter says.</summary>
internal sealed class RandomPayload(Random random, JsonObject root)
{
    private const int MaxDepth = 12;

    private static readonly string[] s_strings = ["\"\"", "\"a\"", "\"abc\"", "\"x-1\"", "\"7\"", "\"class\"", "\"\\u0061\"", "\"\\ud83d\\ude00\"", "\"hello world\"", "\"null\""];
    private static readonly string[] s_integers = ["0", "1", "2", "-1", "9", "8", "-0", "1.0", "1e2", "4294967296", "12", "3"];
    private static readonly string[] s_numbers = ["0.5", "1", "2.25", "-1.5", "1e-7", "0.30000000000000004", "1.00", "12345678.90123456789", "1E2", "0.1"];
    private static readonly string[] s_others = ["null", "true", "[]", "{}", "\"other\"", "17", "[1,1]", "{\"kind\":\"circle\"}", "1e400", "99999999999999999999"];

    private int _depth;

    /// <summary>The payload's text.</summary>
    public string Next() => Value(root);

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];

    private string Value(JsonNode? node)
    {
        if (++_depth > MaxDepth || node is not JsonObject schema || Chance(4))
        {
            _depth--;
            return Pick(s_others);
        }

        string value = Of(schema);
        _depth--;
        return value;
    }

    private string Of(JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
        {
            return Value(root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]);
        }

        if (schema.ContainsKey("const"))
        {
            return schema["const"]?.ToJsonString() ?? "null";
        }

        if (schema["enum"] is JsonArray values)
        {
            return values[random.Next(values.Count)]?.ToJsonString() ?? "null";
        }

        if (schema["properties"] is null && (schema["oneOf"] ?? schema["anyOf"]) is JsonArray branches)
        {
            return Value(branches[random.Next(branches.Count)]);
        }

        if (schema["allOf"] is JsonArray all)
        {
            return Object([.. all.OfType<JsonObject>()]);
        }

        JsonNode? type = schema["type"];
        string name = type is JsonArray types ? types[random.Next(types.Count)]!.GetValue<string>() : type?.GetValue<string>() ?? "other";
        return name switch
        {
            "null" => "null",
            "boolean" => Chance(50) ? "true" : "false",
            "integer" => Pick(s_integers),
            "number" => Pick(s_numbers),
            "string" => String(schema),
            "array" => Array(schema),
            "object" => Object([schema]),
            _ => Pick(s_others),
        };
    }

    private string String(JsonObject schema) => (schema["format"] ?? schema["pattern"])?.GetValue<string>() switch
    {
        "date-time" => Pick(["\"2026-05-18T04:13:08.254Z\"", "\"2026-05-18t04:13:08.123456789+02:00\"", "\"2016-12-31T23:59:60Z\"", "\"0000-01-01T00:00:00Z\"", "\"2026-05-18\"", "\"2026-05-18T04:13:08\\u005a\""]),
        "date" => Pick(["\"2026-05-18\"", "\"2024-02-29\"", "\"0000-02-29\"", "\"2026-02-30\""]),
        "uuid" => Pick(["\"123e4567-e89b-12d3-a456-426614174000\"", "\"123E4567-E89B-12D3-A456-426614174000\"", "\"123e4567\""]),
        "email" => Pick(["\"a@b.example\"", "\"a\""]),
        "time" => Pick(["\"04:13:08Z\"", "\"4:13\""]),
        "uri" => Pick(["\"https://a.example/b?c#d\"", "\"a b\""]),
        "^\\d{1,3}$" => Pick(["\"7\"", "\"123\"", "\"1234\""]),
        _ => Pick(s_strings),
    };

    private string Array(JsonObject schema)
    {
        List<string> items = [];
        if (schema["prefixItems"] is JsonArray prefix)
        {
            items.AddRange(prefix.Take(random.Next(prefix.Count + 1)).Select(Value));
        }

        if (schema["contains"] is { } contains)
        {
            items.Add(Value(contains));
        }

        for (int count = random.Next(3); count > 0 && schema["items"] is { } item; count--)
        {
            items.Add(Value(item));
        }

        return "[" + string.Join(Chance(20) ? " , " : ",", items) + "]";
    }

    private string Object(JsonObject[] schemas)
    {
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        foreach (JsonObject schema in schemas)
        {
            string[] required = [.. (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())];
            foreach (KeyValuePair<string, JsonNode?> property in schema["properties"] as JsonObject ?? [])
            {
                if (Chance(required.Contains(property.Key) ? 96 : 50))
                {
                    members[property.Key] = Value(property.Value);
                }
            }

            foreach (KeyValuePair<string, JsonNode?> pattern in schema["patternProperties"] as JsonObject ?? [])
            {
                members[pattern.Key switch { "^x-" => "x-three", "^[a-z]+$" => "letters", "e" => "e", "^\\d{1,3}$" => "42", _ => "yes" }] = Value(pattern.Value);
            }

            if (schema["additionalProperties"] is JsonObject additional && Chance(60))
            {
                members["any" + random.Next(9).ToString(CultureInfo.InvariantCulture)] = Value(additional);
            }
            else if (Chance(15))
            {
                members[Chance(50) ? "more" : "unknown"] = Pick(s_others);
            }
        }

        IEnumerable<KeyValuePair<string, string>> ordered = Chance(40) ? members.OrderBy(_ => random.Next()) : members;
        return "{" + string.Join(",", ordered.Select(member => JsonValue.Create(member.Key).ToJsonString() + ":" + member.Value)) + "}";
    }
}
