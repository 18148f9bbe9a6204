using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The rows of all tables: how they are printed, and the file of <c>--json</c>. Geometric means are over the rows of a table and method.</summary>
internal static class ResultTable
{
    private static readonly List<(string Table, string Name, string Method, MeasuredRatio Ratio)> s_rows = [];

    /// <summary>Keeps a row for the file.</summary>
    public static void Add(string table, string name, string method, MeasuredRatio ratio) => s_rows.Add((table, name, method, ratio));

    /// <summary>The heading of rows that <see cref="Print"/> writes.</summary>
    public static void PrintHeading(string table, string unit = "") =>
        Console.WriteLine($"{table,-42}{"",-28}{unit,16}{"ratio",8}{"q1",8}{"q3",8}{"bytes",10}{"must",8}{"stretch",9}{"anchor",8}");

    /// <summary>Prints a row with its target.</summary>
    /// <param name="table">The table's name on the command line.</param>
    /// <param name="name">What was measured on.</param>
    /// <param name="method">What was measured.</param>
    /// <param name="ratio">To the baseline; null for a row of which there is an anchor alone.</param>
    /// <param name="value">The time itself, where it is worth a column.</param>
    /// <param name="note">What else there is to say.</param>
    /// <param name="must">A target that is not a fixed ratio: as a ratio, and as it reads.</param>
    public static void Print(string table, string name, string method, MeasuredRatio? ratio, string value = "", string note = "", (double Ratio, string Text)? must = null)
    {
        Target target = must is { } other ? new Target(other.Ratio) : Target.Of(table, name, method);
        string verdict = ratio is { } measured ? target.Verdict(measured.Median) : "not of this run";
        Console.WriteLine($"{name,-42}{method,-28}{value,16}{Cell(ratio?.Median),8}{Cell(ratio?.Lower),8}{Cell(ratio?.Upper),8}{(ratio is { BytesAllocated: >= 0 and long bytes } ? bytes : ""),10}{must?.Text ?? Cell(target.Must),8}{Cell(target.Stretch),9}{Cell(target.Anchor),8}  {verdict}{(verdict.Length > 0 && note.Length > 0 ? "; " : "")}{note}".TrimEnd());
    }

    /// <summary>Prints a row of times, and keeps it with its ratio.</summary>
    /// <param name="table">The table's name on the command line.</param>
    /// <param name="name">What was measured on.</param>
    /// <param name="method">What was measured.</param>
    /// <param name="time">The times.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="baseline">What the ratio is to.</param>
    /// <param name="note">What else there is to say.</param>
    /// <param name="must">The time that must not be exceeded, where that is the target.</param>
    public static void PrintTime(string table, string name, string method, MeasuredRatio time, string unit, double baseline, string note = "", double? must = null)
    {
        MeasuredRatio ratio = time.DividedBy(baseline);
        Add(table, name, method, ratio);
        Print(table, name, method, ratio, string.Create(CultureInfo.InvariantCulture, $"{time.Median:F3} {unit}"), note, must is { } most ? (most / baseline, string.Create(CultureInfo.InvariantCulture, $"{most:F0} {unit}")) : null);
    }

    public static void Write(string path)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter writer = new(file);
        Dictionary<(string Table, string Method), List<MeasuredRatio>> groups = [];
        writer.WriteStartObject();
        writer.WriteStartArray("rows"u8);
        foreach ((string table, string name, string method, MeasuredRatio ratio) in s_rows)
        {
            writer.WriteStartObject();
            writer.WriteString("table"u8, table);
            writer.WriteString("name"u8, name);
            writer.WriteString("method"u8, method);
            writer.WriteNumber("ratio"u8, ratio.Median);
            writer.WriteNumber("q1"u8, ratio.Lower);
            writer.WriteNumber("q3"u8, ratio.Upper);
            if (ratio.BytesAllocated < 0)
            {
                writer.WriteNull("bytesAllocated"u8);
            }
            else
            {
                writer.WriteNumber("bytesAllocated"u8, ratio.BytesAllocated);
            }

            writer.WriteEndObject();
            if (!groups.TryGetValue((table, method), out List<MeasuredRatio>? group))
            {
                groups.Add((table, method), group = []);
            }

            group.Add(ratio);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("geomeans"u8);
        foreach (((string table, string method), List<MeasuredRatio> group) in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("table"u8, table);
            writer.WriteString("method"u8, method);
            writer.WriteNumber("ratio"u8, MeasuredRatio.GeometricMean(group).Median);
            writer.WriteNumber("schemas"u8, group.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Cell(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "";
}
