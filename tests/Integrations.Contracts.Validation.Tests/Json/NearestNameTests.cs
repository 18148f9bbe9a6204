using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Tests.Json;

public sealed class NearestNameTests
{
    private static readonly string[] s_providers = ["revenuecat", "stripe", "app_store_connect", "shopify", "paddle"];

    [Theory]
    [InlineData("strpe", "stripe")]
    [InlineData("Stripe", "stripe")]
    [InlineData("stirpe", "stripe")]
    [InlineData("appstoreconnect", "app_store_connect")]
    [InlineData("paypal", null)]
    [InlineData("", null)]
    public void A_mistyped_name_is_near_the_one_that_was_meant(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, s_providers));

    [Fact]
    public void A_name_of_a_thousand_characters_is_near_nothing() =>
        Assert.Null(NearestName.Of(new string('a', 1000), [new string('a', 1000), "a"]));
}
