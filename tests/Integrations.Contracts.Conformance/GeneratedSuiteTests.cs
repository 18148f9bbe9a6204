using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Conformance;

/// <summary>Emitted code against the official suite: every draft, mandatory, optional and formats, with no exclusions. A schema that is refused, code that does not compile without a warning and a wrong verdict are failures alike.</summary>
public sealed class GeneratedSuiteTests(ITestOutputHelper output)
{
    public static TheoryData<string> Drafts => [.. Array.ConvertAll(OfficialSuite.Drafts, draft => draft.Folder)];

    [Theory]
    [MemberData(nameof(Drafts))]
    public void EveryTestOfTheDraftGetsItsVerdictFromEmittedCode(string draft) =>
        Judge(draft, (contract, test) => contract.IsValid(test.Data) == test.Valid ? null : $"the verdict is {!test.Valid}");

    /// <summary>What is valid is read and written again as equal JSON, unless the .NET type cannot hold it; what is not valid is not read.</summary>
    [Theory]
    [MemberData(nameof(Drafts))]
    public void EveryValidPayloadIsReadAndWrittenAsEqualJson(string draft)
    {
        int refused = 0;
        Judge(draft, (contract, test) =>
        {
            if (!test.Valid)
            {
                return contract.CanParse(test.Data) ? "is read" : null;
            }

            string written;
            try
            {
                written = contract.ParseAndWrite(test.Data);
            }
            catch (ContractViolationException exception)
            {
                bool isBeyondItsType = exception.Result.Errors is [{ Message: var message }] && message.StartsWith("IC31", StringComparison.Ordinal);
                refused += isBeyondItsType ? 1 : 0;
                return isBeyondItsType ? null : "not read: " + exception.Result.Errors[0].Message;
            }

            return AreEqual(test.Data, Encoding.UTF8.GetBytes(written)) ? null : $"{Encoding.UTF8.GetString(test.Data)} is written as {written}";
        });
        output.WriteLine($"{draft}: {refused} valid payloads beyond their .NET types");
    }

    /// <summary>What is not valid is explained, by the schema that the emitted code holds, once for each schema.</summary>
    [Theory]
    [MemberData(nameof(Drafts))]
    public void EveryRefusalIsExplained(string draft)
    {
        HashSet<EmittedContract> asked = [];
        Judge(draft, (contract, test) => test.Valid || !asked.Add(contract) ? null
            : contract.Validate(test.Data) is { IsValid: false, Errors.IsEmpty: false } ? null : "the explanation finds nothing wrong");
    }

    private void Judge(string draft, Func<EmittedContract, SuiteTest, string?> judge)
    {
        SortedDictionary<string, (int Right, int All)> counts = new(StringComparer.Ordinal);
        StringBuilder wrong = new();
        int wrongCount = 0;
        foreach (GeneratedCase generated in GeneratedSuite.Of(draft).Cases)
        {
            string part = OfficialSuite.Part(generated.Case.File);
            foreach (SuiteTest test in generated.Case.Tests)
            {
                string? problem = generated.Problem ?? Guarded(judge, generated.Contract!, test);
                (int right, int all) = counts.GetValueOrDefault(part);
                counts[part] = (right + (problem is null ? 1 : 0), all + 1);
                if (problem is not null)
                {
                    wrongCount++;
                    wrong.AppendLine($"{generated.Case.File}: {generated.Case.Description} / {test.Description}: {problem}");
                }
            }
        }

        foreach ((string part, (int right, int all)) in counts)
        {
            output.WriteLine($"{draft} {part}: {right} of {all}");
        }

        Assert.True(wrongCount == 0, $"{wrongCount} wrong\n{wrong}");
    }

    // An exception is a wrong answer to one test; the others are still judged.
    private static string? Guarded(Func<EmittedContract, SuiteTest, string?> judge, EmittedContract contract, SuiteTest test)
    {
        try
        {
            return judge(contract, test);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"{exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    private static bool AreEqual(byte[] left, byte[] right)
    {
        using JsonTape leftTape = JsonTape.Parse(left);
        using JsonTape rightTape = JsonTape.Parse(right);
        return JsonEquality.AreEqual(leftTape.View, 0, rightTape.View, 0);
    }
}
