using NBomber.Contracts;
using NBomber.Contracts.Stats;

namespace NBomber.CSharp;

public static class NBomberRunner
{
    public static NBomberContext RegisterScenarios(params ScenarioProps[] scenarios) => throw NotHere.Exception;

    public static NBomberContext WithWorkerPlugins(this NBomberContext context, params IWorkerPlugin[] plugins) => throw NotHere.Exception;

    public static NBomberContext WithReportFolder(this NBomberContext context, string reportFolder) => throw NotHere.Exception;

    public static NBomberContext WithReportFormats(this NBomberContext context, params ReportFormat[] reportFormats) => throw NotHere.Exception;

    public static NBomberContext WithTestSuite(this NBomberContext context, string testSuite) => throw NotHere.Exception;

    public static NBomberContext WithTestName(this NBomberContext context, string testName) => throw NotHere.Exception;

    public static NodeStats Run(this NBomberContext context) => throw NotHere.Exception;
}
