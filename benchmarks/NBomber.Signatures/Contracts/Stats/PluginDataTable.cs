namespace NBomber.Contracts.Stats;

public sealed class PluginDataTable
{
    public IList<Dictionary<string, object>> Rows => throw NotHere.Exception;

    public static PluginDataTable Create(string tableName) => throw NotHere.Exception;
}
