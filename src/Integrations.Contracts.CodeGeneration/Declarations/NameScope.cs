using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Declarations;

/// <summary>What emitted types are called inside the body of one of them: by their bare name, which the namespace gives, unless the body has a member of that name.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>Outside of every type.</summary>
    public NameScope(ContractModel model) => Model = model;

    public NameScope(ContractModel model, TypeModel type)
        : this(model)
    {
        switch (type)
        {
            case RecordModel record:
                AddMembers(record.Members);
                if (record.Additional is { } additional)
                {
                    _members.Add(additional.PropertyName);
                }

                break;
            case TupleModel tuple:
                AddMembers(tuple.Items);
                _members.Add("Rest");
                break;
            case UnionModel union:
                foreach (UnionCaseModel branch in union.Cases)
                {
                    _types.Add(branch.Name);
                }

                break;
        }
    }

    private void AddMembers(EquatableArray<MemberModel> members)
    {
        foreach (MemberModel member in members)
        {
            _members.Add(member.PropertyName);
            _members.Add(member.PresenceName);
            _members.Add(member.DefaultName);
        }
    }

    public ContractModel Model { get; }

    /// <summary>A type's name where nothing but a type can stand: only nested types come between.</summary>
    public string Type(string typeName) => _types.Contains(typeName) ? TypeText.Qualified(typeName, Model) : CSharpIdentifier.Escape(typeName);

    /// <summary>A type's name in an expression: properties come between as well.</summary>
    public string Expression(string typeName) => _members.Contains(typeName) ? TypeText.Qualified(typeName, Model) : Type(typeName);
}
