using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// Writes the validating readers of a contract: a plan as C#, one pass over the bytes that parses, validates and, where the mode asks for it, takes the values along.
/// The seam with the declarations:
/// <list type="bullet">
/// <item><see cref="EmitReader"/> writes into the body of a record, union or wrapper T two methods:
/// <c>internal static int Read&lt;TMode&gt;(ReadOnlySpan&lt;byte&gt; json, int position, ref ReaderState state, out T? value)</c>, the reader of one value, and
/// <c>private static bool TryRead&lt;TMode&gt;(ReadOnlySpan&lt;byte&gt; utf8Json, PayloadDirection direction, out T? value, out ReadRefusal refusal)</c>, which reads a whole text.
/// IsValid is <c>TryRead&lt;VerdictMode&gt;(utf8Json, PayloadDirection.None, out _, out _)</c>, TryParse is <c>TryRead&lt;ValuesMode&gt;</c>.
/// Where it says no and the explanation finds no error, <c>refusal.ToResult(utf8Json)</c> is the reason: a valid value that the .NET type cannot hold.</item>
/// <item>The reader fills the private fields of a record itself: <c>_unknownMembers</c> is a <c>byte[]?</c> with the raw text of the members the schema does not name, joined by commas, as <c>"a":1,"b":[2]</c>;
/// <c>_sourceTexts</c> is a <c>byte[]?[]?</c> with the raw JSON text of a value by the index of its member, where the text says more than the value. Both are set, as <see cref="MemberModel.FieldName"/> and <see cref="MemberModel.PresenceName"/> of a member with presence, in the object initializer.</item>
/// <item><see cref="EmitChecks"/> writes the static class <see cref="ContractModel.ChecksClassName"/>: the readers of enums and the checks of all that has no type; once a schema, in a file of its own or of the contract class.</item>
/// </list>
/// </summary>
internal sealed partial class ReaderEmitter
{
    private readonly ValidationPlan _plan;
    private readonly ContractModel _model;

    /// <param name="plan">The plan of the schema, for verdicts; <see cref="TypeModel.NodeId"/> and <see cref="TypeReference.NodeId"/> are indices of its nodes.</param>
    /// <param name="model">The types.</param>
    public ReaderEmitter(ValidationPlan plan, ContractModel model)
    {
        _plan = plan;
        _model = model;
    }

    /// <summary>Writes the reader of a type into its body. Nothing for an enum: its reader is among the checks.</summary>
    public void EmitReader(SourceWriter writer, TypeModel type) => throw new NotImplementedException();

    /// <summary>Writes the class of checks. To be called after <see cref="EmitReader"/> of every type, since these say which checks are needed.</summary>
    public void EmitChecks(SourceWriter writer) => throw new NotImplementedException();
}
