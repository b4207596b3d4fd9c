namespace SupportWorkflow.Assignments;

/// <summary>
/// Whether somebody has a skill, without looking at the texts of those they have: by hash first. It follows from the skills, so that two
/// are always equal: records that hold one compare by the skills themselves.
/// </summary>
internal readonly struct SkillIndex : IEquatable<SkillIndex>
{
    private readonly ulong _some;
    private readonly int[]? _hashes;
    private readonly string[]? _skills;

    public SkillIndex(ReadOnlySpan<string> skills)
    {
        if (skills.IsEmpty)
            return;
        (_hashes, _skills) = (new int[skills.Length], skills.ToArray());
        for (var i = 0; i < _skills.Length; i++)
        {
            _hashes[i] = HashOf(_skills[i]);
            _some |= 1UL << (_hashes[i] & 63);
        }
        Array.Sort(_hashes, _skills);
    }

    public static int HashOf(string skill) => string.GetHashCode(skill, StringComparison.Ordinal);

    /// <param name="skill">The skill.</param>
    /// <param name="hash">Its hash.</param>
    public bool Has(string skill, int hash)
    {
        if ((_some >> (hash & 63) & 1) == 0)
            return false;
        var at = Array.BinarySearch(_hashes!, hash);
        if (at < 0)
            return false;
        while (at > 0 && _hashes![at - 1] == hash)
            at--;
        for (; at < _hashes!.Length && _hashes[at] == hash; at++)
            if (_skills![at] == skill)
                return true;
        return false;
    }

    public bool Equals(SkillIndex other) => true;

    public override bool Equals(object? obj) => obj is SkillIndex;

    public override int GetHashCode() => 0;
}
