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
        int beyond = 0;
        GeneratedSuite.Of(draft).Code.Judge((contract, test) => EmittedContract.RoundTrip(contract, test, ref beyond)).Report(output, "emitted code");
        output.WriteLine($"{draft}: {beyond} valid payloads beyond their .NET types");
    }

    /// <summary>What is not valid is explained, by the schema that the emitted code holds, once for each schema.</summary>
    [Theory]
    [MemberData(nameof(Drafts))]
    public void EveryRefusalIsExplained(string draft)
    {
        HashSet<EmittedContract> asked = [];
        SuiteScore score = GeneratedSuite.Of(draft).Code.Judge((contract, test) => test.Valid || !asked.Add(contract) ? null
            : contract.Validate(test.Data) is { IsValid: false, Errors.IsEmpty: false } ? null : "the explanation finds nothing wrong");
        score.Report(output, "emitted code");
    }
}
