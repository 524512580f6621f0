using TransportBench.Measurement.Machine;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Machine;

public sealed class MachineFactsTests
{
    private const string Cpus = "sys/devices/system/cpu";

    [Fact]
    public void Processor_Workstation_IsToldInFull()
    {
        using var system = new FabricatedSystem(
            ("proc/cpuinfo", "processor\t: 0\nmodel\t\t: 5\nmodel name\t: Some CPU @ 3 GHz\n"),
            ($"{Cpus}/cpu0/cpufreq/scaling_governor", "powersave\n"),
            ($"{Cpus}/cpu0/cpufreq/scaling_driver", "intel_pstate\n"),
            ($"{Cpus}/intel_pstate/no_turbo", "0\n"),
            ($"{Cpus}/cpuidle/current_governor", "menu\n"),
            ($"{Cpus}/cpuidle/current_driver", "intel_idle\n"),
            ($"{Cpus}/cpu0/topology/thread_siblings_list", "0,8\n"));
        Assert.Equal(new ProcessorFacts("Some CPU @ 3 GHz", "powersave (intel_pstate)", "on", "menu (intel_idle)", 2), ProcessorFacts.Read(system.Files));
    }

    [Theory]
    [InlineData("cpufreq/boost", "1", "on")]
    [InlineData("cpufreq/boost", "0", "off")]
    [InlineData("intel_pstate/no_turbo", "1", "off")]
    [InlineData("cpufreq/boost", "", "not exposed")]
    public void Processor_Boost_IsReadWhereTheDriverHasIt(string file, string text, string expected)
    {
        using var system = new FabricatedSystem(($"{Cpus}/{file}", text));
        Assert.Equal(expected, ProcessorFacts.Read(system.Files).Boost);
    }

    [Theory]
    [InlineData("current_governor", "haltpoll", "haltpoll", "haltpoll (haltpoll)")]
    [InlineData("current_governor_ro", "menu", "acpi_idle", "menu (acpi_idle)")]
    [InlineData("current_governor", "menu", "", "menu")]
    [InlineData("current_governor", "menu", "none", "not exposed")]
    public void Processor_Idle_IsGovernorAndDriver(string file, string governor, string driver, string expected)
    {
        using var system = new FabricatedSystem(($"{Cpus}/cpuidle/{file}", governor), ($"{Cpus}/cpuidle/current_driver", driver));
        Assert.Equal(expected, ProcessorFacts.Read(system.Files).Idle);
    }

    [Fact]
    public void Processor_Arm_IsNamedByImplementerAndPart()
    {
        using var system = new FabricatedSystem(("proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd40\n"));
        Assert.Equal("implementer 0x41 part 0xd40", ProcessorFacts.Read(system.Files).Model);
    }

    [Fact]
    public void Facts_NothingThere_AreNotExposedOrAbsent()
    {
        using var system = new FabricatedSystem();
        Assert.Equal(new ProcessorFacts(null, "not exposed", "not exposed", "not exposed", null), ProcessorFacts.Read(system.Files));
        Assert.Equal(new KernelFacts(null, null, null), KernelFacts.Read(system.Files));
    }

    [Fact]
    public void Kernel_Release_IsAllOfIt()
    {
        using var system = new FabricatedSystem(
            ("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n"), ("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n"));
        Assert.Equal(new KernelFacts("6.1.0-18-amd64", "tsc", null), KernelFacts.Read(system.Files));
    }

    [Theory]
    [InlineData("fpu hypervisor sse", "", "", "virtual machine")]
    [InlineData("fpu hypervisor sse", "Some Cloud", "t9.large", "virtual machine (Some Cloud t9.large)")]
    [InlineData("fpu sse", "Maker", "", "none seen (Maker)")]
    [InlineData(null, "Some Cloud", "a1", "Some Cloud a1")]
    public void Kernel_Virtualisation_IsFlagAndMaker(string? flags, string vendor, string product, string expected)
    {
        using var system = new FabricatedSystem(("sys/class/dmi/id/sys_vendor", vendor), ("sys/class/dmi/id/product_name", product));
        if (flags is not null) system.Add("proc/cpuinfo", $"flags\t\t: {flags}\n");
        Assert.Equal(expected, KernelFacts.Read(system.Files).Virtualisation);
    }
}
