using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Truceline.Server.Description;

/// <summary>The API as OpenAPI: for every session at <c>/api/openapi.json</c>, and as a file from which the console makes its types.</summary>
public static class ApiDescription
{
    private const string Name = "v1";

    private static readonly Dictionary<Type, string> Formats = new()
    {
        [typeof(Instant)] = "date-time", [typeof(LocalDate)] = "date", [typeof(LocalTime)] = "time",
    };

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(Name, description =>
    {
        description.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        description.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Truceline", Version = "1", Description = "A joint ceasefire monitoring centre. Observation and accountability only." };
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    public static void MapDescription(this IEndpointRouteBuilder app) => app.MapOpenApi("/api/openapi.json").RequireAuthorization();

    /// <summary>The document of an application that has been started.</summary>
    public static async Task<string> WriteAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name)
            .GetOpenApiDocumentAsync(cancellation).ConfigureAwait(false);
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation).ConfigureAwait(false);
    }

    /// <summary>Times are written by NodaTime's converters, of which the generator knows nothing.</summary>
    private static void Describe(OpenApiSchema schema, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (!Formats.TryGetValue(bare, out var format))
        {
            return;
        }

        schema.Type = type == bare ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Format = format;
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }
}
