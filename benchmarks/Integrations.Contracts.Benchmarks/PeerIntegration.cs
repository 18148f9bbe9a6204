using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Integrations.Contracts.Benchmarks;

/// <summary>The same payload as a hand-written record for System.Text.Json's source generator, which validates next to nothing.</summary>
internal sealed record PeerIntegration
{
    public required string Id { get; init; }

    public required string WorkspaceId { get; init; }

    public required PeerProvider Provider { get; init; }

    public required PeerStatus Status { get; init; }

    public string? CredentialsEncrypted { get; init; }

    public DateTimeOffset? DataLastReceivedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<PeerProvider>))]
internal enum PeerProvider
{
    [JsonStringEnumMemberName("revenuecat")]
    RevenueCat,
    [JsonStringEnumMemberName("stripe")]
    Stripe,
    [JsonStringEnumMemberName("app_store_connect")]
    AppStoreConnect,
    [JsonStringEnumMemberName("shopify")]
    Shopify,
    [JsonStringEnumMemberName("google_play_console")]
    GooglePlayConsole,
    [JsonStringEnumMemberName("whop")]
    Whop,
    [JsonStringEnumMemberName("paddle")]
    Paddle,
    [JsonStringEnumMemberName("woocommerce")]
    WooCommerce,
    [JsonStringEnumMemberName("superwall")]
    Superwall,
}

[JsonConverter(typeof(JsonStringEnumConverter<PeerStatus>))]
internal enum PeerStatus
{
    [JsonStringEnumMemberName("connected")]
    Connected,
    [JsonStringEnumMemberName("not_connected")]
    NotConnected,
    [JsonStringEnumMemberName("inactive")]
    Inactive,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PeerIntegration))]
internal sealed partial class PeerContext : JsonSerializerContext
{
    /// <summary>Escapes what JSON asks for and no more, as emitted code does.</summary>
    public static PeerContext Relaxed { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
