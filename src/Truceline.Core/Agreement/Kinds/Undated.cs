namespace Truceline.Core.Agreement;

public abstract partial record ClauseRule
{
    /// <summary>Something is owed and no date is set. The days since are counted; nothing ever falls due.</summary>
    /// <param name="Product">What discharges it.</param>
    public sealed record Undated(string Product) : ClauseRule
    {
        public override ClauseRule ReadAs(Reading reading) => reading.Product is { } product ? new Undated(product) : this;
    }
}
