using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Conformance;

/// <summary>What emitted code does beyond verdicts, over the whole official suite: it reads, writes and explains.</summary>
public sealed class GeneratedSuiteTests(ITestOutputHelper output)
{
    public static TheoryData<string> Drafts => [.. Array.ConvertAll(OfficialSuite.Drafts, draft => draft.Folder)];

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

    private void Judge(string draft, Func<EmittedContract, SuiteTest, string?> judge) => GeneratedSuite.Of(draft).Judge(draft, judge).Report(output, "emitted code");

    private static bool AreEqual(byte[] left, byte[] right)
    {
        using JsonTape leftTape = JsonTape.Parse(left);
        using JsonTape rightTape = JsonTape.Parse(right);
        return JsonEquality.AreEqual(leftTape.View, 0, rightTape.View, 0);
    }
}
