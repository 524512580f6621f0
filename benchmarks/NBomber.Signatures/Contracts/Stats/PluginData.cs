namespace NBomber.Contracts.Stats;

public sealed class PluginData
{
    public IList<string> Hints => throw NotHere.Exception;

    public IList<PluginDataTable> Tables => throw NotHere.Exception;

    public static PluginData Create(string pluginName) => throw NotHere.Exception;
}
