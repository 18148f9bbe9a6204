using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

/// <summary>
/// Writes the validating readers of a contract: a plan as C#, one pass over the bytes that parses, validates and, where the mode asks for it, takes the values along.
/// The seam with the declarations:
/// <list type="bullet">
/// <item><see cref="EmitReader"/> writes into the body of a record, union or wrapper T the reader of one value, which IContract asks for:
/// <c>public static int Read&lt;TMode&gt;(ReadOnlySpan&lt;byte&gt; json, int position, ref ReaderState state, out T? value)</c>. The base class reads whole texts with it.</item>
/// <item>The reader fills the private fields of a record itself: <c>_unknownMembers</c> is a <c>byte[]?</c> with the raw text of the members the schema does not name, joined by commas, as <c>"a":1,"b":[2]</c>;
/// <c>_sourceTexts</c> is a <c>byte[]?[]?</c> with the raw JSON text of a value by the index of its member, where the text says more than the value. Both are set, as <see cref="MemberModel.FieldName"/> and <see cref="MemberModel.PresenceName"/> of a member with presence, in the object initializer.</item>
/// <item><see cref="EmitChecks"/> writes the static class <see cref="ContractModel.ChecksClassName"/>: the readers of enums and the checks of all that has no type; once a schema, in a file of its own or of the contract class.</item>
/// </list>
/// </summary>
internal sealed partial class ReaderEmitter
{
    private const string Library = Declarations.TypeText.Library;
    private const string Reading = Library + "JsonReading";
    private const string Scanner = Library + "JsonScanner";
    private const string Bytes = "global::System.ReadOnlySpan<byte>";
    private const string Parameters = "(" + Bytes + " json, int position, ref " + Library + "ReaderState state";

    /// <summary>JsonReading.Invalid, as the emitted code writes it.</summary>
    private const string Invalid = "-1";

    private readonly ValidationPlan _plan;
    private readonly ContractModel _model;
    private readonly PlanKinds _kinds;
    private readonly MethodNames _names = new();
    private readonly HashSet<int> _remembered;
    private readonly Dictionary<int, RecordModel> _recordsByNode = [];
    private readonly Dictionary<int, EnumModel> _enumsByNode = [];
    private readonly Dictionary<string, TypeModel> _typesByName = new(StringComparer.Ordinal);

    private readonly Dictionary<InPlaceRule, (Discriminator? Discriminator, string Name)> _discriminators = [];

    // Methods of the checks class in the order in which they were asked for.
    private readonly Queue<Action<SourceWriter>> _pending = new();
    private readonly HashSet<string> _requested = new(StringComparer.Ordinal);

    // Static fields of the checks class: patterns, numbers and JSON values, each by its initializer.
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private readonly List<string> _constantLines = [];

    /// <param name="plan">The plan of the schema, for verdicts; <see cref="TypeModel.NodeId"/> and <see cref="TypeReference.NodeId"/> are indices of its nodes.</param>
    /// <param name="model">The types.</param>
    public ReaderEmitter(ValidationPlan plan, ContractModel model)
    {
        _plan = plan;
        _model = model;
        _kinds = new PlanKinds(plan);
        _remembered = RememberedPlaces.Find(plan, _kinds);
        foreach (TypeModel type in model.Types)
        {
            _typesByName[type.Name] = type;
            switch (type)
            {
                case RecordModel record when !_recordsByNode.ContainsKey(type.NodeId):
                    _recordsByNode.Add(type.NodeId, record);
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
        switch (type)
        {
            case RecordModel record:
                EmitRecordReader(writer, record);
                break;
            case UnionModel union:
                EmitUnionReader(writer, union);
                break;
            case WrapperModel wrapper:
                EmitWrapperReader(writer, wrapper);
                break;
        }
    }

    /// <summary>Writes the class of checks with a method for the verdict over a whole text.</summary>
    public void EmitValidator(SourceWriter writer, PlanNode root)
    {
        Request("IsValid", method =>
        {
            method.Line("/// <summary>Whether a text is as the schema says.</summary>");
            method.Open($"public static bool IsValid({Bytes} json)");
            method.Line($"{Library}ReaderState state = new({Library}PayloadDirection.None, json.Length);");
            method.Line($"int position = {Reading}.SkipBlanks(json, 0);");
            method.Line($"return state.Finish(json, {CheckCall(root, "position")});");
            method.Close();
        });
        EmitChecks(writer);
    }

    /// <summary>Writes the class of checks. To be called after <see cref="EmitReader"/> of every type, since these say which checks are needed.</summary>
    public void EmitChecks(SourceWriter writer)
    {
        writer.Line("/// <summary>Checks of values that have no type of their own, and the readers of enums.</summary>");
        writer.Open($"internal static class {_model.ChecksClassName}");
        SourceWriter methods = new();
        bool isFirst = true;
        while (_pending.Count > 0)
        {
            SourceWriter method = new();
            _pending.Dequeue()(method);
            if (!isFirst)
            {
                methods.Line();
            }

            methods.Lines(method.ToString().TrimEnd('\n'));
            isFirst = false;
        }

        foreach (string line in _constantLines)
        {
            writer.Line(line);
        }

        if (_constantLines.Count > 0 && !isFirst)
        {
            writer.Line();
        }

        if (!isFirst)
        {
            writer.Lines(methods.ToString().TrimEnd('\n'));
        }

        writer.Close();
    }

    private string QualifiedName(string typeName) => _model.Namespace.Length == 0 ? $"global::{Escaped(typeName)}" : $"global::{_model.Namespace}.{Escaped(typeName)}";

    private string ChecksClass => QualifiedName(_model.ChecksClassName);

    private static string Escaped(string identifier) => CSharpIdentifier.Escape(identifier);

    /// <summary>The name of a method of the checks class; its body is written once, when its turn comes.</summary>
    private string Request(string method, Action<SourceWriter> emit)
    {
        if (_requested.Add(method))
        {
            _pending.Enqueue(emit);
        }

        return $"{ChecksClass}.{method}";
    }

    /// <summary>A static field of the checks class.</summary>
    private string Constant(string type, string prefix, string initializer)
    {
        string key = type + initializer;
        if (!_constants.TryGetValue(key, out string? name))
        {
            name = prefix + (_constants.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _constants.Add(key, name);
            _constantLines.Add($"internal static readonly {type} {name} = {initializer};");
        }

        return name;
    }

    /// <summary>Leaves the method with <see cref="Invalid"/> where a condition holds.</summary>
    private static void RefuseWhere(SourceWriter writer, string condition)
    {
        writer.Open($"if ({condition})");
        writer.Line($"return {Invalid};");
        writer.Close();
        writer.Line();
    }
}
