using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>How values, types and lists are put into words. Whatever comes from a payload or a schema is cut to a readable length, with control characters made visible.</summary>
internal static class Wording
{
    /// <summary>How many of a list are named before "and N more".</summary>
    private const int MaxNamed = 5;

    /// <summary>How long a quoted value may be, in UTF-16 code units.</summary>
    private const int MaxValue = 60;

    /// <summary>A value as it is written, cut; of an object or array the word alone.</summary>
    public static string Value(TapeValue value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => Raw(value.RawText, '"'),
        _ => Raw(value.RawText, null),
    };

    /// <summary>A value of the schema as it is written, objects and arrays included, cut.</summary>
    public static string Literal(TapeValue value) => value.Kind == JsonKind.String ? Raw(value.RawText, '"') : Raw(value.RawText, null);

    /// <summary>A name in quotes, cut.</summary>
    public static string Name(string name) => "\"" + Visible(Cut(name)) + "\"";

    /// <summary>A text, cut.</summary>
    public static string Text(string text) => Visible(Cut(text));

    public static string Kind(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.False or JsonKind.True => "a boolean",
        JsonKind.Number => "a number",
        JsonKind.String => "a string",
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => "nothing",
    };

    /// <summary>The types of a set: <c>an integer or null</c>.</summary>
    public static string Types(JsonTypes types)
    {
        var names = new List<string>();
        Add(JsonTypes.Object, "an object");
        Add(JsonTypes.Array, "an array");
        Add(JsonTypes.String, "a string");
        if ((types & JsonTypes.Number) != 0)
        {
            names.Add("a number");
        }
        else if ((types & JsonTypes.Integer) != 0)
        {
            names.Add("an integer");
        }
        else
        {
            Add(JsonTypes.LexicalInteger, "an integer");
        }

        Add(JsonTypes.Boolean, "a boolean");
        Add(JsonTypes.Null, "null");
        return names.Count == 0 ? "nothing" : Or(names);

        void Add(JsonTypes type, string name)
        {
            if ((types & type) != 0)
            {
                names.Add(name);
            }
        }
    }

    /// <summary><c>a, b or c</c>; beyond five, <c>a, b, c, d, e and 12 more</c>.</summary>
    public static string Or(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return "nothing";
        }

        int named = Math.Min(texts.Count, MaxNamed);
        var text = new StringBuilder(texts[0]);
        for (int i = 1; i < named; i++)
        {
            text.Append(i == texts.Count - 1 ? " or " : ", ").Append(texts[i]);
        }

        if (texts.Count > named)
        {
            text.Append(" and ").Append(Number(texts.Count - named)).Append(" more");
        }

        return text.ToString();
    }

    /// <summary><c>1 item</c>, <c>2 items</c>.</summary>
    public static string Count(long count, string one, string many) => Number(count) + " " + (count == 1 ? one : many);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Raw(ReadOnlySpan<byte> utf8, char? close)
    {
        // A UTF-16 code unit takes three bytes of UTF-8 at most: no more than that is decoded of a long value.
        bool isLong = utf8.Length > 3 * MaxValue;
        if (isLong)
        {
            int end = 3 * MaxValue;
            while ((utf8[end] & 0xC0) == 0x80)
            {
                end--;
            }

            utf8 = utf8.Slice(0, end);
        }

        string text = Encoding.UTF8.GetString(utf8.ToArray());
        if (text.Length > MaxValue || isLong)
        {
            text = Cut(text, isLong) + close;
        }

        return Visible(text);
    }

    private static string Cut(string text, bool more = false)
    {
        if (text.Length <= MaxValue && !more)
        {
            return text;
        }

        int length = Math.Min(text.Length, MaxValue - 3);
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return new StringBuilder(text, 0, length, length + 3).Append("...").ToString();
    }

    /// <summary>Controls, bidirectional marks and line separators cannot change how the text around them looks.</summary>
    public static string Visible(string text)
    {
        StringBuilder? visible = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isHidden = IsHidden(c);
            if (isHidden && visible is null)
            {
                visible = new StringBuilder(text, 0, i, text.Length + 16);
            }

            if (isHidden)
            {
                visible!.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                visible?.Append(c);
            }
        }

        return visible?.ToString() ?? text;
    }

    public static bool IsHidden(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
