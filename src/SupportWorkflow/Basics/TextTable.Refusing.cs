namespace SupportWorkflow;

internal sealed partial class TextTable
{
    /// <summary>A rejection whose sentence stands under its code.</summary>
    public Rejection No(string code, params object?[] values) => new Refusal(this, code, values);

    private sealed class Refusal(TextTable table, string code, object?[] values) : Rejection
    {
        public override string Code => code;

        public override LocalText Reason => table.Say(code, values);
    }
}
