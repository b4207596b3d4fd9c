namespace SupportWorkflow.Escalations;

public sealed partial class NaiveEscalation
{
    private sealed class Clock(int cycle, bool runs)
    {
        private bool _ended,
            _hard;

        public int Cycle = cycle,
            All,
            Open;

        /// <summary>The points of the running cycle, in percent, with the minute in which they were reached.</summary>
        public List<(int Percent, int Minute)> Told { get; } = [];

        /// <summary>How much was used at the end of each minute of the running cycle.</summary>
        public List<(int Minute, int All, int Open)> Past { get; } = [];

        public int Used(bool working) => working ? Open : All;

        /// <summary>The minute in which so much was used; null: not yet.</summary>
        public int? MinuteOf(int used, bool working)
        {
            if (Used(working) < used)
                return null;
            var (from, to) = (0, Past.Count);
            while (from < to)
                if ((from + to) / 2 is var middle && (working ? Past[middle].Open : Past[middle].All) >= used)
                    to = middle;
                else
                    from = middle + 1;
            return from < Past.Count ? Past[from].Minute : null;
        }

        public bool Runs = runs;

        public void Start()
        {
            if (Runs)
                return;
            (Cycle, Runs, All, Open, _ended, _hard) = (Cycle + 1, true, 0, 0, false, false);
            Told.Clear();
            Past.Clear();
        }

        public void Stop(bool hard)
        {
            _hard |= hard && Cycle > 0;
            if (Runs)
                (Runs, _ended) = (false, true);
        }

        public void GoOn() => (Runs, _ended) = (Runs || (_ended && !_hard), _ended && _hard);
    }
}
