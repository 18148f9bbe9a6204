using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>A schema's verdict alone as C#, without types: for checks of the emitted code itself, and for hosts that compile a schema while they run.</summary>
internal static class ValidatorEmitter
{
    /// <summary>Writes <c>internal static class {className}</c> with <c>public static bool IsValid(ReadOnlySpan&lt;byte&gt; utf8Json)</c>.</summary>
    /// <param name="writer">Where it goes: inside the namespace.</param>
    /// <param name="plan">The plan; the verdict is that of its first root.</param>
    /// <param name="namespaceName">The namespace around it; empty for the global one.</param>
    /// <param name="className">The class, a valid identifier.</param>
    public static void Emit(SourceWriter writer, ValidationPlan plan, string namespaceName, string className)
    {
        ContractModel model = new()
        {
            Namespace = namespaceName,
            Accessibility = ContractAccessibility.Internal,
            RootName = className,
            ContractClassName = className,
            ChecksClassName = className,
            Types = EquatableArray<TypeModel>.Empty,
            Documents = EquatableArray<EmbeddedDocument>.Empty,
        };
        new ReaderEmitter(plan, model).EmitValidator(writer, plan.Roots[0]);
    }
}
