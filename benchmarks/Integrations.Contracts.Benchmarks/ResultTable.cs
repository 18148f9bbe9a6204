using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The rows that the tables printed, for <c>--json</c>. Geometric means are over the rows of a table and method.</summary>
internal static class ResultTable
{
    private static readonly List<(string Table, string Name, string Method, double Ratio, double Lower, double Upper, long Bytes)> s_rows = [];

    /// <param name="table">The table's name on the command line.</param>
    /// <param name="name">What was measured on: a schema, a payload's form, a size.</param>
    /// <param name="method">What was measured.</param>
    /// <param name="ratio">The median of the ratios within a round.</param>
    /// <param name="lower">Their first quartile.</param>
    /// <param name="upper">Their third quartile.</param>
    /// <param name="bytesAllocated">Bytes allocated for one document; -1 where they were not counted.</param>
    public static void Add(string table, string name, string method, double ratio, double lower, double upper, long bytesAllocated = -1) =>
        s_rows.Add((table, name, method, ratio, lower, upper, bytesAllocated));

    /// <summary>The median and the quartiles of a sample, which is sorted in place.</summary>
    public static (double Median, double Lower, double Upper) Quartiles(double[] sample)
    {
        Array.Sort(sample);
        return (sample[sample.Length / 2], sample[sample.Length / 4], sample[sample.Length * 3 / 4]);
    }

    /// <summary>Prints a row of times in milliseconds with its ratio, and keeps the ratio.</summary>
    public static void PrintTime(string table, string name, string method, double[] milliseconds, double baseline, string note = "")
    {
        (double median, double lower, double upper) = Quartiles(milliseconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34}{method,-26}{median,11:F3} ms{median / baseline,9:F2}{lower / baseline,9:F2}{upper / baseline,9:F2}  {note}"));
        Add(table, name, method, median / baseline, lower / baseline, upper / baseline);
    }

    public static void Write(string path)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter writer = new(file);
        Dictionary<(string Table, string Method), (double Logarithm, int Count)> means = [];
        writer.WriteStartObject();
        writer.WriteStartArray("rows"u8);
        foreach ((string table, string name, string method, double ratio, double lower, double upper, long bytes) in s_rows)
        {
            writer.WriteStartObject();
            writer.WriteString("table"u8, table);
            writer.WriteString("name"u8, name);
            writer.WriteString("method"u8, method);
            writer.WriteNumber("ratio"u8, ratio);
            writer.WriteNumber("q1"u8, lower);
            writer.WriteNumber("q3"u8, upper);
            if (bytes < 0)
            {
                writer.WriteNull("bytesAllocated"u8);
            }
            else
            {
                writer.WriteNumber("bytesAllocated"u8, bytes);
            }

            writer.WriteEndObject();
            (double logarithm, int count) = means.GetValueOrDefault((table, method));
            means[(table, method)] = (logarithm + Math.Log(ratio), count + 1);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("geomeans"u8);
        foreach (((string table, string method), (double logarithm, int count)) in means)
        {
            writer.WriteStartObject();
            writer.WriteString("table"u8, table);
            writer.WriteString("method"u8, method);
            writer.WriteNumber("ratio"u8, Math.Exp(logarithm / count));
            writer.WriteNumber("schemas"u8, count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
