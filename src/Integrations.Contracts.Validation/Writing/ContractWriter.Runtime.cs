using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>
/// What emitted code writes JSON with: compact into a pooled buffer, or through a <see cref="Utf8JsonWriter"/> with its indentation and its encoder. Calls chain, so that a type is written in one expression.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct ContractWriter
{
    private readonly PayloadDirection _direction;

    // Where it is there, it is written to; else the buffer.
    private readonly Utf8JsonWriter? _json;
    private Utf8ContractWriter _utf8;

    // The names of the object that is open, and which is next.
    private MemberTable? _members;
    private int _next;

    internal ContractWriter(Utf8JsonWriter json, PayloadDirection direction)
    {
        _json = json;
        _direction = direction;
    }

    private ContractWriter(PayloadDirection direction)
    {
        _utf8 = Utf8ContractWriter.Rent();
        _direction = direction;
    }

    /// <summary>Whether <c>readOnly</c> members are written: they are no part of a request.</summary>
    public readonly bool TakesReadOnly => _direction != PayloadDirection.Request;

    /// <summary>Whether <c>writeOnly</c> members are written: they are no part of a response.</summary>
    public readonly bool TakesWriteOnly => _direction != PayloadDirection.Response;

    internal readonly ReadOnlySpan<byte> Written => _utf8.Written;

    internal static ContractWriter Rent(PayloadDirection direction) => new(direction);

    internal void Return() => _utf8.Return();

    /// <summary>What was written, as text.</summary>
    public override readonly string ToString() => _utf8.ToString();

    /// <summary>An opening brace.</summary>
    [UnscopedRef]
    public ref ContractWriter StartObject()
    {
        if (_json is null)
        {
            _utf8.StartObject();
        }
        else
        {
            _json.WriteStartObject();
        }

        return ref this;
    }

    /// <summary>An opening brace; the members that follow have the table's names, in its order.</summary>
    [UnscopedRef]
    public ref ContractWriter StartObject(MemberTable members)
    {
        (_members, _next) = (members, 0);
        return ref StartObject();
    }

    /// <summary>A closing brace.</summary>
    [UnscopedRef]
    public ref ContractWriter EndObject()
    {
        if (_json is null)
        {
            _utf8.EndObject();
        }
        else
        {
            _json.WriteEndObject();
        }

        return ref this;
    }

    /// <summary>The members that the schema lets in and does not name, and a closing brace.</summary>
    [UnscopedRef]
    public ref ContractWriter EndObject(UnknownMembers unknownMembers)
    {
        unknownMembers.WriteTo(ref this);
        return ref EndObject();
    }

    /// <summary>The members that the schema does not name but gives a type, and a closing brace.</summary>
    /// <exception cref="InvalidOperationException">One has the name of a property: the object would have two members of that name.</exception>
    [UnscopedRef]
    public ref ContractWriter EndObject<T, TReader, TComparer>(AdditionalMembers<T, TReader, TComparer> members, ContractValueWriter<T>? writeValue = null)
        where TReader : struct, IValueReader<T>
        where TComparer : struct, IEqualityComparer<T>
    {
        if (members.HasTexts)
        {
            return ref EndObject(members.Texts);
        }

        foreach (KeyValuePair<string, T> entry in members.Entries)
        {
            if (members.IsSet && _members!.Find(entry.Key) is int place && (uint)place < (uint)_next)
            {
                throw new InvalidOperationException($"the additional members have one named '{entry.Key}', which is the name of a property");
            }

            Name(entry.Key);
            if (writeValue is null)
            {
                Item(entry.Value);
            }
            else
            {
                writeValue(ref this, entry.Value);
            }
        }

        return ref EndObject();
    }

    internal void Name(scoped ReadOnlySpan<byte> escapedName)
    {
        if (_json is null)
        {
            _utf8.Name(escapedName);
        }
        else
        {
            new Utf8JsonContractWriter(_json).Name(escapedName);
        }
    }

    // The name of a member of the table.
    private void Name(int index)
    {
        if (_json is null)
        {
            _utf8.NameAndColon(_members!.JsonNames[index]);
        }
        else
        {
            _json.WritePropertyName(_members!.Names[index]);
        }
    }

    internal void Raw(scoped ReadOnlySpan<byte> json)
    {
        if (_json is null)
        {
            _utf8.Raw(json);
        }
        else
        {
            _json.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private void Name(string name)
    {
        if (_json is null)
        {
            _utf8.Name(name);
        }
        else
        {
            _json.WritePropertyName(name);
        }
    }

    private void Null()
    {
        if (_json is null)
        {
            _utf8.Null();
        }
        else
        {
            _json.WriteNullValue();
        }
    }

    private void Text(string value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.WriteStringValue(value);
        }
    }

    // Of a T that is no class.
    private void Scalar<T>(T value)
    {
        if (typeof(T).IsEnum)
        {
            Raw(EnumTable<T>.ToJson(value));
        }
        else if (_json is null)
        {
            Scalar(ref _utf8, value);
        }
        else
        {
            Utf8JsonContractWriter json = new(_json);
            Scalar(ref json, value);
        }
    }

    // The JIT leaves the one line that is the type's own.
    private static void Scalar<TWriter, T>(ref TWriter writer, T value)
        where TWriter : struct, IContractWriter
    {
        if (typeof(T) == typeof(bool))
        {
            writer.Value((bool)(object)value!);
        }
        else if (typeof(T) == typeof(int))
        {
            writer.Value((long)(int)(object)value!);
        }
        else if (typeof(T) == typeof(long))
        {
            writer.Value((long)(object)value!);
        }
        else if (typeof(T) == typeof(double))
        {
            writer.Value((double)(object)value!);
        }
        else if (typeof(T) == typeof(decimal))
        {
            writer.Value((decimal)(object)value!);
        }
        else if (typeof(T) == typeof(BigInteger))
        {
            writer.Value((BigInteger)(object)value!);
        }
        else if (typeof(T) == typeof(DateTimeOffset))
        {
            writer.Value((DateTimeOffset)(object)value!);
        }
        else if (typeof(T) == typeof(DateOnly))
        {
            writer.Value((DateOnly)(object)value!);
        }
        else if (typeof(T) == typeof(Guid))
        {
            writer.Value((Guid)(object)value!);
        }
        else if (typeof(T) == typeof(JsonElement))
        {
            writer.Value((JsonElement)(object)value!);
        }
        else
        {
            throw new NotSupportedException($"{typeof(T)} has no text in JSON");
        }
    }
}
