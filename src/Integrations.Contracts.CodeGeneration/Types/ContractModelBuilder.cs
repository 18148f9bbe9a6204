using System.Diagnostics.CodeAnalysis;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Plans;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>
/// The type model of a schema: which of its plan's nodes are types, what they are called, and what type each value has.
/// A record, a tuple, an enum or a union is one for each plan node; everything else has a type of .NET. A root that is none of these becomes a wrapper of one member, so that it can be parsed;
/// any other definition that is none of them has no type: where it is used, its values have the plain one.
/// </summary>
internal sealed partial class ContractModelBuilder
{
    private readonly SchemaGraph _graph;
    private readonly ValidationPlan _plan;
    private readonly GenerationOptions _options;
    private readonly TypeNames _names;

    // The types, in the order in which they were met; null until a type is complete.
    private readonly List<TypeModel?> _types = [];
    private readonly Dictionary<string, EnumModel> _enums = new(StringComparer.Ordinal);

    // Records that have their name and their place, but not yet their members: types lead to each other in any depth.
    private readonly Queue<(PlanNode Node, string Name, SchemaNode Schema, int Slot, string Definition)> _pending = new();

    private readonly Dictionary<SchemaNode, int> _definitions = [];

    // By plan node: the reference to the named type made from it.
    private readonly Dictionary<int, TypeReference> _named = [];

    // The nodes of lists and maps on the way down: one that is met again inside itself has no finite C# type.
    private readonly HashSet<int> _open = [];

    // Names decided before their types are met: definitions and overrides, by node and by place.
    private readonly Dictionary<int, string> _namesByNode = [];
    private readonly Dictionary<string, string> _namesByPlace = new(StringComparer.Ordinal);

    // The keys of these names that no type has asked for yet.
    private readonly HashSet<string> _unusedNames = new(StringComparer.Ordinal);

    private readonly List<PlainDefinition> _plain = [];

    // The type of the definition that is being looked at; null where it has none.
    private string? _definition;

    private FileNames _files = null!;

    private ContractModelBuilder(SchemaGraph graph, ValidationPlan plan, GenerationOptions options)
    {
        _graph = graph;
        _plan = plan;
        _options = options;
        _names = new TypeNames(options.Namespace);
        for (int index = 0; index < graph.Definitions.Length; index++)
        {
            _definitions[graph.Definitions[index].Value] = index;
        }
    }

    /// <summary>Builds the model.</summary>
    /// <param name="graph">The schema.</param>
    /// <param name="plan">Its plan for verdicts: the root's node first, then those of <see cref="SchemaGraph.Definitions"/>.</param>
    /// <param name="rootFile">The root document's file name.</param>
    /// <param name="options">How the C# shall look.</param>
    public static ContractModel Build(SchemaGraph graph, ValidationPlan plan, string rootFile, GenerationOptions options) => new ContractModelBuilder(graph, plan, options).Build(rootFile);

    private ContractModel Build(string rootFile)
    {
        foreach (TypeNameOverride entry in _options.TypeNames)
        {
            string place = Pointer(entry.Pointer);
            _namesByPlace[place] = RootNames.AsAsked(entry.Name);
            _unusedNames.Add(place);
        }

        PlanNode rootNode = _plan.Roots[0];
        int rootDefinition = -1;
        for (int index = 0; index < _graph.Definitions.Length && rootDefinition < 0; index++)
        {
            if (_plan.Roots[index + 1].Id == rootNode.Id && IsType(rootNode))
            {
                rootDefinition = index;
            }
        }

        string rootName = TryGetAskedName("", out string? asked)
            ? asked
            : rootDefinition >= 0 && string.IsNullOrEmpty(_options.RootName)
                ? DefinitionName(rootDefinition)
                : RootNames.Choose(_options.RootName, SchemaAnnotations.Text(_graph.Root, "title"u8), rootFile);
        rootName = _names.Take(rootName);
        _files = new FileNames(_graph.Root.Document.Uri, rootName);
        if (IsType(rootNode))
        {
            _namesByNode[rootNode.Id] = rootName;
        }

        // Definitions take their names before anything nested does. Two that are one node (a reference and what it leads to) are one type.
        for (int index = 0; index < _graph.Definitions.Length; index++)
        {
            PlanNode node = _plan.Roots[index + 1];
            if (!_namesByNode.ContainsKey(node.Id) && HasType(node))
            {
                _namesByNode[node.Id] = _names.Take(DefinitionName(index));
            }
        }

        AddRoot(rootNode, rootName);
        HashSet<int> definitions = IsType(rootNode) ? [rootNode.Id] : [];
        for (int index = 0; index < _graph.Definitions.Length; index++)
        {
            PlanNode node = _plan.Roots[index + 1];
            if (definitions.Add(node.Id))
            {
                AddDefinition(node, index);
            }
        }

        while (_pending.Count + _pendingUnions.Count + _pendingTuples.Count > 0)
        {
            if (_pending.Count > 0)
            {
                (PlanNode node, string name, SchemaNode schema, int slot, _definition) = _pending.Dequeue();
                _types[slot] = CompleteRecord(node, name, schema, _definition);
            }
            else if (_pendingTuples.Count > 0)
            {
                (PlanNode node, string name, SchemaNode schema, int slot, _definition) = _pendingTuples.Dequeue();
                _types[slot] = CompleteTuple(node, name, schema, _definition);
            }
            else
            {
                (PlanNode node, string name, SchemaNode schema, int slot, _definition) = _pendingUnions.Dequeue();
                _types[slot] = CompleteUnion(node, name, schema, _definition);
            }
        }

        RemoveEndlessDefaults();
        string contractName = _names.Take(rootName + "Contract");
        string checksName = _names.Take(rootName + "Checks");
        ImmutableArray<TypeModel>.Builder types = ImmutableArray.CreateBuilder<TypeModel>(_types.Count);
        HashSet<(string?, Documentation)> described = DescribedTypes();
        foreach (TypeModel? type in _types)
        {
            // A root that is a reference into another resource is explained from itself: from there it brings its dynamic scope.
            bool isElsewhere = type!.NodeId == rootNode.Id && type.Name == rootName && rootNode.Schema.Resource != _graph.Root.Resource;
            types.Add(isElsewhere ? type with { Pointer = _graph.Root.Pointer, DocumentUri = _graph.Root.Document.Uri, FileName = rootName } : type with { IsDescribedByMember = described.Contains((type.Name, type.Documentation)) });
        }

        return new ContractModel
        {
            Namespace = _options.Namespace,
            Accessibility = _options.Accessibility,
            RootName = rootName,
            ContractClassName = contractName,
            ChecksClassName = checksName,
            HasSecrets = HasSecrets(),
            UnusedTypeNames = new EquatableArray<TypeNameOverride>(UnusedTypeNames()),
            Types = new EquatableArray<TypeModel>(types.MoveToImmutable()),
            PlainDefinitions = new EquatableArray<PlainDefinition>(_plain.ToImmutableArray()),
            Documents = new EquatableArray<EmbeddedDocument>(EmbeddedDocuments.Of(_graph)),
        };
    }

    // What properties of a type say, with the type.
    private HashSet<(string?, Documentation)> DescribedTypes()
    {
        HashSet<(string?, Documentation)> described = [];
        foreach (TypeModel? type in _types)
        {
            foreach (MemberModel member in type is RecordModel record ? record.Members : type is TupleModel tuple ? tuple.Items : EquatableArray<MemberModel>.Empty)
            {
                described.Add((member.Type.TypeName, member.Documentation));
            }
        }

        return described;
    }

    // Whether a root of this node is a record, a tuple or a union itself, and no wrapper; where null is let in, it needs one.
    private static bool IsType(PlanNode node) => ((IsRecord(node) || IsTuple(node)) && (node.Types & JsonTypes.Null) == 0) || (IsHierarchy(node, out bool isNullable) && !isNullable);

    // Whether a definition of this node has a type: it is a record, a tuple, a union or an enum.
    private static bool HasType(PlanNode node) => IsRecord(node) || IsTuple(node) || IsHierarchy(node, out _) || IsEnum(node);

    private void AddRoot(PlanNode node, string name)
    {
        _definition = name;
        if (IsType(node))
        {
            Map(node, _graph.Root, name);
            return;
        }

        int slot = _types.Count;
        _types.Add(null);
        TypeReference value = Map(node, _graph.Root, name);
        _types[slot] = new WrapperModel
        {
            Name = name,
            NodeId = node.Id,
            Pointer = _graph.Root.Pointer,
            DocumentUri = _graph.Root.Document.Uri,
            FileName = FileOf(_graph.Root),
            Definition = name,
            Documentation = SchemaAnnotations.Read(_graph.Root),
            Value = value,
            IsWriteOnly = node.IsWriteOnly || SchemaAnnotations.IsTrue(_graph.Root, "writeOnly"u8),
        };
    }

    private void AddDefinition(PlanNode node, int index)
    {
        SchemaNode schema = _graph.Definitions[index].Value;
        _definition = _namesByNode.TryGetValue(node.Id, out string? name) ? name : null;
        name ??= DefinitionName(index);
        Map(node, schema, name);
        if (!_named.ContainsKey(node.Id))
        {
            _plain.Add(new PlainDefinition(name, schema.Pointer, schema.Document.Uri));
        }
    }

    // Where a type is written: by itself where a definition names it, else behind the definition that it stands in.
    private string DefinitionOf(PlanNode node, string name) => _definition is null || _namesByNode.ContainsKey(node.Id) || DefinitionKey(node.Schema).Length > 0 ? name : _definition;

    private string FileOf(SchemaNode schema) => _files.Of(schema.Document.Uri, schema.Document.Name);

    private ImmutableArray<TypeNameOverride> UnusedTypeNames()
    {
        ImmutableArray<TypeNameOverride>.Builder unused = ImmutableArray.CreateBuilder<TypeNameOverride>();
        foreach (TypeNameOverride entry in _options.TypeNames)
        {
            if (_unusedNames.Contains(Pointer(entry.Pointer)))
            {
                unused.Add(entry with { Pointer = Pointer(entry.Pointer) });
            }
        }

        return unused.ToImmutable();
    }

    private bool HasSecrets()
    {
        foreach (PlanNode node in _plan.Nodes)
        {
            if (node.IsWriteOnly)
            {
                return true;
            }
        }

        return false;
    }

    private string DefinitionName(int index)
    {
        KeyValuePair<string, SchemaNode> definition = _graph.Definitions[index];
        if (TryGetAskedName(definition.Value.Pointer, out string? asked) || TryGetAskedName(definition.Key, out asked))
        {
            return asked;
        }

        string name = PascalCase.FromText(definition.Key);
        return name.Length > 0 ? name : "Definition";
    }

    // The name of a type that no definition names: what was asked for, its own key where it stands among definitions (of another document), its title, the name of its place, that name behind its owner's.
    private string TakeName(PlanNode node, SchemaNode schema, string place, string owner)
    {
        if (_namesByNode.TryGetValue(node.Id, out string? name))
        {
            return name;
        }

        if (schema.Document == _graph.Root.Document && TryGetAskedName(schema.Pointer, out string? asked))
        {
            return _names.Take(asked);
        }

        return _names.Take(DefinitionKey(node.Schema), PascalCase.FromText(SchemaAnnotations.Text(schema, "title"u8) ?? ""), place, owner + place, place + "Value");
    }

    private static string DefinitionKey(SchemaNode schema)
    {
        int slash = schema.Pointer.LastIndexOf('/');
        if (slash <= 0 || !(schema.Pointer.Substring(0, slash).EndsWith("/$defs", StringComparison.Ordinal) || schema.Pointer.Substring(0, slash).EndsWith("/definitions", StringComparison.Ordinal)))
        {
            return "";
        }

        return PascalCase.FromText(schema.Pointer.Substring(slash + 1).Replace("~1", "/").Replace("~0", "~"));
    }

    private bool TryGetAskedName(string place, [NotNullWhen(true)] out string? name)
    {
        _unusedNames.Remove(place);
        return _namesByPlace.TryGetValue(place, out name);
    }

    private static string Pointer(string text) => text.Length > 0 && text[0] == '#' ? text.Substring(1) : text;
}
