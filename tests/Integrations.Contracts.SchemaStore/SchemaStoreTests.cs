using System.Globalization;
using System.IO;
using System.Text;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.SchemaStore;

/// <summary>Schemas of real tools, which nobody here wrote: each becomes C# that compiles, reads what is valid without loss, and refuses the rest.</summary>
/// <remarks>CONTRIBUTING.md, "One schema of the store", says how one schema is run alone.</remarks>
public sealed class SchemaStoreTests(ITestOutputHelper output)
{
    /// <summary>The lines that NJsonSchema emits for the same schemas, at its best settings.</summary>
    private const int LinesOfNJsonSchema = 593_574;

    [Fact]
    public void EverySchemaOfTheStoreHoldsWhatThePackagePromises()
    {
        string root = Corpus.Require("schemastore");
        string names = Environment.GetEnvironmentVariable("STORE_SCHEMAS") ?? "*";
        string? folder = Environment.GetEnvironmentVariable("STORE_OUTPUT");
        int maxLines = Environment.GetEnvironmentVariable("STORE_MAX_LINES") is { Length: > 0 } lines ? int.Parse(lines, CultureInfo.InvariantCulture) : int.MaxValue;
        var run = new StoreRun(StoreCorpus.Load(root, names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Schemas, maxLines);
        var report = new StringBuilder();
        StoreStage? fallenShort = null;

        Report(run.Generate());
        report.AppendLine(run.Sizes());
        report.AppendLine($"left out of the following stages for their length: {run.LeftOut} schemas");
        if (folder is not null)
        {
            run.WriteTo(folder);
        }

        Report(run.Compile());
        Report(run.Verdicts());
        Report(run.RoundTrips());
        Report(run.Refusals());
        Report(run.Compile(net8: true));
        output.WriteLine(report.ToString());
        if (folder is not null)
        {
            File.WriteAllText(Path.Combine(folder, "report.txt"), report.ToString());
        }

        Assert.True(fallenShort is null, $"{fallenShort}\n{fallenShort?.Failures()}\n{report}");
        Assert.True(run.Lines < LinesOfNJsonSchema, $"{run.Lines} lines");

        void Report(StoreStage stage)
        {
            report.AppendLine(stage.ToString());
            if (folder is not null)
            {
                report.Append(stage.Failures(int.MaxValue));
            }

            fallenShort ??= stage.HasPassed ? null : stage;
        }
    }
}
