using Microsoft.Extensions.Options;

namespace SupportWorkflow.Hosting;

/// <summary>Lists everything that is wrong with the options of a desk.</summary>
internal sealed class DeskHostingOptionsValidator : IValidateOptions<DeskHostingOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskHostingOptions options)
    {
        var problems = new List<string>();
        Check(options.DueBatch is >= 1 and <= 10_000, $"DueBatch is {options.DueBatch}; it is 1 to 10,000");
        Check(options.OutboxBatch is >= 1 and <= 10_000, $"OutboxBatch is {options.OutboxBatch}; it is 1 to 10,000");
        Check(
            options.LongestSleep >= TimeSpan.FromMilliseconds(100) && options.LongestSleep <= TimeSpan.FromHours(1),
            $"LongestSleep is {options.LongestSleep:c}; it is 100 ms to an hour"
        );
        Check(
            options.LongestOutboxSleep >= TimeSpan.FromMilliseconds(100) && options.LongestOutboxSleep <= TimeSpan.FromHours(1),
            $"LongestOutboxSleep is {options.LongestOutboxSleep:c}; it is 100 ms to an hour"
        );
        Check(
            options.LongestRetryPause >= TimeSpan.FromSeconds(1) && options.LongestRetryPause <= TimeSpan.FromHours(1),
            $"LongestRetryPause is {options.LongestRetryPause:c}; it is 1 s to an hour"
        );
        Check(options.DueAlarm > TimeSpan.Zero, $"DueAlarm is {options.DueAlarm:c}; it is more than zero");
        Check(options.OutboxAlarm > TimeSpan.Zero, $"OutboxAlarm is {options.OutboxAlarm:c}; it is more than zero");
        Check(
            options.SendPatience >= TimeSpan.FromSeconds(1) && options.SendPatience <= TimeSpan.FromHours(1),
            $"SendPatience is {options.SendPatience:c}; it is 1 s to an hour"
        );
        Check(
            options.StopPatience > TimeSpan.Zero && options.StopPatience <= TimeSpan.FromHours(1),
            $"StopPatience is {options.StopPatience:c}; it is more than zero and at most an hour"
        );
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Check(bool isRight, string problem)
        {
            if (!isRight)
                problems.Add($"Desk '{name}': {problem}.");
        }
    }
}
