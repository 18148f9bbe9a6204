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
}
