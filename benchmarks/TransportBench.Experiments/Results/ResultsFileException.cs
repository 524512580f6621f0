namespace TransportBench.Experiments.Results;

/// <summary>A results file cannot be used: one line that says what is wrong with it and what was expected.</summary>
public sealed class ResultsFileException : Exception
{
    /// <param name="message">One line: the file, the member, what is allowed.</param>
    /// <param name="innerException">What was thrown, if anything was.</param>
    public ResultsFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
