using System.IO;
using System.Linq;
using System.Text;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.Conformance;

/// <summary>The official suite, every draft, mandatory, optional and formats, through both engines, with no exclusions; and the table in docs/conformance.md that says so.</summary>
public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    // The snapshot of the suite that CONTRIBUTING.md names. Those of v1 under format/ are among the first: there formats are no option.
    private const int MandatoryAndOptional = 8259;
    private const int OptionalFormats = 2841;

    private const string TableBegin = "<!-- The table below is written by OfficialSuiteTests. -->";
    private const string TableEnd = "<!-- The table ends here. -->";

    private static readonly (string Name, Func<string, SuiteScore> Score)[] s_engines = [("interpreter", InterpretedSuite.Score), ("emitted code", draft => GeneratedSuite.Of(draft).Verdicts)];

    public static TheoryData<string> Drafts => [.. Array.ConvertAll(OfficialSuite.Drafts, draft => draft.Folder)];

    [Theory]
    [MemberData(nameof(Drafts))]
    public void EveryTestOfTheDraftGetsItsVerdictFromTheInterpreter(string draft) => InterpretedSuite.Score(draft).Report(output, "interpreter");

    [Theory]
    [MemberData(nameof(Drafts))]
    public void EveryTestOfTheDraftGetsItsVerdictFromEmittedCode(string draft) => GeneratedSuite.Of(draft).Verdicts.Report(output, "emitted code");

    [Fact]
    public void NoTestOfTheSuiteIsLeftOut()
    {
        _ = OfficialSuite.Root;
        foreach ((string name, Func<string, SuiteScore> score) in s_engines)
        {
            SuiteScore[] drafts = Array.ConvertAll(OfficialSuite.Drafts, draft => score(draft.Folder));
            int formats = OfficialSuite.Drafts.Zip(drafts).Where(pair => pair.First.Folder != "v1").Sum(pair => pair.Second["format"].Right);
            int rest = drafts.Sum(draft => draft.Sum.Right) - formats;
            output.WriteLine($"{name}: {rest} and {formats} under optional/format, {rest + formats} in all");
            Assert.Equal((MandatoryAndOptional, OptionalFormats), (rest, formats));
        }
    }

    [Fact]
    public void TheTableInTheDocumentationIsWhatWasFound()
    {
        _ = OfficialSuite.Root;
        string path = Path.Combine(Corpus.RepositoryRoot, "docs", "conformance.md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = text.IndexOf(TableBegin, StringComparison.Ordinal) + TableBegin.Length;
        int end = text.IndexOf(TableEnd, StringComparison.Ordinal);
        string expected = text[..begin] + "\n\n" + Table() + "\n" + text[end..];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, expected);
            text = expected;
        }

        Assert.Equal(expected, text);
    }

    private static string Table()
    {
        StringBuilder table = new();
        table.Append("| draft | engine | ").AppendJoin(" | ", OfficialSuite.Parts).Append(" | all |\n");
        table.Append("|---|---|").AppendJoin("|", Enumerable.Repeat("---", OfficialSuite.Parts.Length + 1)).Append("|\n");
        foreach ((string folder, _) in OfficialSuite.Drafts)
        {
            foreach ((string name, Func<string, SuiteScore> score) in s_engines)
            {
                SuiteScore draft = score(folder);
                table.Append($"| {folder} | {name} | ").AppendJoin(" | ", OfficialSuite.Parts.Select(part => Cell(draft[part]))).Append($" | {Cell(draft.Sum)} |\n");
            }
        }

        return table.ToString();
    }

    private static string Cell((int Right, int All) count) => count.All == 0 ? "-" : $"{count.Right} of {count.All}";
}
