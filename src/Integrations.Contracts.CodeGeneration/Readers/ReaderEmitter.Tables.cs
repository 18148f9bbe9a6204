using System.Linq;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.CodeGeneration.Readers;

// The names that the reader of an object knows, and the table of them.
internal sealed partial class ReaderEmitter
{
    /// <summary>The names that the method knows: of properties, of the record's members, of required and dependent ones, and those that rules in place ask about.</summary>
    private static List<MemberSlot> Slots(ObjectRules rules, RecordModel? record, PlanNode? inPlace)
    {
        List<MemberSlot> slots = [];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        Dictionary<string, PlanNode> properties = new(StringComparer.Ordinal);
        foreach (PropertyRule rule in rules.Properties)
        {
            properties[rule.Name] = rule.Node;
        }

        void Add(string name, MemberModel? member)
        {
            if (known.ContainsKey(name))
            {
                return;
            }

            ImmutableArray<PlanNode>.Builder nodes = ImmutableArray.CreateBuilder<PlanNode>();
            bool isEvaluated = properties.TryGetValue(name, out PlanNode? node);
            if (isEvaluated)
            {
                nodes.Add(node!);
            }

            if (!rules.PatternProperties.IsEmpty)
            {
                byte[] utf8 = Wtf8.GetBytes(name);
                foreach (PatternPropertyRule rule in rules.PatternProperties)
                {
                    if (rule.Pattern.IsMatch(utf8))
                    {
                        nodes.Add(rule.Node);
                        isEvaluated = true;
                    }
                }
            }

            if (!isEvaluated && rules.AdditionalProperties is not null)
            {
                nodes.Add(rules.AdditionalProperties);
                isEvaluated = true;
            }

            known.Add(name, slots.Count);
            slots.Add(new MemberSlot { JsonName = name, Ordinal = slots.Count, Nodes = nodes.ToImmutable(), Member = member is { Constant: null } ? member : null, IsNamed = member is not null, IsEvaluated = isEvaluated });
        }

        // The record's members are first, so that a member's place in the record and in the table are the same.
        foreach (MemberModel member in record?.Members ?? EquatableArray<MemberModel>.Empty)
        {
            Add(member.JsonName, member);
        }

        foreach (PropertyRule rule in rules.Properties)
        {
            Add(rule.Name, null);
        }

        foreach (string name in rules.Required)
        {
            Add(name, null);
        }

        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            Add(rule.Name, null);
            foreach (string name in rule.Required)
            {
                Add(name, null);
            }
        }

        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            Add(rule.Name, null);
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            Add(rule.Name, null);
            MemberSlot slot = slots[known[rule.Name]];
            slot.StartLocal ??= MemberSlot.LocalOf(slot.Ordinal);
        }

        if (record?.Additional is null)
        {
            // Members beyond a word of bits are noted more slowly than looked for.
            const int MostNoted = 64;
            IEnumerable<string> asked = rules.DependentSchemas.SelectMany(rule => MemberConditions.AskedInPart(rule.Node)).Concat(inPlace is null ? [] : DeferredMembers.Of(inPlace)?.Asked ?? inPlace.InPlace.SelectMany(MemberConditions.AskedInPart));
            foreach (string name in asked)
            {
                if (slots.Count < MostNoted)
                {
                    Add(name, null);
                }
            }
        }

        return slots;
    }

    /// <summary>The table of an object's names, in pieces: what stands after <c>new MemberTable(</c>.</summary>
    private static List<string> TablePieces(ObjectRules rules, List<MemberSlot> slots)
    {
        List<string> pieces = [];
        AddNames(pieces, slots.ConvertAll(slot => slot.JsonName));
        if (!rules.Required.IsEmpty)
        {
            pieces.Add(".Require(");
            AddNames(pieces, [.. rules.Required]);
        }

        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            if (!rule.Required.IsEmpty)
            {
                pieces.Add($".RequireWith({CSharpLiteral.String(rule.Name)}, ");
                AddNames(pieces, [.. rule.Required]);
            }
        }

        if (rules.MinProperties > 0 || rules.MaxProperties != long.MaxValue)
        {
            pieces.Add($".Between({Bounds(rules.MinProperties, rules.MaxProperties)})");
        }

        if (IsClosed(rules))
        {
            pieces.Add(".Close()");
        }

        if (AsksForNames(rules))
        {
            pieces.Add(".WithPlaces()");
        }

        return pieces;
    }

    private static void AddNames(List<string> pieces, List<string> names)
    {
        if (names.Count == 0)
        {
            pieces.Add(")");
        }

        for (int index = 0; index < names.Count; index++)
        {
            pieces.Add(CSharpLiteral.String(names[index]) + (index == names.Count - 1 ? ")" : ", "));
        }
    }
}
