using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Conformance;

/// <summary>An emitted root, without knowing its type.</summary>
internal abstract class EmittedContract
{
    /// <summary>What is wrong with the verdict, or null.</summary>
    public static string? Verdict(EmittedContract contract, SuiteTest test) => contract.IsValid(test.Data) == test.Valid ? null : $"the verdict is {!test.Valid}";

    /// <summary>What is wrong with reading and writing, or null: what is valid is read and written again as equal JSON, unless the .NET type cannot hold it; what is not valid is not read.</summary>
    /// <param name="contract">The emitted root.</param>
    /// <param name="test">The payload.</param>
    /// <param name="beyond">Counts the valid payloads that their types cannot hold.</param>
    public static string? RoundTrip(EmittedContract contract, SuiteTest test, ref int beyond)
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
            beyond += isBeyondItsType ? 1 : 0;
            return isBeyondItsType ? null : "not read: " + exception.Result.Errors[0].Message;
        }

        using JsonTape before = JsonTape.Parse(test.Data);
        using JsonTape after = JsonTape.Parse(written);
        return JsonEquality.AreEqual(before.View, 0, after.View, 0) ? null : $"{Encoding.UTF8.GetString(test.Data)} is written as {written}";
    }

    public abstract bool IsValid(ReadOnlySpan<byte> utf8Json);

    public abstract ValidationResult Validate(ReadOnlySpan<byte> utf8Json);

    public abstract bool CanParse(ReadOnlySpan<byte> utf8Json);

    /// <exception cref="ContractViolationException">The payload is not valid, or its type cannot hold it.</exception>
    public abstract string ParseAndWrite(ReadOnlySpan<byte> utf8Json);
}

/// <inheritdoc/>
internal sealed class EmittedContract<T> : EmittedContract
    where T : IContract<T>
{
    public override bool IsValid(ReadOnlySpan<byte> utf8Json) => T.IsValid(utf8Json);

    public override ValidationResult Validate(ReadOnlySpan<byte> utf8Json) => T.Validate(utf8Json);

    public override bool CanParse(ReadOnlySpan<byte> utf8Json) => T.TryParse(utf8Json, out _);

    public override string ParseAndWrite(ReadOnlySpan<byte> utf8Json) => T.Parse(utf8Json).ToJson();
}
