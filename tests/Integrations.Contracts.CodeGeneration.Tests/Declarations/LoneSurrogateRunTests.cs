namespace Integrations.Contracts.Tests;

/// <summary>Half of a surrogate pair, escaped in a schema, is data in the emitted code: it compiles, matches no payload, and is written as it was escaped.</summary>
public sealed class LoneSurrogateRunTests
{
    private const string Everywhere = """
        {
          "title": "Broken", "description": "a\ud800 b", "$comment": "\udfff", "type": "object", "default": {"\ud800": "\udfff"}, "x-\ud800": 1,
          "properties": {
            "\ud800": {"type": "integer", "title": "\ud800", "description": "\udfff"},
            "\ud801": {"$ref": "#/$defs/\ud800"},
            "\ufffd": {"type": "boolean"},
            "e": {"enum": ["\ud800", "\ud801", "\ufffd", "x"], "default": "\ud800"},
            "m": {"enum": ["\ud800", 1, {"\ud800": "\udfff"}, "\ufffd"]},
            "c": {"const": "\udbff"},
            "p": {"type": "string", "pattern": "^[^\ud800]\udfff?$"},
            "u": {"oneOf": [
              {"type": "object", "properties": {"k": {"const": "\ud800"}, "\ud800": {"type": "string"}}, "required": ["k"]},
              {"type": "object", "properties": {"k": {"const": "b"}, "n": {"type": "integer"}}, "required": ["k"]}]}
          },
          "patternProperties": {"^\ud802$": {"type": "null"}},
          "dependentRequired": {"c": ["\ud800"]},
          "dependentSchemas": {"\ud800": {"required": ["c"]}},
          "not": {"required": ["\ud803"]},
          "additionalProperties": false,
          "$defs": {"\ud800": {"type": "object", "title": "\ud800", "properties": {"a": {"type": "string"}}}, "\ud801": {"enum": ["\ud800"]}}
        }
        """;

    [Fact]
    public void TheContractReadsAndWritesWhatAPayloadCanHold() => EmittedCode.Run(
        Everywhere,
        """
        foreach (string json in new[] { "{}", "{\"\ufffd\":true,\"e\":\"\ufffd\",\"m\":1,\"p\":\"\ufffd\",\"u\":{\"k\":\"b\",\"n\":1}}", "{\"m\":\"\ufffd\"}", "{\"e\":\"x\"}" })
        {
            Equal(json, Broken.Parse(json).ToJson());
            True(Broken.Validate(json).IsValid, json);
        }

        foreach (string json in new[] { "{\"\\ufffd\":1}", "{\"c\":\"\\ufffd\"}", "{\"e\":\"y\"}", "{\"m\":\"y\"}", "{\"u\":{\"k\":\"\\ufffd\"}}", "{\"\\ud800\":1}", "{\"e\":\"\\ud800\"}", "{\"z\":1}" })
        {
            True(!Broken.IsValid(json), json);
            True(!Broken.Validate(json).IsValid, json);
            True(Throws<ContractViolationException>(() => Broken.Parse(json)).Message.Length > 0, json);
        }
        """);

    [Fact]
    public void NamesThatDifferInItAloneAreTwoProperties() => EmittedCode.Run(
        """{"title": "Two", "type": "object", "properties": {"a\ud800": {"type": "integer"}, "a\udfff": {"type": "integer"}, "a\ufffd": {"type": "integer"}}, "required": ["a\ufffd"]}""",
        """
        Two two = Two.Parse("{\"a\\ufffd\":3}");
        Equal("{\"a\ufffd\":3}", two.ToJson());
        int withValue = typeof(Two).GetProperties().Count(property => property.Name.StartsWith('A') && property.GetValue(two) is 3L);
        Equal(1, withValue);
        """);
}
