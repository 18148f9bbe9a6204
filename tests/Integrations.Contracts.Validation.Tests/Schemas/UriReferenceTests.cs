using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Tests.Schemas;

public class UriReferenceTests
{
    // RFC 3986, sections 5.4.1 and 5.4.2.
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q")]
    [InlineData("g#s", "http://a/b/c/g")]
    [InlineData("g?y#s", "http://a/b/c/g?y")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("g;x?y#s", "http://a/b/c/g;x?y")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("g/./h", "http://a/b/c/g/h")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("http:g", "http:g")]
    public void ReferencesResolveAsTheStandardSays(string reference, string expected) =>
        Assert.Equal(expected, UriReference.Resolve("http://a/b/c/d;p?q", reference).WithoutFragment());

    [Theory]
    [InlineData("urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed", "#/a", "urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed")]
    [InlineData("http://example.com", "a.json", "http://example.com/a.json")]
    [InlineData("tag:example.com,2024:a", "tag:example.com,2024:b", "tag:example.com,2024:b")]
    [InlineData("json-schema:///", "a.json", "json-schema:///a.json")]
    [InlineData("file:///c:/x/y.json", "../z.json", "file:///c:/z.json")]
    public void OtherSchemesResolveToo(string baseUri, string reference, string expected) =>
        Assert.Equal(expected, UriReference.Resolve(baseUri, reference).WithoutFragment());

    [Theory]
    [InlineData("HTTP://Example.COM/a", "http://example.com/a")]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("http://example.com/%7euser", "http://example.com/~user")]
    [InlineData("http://example.com/a%2fb", "http://example.com/a%2Fb")]
    [InlineData("http://example.com/ü", "http://example.com/%C3%BC")]
    [InlineData("http://example.com/x/../a", "http://example.com/a")]
    public void UrisThatDifferInWritingAloneAreEqual(string left, string right) => Assert.Equal(UriReference.Key(left), UriReference.Key(right));

    [Theory]
    [InlineData("http://example.com/A", "http://example.com/a")]
    [InlineData("http://example.com/a", "http://example.com/a/")]
    [InlineData("urn:x:A", "urn:x:a")]
    public void UrisThatDifferInMoreAreNot(string left, string right) => Assert.NotEqual(UriReference.Key(left), UriReference.Key(right));

    [Theory]
    [InlineData("a%25b", "a%b")]
    [InlineData("%C3%BC", "ü")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("%FF", "%FF")]
    public void PercentEncodingsAreReadLeniently(string encoded, string expected) => Assert.Equal(expected, UriReference.Decode(encoded));
}
