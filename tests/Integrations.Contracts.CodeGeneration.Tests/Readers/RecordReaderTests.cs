using System.Linq;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>What the readers of records take along.</summary>
public sealed class RecordReaderTests
{
    [Fact]
    public void MembersThatOnlyARuleNamesAreKept() => EmittedCode.Run(
        """{"title": "Thing", "type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"], "dependentRequired": {"a": ["b"]}, "allOf": [{"maxProperties": 5}]}""",
        """
        Thing thing = Thing.Parse("{\"a\": [1, 2], \"id\": \"x\", \"b\": {\"c\": null}, \"z\": 1.50}"u8);
        if (thing.ToJson() != "{\"id\":\"x\",\"a\":[1, 2],\"b\":{\"c\": null},\"z\":1.50}" || Thing.IsValid("{\"id\": \"x\", \"a\": 1}"u8)) throw new Exception(thing.ToJson());
        """);

    [Fact]
    public void AWarmVerdictAllocatesNothing() => EmittedCode.Run(
        """{"title": "Thing", "type": "object", "properties": {"id": {"type": "string"}, "at": {"type": "string", "format": "date-time"}, "list": {"type": "array", "items": {"type": "integer"}, "uniqueItems": true}}, "required": ["id"]}""",
        """
        byte[] payload = Encoding.UTF8.GetBytes("{\"id\": \"x\", \"at\": \"2026-05-18T04:13:08.254Z\", \"list\": [1, 2, 3], \"un\\u006bnown\": {\"a\": [true, {\"b\": 1}]}, \"more\": null}");
        for (int warm = 0; warm < 100; warm++) { if (!Thing.IsValid(payload)) throw new Exception(); }
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++) { Thing.IsValid(payload); }
        if (GC.GetAllocatedBytesForCurrentThread() - before != 0) throw new Exception((GC.GetAllocatedBytesForCurrentThread() - before).ToString());
        """);

    [Fact]
    public void AnIntegerBeyondTheTypeIsValidAndHasNoValue() => EmittedCode.Run(
        """{"title": "Thing", "type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}""",
        """
        byte[] payload = Encoding.UTF8.GetBytes("{\"n\": 9223372036854775808}");
        if (!Thing.IsValid(payload)) throw new Exception("valid");
        if (Thing.TryParse(payload, out _)) throw new Exception("read");
        try { Thing.Parse(payload); throw new Exception("parsed"); } catch (ContractViolationException exception) { if (!exception.Message.Contains("IC3101")) throw; }
        if (Thing.Parse("{\"n\": 1.0}"u8).N != 1) throw new Exception("1.0");
        """);

    [Fact]
    public void AWarmVerdictOnALargePayloadAllocatesNothing() => EmittedCode.Run(
        """{"title": "Thing", "type": "object", "properties": {"list": {"type": "array", "items": {"type": "integer"}}}}""",
        """
        byte[] payload = Encoding.UTF8.GetBytes("{\"list\": [" + string.Join(",", System.Linq.Enumerable.Range(0, 1_000_000)) + "]}");
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            if (!Thing.IsValid(payload)) throw new Exception();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        if (least != 0) throw new Exception(least.ToString());
        """);

    [Fact]
    public void APayloadBeyondTheLimitIsRefusedUnread() => EmittedCode.Run(
        """{"title": "Thing", "type": "object", "properties": {"list": {"type": "array"}}}""",
        """
        byte[] payload = new byte[ContractLimits.Default.MaxBytes + 1];
        if (Thing.IsValid(payload) || Thing.TryParse(payload, out _)) throw new Exception();
        """);

    [Fact]
    public void AFlatRecordReadsTheSameByOffsetAndByTokens() => EmittedCode.Run(
        """
        {"title": "Thing", "type": "object", "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "long enough to be compared beyond thirty-two bytes"]}, "at": {"type": ["string", "null"], "format": "date-time"},
            "n": {"type": "integer"}, "x": {"type": "number"}, "is": {"type": "boolean"}}, "required": ["id"]}
        """,
        """
        static bool IsValidByTokens(byte[] json, out Thing? value)
        {
            Integrations.Contracts.Validation.ReaderState state = new(json, Integrations.Contracts.Validation.PayloadDirection.None);
            bool isRead = state.Finish(Thing.Read<Integrations.Contracts.Validation.ValuesMode>(ref state, state.Start, out value));
            Integrations.Contracts.Validation.ReaderState verdict = new(json, Integrations.Contracts.Validation.PayloadDirection.None);
            bool isValid = verdict.Finish(Thing.Read<Integrations.Contracts.Validation.VerdictMode>(ref verdict, verdict.Start, out _));
            return isValid && isRead;
        }

        string[] payloads =
        [
            "{\"id\":\"x\",\"kind\":\"a\",\"at\":\"2026-05-18T04:13:08.254Z\",\"n\":1,\"x\":1.5e3,\"is\":true}",
            " { \"is\" : false , \"x\" : -0.0 ,\n\"unknown\": {\"a\": [1, {\"b\": \"}\"}]} , \"at\": null , \"id\": \"\\u00e4\\ud83d\\ude00\\\\\", \"kind\": \"long enough to be compared beyond thirty-two bytes\" } ",
            "{\"i\\u0064\": \"\u00fc\", \"at\": \"2026-05-18T04:13:08.123456789+01:00\", \"n\": 12345678901234567890, \"more\": [], \"n2\": 7}",
        ];
        byte[] replacements = Encoding.ASCII.GetBytes("\"\\{}[]:, 0-eax\u0001");
        int valid = 0;
        foreach (string payload in payloads)
        {
            byte[] json = Encoding.UTF8.GetBytes(payload);
            for (int at = 0; at <= json.Length; at++)
            {
                for (int change = -1; change < replacements.Length; change++)
                {
                    // Cut off, or with another byte.
                    byte[] changed = json.AsSpan(0, change < 0 ? at : json.Length).ToArray();
                    if (change >= 0 && at < json.Length) changed[at] = replacements[change];
                    bool isValid = Thing.IsValid(changed), isRead = Thing.TryParse(changed, out Thing? byOffset);
                    bool isValidByTokens = IsValidByTokens(changed, out Thing? byTokens);
                    if (isRead != isValidByTokens || (isRead && !byOffset!.Equals(byTokens)) || (isRead && byOffset!.ToJson() != byTokens!.ToJson())) throw new Exception(Encoding.UTF8.GetString(changed));
                    valid += isValid ? 1 : 0;
                }
            }
        }

        if (valid < 100) throw new Exception(valid.ToString());
        """);

    [Fact]
    public void MembersThatAreReadAlikeShareAStepBeyondThe64thToo()
    {
        string source = EmittedCode.Generate($$"""{"title": "Thing", "type": "object", "properties": { {{string.Join(", ", Enumerable.Range(0, 100).Select(number => $"\"m{number}\": {{\"type\": \"boolean\"}}"))}} } }""")[0].Source;
        Assert.Contains("Slots128<bool?> booleans = default;", source, StringComparison.Ordinal);
        Assert.Contains("_ => state.ReadBoolean<TMode>(at, ref booleans[member])", source, StringComparison.Ordinal);
    }
}
