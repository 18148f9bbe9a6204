using System.IO;
using System.Linq;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>Our own cases for every keyword and format, in the official suite's form, through both engines: they run everywhere.</summary>
public sealed class OwnCasesTests(ITestOutputHelper output)
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Files { get; } = [.. Directory.EnumerateFiles(s_folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    internal static IEnumerable<SuiteCase> Cases => Directory.EnumerateFiles(s_folder, "*.json").Order(StringComparer.Ordinal).SelectMany(path => SuiteCase.Read(path, Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryTestGetsItsVerdict(string file)
    {
        var wrong = new List<string>();
        foreach (SuiteCase suiteCase in SuiteCase.Read(Path.Combine(s_folder, file + ".json"), file))
        {
            JsonSchema schema = JsonSchema.Parse(suiteCase.Schema);
            var plain = new PlainSchema(suiteCase.Schema, JsonSchemaOptions.Default);
            foreach (SuiteTest test in suiteCase.Tests)
            {
                bool isValid = schema.IsValid(test.Data);
                ValidationResult result = schema.Validate(test.Data);
                if (isValid != test.Valid || plain.IsValid(test.Data) != test.Valid || result.IsValid != test.Valid || result.Errors.IsEmpty != test.Valid)
                {
                    wrong.Add($"{suiteCase.Description} / {test.Description}: {result}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void EveryTestGetsItsVerdictFromEmittedCode() => GeneratedSuite.Own.Judge(EmittedContract.Verdict).Report(output, "emitted code");

    [Fact]
    public void EveryValidPayloadIsReadAndWrittenAsEqualJson()
    {
        int beyond = 0;
        GeneratedSuite.Own.Judge((contract, test) => EmittedContract.RoundTrip(contract, test, ref beyond)).Report(output, "emitted code");
    }
}
