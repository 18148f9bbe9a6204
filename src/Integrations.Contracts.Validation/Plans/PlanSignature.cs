using System.Globalization;
using System.Text;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>What a node tests in itself, as text: equal texts are equal tests, up to the nodes that <see cref="PlanEdges.Children"/> gives. Texts of the schema stand behind their length, so that none reads as something else.</summary>
internal sealed class PlanSignature
{
    private readonly StringBuilder _text = new();

    public string Of(PlanNode node)
    {
        _text.Clear();
        Add((long)node.Types);
        Add(Flags(node.RejectsAll, node.IsReadOnly, node.IsWriteOnly, node.TracksProperties, node.TracksItems));
        foreach (ValuesRule rule in node.Values)
        {
            _text.Append('v');
            foreach (TapeValue value in rule.Allowed)
            {
                Add(value.ToString());
            }
        }

        if (node.Numbers is { } numbers)
        {
            foreach (NumberRule rule in numbers.Rules)
            {
                _text.Append('n');
                Add((long)rule.Test);
                Add(rule.Operand.ToString());
            }
        }

        if (node.Strings is { } strings)
        {
            Add(strings);
        }

        if (node.Objects is { } objects)
        {
            Add(objects);
        }

        if (node.Arrays is { } arrays)
        {
            Add(arrays);
        }

        foreach (InPlaceRule rule in node.InPlace)
        {
            Add(rule);
        }

        return _text.ToString();
    }

    private void Add(StringRules rules)
    {
        _text.Append('s');
        Add(rules.MinLength);
        Add(rules.MaxLength);
        foreach (Pattern pattern in rules.Patterns)
        {
            _text.Append('p');
            Add(pattern.Source);
        }

        foreach (StringFormat format in rules.Formats)
        {
            _text.Append('f');
            Add((long)format);
        }

        foreach (ContentRule content in rules.Contents)
        {
            _text.Append('c');
            Add(Flags(content.IsBase64, content.IsJson));
        }
    }

    private void Add(ObjectRules rules)
    {
        _text.Append('o');
        Add(rules.MinProperties);
        Add(rules.MaxProperties);
        Add(Flags(rules.AdditionalProperties is not null, rules.PropertyNames is not null, rules.UnevaluatedProperties is not null));
        foreach (PropertyRule property in rules.Properties)
        {
            _text.Append('p');
            Add(property.Name);
        }

        foreach (PatternPropertyRule property in rules.PatternProperties)
        {
            _text.Append('l');
            Add(property.Pattern.Source);
        }

        _text.Append('r');
        Add(rules.Required);
        foreach (DependentRequiredRule rule in rules.DependentRequired)
        {
            _text.Append('d');
            Add(rule.Name);
            Add(rule.Required);
        }

        foreach (DependentSchemaRule rule in rules.DependentSchemas)
        {
            _text.Append('w');
            Add(rule.Name);
        }

        foreach (PropertyDependencyRule rule in rules.PropertyDependencies)
        {
            _text.Append('q');
            Add(rule.Name);
            Add(rule.Value);
        }
    }

    private void Add(ArrayRules rules)
    {
        _text.Append('a');
        Add(rules.Prefix.Length);
        Add(rules.MinItems);
        Add(rules.MaxItems);
        Add(Flags(rules.Items is not null, rules.UnevaluatedItems is not null, rules.UniqueItems));
        foreach (ContainsRule rule in rules.Contains)
        {
            _text.Append('c');
            Add(rule.Min);
            Add(rule.Max);
            Add(Flags(rule.Evaluates));
        }
    }

    private void Add(InPlaceRule rule)
    {
        switch (rule)
        {
            case AllOfRule all:
                _text.Append('A');
                Add(all.Nodes.Length);
                break;
            case AnyOfRule any:
                _text.Append('Y');
                Add(any.Nodes.Length);
                break;
            case OneOfRule one:
                _text.Append('O');
                Add(one.Nodes.Length);
                break;
            case NotRule:
                _text.Append('N');
                break;
            case ConditionalRule conditional:
                _text.Append('I');
                Add(Flags(conditional.Then is not null, conditional.Else is not null));
                break;
        }
    }

    private void Add(ImmutableArray<string> texts)
    {
        Add(texts.Length);
        foreach (string text in texts)
        {
            Add(text);
        }
    }

    private void Add(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture)).Append(' ');

    private void Add(string text)
    {
        Add(text.Length);
        _text.Append(text);
    }

    private static long Flags(params bool[] flags)
    {
        long bits = 1;
        foreach (bool flag in flags)
        {
            bits = (bits << 1) | (flag ? 1L : 0L);
        }

        return bits;
    }
}
