using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Writes a record of an evaluation in the standard's output forms.</summary>
internal static class OutputWriter
{
    public static string Write(OutputUnit root, OutputFormat format)
    {
        var json = new StringBuilder();
        switch (format)
        {
            case OutputFormat.Flag:
                json.Append("{\"valid\":").Append(Text(root.IsValid)).Append('}');
                break;
            case OutputFormat.Basic:
                WriteBasic(json, root);
                break;
            case OutputFormat.Detailed:
                WriteNested(json, Tree(root, root.IsValid, isVerbose: false) ?? new Unit(root, "", null, null));
                break;
            case OutputFormat.Verbose:
                WriteNested(json, Tree(root, root.IsValid, isVerbose: true)!);
                break;
            case OutputFormat.List:
                WriteList(json, root);
                break;
            case OutputFormat.Hierarchical:
                WriteHierarchical(json, root);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }

        return json.ToString();
    }

    /// <summary>A unit of the older forms, in which each keyword has its own: a schema, or a keyword with its failure or annotation.</summary>
    private sealed record Unit(OutputUnit Schema, string Keyword, string? Error, TapeValue? Annotation)
    {
        public bool IsValid { get; init; }

        public List<Unit> Children { get; } = [];
    }

    /// <summary>A schema's units. Unless verbose, only what explains the verdict, and a level with one unit in it is that unit. Null where nothing is left.</summary>
    private static Unit? Tree(OutputUnit schema, bool verdict, bool isVerbose)
    {
        var unit = new Unit(schema, "", null, null) { IsValid = schema.IsValid };
        if (!isVerbose && schema.IsValid != verdict)
        {
            return null;
        }

        foreach (Finding failure in schema.Failures)
        {
            unit.Children.Add(new Unit(schema, failure.Keyword, failure.Text.Message, null));
        }

        if (schema.IsValid)
        {
            foreach (KeyValuePair<string, TapeValue> annotation in schema.Annotations)
            {
                unit.Children.Add(new Unit(schema, annotation.Key, null, annotation.Value) { IsValid = true });
            }
        }

        foreach (OutputUnit inner in schema.Details)
        {
            if (Tree(inner, verdict, isVerbose) is { } child)
            {
                unit.Children.Add(child);
            }
        }

        if (isVerbose)
        {
            return unit;
        }

        return unit.Children.Count switch
        {
            0 => schema.IsValid ? null : unit,
            1 => unit.Children[0],
            _ => unit,
        };
    }

    private static void WriteNested(StringBuilder json, Unit unit)
    {
        json.Append("{\"valid\":").Append(Text(unit.IsValid));
        WritePlaces(json.Append(','), unit.Schema, unit.Keyword);
        if (unit.Error is not null)
        {
            json.Append(",\"error\":");
            WriteString(json, unit.Error);
        }

        if (unit.Annotation is { } annotation)
        {
            json.Append(",\"annotation\":").Append(annotation.ToString());
        }

        if (unit.Children.Count > 0)
        {
            json.Append(unit.IsValid ? ",\"annotations\":[" : ",\"errors\":[");
            for (int i = 0; i < unit.Children.Count; i++)
            {
                json.Append(i == 0 ? "" : ",");
                WriteNested(json, unit.Children[i]);
            }

            json.Append(']');
        }

        json.Append('}');
    }

    private static void WriteBasic(StringBuilder json, OutputUnit root)
    {
        json.Append("{\"valid\":").Append(Text(root.IsValid)).Append(root.IsValid ? ",\"annotations\":[" : ",\"errors\":[");
        bool isFirst = true;
        foreach (OutputUnit unit in Each(root, root.IsValid))
        {
            if (root.IsValid)
            {
                foreach (KeyValuePair<string, TapeValue> annotation in unit.Annotations)
                {
                    json.Append(isFirst ? "" : ",").Append("{\"valid\":true,");
                    WritePlaces(json, unit, annotation.Key);
                    json.Append(",\"annotation\":").Append(annotation.Value.ToString()).Append('}');
                    isFirst = false;
                }
            }
            else
            {
                foreach (Finding failure in unit.Failures)
                {
                    json.Append(isFirst ? "" : ",").Append("{\"valid\":false,");
                    WritePlaces(json, unit, failure.Keyword);
                    json.Append(",\"error\":");
                    WriteString(json, failure.Text.Message);
                    json.Append('}');
                    isFirst = false;
                }
            }
        }

        json.Append("]}");
    }

    /// <summary>The units of one verdict, outer before inner, without what lies within one of the other.</summary>
    private static IEnumerable<OutputUnit> Each(OutputUnit root, bool verdict)
    {
        var pending = new Stack<OutputUnit>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            OutputUnit unit = pending.Pop();
            if (unit.IsValid != verdict)
            {
                continue;
            }

            yield return unit;
            for (int i = unit.Details.Count - 1; i >= 0; i--)
            {
                pending.Push(unit.Details[i]);
            }
        }
    }

    private static void WritePlaces(StringBuilder json, OutputUnit unit, string keyword)
    {
        // A schema that refuses everything has no keyword of its own.
        bool isOwn = keyword.Length > 0 && unit.Node.Schema.Value.Kind == JsonKind.Object;
        json.Append("\"keywordLocation\":");
        WriteString(json, isOwn ? unit.Path.Append(keyword).ToString() : unit.Path.ToString());
        json.Append(",\"absoluteKeywordLocation\":");
        string location = SchemaLocation(unit);
        WriteString(json, isOwn ? location + "/" + JsonPointer.Escape(keyword) : location);
        json.Append(",\"instanceLocation\":");
        WriteString(json, unit.Instance.ToString());
    }

    private static string SchemaLocation(OutputUnit unit)
    {
        string location = unit.Node.Schema.AbsoluteLocation;
        return location.IndexOf('#') < 0 ? location + "#" : location;
    }

    private static void WriteList(StringBuilder json, OutputUnit root)
    {
        json.Append("{\"valid\":").Append(Text(root.IsValid)).Append(",\"details\":[");
        var pending = new Stack<OutputUnit>();
        pending.Push(root);
        bool isFirst = true;
        while (pending.Count > 0)
        {
            OutputUnit unit = pending.Pop();
            json.Append(isFirst ? "{" : ",{");
            isFirst = false;
            WriteUnit(json, unit);
            json.Append('}');
            for (int i = unit.Details.Count - 1; i >= 0; i--)
            {
                pending.Push(unit.Details[i]);
            }
        }

        json.Append("]}");
    }

    private static void WriteHierarchical(StringBuilder json, OutputUnit unit)
    {
        json.Append('{');
        WriteUnit(json, unit);
        if (unit.Details.Count > 0)
        {
            json.Append(",\"details\":[");
            for (int i = 0; i < unit.Details.Count; i++)
            {
                json.Append(i == 0 ? "" : ",");
                WriteHierarchical(json, unit.Details[i]);
            }

            json.Append(']');
        }

        json.Append('}');
    }

    /// <summary>A unit of v1's forms, without the braces and what lies within it.</summary>
    private static void WriteUnit(StringBuilder json, OutputUnit unit)
    {
        json.Append("\"valid\":").Append(Text(unit.IsValid)).Append(",\"evaluationPath\":");
        WriteString(json, unit.Path.ToString());
        json.Append(",\"schemaLocation\":");
        WriteString(json, SchemaLocation(unit));
        json.Append(",\"instanceLocation\":");
        WriteString(json, unit.Instance.ToString());
        if (unit.Failures.Count > 0)
        {
            json.Append(",\"errors\":{");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (Finding failure in unit.Failures)
            {
                // One text a keyword: the first.
                if (seen.Add(failure.Keyword))
                {
                    json.Append(seen.Count == 1 ? "" : ",");
                    WriteString(json, failure.Keyword);
                    json.Append(':');
                    WriteString(json, failure.Text.Message);
                }
            }

            json.Append('}');
        }

        if (unit.Annotations.Count > 0)
        {
            json.Append(unit.IsValid ? ",\"annotations\":{" : ",\"droppedAnnotations\":{");
            for (int i = 0; i < unit.Annotations.Count; i++)
            {
                json.Append(i == 0 ? "" : ",");
                WriteString(json, unit.Annotations[i].Key);
                json.Append(':').Append(unit.Annotations[i].Value.ToString());
            }

            json.Append('}');
        }
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static void WriteString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"':
                    json.Append("\\\"");
                    break;
                case '\\':
                    json.Append("\\\\");
                    break;
                case < ' ':
                    json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }

        json.Append('"');
    }
}
