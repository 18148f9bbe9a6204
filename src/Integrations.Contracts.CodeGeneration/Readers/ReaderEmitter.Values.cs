using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Values that are taken along: read in the step that checks them where their schema is no more than their type; else checked, then taken from the checked text.
internal sealed partial class ReaderEmitter
{
    private static bool IsPlain(PlanNode node) => node.InPlace.IsEmpty && node.Values.IsEmpty && !node.RejectsAll && !node.IsReadOnly && !node.IsWriteOnly && !IsTracking(node);

    private bool IsPlainEnum(PlanNode node, out EnumModel? enumeration) =>
        _enumsByNode.TryGetValue(node.Id, out enumeration) && node.InPlace.IsEmpty && node.Strings is null && !node.IsReadOnly && !node.IsWriteOnly && PlanKinds.Own(node) == JsonTypes.String
        && Allowed(node, JsonKind.String).Count == enumeration.Values.Count;

    /// <summary>Whether a node asks of a list no more than the list's type, its count and its elements' type.</summary>
    private bool IsPlainList(TypeReference type, PlanNode node) =>
        type.Kind == TypeKind.List && IsPlain(node) && node.Types == JsonTypes.Array
        && (node.Arrays is null || (node.Arrays.Prefix.IsEmpty && node.Arrays.Contains.IsEmpty && (node.Arrays.Items is null || node.Arrays.Items.Id == type.Element!.NodeId)))
        && Reader(type.Element!, node.Arrays?.Items) is not null;

    private bool IsPlainMap(TypeReference type, PlanNode node) =>
        type.Kind == TypeKind.Map && IsPlain(node) && node.Types == JsonTypes.Object
        && node.Objects is
        {
            Properties.IsEmpty: true, PatternProperties.IsEmpty: true, Required.IsEmpty: true, DependentRequired.IsEmpty: true, DependentSchemas.IsEmpty: true, PropertyDependencies.IsEmpty: true, PropertyNames: null,
            AdditionalProperties: PlanNode values,
        } && values.Id == type.Element!.NodeId && Reader(type.Element!, values) is not null;

    /// <summary>The struct of the library that reads values of a type and is the whole check of a node; null where there is none.</summary>
    private string? Reader(TypeReference type, PlanNode? node)
    {
        if (node is null || node.AcceptsAll)
        {
            return type.Kind == TypeKind.JsonElement ? Taker(type) : null;
        }

        if (TrySplitNull(type, node, out PlanNode? rest))
        {
            TypeReference other = type with { IsNullable = false };
            return Reader(other, rest) is string reader ? Nullable(other, reader) : null;
        }

        switch (type.Kind)
        {
            case TypeKind.Named when !type.IsNullable && ReadsItself(type, node):
                return _remembered.Contains(node.Id) ? RememberingReader(type, node) : Taker(type);
            case TypeKind.Enum when !type.IsNullable && IsPlainEnum(node, out EnumModel? enumeration) && enumeration!.Name == type.TypeName:
            case TypeKind.String when IsPlain(node) && node.Types == JsonTypes.String && node.Strings is null:
            case TypeKind.Boolean when IsPlain(node) && node.Types == JsonTypes.Boolean:
            case TypeKind.Int32 or TypeKind.Int64 when IsPlain(node) && node.Types == JsonTypes.Integer && node.Numbers is null:
            case TypeKind.Double or TypeKind.Decimal when IsPlain(node) && node.Types == JsonTypes.Number && node.Numbers is null:
            case TypeKind.DateTimeOffset when IsPlain(node) && node.Types == JsonTypes.String && IsOnlyFormat(node.Strings, StringFormat.DateTime):
                return Taker(type);
            case TypeKind.List when IsPlainList(type, node) && Asks(node.Arrays) is null:
                return $"{Library}ListReader<{ElementName(type.Element!)}, {Reader(type.Element!, node.Arrays?.Items)}>";
            case TypeKind.Map when IsPlainMap(type, node) && node.Objects is { MinProperties: <= 0, MaxProperties: long.MaxValue }:
                return $"{Library}MapReader<{ElementName(type.Element!)}, {Reader(type.Element!, node.Objects!.AdditionalProperties)}>";
            default:
                return null;
        }
    }

    private static ArrayRules? Asks(ArrayRules? rules) => rules is null or { MinItems: <= 0, MaxItems: long.MaxValue, UniqueItems: false } ? null : rules;

    /// <summary>The struct of the library that takes values of a type from a text that was checked.</summary>
    private string Taker(TypeReference type)
    {
        if (type.IsNullable)
        {
            TypeReference other = type with { IsNullable = false };
            return Nullable(other, Taker(other));
        }

        return type.Kind switch
        {
            TypeKind.Named => $"{Library}ContractReader<{TypeName(type)}>",
            TypeKind.Enum => $"{Library}EnumReader<{TypeName(type)}>",
            TypeKind.List => $"{Library}ListReader<{ElementName(type.Element!)}, {Taker(type.Element!)}>",
            TypeKind.Map => $"{Library}MapReader<{ElementName(type.Element!)}, {Taker(type.Element!)}>",
            _ => $"{Library}{type.Kind}Reader",
        };
    }

    private string Nullable(TypeReference type, string reader) => $"{Library}{(IsReference(type) ? "OptionalReader" : "NullableReader")}<{TypeName(type)}, {reader}>";

    // The reader of a type whose verdicts are remembered, as a struct of the checks class.
    private string RememberingReader(TypeReference type, PlanNode node)
    {
        string name = type.TypeName + "Reader";
        if (_requested.Add(name))
        {
            string qualified = TypeText.Qualified(type.TypeName!, _model);
            (bool wasInChecks, NameScope scope) = (_isInChecks, _scope);
            (_isInChecks, _scope) = (true, new NameScope(_model));
            _valueCheckLines.Add(
                $"internal readonly struct {name} : {Library}IValueReader<{qualified}> {{ public static int Read<TMode>{Parameters}, ref {qualified}? value) {ModeConstraint} => TMode.TakesValues ? {qualified}.Read<TMode>(ref state, at, out value) : {CheckCall(node, "at")}; }}");
            (_isInChecks, _scope) = (wasInChecks, scope);
        }

        return InChecks(name);
    }

    private bool ReadsItself(TypeReference type, PlanNode node) => type.Kind == TypeKind.Named && _typesByName.TryGetValue(type.TypeName!, out TypeModel? model) && model.NodeId == node.Id;

    /// <summary>Whether the node is null or another node, told apart by the first byte, and what that other is.</summary>
    private bool TrySplitNull(TypeReference type, PlanNode node, out PlanNode? rest)
    {
        rest = null;
        if (!type.IsNullable)
        {
            return false;
        }

        if (IsPlain(node) && (node.Types & JsonTypes.Null) != 0 && node.Types != JsonTypes.All && node.Types != JsonTypes.Null)
        {
            rest = new PlanNode
            {
                Id = node.Id,
                Schema = node.Schema,
                Types = node.Types & ~JsonTypes.Null,
                Numbers = node.Numbers,
                Strings = node.Strings,
                Objects = node.Objects,
                Arrays = node.Arrays,
            };
            return type.Kind != TypeKind.Named || ReadsItself(type, rest);
        }

        if (node.InPlace.Length == 1 && _kinds.AreDisjoint(node.InPlace[0]) && (!PlanKinds.HasOwnRules(node) || IsKindsOnlyDispatch(node)) && !node.IsReadOnly && !node.IsWriteOnly)
        {
            ImmutableArray<PlanNode> nodes = node.InPlace[0] is AnyOfRule any ? any.Nodes : node.InPlace[0] is OneOfRule one ? one.Nodes : ImmutableArray<PlanNode>.Empty;
            if (nodes.Length == 2)
            {
                PlanNode? none = _kinds.Of(nodes[0]) == JsonTypes.Null ? nodes[0] : _kinds.Of(nodes[1]) == JsonTypes.Null ? nodes[1] : null;
                PlanNode? other = none is null ? null : ReferenceEquals(none, nodes[0]) ? nodes[1] : nodes[0];
                if (none is not null && IsOnlyNull(none) && (PlanKinds.Own(node) & JsonTypes.Null) != 0 && (_kinds.Of(other!) & ~PlanKinds.Own(node)) == 0)
                {
                    rest = other;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A scalar's node without readOnly and writeOnly, where it has one of them.</summary>
    private static PlanNode? WithoutDirection(PlanNode node) => (node.IsReadOnly || node.IsWriteOnly) && node.InPlace.IsEmpty && node.Values.IsEmpty && node.Objects is null && node.Arrays is null && node.Types != JsonTypes.All
        ? new PlanNode { Id = node.Id, Schema = node.Schema, Types = node.Types, Numbers = node.Numbers, Strings = node.Strings }
        : null;

    private static bool IsOnlyNull(PlanNode node) => node.InPlace.IsEmpty && PlanKinds.Own(node) == JsonTypes.Null && !node.IsReadOnly && !node.IsWriteOnly;

    /// <summary>Reads the value at <c>position</c>, held against a node, into a local where the mode takes values: an expression that gives the position after it.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="node">What it is held against.</param>
    /// <param name="local">The local.</param>
    /// <param name="isNullable">Whether the local's type has a question mark.</param>
    /// <param name="way">The type argument of steps that can go either way (<see cref="ObjectShape.Way"/>).</param>
    private string ReadCall(TypeReference type, PlanNode node, string local, bool isNullable, string way = "")
    {
        if (node.AcceptsAll)
        {
            return TakeCall(type, $"state.SkipValue(at)", local, isNullable);
        }

        if (WithoutDirection(node) is PlanNode undirected)
        {
            return $"{Forbidden(node)} ? {Invalid} : {ReadCall(type, undirected, local, isNullable, way)}";
        }

        if (TrySplitNull(type, node, out PlanNode? rest))
        {
            return $"state.IsNull{way}(at) ? state.SkipNull{way}(at) : {ReadCall(type with { IsNullable = false }, rest!, local, isNullable, way)}";
        }

        switch (type.Kind)
        {
            case TypeKind.Named when isNullable && ReadsItself(type, node):
                // Null is no value of a union, but of the reference to it, where one of its branches lets null in.
                string asNull = type.IsNullable && (_kinds.Of(node) & JsonTypes.Null) != 0 ? $"state.IsNull(at) ? {CheckCall(node, "at")} : " : "";
                string read = $"{Named(type.TypeName!)}.Read<TMode>(ref state, at, out {local})";
                return asNull + (_remembered.Contains(node.Id) ? $"TMode.TakesValues ? {read} : {CheckCall(node, "at")}" : read);
            case TypeKind.Enum when !type.IsNullable && IsPlainEnum(node, out EnumModel? enumeration) && enumeration!.Name == type.TypeName:
                return $"state.ReadEnum<TMode, {TypeName(type)}>(at, ref {local})";
            case TypeKind.List when !type.IsNullable && IsPlainList(type, node) && Asks(node.Arrays) is null && Reader(type.Element!, node.Arrays?.Items) == Library + "StringReader":
                return $"state.ReadStrings<TMode>(at, ref {local})";
            case TypeKind.List when !type.IsNullable && IsPlainList(type, node) && Asks(node.Arrays) is null && Reader(type.Element!, node.Arrays?.Items) == $"{Library}ContractReader<{ElementName(type.Element!)}>":
                return $"state.ReadContracts<TMode, {ElementName(type.Element!)}>(at, ref {local})";
            case TypeKind.List when !type.IsNullable && IsPlainList(type, node):
                return $"state.ReadList<TMode, {ElementName(type.Element!)}, {Reader(type.Element!, node.Arrays?.Items)}>(at{Limits(node.Arrays?.MinItems ?? 0, node.Arrays?.MaxItems ?? long.MaxValue, node.Arrays?.UniqueItems ?? false)}, ref {local})";
            case TypeKind.Map when !type.IsNullable && IsPlainMap(type, node):
                return $"state.ReadMap<TMode, {ElementName(type.Element!)}, {Reader(type.Element!, node.Objects!.AdditionalProperties)}>(at{Limits(node.Objects.MinProperties, node.Objects.MaxProperties, false)}, ref {local})";
            case TypeKind.JsonElement or TypeKind.Enum or TypeKind.Named:
                break;
            default:
                if (!type.IsNullable && Reader(type, node) is not null)
                {
                    return $"state.Read{type.Kind}<TMode>(at, ref {local})";
                }

                break;
        }

        return TakeCall(type, CheckCall(node, "at"), local, isNullable);
    }

    /// <summary>Takes the value between <c>position</c> and what a check gives.</summary>
    private string TakeCall(TypeReference type, string check, string local, bool isNullable)
    {
        if (type.IsNullable)
        {
            TypeReference other = type with { IsNullable = false };
            return $"state.Take<TMode, {TypeName(other)}?, {Taker(type)}>(at, {check}, ref {local})";
        }

        if (type.Kind == TypeKind.JsonElement && check == "state.SkipValue(at)")
        {
            return $"state.ReadJsonElement<TMode>(at, ref {local})";
        }

        if (type.Kind == TypeKind.Enum)
        {
            return $"state.TakeEnum<TMode, {TypeName(type)}>(at, {check}, ref {local})";
        }

        if (type.Kind is TypeKind.List or TypeKind.Map)
        {
            return $"state.Take{type.Kind}<TMode, {ElementName(type.Element!)}, {Taker(type.Element!)}>(at, {check}, ref {local})";
        }

        return type.Kind is TypeKind.Named || (isNullable && !IsReference(type) && type.Kind is not (TypeKind.JsonElement or TypeKind.Double or TypeKind.Int64 or TypeKind.Int32))
            ? $"state.Take<TMode, {TypeName(type)}, {Taker(type)}>(at, {check}, ref {local})"
            : $"state.Take{type.Kind}<TMode>(at, {check}, ref {local})";
    }

    private static bool IsReference(TypeReference type) => type.Kind is TypeKind.String or TypeKind.List or TypeKind.Map or TypeKind.Named;

    /// <summary>The C# type without a question mark of its own.</summary>
    private string TypeName(TypeReference type) => TypeText.Of(type, _scope, false);

    private string ElementName(TypeReference type) => TypeText.Of(type, _scope);
}
