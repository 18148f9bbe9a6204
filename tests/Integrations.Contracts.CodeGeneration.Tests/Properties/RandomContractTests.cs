using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Integrations.Contracts.CodeGeneration.Tests.Readers;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Properties;

/// <summary>
/// What every contract promises, on schemas and payloads that nobody thought of: the code compiles without a warning; its verdict is the interpreter's; what is valid is read and written back as the same JSON;
/// what is not is refused, by ContractViolationException alone.
/// </summary>
/// <remarks>RANDOM_CONTRACTS=SEED,COUNT runs others than the daily ones. A failure names the seed.</remarks>
public sealed class RandomContractTests(ITestOutputHelper output)
{
    private const int FirstSeed = 20261124;
    private const int DailySchemas = 30;
    private const int PayloadsOfASchema = 60;
    private const int MaxShown = 1500;

    [Fact]
    public void EveryRandomContractKeepsItsPromises()
    {
        string[] asked = (Environment.GetEnvironmentVariable("RANDOM_CONTRACTS") ?? "").Split(',');
        int seed = asked.Length == 2 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : FirstSeed, count = asked.Length == 2 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : DailySchemas;
        string[] schemas = [.. Enumerable.Range(seed, count).Select(RandomSchema.Of)];
        ContractBatch batch = new();
        foreach (string schema in schemas)
        {
            batch.Add(schema);
        }

        string Describe(int place) => $"seed {(seed + place).ToString(CultureInfo.InvariantCulture)}: {(schemas[place].Length > MaxShown ? schemas[place][..MaxShown] + "..." : schemas[place])}";
        ContractProbe?[] contracts = batch.Load(out ILookup<int, string> uncompiled);
        List<string> problems = [.. uncompiled.Select(problem => $"{Describe(problem.Key)}\n  {problem.First()}")];
        int valid = 0, invalid = 0;
        for (int place = 0; place < schemas.Length; place++)
        {
            if (contracts[place] is not { } contract)
            {
                continue;
            }

            var interpreted = JsonSchema.Parse(schemas[place]);
            Random random = new(seed + place);
            RandomPayload payloads = new(random, (JsonObject)JsonNode.Parse(schemas[place])!);
            for (int round = 0; round < PayloadsOfASchema; round++)
            {
                byte[] payload = Encoding.UTF8.GetBytes(payloads.Next());
                payload = round % 6 == 5 ? MutatedJson.Of(payload, random) : payload;
                bool isValid = interpreted.IsValid(payload);
                _ = isValid ? valid++ : invalid++;
                if (Problem(contract, payload, isValid) is { } problem)
                {
                    problems.Add($"{Describe(place)}\n  {Encoding.UTF8.GetString(payload)}\n  {problem}");
                    break;
                }
            }
        }

        output.WriteLine($"{schemas.Length} schemas from seed {seed}, {valid} valid and {invalid} invalid payloads");
        Assert.True(problems.Count == 0, $"{problems.Count} schemas break a promise\n\n{string.Join("\n\n", problems.Take(8))}");
        Assert.True(valid > (valid + invalid) / 4 && invalid > (valid + invalid) / 8, $"{valid} valid and {invalid} invalid payloads say little");
    }

    private static string? Problem(ContractProbe contract, byte[] payload, bool isValid)
    {
        try
        {
            return contract.IsValid(payload) != isValid ? $"the interpreter says {isValid}, IsValid the opposite"
                : isValid ? contract.RoundTripOrRefusal(payload)
                : contract.Refusal(payload);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }
    }
}
