using System.Linq;
using System.Text;
using CsCheck;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>Random schemas and instances: the interpreter against emitted code, many schemas a compilation. A failure prints the seed, the schema and the instance; CsCheck_Seed runs it again.</summary>
public sealed class RandomSchemaTests
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    // A compilation costs as much as the schemas in it: one in the daily run; by hand RANDOM_COMPILATIONS says how many.
    private const int SchemasInACompilation = 60;

    private static readonly long s_compilations = long.TryParse(Environment.GetEnvironmentVariable("RANDOM_COMPILATIONS"), out long count) ? count : 1;

    [Fact]
    public void EmittedCodeHasTheVerdictOfTheInterpreterAndReadsAndWritesWhatIsValid() =>
        Gen.Select(RandomSchemas.Documents, RandomSchemas.Instances.Array[25]).Array[SchemasInACompilation].Sample(
            samples =>
            {
                EmittedCases code = EmittedCases.Compile("random", Dialect, samples.Select((sample, index) => Case(index, sample.Item1, sample.Item2)), [], _ => FormatMode.Assert);
                int beyond = 0;
                code.Judge((contract, test) => EmittedContract.Verdict(contract, test) ?? EmittedContract.RoundTrip(contract, test, ref beyond)).AssertAllRight();
            },
            iter: s_compilations,
            threads: 1,
            print: _ => "see the exception");

    private static SuiteCase Case(int index, string schema, string[] instances)
    {
        JsonSchema interpreted = JsonSchema.Parse(schema);
        PlainSchema plain = new(Encoding.UTF8.GetBytes(schema), JsonSchemaOptions.Default);
        return new SuiteCase("random", $"{index}: {schema}", Encoding.UTF8.GetBytes(schema), [.. instances.Distinct(StringComparer.Ordinal).Select(instance => Test(interpreted, plain, schema, instance))]);
    }

    private static SuiteTest Test(JsonSchema interpreted, PlainSchema plain, string schema, string instance)
    {
        byte[] text = Encoding.UTF8.GetBytes(instance);
        bool isValid = interpreted.IsValid(text);
        using JsonTape tape = JsonTape.Parse(text);
        Assert.True(plain.IsValid(text) == isValid && interpreted.Validate(tape).Errors.IsEmpty == isValid && interpreted.Evaluate(tape).IsValid == isValid, $"fused, plain, explanation and record do not agree\n{schema}\n{instance}");
        return new SuiteTest(instance, text, isValid);
    }
}
