using System.Linq;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Evaluation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>What an absent member stands for.</summary>
internal sealed partial class ContractModelBuilder
{
    // A longer text is no line of code, and a type with more types in it is looked at no further.
    private const int MaxDefaultLength = 400;
    private const int MaxTypesInDefault = 200;

    private VerdictProgram? _verdicts;

    // The value of `default`; null where there is none, or it is no value of the type.
    private ConstantModel? Default(TypeReference type, PlanNode node, SchemaNode schema)
    {
        if (!schema.TryGetKeyword("default"u8, out TapeValue value))
        {
            return null;
        }

        if (type.Kind is not (TypeKind.List or TypeKind.Map or TypeKind.Named))
        {
            return Scalar(type, value);
        }

        return value.RawText.Length <= MaxDefaultLength && CanHold(type, value) && IsValid(node, value) ? new ConstantModel(SchemaAnnotations.RawText(value), null, "") : null;
    }

    private ConstantModel? Scalar(TypeReference type, TapeValue value)
    {
        if (Constants.Of(value, out TypeKind kind) is not { } constant)
        {
            return null;
        }

        if (type.Kind == TypeKind.Enum && constant.Text is { } text)
        {
            EnumValueModel? named = _enums[type.TypeName!].Values.FirstOrDefault(candidate => candidate.WireName == text);
            return named is null ? null : constant with { CSharp = named.Name };
        }

        bool isOfType = type.Kind == kind || (kind == TypeKind.Int32 && type.Kind is TypeKind.Int64 or TypeKind.Double or TypeKind.Decimal) || (kind is TypeKind.Int64 or TypeKind.Double && type.Kind == TypeKind.Decimal);
        return isOfType && kind != TypeKind.JsonElement ? constant : null;
    }

    // Lists of scalars and empty collections are written out; a value of an emitted type is parsed.
    private bool CanHold(TypeReference type, TapeValue value)
    {
        if (type.Kind == TypeKind.Named)
        {
            return value.Kind is JsonKind.Object or JsonKind.Array;
        }

        if (type.Kind == TypeKind.Map)
        {
            return value.Kind == JsonKind.Object && value.Count == 0;
        }

        if (value.Kind != JsonKind.Array)
        {
            return false;
        }

        foreach (TapeValue item in value.Items)
        {
            if (Scalar(type.Element!, item) is null)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsValid(PlanNode node, TapeValue value)
    {
        _verdicts ??= VerdictProgram.Compile(_plan);
        return VerdictEvaluator.IsValid(_verdicts, _verdicts[node], value.Tape.View, value.Index, PayloadDirection.None);
    }

    // A default that holds its own record again would print without end.
    private void RemoveEndlessDefaults()
    {
        Dictionary<string, TypeModel> types = _types.ToDictionary(type => type!.Name, type => type!, StringComparer.Ordinal);
        EquatableArray<MemberModel> Without(EquatableArray<MemberModel> members, string owner) => new(members.Items.Select(member => WithoutEndlessDefault(member, owner, types)).ToImmutableArray());
        for (int slot = 0; slot < _types.Count; slot++)
        {
            _types[slot] = _types[slot] switch
            {
                RecordModel record => record with { Members = Without(record.Members, record.Name) },
                TupleModel tuple => tuple with { Items = Without(tuple.Items, tuple.Name) },
                var other => other,
            };
        }
    }

    private static MemberModel WithoutEndlessDefault(MemberModel member, string owner, Dictionary<string, TypeModel> types)
    {
        if (member.Default is null || member.Type.Kind != TypeKind.Named)
        {
            return member;
        }

        HashSet<string> seen = new(StringComparer.Ordinal) { member.Type.TypeName! };
        Queue<string> open = new(seen);
        while (open.Count > 0 && seen.Count <= MaxTypesInDefault)
        {
            foreach (TypeReference used in Used(types[open.Dequeue()]))
            {
                TypeReference inner = used;
                while (inner.Element is { } element)
                {
                    inner = element;
                }

                if (inner.Kind == TypeKind.Named && seen.Add(inner.TypeName!))
                {
                    open.Enqueue(inner.TypeName!);
                }
            }
        }

        return seen.Contains(owner) || seen.Count > MaxTypesInDefault ? member with { Default = null } : member;
    }

    private static IEnumerable<TypeReference> Used(TypeModel type) => type switch
    {
        RecordModel record => record.Members.Items.Select(member => member.Type).Concat(record.Additional is { } additional ? [additional.Value] : []),
        TupleModel tuple => tuple.Items.Items.Select(item => item.Type).Concat(tuple.Rest is { } rest ? [rest] : []),
        UnionModel union => union.Cases.Items.Select(branch => branch.Value),
        _ => [],
    };
}
