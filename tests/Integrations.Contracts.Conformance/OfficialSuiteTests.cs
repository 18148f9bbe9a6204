using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The interpreter against the official suite: every draft, mandatory, optional and formats, with no exclusions; the verdict of the fused plan and of the plain one, and that the explanation agrees.</summary>
public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("draft3")]
    [InlineData("draft4")]
    [InlineData("draft6")]
    [InlineData("draft7")]
    [InlineData("draft2019-09")]
    [InlineData("draft2020-12")]
    [InlineData("v1")]
    public void EveryTestOfTheDraftGetsItsVerdict(string draft)
    {
        string dialect = Array.Find(OfficialSuite.Drafts, known => known.Folder == draft).Dialect;
        SchemaRegistry registry = OfficialSuite.Remotes();
        var counts = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        var wrong = new StringBuilder();
        int wrongCount = 0;
        foreach (SuiteCase suiteCase in OfficialSuite.Cases(draft))
        {
            string part = OfficialSuite.Part(suiteCase.File);
            var options = new JsonSchemaOptions { DefaultDialect = dialect, Registry = registry, Formats = OfficialSuite.Formats(suiteCase.File) };
            JsonSchema? schema = null;
            PlainSchema? plain = null;
            string refusal = "";
            try
            {
                schema = JsonSchema.Parse(suiteCase.Schema, options);
                plain = new PlainSchema(suiteCase.Schema, options);
            }
            catch (JsonSchemaException exception)
            {
                refusal = exception.Message;
            }

            foreach (SuiteTest test in suiteCase.Tests)
            {
                string? problem = schema is null || plain is null ? "refused: " + refusal : Judge(schema, plain, test);
                (int right, int all) = counts.GetValueOrDefault(part);
                counts[part] = (right + (problem is null ? 1 : 0), all + 1);
                if (problem is not null)
                {
                    wrongCount++;
                    wrong.Append(suiteCase.File).Append(": ").Append(suiteCase.Description).Append(" / ").Append(test.Description).Append(": ").AppendLine(problem);
                }
            }
        }

        foreach ((string part, (int right, int all)) in counts)
        {
            output.WriteLine($"{draft} {part}: {right} of {all}");
        }

        Assert.True(wrongCount == 0, $"{wrongCount} wrong\n{wrong}");
    }

    private static string? Judge(JsonSchema schema, PlainSchema plain, SuiteTest test)
    {
        bool isValid = schema.IsValid(test.Data);
        if (isValid != test.Valid)
        {
            return $"the verdict is {isValid}";
        }

        if (plain.IsValid(test.Data) != test.Valid)
        {
            return $"the verdict of the plan that is not fused is {!test.Valid}";
        }

        using JsonTape tape = JsonTape.Parse(test.Data);
        if (schema.Evaluate(tape).IsValid != test.Valid)
        {
            return $"the verdict of the full record is {!test.Valid}";
        }

        if (isValid)
        {
            return null;
        }

        ValidationResult result = schema.Validate(test.Data);
        return result.IsValid || result.Errors.IsEmpty ? "the explanation finds nothing wrong" : null;
    }
}
