namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>One emitted type.</summary>
internal abstract record TypeModel
{
    /// <summary>The C# name, without namespace; a valid identifier, unique among the types of the schema.</summary>
    public required string Name { get; init; }

    /// <summary>The plan node that values of this type are held against.</summary>
    public required int NodeId { get; init; }

    /// <summary>The JSON Pointer of its schema in <see cref="DocumentUri"/>.</summary>
    public required string Pointer { get; init; }

    /// <summary>The document of its schema: <see cref="EmbeddedDocument.Uri"/>.</summary>
    public required string DocumentUri { get; init; }

    /// <summary>The file that it is in, without extension: one for each document of the schema.</summary>
    public required string FileName { get; init; }

    /// <summary>The type after which it is written: its own, or that of the definition which it stands in.</summary>
    public required string Definition { get; init; }

    public required Documentation Documentation { get; init; }

    /// <summary>Whether a property of the type says the same: then the type says nothing.</summary>
    public bool IsDescribedByMember { get; init; }

    /// <summary>Whether the type implements <c>IContract</c> and has Parse, TryParse, IsValid and Validate: all but enums.</summary>
    public abstract bool IsContract { get; }
}

/// <summary>A JSON object: a sealed partial record with a property a member.</summary>
internal sealed record RecordModel : TypeModel
{
    public override bool IsContract => true;

    /// <summary>The members that the schema names, in its order.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>What becomes of members that the schema does not name.</summary>
    public required UnknownMemberHandling UnknownMembers { get; init; }

    /// <summary>Whether the record has the private field <c>_sourceTexts</c>: some member's JSON text can say more than its .NET value.</summary>
    public bool HasSourceTexts
    {
        get
        {
            foreach (MemberModel member in Members)
            {
                if (member.KeepsSourceText)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the record derives from <c>OpenContract</c>, which has the field <c>_unknownMembers</c>.</summary>
    public bool KeepsUnknownMembers => UnknownMembers == UnknownMemberHandling.Kept && Additional is null;

    /// <summary>The property for members that the schema does not name but gives a type; null where there is none.</summary>
    public AdditionalModel? Additional { get; init; }
}

/// <summary>The property for members that a schema does not name but gives a type (<c>additionalProperties</c>, or one of <c>patternProperties</c> and no others); its private field is <c>_additionalMembers</c>.</summary>
/// <param name="PropertyName">The C# property.</param>
/// <param name="Value">The type of a value.</param>
internal sealed record AdditionalModel(string PropertyName, TypeReference Value);

/// <summary>What becomes of members that a schema does not name.</summary>
internal enum UnknownMemberHandling : byte
{
    /// <summary>The schema lets none in.</summary>
    Refused,

    /// <summary>They are kept as raw UTF-8 in the field <c>_unknownMembers</c> of the base class and written back.</summary>
    Kept,
}

/// <summary>One member of an object that the schema names.</summary>
internal sealed record MemberModel
{
    /// <summary>The name in JSON.</summary>
    public required string JsonName { get; init; }

    /// <summary>The name of the C# property: a valid identifier, unique in its record, without <c>@</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The name of a C# local for it in a reader: a valid identifier, unique among the members, no keyword.</summary>
    public required string LocalName { get; init; }

    /// <summary>The type of the value; nullable where the schema lets null in. Of an optional member that is not nullable, the property is nullable all the same, and null stands for absence.</summary>
    public required TypeReference Type { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>Whether absence and null differ: the member is optional and nullable. Then the property has a private field <see cref="FieldName"/> and a <c>bool</c> property <see cref="PresenceName"/> with a private init.</summary>
    public bool HasPresence => !IsRequired && Type.IsNullable;

    /// <summary>The private field behind the property where <see cref="HasPresence"/>.</summary>
    public required string FieldName { get; init; }

    /// <summary>The <c>HasX</c> property where <see cref="HasPresence"/>.</summary>
    public required string PresenceName { get; init; }

    /// <summary>The one value that a required member can have: then the property has nothing but a getter, and the reader only checks. Null where there are several.</summary>
    public ConstantModel? Constant { get; init; }

    /// <summary>The scalar that stands for the optional member where it is absent (<c>default</c>), of the member's type: of an enum, <see cref="ConstantModel.CSharp"/> is the bare name of the value. Null where there is none.</summary>
    public ConstantModel? Default { get; init; }

    /// <summary>The <c>XOrDefault</c> property where there is a <see cref="Default"/>.</summary>
    public required string DefaultName { get; init; }

    /// <summary>Whether the JSON text of a value can say more than the .NET value, so that it is kept beside where it does (<c>_sourceTexts</c>, by the member's index).</summary>
    public bool KeepsSourceText => Constant is null && Type.CanLoseText;

    /// <summary><c>writeOnly</c>: never printed, not written in a response.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary><c>readOnly</c>: not written in a request.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The JSON text of <c>default</c>; null where there is none.</summary>
    public string? DefaultJson { get; init; }

    public required Documentation Documentation { get; init; }

    /// <summary>Whether the C# property's type has a question mark: the value may be null or absent.</summary>
    public bool IsPropertyNullable => Type.IsNullable || !IsRequired;
}

/// <summary>A scalar of the schema: the one value that a member can have, or the one that stands for it.</summary>
/// <param name="Json">Its JSON text, as the schema has it.</param>
/// <param name="Text">The string; null where it is a boolean or a number.</param>
/// <param name="CSharp">The C# expression.</param>
internal sealed record ConstantModel(string Json, string? Text, string CSharp);

/// <summary>Strings of a fixed set: a C# enum, and a static class with its names on the wire.</summary>
internal sealed record EnumModel : TypeModel
{
    public override bool IsContract => false;

    public required EquatableArray<EnumValueModel> Values { get; init; }
}

/// <summary>One value of an enum.</summary>
/// <param name="Name">The C# name: a valid identifier, unique in its enum, without <c>@</c>.</param>
/// <param name="WireName">The string in JSON.</param>
internal sealed record EnumValueModel(string Name, string WireName);

/// <summary>One of several schemas: an abstract record with a nested positional sealed record a case, <c>Case(Value)</c>. Cases are tried in their order; the first that matches is the value's.</summary>
internal sealed record UnionModel : TypeModel
{
    public override bool IsContract => true;

    public required EquatableArray<UnionCaseModel> Cases { get; init; }
}

/// <summary>One case of a union: a positional record of one member, Value.</summary>
/// <param name="Name">The C# name of the nested record.</param>
/// <param name="Value">The type of the case's value; <see cref="TypeReference.NodeId"/> is the node of the branch.</param>
internal sealed record UnionCaseModel(string Name, TypeReference Value)
{
    /// <summary>Whether the case has the internal field <c>_sourceTexts</c>; the value's index in it is 0.</summary>
    public bool KeepsSourceText => Value.CanLoseText;
}

/// <summary>A JSON array of named places (<c>prefixItems</c>): a positional record. An item that need not be there has no value, and then none follows it.</summary>
internal sealed record TupleModel : TypeModel
{
    public override bool IsContract => true;

    /// <summary>The items by their places, in terms of members: <see cref="MemberModel.JsonName"/> is empty. Those that may be absent stand behind those that must not.</summary>
    public required EquatableArray<MemberModel> Items { get; init; }

    /// <summary>The type of an item behind these; null where there can be none.</summary>
    public TypeReference? Rest { get; init; }

    /// <summary>Whether the record has the private field <c>_sourceTexts</c>: some item's JSON text can say more than its .NET value.</summary>
    public bool HasSourceTexts
    {
        get
        {
            foreach (MemberModel item in Items)
            {
                if (item.KeepsSourceText)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>A root that is no object: a record with one member, Value.</summary>
internal sealed record WrapperModel : TypeModel
{
    public override bool IsContract => true;

    public required TypeReference Value { get; init; }

    /// <summary><c>writeOnly</c>: never printed.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Whether the record has the private field <c>_sourceTexts</c>; the value's index in it is 0.</summary>
    public bool HasSourceTexts => Value.CanLoseText;
}

/// <summary>What a type or a property says of itself; as in the schema, not yet escaped.</summary>
/// <param name="Title"><c>title</c>.</param>
/// <param name="Description"><c>description</c>.</param>
/// <param name="Examples"><c>examples</c>: the JSON text of each.</param>
/// <param name="IsDeprecated"><c>deprecated: true</c>.</param>
internal sealed record Documentation(string? Title, string? Description, EquatableArray<string> Examples, bool IsDeprecated)
{
    public static Documentation None { get; } = new(null, null, EquatableArray<string>.Empty, false);
}
