using System.Threading;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.Generator.Inputs;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Generator.Payloads;

/// <summary>The contracts of a project by their C# names, each with its schema to hold payloads against.</summary>
internal sealed class ContractCatalog
{
    private readonly ImmutableArray<ContractEntry> _entries;

    private ContractCatalog(ImmutableArray<ContractEntry> entries, bool isComplete)
    {
        _entries = entries;
        IsComplete = isComplete;
    }

    /// <summary>Whether every schema of the project could be read. If not, the generator has said why, and a name that is not found means nothing.</summary>
    public bool IsComplete { get; }

    public static ContractCatalog Of(ImmutableArray<ContractRoot> roots, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<ContractEntry>();
        bool isComplete = true;
        foreach (ContractRoot root in roots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                GenerationResult result = ContractGenerator.Generate(root.Document.ToInput(), ContractGeneration.Inputs(root), root.Options);
                if (result.Files.IsEmpty)
                {
                    isComplete = false;
                    continue;
                }

                var schema = new Lazy<JsonSchema>(() => Load(root), LazyThreadSafetyMode.ExecutionAndPublication);
                foreach (GeneratedContract contract in result.Contracts)
                {
                    entries.Add(new ContractEntry(root.Options.Namespace, contract.Name, contract.Pointer, schema));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The generator meets the same exception and reports it, once.
                isComplete = false;
            }
        }

        return new ContractCatalog(entries.ToImmutable(), isComplete);
    }

    /// <summary>The contracts that a name may mean: one, none, or one for each schema that has a type of that name.</summary>
    public List<ContractEntry> Find(string name)
    {
        string written = name.StartsWith("global::", StringComparison.Ordinal) ? name.Substring("global::".Length) : name;
        var found = new List<ContractEntry>();
        foreach (ContractEntry entry in _entries)
        {
            if (entry.Name == written || entry.QualifiedName == written)
            {
                found.Add(entry);
            }
        }

        return found;
    }

    /// <summary>The name that is spelled most like one that is none; null where none is near.</summary>
    public string? Nearest(string name)
    {
        var names = new List<string>(_entries.Length);
        foreach (ContractEntry entry in _entries)
        {
            names.Add(entry.Name);
        }

        return NearestName.Of(name, names);
    }

    private static JsonSchema Load(ContractRoot root)
    {
        var registry = new SchemaRegistry();
        foreach (ContractDocument other in root.Others)
        {
            registry.Add(other.Uri, other.Text.Bytes, other.Name);
        }

        return JsonSchema.Parse(root.Document.Text.Bytes.Span, new JsonSchemaOptions
        {
            BaseUri = root.Document.Uri,
            SchemaName = root.Document.Name,
            Registry = registry,
            DefaultDialect = root.Options.DefaultDialect,
            Formats = root.Options.FormatMode,
        });
    }
}

/// <summary>A contract: a C# type and the place of its schema.</summary>
internal sealed record ContractEntry(string Namespace, string Name, string Pointer, Lazy<JsonSchema> Document)
{
    public string QualifiedName => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    public JsonSchema Schema => Pointer.Length == 0 ? Document.Value : Document.Value.Definition("#" + Pointer.Replace("%", "%25"));
}
