using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Emitted code and the interpreter are two ways to run one plan: they give one verdict on every input.</summary>
public sealed class VerdictAgreementTests
{
    // A schema for each way in which rules meet.
    private static readonly string[] s_schemas =
    [
        """{"type": ["object", "null"], "properties": {"a": {"type": "integer"}, "b": {"type": "string", "minLength": 1, "maxLength": 2}}, "required": ["a"], "additionalProperties": false}""",
        """{"properties": {"a": {"enum": ["a", 1, null, [1], {"b": 2.0}]}, "foo": {"const": {"a": [1, "a"]}}}, "patternProperties": {"^x-": {"type": "integer"}, "o$": {"type": ["string", "object"]}}, "additionalProperties": {"type": ["number", "string"]}}""",
        """{"anyOf": [{"type": "string", "pattern": "^a"}, {"type": "object", "required": ["a"]}, {"type": "object", "required": ["b"]}, {"minItems": 2, "type": "array"}]}""",
        """{"oneOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}, {"properties": {"b": {"type": "string"}}, "required": ["b"]}, {"type": "integer", "multipleOf": 2}, {"maximum": 4}]}""",
        """{"not": {"required": ["a", "b"]}, "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]}, "then": {"required": ["foo"]}, "else": {"properties": {"bar": false}}}""",
        """{"items": {"type": ["integer", "array"]}, "contains": {"type": "integer", "minimum": 3}, "minContains": 1, "maxContains": 2, "uniqueItems": true}""",
        """{"prefixItems": [{"type": "string"}, {"type": "number"}], "items": {"type": "object"}, "minItems": 1, "maxItems": 3}""",
        """{"dependentRequired": {"a": ["b", "c"]}, "dependentSchemas": {"foo": {"properties": {"bar": {"type": "integer"}}, "minProperties": 2}}, "propertyNames": {"maxLength": 3}, "maxProperties": 3}""",
        """{"allOf": [{"properties": {"a": {"type": "integer"}}}, {"anyOf": [{"properties": {"b": true}, "required": ["b"]}, {"patternProperties": {"^f": {"type": "string"}}}]}], "unevaluatedProperties": {"type": "null"}}""",
        """{"prefixItems": [true], "anyOf": [{"prefixItems": [true, {"type": "integer"}]}, {"contains": {"type": "string"}}], "unevaluatedItems": false}""",
        """{"$defs": {"node": {"type": "object", "properties": {"a": {"$ref": "#/$defs/node"}, "b": {"type": "array", "items": {"$ref": "#/$defs/node"}}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}, {"maxProperties": 1}]}}, "$ref": "#/$defs/node"}""",
        """{"type": "object", "additionalProperties": {"type": "object", "additionalProperties": {"type": ["string", "number"]}}}""",
        """{"properties": {"a": {"format": "date-time"}, "b": {"format": "date"}, "foo": {"format": "email"}, "bar": {"type": "string", "format": "date-time"}}}""",
        """{"exclusiveMinimum": 0, "maximum": 10, "type": ["number", "string", "array"], "multipleOf": 0.5}""",
        """{"properties": {"a": {"allOf": [{"type": "string"}, {"minLength": 1}]}, "b": {"anyOf": [{"type": "null"}, {"type": "integer"}]}}, "required": ["zz"], "minProperties": 1}""",
        """{"not": {}}""",
        """{"type": "object", "properties": {"c": {}, "foo": {}}, "anyOf": [{"properties": {"a": true, "b": true}}, {"properties": {"a": {"type": "array"}}}], "allOf": [{"anyOf": [{"properties": {"a": {"items": false}}}, {"properties": {"b": {"items": {"type": "string"}}, "c": true}}]}, {"anyOf": [{"properties": {"foo": {"minItems": 1}}, "required": ["foo"]}, {"properties": {"bar": {"type": "object"}}}]}]}""",
        """{"type": "object", "properties": {"a": {}}, "if": {"properties": {"a": {"type": "integer"}}, "required": ["a"]}, "else": {"properties": {"b": {"items": {"type": "integer"}}, "c": {"type": ["object", "array", "string"]}}}, "dependentSchemas": {"foo": {"required": ["bar"]}}, "minProperties": 1}""",
        """{"type": "object", "properties": {"b": {"type": ["integer", "string", "null"]}}, "if": {"properties": {"kind": {"enum": ["a", null]}}}, "then": {"required": ["a"], "if": {"properties": {"foo": {"enum": ["a", "b", true]}}, "required": ["foo"]}, "then": {"properties": {"bar": {"type": "integer"}}}, "else": {"minProperties": 2}}, "else": {"if": {"required": ["b"]}, "then": {"properties": {"a": {"type": "array"}}}}}""",
        """{"type": "object", "properties": {"c": {}}, "if": {"properties": {"a": {"type": "integer"}}}, "then": {"not": {"required": ["b", "c"]}}, "else": {"oneOf": [{"required": ["b"]}, {"required": ["c"]}, {"required": ["foo"]}]}}""",
        """{"type": "object", "properties": {"c": {}}, "allOf": [{"anyOf": [{"properties": {"a": {"type": "integer"}}}, {"required": ["b"]}]}, {"if": {"required": ["foo"]}, "then": {"properties": {"bar": false}}}], "dependentSchemas": {"b": {"properties": {"a": {"type": "string"}}}}}""",
        """{"type": "object", "properties": {"c": {}}, "additionalProperties": {"type": ["array", "object", "integer"]}, "anyOf": [{"properties": {"a": {"type": "array"}}}, {"properties": {"b": {"type": "object"}}}], "not": {"properties": {"foo": {"type": "string"}}, "required": ["a"]}}""",
        """true""",
        """{"unevaluatedProperties": false, "properties": {"a": {}}, "if": {"properties": {"b": {"const": 1}}, "required": ["b"]}, "then": {"properties": {"c": true}}, "dependentSchemas": {"foo": {"properties": {"bar": true, "foo": true}}}}""",
    ];

    [Fact]
    public void OnRandomValuesOfTellingSchemas()
    {
        EmittedValidators emitted = new();
        string[] names = [.. s_schemas.Select(schema => emitted.Add(Encoding.UTF8.GetBytes(schema), JsonSchemaOptions.Default))];
        Assembly assembly = emitted.Load();
        Random random = new(20261123);
        for (int index = 0; index < s_schemas.Length; index++)
        {
            JsonSchema interpreted = JsonSchema.Parse(s_schemas[index]);
            EmittedValidators.Verdict isValid = EmittedValidators.Find(assembly, names[index]);
            for (int round = 0; round < 1500; round++)
            {
                byte[] text = Encoding.UTF8.GetBytes(MutatedJson.Value(random));
                if (round % 4 == 0)
                {
                    text = MutatedJson.Of(text, random);
                }

                AssertAgreement(s_schemas[index], text, interpreted, isValid);
            }
        }
    }

    [Fact]
    public void OnMutatedPayloads()
    {
        string folder = Corpus.Require("payload");
        byte[] schema = File.ReadAllBytes(Path.Combine(folder, "in-order", "schema.json"));
        JsonSchemaOptions options = new() { DefaultDialect = "http://json-schema.org/draft-07/schema#" };
        EmittedValidators emitted = new();
        string name = emitted.Add(schema, options);
        EmittedValidators.Verdict isValid = EmittedValidators.Find(emitted.Load(), name);
        JsonSchema interpreted = JsonSchema.Parse(schema, options);
        Random random = new(7);
        foreach (string form in new[] { "in-order", "shuffled" })
        {
            foreach (string line in File.ReadLines(Path.Combine(folder, form, "instances.jsonl")))
            {
                byte[] text = Encoding.UTF8.GetBytes(line);
                Assert.True(isValid(text));
                for (int round = 0; round < 100; round++)
                {
                    AssertAgreement("payload", MutatedJson.Of(text, random), interpreted, isValid);
                }
            }
        }
    }

    [Fact]
    public void OnMutatedInstancesOfTheOfficialSuite()
    {
        string folder = Path.Combine(Corpus.Require("json-schema-test-suite"), "tests", "draft2020-12");
        EmittedValidators emitted = new();
        List<(string Name, JsonSchema Schema, byte[][] Instances)> groups = [];
        foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (JsonElement group in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateArray())
            {
                byte[] schema = Encoding.UTF8.GetBytes(group.GetProperty("schema").GetRawText());
                if (group.GetProperty("schema").GetRawText().Contains("localhost", StringComparison.Ordinal) || file.EndsWith("vocabulary.json", StringComparison.Ordinal))
                {
                    // Needs documents beside it.
                    continue;
                }

                groups.Add((emitted.Add(schema, JsonSchemaOptions.Default), JsonSchema.Parse(schema), [.. group.GetProperty("tests").EnumerateArray().Select(test => Encoding.UTF8.GetBytes(test.GetProperty("data").GetRawText()))]));
            }
        }

        Assembly assembly = emitted.Load();
        Random random = new(11);
        foreach ((string name, JsonSchema schema, byte[][] instances) in groups)
        {
            EmittedValidators.Verdict isValid = EmittedValidators.Find(assembly, name);
            foreach (byte[] instance in instances)
            {
                for (int round = 0; round < 6; round++)
                {
                    AssertAgreement(name, MutatedJson.Of(instance, random), schema, isValid);
                }
            }
        }
    }

    private static void AssertAgreement(string schema, byte[] text, JsonSchema interpreted, EmittedValidators.Verdict isValid)
    {
        bool expected = interpreted.IsValid(text);
        bool found = isValid(text);
        if (expected != found)
        {
            Assert.Fail($"interpreter: {expected}, emitted: {found}\n{schema}\n{Encoding.Latin1.GetString(text)}");
        }
    }
}
