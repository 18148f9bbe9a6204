using System.Globalization;
using System.Linq;
using System.Reflection;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>The emitted types of many schemas, compiled together, each in a namespace of its own: their <c>IsValid</c>.</summary>
internal sealed class EmittedValidators
{
    private const string RootName = "SchemaRoot";

    private readonly List<GeneratedFile> _files = [];
    private int _count;

    public delegate bool Verdict(ReadOnlySpan<byte> utf8Json);

    /// <summary>Adds a schema; the name of its namespace.</summary>
    public string Add(byte[] schema, JsonSchemaOptions options)
    {
        string name = "Schema" + (++_count).ToString(CultureInfo.InvariantCulture);
        GenerationResult result = ContractGenerator.Generate(
            new SchemaDocumentInput(options.BaseUri, "test.schema.json", schema),
            [],
            new GenerationOptions { Namespace = name, RootName = RootName, DefaultDialect = options.DefaultDialect, FormatMode = options.Formats });
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.IsError);
        _files.AddRange(result.Files.Select(file => new GeneratedFile(name + "/" + file.HintName, file.Source)));
        return name;
    }

    public Assembly Load() => EmittedCode.Load(_files);

    public static Verdict Find(Assembly assembly, string name) =>
        typeof(EmittedValidators).GetMethod(nameof(IsValid), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(assembly.GetType(name + "." + RootName)!).CreateDelegate<Verdict>();

    private static bool IsValid<T>(ReadOnlySpan<byte> utf8Json)
        where T : IContract<T> => T.IsValid(utf8Json);
}
