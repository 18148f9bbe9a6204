using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Tells schemas that are plainly as their metaschema wants them: each keyword's value has the shape that the standard metaschemas from draft 4 to 2020-12 ask for.
/// <para>It is the metaschemas that judge. But to load one and to make its plan costs several times what the schema itself costs, and in a process that starts for one verdict it is most of the time. So the usual shapes are known here.
/// What is plain is valid by its metaschema; of everything else, right or wrong, nothing is said, and the metaschema is asked. Where drafts differ the narrower shape is the plain one.</para>
/// </summary>
internal static class PlainSchemas
{
    /// <summary>Schemas within schemas; deeper ones are the metaschema's, whose evaluator has its own bound.</summary>
    private const int MaxDepth = 64;

    /// <summary>Names are compared with each other: longer lists are the metaschema's.</summary>
    private const int MaxNames = 64;

    /// <summary>Whether the schema, with all within it, is plainly valid by the metaschema of its dialect.</summary>
    public static bool Includes(SchemaNode schema) =>
        schema.Dialect.Draft is > Draft.Draft3 and < Draft.V1
        && Dialects.Uris.Contains(schema.Dialect.Uri)
        && IsSchema(schema.Value, schema.Dialect.Draft, MaxDepth);

    /// <summary>Whether a value is plainly one that a keyword may have.</summary>
    public static bool HasShape(string keyword, TapeValue value, Draft draft) => HasShape(keyword, value, draft, MaxDepth);

    private static bool IsSchema(TapeValue schema, Draft draft, int depth)
    {
        if (schema.Kind is JsonKind.True or JsonKind.False)
        {
            return draft > Draft.Draft4;
        }

        if (schema.Kind != JsonKind.Object || depth == 0)
        {
            return false;
        }

        foreach (TapeMember member in schema.Members)
        {
            // Of a member that is no keyword of any draft the metaschemas say nothing.
            if (Keywords.Find(member.Name) is { } keyword && !HasShape(keyword.Name, member.Value, draft, depth - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasShape(string keyword, TapeValue value, Draft draft, int depth)
    {
        switch (keyword)
        {
            case "$schema" or "$ref" or "$dynamicRef" or "$recursiveRef" or "$comment" or "id" or "title" or "description" or "pattern" or "format" or "contentEncoding" or "contentMediaType":
                return value.Kind == JsonKind.String;
            case "$id":
                return value.Kind == JsonKind.String && value.RawText.IndexOf((byte)'#') < 0;
            case "$anchor" or "$dynamicAnchor":
                return IsAnchor(value);
            case "default" or "const":
                return true;
            case "examples":
                return value.Kind == JsonKind.Array;
            case "enum":
                return value.Kind == JsonKind.Array && (draft > Draft.Draft6 || (value.Count > 0 && AreDistinctStrings(value)));
            case "readOnly" or "writeOnly" or "deprecated" or "uniqueItems":
                return value.Kind is JsonKind.True or JsonKind.False;
            case "multipleOf":
                return value.Kind == JsonKind.Number && IsAboveZero(value.RawText);
            case "maximum" or "minimum":
                return value.Kind == JsonKind.Number;
            case "exclusiveMaximum" or "exclusiveMinimum":
                return value.Kind == JsonKind.Number && draft > Draft.Draft4;
            case "maxLength" or "minLength" or "maxItems" or "minItems" or "maxContains" or "minContains" or "maxProperties" or "minProperties":
                return value.Kind == JsonKind.Number && IsDigits(value.RawText);
            case "required":
                return AreNames(value, draft);
            case "type":
                return IsType(value) || (value.Kind == JsonKind.Array && value.Count > 0 && AreDistinctStrings(value) && All(value, static (item, _, _) => IsType(item), draft, depth));
            case "properties" or "patternProperties" or "$defs" or "definitions" or "dependentSchemas":
                return AllMembers(value, IsSchema, draft, depth);
            case "dependencies":
                return AllMembers(value, static (member, draft, depth) => member.Kind == JsonKind.Array ? AreNames(member, draft) : IsSchema(member, draft, depth), draft, depth);
            case "dependentRequired":
                return AllMembers(value, static (member, draft, _) => AreNames(member, draft), draft, depth);
            case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                return value.Kind == JsonKind.Array && value.Count > 0 && All(value, IsSchema, draft, depth);
            case "items" when value.Kind == JsonKind.Array:
                return draft < Draft.Draft202012 && value.Count > 0 && All(value, IsSchema, draft, depth);
            case "additionalItems" or "additionalProperties" when value.Kind is JsonKind.True or JsonKind.False:
                return true;
            case "items" or "additionalItems" or "additionalProperties" or "not" or "if" or "then" or "else" or "contains" or "propertyNames" or "contentSchema" or "unevaluatedItems" or "unevaluatedProperties":
                return IsSchema(value, draft, depth);
            default:
                return false;
        }
    }

    private static bool IsType(TapeValue value) =>
        value.StringEquals("object"u8) || value.StringEquals("string"u8) || value.StringEquals("array"u8) || value.StringEquals("integer"u8)
        || value.StringEquals("number"u8) || value.StringEquals("boolean"u8) || value.StringEquals("null"u8);

    private static bool AreNames(TapeValue value, Draft draft) => value.Kind == JsonKind.Array && (value.Count > 0 || draft > Draft.Draft4) && AreDistinctStrings(value);

    // Without escapes, so that strings are equal where their texts are.
    private static bool AreDistinctStrings(TapeValue array)
    {
        if (array.Count > MaxNames)
        {
            return false;
        }

        int index = 0;
        foreach (TapeValue item in array.Items)
        {
            if (item.Kind != JsonKind.String || item.RawText.IndexOf((byte)'\\') >= 0)
            {
                return false;
            }

            int before = 0;
            foreach (TapeValue other in array.Items)
            {
                if (before++ == index)
                {
                    break;
                }

                if (other.RawText.SequenceEqual(item.RawText))
                {
                    return false;
                }
            }

            index++;
        }

        return true;
    }

    // What 2019-09 and 2020-12 both let in (Core, sections 8.2.3 and 8.2.2).
    private static bool IsAnchor(TapeValue value)
    {
        if (value.Kind != JsonKind.String)
        {
            return false;
        }

        ReadOnlySpan<byte> name = value.RawText;
        name = name.Slice(1, name.Length - 2);
        for (int index = 0; index < name.Length; index++)
        {
            bool isLetter = (uint)((name[index] | 0x20) - 'a') < 26;
            if (!isLetter && (index == 0 || !((uint)(name[index] - '0') < 10 || name[index] is (byte)'-' or (byte)'.' or (byte)'_')))
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }

    private static bool IsDigits(ReadOnlySpan<byte> number)
    {
        foreach (byte b in number)
        {
            if ((uint)(b - '0') > 9)
            {
                return false;
            }
        }

        return true;
    }

    // A decimal with a digit other than zero, without sign and exponent.
    private static bool IsAboveZero(ReadOnlySpan<byte> number)
    {
        bool isAbove = false;
        foreach (byte b in number)
        {
            if ((uint)(b - '0') > 9 && b != (byte)'.')
            {
                return false;
            }

            isAbove |= (uint)(b - '1') < 9;
        }

        return isAbove;
    }

    private static bool All(TapeValue array, Func<TapeValue, Draft, int, bool> test, Draft draft, int depth)
    {
        foreach (TapeValue item in array.Items)
        {
            if (!test(item, draft, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllMembers(TapeValue map, Func<TapeValue, Draft, int, bool> test, Draft draft, int depth)
    {
        if (map.Kind != JsonKind.Object)
        {
            return false;
        }

        foreach (TapeMember member in map.Members)
        {
            if (!test(member.Value, draft, depth))
            {
                return false;
            }
        }

        return true;
    }
}
