namespace Integrations.Contracts.Generator.Tests;

/// <summary>Small schemas that the tests speak of.</summary>
internal static class Schemas
{
    public const string OrderPath = "/repository/project/schema/order.schema.json";

    public const string CustomerPath = "/repository/project/schema/customer.schema.json";

    public const string Order = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Order",
          "type": "object",
          "properties": {
            "id": { "type": "string" },
            "state": { "enum": ["open", "closed"] },
            "token": { "type": "string", "writeOnly": true, "minLength": 3 },
            "count": { "type": "integer", "minimum": 1 }
          },
          "required": ["id", "state"]
        }
        """;

    public const string Customer = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Customer",
          "type": "object",
          "properties": { "name": { "type": "string" } },
          "required": ["name"]
        }
        """;

    public const string OrderOfCustomer = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Order",
          "type": "object",
          "properties": { "customer": { "$ref": "customer.schema.json" } }
        }
        """;
}
