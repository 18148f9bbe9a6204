using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>What emitted code writes JSON with: compact into a pooled buffer, or through a <see cref="Utf8JsonWriter"/> with its indentation and its encoder.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ContractWriter
{
    private readonly PayloadDirection _direction;

    // One of the two is written to: the other where this one is not there.
    private readonly Utf8JsonContractWriter? _json;
    private Utf8ContractWriter _utf8;

    internal ContractWriter(Utf8JsonWriter json, PayloadDirection direction)
    {
        _json = new Utf8JsonContractWriter(json);
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
    public void StartObject()
    {
        if (_json is null)
        {
            _utf8.StartObject();
        }
        else
        {
            _json.GetValueOrDefault().StartObject();
        }
    }

    /// <summary>A closing brace.</summary>
    public void EndObject()
    {
        if (_json is null)
        {
            _utf8.EndObject();
        }
        else
        {
            _json.GetValueOrDefault().EndObject();
        }
    }

    /// <summary>An opening bracket.</summary>
    public void StartArray()
    {
        if (_json is null)
        {
            _utf8.StartArray();
        }
        else
        {
            _json.GetValueOrDefault().StartArray();
        }
    }

    /// <summary>A closing bracket.</summary>
    public void EndArray()
    {
        if (_json is null)
        {
            _utf8.EndArray();
        }
        else
        {
            _json.GetValueOrDefault().EndArray();
        }
    }

    /// <summary>A comma where one is due: before each item of an array.</summary>
    public void Item()
    {
        if (_json is null)
        {
            _utf8.Item();
        }
        else
        {
            _json.GetValueOrDefault().Item();
        }
    }

    /// <summary>A member's name: JSON text with its quotes and its colon.</summary>
    public void Name(ReadOnlySpan<byte> quotedName)
    {
        if (_json is null)
        {
            _utf8.Name(quotedName);
        }
        else
        {
            _json.GetValueOrDefault().Name(quotedName);
        }
    }

    /// <summary>A member's name.</summary>
    public void Name(string name)
    {
        if (_json is null)
        {
            _utf8.Name(name);
        }
        else
        {
            _json.GetValueOrDefault().Name(name);
        }
    }

    /// <summary>A value as JSON text.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        if (_json is null)
        {
            _utf8.Raw(json);
        }
        else
        {
            _json.GetValueOrDefault().Raw(json);
        }
    }

    /// <summary><c>null</c>.</summary>
    public void Null()
    {
        if (_json is null)
        {
            _utf8.Null();
        }
        else
        {
            _json.GetValueOrDefault().Null();
        }
    }

    /// <summary>A boolean.</summary>
    public void Value(bool value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>An integer.</summary>
    public void Value(long value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A number.</summary>
    public void Value(double value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A number.</summary>
    public void Value(decimal value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A string.</summary>
    public void Value(string value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A time (RFC 3339, section 5.6).</summary>
    public void Value(DateTimeOffset value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A date (RFC 3339, section 5.6).</summary>
    public void Value(DateOnly value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A UUID (RFC 4122, section 3), in lower case.</summary>
    public void Value(Guid value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>Any value.</summary>
    public void Value(JsonElement value)
    {
        if (_json is null)
        {
            _utf8.Value(value);
        }
        else
        {
            _json.GetValueOrDefault().Value(value);
        }
    }

    /// <summary>A value of an emitted type.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public void Value(Contract value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.WriteInto(ref this);
    }
}
