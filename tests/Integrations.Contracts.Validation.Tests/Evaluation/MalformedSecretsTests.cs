namespace Integrations.Contracts.Validation.Tests.Evaluation;

public sealed class MalformedSecretsTests
{
    private static readonly JsonSchema s_schema = JsonSchema.Parse("""{ "properties": { "token": { "writeOnly": true } } }""");

    [Theory]
    [InlineData("{\"a\": 1,}", "{\"a\": ***,}", 10)]
    [InlineData("{\"token\": \"qqqq\", \"b\": tru}", "{\"token\": \"***\", \"b\": ***", 22)]
    [InlineData("{\"token\": \"qqqq\\x", "{\"token\": \"***\"", 10)]
    [InlineData("{\"token\": \"qq: qqqq", "{\"token\": \"***\"", 15)]
    [InlineData("{\"token\": 77 77}", "{\"token\": *** ***", 14)]
    [InlineData("{\n \"token\": \"a\\\": qqqq\", \"token\": 1 }", " \"token\": \"***\", \"token\"***", 17)]
    [InlineData("{\n \"token\": \"qqqq\n\"}", " \"token\": \"***\"", 15)]
    public void A_line_that_is_no_JSON_is_shown_without_any_value(string payload, string line, int caret)
    {
        ValidationError error = Assert.Single(s_schema.Validate(payload).Errors);
        Assert.NotNull(error.Excerpt);
        Assert.Equal(line, error.Excerpt.Text);
        Assert.Equal(caret, error.Excerpt.CaretStart);
        Assert.DoesNotContain("qqqq", s_schema.Validate(payload).ToString());
    }
}
