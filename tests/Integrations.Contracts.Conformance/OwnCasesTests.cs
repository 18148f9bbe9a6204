using System.IO;
using System.Linq;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>Our own cases for every keyword and format, in the official suite's form: they run everywhere.</summary>
public sealed class OwnCasesTests
{
    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryTestGetsItsVerdict(string file)
    {
        var wrong = new List<string>();
        foreach (SuiteCase suiteCase in SuiteCase.Read(Path.Combine(AppContext.BaseDirectory, "Cases", file + ".json"), file))
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
}
