using System.Collections.Concurrent;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The interpreter's answers to the official suite, found once a test run: the verdict of the fused plan, that of the plain one, that of the full record, and whether a refusal is explained.</summary>
internal static class InterpretedSuite
{
    private static readonly ConcurrentDictionary<string, Lazy<SuiteScore>> s_drafts = new(StringComparer.Ordinal);

    public static SuiteScore Score(string draft) => s_drafts.GetOrAdd(draft, name => new Lazy<SuiteScore>(() => Run(name))).Value;

    private static SuiteScore Run(string draft)
    {
        string dialect = Array.Find(OfficialSuite.Drafts, known => known.Folder == draft).Dialect;
        SchemaRegistry registry = OfficialSuite.Remotes();
        SuiteScore score = new(draft);
        foreach (SuiteCase suiteCase in OfficialSuite.Cases(draft))
        {
            JsonSchemaOptions options = new() { DefaultDialect = dialect, Registry = registry, Formats = OfficialSuite.Formats(suiteCase.File) };
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
                score.Add(suiteCase, test, schema is null || plain is null ? "refused: " + refusal : Judge(schema, plain, test));
            }
        }

        return score;
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
