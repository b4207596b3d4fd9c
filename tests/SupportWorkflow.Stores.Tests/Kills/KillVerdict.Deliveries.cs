using System.Globalization;

namespace SupportWorkflow.Stores.Kills;

internal sealed partial class KillVerdict
{
    /// <summary>
    /// Everything that was decided is delivered, nothing else is; what is delivered again was read before it was taken out; of one ticket
    /// nothing goes before what is earlier and was ready no later.
    /// </summary>
    private Task DeliveriesAsync()
    {
        var lines = workers.Where(w => w.Role == "sender").SelectMany(w => WorkerLog.Read(w.Log)).ToList();
        var done = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines.Where(l => l[0] == WorkerLog.Done))
        foreach (var key in line.Skip(2))
            done[key] = Math.Min(done.GetValueOrDefault(key, long.MaxValue), Number(line[1]));

        var (first, again) = (new Dictionary<string, Delivery>(StringComparer.Ordinal), 0);
        foreach (var d in lines.Where(l => l[0] == WorkerLog.Delivered).Select(Delivery.Of).OrderBy(d => d.At))
        {
            if (done.TryGetValue(d.Key, out var taken) && d.ReadFrom > taken)
                Doubled.Add($"{d.Key} was given again after it had been taken out");
            if (!first.TryAdd(d.Key, d))
                again++;
        }
        foreach (var key in _expected.Where(k => !first.ContainsKey(k)))
            Lost.Add($"{key} was decided and never delivered");
        foreach (var key in first.Keys.Where(k => !_expected.Contains(k)))
            Damaged.Add($"{key} was delivered, and nobody decided it");

        foreach (var ofTicket in first.Values.GroupBy(d => d.Ticket, StringComparer.Ordinal))
        {
            Delivery[] inOrder = [.. ofTicket.OrderBy(d => d.At)];
            for (var later = 1; later < inOrder.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
                if (inOrder[later].Version < inOrder[earlier].Version && inOrder[later].Ready <= inOrder[earlier].Ready)
                    Disordered.Add($"{inOrder[later].Key} came after {inOrder[earlier].Key}");
        }
        Told.Add($"{first.Count} outbox entries of {_expected.Count} expected, {again} delivered again");
        return Task.CompletedTask;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Delivery(string Key, string Ticket, int Version, long Ready, long ReadFrom, long At)
    {
        public static Delivery Of(string[] line) =>
            new(line[1], line[2], (int)Number(line[3]), Number(line[4]), Number(line[5]), Number(line[6]));
    }
}
