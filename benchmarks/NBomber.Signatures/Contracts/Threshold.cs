using System.Linq.Expressions;
using NBomber.Contracts.Stats;

namespace NBomber.Contracts;

public sealed class Threshold
{
    public static Threshold Create(Expression<Func<ScenarioStats, bool>> checkScenario, int? abortWhenErrorCount = null, TimeSpan? startCheckAfter = null) => throw NotHere.Exception;
}
