using Integrations.Contracts.CodeGeneration.Readers;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>A schema's verdict alone as C#, without types: for checks of the emitted code itself, and for hosts that compile a schema while they run.</summary>
internal static class ValidatorEmitter
{
    /// <summary>A file's head; after it, <see cref="Emit"/> may be called for any number of schemas.</summary>
    /// <param name="namespaceName">The namespace of the file; empty for the global one.</param>
    public static SourceWriter Begin(string namespaceName) => EmittedFile.Begin(Model(namespaceName, "Validator"));

    /// <summary>Writes <c>internal static class {className}</c> with <c>public static bool IsValid(ReadOnlySpan&lt;byte&gt; json)</c>.</summary>
    /// <param name="writer">A file begun by <see cref="Begin"/>.</param>
    /// <param name="plan">The plan; the verdict is that of its first root.</param>
    /// <param name="namespaceName">The namespace of the file.</param>
    /// <param name="className">The class, a valid identifier.</param>
    public static void Emit(SourceWriter writer, ValidationPlan plan, string namespaceName, string className)
    {
        new ReaderEmitter(plan, Model(namespaceName, className)).EmitValidator(writer, plan.Roots[0]);
        writer.Line();
    }

    private static ContractModel Model(string namespaceName, string className) => new()
    {
        Namespace = namespaceName,
        Accessibility = ContractAccessibility.Internal,
        RootName = className,
        ContractClassName = className,
        ChecksClassName = className,
        Types = EquatableArray<TypeModel>.Empty,
        PlainDefinitions = EquatableArray<PlainDefinition>.Empty,
        Documents = EquatableArray<EmbeddedDocument>.Empty,
    };
}
