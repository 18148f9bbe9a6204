using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Properties;

/// <summary>
/// Every shape that a schema can have, with payloads that it lets in and such that it does not (Shapes.json): the code compiles, and does with each what was promised.
/// A shape that is known to fall short says so (<c>pending</c>), and must do so until the word is taken out.
/// </summary>
public sealed class ShapeTests
{
    [Fact]
    public void EveryShapeIsReadWrittenAndRefusedAsPromised()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Corpus.RepositoryRoot, "tests", "Integrations.Contracts.CodeGeneration.Tests", "Properties", "Shapes.json")));
        JsonElement[] shapes = [.. document.RootElement.EnumerateArray()];
        ContractBatch batch = new();
        foreach (JsonElement shape in shapes)
        {
            batch.Add(shape.GetProperty("schema").GetRawText());
        }

        ContractProbe?[] contracts = batch.Load(out ILookup<int, string> uncompiled);
        List<string> problems = [.. uncompiled.Select(problem => $"{shapes[problem.Key].GetProperty("name")}: {problem.First()}")];
        for (int place = 0; place < shapes.Length; place++)
        {
            if (contracts[place] is not { } contract)
            {
                continue;
            }

            var interpreted = JsonSchema.Parse(shapes[place].GetProperty("schema").GetRawText());
            foreach (JsonElement payload in shapes[place].GetProperty("valid").EnumerateArray())
            {
                byte[] text = Encoding.UTF8.GetBytes(payload.GetRawText());
                Check(place, text, interpreted.IsValid(text) && contract.IsValid(text) ? contract.RoundTrip(text) : "it is not valid");
            }

            foreach (JsonElement payload in shapes[place].GetProperty("invalid").EnumerateArray())
            {
                byte[] text = Encoding.UTF8.GetBytes(payload.GetRawText());
                Check(place, text, interpreted.IsValid(text) || contract.IsValid(text) ? "it is valid" : contract.Refusal(text));
            }
        }

        foreach (JsonElement shape in shapes.Where(shape => shape.TryGetProperty("pending", out _)))
        {
            string name = shape.GetProperty("name").GetString()!;
            if (problems.RemoveAll(problem => problem.StartsWith(name + ": ", StringComparison.Ordinal)) == 0)
            {
                problems.Add(name + ": pending no longer");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));

        void Check(int place, byte[] payload, string? problem)
        {
            if (problem is not null)
            {
                problems.Add($"{shapes[place].GetProperty("name")}: {Encoding.UTF8.GetString(payload)}: {problem}");
            }
        }
    }
}
