using System.Linq;
using System.Reflection;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.Tests;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Tests.Readers;

/// <summary>Validators of many schemas, emitted and compiled together.</summary>
internal sealed class EmittedValidators
{
    private readonly SourceWriter _writer = ValidatorEmitter.Begin("Emitted");
    private int _count;

    public delegate bool Verdict(ReadOnlySpan<byte> utf8Json);

    public string Source => _writer.ToString();

    /// <summary>Adds a schema; the name of its class.</summary>
    public string Add(byte[] schema, JsonSchemaOptions options)
    {
        JsonTape tape = JsonTape.Parse(schema);
        SchemaGraph graph = SchemaGraph.Load(new SchemaDocument { Uri = options.BaseUri ?? "", Tape = tape }, options);
        if (graph.HasErrors)
        {
            throw new InvalidOperationException(string.Join("; ", graph.Diagnostics.Where(diagnostic => diagnostic.IsError)));
        }

        ValidationPlan plan = ValidationPlan.Build(graph, [graph.Root], options.Formats, PlanPurpose.Verdict, options.Limits);
        string name = "Schema" + (++_count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        ValidatorEmitter.Emit(_writer, plan, "Emitted", name);
        return name;
    }

    public Assembly Load() => EmittedCode.Load([new GeneratedFile("Validators.g.cs", Source)]);

    public static Verdict Find(Assembly assembly, string name) => assembly.GetType("Emitted." + name)!.GetMethod("IsValid", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Verdict>();
}
