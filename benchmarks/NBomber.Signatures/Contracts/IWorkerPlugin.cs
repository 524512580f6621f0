using Microsoft.Extensions.Configuration;
using NBomber.Contracts.Stats;

namespace NBomber.Contracts;

public interface IWorkerPlugin : IDisposable
{
    string PluginName { get; }

    Task Init(IBaseContext context, IConfiguration infraConfig);

    Task Start(SessionStartInfo sessionInfo);

    Task<PluginData> GetData(NodeStats stats);

    Task Stop();
}
