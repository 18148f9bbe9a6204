using System.Linq;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Markdown;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.CodeGeneration.TypeScript;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration;

/// <summary>Schema to C#, or to documentation: what the compiler host and the command line call. Graph, plan, type model, text: in this order, and nothing else.</summary>
internal static class ContractGenerator
{
    /// <summary>Generates the C# of a schema. Never throws for a broken schema: see <see cref="GenerationResult.Diagnostics"/>.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="others">The documents that its references may lead to.</param>
    /// <param name="options">How the C# shall look.</param>
    /// <exception cref="ContractLimitException">The schema's plan or a pattern of it is larger than the limits allow.</exception>
    public static GenerationResult Generate(SchemaDocumentInput root, IReadOnlyList<SchemaDocumentInput> others, GenerationOptions options)
    {
        JsonSchemaOptions schemaOptions = SchemaOptions(root, others, options);
        if (!SchemaLoader.TryLoad(root, schemaOptions, out SchemaGraph? graph, out ImmutableArray<SchemaDiagnostic> diagnostics))
        {
            return Refused(diagnostics);
        }

        ImmutableArray<SchemaNode>.Builder roots = ImmutableArray.CreateBuilder<SchemaNode>(graph.Definitions.Length + 1);
        roots.Add(graph.Root);
        foreach (KeyValuePair<string, SchemaNode> definition in graph.Definitions)
        {
            roots.Add(definition.Value);
        }

        ValidationPlan plan;
        try
        {
            plan = ValidationPlan.Build(graph, roots.MoveToImmutable(), options.FormatMode, PlanPurpose.Types, schemaOptions.Limits);
        }
        catch (JsonSchemaException exception)
        {
            return Refused(diagnostics.AddRange(exception.Diagnostics));
        }

        ContractModel model = ContractModelBuilder.Build(graph, plan, root.Name, options);
        ImmutableArray<GeneratedFile> files = options.Language switch
        {
            ContractLanguage.CSharp => Emit(model, plan, options),
            ContractLanguage.Markdown => ImmutableArray.Create(new GeneratedFile(RootNames.FileStem(root.Name) + ".md", MarkdownEmitter.Page(model, SchemaAnnotations.Read(graph.Root), Pointers(graph)))),
            _ => ImmutableArray.Create(new GeneratedFile(RootNames.FileStem(root.Name) + ".ts", TypeScriptEmitter.File(model))),
        };
        return new GenerationResult { Files = files, RootName = model.RootName, Contracts = Contracts(graph, model), Diagnostics = diagnostics.AddRange(UnusedTypeNames.Report(graph.Root.Document, model.UnusedTypeNames)) };
    }

    private static GenerationResult Refused(ImmutableArray<SchemaDiagnostic> diagnostics) =>
        new() { Files = ImmutableArray<GeneratedFile>.Empty, Contracts = ImmutableArray<GeneratedContract>.Empty, Diagnostics = diagnostics };

    private static JsonSchemaOptions SchemaOptions(SchemaDocumentInput root, IReadOnlyList<SchemaDocumentInput> others, GenerationOptions options)
    {
        SchemaRegistry registry = new();
        foreach (SchemaDocumentInput other in others)
        {
            registry.Add(other.Uri ?? other.Name, other.Utf8Text, other.Name);
        }

        return new JsonSchemaOptions
        {
            Registry = registry,
            Formats = options.FormatMode,
            DefaultDialect = options.DefaultDialect,
            BaseUri = root.Uri,
            SchemaName = root.Name,
        };
    }

    private static ImmutableArray<GeneratedFile> Emit(ContractModel model, ValidationPlan plan, GenerationOptions options)
    {
        ReaderEmitter readers = new(plan, model);
        List<(string Name, SourceWriter Writer, List<string> Types)> files = [];
        foreach (IGrouping<string, TypeModel> file in model.Types.GroupBy(type => type.FileName, StringComparer.Ordinal))
        {
            SourceWriter writer = EmittedFile.Begin(model);
            files.Add((file.Key, writer, [.. file.Select(type => type.Name)]));
            foreach (TypeModel type in file.GroupBy(type => type.Definition, StringComparer.Ordinal).SelectMany(types => types))
            {
                writer.Line();
                EmitType(writer, model, type, readers);
            }
        }

        // What all types share stands in the root's file; which checks there are is known when every reader is written.
        (_, SourceWriter root, List<string> names) = files[0];
        root.Line();
        if (readers.EmitChecks(root))
        {
            root.Line();
            names.Add(model.ChecksClassName);
        }

        ContractClassEmitter.Emit(root, model, options);
        names.Add(model.ContractClassName);
        return files.Select(file => new GeneratedFile(file.Name + ".g.cs", file.Writer.ToString()) { Types = new EquatableArray<string>(file.Types.ToImmutableArray()) }).ToImmutableArray();
    }

    private static List<string> Pointers(SchemaGraph graph)
    {
        List<string> pointers = [];
        foreach (KeyValuePair<string, SchemaNode> definition in graph.Definitions)
        {
            pointers.Add(definition.Value.Pointer);
        }

        return pointers;
    }

    private static void EmitType(SourceWriter writer, ContractModel model, TypeModel type, ReaderEmitter readers)
    {
        switch (type)
        {
            case EnumModel enumeration:
                EnumEmitter.Emit(writer, model, enumeration);
                break;
            case RecordModel record:
                RecordEmitter.Emit(writer, model, record, readers);
                break;
            case TupleModel tuple:
                TupleEmitter.Emit(writer, model, tuple, readers);
                break;
            case WrapperModel wrapper:
                RecordEmitter.Emit(writer, model, wrapper, readers);
                break;
            case UnionModel union:
                UnionEmitter.Emit(writer, model, union, readers);
                break;
            default:
                throw new InvalidOperationException($"no declaration for a {type.GetType().Name}");
        }
    }

    // The types, and what has none: a payload can be held against any definition. A type goes before a definition of its name.
    private static ImmutableArray<GeneratedContract> Contracts(SchemaGraph graph, ContractModel model)
    {
        ImmutableArray<GeneratedContract>.Builder contracts = ImmutableArray.CreateBuilder<GeneratedContract>();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TypeModel type in model.Types)
        {
            names.Add(type.Name);
            if (type.DocumentUri == graph.Root.Document.Uri)
            {
                contracts.Add(new GeneratedContract(type.Name, type.Pointer));
            }
        }

        foreach (PlainDefinition definition in model.PlainDefinitions)
        {
            if (definition.DocumentUri == graph.Root.Document.Uri && names.Add(definition.Name))
            {
                contracts.Add(new GeneratedContract(definition.Name, definition.Pointer));
            }
        }

        return contracts.ToImmutable();
    }
}
