using System.Linq;
using System.Text;
using CsCheck;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>The interpreter against NJsonSchema on random schemas of draft 4, where the two should agree. A failure prints the seed, the schema and the instance; CsCheck_Seed runs it again.</summary>
public sealed class SecondOpinionTests
{
    // By hand RANDOM_SCHEMAS says how many.
    private static readonly long s_schemas = long.TryParse(Environment.GetEnvironmentVariable("RANDOM_SCHEMAS"), out long count) ? count : 400;

    [Fact]
    public void NJsonSchemaHasTheSameVerdict() =>
        Gen.Select(RandomDraft4Schemas.Documents, RandomDraft4Schemas.Instances.Array[15]).Sample(
            (schema, instances) =>
            {
                JsonSchema ours = JsonSchema.Parse(schema, new JsonSchemaOptions { DefaultDialect = "http://json-schema.org/draft-04/schema#" });
                NJsonSchema.JsonSchema theirs = NJsonSchema.JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult();
                foreach (string instance in instances)
                {
                    bool verdict = ours.IsValid(instance);
                    bool other = theirs.Validate(instance).Count == 0;
                    Assert.True(verdict == other, $"ours {verdict}, theirs {other}: {instance}");
                }
            },
            iter: s_schemas,
            threads: 1,
            print: sample => sample.Item1);
}
