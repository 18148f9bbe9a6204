using System.Text;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>The words for each way to fail, every one written once. Lower case, no full stop; the help states and does not ask. <c>hidden</c> is a value that must not be shown: it is spoken of, never quoted.</summary>
internal static class FailureTexts
{
    public static FailureText Type(TapeValue value, JsonTypes types, bool hidden)
    {
        string expected = Wording.Types(types);
        string found = Wording.Kind(value.Kind);
        bool isQuoted = !hidden && value.Kind is (JsonKind.String or JsonKind.Number);
        string message = isQuoted ? $"{Wording.Value(value)} is {found}, not {expected}" : $"{(value.Kind == JsonKind.Null && hidden ? "the value" : found)} is not {expected}";
        return new FailureText(message, expected, TypeHelp(value, types, hidden));
    }

    private static string? TypeHelp(TapeValue value, JsonTypes types, bool hidden)
    {
        if (hidden)
        {
            return null;
        }

        if (value.Kind == JsonKind.String && PlanTypes.HasNumbers(types) && (types & JsonTypes.String) == 0 && value.RawText.Length is > 2 and < 64)
        {
            ReadOnlySpan<byte> inner = value.RawText.Slice(1, value.RawText.Length - 2);
            return JsonScanner.SkipNumber(inner, 0) == inner.Length ? "the text in the quotes is a number; a JSON number has no quotes" : null;
        }

        if (value.Kind == JsonKind.String && (types & JsonTypes.Boolean) != 0 && (value.StringEquals("true"u8) || value.StringEquals("false"u8)))
        {
            return "the text in the quotes is a boolean; a JSON boolean has no quotes";
        }

        return value.Kind == JsonKind.Number && (types & JsonTypes.LexicalInteger) != 0 ? "in this draft an integer is written without fraction and exponent" : null;
    }

    /// <summary><c>enum</c> and <c>const</c>, also of several alternatives together.</summary>
    public static FailureText Values(TapeValue value, IReadOnlyList<TapeValue> allowed, bool hidden)
    {
        string subject = hidden ? "the value" : Wording.Value(value);
        string message = allowed.Count == 1 ? $"{subject} is not the allowed value" : $"{subject} is not one of the allowed values";
        if (hidden)
        {
            return new FailureText(message);
        }

        var texts = new List<string>(allowed.Count);
        var strings = new List<string>();
        foreach (TapeValue candidate in allowed)
        {
            texts.Add(Wording.Literal(candidate));
            if (candidate.Kind == JsonKind.String)
            {
                strings.Add(candidate.GetString());
            }
        }

        string? nearest = value.Kind == JsonKind.String && value.RawText.Length <= 256 ? NearestName.Of(value.GetString(), strings) : null;
        return new FailureText(message, Wording.Or(texts), nearest is null ? null : $"there is an allowed value with a similar spelling: {Wording.Name(nearest)}");
    }

    public static FailureText Number(TapeValue value, NumberRule rule, bool hidden)
    {
        string subject = hidden ? "the value" : Wording.Value(value);
        string operand = Wording.Literal(rule.Operand);
        return rule.Test switch
        {
            NumberTest.AtLeast => new($"{subject} is less than the minimum of {operand}", $"at least {operand}"),
            NumberTest.Above => new($"{subject} is not greater than {operand}", $"more than {operand}"),
            NumberTest.AtMost => new($"{subject} is greater than the maximum of {operand}", $"at most {operand}"),
            NumberTest.Below => new($"{subject} is not less than {operand}", $"less than {operand}"),
            _ => new($"{subject} is not a multiple of {operand}", $"a multiple of {operand}"),
        };
    }

    public static FailureText MinLength(TapeValue value, long length, long min, bool hidden) =>
        new($"{(hidden ? "the value" : Wording.Value(value))} has {Wording.Count(length, "character", "characters")}, fewer than the minimum of {Wording.Number(min)}", $"at least {Wording.Count(min, "character", "characters")}");

    public static FailureText MaxLength(TapeValue value, long length, long max, bool hidden) =>
        new($"{(hidden ? "the value" : Wording.Value(value))} has {Wording.Count(length, "character", "characters")}, more than the maximum of {Wording.Number(max)}", $"at most {Wording.Count(max, "character", "characters")}");

    public static FailureText Pattern(TapeValue value, string pattern, bool hidden) =>
        new($"{(hidden ? "the value" : Wording.Value(value))} does not match the pattern {Wording.Text(pattern)}", $"a match of {Wording.Text(pattern)}");

    public static FailureText Format(TapeValue value, string name, StringFormat format, bool hidden)
    {
        string shown = Wording.Text(name);
        string article = name.Length > 0 && name[0] is ('a' or 'e' or 'i' or 'o') ? "an" : "a";
        return new FailureText($"{(hidden ? "the value" : Wording.Value(value))} is not {article} {shown}", Example(format) ?? $"{article} {shown}");
    }

    private static string? Example(StringFormat format) => format switch
    {
        StringFormat.DateTime => "a date and time with offset, such as 2026-01-31T23:59:59Z",
        StringFormat.Date => "a date, such as 2026-01-31",
        StringFormat.Time => "a time with offset, such as 23:59:59Z",
        StringFormat.Duration => "a duration, such as P3DT12H",
        StringFormat.Email or StringFormat.IdnEmail => "an address, such as name@example.com",
        StringFormat.Uri => "an absolute URI, such as https://example.com/path",
        StringFormat.Uuid => "a UUID, such as 123e4567-e89b-12d3-a456-426614174000",
        StringFormat.Ipv4 => "an address, such as 192.0.2.1",
        StringFormat.Ipv6 => "an address, such as 2001:db8::1",
        _ => null,
    };

    public static FailureText Content(ContentRule rule, bool isBase64) =>
        rule.IsBase64 && !isBase64 ? new("the string is not base64", "base64") : new(rule.IsBase64 ? "the base64 text does not hold JSON" : "the string does not hold JSON", "JSON");

    public static FailureText Required(string name, string? similar) =>
        new($"the property {Wording.Name(name)} is missing", null, similar is null ? null : $"there is a property with a similar name: {Wording.Name(similar)}");

    public static FailureText DependentRequired(string name, string because, string? similar) =>
        new($"the property {Wording.Name(name)} is missing, which {Wording.Name(because)} asks for", null, similar is null ? null : $"there is a property with a similar name: {Wording.Name(similar)}");

    /// <summary>A property that the schema does not let in; <paramref name="known"/> are the names that it has.</summary>
    public static FailureText UnknownProperty(string name, IReadOnlyList<string> known)
    {
        var quoted = new List<string>(known.Count);
        foreach (string candidate in known)
        {
            quoted.Add(Wording.Name(candidate));
        }

        string? nearest = NearestName.Of(name, known);
        return new FailureText(
            $"the property {Wording.Name(name)} is not known here",
            quoted.Count == 0 ? null : Wording.Or(quoted),
            nearest is null || nearest == name ? null : $"there is a property with a similar name: {Wording.Name(nearest)}");
    }

    public static FailureText ForbiddenProperty(string name) => new($"the property {Wording.Name(name)} is not allowed here");

    public static FailureText ForbiddenName(string name) => new($"the property name {Wording.Name(name)} is not allowed here");

    public static FailureText ForbiddenItem(int index, int allowed) =>
        new($"item {Wording.Number(index)} is one too many", $"at most {Wording.Count(allowed, "item", "items")}");

    public static FailureText ForbiddenValue() => new("no value is allowed here");

    public static FailureText MinProperties(long count, long min) =>
        new($"the object has {Wording.Count(count, "property", "properties")}, fewer than the minimum of {Wording.Number(min)}", $"at least {Wording.Count(min, "property", "properties")}");

    public static FailureText MaxProperties(long count, long max) =>
        new($"the object has {Wording.Count(count, "property", "properties")}, more than the maximum of {Wording.Number(max)}", $"at most {Wording.Count(max, "property", "properties")}");

    public static FailureText MinItems(long count, long min) =>
        new($"the array has {Wording.Count(count, "item", "items")}, fewer than the minimum of {Wording.Number(min)}", $"at least {Wording.Count(min, "item", "items")}");

    public static FailureText MaxItems(long count, long max) =>
        new($"the array has {Wording.Count(count, "item", "items")}, more than the maximum of {Wording.Number(max)}", $"at most {Wording.Count(max, "item", "items")}");

    public static FailureText UniqueItems(int first, int second) =>
        new($"items {Wording.Number(first)} and {Wording.Number(second)} are equal", "items that differ");

    public static FailureText ContainsTooFew(long matching, long min) => matching == 0
        ? new($"no item matches what the array must contain", $"at least {Wording.Count(min, "matching item", "matching items")}")
        : new($"{Wording.Count(matching, "item matches", "items match")} what the array must contain, fewer than the minimum of {Wording.Number(min)}", $"at least {Wording.Count(min, "matching item", "matching items")}");

    public static FailureText ContainsTooMany(long matching, long max) =>
        new($"{Wording.Count(matching, "item matches", "items match")} what the array contains, more than the maximum of {Wording.Number(max)}", $"at most {Wording.Count(max, "matching item", "matching items")}");

    public static FailureText Not(TapeValue value, bool hidden) =>
        new($"{(hidden ? "the value" : Wording.Value(value))} is what the schema rules out");

    /// <summary>A union of which no alternative matches; <paramref name="closest"/> is the place of the one that comes closest, as a pointer with <c>#</c>, null where none does.</summary>
    public static FailureText NoAlternative(TapeValue value, int alternatives, string? closest, JsonTypes types, bool hidden)
    {
        string subject = hidden ? "the value" : Wording.Value(value);
        string message = $"{subject} matches none of {Wording.Count(alternatives, "alternative", "alternatives")}";
        return closest is null ? new FailureText(message, types == JsonTypes.None || types == JsonTypes.All ? null : Wording.Types(types)) : new FailureText($"{message}; closest is {Wording.Text(closest)}");
    }

    public static FailureText SeveralAlternatives(TapeValue value, IReadOnlyList<string> matching, bool hidden)
    {
        var text = new StringBuilder(hidden ? "the value" : Wording.Value(value)).Append(" matches ").Append(Wording.Count(matching.Count, "alternative", "alternatives")).Append(" (");
        for (int i = 0; i < Math.Min(matching.Count, 5); i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Wording.Text(matching[i]));
        }

        return new FailureText(text.Append(matching.Count > 5 ? ", ...)" : ")").ToString(), "a match of exactly one");
    }

    public static FailureText ReadOnly(string? name) =>
        new(name is null ? "the value is read-only and cannot be in a request" : $"the property {Wording.Name(name)} is read-only and cannot be in a request");

    public static FailureText WriteOnly(string? name) =>
        new(name is null ? "the value is write-only and cannot be in a response" : $"the property {Wording.Name(name)} is write-only and cannot be in a response");
}
