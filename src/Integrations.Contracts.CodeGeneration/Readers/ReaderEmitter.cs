using System.Linq;
using Integrations.Contracts.CodeGeneration.Declarations;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// Writes the validating readers of a contract: a plan as C#, one pass over the bytes that parses, validates and, where the mode asks for it, takes the values along.
/// The seam with the declarations:
/// <list type="bullet">
/// <item><see cref="EmitReader"/> writes into the body of a record, tuple, union or wrapper T the reader of one value, which IContract asks for:
/// <c>public static int Read&lt;TMode&gt;(ref ReaderState state, int at, out T? value)</c>. The base class reads whole texts with it.</item>
/// <item>The reader fills the private fields of a record itself: <c>_unknownMembers</c> is a <c>byte[]?</c> with the raw text of the members the schema does not name, joined by commas, as <c>"a":1,"b":[2]</c>;
/// <c>_sourceTexts</c> is a <c>byte[]?[]?</c> with the raw JSON text of a value by the index of its member, where the text says more than the value. Both are set, as <see cref="MemberModel.FieldName"/> and <see cref="MemberModel.PresenceName"/> of a member with presence, in the object initializer.</item>
/// <item><see cref="EmitChecks"/> writes the static class <see cref="ContractModel.ChecksClassName"/>: the readers of enums and the checks of all that has no type; once a schema, in a file of its own or of the contract class.</item>
/// </list>
/// </summary>
internal sealed partial class ReaderEmitter
{
    private const string Library = Declarations.TypeText.Library;
    private const string Bytes = "global::System.ReadOnlySpan<byte>";
    private const string Parameters = "(ref " + Library + "ReaderState state, int at";

    /// <summary>What stands for the end of a value that is not valid.</summary>
    private const string Invalid = "-1";

    /// <summary>The check that no value passes.</summary>
    private const string Nothing = Library + "ReaderState.Nothing";

    private readonly ValidationPlan _plan;
    private readonly ContractModel _model;
    private readonly PlanKinds _kinds;
    private readonly MethodNames _names = new();
    private readonly HashSet<int> _remembered;
    private readonly Dictionary<int, RecordModel> _recordsByNode = [];
    private readonly Dictionary<int, TupleModel> _tuplesByNode = [];
    private readonly Dictionary<int, EnumModel> _enumsByNode = [];
    private readonly Dictionary<string, TypeModel> _typesByName = new(StringComparer.Ordinal);

    // Methods of the checks class in the order in which they were asked for.
    private readonly Queue<Action<SourceWriter>> _pending = new();
    private readonly HashSet<string> _requested = new(StringComparer.Ordinal);

    // Static fields of the checks class, each by its initializer; and checks as type parameters, each by its call.
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _constantLines = [];
    private readonly Dictionary<string, string> _valueChecks = new(StringComparer.Ordinal);
    private readonly List<string> _valueCheckLines = [];
    private readonly Dictionary<string, string> _valueCheckSets = new(StringComparer.Ordinal);

    // What tells the branches of a rule apart, in the pieces of its constant; null where nothing does.
    private readonly Dictionary<ImmutableArray<PlanNode>, string[]?> _choices = [];

    // Chains of conditions, by the node that has one; null where it is none that a table decides.
    private readonly Dictionary<int, ConditionTree?> _trees = [];

    // Nodes whose checks are being written as type parameters: one that leads to itself needs a method.
    private readonly HashSet<int> _open = [];

    // Whether what is written goes into the checks class itself; else the type whose reader is written.
    private bool _isInChecks;
    private NameScope _scope;

    // The names that a property of that type has, in the type whose reader is written.
    private readonly HashSet<string> _propertiesOfTheirType = new(StringComparer.Ordinal);

    /// <param name="plan">The plan of the schema, for verdicts; <see cref="TypeModel.NodeId"/> and <see cref="TypeReference.NodeId"/> are indices of its nodes.</param>
    /// <param name="model">The types.</param>
    public ReaderEmitter(ValidationPlan plan, ContractModel model)
    {
        _plan = plan;
        _model = model;
        _kinds = new PlanKinds(plan);
        _scope = new NameScope(model);
        _remembered = RememberedPlaces.Find(plan, _kinds);
        foreach (TypeModel type in model.Types)
        {
            _typesByName[type.Name] = type;
            switch (type)
            {
                case RecordModel record when !_recordsByNode.ContainsKey(type.NodeId):
                    _recordsByNode.Add(type.NodeId, record);
                    break;
                case TupleModel tuple when !_tuplesByNode.ContainsKey(type.NodeId):
                    _tuplesByNode.Add(type.NodeId, tuple);
                    break;
                case EnumModel enumeration when !_enumsByNode.ContainsKey(type.NodeId):
                    _enumsByNode.Add(type.NodeId, enumeration);
                    break;
            }
        }
    }

    /// <summary>Writes the reader of a type into its body. Nothing for an enum: its reader is among the checks.</summary>
    public void EmitReader(SourceWriter writer, TypeModel type)
    {
        _scope = new NameScope(_model, type);
        _propertiesOfTheirType.Clear();
        if ((type is RecordModel own ? own.Members : type is TupleModel { Items: var items } ? items : EquatableArray<MemberModel>.Empty) is { Count: > 0 } members)
        {
            _propertiesOfTheirType.UnionWith(members.Where(member => member.Type.Kind == TypeKind.Named && member.Type.TypeName == member.PropertyName).Select(member => member.PropertyName));
        }

        switch (type)
        {
            case RecordModel record:
                EmitRecordReader(writer, record);
                break;
            case TupleModel tuple:
                EmitTupleReader(writer, tuple);
                break;
            case UnionModel union:
                EmitUnionReader(writer, union);
                break;
            case WrapperModel wrapper:
                EmitWrapperReader(writer, wrapper);
                break;
        }
    }

    /// <summary>Writes the class of checks, where there are any. To be called after <see cref="EmitReader"/> of every type, since these say which checks are needed.</summary>
    /// <returns>Whether there are.</returns>
    public bool EmitChecks(SourceWriter writer)
    {
        _isInChecks = true;
        _scope = new NameScope(_model);
        SourceWriter methods = new();
        while (_pending.Count > 0)
        {
            _pending.Dequeue()(methods);
        }

        bool hasTables = _model.Types.Any(type => type is not EnumModel);
        if (!hasTables && methods.Length == 0 && _constantLines.Count == 0 && _valueCheckLines.Count == 0)
        {
            return false;
        }

        writer.Line("/// <summary>The tables of types, and checks of values that have no type of their own.</summary>");
        writer.Open(_model.SharedChecksName is string shared ? $"internal abstract class {shared}" : $"file static class {_model.ChecksClassName}");
        if (hasTables)
        {
            EmitTables(writer);
        }

        foreach (IReadOnlyList<string> line in _constantLines)
        {
            writer.Wrapped(line);
        }

        foreach (string line in _valueCheckLines)
        {
            writer.Line(line);
        }

        if (methods.Length > 0)
        {
            writer.Lines(methods.ToString().TrimEnd('\n'));
        }

        writer.Close();
        _isInChecks = false;
        return true;
    }

    // The table of a type's members, with the place of its schema.
    private void EmitTables(SourceWriter writer)
    {
        string table = $"internal static {Library}MemberTable Table(", definition = $"{Named(_model.ContractClassName)}.Definition";
        writer.Line($"{table}string pointer, params string[] names) => new({definition}(pointer), names);");
        if (_model.Documents.Count > 1)
        {
            writer.Line($"{table}int document, string pointer, params string[] names) => new({definition}(pointer, document), names);");
        }
    }

    /// <summary>An emitted type in an expression, where members of what is around may come between: all but a property that is named as its type.</summary>
    private string Named(string typeName) => _propertiesOfTheirType.Contains(typeName) && !_isInChecks ? _scope.Type(typeName) : (_isInChecks && MayBeCheck(typeName)) || ReservedMembers.Contains(typeName) ? TypeText.Qualified(typeName, _model) : _scope.Expression(typeName);

    // Members of the checks class begin so.
    private static bool MayBeCheck(string typeName)
    {
        foreach (string prefix in s_checkPrefixes)
        {
            if (typeName.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return typeName == "Table" || typeName.EndsWith("Reader", StringComparison.Ordinal);
    }

    private static readonly string[] s_checkPrefixes = ["Check", "Find", "Mark", "Text", "Number", "Members", "Value", "Choice", "Limits", "Pattern", "Each", "Items", "Branches", "Looks", "Decision"];

    /// <summary>A member of the checks class.</summary>
    private string InChecks(string name) => _isInChecks ? name : $"{Named(_model.ChecksClassName)}.{name}";

    private static string Escaped(string identifier) => CSharpIdentifier.Escape(identifier);

    /// <summary>The name of a method of the checks class; its body is written once, when its turn comes.</summary>
    private string Request(string method, Action<SourceWriter> emit)
    {
        if (_requested.Add(method))
        {
            _pending.Enqueue(emit);
        }

        return InChecks(method);
    }

    /// <summary>A static field of the checks class.</summary>
    /// <param name="type">Its type, of the library.</param>
    /// <param name="prefix">What its name begins with.</param>
    /// <param name="pieces">What stands after <c>new</c>, where it may be broken.</param>
    private string Constant(string type, string prefix, params string[] pieces)
    {
        string key = type + string.Concat(pieces);
        if (!_constants.TryGetValue(key, out string? name))
        {
            name = prefix + CSharpLiteral.Number(_constants.Count + 1);
            _constants.Add(key, name);
            _constantLines.Add([$"internal static readonly {Library}{type} {name} = {(type == "Pattern" ? Library + "Pattern.Parse" : "new " + Library + type)}", .. pieces, ";"]);
        }

        return InChecks(name);
    }

    /// <summary>A check as a type parameter: a struct of the checks class.</summary>
    private string ValueCheck(PlanNode node)
    {
        (bool wasInChecks, NameScope scope) = (_isInChecks, _scope);
        (_isInChecks, _scope) = (true, new NameScope(_model));
        bool isNew = _open.Add(node.Id);
        string call = isNew || _remembered.Contains(node.Id) ? CheckCall(node, "at") : $"{CheckMethod(node)}(ref state, at)";
        if (isNew)
        {
            _open.Remove(node.Id);
        }

        (_isInChecks, _scope) = (wasInChecks, scope);
        if (!_valueChecks.TryGetValue(call, out string? name))
        {
            name = "Each" + CSharpLiteral.Number(_valueChecks.Count + 1);
            _valueChecks.Add(call, name);
            _valueCheckLines.Add($"internal readonly struct {name} : {Library}IValueCheck {{ public static int Skip{Parameters}) => {call}; }}");
        }

        return InChecks(name);
    }

    /// <summary>Checks that belong together, by their numbers, as a type parameter: a struct of the checks class, written once for what its arms are.</summary>
    /// <param name="prefix">What the name begins with.</param>
    /// <param name="name">What the checks are of.</param>
    /// <param name="key">What the arms are made of.</param>
    /// <param name="arms">The arms, asked for when its turn comes.</param>
    /// <param name="number">What a check's number is called.</param>
    /// <param name="isMarking">Whether the checks set marks.</param>
    private string ValueChecks(string prefix, string name, string key, Func<List<string>> arms, string number, bool isMarking = false)
    {
        if (_valueCheckSets.TryGetValue(prefix + key, out string? known))
        {
            return InChecks(known);
        }

        string free = prefix + name;
        for (int next = 2; !_requested.Add(free); next++)
        {
            free = prefix + name + CSharpLiteral.Number(next);
        }

        _valueCheckSets.Add(prefix + key, free);
        string kind = isMarking ? "IMarkingChecks" : "IValueChecks";
        _pending.Enqueue(writer => EmitSwitch(
            writer,
            [$"internal readonly struct {free} : {Library}{kind} {{ ", $"public static int Skip{Parameters}, int {number}{(isMarking ? ", int marks" : "")}) => "],
            number,
            arms(),
            "; }"));
        return InChecks(free);
    }

    /// <summary>A switch over arms as one statement, wrapped as a list is. Of one arm, its value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="before">What stands before it, in pieces between which the line may be broken.</param>
    /// <param name="subject">What is asked about.</param>
    /// <param name="arms">The arms.</param>
    /// <param name="after">What stands after it.</param>
    private static void EmitSwitch(SourceWriter writer, List<string> before, string subject, List<string> arms, string after) => writer.Wrapped([.. before, .. SwitchPieces(subject, arms), after]);

    private static List<string> SwitchPieces(string subject, List<string> arms)
    {
        if (arms.Count == 1)
        {
            return [arms[0].Substring(arms[0].IndexOf("=>", StringComparison.Ordinal) + 3)];
        }

        List<string> pieces = [subject + " switch { "];
        for (int index = 0; index < arms.Count; index++)
        {
            pieces.Add(arms[index] + (index == arms.Count - 1 ? " }" : ", "));
        }

        return pieces;
    }

    /// <summary>Arms by number; the last one is for what is left.</summary>
    private static List<string> NumberedArms(int count, Func<int, string> call)
    {
        List<string> arms = [];
        for (int index = 0; index < count; index++)
        {
            arms.Add($"{(index == count - 1 ? "_" : CSharpLiteral.Number(index))} => {call(index)}");
        }

        return arms;
    }

    /// <summary>Second looks at a value, each of which must hold, as an expression in pieces.</summary>
    /// <param name="first">The first look, in pieces.</param>
    /// <param name="conditions">The conditions, each in pieces.</param>
    private static List<string> SecondLook(List<string> first, List<List<string>> conditions)
    {
        List<string> pieces = ["state.Leave(state.LookAgain(", .. first, $", out {Library}SecondLook look)"];
        foreach (List<string> condition in conditions)
        {
            pieces.Add(" && " + condition[0]);
            pieces.AddRange(condition.Skip(1));
        }

        return [.. pieces, ", look)"];
    }
}
